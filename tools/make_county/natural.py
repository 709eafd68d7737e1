"""Ordinary lives, in which no rule finds anything: who is on relief owns little, and who is dead is paid no more."""
import datetime

from .programs import MONTHS, PROGRAMS

POSTS = (("县第一中学", "教师"), ("县人民医院", "医师"), ("县国土局", "科员"), ("石塘镇人民政府", "副主任"), ("县国土局", "副主任"), ("县第一中学", "科员"))
CADRES = ("村党支部书记", "村委会主任", "村会计", "妇女主任")


def entitle(county, household):
    """What everybody of eighty and over gets, unless dead or kept from it by a case."""
    for person in household.members:
        if person.birth.year < 1937 and not person.dead and "MZ03" not in person.unpaid:
            county.pay(household, person, "MZ03")


def live(county, household):
    rng, head = county.rng, household.head
    for person in household.members:
        if rng.random() < (0.05 if person.birth.year < 1945 else 0.012):
            die(county, household, person)
    poor = rng.random() < 0.085
    if poor:
        poverty(county, household)
    else:
        property_of(county, household)
    if head.birth.year < 1998 and rng.random() < 0.74:
        area = county.land(household, head)
        if rng.random() < 0.95:
            pay(county, household, head, "NY01", quantity=area)
    if rng.random() < 0.3:
        pay(county, household, head, "LY01", quantity=rng.randint(10, 400) / 10)
    if rng.random() < 0.011:
        pay(county, household, head, "NJ01", fen=rng.choice((420000, 900000)), remark=f"出厂编号:{county.machine()}")
    for person in household.members:
        one_life(county, household, person, poor)


def die(county, household, person):
    person.dead = datetime.date(2015, 6, 1) + datetime.timedelta(days=county.rng.randrange(800))
    county.add("deceased", person.name, person.number, person.dead, "病故")


def pay(county, household, person, code, **row):
    """Until the month of death; a year's payment to one who died in that year may be asked about."""
    if not person.dead:
        return county.pay(household, person, code, **row)
    if PROGRAMS[code].cycle == "按月":
        months = [month for month in MONTHS if month <= f"{person.dead:%Y-%m}"]
        return county.pay(household, person, code, months, **row) if months else []
    if person.dead.year < 2017:
        return []
    serials = county.pay(household, person, code, **row)
    county.truth.add("tolerated", "P01", serials)
    return serials


def poverty(county, household):
    rng, head = county.rng, household.head
    if len(household.members) == 1 and rng.random() < 0.6:
        pay(county, household, head, "MZ02")
    else:
        for person in household.members:
            if person is head or rng.random() < 0.6:
                pay(county, household, person, "MZ01")
    if rng.random() < 0.14:
        pay(county, household, head, "ZJ01")
    if rng.random() < 0.15:
        county.house(head, "农村宅基地")
    if rng.random() < 0.05:
        county.vehicle(head, "普通二轮摩托车", 4500)


def property_of(county, household):
    rng = county.rng
    adults = [person for person in household.members if person.birth.year < 1998 and not person.dead]
    for person in adults:
        chance = rng.random()
        if chance < 0.03:
            county.add("public_servants", person.name, person.number, *rng.choice(POSTS))
        elif chance < 0.075:
            county.cadre(household, person, rng.choice(CADRES))
        elif chance < 0.11:
            number = county.company(person)
            if len(county.contractors) < 40:
                county.contractors.append((number, person.name))
        if rng.random() < 0.19:
            county.vehicle(person, "小型轿车", rng.choice((68000, 92000, 135000, 210000)))
        if rng.random() < 0.09:
            for _ in range(rng.choice((1, 1, 2))):
                county.house(person, "县城商品房")


def one_life(county, household, person, poor):
    rng, year = county.rng, person.birth.year
    if rng.random() < 0.022:
        grade = rng.randint(1, 4)
        county.disabled(person, grade)
        if grade <= 2:
            pay(county, household, person, "CL02")
        if poor:
            pay(county, household, person, "CL01")
    if 1938 <= year <= 1956 and person.relation != "子女" and rng.random() < 0.13:
        pay(county, household, person, "WJ01")
    if 1996 <= year <= 2001 and person.relation == "子女" and not person.dead:
        county.add("students", person.name, person.number, "示例县职业中专", "在读")
        if poor and rng.random() < 0.4:
            pay(county, household, person, "YL01")
