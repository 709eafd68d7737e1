"""What the innocent kinds have in common."""
from .cases import mark

KINDS = {}
PLAIN = {}  # those that every county has: no rule that reads what it compares falls for them


def innocent(county, rule, serials):
    mark(county, "innocent", rule, serials if isinstance(serials, tuple) else (serials, []))


def with_homophone(maker):
    return maker.rng.choice("李王张陈周黄") + maker.rng.choice("伟芳丽军明英华兰文木静") + maker.rng.choice("国建才根")


def exempt(county, person, program, reason, until):
    county.exemptions += 1
    county.add("exemptions", person.name, person.number, program, reason, f"示民低保〔2017〕{county.exemptions}号", until)
