"""What the parts of bench/run share: where the programs are, what a command costs, and the rows of the table."""
import dataclasses
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
os.environ["MINGBAI"] = str(BUILD / "mingbai")
sys.path.insert(0, str(ROOT / "tests/system"))
sys.dont_write_bytecode = True


@dataclasses.dataclass
class Line:
    """One line of the table. `met` is None where the budget names no figure."""
    work: str
    measured: str
    budget: str = "–"
    yardstick: str = "–"
    ratio: str = "–"
    met: bool | None = None


@dataclasses.dataclass
class Cost:
    """What a command took: processor seconds of it and its children, seconds of the clock, memory at its peak."""
    cpu: float
    wall: float
    mb: float
    out: str


def cost(*command):
    """Runs a command to its end; its failure ends the part."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begun = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if process.returncode != 0:
            raise RuntimeError(f"{command[0]} ended with {process.returncode}: {err.read()[:500].decode('utf-8', 'replace')}")
        return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, out.read().decode("utf-8", "replace"))


def spent(pid):
    """Processor seconds of a running process so far."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def best(times, measure):
    """The cheapest of several runs: what else the machine does only ever adds."""
    return min((measure() for _ in range(times)), key=lambda found: found.cpu)


def probe(name):
    return BUILD / "bench" / name
