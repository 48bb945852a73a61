# SPDX-License-Identifier: GPL-3.0-or-later
"""The network: one request at a time, with manners, to one file at a time.

What always holds: nothing but http and https is opened, certificates are verified, a redirect never
leads from an encrypted address to a plain one; robots.txt of every host on the way is asked first;
between two requests to one host lies a pause. A fault that may pass (Passing) is tried again, with
growing waits that are the same in every run; any other (Refused) is final.
"""
import http.client
import os
import random
import re
import ssl
import time
import urllib.error
import urllib.request
import zipfile
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import quote, urljoin, urlsplit

from . import cache, robots, sources

AGAIN = {408, 425, 429, 500, 502, 503, 504}
REDIRECTS = {301, 302, 303, 307, 308}
MOST_REDIRECTS = 5
LONGEST_WAIT = 60.0
BLOCK = 1 << 16
SAFE_IN_URL = "%/:=&?~#+!$,;'@()*[]"


class Refused(Exception):
    """This source cannot be had: the text says why."""


class Passing(Exception):
    """Worth another try, after so many seconds where the server named them."""

    def __init__(self, why, after=0.0):
        super().__init__(why)
        self.after = after


@dataclass(frozen=True)
class Limits:
    timeout: float      # seconds without a byte
    deadline: float     # seconds for one source, waits included
    tries: int
    pause: float        # seconds between requests to one host
    backoff: float      # the first wait after a failure; doubled each time
    most_bytes: int


@dataclass
class Got:
    state: str          # "fetched", "changed" or "unchanged"
    sha256: str
    size: int


class AsTheyCome(urllib.request.HTTPErrorProcessor):
    """Every answer is handed to us, redirects and errors too."""

    def http_response(self, request, response):
        return response

    https_response = http_response


def opener():
    """Only http and https; the library's own has files, ftp and data: addresses too."""
    director = urllib.request.OpenerDirector()
    for handler in (urllib.request.ProxyHandler(), urllib.request.UnknownHandler(),
                    urllib.request.HTTPHandler(), AsTheyCome(),
                    urllib.request.HTTPSHandler(context=ssl.create_default_context())):
        director.add_handler(handler)
    return director


def words(status):
    try:
        return f"HTTP {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP {status}"


def retry_after(headers):
    """Seconds, from a number or a date (counted from the server's own clock where it tells it)."""
    text = (headers.get("Retry-After") or "").strip()
    if re.fullmatch(r"\d{1,9}", text):
        return float(text)
    try:
        now = parsedate_to_datetime(headers["Date"]) if headers.get("Date") else None
        then = parsedate_to_datetime(text)
        return max(0.0, (then - (now or datetime.now(timezone.utc))).total_seconds())
    except (TypeError, ValueError):
        return 0.0


def validator_of(headers):
    """What names this edition for a resumed download: a strong ETag, else a date, else nothing."""
    etag = cache.tidy_etag(headers.get("ETag"))
    if etag and not etag.startswith("W/"):
        return etag
    return cache.tidy_date(headers.get("Last-Modified"))


def content_length(headers):
    text = headers.get("Content-Length") or ""
    return int(text) if re.fullmatch(r"\d{1,18}", text) else None


def not_the_file(path):
    """None, or why what came is not what such a file holds: a page, a pointer, a torn archive."""
    with open(path, "rb") as file:
        head = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    name = path.removesuffix(".part")
    if head.startswith((b"<!doctype html", b"<html")) and not name.endswith(".html"):
        return "a web page came instead of the file"
    if head.startswith(b"version https://git-lfs"):
        return "a pointer came instead of the file (Git LFS)"
    if name.endswith((".zip", ".xlsx")) and not zipfile.is_zipfile(path):
        return "what came is not a zip file"
    return None


class Client:
    def __init__(self, limits, contact, sleep=time.sleep):
        self.limits, self.sleep = limits, sleep
        self.agent = f"{robots.AGENT}/1.0 (salary statistics; single files, one at a time" + (
            f"; {contact})" if contact else ")")
        self.opener = opener()
        self.rules = {}      # by scheme and host
        self.last = {}       # by host: when we last asked it, by the monotonic clock
        self.until = 0.0     # of the source at hand

    # One request

    def left(self):
        return self.until - time.monotonic()

    def wait(self, seconds):
        if seconds > self.left():
            raise Refused(f"it would take longer than {self.limits.deadline:g} seconds")
        if seconds > 0:
            self.sleep(seconds)

    def ask(self, url, headers):
        """One answer of one host, whatever its status. The caller closes it."""
        host = urlsplit(url).netloc.lower()
        if host in self.last:
            delay = max([self.limits.pause] + [rules.delay for (_, name), rules
                                               in self.rules.items() if name == host])
            self.wait(self.last[host] + delay - time.monotonic())
        request = urllib.request.Request(url, headers={
            "User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "identity", **headers})
        try:
            patience = min(self.limits.timeout, max(0.1, self.left()))
            return self.opener.open(request, timeout=patience)
        except urllib.error.URLError as error:
            if isinstance(error.reason, ssl.SSLCertVerificationError):
                raise Refused(f"the certificate of {host} is not to be trusted: "
                              f"{error.reason.verify_message}") from error
            if isinstance(error.reason, TimeoutError):
                raise Passing(f"no answer from {host} in time") from error
            raise Passing(f"{host}: {error.reason}") from error
        except TimeoutError as error:
            raise Passing(f"no answer from {host} in time") from error
        except (OSError, http.client.HTTPException) as error:
            raise Passing(f"{host}: {type(error).__name__}") from error
        finally:
            self.last[host] = time.monotonic()

    def follow(self, url, headers, check):
        """The answer at the end of the redirects; every address on the way passes check(url)."""
        seen = set()
        while True:
            check(url)
            answer = self.ask(url, headers)
            if answer.status not in REDIRECTS:
                return answer
            target = answer.headers.get("Location")
            answer.close()
            seen.add(url)
            if not target:
                raise Refused(f"{words(answer.status)} without an address")
            try:
                target = quote(urljoin(url, target).split("#")[0], safe=SAFE_IN_URL)
            except ValueError:
                raise Refused("it redirects to an address that is not valid") from None
            why = sources.may_open(target)
            if why or (urlsplit(url).scheme == "https" and urlsplit(target).scheme == "http"):
                raise Refused(f"it redirects to an address that "
                              f"{why or 'is not encrypted (https)'}")
            if target in seen:
                raise Refused("its redirects go in a circle")
            if len(seen) > MOST_REDIRECTS:
                raise Refused(f"more than {MOST_REDIRECTS} redirects")
            url = target

    def obey(self, url):
        """Refuses what robots.txt of the address's host forbids; asks for it once a run."""
        parts = urlsplit(url)
        host = (parts.scheme, parts.netloc.lower())
        if host not in self.rules:
            self.rules[host] = self.read_robots(f"{parts.scheme}://{parts.netloc}/robots.txt")
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if not self.rules[host].allows(path):
            raise Refused(f"robots.txt of {parts.netloc} forbids it to programs: fetch it by hand")

    def read_robots(self, url):
        """Where there is none, all is allowed; where the host is in trouble, it is left alone."""
        answer = self.follow(url, {}, lambda _: None)
        with answer:
            if answer.status >= 500 or answer.status == 429:
                raise Passing(f"robots.txt: {words(answer.status)}", retry_after(answer.headers))
            if answer.status != 200:
                return robots.Robots()
            try:
                text = answer.read(robots.MOST_BYTES)
            except (OSError, http.client.HTTPException) as error:
                raise Passing("robots.txt was cut off") from error
        return robots.Robots(text.decode("utf-8", "replace"))

    # One file

    def download(self, source, store, say):
        """The source into the cache; what was there stays until the new file is whole and right."""
        self.until = time.monotonic() + self.limits.deadline
        known = store.known(source)
        part = cache.Part(store.path(source))
        for attempt in range(1, self.limits.tries + 1):
            try:
                got = self.attempt(source, store, known, part)
                break
            except KeyboardInterrupt:
                if not os.path.exists(part.meta):
                    part.discard()
                raise
            except Passing as trouble:
                if attempt == self.limits.tries:
                    raise Refused(f"{trouble} ({attempt} tries)") from trouble
                seconds = max(trouble.after, self.backoff(source.name, attempt))
                if seconds > self.left():
                    raise Refused(f"{trouble}; the next try would be in {seconds:.0f} seconds, "
                                  "which is too long: run again later") from trouble
                say(f"{source.name}: {trouble}; again in {seconds:.1f} s")
                self.wait(seconds)
        return got

    def backoff(self, name, attempt):
        """Doubling waits with a jitter that hangs on source and attempt only."""
        spread = random.Random(f"{name} {attempt}").uniform(0.5, 1.0)
        return spread * min(LONGEST_WAIT, self.limits.backoff * 2 ** (attempt - 1))

    def attempt(self, source, store, known, part):
        begun = part.resumable(source.url)
        headers = {}
        if begun:
            headers = {"Range": f"bytes={begun[0]}-", "If-Range": begun[1]}
        elif known and known["etag"]:
            headers = {"If-None-Match": known["etag"]}
        if not begun and known and known["last_modified"]:
            headers["If-Modified-Since"] = known["last_modified"]
        with self.follow(source.url, headers, self.obey) as answer:
            if answer.status == 304 and known and not begun:
                return Got("unchanged", known["sha256"], int(known["bytes"]))
            self.receive(answer, source, part, begun)
            etag, date = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
        return self.accept(source, store, part, etag, date)

    def receive(self, answer, source, part, begun):
        """The body into the part, whole or not at all (a cut one is kept where it can go on)."""
        status, headers = answer.status, answer.headers
        if status == 416 and begun:
            part.discard()
            raise Passing("what we have is not part of it: from the start")
        if status in AGAIN:
            raise Passing(words(status), retry_after(headers))
        if status not in (200, 206) or (status == 206 and not begun):
            part.discard()
            raise Refused(words(status))
        if (headers.get("Content-Encoding") or "identity").strip().lower() != "identity":
            part.discard()
            raise Refused(f"it came as {headers['Content-Encoding']!r}, which was not asked for")
        have, total = 0, content_length(headers)
        if status == 206:
            span = re.fullmatch(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18})",
                                headers.get("Content-Range") or "")
            if not span or int(span[1]) != begun[0] or int(span[2]) + 1 != int(span[3]):
                part.discard()
                raise Passing("another part came than we asked for: from the start")
            have, total = begun[0], int(span[3])
        if total is not None and total > self.limits.most_bytes:
            part.discard()
            raise Refused(f"{total:,} bytes are more than --max-bytes {self.limits.most_bytes:,}")
        file = part.go_on() if have else part.begin(source.url, validator_of(headers))
        with file:
            self.copy(answer, file, part, have, total)

    def copy(self, answer, file, part, have, total):
        why = None
        while total is None or have < total:
            try:
                block = answer.read1(BLOCK)
            except TimeoutError:
                why = "the server went silent"
            except (OSError, http.client.HTTPException):
                why = "the connection broke"
            if why or not block:
                break
            if have + len(block) > (self.limits.most_bytes if total is None else total):
                part.discard()
                raise Refused(f"more came than the {total:,} bytes announced"
                              if total is not None else
                              f"it is more than --max-bytes {self.limits.most_bytes:,}")
            part.append(file, block)
            have += len(block)
            if self.left() <= 0:
                why = "too slow"
                break
        if why or (total is not None and have < total):
            if not os.path.exists(part.meta) or not have:
                part.discard()
            of = f" of {total:,}" if total is not None else ""
            raise (Refused if why == "too slow" else Passing)(
                f"{why or 'cut off'} after {have:,}{of} bytes")

    def accept(self, source, store, part, etag, date):
        """Is it what we wanted? Then it takes the file's place, else it goes."""
        size, sha256 = os.path.getsize(part.data), cache.sha256_of(part.data)
        wrong = "an empty file came" if not size else not_the_file(part.data)
        if source.sha256 and sha256 != source.sha256:
            wrong = wrong or f"wrong checksum: {sha256} instead of {source.sha256}"
        if wrong:
            part.discard()
            raise Refused(wrong)
        before = store.records.get(source.name, {}).get("sha256")
        try:
            part.finish()
        except cache.WriteFailed:
            part.discard()
            raise
        store.remember(source, sha256, size, etag, date)
        return Got("changed" if before and before != sha256 else "fetched", sha256, size)
