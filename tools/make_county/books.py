"""Workbooks and CSV files that are written row by row."""
import csv
import datetime
import zipfile
from xml.sax.saxutils import escape


class Xlsx:
    """One workbook, one sheet after the other, rows streamed as inline strings."""

    HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        self.names = []
        self.out = None

    def sheet(self, name):
        self.close_sheet()
        self.names.append(name)
        info = zipfile.ZipInfo(f"xl/worksheets/sheet{len(self.names)}.xml", (2017, 9, 30, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        self.out = self.zip.open(info, "w", force_zip64=True)
        self.put(self.HEAD + '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
        self.row_number = 0

    def put(self, text):
        self.out.write(text.encode())

    def row(self, cells):
        self.row_number += 1
        parts = [f'<row r="{self.row_number}">']
        for cell in cells:
            if cell is None or cell == "":
                parts.append("<c/>")
            elif isinstance(cell, datetime.date):
                parts.append(f'<c s="1"><v>{(cell - datetime.date(1899, 12, 30)).days}</v></c>')
            elif isinstance(cell, (int, float)):
                parts.append(f"<c><v>{cell}</v></c>")
            else:
                parts.append(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>')
        parts.append("</row>")
        self.put("".join(parts))

    def close_sheet(self):
        if self.out:
            self.put("</sheetData></worksheet>")
            self.out.close()
            self.out = None

    def close(self):
        self.close_sheet()
        sheets = "".join(f'<sheet name="{escape(name)}" sheetId="{i}" r:id="rId{i}"/>' for i, name in enumerate(self.names, 1))
        rels = "".join(f'<Relationship Id="rId{i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
                       f'Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(self.names) + 1))
        parts = "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                        f'spreadsheetml.worksheet+xml"/>' for i in range(1, len(self.names) + 1))
        package = "http://schemas.openxmlformats.org/package/2006/"
        self.add("[Content_Types].xml", f'<Types xmlns="{package}content-types"><Default Extension="rels" ContentType="application/vnd.'
                 'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName='
                 '"/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override '
                 'PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
                 f"{parts}</Types>")
        self.add("_rels/.rels", f'<Relationships xmlns="{package}relationships"><Relationship Id="rId1" Type="http://schemas.'
                 'openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        self.add("xl/workbook.xml", '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.'
                 f'openxmlformats.org/officeDocument/2006/relationships"><sheets>{sheets}</sheets></workbook>')
        self.add("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}relationships">{rels}<Relationship Id="rIdS" Type='
                 '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>')
        self.add("xl/styles.xml", '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/>'
                 '</fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/>'
                 '</cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>')
        self.zip.close()

    def add(self, name, text):
        info = zipfile.ZipInfo(name, (2017, 9, 30, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        self.zip.writestr(info, self.HEAD + text)


class Csv:
    """The same interface on CSV files, one a sheet."""

    def __init__(self, path):
        self.path = path
        self.file = None

    def sheet(self, name):
        self.close()
        self.file = open(self.path.with_name(f"{self.path.stem}-{name}.csv"), "w", newline="", encoding="utf-8-sig")
        self.writer = csv.writer(self.file)

    def row(self, cells):
        self.writer.writerow(cells)

    def close(self):
        if self.file:
            self.file.close()
