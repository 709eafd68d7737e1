"""What a county is written to: tables, registries, and the truth about them."""
import collections
import csv

from .books import Csv, Xlsx
from .programs import pay_day

PAYMENT_HEADER = ("发放流水号 拨付单号 项目编码 项目名称 所属期间 乡镇 村 行政区划代码 姓名 身份证号 户编号 与户主关系 开户银行 "
                  "银行账号 账户户名 数量 数量单位 补助标准 发放金额 发放日期 发放状态 备注").split()
REGISTRIES = {
    "deceased": "姓名,身份证号,死亡日期,死亡原因",
    "public_servants": "姓名,身份证号,单位,职务",
    "village_cadres": "姓名,身份证号,行政区划代码,职务",
    "vehicles": "号牌号码,所有人,身份证号,车辆类型,购置价格,登记日期,状态",
    "companies": "统一社会信用代码,企业名称,法定代表人,法定代表人身份证号,注册资本,登记状态,成立日期",
    "houses": "不动产权证号,权利人,身份证号,用途,面积,登记日期",
    "prisoners": "姓名,身份证号,监所,入监日期,刑满日期",
    "land_contracts": "承包合同编号,承包方,身份证号,行政区划代码,承包面积",
    "disabled": "姓名,身份证号,残疾类别,残疾等级,残疾证号",
    "students": "姓名,身份证号,学校,学籍状态",
    "households": "户编号,姓名,身份证号,与户主关系,行政区划代码",
    "exemptions": "姓名,身份证号,项目编码,理由,批准文号,有效期止",
}
SHARP = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(number):
    """A unified social credit code of this county with its check character."""
    code = f"91430299MA4L{number:05}"
    total = sum(SHARP.index(character) * 3**place % 31 for place, character in enumerate(code))
    return code + SHARP[-total % 31]


class Truth:
    def __init__(self):
        self.lists = {name: collections.defaultdict(dict) for name in ("planted", "innocent", "tolerated")}

    def add(self, what, rule, keys):
        self.lists[what][rule].update(dict.fromkeys(keys))

    def result(self):
        """A key is in one list only: what is planted is not tolerated, what is innocent neither."""
        result = {}
        for what, rules in self.lists.items():
            result[what] = {rule: [key for key in keys if what != "tolerated" or not any(
                key in self.lists[other].get(rule, ()) for other in ("planted", "innocent"))] for rule, keys in sorted(rules.items())}
        return result


class Registries:
    """One CSV file a registry, all open at once."""

    def __init__(self, folder, without):
        folder.mkdir(parents=True, exist_ok=True)
        self.counts, self.files, self.writers = {}, [], {}
        for name, header in REGISTRIES.items():
            if name not in without:
                self.files.append(open(folder / f"{name}.csv", "w", newline="", encoding="utf-8"))
                self.writers[name] = csv.writer(self.files[-1], lineterminator="\n")
                self.writers[name].writerow(header.split(","))
                self.counts[name] = 0

    def add(self, name, *row):
        self.writers[name].writerow(row)
        self.counts[name] += 1

    def close(self):
        for file in self.files:
            file.close()


class Payments:
    """The departments' payment tables, all open at once; sums stay here, rows do not."""

    def __init__(self, folder, plain, programs, towns):
        self.folder, self.plain, self.programs, self.towns = folder, plain, programs, towns
        self.books, self.serial, self.paid = {}, 0, {}  # paid: (program, town, period) -> fen

    def book(self, department):
        if department not in self.books:
            name = f"05-个人补助资金发放表-{department}"
            book = Csv(self.folder / f"{name}.csv") if self.plain else Xlsx(self.folder / f"{name}.xlsx")
            book.sheet("发放表")
            book.row(PAYMENT_HEADER)
            self.books[department] = book
        return self.books[department]

    def pay(self, household, person, code, period, *, village=None, quantity=1, fen=None, status="成功", remark=None,
            name=None, number=None, bank=None, account=None, holder=None):
        """One row; answers its serial."""
        program = self.programs[code]
        place, place_name, town = village or household.village
        if fen is None:
            fen = (round(quantity * 10000) * round(program.standard * 100) + 5000) // 10000
        self.serial += 1
        key = (code, town, period)
        self.paid[key] = self.paid.get(key, 0) + fen
        serial = f"FF2017{self.serial:010}"
        self.book(program.department).row([
            serial, voucher(key), code, program.name, period, self.towns[town], place_name, place, name or person.name,
            number or person.number, household.number, person.relation, bank or person.bank, account or person.account,
            holder or name or person.name, quantity, program.unit.split("/")[1].split("·")[0], program.standard, fen / 100,
            pay_day(period), status, remark])
        return serial

    def close(self):
        for book in self.books.values():
            book.close()


def voucher(key):
    code, town, period = key
    return f"BF2017{code}{town[6:9]}{period[4:].replace('-', '') or 'Y'}"
