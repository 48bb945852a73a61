# SPDX-License-Identifier: GPL-3.0-or-later
"""A workbook of one sheet, as a spreadsheet program saves a CSV file."""
import csv
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def columns(count):
    return [(chr(64 + i // 26) if i >= 26 else "") + chr(65 + i % 26) for i in range(count)]


def sheet_rows(text, strings):
    for number, record in enumerate(csv.reader(text.splitlines()), 1):
        cells = []
        for name, value in zip(columns(len(record)), record):
            if value.isdigit() and len(value) < 15:
                cells.append(f'<c r="{name}{number}"><v>{value}</v></c>')
            elif value:
                index = strings.setdefault(value, len(strings))
                cells.append(f'<c r="{name}{number}" t="s"><v>{index}</v></c>')
        yield f'<row r="{number}">{"".join(cells)}</row>'


def write_book(path, text):
    """As a spreadsheet program saves it: numbers as numbers, each text once."""
    strings = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for row in sheet_rows(text, strings):
                sheet.write(row.encode())
            sheet.write(b"</sheetData></worksheet>")
        texts = "".join(f"<si><t>{escape(s)}</t></si>" for s in strings)
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{texts}</sst>')
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/workbook.xml",
                      f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
                      '<sheet name="Pay" sheetId="1" r:id="rId1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels",
                      f'<Relationships xmlns="{PACKAGE}">'
                      f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" '
                      'Target="worksheets/sheet1.xml"/>'
                      f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" '
                      'Target="sharedStrings.xml"/></Relationships>')
