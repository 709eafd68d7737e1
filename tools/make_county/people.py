"""Invented people: names, numbers, households.

Nobody's number is by chance one slip away from that of a namesake: what a number's last digits may be depends on the
name, so that two people of one name always have the same check digit, and a slip changes the check digit.
"""
import datetime
import zlib

SURNAMES = "李王张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓傅沈曾彭吕潘蔡"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰国建文生福才根水木火土金"
HOMOPHONES = {"伟": "玮", "芳": "方", "丽": "莉", "军": "君", "明": "铭", "英": "瑛", "华": "桦", "兰": "岚", "文": "雯", "木": "沐", "静": "婧"}
BANKS = (("示例县农村商业银行", "623090"), ("中国农业银行示例县支行", "622848"), ("中国邮政储蓄银行示例县支行", "621799"))
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
FIRST_DAY = datetime.date(1915, 1, 1)


def weighted(digits):
    return sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits)) % 11


def with_check(digits):
    return digits + CHECKS[weighted(digits)]


def spoken_like(name):
    """The name with one character that sounds the same, or None."""
    for character in name[1:]:
        if character in HOMOPHONES:
            return name[0] + name[1:].replace(character, HOMOPHONES[character], 1)
    return None


class Person:
    __slots__ = ("name", "number", "birth", "male", "relation", "bank", "account", "dead", "unpaid")

    def __init__(self, name, number, birth, male, relation, bank, account):
        self.name, self.number, self.birth, self.male, self.relation = name, number, birth, male, relation
        self.bank, self.account = bank, account
        self.dead = None  # the day
        self.unpaid = ()  # programs that are due and that a case keeps from this person


class Household:
    __slots__ = ("number", "members", "village")

    def __init__(self, number, members, village):
        self.number, self.members, self.village = number, members, village

    @property
    def head(self):
        return self.members[0]


class Maker:
    """Makes people; the table of numbers given so far is a byte per day, name class and sex."""

    def __init__(self, rng):
        self.rng = rng
        self.accounts = 0
        self.endings = {}  # (what is missing of the sum, male) -> the three digits that may follow
        for ending in rng.sample(range(900), 900):  # those that begin with 9 are for slips
            digits = f"{ending:03}"
            rest = sum(weight * int(digit) for weight, digit in zip(WEIGHTS[14:], digits)) % 11
            self.endings.setdefault((rest, ending % 2 == 1), []).append(digits)
        self.given = bytearray(110 * 366 * 22)

    def name(self, unlike=()):
        """A name; its surname and characters are in none of the names that it shall be unlike."""
        used = set("".join(unlike))
        while True:
            name = self.rng.choice(SURNAMES) + "".join(self.rng.choice(GIVEN) for _ in range(self.rng.choice((1, 2, 2))))
            if not used.intersection(name):
                return name

    def birth(self, first, last):
        return datetime.date(self.rng.randint(first, last), self.rng.randint(1, 12), self.rng.randint(1, 28))

    def number(self, name, birth, male):
        """A number that nobody has; the birthday moves where a day has run out of them."""
        kind = zlib.crc32(name.encode()) % 11
        while True:
            slot = ((birth - FIRST_DAY).days * 11 + kind) * 2 + male
            start = f"430299{birth:%Y%m%d}"
            endings = self.endings[((kind - weighted(start)) % 11, male)]
            if self.given[slot] < len(endings):
                digits = start + endings[self.given[slot]]
                self.given[slot] += 1
                return with_check(digits), birth
            birth = birth.replace(day=self.rng.randint(1, 28), month=self.rng.randint(1, 12))

    def account(self):
        """A bank, and an account that nobody has: thirteen digits that a counter goes through in leaps."""
        self.accounts += 1
        bank, prefix = BANKS[self.rng.randrange(3)]
        return bank, f"{prefix}{self.accounts * 7368787 % 10**13:013}"

    def person(self, relation, birth, male, name=None):
        name = name or self.name()
        number, birth = self.number(name, birth, male)
        bank, account = self.account()
        return Person(name, number, birth, male, relation, bank, account)

    def household(self, index, size, village, shape):
        """`shape`: what a case needs: head, child (years of birth), name (of the head)."""
        rng = self.rng
        if "head" in shape:
            years = shape["head"]
        elif size <= 2:
            years = (1918, 1936) if rng.random() < 0.13 else (1937, 1992)
        else:
            years = (1945, 1990)
        male = rng.random() < 0.75
        head = self.person("户主", self.birth(*years), male, shape["name"](self) if "name" in shape else None)
        members = [head]
        if size > 1:
            near = head.birth.year + rng.randint(-4, 4)
            members.append(self.person("配偶", self.birth(max(1916, near), max(1916, near)), not male))
        for _ in range(size - 2):
            years = shape.get("child", (min(2014, head.birth.year + 21), min(2016, head.birth.year + 32)))
            members.append(self.person("子女", self.birth(*years), rng.random() < 0.5))
        return Household(f"H{index + 1:07}", members, village)

    def slip(self, person):
        """The person's number with one slip of the pen, which is nobody's: it begins its last three with a 9."""
        digits = person.number[:17]
        if digits[15] == "9" and self.rng.random() < 0.7:
            return with_check(digits[:14] + digits[15] + digits[14] + digits[16])
        return with_check(digits[:14] + "9" + digits[15:])
