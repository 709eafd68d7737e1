"""Sound payment rows to vary, and files of them with what each deserves."""
import dataclasses
import datetime
import json
import pathlib

from county import check, equal, is_sentence, run
from sheets import workbook

TITLES = ("发放流水号 拨付单号 项目编码 项目名称 所属期间 乡镇 村 行政区划代码 姓名 身份证号 户编号 与户主关系 开户银行 银行账号 账户户名 "
          "数量 数量单位 补助标准 发放金额 发放日期 发放状态 备注").split()
_serial = 0


def check_digit(seventeen):
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(weight * int(digit) for weight, digit in zip(weights, seventeen)) % 11]


def id_number(sequence, born=datetime.date(1960, 1, 1)):
    """The number of a person who does not exist: county 430299 was never issued."""
    digits = f"430299{born:%Y%m%d}{sequence % 1000:03}"
    return digits + check_digit(digits)


def payment(**changes):
    """A sound row: title → cell. Every one is another person's."""
    global _serial
    _serial += 1
    born = datetime.date(1950, 1, 1) + datetime.timedelta(days=_serial)
    row = dict(zip(TITLES, [
        f"XT{_serial:010}", "BF2017000132", "MZ01", "农村居民最低生活保障", "2017-03", "栗木镇", "新江村委会", "430299107216", "杨试", id_number(_serial, born),
        f"H{_serial:07}", "户主", "示例县农村商业银行", f"623090{_serial:013}", "杨试", 1, "人", 210, 210, datetime.date(2017, 3, 20), "成功", None]))
    return row | changes


def line(row, titles=TITLES):
    return [row.get(title) for title in titles]


def table(rows, titles=TITLES):
    """A header row and the rows below it."""
    return [list(titles)] + [line(row, titles) for row in rows]


@dataclasses.dataclass
class Case:
    """A file and what a sensible clerk expects of it."""
    name: str
    content: bytes
    rows: int = 0
    rejected: dict = dataclasses.field(default_factory=dict)  # row number → column
    refused: str = ""  # a word of the sentence that refuses the file
    fen: int = -1      # the sum of the accepted rows, where it matters
    known: int = 0     # rows that the ledger has already, or has otherwise: nothing is added
    warnings: int = -1
    suffix: str = ".xlsx"


def sound(name, content, rows, **more):
    return Case(name, content, rows, **more)


def cells(name, column, good=(), bad=(), blamed=None):
    """One file in which each row has another spelling of one cell; the good must go in, the bad must not."""
    spelled = list(good) + list(bad)
    rows = [payment(**{column: cell}) for cell in spelled]
    rejected = {2 + len(good) + i: blamed or column for i in range(len(bad))}
    return Case(name, workbook(("发放表", table(rows))), len(spelled), rejected)


def refused(name, content, word="", suffix=".xlsx"):
    return Case(name, content, refused=word or "请", suffix=suffix)


def judge(data, folder, cases):
    """Imports all cases in one call and checks each. Answers how many rows the ledger gained."""
    folder.mkdir()
    paths = {}
    for number, case in enumerate(cases, 1):
        path = folder / f"{number:03}-{case.name}{case.suffix}"
        path.write_bytes(case.content)
        paths[str(path)] = case
    answer = run("import", "--data", data, folder)
    wanted = 2 if any(case.refused for case in cases) else 3 if any(case.rejected for case in cases) else 0
    equal(f"{folder.name}: exit status", answer.code, wanted)
    reports = {report["path"]: report for report in answer.json["files"]}
    equal(f"{folder.name}: every file is answered", sorted(reports), sorted(paths))
    return sum(judge_one(case, reports[path]) for path, case in paths.items() if path in reports)


def judge_one(case, report):
    said = report.get("refused", "")
    if case.refused:
        check(f"{case.name}: refused in one sentence", is_sentence(said) and case.refused in said and not report["sheets"], report)
        return 0
    sheets = [sheet for sheet in report["sheets"] if "table" in sheet]
    found = {str(error["row"]): error["column"] for sheet in sheets for error in sheet["errors"]}
    rows = sum(sheet["rows"] for sheet in sheets)
    accepted = sum(sheet["accepted"] for sheet in sheets)
    wanted = {str(row): column for row, column in case.rejected.items()}
    detail = json.dumps({"refused": said, "rows": rows, "accepted": accepted, "rejected": found,
                         "wanted": [case.rows, case.rows - len(wanted) - case.known, wanted]}, ensure_ascii=False)
    check(f"{case.name}: {case.rows} rows, {len(wanted)} rejected",
          not said and rows == case.rows and accepted == case.rows - len(wanted) - case.known and found == wanted, detail)
    if case.fen >= 0:
        equal(f"{case.name}: fen", sum(sheet["amount_fen"] for sheet in sheets), case.fen)
    if case.warnings >= 0:
        equal(f"{case.name}: warnings", sum(sheet["warnings"] for sheet in sheets), case.warnings)
    return accepted
