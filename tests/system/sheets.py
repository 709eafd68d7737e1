"""Spreadsheets as clerks and their programs write them; nothing but the standard library."""
import csv
import datetime
import io
import pathlib
import re
import xml.etree.ElementTree
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Raw(str):
    """A number cell, as the file stores its digits."""


class Mistake(str):
    """A cell that shows an error, as #N/A."""


class Formula(str):
    """A cell computed by the spreadsheet program; this is the value that it kept."""


class Dated(float):
    """A number cell with a date's format."""


def column_name(index):
    name = ""
    while index >= 0:
        name, index = chr(65 + index % 26) + name, index // 26 - 1
    return name


def cell_xml(cell, place):
    if cell is None or cell == "":
        return ""
    if isinstance(cell, datetime.date):
        cell = Dated((cell - datetime.date(1899, 12, 30)).days)
    if isinstance(cell, Dated):
        return f'<c r="{place}" s="1"><v>{cell:g}</v></c>' if cell != int(cell) else f'<c r="{place}" s="1"><v>{int(cell)}</v></c>'
    if isinstance(cell, bool):
        return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, (int, float, Raw)):
        return f'<c r="{place}"><v>{cell}</v></c>'
    if isinstance(cell, Mistake):
        return f'<c r="{place}" t="e"><v>{cell}</v></c>'
    if isinstance(cell, Formula):
        return f'<c r="{place}"><f>SUM(A1:A2)</f><v>{cell}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'


def sheet_xml(rows, before=""):
    """`rows`: lists of cells from row 1 on; an empty list is an empty row."""
    out = [HEAD, before, f'<worksheet xmlns="{MAIN}"><sheetData>']
    for number, cells in enumerate(rows, 1):
        if cells:
            inside = "".join(cell_xml(cell, f"{column_name(i)}{number}") for i, cell in enumerate(cells))
            out.append(f'<row r="{number}">{inside}</row>')
    return "".join(out) + "</sheetData></worksheet>"


def package_parts(names, hidden=()):
    """The parts that a workbook needs beside its sheets."""
    sheets = "".join(f'<sheet name="{escape(name)}" sheetId="{i}" r:id="rId{i}"' + (' state="hidden"' if name in hidden else "") + "/>"
                     for i, name in enumerate(names, 1))
    relations = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                        for i in range(1, len(names) + 1))
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{base}.worksheet+xml"/>' for i in range(1, len(names) + 1))
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{base}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{base}.styles+xml"/>{parts}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}<Relationship Id="rIdS" '
        f'Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1">'
        '<border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14"/></cellXfs></styleSheet>',
    }


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2017, 9, 30, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def workbook_parts(sheets, hidden=()):
    parts = package_parts([name for name, _ in sheets], hidden)
    for i, (_, rows) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = sheet_xml(rows)
    return parts


def workbook(*sheets, hidden=()):
    """The bytes of an .xlsx; `sheets`: (name, rows)."""
    return zipped(workbook_parts(sheets, hidden))


def shared_strings_workbook(rows):
    """The same with the texts in a table of their own, as Excel itself writes them."""
    texts = []
    cells = []
    for number, row in enumerate(rows, 1):
        inside = []
        for i, cell in enumerate(row):
            place = f"{column_name(i)}{number}"
            if type(cell) is str and cell:
                inside.append(f'<c r="{place}" t="s"><v>{len(texts)}</v></c>')
                half = len(cell) // 2
                texts.append(f"<si><r><t>{escape(cell[:half])}</t></r><r><rPr/><t>{escape(cell[half:])}</t></r></si>")
            else:
                inside.append(cell_xml(cell, place))
        cells.append(f'<row r="{number}">{"".join(inside)}</row>')
    parts = package_parts(["Sheet1"])
    parts["xl/worksheets/sheet1.xml"] = f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{"".join(cells)}</sheetData></worksheet>'
    parts["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}" uniqueCount="{len(texts)}">{"".join(texts)}</sst>'
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", f'<Relationship Id="rIdT" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
    return zipped(parts)


def csv_text(rows, delimiter=",", end="\r\n"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows([["" if cell is None else str(cell) for cell in row] for row in rows])
    return out.getvalue()


def texts_of(path):
    """Every text and number that stands in a spreadsheet, cell by cell, as lists of rows."""
    data = pathlib.Path(path).read_bytes()
    if not data.startswith(b"PK"):
        for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "gb18030"):
            try:
                text = data.decode(encoding)
                return [row for row in csv.reader(io.StringIO(text), delimiter="\t" if "\t" in text else ",")]
            except UnicodeDecodeError:
                continue
    rows = []
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        return rows
    for name in package.namelist():
        if re.match(r"xl/worksheets/.*\.xml$", name):
            for row in xml.etree.ElementTree.fromstring(package.read(name)).iter(f"{{{MAIN}}}row"):
                rows.append(["".join(cell.itertext()) for cell in row])
    return rows
