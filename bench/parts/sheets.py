"""A workbook of 100,000 rows of 20 cells read, its texts inline and shared."""
import json
import zipfile

import county
import frame

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COLUMNS = "ABCDEFGHIJKLMNOPQRST"


def texts(row):
    """Twelve texts of a row: half of them its own, half of them every row's."""
    return [f"发放流水号{row:08}", f"43029919{row:010}", f"623090{row:013}", f"户{row:07}", f"姓名{row % 9973}", f"备注第{row}行",
            "农村居民最低生活保障", "栗木镇", "新江村委会", "示例县农村商业银行", "户主", "成功"]


def cells(row, shown):
    out = [shown(column, row, text) for column, text in zip(COLUMNS, texts(row))]
    out += [f'<c r="{column}{row}"><v>{value}</v></c>' for column, value in zip(COLUMNS[12:], (2017, row, 210, 1.5, 430299107216, 42800, row % 7, 0.25))]
    return "".join(out)


def write(path, rows, shared):
    known = {}

    def inline(column, row, text):
        return f'<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>'

    def index(column, row, text):
        return f'<c r="{column}{row}" t="s"><v>{known.setdefault(text, len(known))}</v></c>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as book:
        book.writestr("[Content_Types].xml", HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                      '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
                      'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>')
        book.writestr("_rels/.rels", HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                      f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr("xl/workbook.xml", HEAD + f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                      f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
                      f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write((HEAD + f"<worksheet {MAIN}><sheetData>").encode())
            for row in range(1, rows + 1):
                sheet.write(f'<row r="{row}">{cells(row, index if shared else inline)}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        if shared:
            with book.open("xl/sharedStrings.xml", "w", force_zip64=True) as strings:
                strings.write((HEAD + f'<sst {MAIN} uniqueCount="{len(known)}">').encode())
                for text in known:
                    strings.write(f"<si><t>{text}</t></si>".encode())
                strings.write(b"</sst>")


def measure(quick):
    rows = 5_000 if quick else 100_000
    lines = []
    with county.temporary() as home:
        for name, shared, most_mb in (("inline", False, 12), ("shared", True, 48)):
            path = home / f"{name}.xlsx"
            write(path, rows, shared)
            found = frame.best(1 if quick else 3, lambda path=path: frame.cost(frame.probe("read_probe"), path))
            read = json.loads(found.out)
            if read["cells"] != rows * len(COLUMNS):
                raise RuntimeError(f"not every cell was read: {read}")
            mb = read["peak_kb"] / 1024
            lines.append(frame.Line(f"read .xlsx, {rows} × {len(COLUMNS)}, {name} strings", f"{found.cpu:.2f} s CPU, {mb:.1f} MB",
                                    f"≤ 1 s, ≤ {most_mb} MB", "liborcus 2.9 s, 118 MB (evidence)", "–",
                                    found.cpu <= 1 and mb <= most_mb if not quick else None))
    return lines
