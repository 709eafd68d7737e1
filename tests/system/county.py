"""What every whole-system test needs: the program, a county in a temporary folder, and the tally of checks."""
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

ROOT = pathlib.Path(__file__).resolve().parents[2]
MINGBAI = pathlib.Path(os.environ.get("MINGBAI") or ROOT / "build/mingbai").resolve()
EXAMPLES = ROOT / "examples/county"
DATA = ROOT / "tests/data"
TABLES = {"01": "民生资金项目主表", "02": "指标来源表", "03": "指标下达表", "04": "项目资金拨付表", "05": "个人补助资金发放表"}


class Tally:
    """Counts checks and prints a line for each."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, what, holds, detail=""):
        if holds:
            self.passed += 1
            print(f"ok      {what}", flush=True)
        else:
            self.failed += 1
            print(f"FAILED  {what}" + (f": {str(detail)[:1500]}" if detail != "" else ""), flush=True)
        return bool(holds)

    def equal(self, what, found, wanted):
        return self.check(what, found == wanted, f"found {found!r}, wanted {wanted!r}")

    def run(self, *parts):
        """Runs the parts of a test; ends the program. A part that throws is one failure, the others still run."""
        for part in parts:
            try:
                part()
            except Exception as error:  # the tally must be printed whatever happens
                self.check(part.__name__, False, f"{type(error).__name__}: {error}")
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(0 if self.passed and not self.failed else 1)


tally = Tally()
check, equal = tally.check, tally.equal


class Answer:
    """What the program said."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def json(self):
        return json.loads(self.out)

    def __repr__(self):
        return f"exit {self.code} {self.out[:300]!r} {self.err[:300]!r}"


def run(*arguments, env=None, limit=120):
    done = subprocess.run([MINGBAI, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, timeout=limit,
                          env={**clean_environment(), **(env or {})})
    return Answer(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def start(*arguments):
    """The program in the background; the caller waits for it or kills it."""
    return subprocess.Popen([MINGBAI, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, env=clean_environment())


def clean_environment():
    hidden = ("MINGBAI_PASSPHRASE_FILE", "CREDENTIALS_DIRECTORY")
    return {name: value for name, value in os.environ.items() if name not in hidden}


def must(*arguments, **how):
    """Runs a step that is not itself under test; its failure ends the part."""
    answer = run(*arguments, **how)
    if answer.code != 0:
        raise RuntimeError(f"{arguments[0]} failed: {answer}")
    return answer


@contextlib.contextmanager
def temporary():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="mingbai-system-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_county(folder, database=None):
    """A demonstration county; answers init's JSON."""
    more = ["--database", database] if database else []
    return must("init", "--data", folder, "--county", "430299", "--demo", *more).json


def fund_chain():
    """The tables above the payments, and the projects: what payment rows refer to."""
    return sorted(path for path in EXAMPLES.glob("*.xlsx") if not path.name.startswith("05"))


def make_county(folder, people, seed, *more):
    """An invented county of another size; answers what must come of it."""
    subprocess.run([sys.executable, "-B", ROOT / "tools/make-county", "--people", str(people), "--seed", str(seed), "--to", folder, *more],
                   check=True, stdin=subprocess.DEVNULL)
    return json.loads((folder / "expect.json").read_text(encoding="utf-8"))


def rows_by_table(report):
    """Rows, accepted rows and fen of each table in an import's report."""
    sums = {}
    for sheet in sheets_of(report):
        rows, accepted, fen = sums.get(sheet["table"], (0, 0, 0))
        sums[sheet["table"]] = rows + sheet["rows"], accepted + sheet["accepted"], fen + sheet["amount_fen"]
    return sums


def sheets_of(report):
    return [sheet for file in report["files"] for sheet in file["sheets"] if "table" in sheet]


def breaks_of(folder):
    """The breaks that reconcile finds, identity by identity, without those that hold."""
    answer = must("reconcile", "--data", folder).json
    return {one["id"]: sorted(broken["key"] for broken in one["breaks"]) for one in answer["identities"] if one.get("breaks")}


def is_sentence(text):
    """One line of Chinese for a clerk, without what only a programmer reads."""
    text = text.strip()
    return (bool(re.search(r"[\u4e00-\u9fff]{4}", text)) and "\n" not in text and len(text) <= 160
            and not re.search(r"SQL|errno|exception|std::|0x[0-9a-f]|程序出错", text))


def verifies(folder, what):
    answer = run("verify", "--data", folder)
    return check(f"{what}: verify finds every link whole", answer.code == 0 and answer.json["whole"] is True, answer)


def stored(folder, table):
    """How many rows the office's SQLite store holds, staged ones included."""
    with contextlib.closing(sqlite3.connect(f"file:{folder}/office.db?mode=ro", uri=True)) as store:
        return store.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def kill(process):
    """Ends a program that this test started, at once."""
    process.send_signal(signal.SIGKILL)
    out, err = process.communicate()
    return Answer(process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))


def finish(process, limit=120):
    out, err = process.communicate(timeout=limit)
    return Answer(process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))
