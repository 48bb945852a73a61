# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages as a browser shows them, where Chromium is there: what a phone's reader has to scroll, that nothing
is wider than the window, that nothing is requested, and that the scripts answer as the program does.

A page of the sample's run is copied with tests/browser/measure.js at its end, put into a frame as wide as a
window, and asked what it shows. Of the copy alone the policy is taken away: that the page's own policy
names its own script is checked on the page itself.
"""
import base64
import hashlib
import html
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from harness import ROOT, Result, environment
from golden.compare import publish

PHONE, DESK = 390, 1280
NARROW = 320  # no page is wider than that either
PAGES_MOST = 2  # of a role on paper
HEIGHT_MOST = 6000  # pixels at the phone's width
BYTES_MOST = 120_000
ROLES = ["ml-engineer", "it-support-specialist", "technology-executive", "data-scientist"]
PAGES = ["index.html", "compare.html#ml-engineer,data-scientist,qa-engineer"] + \
    [f"roles/{role}.html" for role in ROLES]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)
MEASURE = (Path(__file__).parent / "measure.js").read_text()
FRAMES = """<!DOCTYPE html><title>frames</title><body><script>
var left = %(frames)s, got = [];
left.forEach(function (f, i) {
  var e = document.createElement("iframe");
  e.style.cssText = "border:0;height:900px;width:" + f.width + "px";
  e.src = f.page; document.body.appendChild(e); f.window = e.contentWindow;
});
addEventListener("message", function (m) {
  left.forEach(function (f, i) { if (f.window === m.source) got[i] = m.data; });
  if (got.filter(Boolean).length === left.length) {
    document.body.innerHTML = "<pre></pre>";
    document.querySelector("pre").textContent = JSON.stringify(got);
  }
});
</script>"""


def browser():
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def copied(page, folder, name, script=True):
    """A copy that measures itself; without its own script where that is asked for."""
    text = POLICY.sub("", page.read_text())
    if not script:
        text = SCRIPT.sub("", text)
    copy = folder / name
    copy.write_text(text.replace("</body>", f"<script>{MEASURE}</script></body>"))
    return copy.name


def seen(folder, frames, *options):
    """What each frame shows: [(name of the copy with its hash, width)] to a list of measures."""
    wrapper = folder / "frames.html"
    wrapper.write_text(FRAMES % {"frames": json.dumps([{"page": p, "width": w} for p, w in frames])})
    done = subprocess.run([browser(), "--headless", "--no-sandbox", "--disable-gpu",
                           f"--user-data-dir={folder}/profile", "--virtual-time-budget=20000",
                           "--window-size=1400,1000", *options, "--dump-dom", wrapper.as_uri()],
                          capture_output=True, text=True, timeout=180)
    found = re.search(r"<pre>(.*?)</pre>", done.stdout, re.S)
    if not found:
        raise AssertionError(f"the browser said nothing: {done.stdout[:300]} {done.stderr[-300:]}")
    return json.loads(html.unescape(found[1]))


def placed(latest, role, area, pay):
    done = subprocess.run(["paybands", "place", "--json", "--role", role, "--level", "senior", "--area", area,
                           "--pay", str(pay), latest], env=environment(), capture_output=True, text=True)
    return next(b["percentile"] for b in json.loads(done.stdout)["bands"] if b["basis"] == "modelled")


def policy_faults(name, text):
    """The page's own policy forbids requests and names its one script by its digest."""
    policy = POLICY.search(text)
    if not policy or "default-src 'none'" not in policy[1]:
        yield f"{name}: no policy that forbids requests"
        return
    for script in SCRIPT.findall(text):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        if f"'sha256-{digest}'" not in policy[1]:
            yield f"{name}: its policy does not name its script"
    if "script-src" in policy[1] and not SCRIPT.findall(text):
        yield f"{name}: its policy names a script that it has not"


def width_faults(name, width, m):
    for state in ("folded", "open"):
        if m[state]["width"] > width or m[state]["wide"]:
            yield f"{name} at {width}: {state}, {m[state]['width']} wide: {m[state]['wide'][:3]}"
    if m["requests"]:
        yield f"{name}: {m['requests']} requests"
    if width == PHONE and m["folded"]["height"] > HEIGHT_MOST:
        yield f"{name}: {m['folded']['height']} pixels high at {PHONE}"


def script_faults(latest, folder, frames_of):
    """What the scripts answer: the program's percentile, three roles compared, all roles listed."""
    asks = [("ml-engineer", "California", "US-CA", 95_000), ("ml-engineer", "California", "US-CA", 140_000),
            ("data-scientist", "United States", "US", 120_000), ("data-scientist", "Ohio", "US-OH", 300_000)]
    frames = [(f"{r}.html#pay=Senior;{p.replace(' ', '%20')};{v}", DESK) for r, p, a, v in asks]
    for (role, place, area, pay), m in zip(asks, seen(folder, frames)):
        want = placed(latest, role, area, pay)
        # The program rounds to a tenth.
        if m["percentile"] is None or abs(float(m["percentile"]) - want) > .06:
            yield f"{role}, {place}, {pay}: {m['percentile']} by the page, {want} by paybands place"
    index, compared, plain = frames_of["index.html"], frames_of["compare.html"], frames_of["plain"]
    roles = len(json.loads((latest / "index.json").read_text())["roles"])
    if (index["shown"], index["tools"]) != (roles, True):
        yield f"index.html: {index['shown']} of {roles} roles, tools {index['tools']}"
    if (plain["shown"], plain["tools"]) != (roles, False):
        yield f"index.html without its script: {plain['shown']} of {roles} roles, tools {plain['tools']}"
    if compared["columns"] != 3 or compared["compared"] < 6:
        yield f"compare.html: {compared['columns']} roles, {compared['compared']} bars"
    if compared["cards"] != ["none"] * len(compared["cards"]):
        yield f"compare.html on a desk names the roles in each cell: {compared['cards'][:3]}"
    cards, named = frames_of["compare.html on a phone"], ["ML Engineer", "Data Scientist", "QA Engineer"]
    want = [f'"{name}"' for name in named] * (len(cards["cards"]) // len(named))
    if not want or cards["cards"] != want or cards["columns"] != 3:
        yield f"compare.html on a phone: its cards are of {cards['cards'][:6]}"
    bare = (latest / "compare.html").read_text()
    (folder / "_bare.html").write_text(re.sub(r'"figures": ?"[^"]*"', '"figures": ""', bare))
    name = copied(folder / "_bare.html", folder, "bare.html")
    said = seen(folder, [(f"{name}#ml-engineer,data-scientist", PHONE)])[0]["chosen"] or ""
    if "no estimate by level" not in said or "Infinity" in said:
        yield f"compare.html without figures: {said[-80:]!r}"


HOST = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>A site's own page</title>
<meta name="viewport" content="width=device-width"><style>body{font:18px/1.4 serif;margin:1rem;color:#222}
table{border:2px solid #080}th{background:#ffc;text-align:center}i{letter-spacing:1px}b{color:#a00}p{margin:2em 0}</style>
<body><div id="host" style="width:15rem"><h1>Ours</h1><p>Text <b>of</b> <i>the</i> <a href="x">site</a></p>
<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table><section>s</section></div>%s</body></html>"""
FRAGMENTS = ["ml-engineer", "it-support-specialist"]


def fragment_faults(latest, folder):
    """Two fragments on a page of another style: the page looks as without them, and they fit it."""
    texts = [(latest / f"fragments/{role}.html").read_text() for role in FRAGMENTS]
    for name, text in (("host.html", ""), ("with.html", "".join(texts))):
        page = folder / f"_{name}"
        page.write_text(HOST % text)
        copied(page, folder, name)
    widths = (320, PHONE, DESK)
    frames = [(name, width) for name in ("host.html", "with.html") for width in widths]
    seen_all = seen(folder, frames)
    for width, before, after in zip(widths, seen_all, seen_all[3:]):
        yield from width_faults("a page with fragments", width, after)
        if not before["looks"] or before["looks"] != after["looks"]:
            yield f"at {width} the page looks otherwise with fragments"
        if after["fragments"] != [4, 4]:
            yield f"levels of the fragments: {after['fragments']}"


# The site's own categories, of a run with editors' texts.
CATEGORIES = {"data-scientist": "Data & AI", "ml-engineer": "Data & AI", "qa-engineer": "Building software"}


def category_faults(folder):
    """The index filters by them; where no editor gives one there is no such filter."""
    texts = folder / "editorial"
    texts.mkdir()
    for role, category in CATEGORIES.items():
        (texts / f"{role}.md").write_text(f"---\ncategory: {category}\n---\n")
    sample = (ROOT / "data/sample/paybands.ini").read_text().replace("path = ", f"path = {ROOT}/data/sample/")
    (folder / "site.ini").write_text(f"[site]\neditorial = {texts}\n{sample}")
    latest = publish(str(folder / "edited"), "-c", str(folder / "site.ini"))
    name = copied(latest / "index.html", folder, "edited.html")
    for width, m in zip((PHONE, DESK), seen(folder, [(name, PHONE), (name, DESK)])):
        yield from width_faults("index.html with categories", width, m)
        got = {role: category for category, roles in (m["categories"] or {}).items() for role in roles}
        if got != CATEGORIES or m["shown"] < 70:
            yield f"index.html at {width}: filtered by category {got}, then {m['shown']} roles"


# The index of a site tells the role's page what it shows, and follows its link.
CLICK = """addEventListener("load", function () {
  var link = [].find.call(document.querySelectorAll("main a"), function (a) { return a.textContent === "NAME"; });
  var heads = [].map.call(document.querySelectorAll("h2"), function (h) { return h.textContent; });
  link.hash = encodeURIComponent(JSON.stringify([document.documentElement.scrollWidth, heads]));
  link.click();
});"""


def demo_faults(latest, folder):
    """scripts/demo-site builds a site of the run by Hugo; from its index a reader comes to a role."""
    done = subprocess.run([ROOT / "scripts/demo-site", latest, folder / "demo"], capture_output=True, text=True)
    if done.returncode:
        yield f"demo-site ends with {done.returncode}: {done.stderr[-500:]}"
        return
    public = folder / "demo/public"
    roles = json.loads((latest / "index.json").read_text())["roles"]
    for role in roles:
        text = (public / role["files"]["html"]).read_text()
        for link in re.findall(r'href="([^"#:]+)"', text):
            if not (public / "roles" / link).is_file():
                yield f"{role['id']}: its link {link} leads nowhere"
    chosen = next(r for r in roles if r["id"] == "ml-engineer")
    for path, script in (("index.html", CLICK.replace("NAME", html.escape(chosen["display_name"]))),
                         (chosen["files"]["html"], MEASURE)):
        page = public / path
        page.write_text(page.read_text().replace("</body>", f"<script>{script}</script></body>"))
    widths = (PHONE, DESK)
    groups = len({r["category"] or r["family"] for r in roles})
    for width, m in zip(widths, seen(folder, [("demo/public/index.html", w) for w in widths])):
        index_width, heads = json.loads(m["came"] or "[0, []]")
        if not 0 < index_width <= width or len(heads) != groups:
            yield f"the index at {width}: {index_width} wide, {len(heads)} of {groups} categories"
        if m["title"] != chosen["display_name"] or m["fragments"] != [4] or m["requests"]:
            yield f"at {width} the link leads to {m['title']!r}, levels {m['fragments']}, {m['requests']} requests"
        if m["open"]["width"] > width:
            yield f"the role at {width}: {m['open']['width']} wide"


def paper_faults(latest, folder):
    for role in ROLES:
        pdf = folder / f"{role}.pdf"
        subprocess.run([browser(), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                        f"--print-to-pdf={pdf}", (latest / f"roles/{role}.html").as_uri()],
                       capture_output=True, timeout=180, check=True)
        pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf.read_bytes()))
        if not 0 < pages <= PAGES_MOST:
            yield f"{role}: {pages} pages of paper"


def check_demo(latest, folder):
    name = "browser: a site that Hugo builds of a run is clicked through"
    if not shutil.which("hugo"):
        return Result(name, "skip", "no Hugo")
    faults = list(demo_faults(latest, folder))
    return Result(name, "fail" if faults else "pass", "\n".join(f"  {f}" for f in faults[:20]))


# Every page that a reader comes to, its folds open, by axe-core (npm): what a screen reader cannot read, what is too
# pale, what has no name.
AXE_PAGES = [(f"roles/{ROLES[0]}.html", PHONE), (f"roles/{ROLES[0]}.html", DESK), (f"roles/{ROLES[2]}.html", PHONE),
             (f"roles/{ROLES[2]}.html", DESK), ("index.html", PHONE), ("index.html", DESK),
             ("compare.html#ml-engineer,data-scientist", DESK), (f"roles/{ROLES[0]}.html#pay=Senior;Ohio;120000", DESK),
             ("methods.html", DESK), ("changes.html", DESK)]
AXE_RUN = """addEventListener("load", function () {
  document.querySelectorAll("details").forEach(function (d) { d.open = true; });
  axe.run(document, { resultTypes: ["violations"], preload: false }).then(function (found) {
    parent.postMessage({ dark: matchMedia("(prefers-color-scheme: dark)").matches, rules: found.passes.length,
      violations: found.violations.map(function (v) {
        return v.id + " (" + v.nodes.length + "): " + v.nodes[0].html.slice(0, 120); }) }, "*");
  }, function (fault) { parent.postMessage({ violations: [String(fault)] }, "*"); });
});"""
SCHEMES = {"dark": 0, "light": 1}  # Blink's numbers


def axe_core():
    """The script of axe-core, of the modules that NODE_PATH and npm name; None without it."""
    folders = os.environ.get("NODE_PATH", "").split(os.pathsep)
    if shutil.which("npm"):
        folders.append(subprocess.run(["npm", "root", "-g"], capture_output=True, text=True).stdout.strip())
    return next((p for p in (Path(f) / "axe-core/axe.min.js" for f in folders if f) if p.is_file()), None)


def axe_faults(latest, folder, axe):
    frames = []
    for page, width in AXE_PAGES:
        path, _, fragment = page.partition("#")
        copy = folder / f"axe-{Path(path).name}"
        text = POLICY.sub("", (latest / path).read_text())
        copy.write_text(text.replace("</body>", f"<script>{axe.read_text()}</script><script>{AXE_RUN}</script></body>"))
        frames.append((copy.name + (f"#{fragment}" if fragment else ""), width))
    for scheme, number in SCHEMES.items():
        for (name, width), got in zip(frames, seen(folder, frames, f"--blink-settings=preferredColorScheme={number}")):
            where = f"{name.removeprefix('axe-')} at {width}, {scheme}"
            yield from (f"{where}: {v}" for v in got["violations"])
            if not got["violations"] and (got["rules"] < 10 or got["dark"] != (scheme == "dark")):
                yield f"{where}: {got['rules']} rules passed, dark {got['dark']}"


def a_bad_page_is_found(folder, axe):
    """An image without a text, a field without a name and pale words: the check can fail."""
    page = folder / "bad.html"
    page.write_text("<!DOCTYPE html><html><head><title>x</title></head><body><main><h1>x</h1><img src='data:,'>"
                    "<input><p style='color:#bbb;background:#fff'>pale</p></main>"
                    f"<script>{axe.read_text()}</script><script>{AXE_RUN}</script></body></html>")
    found = {v.split()[0] for v in seen(folder, [("bad.html", DESK)])[0]["violations"]}
    missed = {"html-has-lang", "image-alt", "label", "color-contrast"} - found
    if missed:
        yield f"not found on a bad page: {sorted(missed)}"


def check_axe(latest, folder):
    name = "browser: axe-core finds no violation, in light and in dark"
    axe = axe_core()
    if not axe:
        return Result(name, "skip", "no axe-core (npm install -g axe-core)")
    faults = [*a_bad_page_is_found(folder, axe), *axe_faults(latest, folder, axe)]
    return Result(name, "fail" if faults else "pass", "\n".join(f"  {f}" for f in faults[:40]))


def check_all():
    names = ["pages stand within their bytes and policies", "nothing is wider than a window, or requested",
             "scripts answer as the program does", "the index filters by the site's categories",
             "fragments leave the page around them as it is", "a role is on two pages of paper at most"]
    alone = ["a site that Hugo builds of a run is clicked through", "axe-core finds no violation, in light and in dark"]
    if not browser():
        return [Result(f"browser: {n}", "skip", "no Chromium (apt-get install chromium fonts-liberation: widths are measured with those fonts)") for n in [*names, *alone]]
    with tempfile.TemporaryDirectory() as temporary:
        try:
            latest, folder = publish(f"{temporary}/out"), Path(temporary)
        except AssertionError as fault:
            return [Result(f"browser: {n}", "fail", f"  {fault}") for n in [*names, *alone]]
        pages = sorted(latest.rglob("*.html"))
        stands = [f"{p.name}: {p.stat().st_size} bytes" for p in pages if p.stat().st_size > BYTES_MOST]
        for page in (p for p in pages if p.parent.name != "fragments"):
            stands += policy_faults(page.name, page.read_text())
        frames = []
        for page in PAGES:
            path, _, fragment = page.partition("#")
            copy = copied(latest / path, folder, Path(path).name) + (f"#{fragment}" if fragment else "")
            frames += [(copy, PHONE), (copy, DESK)]
        frames.append((copied(latest / "index.html", folder, "plain.html", script=False), PHONE))
        frames += [(copy, NARROW) for copy, width in frames if width == PHONE]
        measures = seen(folder, frames)
        widths = [f for (name, width), m in zip(frames, measures) for f in width_faults(name, width, m)]
        frames_of = {name.partition("#")[0]: m for (name, width), m in zip(frames, measures) if width == DESK}
        frames_of["compare.html on a phone"] = next(
            m for (name, width), m in zip(frames, measures) if name.startswith("compare") and width == PHONE)
        frames_of["plain.html"] = next(
            m for (name, width), m in zip(frames, measures) if name == "plain.html" and width == PHONE)
        frames_of["plain"] = frames_of.pop("plain.html")
        answers = list(script_faults(latest, folder, frames_of))
        if frames_of["index.html"]["categories"] is not None:
            answers.append("index.html: a filter by categories that no editor gave")
        categories = list(category_faults(folder))
        fragments = list(fragment_faults(latest, folder))
        paper = list(paper_faults(latest, folder))
        others = [check_demo(latest, folder), check_axe(latest, folder)]
    return [Result(f"browser: {n}", "fail" if f else "pass", "\n".join(f"  {x}" for x in f))
            for n, f in zip(names, (stands, widths, answers, categories, fragments, paper))] + others


def jobs():
    yield check_all
