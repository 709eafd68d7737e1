"""Innocent kinds that payments themselves show: paid twice, shared accounts, names and numbers, land and learning."""
import datetime

from .cases import ADULT, ELDER, OLD, WORKING, case
from .files import credit_code
from .innocent import KINDS, PLAIN, exempt, innocent, with_homophone
from .people import spoken_like
from .programs import MONTHS

DAY = datetime.date


# Two payments that are one, or rightly two.

@case(KINDS, "change_of_relief", variants=3, head=ADULT)
def change_of_relief(county, household, turn):
    head = household.head
    if turn % 3 == 0:  # the month of the change
        own = county.pay(household, head, "MZ01", MONTHS[:4])[3:] + county.pay(household, head, "MZ02", MONTHS[3:])[:1]
    elif turn % 3 == 1:
        own = county.pay(household, head, "MZ02", MONTHS[2:])[:1] + county.pay(household, head, "MZ01", MONTHS[2:3], remark="补发2016年12月")
    else:
        own = county.pay(household, head, "MZ01")[:1] + county.pay(household, head, "MZ02", MONTHS[:1], status="退回")
    innocent(county, "P12", own)


@case(KINDS, "two_towns", variants=3, head=ADULT)
def two_towns(county, household, turn):
    head, away = household.head, county.other_town(household.village)
    if turn % 3 == 2:
        own = county.pay(household, head, "MZ01")[:1] + county.pay(household, head, "MZ01", MONTHS[:1], village=away, status="退回")
    elif turn % 3 == 1:
        own = county.pay(household, head, "LY01", quantity=8.5) + county.pay(household, head, "LY01", quantity=3.5, village=away)
    else:
        area, other = county.land(household, head), county.land(household, head, away)
        own = county.pay(household, head, "NY01", quantity=area) + county.pay(household, head, "NY01", quantity=other, village=away)
    for rule in ("P13", "P14"):
        innocent(county, rule, own)


@case(KINDS, "paid_again", variants=5, head=OLD)
def paid_again(county, household, turn):
    head, way = household.head, turn % 5
    county.pay(household, head, "WJ01", MONTHS[1:])
    if way < 2:
        first, second = (("第一批", "第二批"), ("分次发放第1次", "分次发放第2次"))[way]
        own = county.pay(household, head, "WJ01", MONTHS[:1], fen=5000, remark=first)
        own += county.pay(household, head, "WJ01", MONTHS[:1], fen=3000, remark=second)
    elif way < 4:
        own = county.pay(household, head, "WJ01", MONTHS[:1], status="退回", remark="账号有误" if way == 2 else None)
        own += county.pay(household, head, "WJ01", MONTHS[:1], remark="退回重发" if way == 2 else None)
    else:
        own = county.pay(household, head, "WJ01", MONTHS[:1]) + county.pay(household, head, "WJ01", MONTHS[:1], remark="补发2016年12月")
    innocent(county, "P14", own)


@case(KINDS, "raised_standard", variants=4, head=OLD)
def raised_standard(county, household, turn):
    head = household.head
    if turn % 4 == 3:  # paid in whole yuan
        area = county.land(household, head)
        area = round(int(area) + 0.31, 2)
        county.land(household, head, area=0.6)
        innocent(county, "P17", county.pay(household, head, "NY01", quantity=area, fen=-(-round(area * 10500) // 100) * 100))
        return
    county.pay(household, head, "WJ01", MONTHS[:7])
    innocent(county, "P17", county.pay(household, head, "WJ01", MONTHS[7:], fen=15000, remark=(
        "补发1-7月提标差额", "含补发7月", "提标补差")[turn % 3]))


@case(KINDS, "machines", together=2, variants=4, head=ADULT)
def machines(county, household, turn):
    machine, second = county.shared("machines", turn // 2, county.machine), turn % 2
    remark = f"出厂编号:{machine}"
    if turn // 2 % 2:
        innocent(county, "M01", county.pay(household, household.head, "NJ01", fen=420000, remark=remark + ("(维修后重打)" if second else "")))
    elif second:  # both rows are this household's; the other of the pair buys something else
        own = county.pay(household, household.head, "NJ01", fen=900000, remark=remark, status="退回")
        innocent(county, "M01", own + county.pay(household, household.head, "NJ01", fen=900000, remark=remark))


# Accounts.

HOMES = (("{}敬老院", "集中供养"), ("{}社会福利院", "集中供养"), ("{}中心敬老院", None), ("{}养老服务中心", "机构代养"), ("{}特困人员供养服务中心", "集中供养人员"),
         ("示例县社会福利中心", "院内供养"), ("{}光荣院", None), ("{}养老院", "集中托养"))


@case(KINDS, "homes", together=4, variants=4 * len(HOMES), size=1, head=ADULT)
def homes(county, household, turn):
    name, remark = HOMES[turn // 4 % len(HOMES)]
    bank, account = county.shared("homes", turn // 4, county.maker.account)
    holder = name.format(county.towns[county.villages[turn // 4 % len(county.villages)][2]])
    own = county.pay(household, household.head, "MZ02", bank=bank, account=account, holder=holder, remark=remark)
    for rule in ("P21", "P22"):
        innocent(county, rule, own)


@case(KINDS, "guardian", together=3, variants=9, size=1, head=(2001, 2010))
def guardian(county, household, turn):
    name = county.shared("guardian name", turn // 3, county.maker.name)
    bank, account = county.shared("guardian", turn // 3, county.maker.account)
    remark = (f"监护人:{name}", f"监护人{name}代领", f"由监护人{name}代管")[turn // 3 % 3]
    own = county.pay(household, household.head, "MZ06", bank=bank, account=account, holder=name, remark=remark)
    for rule in ("P21", "P22"):
        innocent(county, rule, own)


@case(PLAIN, "householder_card", size=3, head=(1962, 1985))
def householder_card(county, household, turn):
    own, head = [], household.head
    for person in household.members:
        own += county.pay(household, person, "MZ01", bank=head.bank, account=head.account, holder=head.name)
    for rule in ("P21", "P22"):
        innocent(county, rule, own)


@case(KINDS, "couple", together=2, size=1, head=WORKING)
def couple(county, household, turn):
    """Married, each still in the parents' book, with one card: it says whose."""
    head = household.head
    bank, account, holder = county.shared("couple", turn // 2, lambda: (head.bank, head.account, head.name))
    own = county.pay(household, head, "MZ01", bank=bank, account=account, holder=holder, remark=f"夫妻共用账户，户名为配偶{holder}"
                     if holder != head.name else None)
    for rule in ("P21", "P22"):
        innocent(county, rule, own)


@case(KINDS, "moved", head=WORKING)
def moved(county, household, turn):
    """Married into another town in May."""
    own = county.pay(household, household.head, "MZ01", MONTHS[:4])
    own += county.pay(household, household.head, "MZ01", MONTHS[4:], village=county.other_town(household.village), remark="婚迁转入")
    innocent(county, "P13", own)


def minority(maker):
    return "阿依" + maker.rng.choice(("古丽", "木子", "夏木")) + "·" + maker.rng.choice(("买买提", "吐尔逊", "卡德尔"))


@case(KINDS, "spelled_holder", variants=4, head=ELDER, name=minority)
def spelled_holder(county, household, turn):
    head = household.head
    head.unpaid = ("MZ03",)
    holder = head.name.replace("·", ("•", "", " ", "．")[turn % 4])
    innocent(county, "P22", county.pay(household, head, "MZ03", holder=holder))


@case(KINDS, "sounding_holder", head=ELDER, name=with_homophone)
def sounding_holder(county, household, turn):
    head = household.head
    head.unpaid = ("MZ03",)
    innocent(county, "P22", county.pay(household, head, "MZ03", holder=spoken_like(head.name)))


# Names and numbers.

@case(KINDS, "spelled_names", variants=4, head=OLD, name=minority)
def spelled_names(county, household, turn):
    head = household.head
    county.pay(household, head, "LY01", quantity=6.5)
    county.pay(household, head, "WJ01", name=head.name.replace("·", ("•", "", " ", "．")[turn % 4]))
    innocent(county, "D03", [head.number])


@case(KINDS, "sounding_names", variants=2, head=OLD, name=with_homophone)
def sounding_names(county, household, turn):
    head = household.head
    county.pay(household, head, "LY01", quantity=6.5)
    other = spoken_like(head.name)
    county.pay(household, head, "WJ01", name=other, remark=f"曾用名{head.name}" if turn % 2 else None)
    innocent(county, "D03", [head.number])


def simplified(maker):
    return maker.rng.choice("李王刘周") + maker.rng.choice(("国华", "国兰", "华军", "兰英"))


@case(KINDS, "traditional_characters", variants=2, head=OLD, name=simplified)
def traditional_characters(county, household, turn):
    head = household.head
    other = head.name.replace("国", "國").replace("华", "華").replace("兰", "蘭")
    county.pay(household, head, "LY01", quantity=6.5)
    if turn % 2:
        innocent(county, "P22", county.pay(household, head, "WJ01", holder=other))
    else:
        county.pay(household, head, "WJ01", name=other)
        innocent(county, "D03", [head.number])


@case(KINDS, "namesakes", size=2, head=(1962, 1985))
def namesakes(county, household, turn):
    head, spouse = household.members[:2]
    spouse.name, spouse.relation = head.name, "其他"
    spouse.number, spouse.birth = county.maker.number(head.name, spouse.birth, spouse.male)
    innocent(county, "D04", county.pay(household, head, "MZ01") + county.pay(household, spouse, "MZ01"))


@case(KINDS, "early_age", variants=2, head=(1945, 1950))
def early_age(county, household, turn):
    exempt(county, household.head, "MZ03", ("特殊优待提前享受", "优抚对象提前享受")[turn % 2], DAY(2017, 12, 31))
    innocent(county, "D05", county.pay(household, household.head, "MZ03"))


@case(KINDS, "old_number", head=ELDER)
def old_number(county, household, turn):
    """One department still has the number of fifteen digits."""
    head = household.head
    head.unpaid = ("MZ03",)
    county.pay(household, head, "MZ03", number=head.number[:6] + head.number[8:17])
    innocent(county, "P19", [head.number])


# Entitled and rightly not paid; students; land.

@case(KINDS, "not_due", variants=4, size=1, head=ELDER)
def not_due(county, household, turn):
    head, way = household.head, turn % 4
    if way < 2:
        head.unpaid = ("MZ03",)
        exempt(county, head, "MZ03", ("本人自愿放弃", "本人未申请")[way], DAY(2017, 12, 31))
    elif way == 2:  # the allowance for care is in what the home receives
        county.disabled(head, 1)
        county.pay(household, head, "MZ02", remark="集中供养")
    else:
        county.disabled(head, 2)
        exempt(county, head, "CL02", "已享受特困供养护理待遇", DAY(2017, 12, 31))
    innocent(county, "P19", [head.number])


@case(KINDS, "students", variants=5, size=3, head=(1965, 1975), child=(1997, 2000))
def students(county, household, turn):
    child = household.members[2]
    number = child.number
    if turn % 5 == 4:
        number = county.maker.slip(child)
    county.add("students", child.name, number, "示例县职业中专", ("实习", "顶岗实习", "转学", "在籍", "在读")[turn % 5])
    innocent(county, "P27", county.pay(household, child, "YL01"))


@case(KINDS, "more_land", variants=4, size=2, head=(1940, 1985))
def more_land(county, household, turn):
    head, way = household.head, turn % 4
    area = county.land(household, head)
    if way == 0:
        other = county.land(household, head)
        own = county.pay(household, head, "NY01", quantity=round(area + other, 2))
    elif way == 1:
        own = county.pay(household, head, "NY01", quantity=round(area + 5, 2), remark="含流转土地5亩，有流转合同")
    elif way == 2:  # the contract is the householder's, the card the spouse's
        own = county.pay(household, household.members[1], "NY01", quantity=area)
    else:
        own = county.pay(household, head, "NY01", quantity=round(area * 1.08, 2))
    innocent(county, "L01", own)


@case(KINDS, "cadres_namesake", together=2, head=WORKING, name=lambda maker: "张国才")
def cadres_namesake(county, household, turn):
    """The contractor's representative only has the name of a cadre of the village."""
    other = county.shared("namesake", turn // 2, lambda: household)
    if other is household:
        return
    county.cadre(household, other.head, "村会计")
    number = county.company(household.head)
    county.contracts.append((household.village, f"示例县张记{number}号商贸有限公司", credit_code(number), "innocent"))


# What projects.py and chain.py add when these are asked for.
@case(KINDS, "projects", head=WORKING)
def projects(county, household, turn):
    pass


@case(KINDS, "allocations", head=WORKING)
def allocations(county, household, turn):
    pass
