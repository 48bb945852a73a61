# SPDX-License-Identifier: GPL-3.0-or-later
"""scripts/fetch-data against a server on loopback, and its table of sources.

Every check runs the script as a person would, in a cache of its own, and looks at the exit code, at
what the script printed, at what the server was asked, and at every file the cache has afterwards.
"""
import io
import resource
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path

from harness import ROOT, Result, environment

from .bench import BODY, OTHER, QUICK, SCRIPT, Bench, digest
from .server import Answer, Server
from fetching import robots, sources


def a_file_comes_whole_with_its_terms_and_checksum(bench):
    bench.row().server.tell("/pay.csv", Answer(body=BODY, etag='"one"'))
    done = bench.run()
    bench.holds(BODY)
    terms = bench.files()["pay/pay.terms.txt"].decode()
    assert "https://example.org/terms" in terms and "CC0 1.0" in terms and terms in done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == (f"pay: fetched: {len(BODY):,} bytes, sha256 {digest(BODY)[:16]}, "
                        f"{bench.cache}/pay/pay.csv"), lines
    assert lines[1:] == ["1 fetched"], lines
    headers = bench.server.requests("/pay.csv")[0].headers
    assert headers["User-Agent"].startswith("paybands-fetch/"), headers
    assert headers["Accept-Encoding"] == "identity", headers


def a_file_that_did_not_change_is_not_sent_again(bench):
    bench.row().server.tell("/pay.csv", Answer(body=BODY, etag='"one"'))
    bench.run()
    done = bench.run()
    assert done.stdout.startswith("pay: unchanged:"), done.stdout
    assert bench.server.requests("/pay.csv")[1].headers["If-None-Match"] == '"one"'
    bench.holds(BODY)
    bench.server.tell("/pay.csv", Answer(body=OTHER, etag='"two"'))
    assert bench.run().stdout.startswith("pay: changed:")
    bench.holds(OTHER)


def a_date_serves_where_there_is_no_etag(bench):
    date = "Tue, 06 May 2025 10:00:00 GMT"
    bench.row().server.tell("/pay.csv", Answer(body=BODY, headers={"Last-Modified": date}),
                            Answer(304, headers={"Content-Length": "none"}))
    bench.run()
    assert "unchanged" in bench.run().stdout
    headers = bench.server.requests("/pay.csv")[1].headers
    assert headers["If-Modified-Since"] == date and "If-None-Match" not in headers, headers
    bench.holds(BODY)


def a_file_spoilt_by_hand_is_fetched_anew(bench):
    bench.row().server.tell("/pay.csv", Answer(body=BODY, etag='"one"'))
    bench.run()
    (bench.cache / "pay/pay.csv").write_bytes(BODY[:100])
    bench.run()
    assert "If-None-Match" not in bench.server.requests("/pay.csv")[1].headers
    bench.holds(BODY)


def a_missing_file_is_said_once_and_the_others_come(bench):
    bench.row("gone").row("pay").server.tell("/pay.csv", Answer(body=BODY))
    done = bench.run(code=3)
    assert "gone: failed: HTTP 404 Not Found: " in done.stdout, done.stdout
    assert done.stdout.endswith("1 failed, 1 fetched\n"), done.stdout
    assert len(bench.server.requests("/gone.csv")) == 1, "a 404 was tried again"
    bench.holds(BODY)
    assert not [path for path in bench.files() if path.startswith("gone/gone.csv")]


def a_failing_server_is_tried_again(bench):
    bench.row().server.tell("/pay.csv", Answer(500), Answer(503), Answer(body=BODY))
    done = bench.run()
    assert len(bench.server.requests("/pay.csv")) == 3
    assert "HTTP 500 Internal Server Error; again in" in done.stderr, done.stderr
    bench.holds(BODY)


def a_server_that_keeps_failing_leaves_the_old_file(bench):
    bench.row().server.tell("/pay.csv", Answer(body=BODY), Answer(500))
    bench.run()
    done = bench.run(code=3)
    assert "(3 tries)" in done.stdout and len(bench.server.requests("/pay.csv")) == 4, done.stdout
    bench.holds(BODY)


def waits_grow_and_are_the_same_in_every_run(bench):
    bench.row().server.tell("/pay.csv", Answer(500))
    options = ("--pause", "0", "--backoff", "0.1", "--tries", "4")
    waits = []
    for _ in range(2):
        done = bench.run(code=3, options=options)
        waits.append([line.split("again in ")[1] for line in done.stderr.splitlines()
                      if "again in" in line])
    assert waits[0] == waits[1] and len(waits[0]) == 3, waits
    at = [asked.at for asked in bench.server.requests("/pay.csv")[:4]]
    gaps = [b - a for a, b in zip(at, at[1:])]
    for gap, least in zip(gaps, (0.05, 0.1, 0.2)):
        assert gap >= least, gaps


def retry_after_is_waited_for(bench):
    bench.row().server.tell("/pay.csv", Answer(429, headers={"Retry-After": "1"}),
                            Answer(body=BODY))
    bench.run()
    first, second = bench.server.requests("/pay.csv")
    assert second.at - first.at >= 1.0, second.at - first.at
    bench.holds(BODY)


def retry_after_may_be_a_date(bench):
    bench.row().server.tell(
        "/pay.csv", Answer(503, headers={"Date": "Tue, 06 May 2025 10:00:00 GMT",
                                         "Retry-After": "Tue, 06 May 2025 10:00:01 GMT"}),
        Answer(body=BODY))
    bench.run()
    first, second = bench.server.requests("/pay.csv")
    assert second.at - first.at >= 1.0, "the date is to be read by the server's own clock"
    bench.holds(BODY)


def a_wait_that_is_too_long_is_not_begun(bench):
    bench.row().server.tell("/pay.csv", Answer(503, headers={"Retry-After": "90000"}))
    started = time.monotonic()
    done = bench.run(code=3)
    assert "the next try would be in 90000 seconds" in done.stdout, done.stdout
    assert time.monotonic() - started < 10
    bench.only_terms_left()


def a_body_cut_short_is_no_file(bench):
    bench.row().server.tell("/pay.csv", Answer(body=BODY, cut=4000))
    done = bench.run(code=3)
    assert f"cut off after 4,000 of {len(BODY):,} bytes (3 tries)" in done.stdout, done.stdout
    bench.only_terms_left()


def a_chunked_body_cut_short_is_no_file(bench):
    bench.row().server.tell("/pay.csv", Answer(body=BODY, cut=4000, chunked=True))
    bench.run(code=3)
    bench.only_terms_left()
    bench.server.tell("/pay.csv", Answer(body=BODY, chunked=True))
    bench.run()
    bench.holds(BODY)


def a_download_cut_short_goes_on_from_there(bench):
    whole = Answer(body=BODY, etag='"one"', ranges=True)
    bench.row().server.tell("/pay.csv", Answer(body=BODY, etag='"one"', cut=4000), whole)
    bench.run()
    second = bench.server.requests("/pay.csv")[1].headers
    assert second["Range"] == "bytes=4000-" and second["If-Range"] == '"one"', second
    bench.holds(BODY)


def a_download_goes_on_in_the_next_run(bench):
    bench.row().server.tell("/pay.csv", Answer(body=BODY, etag='"one"', cut=4000))
    bench.run("--tries", 1, code=3)
    assert bench.files()["pay/pay.csv.part"] == BODY[:4000]
    bench.server.tell("/pay.csv", Answer(body=BODY, etag='"one"', ranges=True))
    bench.run()
    assert bench.server.requests("/pay.csv")[1].headers["Range"] == "bytes=4000-"
    bench.holds(BODY)


def another_edition_starts_from_the_beginning(bench):
    bench.row().server.tell("/pay.csv", Answer(body=BODY, etag='"one"', cut=4000),
                            Answer(body=OTHER, etag='"two"', ranges=True))
    bench.run()
    bench.holds(OTHER)


def another_part_than_asked_for_is_not_glued_on(bench):
    wrong = Answer(206, BODY[5000:], {"Content-Range": f"bytes 5000-{len(BODY) - 1}/{len(BODY)}"})
    bench.row().server.tell("/pay.csv", Answer(body=BODY, etag='"one"', cut=4000), wrong,
                            Answer(body=BODY, etag='"one"'))
    bench.run()
    assert "Range" not in bench.server.requests("/pay.csv")[2].headers
    bench.holds(BODY)


def a_part_nobody_can_place_is_thrown_away(bench):
    folder = bench.cache / "pay"
    folder.mkdir(parents=True)
    (folder / "pay.csv.part").write_bytes(b"left over")
    (folder / "pay.csv.part.json").write_text("{ torn")
    bench.row().server.tell("/pay.csv", Answer(body=BODY, etag='"one"', ranges=True))
    bench.run()
    assert "Range" not in bench.server.requests("/pay.csv")[0].headers
    bench.holds(BODY)


def a_wrong_checksum_is_refused_and_the_old_file_stays(bench):
    bench.row(sha256=digest(OTHER)).server.tell("/pay.csv", Answer(body=BODY))
    done = bench.run(code=3)
    assert f"wrong checksum: {digest(BODY)} instead of {digest(OTHER)}" in done.stdout
    assert len(bench.server.requests("/pay.csv")) == 1
    bench.only_terms_left()
    bench.server.tell("/pay.csv", Answer(body=OTHER))
    bench.run()
    bench.holds(OTHER)


def a_fixed_edition_that_is_here_is_not_asked_for(bench):
    bench.row(sha256=digest(BODY)).server.tell("/pay.csv", Answer(body=BODY))
    bench.run()
    asked = len(bench.server.asked)
    assert "pay: there: a fixed edition" in bench.run().stdout
    assert len(bench.server.asked) == asked, "it was asked for again"


def redirects_in_a_circle_end(bench):
    bench.row().server.tell("/pay.csv", Answer(302, headers={"Location": "/a"}))
    bench.server.tell("/a", Answer(301, headers={"Location": "/pay.csv"}))
    done = bench.run(code=3)
    assert "its redirects go in a circle" in done.stdout, done.stdout
    for i in range(9):
        bench.server.tell(f"/{i}", Answer(307, headers={"Location": f"/{i + 1}"}))
    bench.server.tell("/pay.csv", Answer(302, headers={"Location": "/0"}))
    assert "more than 5 redirects" in bench.run(code=3).stdout
    bench.only_terms_left()


def a_redirect_is_followed_to_where_it_may_lead(bench):
    bench.row().server.tell("/pay.csv", Answer(302, headers={"Location": "/there.csv"}))
    bench.server.tell("/there.csv", Answer(body=BODY))
    bench.run()
    bench.holds(BODY)
    bench.server.tell("/pay.csv", Answer(302, headers={"Location": "/of May.csv"}))
    bench.server.tell("/of%20May.csv", Answer(body=OTHER))
    bench.run()
    bench.holds(OTHER)
    for target in ("file:///etc/passwd", "ftp://127.0.0.1/x", "http://example.org/x",
                   "data:text/plain,x", "http://user@127.0.0.1/x", "http://[broken/x",
                   "http://127.0.0.1:port/"):
        bench.server.tell("/pay.csv", Answer(302, headers={"Location": target}))
        assert "it redirects to an address that" in bench.run(code=3).stdout, target
    bench.holds(OTHER)


def a_silent_server_is_given_up(bench):
    bench.row().server.tell("/pay.csv", Answer(body=BODY, before=5))
    started = time.monotonic()
    done = bench.run("--timeout", "0.2", code=3)
    assert "no answer from" in done.stdout and time.monotonic() - started < 4, done.stdout
    bench.only_terms_left()


def a_server_that_drips_is_given_up(bench):
    bench.row().server.tell("/pay.csv", Answer(body=BODY, drip=0.05))
    started = time.monotonic()
    done = bench.run("--deadline", "1", code=3)
    assert "too slow after" in done.stdout and time.monotonic() - started < 5, done.stdout
    bench.only_terms_left()


def a_file_too_large_is_not_read(bench):
    bench.row().server.tell("/pay.csv", Answer(body=BODY))
    done = bench.run("--max-bytes", 1000, code=3)
    assert f"{len(BODY):,} bytes are more than --max-bytes 1,000" in done.stdout, done.stdout
    bench.server.tell("/pay.csv", Answer(body=BODY, chunked=True))
    assert "it is more than --max-bytes 1,000" in bench.run("--max-bytes", 1000, code=3).stdout
    bench.only_terms_left()


def what_is_not_the_file_is_not_taken_for_it(bench):
    bench.row("book", path="/book", file="book/book.xlsx").row()
    page = b"\n <!DOCTYPE html><title>Please accept our terms</title>"
    bench.server.tell("/book", Answer(body=BODY))
    for body, words in ((page, "a web page came"), (b"", "an empty file came"),
                        (b"version https://git-lfs.github.com/spec/v1\n", "a pointer came")):
        bench.server.tell("/pay.csv", Answer(body=body))
        done = bench.run(code=3)
        assert f"pay: failed: {words}" in done.stdout, done.stdout
        assert "book: failed: what came is not a zip file" in done.stdout, done.stdout
    assert {Path(p).name for p in bench.files()} == {"book.terms.txt", "pay.terms.txt"}
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("sheet.xml", "<sheet/>")
    bench.server.tell("/book", Answer(body=book.getvalue()))
    bench.run("--only", "book")


def an_encoding_nobody_asked_for_is_refused(bench):
    bench.row().server.tell("/pay.csv", Answer(body=BODY, headers={"Content-Encoding": "gzip"}))
    assert "it came as 'gzip'" in bench.run(code=3).stdout
    bench.only_terms_left()


def robots_txt_is_obeyed(bench):
    bench.row().row("free").server.tell("/robots.txt", Answer(
        body=b"User-agent: *\nDisallow: /*.csv$\nAllow: /free.csv\n"))
    bench.server.tell("/pay.csv", Answer(body=BODY))
    bench.server.tell("/free.csv", Answer(body=BODY))
    done = bench.run(code=3)
    assert "forbids it to programs: fetch it by hand" in done.stdout, done.stdout
    assert not bench.server.requests("/pay.csv") and bench.server.requests("/free.csv")
    assert len(bench.server.requests("/robots.txt")) == 1


def robots_txt_in_trouble_keeps_us_away(bench):
    bench.row().server.tell("/robots.txt", Answer(503))
    bench.server.tell("/pay.csv", Answer(body=BODY))
    assert "robots.txt: HTTP 503" in bench.run(code=3).stdout
    assert not bench.server.requests("/pay.csv")


def robots_rules_are_those_of_rfc_9309(_bench):
    rules = robots.Robots("""User-agent: other
Disallow: /
User-agent: *
User-agent: bot
Crawl-delay: 3
Disallow: /a   # a comment
Allow: /a/b
Disallow: /x*z$
Disallow:
""")
    for path, wanted in (("/", True), ("/a", False), ("/a/c?q", False), ("/a/b", True),
                         ("/xyz", False), ("/xyz?", True), ("/b", True)):
        assert rules.allows(path) == wanted, path
    assert rules.delay == 3.0
    named = robots.Robots("User-agent: *\nDisallow: /\n\nUser-agent: Paybands-Fetch\nAllow: /d\n")
    assert named.allows("/anything")
    assert robots.Robots("User-agent: *\nDisallow: /a\nAllow: /a\n").allows("/a"), "a tie allows"
    for rule, path, wanted in (("/a*b*c", "/a1c2b3c4", False), ("/a*b*c", "/a1b2c3", False),
                               ("/a*b*c", "/a1c2b", True), ("/a*aa$", "/aa", True),
                               ("/a*aa$", "/axaa", False), ("*.csv", "/x.csv?y", False),
                               ("/a*$", "/abc", False), ("/a$", "/a", False)):
        assert robots.Robots(f"User-agent: *\nDisallow: {rule}").allows(path) == wanted, rule
    hostile = robots.Robots("User-agent: *\nDisallow: /" + "*a" * 2000 + "$\n")
    started = time.monotonic()
    assert hostile.allows("/" + "a" * 3000 + "b") and time.monotonic() - started < 1


def one_host_is_asked_one_thing_at_a_time_with_pauses(bench):
    for name in ("a", "b", "c"):
        bench.row(name).server.tell(f"/{name}.csv", Answer(body=BODY))
    bench.run(options=("--pause", "0.3"))
    at = [asked.at for asked in bench.server.asked]
    assert len(at) == 4, [asked.path for asked in bench.server.asked]
    assert min(b - a for a, b in zip(at, at[1:])) >= 0.28, at


def a_publisher_that_wants_a_contact_gets_one_or_no_request(bench):
    bench.row(access="contact").server.tell("/pay.csv", Answer(body=BODY))
    done = bench.run()
    assert "pay: by hand: give --contact ADDRESS" in done.stdout and not bench.server.asked
    bench.run("--only", "pay", code=3)
    bench.run("--contact", "pay@example.org")
    assert "pay@example.org" in bench.server.requests("/pay.csv")[0].headers["User-Agent"]
    bench.holds(BODY)
    bench.run("--contact", "nobody\r\nX: y", code=2)


def what_needs_a_person_is_described_and_then_recorded(bench):
    bench.row(access="manual", note="press Download").server.tell("/pay.csv", Answer(body=BODY))
    done = bench.run()
    assert f"press Download; keep it as {bench.cache}/pay/pay.csv" in done.stdout, done.stdout
    assert "CC0 1.0" in done.stderr and not bench.server.asked
    bench.run("--only", "pay", code=3)
    (bench.cache / "pay").mkdir(parents=True)
    (bench.cache / "pay/pay.csv").write_bytes(BODY)
    assert bench.run("--only", "pay").stdout.startswith("pay: there: ")
    bench.holds(BODY)
    bench.run("--verify")


def verify_finds_what_changed_without_a_network(bench):
    bench.row().row("other").server.tell("/pay.csv", Answer(body=BODY))
    bench.server.tell("/other.csv", Answer(body=OTHER))
    bench.run()
    asked = len(bench.server.asked)
    assert bench.run("--verify").stdout.endswith("2 checked, 0 not fetched\n")
    (bench.cache / "pay/pay.csv").write_bytes(OTHER)
    (bench.cache / "other/other.csv").unlink()
    done = bench.run("--verify", code=3)
    assert f"pay: CHANGED: {digest(OTHER)} instead of {digest(BODY)}" in done.stdout, done.stdout
    assert "other: missing: " in done.stdout and len(bench.server.asked) == asked
    bench.run("--verify", "--only", "pay", code=3)


def list_and_dry_run_ask_nothing_and_write_nothing(bench):
    bench.row().row("hand", access="manual", note="press Download")
    assert f"would ask {bench.server.address}/pay.csv" in bench.run("--dry-run").stdout
    assert "by hand: " in bench.run("--dry-run").stdout
    assert len(bench.run("--list").stdout.splitlines()) == 2
    assert not bench.server.asked and not bench.cache.exists()


def only_takes_names_of_the_table(bench):
    bench.row("a").row("b").server.tell("/b.csv", Answer(body=BODY))
    bench.run("--only", "b")
    assert not bench.server.requests("/a.csv")
    bench.holds(BODY, "b")
    done = bench.run("--only", "bb", code=2)
    assert "there is no source 'bb'; the nearest is 'b'" in done.stderr, done.stderr
    bench.run("--nothing", code=2)
    bench.run("--tries", "0", code=2)


def a_wrong_table_stops_before_the_first_request(bench):
    for row, words in (
            ({"file": "../../etc/passwd"}, "is not a plain path"),
            ({"file": "/etc/passwd"}, "is not a plain path"),
            ({"file": "pay.csv"}, "would collide"),
            ({"url": "http://example.org/pay.csv"}, "is not encrypted"),
            ({"url": "file:///etc/passwd"}, "is neither http nor https"),
            ({"access": "perhaps"}, "is not one of fetch, contact, manual"),
            ({"sha256": "abc"}, "is not 64 hexadecimal digits"),
            ({"access": "manual"}, "needs a note"),
            ({"terms": ""}, "terms is empty"),
            ({"name": "Pay Data"}, "lower-case words")):
        bench.rows = []
        bench.row("good").row(**row)
        done = bench.run(code=2)
        assert words in done.stderr and "sources.csv:3: " in done.stderr, done.stderr
    bench.rows = []
    bench.row("twice").row("twice")
    assert "stands in line 2 as well" in bench.run(code=2).stderr
    assert not bench.server.asked


def a_failed_write_ends_with_74_and_leaves_nothing_half(bench):
    bench.row().server.tell("/pay.csv", Answer(body=OTHER), Answer(body=BODY * 100))
    bench.run()
    small = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))  # noqa: E731
    done = bench.run(code=74, before=small)
    assert "pay.csv.part: File too large: not written" in done.stderr, done.stderr
    bench.holds(OTHER)
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run([sys.executable, str(SCRIPT), "--list"], env=environment(),
                              stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 74 and b"standard output" in done.stderr, done
    bench.cache = bench.folder / "sources.csv"
    bench.run(code=74)


def two_runs_do_not_share_a_cache(bench):
    held = threading.Event()
    bench.row().server.tell("/pay.csv", Answer(body=BODY, held=held))
    bench.run("--list")  # writes the table
    first = subprocess.Popen(
        [sys.executable, str(SCRIPT), "--cache", str(bench.cache), "--sources",
         str(bench.folder / "sources.csv"), *QUICK], env=environment(),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: bench.server.requests("/pay.csv"))
        assert "another run" in bench.run(code=5).stderr
        held.set()
        assert first.wait(30) == 0
    finally:
        held.set()
        first.kill()
        first.wait()
    bench.holds(BODY)


def wait_for(condition):
    for _ in range(1000):
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("waited in vain")


def a_killed_run_leaves_what_the_next_one_goes_on_from(bench):
    slow = Answer(body=BODY, etag='"one"', drip=0.01, ranges=True)
    bench.row().server.tell("/pay.csv", slow)
    bench.run("--list")  # writes the table
    part, had = bench.cache / "pay/pay.csv.part", 0
    for stop, code, words in (
            (signal.SIGKILL, -signal.SIGKILL, ""),
            (signal.SIGINT, 130, "fetch-data: stopped; what was begun goes on from there next time\n")):
        running = subprocess.Popen(
            [sys.executable, str(SCRIPT), "--cache", str(bench.cache), "--sources",
             str(bench.folder / "sources.csv"), *QUICK], env=environment(),
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            # A shell's background job ignores SIGINT, and so would what it starts.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))
        try:
            wait_for(lambda h=had: part.exists() and part.stat().st_size > h)
        finally:
            running.send_signal(stop)
            said = running.communicate(timeout=30)[1]
        assert running.returncode == code and said.endswith(words), (running.returncode, said)
        assert not (bench.cache / "pay/pay.csv").exists()
        assert BODY.startswith(part.read_bytes())
        had = part.stat().st_size
    bench.server.tell("/pay.csv", Answer(body=BODY, etag='"one"', ranges=True))
    bench.run()
    assert bench.server.requests("/pay.csv")[2].headers["Range"] == f"bytes={had}-"
    bench.holds(BODY)


def a_certificate_nobody_signed_is_not_trusted(bench):
    if not shutil.which("openssl", path=environment()["PATH"]):
        return "skip"
    key, certificate = bench.folder / "key.pem", bench.folder / "certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                    "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                    "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with Server() as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.tell("/pay.csv", Answer(body=BODY))
        bench.row(url=server.address.replace("http:", "https:") + "/pay.csv")
        done = bench.run(code=3)
        assert "is not to be trusted" in done.stdout and not server.asked, done.stdout
    bench.only_terms_left()
    return None


def words_of_a_server_reach_no_terminal_as_commands(bench):
    bench.row().server.tell("/pay.csv", Answer(
        body=BODY, headers={"Content-Encoding": "\x1b[2Jgzip", "ETag": '=cmd|"x"'}))
    done = bench.run(code=3)
    assert "\x1b" not in done.stdout + done.stderr
    bench.server.tell("/pay.csv", Answer(body=BODY, headers={"ETag": '=cmd|"x"'}))
    bench.run()
    assert bench.record()["etag"] == "", bench.record()


def the_published_table_is_sound(_bench):
    table = sources.read(ROOT / "scripts/sources.csv")
    assert len(table) > 30
    layouts = {path.stem: path.read_text() for path in (ROOT / "ingest/layouts").glob("*.ini")}
    tables = {f"reference/{path.stem}" for path in (ROOT / "data/reference").glob("*.csv")}
    for source in table:
        assert source.url.startswith("https://"), source.url
        assert source.layout in {*layouts, *tables, "-"}, f"{source.name}: {source.layout}"
        assert "https://" in source.terms, f"{source.name}: no link to its terms"
    published = {name for name, text in layouts.items() if "\nurl" in text}
    missing = published - {source.layout for source in table}
    assert not missing, f"layouts of a publisher that scripts/sources.csv lacks: {sorted(missing)}"


CHECKS = [value for name, value in list(globals().items())
          if callable(value) and getattr(value, "__code__", None)
          and value.__code__.co_varnames[:1] in (("bench",), ("_bench",))
          and value.__code__.co_argcount == 1]


def run(check):
    name = f"fetch: {check.__name__.replace('_', ' ')}"
    try:
        with tempfile.TemporaryDirectory() as folder, Server() as server:
            if check(Bench(folder, server)) == "skip":
                return [Result(name, "skip", "needs openssl")]
    except (AssertionError, KeyError, ValueError, OSError, IndexError,
            subprocess.SubprocessError) as fault:
        return [Result(name, "fail", f"  {type(fault).__name__}: {str(fault)[:2000]}")]
    return [Result(name, "pass")]


def jobs():
    for check in CHECKS:
        yield lambda c=check: run(c)
