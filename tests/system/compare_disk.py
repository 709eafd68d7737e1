"""What a thief learns who copied the office's disk but not the passphrase: every way that we know to name a person from it."""
import hashlib
import hmac
import re

from compare_county import query, registry
from personal import Secrets, keys_in

DIGESTS = (hashlib.sha256, hashlib.sha1, hashlib.md5)
WIDTH = 8  # bytes of a digest that are looked for: as good as all of it, and finds it cut short


def columns(folder):
    """(table, column, value) of every text and blob that the comparison keeps."""
    tables = [name for (name,) in query(folder, "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'compare%'")]
    for table in tables:
        names = [row[1] for row in query(folder, f"PRAGMA table_info({table})")]
        for row in query(folder, f"SELECT * FROM {table}"):
            for name, value in zip(names, row):
                if isinstance(value, (str, bytes)):
                    yield table, name, value.encode() if isinstance(value, str) else value


def windows(content, size):
    return (content[i:i + size] for i in range(len(content) - size + 1))


class Attack:
    """What the thief knows beforehand: every number of the county, its people's names, and a guess at how a program hides them."""

    def __init__(self, files):
        inputs = sorted((files / "registries").glob("*.csv")) + sorted((files / "tables").glob("05*"))
        self.secrets = Secrets(inputs)
        self.names = {row["姓名"] for name in ("households", "prisoners", "deceased", "disabled") for row in registry(files, name)}
        self.numbers = sorted({row["身份证号"] for name in ("households", "prisoners", "deceased", "disabled") for row in registry(files, name)})
        self.digests = {mark for number in self.numbers for mark in self.marks_of(number)}

    @staticmethod
    def marks_of(number):
        """The beginnings of its unkeyed digests, and of those under keys that are no secret."""
        for text in (number.encode(), number.lower().encode(), number.encode("utf-16-le")):
            for digest in DIGESTS:
                yield digest(text).digest()[:WIDTH]
            for key in (b"", b"430299"):
                yield hmac.new(key, text, hashlib.sha256).digest()[:WIDTH]
                yield hmac.new(key, text, hashlib.md5).digest()[:WIDTH]

    def digests_in(self, content):
        """Digests as bytes and as hexadecimal text."""
        found = sum(mark in self.digests for mark in windows(content, WIDTH))
        texts = re.findall(rb"[0-9a-fA-F]{%d,}" % (2 * WIDTH), content)
        return found + sum(bytes.fromhex(part.decode()) in self.digests for text in texts for part in windows(text, 2 * WIDTH))

    def names_in(self, content):
        """Names of three characters and more also as UTF-16; two characters are too short for that among random bytes."""
        return sum(name.encode() in content or (len(name) > 2 and name.encode("utf-16-le") in content) for name in self.names)

    def on(self, folder, known_keys=(), only=None):
        """What each method finds in the folder: nothing, if it is as it should be."""
        files = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
        cells = list(columns(folder))
        keys = {key for row in query(folder, "SELECT person_key, account_key FROM ledger_payment") for key in row if key} | set(known_keys)
        everything = b"\0".join(value for _, _, value in cells)
        # The formalities are sentences of ours; a name of two characters may stand in one by chance.
        kept = b"\0".join(value for table, _, value in cells if table != "compare_dataset")
        methods = {"numbers": lambda: sum(self.secrets.found_in(content) for content in files + [everything]),
                   "dictionary": lambda: sum(self.digests_in(content) for content in files + [everything]),
                   "equality": lambda: keys_in(everything, keys) + repeated([value for _, name, value in cells if "sealed" in name]),
                   "names": lambda: self.names_in(kept)}
        return {name: method() for name, method in methods.items() if only in (None, name)}


def repeated(sealed):
    """How often sixteen bytes of one sealed value come again: equal rows must not be equal when sealed."""
    seen, again = set(), 0
    for value in sealed:
        own = set(windows(value, 16))
        again += len(own & seen)
        seen |= own
    return again
