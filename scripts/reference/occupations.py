# SPDX-License-Identifier: GPL-3.0-or-later
"""Which occupations the tables of data/reference carry.

The roles' own occupations (data/roles/*.ini), and the groups that roles of AI, data, software
and security are drawn from, so that a new role rarely needs a new table. Everything else of a
published file stays with its publisher.
"""

import os
import re

GROUPS = (
    "15-",      # computer and mathematical
    "11-2021", "11-3021", "11-3051", "11-9041", "11-9121",  # managers next to them
    "13-1041", "13-1081", "13-1082", "13-1111", "13-1161", "13-1199",  # business operations
    "13-2011", "13-2041", "13-2051", "13-2054", "13-2061", "13-2099",  # finance
    "17-2061", "17-2071", "17-2072", "17-2112", "17-2141", "17-2199",  # engineers
    "19-1029", "19-2012", "19-2099", "19-3011", "19-3022", "19-4061",  # scientists
    "23-1011", "25-1021", "27-1014", "27-1021", "27-1024", "27-3042", "27-3043",
    "33-3021",  # detectives and criminal investigators (forensics)
    "41-9031",  # sales engineers
)
SOC = re.compile(r"\b\d\d-\d{4}\b")


def of_roles(directory):
    """The codes that the role files name, sorted."""
    found = set()
    if os.path.isdir(directory):
        for name in sorted(os.listdir(directory)):
            if name.endswith(".ini"):
                with open(os.path.join(directory, name), encoding="utf-8") as lines:
                    for line in lines:
                        if not line.lstrip().startswith((";", "#")):
                            found.update(SOC.findall(line))
    return sorted(found)


def wanted(code, role_codes):
    return code in role_codes or code.startswith(GROUPS)
