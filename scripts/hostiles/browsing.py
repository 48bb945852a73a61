# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens pages of hostile texts in Chromium: no script but the page's own runs, and nothing is requested.

A script that the texts bring tells the page around its frame (texts.TRAP), and their addresses lead to a server of
ours that counts. Each page is opened as it is, and as a copy without its content-security policy, since the policy
may hide what escaping missed. A fragment stands in a page of a site's own. The first frames spring the trap.
"""
import html
import json
import re
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .texts import TRAP

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
FRAMES = """<!DOCTYPE html><title>frames</title><body><script>
var said = {};
addEventListener("message", function (m) {
  [].forEach.call(document.querySelectorAll("iframe"), function (f) {
    if (f.contentWindow === m.source) said[f.getAttribute("src")] = 1; });
});
PAGES.forEach(function (page) {
  var e = document.createElement("iframe"); e.src = page; document.body.appendChild(e); });
addEventListener("load", function () { setTimeout(function () {
  document.body.innerHTML = "<pre></pre>"; document.querySelector("pre").textContent = JSON.stringify(said); }, 4000); });
</script>"""
TOGETHER = 24  # frames of one page


def browser():
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Server:
    """Counts what is asked of it."""

    def __init__(self):
        asked = self.asked = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def sprung(folder, names):
    """The names of those pages in which a script of the texts ran."""
    wrapper = folder / "frames.html"
    wrapper.write_text(FRAMES.replace("PAGES", json.dumps(names)))
    done = subprocess.run([browser(), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                           "--virtual-time-budget=15000", "--dump-dom", wrapper.as_uri()],
                          capture_output=True, text=True, timeout=300)
    found = re.search(r"<pre>(.*?)</pre>", done.stdout, re.S)
    if not found:
        raise AssertionError(f"the browser said nothing: {done.stdout[:300]} {done.stderr[-300:]}")
    return set(json.loads(html.unescape(found[1])))


def copies(latest, folder):
    """Names of the pages to open: all with hostile texts, as they are and without their policies."""
    for path in sorted(latest.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        name = str(path.relative_to(latest)).replace("/", "-")
        if path.parent.name == "fragments":
            text = f"<!DOCTYPE html><meta charset=utf-8><title>A site's own page</title>{text}"
        elif "zq" not in text:
            continue
        else:
            (folder / name).write_text(text, encoding="utf-8")
            yield name
        (folder / f"open-{name}").write_text(POLICY.sub("", text), encoding="utf-8")
        yield f"open-{name}"


def faults(latest, folder, server):
    """(what was opened, fault or None)."""
    if not browser():
        return
    folder = folder / "browser"
    folder.mkdir()
    springs = {"script.html": f"<script>{TRAP}</script>", "image.html": f"<img src=x onerror={TRAP}>",
               "request.html": f"<img src=http://127.0.0.1:{server.port}/owned>"}
    for name, text in springs.items():
        (folder / name).write_text(text)
    found = sprung(folder, list(springs))
    yield "a trap that works", None if found == {"script.html", "image.html"} and server.asked == ["/owned"] else \
        f"sprung by {sorted(found)}, asked for {server.asked}"
    names = list(copies(latest.resolve(), folder))
    for begin in range(0, len(names), TOGETHER):
        some = names[begin:begin + TOGETHER]
        server.asked.clear()
        found = sprung(folder, some)
        for name in some:
            yield f"{name} in Chromium", "a script of a text ran" if name in found else None
        yield f"requests of {some[0]} to {some[-1]}", f"{len(server.asked)} requests" if server.asked else None
