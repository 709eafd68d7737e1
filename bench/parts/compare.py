"""All rules over a county's payments, beside the same queries asked bare in DuckDB, PostgreSQL and SQLite with indexes.

BENCH_COUNTY names a folder in which the counties are kept between runs (making and importing 2 M payments takes minutes);
BENCH_LARGER=10 adds one ten times as large: 20 M payments take hours, 50 GB of disk and 20 GB of memory.
"""
import contextlib
import csv
import json
import os
import pathlib
import random
import re
import shutil

import county
import frame

PEOPLE = 1_300_000  # are paid 2.04 M times
AS_OF = "2017-09-30"
LIMIT = 60  # seconds; compare_probe gives up a query then


class Town:
    """A county of `people` with payments and registries."""

    def __init__(self, home, people, memory=None):
        self.made, self.folder = home / f"made-{people}", home / f"county-{people}"
        self.home, self.memory = home, memory
        self.batch_rows = min(8_000, people // 30)
        if not self.folder.is_dir():
            self.fill(people)
        self.payments = sum(1 for _ in self.payment_rows())

    def fill(self, people):
        county.make_county(self.made, people, 3, "--csv", "--noise")
        half = self.folder.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        county.new_county(half)
        county.must("import", "--data", half, self.made / "tables", limit=3600 * 6)
        for path in sorted((self.made / "registries").glob("*.csv")):
            county.must("dataset", "import", "--data", half, path.stem, path, "--as-of", AS_OF, limit=3600)
        half.rename(self.folder)

    def registries(self):
        return len(list((self.made / "registries").glob("*.csv")))

    def payment_rows(self):
        for path in sorted((self.made / "tables").glob("05*")):
            with path.open(encoding="utf-8-sig", newline="") as text:
                yield from csv.DictReader(text)

    @contextlib.contextmanager
    def copy(self):
        """The county as it was imported, to be compared in."""
        scratch = self.home / "scratch"
        shutil.rmtree(scratch, ignore_errors=True)
        shutil.copytree(self.folder, scratch)
        if self.memory:
            with (scratch / "county.toml").open("a", encoding="utf-8") as settings:
                settings.write(f"\n[compare]\nmemory = {self.memory}\n")
        yield scratch
        shutil.rmtree(scratch, ignore_errors=True)

    def next_month(self, *counts):
        """Files of so many payments each: people who are paid monthly get another month."""
        last = max(row["所属期间"] for row in self.payment_rows() if re.fullmatch(r"\d{4}-\d\d", row["所属期间"]))
        following = f"{last[:5]}{int(last[5:]) + 1:02}"
        rows = [row for row in self.payment_rows() if row["所属期间"] == last]
        random.Random(7).shuffle(rows)
        for count in counts:
            chosen, rows = rows[:count], rows[count:]
            if len(chosen) < count:
                raise RuntimeError(f"the county has no {count} monthly payments left")
            path = self.home / f"05-个人补助资金发放表-新增{count}.csv"
            with path.open("w", encoding="utf-8-sig", newline="") as text:
                writer = csv.DictWriter(text, chosen[0].keys())
                writer.writeheader()
                for row in chosen:
                    writer.writerow({**row, "发放流水号": "N" + row["发放流水号"], "所属期间": following, "发放日期": f"{following}-20"})
            yield path, count


def compare(folder, *more):
    """`compare run`: its cost, and what it said."""
    cost = frame.cost(county.MINGBAI, "compare", "run", "--data", folder, "--json", *more)
    return cost, json.loads(cost.out)


def failed(said):
    """The rules that should have answered and did not."""
    return [one["id"] for one in said["skipped"] if "error" in one]


class Bare:
    """What compare_probe found: seconds of processor to fill, and of each rule; how many rows a rule answers."""

    def __init__(self, out):
        found = json.loads(out)
        self.engine = " ".join(found["engine"].split()[:2])
        self.fill = found["fill"]["cpu_ms"] / 1000
        self.cpu = {one["id"]: one["cpu_ms"] / 1000 for one in found["rules"]}  # of those without an answer too
        self.rows = {one["id"]: one["rows"] for one in found["rules"] if "rows" in one}
        self.rest = {one["id"]: "late" if "late" in one else one["refused"] for one in found["rules"] if "rows" not in one}

    def rules(self, ids=None):
        return sum(cpu for rule, cpu in self.cpu.items() if ids is None or rule in ids)

    def whole(self):
        return self.fill + self.rules()


def in_duckdb(folder):
    return Bare(frame.cost(frame.probe("compare_probe"), folder, "duckdb").out)


def in_postgresql(folder):
    with_url = 'exec "$1" "$2" postgresql "$MINGBAI_TEST_POSTGRESQL"'
    return Bare(frame.cost(frame.ROOT / "tools/with-postgresql", "sh", "-c", with_url, "sh", frame.probe("compare_probe"), folder).out)


def in_sqlite(folder, file):
    file.unlink(missing_ok=True)
    found = Bare(frame.cost(frame.probe("compare_probe"), folder, "sqlite", file).out)
    file.unlink()
    return found


def beside(other, bare):
    """Another engine's line: the rules that both answer."""
    both = [rule for rule in bare.rows if rule in other.rows]
    if differing := [rule for rule in both if bare.rows[rule] != other.rows[rule]]:
        raise RuntimeError(f"{other.engine} answers otherwise: {differing}")
    late = f"; not within {LIMIT} s or its memory: {' '.join(sorted(other.rest))}" if other.rest else ""
    ours, theirs = bare.rules(both), other.rules(both)
    return frame.Line(f"the {len(both)} of {len(bare.cpu)} queries that {other.engine} answers too, bare", f"{ours:.1f} s CPU", "–",
                      f"{other.engine}: {theirs:.1f} s{late}; fill {other.fill:.1f} s (DuckDB {bare.fill:.1f} s)", f"{ours / theirs:.2f}", ours <= theirs)


def rules_lines(town, folder, times):
    """The whole run and its yardsticks; leaves the county compared."""
    start = frame.best(3, lambda: frame.cost(county.MINGBAI, "dataset", "list", "--data", folder))
    runs, bares = [], []
    for _ in range(times):  # in turns, so that what else the machine does meets both
        bares.append(in_duckdb(folder))
        runs.append(compare(folder))
    bare = min(bares, key=Bare.whole)
    whole, said = min(runs, key=lambda run: run[0].cpu)
    whole.cpu -= start.cpu
    hits = sum(one["hits"] for one in said["rules"])
    without = f", without {' '.join(failed(said))}" if failed(said) else ""
    met = not without and whole.cpu <= 1.3 * bare.whole() and whole.wall <= 60 and whole.mb <= 3072
    rules = whole.cpu - bare.fill
    return whole, start, [
        frame.Line(f"{len(said['rules'])} rules{without} over {town.payments:,} payments and {town.registries()} registries, {hits:,} hits kept",
                   f"{whole.cpu:.1f} s CPU, {whole.wall:.1f} s, {whole.mb:,.0f} MB", "≤ 1.3 × yardstick, ≤ 60 s, ≤ 3 GB",
                   f"fill and {len(bare.cpu)} queries bare in DuckDB: {bare.whole():.1f} s CPU", f"{whole.cpu / bare.whole():.2f}", met),
        frame.Line("the same without the filling", f"{rules:.1f} s CPU", "–", f"queries alone: {bare.rules():.1f} s; filling: {bare.fill:.1f} s",
                   f"{rules / bare.rules():.2f}"),
    ], bare


def take(folder, path, count):
    """Imports new payments."""
    report = json.loads(county.must("import", "--data", folder, path, limit=3600).out)
    if report["accepted"] != count:
        raise RuntimeError(f"{report['accepted']} of {count} new payments were taken")


def precheck_line(town, folder):
    """A clerk's batch before it is paid, in a county of that size."""
    count = town.batch_rows
    path, _ = next(town.next_month(count))
    report = json.loads(county.must("import", "--data", folder, path, limit=3600).out)
    batch = report["files"][0]["sheets"][0]["batch"]
    found = json.loads(frame.cost(frame.probe("compare_probe"), "precheck", folder, batch).out)
    wall = found["wall_ms"] / 1000
    return frame.Line(f"a batch of {count:,} rows before payment, {found['hits']:,} hits of {found['rules']} rules", f"{wall:.1f} s, {found['cpu_ms'] / 1000:.1f} s CPU", "≤ 3 s",
                      f"{town.payments:,} payments and {town.registries()} registries beside it", "–", wall <= 3)


def newest(folder, start):
    """What a run of what is new costs."""
    cost, said = compare(folder, "--new")
    if said["kind"] != "new":
        raise RuntimeError(f"no run of new payments but {said['kind']}")
    cost.cpu -= start.cpu
    return cost


def nightly_lines(town, evenings, folder, start, whole):
    """New payments after a run over everybody, which saw those of the first evening last. A run looks at its newest batch again."""
    (_, before), *evenings = evenings
    idle = newest(folder, start)
    lines = [frame.Line(f"compare run --new, nothing new (the last {before:,} payments again)", f"{idle.cpu:.1f} s CPU", "–", f"a whole run: {whole.cpu:.1f} s")]
    each = []
    for path, count in evenings:
        take(folder, path, count)
        cost = newest(folder, start)
        each.append((cost.cpu - idle.cpu) / (count + before))
        before = count
        lines.append(frame.Line(f"compare run --new after {count:,} new payments", f"{cost.cpu:.1f} s CPU, {cost.wall:.1f} s, {cost.mb:,.0f} MB",
                                "in proportion to the new", f"a whole run: {whole.cpu:.1f} s", f"{cost.cpu / whole.cpu:.2f}"))
    lines.append(frame.Line("the same beyond nothing new, for each new payment", " and ".join(f"{one * 1e6:.0f} µs" for one in each), "–",
                            f"a whole run: {whole.cpu / town.payments * 1e6:.0f} µs a payment", f"{each[1] / each[0]:.2f}", each[1] <= 1.3 * each[0]))
    return lines


def scale_line(small, small_run, large, large_run):
    """What a payment costs in two counties."""
    each = [run.cpu / town.payments * 1e6 for town, run in ((small, small_run), (large, large_run))]
    return frame.Line(f"all rules, {large.payments:,} payments", f"{each[1]:.1f} µs CPU a payment, {large_run.wall:.1f} s, {large_run.mb:,.0f} MB", "linear",
                      f"{small.payments:,} payments: {each[0]:.1f} µs, {small_run.mb:,.0f} MB", f"{each[1] / each[0]:.2f}", each[1] <= 1.2 * each[0])


def near_line(count):
    found = json.loads(frame.cost(frame.probe("compare_probe"), "near", count).out)
    if len({one["pairs"] for one in found.values() if "pairs" in one}) != 1:
        raise RuntimeError(f"the ways do not agree: {found}")
    own = found["near_pairs"]["cpu_ms"] / 1000

    def told(name):
        return f"{found[name]['cpu_ms'] / 1000:.1f} s" if "pairs" in found[name] else f"not within {LIMIT} s"

    ratio = f"{own / (found['blocks']['cpu_ms'] / 1000):.3f}" if "pairs" in found["blocks"] else "–"
    return frame.Line(f"numbers one edit or swap apart, {count:,} × {count:,}, {found['near_pairs']['pairs']:,} pairs", f"{own:.2f} s CPU", "< 1.5 s",
                      f"SQL in DuckDB, blocks of half numbers: {told('blocks')}; deletions in SQL: {told('deletions')}", ratio, own < 1.5)


@contextlib.contextmanager
def kept():
    """Where the counties are made."""
    if folder := os.environ.get("BENCH_COUNTY"):
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
        yield pathlib.Path(folder).resolve()
    else:
        with county.temporary() as folder:
            yield folder


def measure(quick):
    people, times = (3_000, 1) if quick else (PEOPLE, 2)
    with kept() as home:
        small, town = Town(home, people // 10), Town(home, people)
        with small.copy() as folder:
            small_start = frame.best(3, lambda: frame.cost(county.MINGBAI, "dataset", "list", "--data", folder))
            small_run = min((compare(folder)[0] for _ in range(times)), key=lambda cost: cost.cpu)
            small_run.cpu -= small_start.cpu
        with town.copy() as folder:
            lines = [precheck_line(town, folder)]
        with town.copy() as folder:
            evenings = list(town.next_month(*((20, 50, 250) if quick else (100, 10_000, 100_000))))
            take(folder, *evenings[0])
            whole, start, more, bare = rules_lines(town, folder, times)
            lines += more
            lines.append(beside(in_postgresql(folder), bare))
            lines.append(beside(in_sqlite(folder, home / "yardstick.db"), bare))
            lines.append(scale_line(small, small_run, town, whole))
            lines += nightly_lines(town, evenings, folder, start, whole)
        if larger := int(os.environ.get("BENCH_LARGER", "0")):
            large = Town(home, people * larger, memory=2560 * larger)
            with large.copy() as folder:
                run = compare(folder)[0]
            lines.append(scale_line(town, whole, large, run))
    lines.append(near_line(20_000 if quick else 200_000))
    if quick:  # so few rows say nothing of a budget
        for line in lines:
            line.met = None
    return lines
