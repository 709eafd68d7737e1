"""Payment rows from CSV, through every check into the ledger, beside a prepared insert of the same rows."""
import json
import re
import shutil

import county
import frame

CHUNK = frame.ROOT / "src/collect/import/sheet_import.hpp"


def rows_a_transaction():
    """As many as the import stages at a time."""
    return int(re.search(r"chunk_rows = (\d+)", CHUNK.read_text(encoding="utf-8"))[1])


class Town:
    """A county of `people` with all that payments refer to, and the payments' files."""

    def __init__(self, home, people):
        county.make_county(home / "made", people, 41, "--csv")
        tables = home / "made/tables"
        self.above, self.payments = sorted(tables.glob("0[1234]*")), sorted(tables.glob("05*"))
        self.folder, self.scratch = home / "county", home / "scratch"
        county.new_county(self.folder)
        county.must("import", "--data", self.folder, *self.above)

    def start(self):
        """What the program takes to open the county and import next to nothing."""
        return self.run(self.above[:1])

    def all(self):
        return self.run(self.payments)

    def run(self, files):
        self.fresh()
        return frame.cost(county.MINGBAI, "import", "--data", self.scratch, *files)

    def fresh(self):
        shutil.rmtree(self.scratch, ignore_errors=True)
        shutil.copytree(self.folder, self.scratch)

    def insert(self, together):
        """The yardstick: the rows that all() has just left behind, into a store as all() found it."""
        return json.loads(frame.cost(frame.probe("insert_probe"), self.scratch / "office.db", self.copy() / "office.db", together).out)

    def copy(self):
        target = self.folder.parent / "yardstick"
        shutil.rmtree(target, ignore_errors=True)
        return shutil.copytree(self.folder, target)


def measure(quick):
    times = 1 if quick else 3
    with county.temporary() as home:
        (home / "large").mkdir()
        (home / "small").mkdir()
        # Large enough to fill the store's cache of 64 MB, which a smaller one would not.
        small = Town(home / "small", 2_000 if quick else 100_000)
        small_mb = small.all().mb
        large = Town(home / "large", 8_000 if quick else 200_000)
        start = frame.best(times, large.start)
        whole = frame.best(times, large.all)
        rows = json.loads(whole.out)["accepted"]
        alike = min((large.insert(rows_a_transaction()) for _ in range(times)), key=lambda found: found["cpu_ms"])
        at_once = min((large.insert(10**9) for _ in range(times)), key=lambda found: found["cpu_ms"])
        csv_mb = sum(path.stat().st_size for path in large.payments) / 2**20
    if alike["rows"] != rows:
        raise RuntimeError(f"{rows} rows were imported and {alike['rows']} are there")
    cpu = whole.cpu - start.cpu
    insert = alike["cpu_ms"] / 1000
    at_once = at_once["cpu_ms"] / 1000
    return [
        frame.Line(f"import {rows} payment rows from CSV", f"{cpu / rows * 1e6:.1f} µs a row", "≤ 2 × yardstick",
                   f"prepared insert, same transactions: {insert / rows * 1e6:.1f} µs", f"{cpu / insert:.2f}", cpu <= 2 * insert),
        frame.Line("the same, against one transaction", f"{cpu / rows * 1e6:.1f} µs a row", "–",
                   f"prepared insert, all at once: {at_once / rows * 1e6:.1f} µs", f"{cpu / at_once:.2f}"),
        frame.Line("rows per CPU second", f"{rows / cpu:,.0f}", "≥ 40,000", f"start of the program: {start.cpu:.2f} s, not counted", "–", rows / cpu >= 40_000),
        frame.Line(f"memory at the peak, {csv_mb:.0f} MB of CSV", f"{whole.mb:.0f} MB", "flat", f"a smaller county: {small_mb:.0f} MB",
                   f"{whole.mb / small_mb:.2f}", whole.mb <= small_mb * 1.1),
    ]
