"""A county with its registries, ready to be compared, and what its truth says of the hits."""
import contextlib
import csv
import json
import re
import sqlite3

from county import ROOT, check, is_sentence, make_county, must, new_county

AS_OF = "2017-09-30"
JUDGED = "D03 D04 D05 F01 F03 F05 L01 M01 P01 P03 P06 P07 P08 P09 P11 P12 P13 P14 P17 P19 P21 P22 P27 V01 V02 C02 C05".split()
NOISY = "P01 P03 P07 P08 P09 P11 P21 P22".split()
BY_PERSON = ("D03", "P19")  # the truth names people
BESIDE = ROOT.parent / "shared/data"  # counties of others, where they lie beside the checkout


def county_files(home, name, people, seed, *more):
    """The county of that name, or one like it where it is not to be had."""
    if (BESIDE / name / "truth.json").is_file():
        return BESIDE / name
    make_county(home / name, people, seed, *more)
    return home / name


def load(folder, files, database=None):
    """A demonstration county with the tables and registries of `files`."""
    new_county(folder, database)
    must("import", "--data", folder, files / "tables")
    expected = json.loads((files / "expect.json").read_text(encoding="utf-8"))["registries"]
    for path in sorted((files / "registries").glob("*.csv")):
        said = must("dataset", "import", "--data", folder, path.stem, path, "--as-of", AS_OF).json
        if (said["dataset"], said["rows"], said["accepted"], said["rejected"]) != (path.stem, expected[path.stem], expected[path.stem], 0):
            check(f"{path.stem} is taken whole", False, said)
    return folder


def compare(folder, *more):
    return must("compare", "run", "--data", folder, "--json", *more).json


def lines(folder, verb, *more):
    answer = must("compare", verb, "--data", folder, *more)
    if answer.err:
        check(f"compare {verb} says nothing beside its lines", False, answer.err)
    return answer.out.splitlines()


def hits(folder, *more):
    return [json.loads(line) for line in lines(folder, "hits", *more)]


def query(folder, statement, *values):
    with contextlib.closing(sqlite3.connect(f"file:{folder}/office.db?mode=ro", uri=True)) as store:
        return store.execute(statement, values).fetchall()


def change(folder, statement, *values):
    """What somebody does to the store behind the program's back; answers how many rows it met."""
    with contextlib.closing(sqlite3.connect(folder / "office.db")) as store:
        met = store.execute(statement, values).rowcount
        store.commit()
        return met


def audited(folder, action):
    return query(folder, "SELECT subject, detail FROM guard_audit WHERE action = ? ORDER BY number", action)


def registry(files, name):
    with (files / f"registries/{name}.csv").open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def rules_on():
    """The text of each rule that is on, by its id."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "rules").glob("*/*/rule.yml")]
    return {re.search(r"^id: (\w+)", text, re.M)[1]: text for text in texts if re.search(r"^status: on\b", text, re.M)}


def needing(dataset):
    return {rule for rule, text in rules_on().items() if dataset in re.search(r"^needs: \[(.*?)\]", text, re.M)[1].split(", ")}


def sensitive_columns():
    """(rule, evidence column) of registries that only show whether somebody was matched."""
    datasets = {path.stem for path in (ROOT / "rules/datasets").glob("*.yml") if re.search(r"^shows: match\b", path.read_text(encoding="utf-8"), re.M)}
    return {(rule, name) for rule, text in rules_on().items() for name, source in re.findall(r"^  (\w+): \{.*\bfrom: (\w+)", text, re.M) if source in datasets}


def found_keys(found, rule):
    of_rule = [hit for hit in found if hit["rule"] == rule]
    return {hit["person"] for hit in of_rule} if rule in BY_PERSON else {one["key"] for hit in of_rule for one in hit["records"]}


def judge(what, revealed, truth, rules):
    """Every planted key, no innocent one, nothing that the truth does not know."""
    for rule in rules:
        planted, innocent, tolerated = (set(truth[part].get(rule, [])) for part in ("planted", "innocent", "tolerated"))
        found = found_keys(revealed, rule)
        wrong = {"missing": len(planted - found), "innocent": len(found & innocent), "outside": sorted(found - planted - tolerated)[:3]}
        if rule in BY_PERSON:
            wrong["outside"] = len(found - planted - tolerated)
        check(f"{what}: {rule} finds its {len(planted)} and no other", planted and not any(wrong.values()), wrong)


def judge_noisy(what, revealed, truth):
    """Precision and recall of the eight rules together; what is tolerated counts neither way."""
    right = wanted = named = 0
    detail = {}
    for rule in NOISY:
        planted, tolerated, found = set(truth["planted"].get(rule, [])), set(truth["tolerated"].get(rule, [])), found_keys(revealed, rule)
        right, wanted, named = right + len(planted & found), wanted + len(planted), named + len(found - (tolerated - planted))
        detail[rule] = f"{len(planted & found)} of {len(planted)}, {len(found - planted - tolerated)} wrong"
    precision, recall = right / max(named, 1), right / wanted
    check(f"{what}: precision of the eight rules {precision:.3f} ≥ 0.9", precision >= 0.9, detail)
    check(f"{what}: recall of the eight rules {recall:.3f} ≥ 0.98", recall >= 0.98, detail)


def judge_clues(what, folder, revealed, truth):
    """Of the top hundred, how many lead to something planted; one without records stands for its rules' hits."""
    true = {key for rule, keys in truth["planted"].items() if rule not in BY_PERSON for key in keys}
    true |= {one["key"] for hit in revealed if hit["rule"] == "D03" and hit["person"] in truth["planted"]["D03"] for one in hit["records"]}
    sound = {rule for rule in BY_PERSON if found_keys(revealed, rule) <= set(truth["planted"][rule]) | set(truth["tolerated"].get(rule, []))}
    clues = [json.loads(line) for line in lines(folder, "clues", "--top", "100")]
    worth = [clue["score"] * clue["amount_fen"] for clue in clues]
    check(f"{what}: the clues are ranked, each with its own mark, at most a hundred", 0 < len(clues) <= 100
          and all(one >= 0.998 * other for one, other in zip(worth, worth[1:]))  # a score is printed to three digits
          and len({clue["clue"] for clue in clues}) == len(clues), len(clues))
    wrong = [clue for clue in clues if not ({one["key"] for one in clue["records"]} & true or (not clue["records"] and set(clue["rules"]) <= sound))]
    check(f"{what}: {len(clues) - len(wrong)} of the {len(clues)} top clues are true", len(wrong) * 20 <= len(clues),
          [(clue["rules"], clue["records"][:2]) for clue in wrong])
    return clues


def without_people(value):
    """The same hit wherever it was found: a person's key differs from county to county, and with it the order of rows."""
    if isinstance(value, dict):
        return {name: without_people(inner) for name, inner in value.items() if name != "person"}
    if isinstance(value, list):
        return sorted((without_people(inner) for inner in value), key=lambda inner: json.dumps(inner, sort_keys=True))
    return value


def refused(what, answer):
    """Exit 1, one sentence, nothing on stdout; answers the sentence. PostgreSQL is a name that it may bear."""
    check(what, answer.code == 1 and is_sentence(answer.err.replace("PostgreSQL", "")) and answer.out == "", answer)
    return answer.err
