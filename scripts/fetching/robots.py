# SPDX-License-Identifier: GPL-3.0-or-later
"""What a host's robots.txt lets us ask for (RFC 9309).

The longest rule that matches decides, a tie allows; * and $ are understood (the standard library's
parser knows neither). A group that names us is taken instead of the one for everybody.
"""
import re

AGENT = "paybands-fetch"
MOST_BYTES = 512 * 1024
LONGEST_DELAY = 60.0


def matches(rule, path):
    """Leftmost pieces in order: no backtracking, which a hostile file could make endless."""
    end = rule.endswith("$")
    first, *rest = (rule[:-1] if end else rule).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if end and not rest:
        return at == len(path)
    last = rest.pop() if end else ""
    for piece in rest:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not end or (path.endswith(last) and len(path) - len(last) >= at)


class Robots:
    """The rules of one host for us; without text everything is allowed."""

    def __init__(self, text=""):
        groups = {}
        names, open_group = [], False
        for line in text.splitlines():
            key, _, value = line.split("#", 1)[0].partition(":")
            key, value = key.strip().lower(), value.strip()
            if key == "user-agent":
                names = names + [value.lower()] if open_group else [value.lower()]
                open_group = True
                groups.setdefault(names[-1], [])
            elif key in ("allow", "disallow", "crawl-delay"):
                open_group = False
                for name in names:
                    groups[name].append((key, value))
        lines = groups.get(AGENT, groups.get("*", []))
        self.rules = [(len(path), key == "allow", path)
                      for key, path in lines if key != "crawl-delay" and path]
        self.delay = 0.0
        for key, value in lines:
            if key == "crawl-delay" and re.fullmatch(r"\d+(\.\d+)?", value):
                self.delay = min(float(value), LONGEST_DELAY)

    def allows(self, path):
        """path is that of the address, with its query."""
        best = max(((length, allow) for length, allow, rule in self.rules if matches(rule, path)),
                   default=(0, True))
        return best[1]
