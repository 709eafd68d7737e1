"""The planted cases: what each rule must find, a household or a few for each."""
import datetime
from typing import Callable, NamedTuple

from .files import credit_code
from .programs import MONTHS

ELDER, OLD, ADULT, WORKING = (1919, 1936), (1940, 1955), (1940, 1990), (1962, 1992)


class Case(NamedTuple):
    make: Callable   # (county, household, turn)
    shape: dict      # size: members at least; head, child: years of birth; name: of the head
    together: int    # households that make one case
    variants: int    # how many turns show everything that the kind knows


PLANTED = {}


def case(kinds, kind, /, together=1, variants=1, **shape):
    def keep(make):
        kinds[kind] = Case(make, shape, together, variants)
        return make
    return keep


def relief(county, household, main="MZ01", **row):
    """Pays the head, and now and then the others; answers both serials."""
    own = county.pay(household, household.head, main, **row)
    others = []
    for person in household.members[1:]:
        if not person.dead and county.rng.random() < 0.5:
            others += county.pay(household, person, "MZ01")
    return own, others


def mark(county, what, rule, serials):
    """A rule that looks at the household may report its other members where one is planted."""
    own, others = serials
    county.truth.add(what, rule, own)
    county.truth.add("tolerated" if what == "planted" else what, rule, others)


def some_relief(county, household, turn):
    return relief(county, household, "MZ02" if turn % 5 == 4 else "MZ01")


@case(PLANTED, "P01", head=ADULT)
def dead(county, household, turn):
    head = household.head
    head.dead = datetime.date(2017, 2, 3 + turn % 20) if turn % 3 == 2 else datetime.date(2016, turn % 12 + 1, 3)
    own, _ = relief(county, household)
    county.truth.add("planted", "P01", [serial for serial, month in zip(own, MONTHS) if month > f"{head.dead:%Y-%m}"])
    county.add("deceased", head.name, head.number, head.dead, "病故")


@case(PLANTED, "P03", head=WORKING)
def servant(county, household, turn):
    mark(county, "planted", "P03", some_relief(county, household, turn))
    county.add("public_servants", household.head.name, household.head.number, "县水利局", ("科员", "主任", "教师", "医师")[turn % 4])


@case(PLANTED, "P06", head=WORKING)
def cadre(county, household, turn):
    mark(county, "planted", "P06", some_relief(county, household, turn))
    county.cadre(household, household.head, ("村会计", "村党支部书记", "村委会主任", "妇女主任")[turn % 4])


@case(PLANTED, "P07", head=WORKING)
def car(county, household, turn):
    mark(county, "planted", "P07", some_relief(county, household, turn))
    county.vehicle(household.head, ("小型轿车", "小型普通客车")[turn % 2], 168000)


@case(PLANTED, "P08", head=WORKING)
def houses(county, household, turn):
    mark(county, "planted", "P08", some_relief(county, household, turn))
    for _ in range(2):
        county.house(household.head, "县城商品房")


@case(PLANTED, "P09", head=WORKING)
def company(county, household, turn):
    mark(county, "planted", "P09", some_relief(county, household, turn))
    county.company(household.head)


@case(PLANTED, "P11", head=WORKING)
def prisoner(county, household, turn):
    own, _ = relief(county, household)
    county.truth.add("planted", "P11", own)
    county.prisoner(household.head, "湖南省茶陵监狱", datetime.date(2015, 6, 1), datetime.date(2020, 5, 31))


@case(PLANTED, "P12", head=ADULT)
def two_reliefs(county, household, turn):
    own = county.pay(household, household.head, "MZ01")
    county.truth.add("planted", "P12", own[2:5] + county.pay(household, household.head, "MZ02", MONTHS[2:5]))


@case(PLANTED, "P13", head=ADULT)
def two_towns(county, household, turn):
    own = county.pay(household, household.head, "MZ01")
    away = county.pay(household, household.head, "MZ01", MONTHS[:1], village=county.other_town(household.village))
    for what, rule in (("planted", "P13"), ("tolerated", "P14")):
        county.truth.add(what, rule, own[:1] + away)


@case(PLANTED, "P14", head=OLD)
def twice(county, household, turn):
    own = county.pay(household, household.head, "WJ01")
    county.truth.add("planted", "P14", own[:1] + county.pay(household, household.head, "WJ01", MONTHS[:1]))


@case(PLANTED, "P17", head=OLD)
def too_much(county, household, turn):
    county.pay(household, household.head, "WJ01", MONTHS[:7])
    county.truth.add("planted", "P17", county.pay(household, household.head, "WJ01", MONTHS[7:], fen=18000))


@case(PLANTED, "P19", size=1, head=ELDER)
def forgotten(county, household, turn):
    head = household.head
    if turn % 2:
        county.disabled(head, 1 + turn // 2 % 2)
    else:
        head.unpaid = ("MZ03",)
    county.truth.add("planted", "P19", [head.number])


@case(PLANTED, "P21", together=4, head=WORKING)
def one_account(county, household, turn):
    head = household.head
    bank, account = county.shared("P21", turn // 4, lambda: (head.bank, head.account))
    county.truth.add("planted", "P21", county.pay(household, head, "MZ01", bank=bank, account=account))


@case(PLANTED, "P22", head=ELDER)
def another_holder(county, household, turn):
    head = household.head
    stranger = county.maker.name(unlike=[member.name for member in household.members])
    head.unpaid = ("MZ03",)
    bank, account = county.maker.account()
    county.truth.add("planted", "P22", county.pay(household, head, "MZ03", holder=stranger, bank=bank, account=account))


@case(PLANTED, "P27", size=3, head=(1972, 1982), child=(1997, 2000))
def no_student(county, household, turn):
    paid = county.pay(household, household.members[0 if turn % 2 else 2], "YL01")
    county.truth.add("planted", "P27", paid)
    if turn % 2:
        county.truth.add("tolerated", "D05", paid)  # nor are they of an age to learn


@case(PLANTED, "D03", head=OLD)
def two_names(county, household, turn):
    head = household.head
    county.pay(household, head, "LY01", quantity=12.5)
    other = county.maker.name(unlike=[member.name for member in household.members])
    county.truth.add("planted", "D03", [head.number])
    county.truth.add("tolerated", "P22", county.pay(household, head, "WJ01", name=other))


@case(PLANTED, "D04", head=WORKING)
def two_numbers(county, household, turn):
    head = household.head
    own = county.pay(household, head, "MZ01")
    county.truth.add("planted", "D04", own + county.pay(household, head, "MZ01", MONTHS[:1], number=county.maker.slip(head)))


@case(PLANTED, "D05", head=(1958, 1975))
def too_young(county, household, turn):
    county.truth.add("planted", "D05", county.pay(household, household.head, "WJ01" if turn % 3 == 2 else "MZ03", MONTHS[:6]))


@case(PLANTED, "L01", head=ADULT)
def too_much_land(county, household, turn):
    area = county.land(household, household.head)
    county.truth.add("planted", "L01", county.pay(household, household.head, "NY01", quantity=round(area * 2.5, 2)))


@case(PLANTED, "M01", together=2, head=ADULT)
def one_machine(county, household, turn):
    machine = county.shared("M01", turn // 2, county.machine)
    county.truth.add("planted", "M01", county.pay(household, household.head, "NJ01", fen=420000, remark=f"出厂编号:{machine}"))


@case(PLANTED, "C05", head=WORKING)
def cadre_contractor(county, household, turn):
    county.cadre(household, household.head, "村会计")
    number = county.company(household.head)
    county.contracts.append((household.village, f"示例县{household.head.name[0]}记{number}号商贸有限公司", credit_code(number), "planted"))


@case(PLANTED, "household_property", size=2, head=WORKING)
def household_property(county, household, turn):
    """Not the recipient but the spouse owns something: a rule that looks at the household may report it."""
    spouse = household.members[1]
    paid = county.pay(household, household.head, "MZ01")
    rule = ("P06", "P07", "P08", "P09", "P03")[turn % 5]
    if rule == "P06":
        county.cadre(household, spouse, "妇女主任")
    elif rule == "P07":
        county.vehicle(spouse, "小型轿车", 135000)
    elif rule == "P08":
        county.house(spouse, "县城商品房")
        county.house(spouse, "县城商品房")
    elif rule == "P09":
        county.company(spouse)
    else:
        county.add("public_servants", spouse.name, spouse.number, "县第一中学", "教师")
    county.truth.add("tolerated", rule, paid)
