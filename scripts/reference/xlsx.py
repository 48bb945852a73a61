# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading .xlsx sheets with the standard library only (zipfile and xml).

rows(path, sheet=None) yields each row of a sheet as a list of str or None, in order of
row number; a row that the file leaves out comes as an empty list, so that the n-th list
is row n of the sheet. A cell that is missing or empty is None. Numbers come as they are
written in the file ("112590", "0.9"), booleans as TRUE or FALSE, errors as their text
("#N/A"). `sheet` is a name, an index from 0, or None for the first one.
"""

import posixpath
import re
import zipfile
from xml.etree import ElementTree

# Both the transitional and the strict namespace occur: names are compared without them.
MAX_COLUMN = 16384


def _local(tag):
    return tag.rsplit("}", 1)[-1]


def _children(element, name):
    return [child for child in element if _local(child.tag) == name]


def _string(element):
    """The text of a shared or inline string: its own <t>, or its runs' <t>; no phonetics."""
    parts = []
    for child in element:
        name = _local(child.tag)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts.extend(t.text or "" for t in _children(child, "t"))
    text = "".join(parts)
    # _x000D_ and its like are how the format writes characters that XML cannot hold.
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), text)


def _sheets(archive):
    """(name, path in the archive) of every sheet, in the workbook's order."""
    package = ElementTree.fromstring(archive.read("_rels/.rels"))
    workbook = "xl/workbook.xml"
    for relation in package:
        if relation.get("Type", "").endswith("/officeDocument"):
            workbook = relation.get("Target").lstrip("/")
    folder = posixpath.dirname(workbook)
    relations = posixpath.join(folder, "_rels", posixpath.basename(workbook) + ".rels")
    targets = {}
    for relation in ElementTree.fromstring(archive.read(relations)):
        target = relation.get("Target")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        targets[relation.get("Id")] = posixpath.normpath(path)
    found = []
    for element in ElementTree.fromstring(archive.read(workbook)).iter():
        if _local(element.tag) == "sheet":
            identity = next(v for k, v in element.attrib.items() if _local(k) == "id" and k != "id")
            found.append((element.get("name"), targets[identity]))
    return found


def _shared_strings(archive):
    name = next((n for n in archive.namelist() if n.endswith("sharedStrings.xml")), None)
    if name is None:
        return []
    return [_string(item) for item in _children(ElementTree.fromstring(archive.read(name)), "si")]


def _column(reference):
    """"C7" is column 2."""
    column = 0
    for letter in reference:
        if not letter.isalpha():
            break
        column = column * 26 + ord(letter.upper()) - ord("A") + 1
    if not 1 <= column <= MAX_COLUMN:
        raise ValueError(f"cell reference {reference!r} is not one")
    return column - 1


def _value(cell, strings):
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = _children(cell, "is")
        return (_string(inline[0]) if inline else "") or None
    values = _children(cell, "v")
    if not values or values[0].text is None:
        return None
    text = values[0].text
    if kind == "s":
        return strings[int(text)] or None
    if kind == "b":
        return "TRUE" if text == "1" else "FALSE"
    return text


def sheet_names(path):
    with zipfile.ZipFile(path) as archive:
        return [name for name, _ in _sheets(archive)]


def rows(path, sheet=None):
    with zipfile.ZipFile(path) as archive:
        sheets = _sheets(archive)
        if sheet is None:
            sheet = 0
        if isinstance(sheet, int):
            part = sheets[sheet][1]
        else:
            parts = [where for name, where in sheets if name == sheet]
            if not parts:
                names = ", ".join(name for name, _ in sheets)
                raise ValueError(f"{path}: no sheet {sheet!r}; it has {names}")
            part = parts[0]
        strings = _shared_strings(archive)
        expected = 1
        with archive.open(part) as stream:
            for _, element in ElementTree.iterparse(stream):
                if _local(element.tag) != "row":
                    continue
                number = int(element.get("r", expected))
                while expected < number:
                    yield []
                    expected += 1
                expected = number + 1
                out = []
                for cell in _children(element, "c"):
                    reference = cell.get("r")
                    column = _column(reference) if reference else len(out)
                    out.extend([None] * (column - len(out)))
                    out.append(_value(cell, strings))
                element.clear()
                yield out


def table(path, sheet=None, header_row=1):
    """The sheet's rows under its header (row `header_row`, from 1) as dictionaries."""
    header = None
    for number, row in enumerate(rows(path, sheet), start=1):
        if number == header_row:
            header = [(name or "").strip() for name in row]
        elif header is not None and any(cell is not None for cell in row):
            padded = row + [None] * (len(header) - len(row))
            yield dict(zip(header, padded))
