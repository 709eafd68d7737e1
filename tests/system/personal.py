"""The personal numbers of input tables and the county's keys of persons, and how to find them in any bytes."""
import contextlib
import re
import sqlite3
import unicodedata

from sheets import texts_of

MASKED = {"CL01", "CL02", "YL01", "WJ01"}
NUMBER = re.compile(r"[0-9]{15,19}|(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
LENGTHS = (11, 15, 16, 17, 18, 19)
# Digits as text, as both kinds of UTF-16, and as hexadecimal text of their bytes.
RUNS = [(re.compile(rb"[0-9]{11,}"), lambda run: run), (re.compile(rb"(?:[0-9]\0){11,}"), lambda run: run[::2]),
        (re.compile(rb"(?:3[0-9]){11,}"), lambda run: run[1::2])]


class Secrets:
    """The personal numbers of the input tables, and the names that only masked programs have."""

    def __init__(self, paths):
        self.numbers = set()
        named, masked = set(), set()
        for path in paths:
            rows = texts_of(path)
            for row in rows:
                for cell in row:
                    self.add(cell)
            header = next((row for row in rows if "姓名" in row and "项目编码" in row), None)
            for row in rows if header else []:
                if len(row) > header.index("姓名"):
                    (masked if row[header.index("项目编码")] in MASKED else named).add(row[header.index("姓名")])
        everyone = "\n".join(named)
        self.masked_names = {name for name in masked if 3 <= len(name) <= 4 and name not in everyone}

    def add(self, cell):
        plain = re.sub(r"[\s\-'‘\u200b]", "", unicodedata.normalize("NFKC", cell))
        for run in NUMBER.findall(plain) + NUMBER.findall(cell):
            self.numbers.add(run.encode())
            if len(run) == 18:
                self.numbers.add(run[:17].encode())  # all but the check digit is as good
            if len(run) == 15:
                self.numbers.add(f"{run[:6]}19{run[6:]}".encode())

    def found_in(self, content):
        """How many of the numbers stand in these bytes."""
        hits = set()
        for pattern, digits in RUNS:
            for match in pattern.finditer(content):
                run = digits(match[0])
                hits.update(run[i:i + length] for length in LENGTHS for i in range(len(run) - length + 1) if run[i:i + length] in self.numbers)
        return len(hits)


def person_keys(folder):
    with contextlib.closing(sqlite3.connect(f"file:{folder}/office.db?mode=ro", uri=True)) as store:
        return {key for row in store.execute("SELECT person_key, account_key FROM ledger_payment") for key in row}


def keys_in(content, keys):
    raw = sum(content[i:i + 16] in keys for i in range(len(content) - 15))
    spelled = {key.hex().encode() for key in keys}
    texts = {run.lower().replace(b"-", b"") for run in re.findall(rb"[0-9a-fA-F]{32,}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", content)}
    return raw + sum(text[i:i + 32] in spelled for text in texts for i in range(len(text) - 31))
