"""The villages' works and what was spent on them: table 06, two sheets."""
import datetime

from .files import credit_code

LIMIT = 200000  # yuan; works of a village from here on need a tender
DAY = datetime.timedelta(days=1)


class Works:
    def __init__(self, county):
        self.county, self.rng = county, county.rng
        self.projects, self.expenses, self.invoice = [], [], 10000000

    def project(self, village, title, contractor, yuan, start, program="GC01"):
        place, name, town = village
        number = f"XM2017{len(self.projects) + 1:05}"
        short = name.removesuffix("村委会").removesuffix("居委会")
        self.projects.append([number, program, short + title, self.county.towns[town], name, place, yuan, "县级", name, *contractor,
                              "村民议标" if yuan < 400000 else "公开招标", yuan, start, start + 90 * DAY, 100])
        return number, place, contractor

    def expense(self, project, day, purpose, yuan, invoice=None, code="4300171320", kind="发票", payee=None):
        number, place, contractor = project
        serial = f"ZC2017{len(self.expenses) + 1:06}"
        self.expenses.append([serial, number, place, day, *(payee or contractor), purpose, yuan, code, invoice, kind])
        return serial

    def next_invoice(self, least=3):
        self.invoice += self.rng.randint(least, 900)
        return self.invoice


def write(county):
    works = Works(county)
    while len(county.contractors) < 5:  # in a small county some come from elsewhere
        owner = county.maker.person("户主", county.maker.birth(1960, 1980), True)
        county.contractors.append((county.company(owner), owner.name))
    contractors = [(f"示例县{name[0]}记{number}号商贸有限公司", credit_code(number)) for number, name in county.contractors]
    roads = every_village(works, contractors)
    planted(works, contractors, roads)
    if "projects" in county.kinds:
        innocent(works, contractors, roads)
    write_book(county, works)
    return {"projects": len(works.projects), "expenses": len(works.expenses)}


def every_village(works, contractors):
    roads, rng = [], works.rng
    for village in works.county.villages:
        yuan = rng.choice((86000, 120000, 240000, 610000))
        start = datetime.date(2017, 2, 1) + rng.randrange(200) * DAY
        road = works.project(village, "通组公路硬化", rng.choice(contractors), yuan, start)
        roads.append((village, road, yuan))
        left = yuan * 7 // 10
        for share in rng.choice(((2, 2), (3, 3, 1), (4, 2))):
            works.expense(road, start + rng.randint(5, 80) * DAY, "工程进度款", left * share // 7 // 1000 * 1000, works.next_invoice())
    return roads


def planted(works, contractors, roads):
    truth, rng = works.county.truth, works.rng
    picked = rng.sample([road for road in roads if road[2] >= 240000], 8)
    for village, road, _ in picked[:4]:
        invoice = works.next_invoice()
        truth.add("planted", "V01", [works.expense(road, datetime.date(2017, month, 18), "材料款", 30000, invoice) for month in (4, 6)])
    for village, road, _ in picked[4:]:
        first = works.next_invoice()
        truth.add("planted", "V02", [works.expense(road, datetime.date(2017, 3 + step, 9), "办公用品", 4800, first + step) for step in range(4)])
        works.invoice += 10
    for village, road, _ in rng.sample(roads, 4):
        contractor = rng.choice([one for one in contractors if one != road[2]] or contractors)
        truth.add("planted", "C02", [works.project(village, f"塘坝清淤({part + 1}标段)", contractor, LIMIT - 2000,
                                                   datetime.date(2017, 5, 3 + 4 * part))[0] for part in range(3)])
    for village, name, code, what in works.county.contracts:
        project = works.project(village, "路灯安装", (name, code), 88000, datetime.date(2017, 7, 3))
        truth.add(what, "C05", [project[0]])


def innocent(works, contractors, roads):
    truth, rng = works.county.truth, works.rng
    contractor_of = rng.sample(contractors, min(4, len(contractors)))
    spare = [road for road in roads if road[1][2] not in contractor_of]
    for turn, (village, road, _) in enumerate(rng.sample(spare, min(6, len(spare)))):
        contractor, way = contractor_of[turn % len(contractor_of)], turn % 3
        start = datetime.date(2017, 3, 6)
        if way == 0:    # half a year apart
            pair = [works.project(village, f"水渠清淤({part + 1}期)", contractor, 150000, start + 180 * part * DAY) for part in range(2)]
        elif way == 1:  # two funds
            pair = [works.project(village, title, contractor, 150000, start + 9 * DAY, program)
                    for title, program in (("水毁桥涵修复", "GC02"), ("文化广场建设", "GC01"))]
        else:           # small even together
            pair = [works.project(village, f"路肩培土({part + 1}组)", contractor, 60000, start + 10 * part * DAY) for part in range(2)]
        truth.add("innocent", "C02", [project[0] for project in pair])
        first = works.next_invoice()
        day = datetime.date(2017, 6, 12)
        # The numbers of two machines, two receipts without any number, and a roll of which a neighbour has a part.
        truth.add("innocent", "V01", [works.expense(road, day, "材料款", 3200, first, code) for code in ("4300171320", "4300164320")])
        truth.add("innocent", "V01", [works.expense(road, day + 3 * DAY, "误工补助", 1200, None, None, "收据") for _ in range(2)])
        first = works.next_invoice()
        sellers = [contractor_of[0], contractor_of[-1], contractor_of[0]]
        truth.add("innocent", "V02", [works.expense(road, day, "办公用品", 900, first + step, payee=seller) for step, seller in enumerate(sellers)])
        works.invoice += 10


def write_book(county, works):
    book = county.book("06-项目公示表")
    book.sheet("项目公示")
    book.row("工程编号 项目编码 工程名称 乡镇 村 行政区划代码 计划投资 资金级次 建设单位 施工单位 施工单位统一社会信用代码 招标方式 "
             "合同金额 开工日期 竣工日期 形象进度".split())
    for row in works.projects:
        book.row(row)
    book.sheet("项目支出明细")
    book.row("支出编号 工程编号 行政区划代码 支出日期 收款单位 收款单位统一社会信用代码 用途 金额 发票代码 发票号码 凭证类型".split())
    for row in works.expenses:
        book.row([str(cell) if name == 9 and cell else cell for name, cell in enumerate(row)])
    book.close()
