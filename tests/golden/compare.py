"""Golden tests: what a run on the embedded sample publishes.

tests/golden/expected holds the band table of two roles and every file of theirs, small
enough to be read. What holds for all files of a run is checked on all of them.
"""
import csv
import gzip
import html.parser
import io
import json
import subprocess
import tempfile
from pathlib import Path

from harness import ROOT, Result, environment

EXPECTED = Path(__file__).resolve().parent / "expected"
ROLES = ["ml-engineer", "security-analyst"]
SCHEMAS = ROOT / "reports/schema"


def publish(output, *options):
    done = subprocess.run(["paybands", "run", "-q", "-o", output, *options], cwd=ROOT,
                          env=environment(), capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise AssertionError(f"paybands run ends with {done.returncode}: {done.stderr}")
    return Path(output, "latest")


def whole_tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes()
            for p in sorted(folder.resolve().rglob("*")) if p.is_file()}


def golden_files(tree):
    """The files of two roles, and their rows of the tables of all roles."""
    picked = {}
    for name, data in tree.items():
        if Path(name).parent.name == "roles" and Path(name).stem in ROLES:
            picked[name] = data
        if name in ("bands.csv", "impact.csv", "transitions.csv"):
            lines = data.decode().splitlines(keepends=True)
            picked[name] = "".join(line for i, line in enumerate(lines)
                                   if i == 0 or line.split(",")[0] in ROLES).encode()
    return picked


def same_as_expected(tree, accept):
    picked = golden_files(tree)
    if accept:
        for name, data in picked.items():
            path = EXPECTED / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    expected = {p.relative_to(EXPECTED).as_posix(): p.read_bytes()
                for p in sorted(EXPECTED.rglob("*")) if p.is_file()}
    for name in sorted(set(expected) | set(picked)):
        wanted, got = expected.get(name), picked.get(name)
        detail = ""
        if wanted != got:
            a, b = (wanted or b"").decode().splitlines(), (got or b"").decode().splitlines()
            first = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            detail = (f"  line {first + 1}\n  - {''.join(a[first:first + 1])[:300]}"
                      f"\n  + {''.join(b[first:first + 1])[:300]}")
        yield Result(f"golden {name}", "fail" if wanted != got else "pass", detail)


class Links(html.parser.HTMLParser):
    """Where a page points, and what it would fetch."""

    def __init__(self):
        super().__init__()
        self.links, self.fetched = [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])
        if tag in ("script", "img", "iframe") and attrs.get("src"):
            self.fetched.append(attrs["src"])
        if tag == "link" and "stylesheet" in attrs.get("rel", ""):
            self.fetched.append(attrs.get("href"))


def page_faults(tree):
    for name, data in tree.items():
        if not name.endswith(".html"):
            continue
        page = Links()
        page.feed(data.decode())
        for link in page.links:
            if "://" in link or link.startswith(("#", "mailto:")):
                continue
            target = (Path("/", name).parent / link.split("#")[0]).resolve()
            if target.as_posix().lstrip("/") not in tree:
                yield f"{name}: {link} leads nowhere"
        yield from (f"{name}: is not one file: it fetches {f}" for f in page.fetched)


def sample_faults(tree):
    for name, data in tree.items():
        text = (gzip.decompress(data) if name.endswith(".gz") else data).decode().lower()
        rows = text.splitlines()
        if name.endswith(".csv") and len(rows) > 1:
            unmarked = [r for r in rows[1:] if "sample" not in r]
            if unmarked:
                yield f"{name}: {len(unmarked)} rows do not say sample, as {unmarked[0][:120]}"
        elif "sample" not in text:
            yield f"{name}: does not say sample"


def json_faults(tree):
    import jsonschema
    schemas = {p.name.removesuffix(".schema.json"): json.loads(p.read_text())
               for p in sorted(SCHEMAS.glob("*.schema.json"))}
    used = set()
    for name, data in tree.items():
        if not name.endswith(".json"):
            continue
        kind = "role" if name.startswith("roles/") else Path(name).stem
        if kind not in schemas:
            yield f"{name}: has no schema"
            continue
        used.add(kind)
        for error in jsonschema.Draft7Validator(schemas[kind]).iter_errors(json.loads(data)):
            yield f"{name}: {'/'.join(map(str, error.path))}: {error.message[:200]}"
    yield from (f"{kind}: a schema of no file" for kind in set(schemas) - used)


def ledger_faults(tree):
    ledger = json.loads(tree["ledger.json"])
    rejects = list(csv.DictReader(io.StringIO(gzip.decompress(tree["rejects.csv.gz"]).decode())))
    for source in ledger["sources"]:
        filtered = sum(f["rows"] for f in source["filtered"])
        rejected = sum(r["rows"] for r in source["rejected"])
        if source["rows_read"] != source["observations"] + rejected + filtered:
            yield f"ledger {source['source']}: the sum does not hold"
        listed = sum(r["source"] == source["source"] for r in rejects)
        if listed != rejected:
            yield f"ledger {source['source']}: {rejected} rejected, {listed} in rejects.csv.gz"


def digest_faults(tree):
    import hashlib
    manifest = json.loads(tree["manifest.json"])
    named = {f["name"]: f["sha256"] for f in manifest["outputs"]}
    for name, data in tree.items():
        if name == "manifest.json":
            continue
        if named.get(name) != hashlib.sha256(data).hexdigest():
            yield f"manifest: {name}: another digest, or none"


def order_faults(tree):
    """Within a band the percentiles never fall."""
    for row in csv.DictReader(io.StringIO(tree["bands.csv"].decode())):
        values = [float(row[p]) for p in ("p10", "p25", "p50", "p75", "p90") if row[p]]
        if values != sorted(values):
            yield f"bands: {row}"


def all_checks(accept):
    with tempfile.TemporaryDirectory() as folder:
        try:
            tree = whole_tree(publish(f"{folder}/a", "--jobs", "1"))
            again = whole_tree(publish(f"{folder}/b", "--jobs", "3"))
        except AssertionError as fault:
            return [Result("golden: a run on the sample", "fail", str(fault))]
    results = list(same_as_expected(tree, accept))
    checks = {
        "two runs give the same bytes": [n for n in tree if tree[n] != again.get(n)],
        "every page is one file and its links lead somewhere": page_faults(tree),
        "every file and row says sample": sample_faults(tree),
        "JSON is as its schema says": json_faults(tree),
        "the ledger's sum holds, and rejects are listed": ledger_faults(tree),
        "the manifest names every file's digest": digest_faults(tree),
        "percentiles never fall within a band": order_faults(tree),
    }
    for name, faults in checks.items():
        faults = list(faults)
        results.append(Result(f"golden: {name}", "fail" if faults else "pass",
                              "\n".join(f"  {f}" for f in faults[:20])))
    return results


def jobs(accept):
    yield lambda: all_checks(accept)
