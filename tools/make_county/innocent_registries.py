"""Innocent kinds that a registry shows: deaths, posts, property, companies, prisons."""
import datetime

from .cases import ADULT, WORKING, case, relief
from .innocent import KINDS, PLAIN, exempt, innocent, with_homophone
from .people import spoken_like
from .programs import MONTHS

DAY = datetime.date
DIED = DAY(2016, 9, 14)


def died(county, person, day, name=None):
    county.add("deceased", name or person.name, person.number, day, "病故")


# Deaths.

@case(KINDS, "wrong_death", head=ADULT)
def wrong_death(county, household, turn):
    own = relief(county, household)
    died(county, household.head, DIED, county.maker.name(unlike=[household.head.name]))
    innocent(county, "P01", own)


@case(KINDS, "death_in_paid_month", head=ADULT)
def death_in_paid_month(county, household, turn):
    household.head.dead = DAY(2017, 8, 2 + turn % 28)
    innocent(county, "P01", county.pay(household, household.head, "MZ01"))
    died(county, household.head, household.head.dead)


@case(KINDS, "returned_after_death", head=ADULT)
def returned_after_death(county, household, turn):
    household.head.dead = DAY(2017, 6, 11)
    county.pay(household, household.head, "MZ01", MONTHS[:6])
    innocent(county, "P01", county.pay(household, household.head, "MZ01", MONTHS[6:], status="退回", remark="账户已销户"))
    died(county, household.head, household.head.dead)


@case(KINDS, "back_pay_after_death", variants=3, head=ADULT)
def back_pay_after_death(county, household, turn):
    household.head.dead = DIED
    innocent(county, "P01", county.pay(household, household.head, "MZ01", MONTHS[:1], remark=(
        "补发2016年8月", "补发生前待遇", "2016年9月补发")[turn % 3]))
    died(county, household.head, DIED)


@case(KINDS, "funeral", head=ADULT)
def funeral(county, household, turn):
    household.head.dead = DAY(2016, 12, 20)
    innocent(county, "P01", county.pay(household, household.head, "MZ04"))
    died(county, household.head, household.head.dead)


@case(KINDS, "survivor", size=2, head=ADULT)
def survivor(county, household, turn):
    head, spouse = household.members[:2]
    head.dead = DIED
    innocent(county, "P01", county.pay(household, head, "MZ05", bank=spouse.bank, account=spouse.account, holder=spouse.name))
    died(county, head, DIED)


@case(KINDS, "dead_by_another_spelling", head=ADULT, name=with_homophone)
def dead_by_another_spelling(county, household, turn):
    household.head.dead = DIED
    county.truth.add("planted", "P01", county.pay(household, household.head, "MZ01"))
    died(county, household.head, DIED, spoken_like(household.head.name))


# Property, posts and companies: what a registry says of the head of a household on relief.

POSTS = ("公益性岗位", "乡村公益性岗位（保洁员）", "生态护林员（公益岗）", "临聘人员", "临时聘用", "劳务派遣", "退休", "已退休", "退休民办教师", "临时工")
LEFT = ("离任村党支部书记", "原村委会主任（已离任）", "前任村会计", "已卸任村委会主任")
VEHICLES = (("普通二轮摩托车", 4500, "正常"), ("残疾人机动轮椅车", 52000, "正常"), ("残疾人专用三轮车", 51000, "正常"), ("正三轮摩托车", 56000, "正常"),
            ("三轮汽车", 58000, "正常"), ("低速货车（农用车）", 62000, "正常"), ("轮式拖拉机", 88000, "正常"), ("联合收割机", 120000, "正常"),
            ("小型轿车", 28000, "正常"), ("小型轿车", 50000, "正常"), ("小型轿车", 135000, "转移"), ("小型轿车", 135000, "转出"),
            ("小型轿车", 135000, "已过户"), ("小型轿车", 150000, "注销"), ("小型轿车", 150000, "报废"), ("小型轿车", 150000, "达到报废标准"),
            ("小型轿车", 150000, "强制报废"))
HOUSES = (("农村宅基地", "易地扶贫搬迁安置房"), ("农村宅基地", "拆迁安置房"), ("农村宅基地", "征收补偿安置房"), ("县城商品房", "继承共有住房（份额）"),
          ("县城商品房", "继承份额"), ("县城商品房", "农村老宅（已倒塌）"), ("县城商品房", "农村危房（已拆除）"), ("县城商品房", "车库"),
          ("县城商品房", "杂物间"))
COMPANIES = (("{}记{}号商贸有限公司", 1000000, "注销"), ("{}记{}号商贸有限公司", 1000000, "吊销"), ("{}记{}号商贸有限公司", 1000000, "吊销，未注销"),
             ("{}记{}号商贸有限公司", 500000, "停业"), ("{}记{}号商贸有限公司", 500000, "歇业"), ("{}记{}号种养农民专业合作社", 3000000, "存续"),
             ("{}记{}号种植专业合作社", 1000000, "存续"), ("{}记{}号扶贫互助合作社", 500000, "存续"), ("{}记{}号养殖专业合作社联合社", 2000000, "存续"),
             ("{}记{}号小卖部（个体工商户）", 5000, "存续"), ("{}记{}号副食店（个体）", 20000, "存续"))
CUSTODY = (("湖南省茶陵监狱", DAY(2012, 6, 1), DAY(2016, 5, 31)), ("湖南省茶陵监狱", DAY(2017, 9, 8), DAY(2019, 9, 7)),
           ("示例县司法局社区矫正中心", DAY(2016, 3, 1), DAY(2019, 2, 28)), ("示例县司法局（缓刑）", DAY(2016, 5, 1), DAY(2018, 4, 30)),
           ("示例县看守所", DAY(2016, 10, 8), DAY(2016, 12, 20)), ("示例县看守所（无罪释放）", DAY(2017, 3, 2), DAY(2017, 4, 12)),
           ("湖南省茶陵监狱（提前释放）", DAY(2012, 6, 1), DAY(2016, 12, 15)))


def owner(name, rule, variants, add, kinds=KINDS):
    @case(kinds, name, variants=len(variants), head=WORKING)
    def make(county, household, turn):
        innocent(county, rule, relief(county, household))
        add(county, household, household.head, variants[turn % len(variants)])


owner("posts", "P03", POSTS, lambda county, household, head, post: county.add(
    "public_servants", head.name, head.number, f"{county.towns[household.village[2]]}人民政府", post))
owner("left_posts", "P06", LEFT, lambda county, household, head, post: county.cadre(household, head, post))
owner("vehicles", "P07", VEHICLES, lambda county, household, head, one: county.vehicle(head, *one))
owner("houses", "P08", HOUSES, lambda county, household, head, uses: [county.house(head, use) for use in uses])
owner("companies", "P09", COMPANIES, lambda county, household, head, one: county.company(head, *one))
owner("custody", "P11", CUSTODY, lambda county, household, head, one: county.prisoner(head, *one))
owner("plain_vehicles", "P07", (VEHICLES[0], ("小型轿车", 150000, "注销")), lambda county, household, head, one: county.vehicle(head, *one), PLAIN)
owner("plain_companies", "P09", COMPANIES[:1], lambda county, household, head, one: county.company(head, *one), PLAIN)


@case(PLAIN, "tilling_servant", head=WORKING)
def tilling_servant(county, household, turn):
    """Whose land it is asks nobody about means."""
    head = household.head
    innocent(county, "P03", county.pay(household, head, "NY01", quantity=county.land(household, head)))
    county.add("public_servants", head.name, head.number, "县畜牧局", "科员")


@case(KINDS, "exemptions", variants=6, head=WORKING)
def exemptions(county, household, turn):
    rule, reason = (("P03", "就业后渐退期"), ("P06", "村干部本人享受低保备案"), ("P07", "残疾人代步车豁免"), ("P08", "搬迁过渡期"),
                    ("P09", "扶贫创业扶持期"), ("P03", "重病刚性支出豁免"))[turn % 6]
    own = county.pay(household, household.head, "MZ01")
    innocent(county, rule, own)
    exempt(county, household.head, "MZ01", reason, DAY(2017, 12, 31) if turn % 2 else DAY(2018, 6, 30))
    property_of(county, household, household.head, rule)


@case(KINDS, "expired_exemptions", variants=4, head=WORKING)
def expired_exemptions(county, household, turn):
    """What ran out, or holds for another program, excuses nothing."""
    rule = ("P03", "P07", "P09", "P08")[turn % 4]
    county.truth.add("planted", rule, county.pay(household, household.head, "MZ01"))
    if turn % 2:
        exempt(county, household.head, "MZ01", "就业后渐退期", DAY(2016, 12, 31))
    else:
        exempt(county, household.head, "CL01", "就业后渐退期", DAY(2017, 12, 31))
    property_of(county, household, household.head, rule)


@case(KINDS, "anothers_property", variants=4, head=WORKING)
def anothers_property(county, household, turn):
    """The registry has somebody else under the recipient's number."""
    rule = ("P03", "P07", "P08", "P09", "P11")[turn % 5]
    innocent(county, rule, county.pay(household, household.head, "MZ01"))
    property_of(county, household, household.head, rule, county.maker.name(unlike=[household.head.name]))


def property_of(county, household, person, rule, name=None):
    if rule == "P03":
        county.add("public_servants", name or person.name, person.number, "县人民医院", "护士")
    elif rule == "P06":
        county.cadre(household, person, "村会计", name=name)
    elif rule == "P07":
        county.vehicle(person, "小型轿车", 135000, name=name)
    elif rule == "P08":
        county.house(person, "县城商品房", name=name)
        county.house(person, "县城商品房", name=name)
    elif rule == "P09":
        county.company(person, name=name)
    else:
        county.prisoner(person, "湖南省茶陵监狱", DAY(2015, 6, 1), DAY(2020, 5, 31), name=name)
