"""Makes a county: plans the cases, then makes household after household and forgets it."""
import csv
import datetime
import json
import pathlib
import random

from . import chain, projects
from .books import Csv, Xlsx
from .cases import PLANTED
from .files import Payments, Registries, Truth, credit_code
from .natural import entitle, live
from .noise import KINDS, PLAIN
from .people import Maker
from .programs import NOISE_PROGRAMS, PROGRAMS, periods

ROOT = pathlib.Path(__file__).resolve().parents[2]


def divisions():
    towns, villages = {}, []
    with open(ROOT / "src/ledger/data/divisions-430299.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["level"] == "4":
                towns[row["code12"]] = row["name_official"]
            elif row["level"] == "5":
                villages.append((row["code12"], row["name_official"], row["parent_code12"]))
    return towns, villages


class County:
    def __init__(self, people, seed, to, plain, kinds):
        self.people, self.to, self.plain, self.kinds = people, to, plain, kinds
        self.rng = random.Random(seed)
        self.towns, self.villages = divisions()
        self.tables = to / "tables"
        self.tables.mkdir(parents=True, exist_ok=True)
        self.programs = PROGRAMS | (NOISE_PROGRAMS if kinds else {})
        self.maker, self.truth = Maker(self.rng), Truth()
        self.registries = Registries(to / "registries", without=() if kinds else ("exemptions",))
        self.payments = Payments(self.tables, plain, self.programs, self.towns)
        self.groups, self.contracts, self.contractors = {}, [], []
        self.exemptions = self.machines = self.payments_made = 0

    def make(self):
        sizes, plan = self.plan()
        for index, size in enumerate(sizes):
            kind, turn = plan.get(index, (None, 0))
            shape = kind.shape if kind else {}
            household = self.maker.household(index, size, self.rng.choice(self.villages), shape)
            if kind:
                kind.make(self, household, turn)
            else:
                live(self, household)
            entitle(self, household)
            for person in household.members:
                self.add("households", household.number, person.name, person.number, person.relation, household.village[0])
        self.payments.close()
        self.finish()

    def plan(self):
        """The sizes of the households, and which of them carries which case: each at most one."""
        rng, sizes, total = self.rng, bytearray(), 0
        while total < self.people:
            sizes.append(rng.choices((1, 2, 3, 4, 5), (22, 28, 24, 18, 8))[0])
            total += sizes[-1]
        wanted = self.wanted(len(sizes))
        places = rng.sample(range(len(sizes)), sum(count * kind.together for kind, count in wanted))
        plan = {}
        for kind, count in wanted:
            for turn in range(count * kind.together):
                index = places.pop()
                plan[index] = kind, turn
                total += max(0, kind.shape.get("size", 1) - sizes[index])
                sizes[index] = max(sizes[index], kind.shape.get("size", 1))
        index = len(sizes) - 1
        while total > self.people and index >= 0:  # exactly so many people: the last households that carry nothing shrink
            if index not in plan:
                less = min(sizes[index] - 1, total - self.people)
                sizes[index] -= less
                total -= less
            index -= 1
        return sizes, plan

    def wanted(self, households):
        """How many of each kind: in proportion, enough to show all that a kind knows, and never half of the county."""
        planted, innocent = max(3, round(self.people * 6 / 20000)), max(2, round(self.people * 3 / 20000))
        wanted = [(kind, min(planted, 8) if name == "C05" else planted) for name, kind in PLANTED.items()]
        wanted += [(kind, planted) for kind in PLAIN.values()]
        for kind in map(KINDS.get, self.kinds):
            wanted.append((kind, max(innocent, -(-kind.variants // kind.together))))
        needed = sum(count * kind.together for kind, count in wanted)
        if needed * 2 > households:
            wanted = [(kind, max(1, count * households // (needed * 2))) for kind, count in wanted]
        while sum(count * kind.together for kind, count in wanted) > households:
            wanted.pop()
        return wanted

    def book(self, name):
        return Csv(self.tables / f"{name}.csv") if self.plain else Xlsx(self.tables / f"{name}.xlsx")

    # What cases and ordinary lives are made of.

    def pay(self, household, person, code, months=None, **row):
        """A row for each period; answers the serials."""
        months = months or periods(self.programs[code].cycle)
        self.payments_made += len(months)
        return [self.payments.pay(household, person, code, month, **row) for month in months]

    def add(self, registry, *row):
        self.registries.add(registry, *row)

    def count(self, registry):
        return self.registries.counts[registry]

    def shared(self, what, group, make):
        """What the households of one case have in common; made by the first of them."""
        if (what, group) not in self.groups:
            self.groups[what, group] = make()
        return self.groups[what, group]

    def other_town(self, village):
        while True:
            other = self.rng.choice(self.villages)
            if other[2] != village[2]:
                return other

    def machine(self):
        self.machines += 1
        return 100000000 + self.machines * 7919371 % 900000000

    def vehicle(self, person, kind, price, status="正常", name=None):
        number = self.count("vehicles") + 1
        day = datetime.date(2014, 1, 10) + datetime.timedelta(days=number % 700)
        self.add("vehicles", f"湘B{number:06X}", name or person.name, person.number, kind, price, day, status)

    def house(self, person, use, name=None):
        area = self.rng.randint(800, 1400) / 10
        self.add("houses", f"湘(2015)示例县不动产权第{self.count('houses') + 1:07}号", name or person.name, person.number, use, area,
                 datetime.date(2013, 3, 1))

    def company(self, person, title="{}记{}号商贸有限公司", capital=1000000, status="存续", name=None):
        number = self.count("companies") + 1
        self.add("companies", credit_code(number), "示例县" + title.format(person.name[0], number), name or person.name, person.number,
                 capital, status, datetime.date(2013, 5, 6))
        return number

    def cadre(self, household, person, post, name=None):
        self.add("village_cadres", name or person.name, person.number, household.village[0], post)

    def prisoner(self, person, place, since, until, name=None):
        self.add("prisoners", name or person.name, person.number, place, since, until)

    def disabled(self, person, grade):
        self.add("disabled", person.name, person.number, "肢体", grade, f"{person.number}4{grade}")

    def land(self, household, person, village=None, area=None):
        """A contract for land; answers its area."""
        area = area or self.rng.randint(50, 900) / 100
        self.add("land_contracts", f"J{self.count('land_contracts') + 1:08}", person.name, person.number, (village or household.village)[0], area)
        return area

    def finish(self):
        works = projects.write(self)
        flow, breaks = chain.write(self)
        self.registries.close()
        expect = {"people": self.people, "payments": self.payments_made, "payments_fen": sum(self.payments.paid.values()),
                  "programs": len(self.programs)} | flow | works | {"registries": self.registries.counts, "breaks": breaks}
        for name, content in (("expect", expect), ("truth", self.truth.result())):
            (self.to / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
