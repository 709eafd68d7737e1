"""Small commits a second on SQLite, each on the disk before its thread goes on (docs/adr/0007)."""
import json

import county
import frame


def measure(quick):
    lines = []
    with county.temporary() as home:
        for threads in (1, 4, 16):
            found = {}
            for way in ("full", "grouped"):
                store = home / f"{way}{threads}.db"
                found[way] = json.loads(frame.cost(frame.probe("commits_probe"), store, threads, 1 if quick else 5, way).out)["commits_a_second"]
            lines.append(frame.Line(f"commits a second, {threads} threads writing", f"{found['full']:,}", "≥ 28: 100,000 reports an hour",
                                    f"if they were grouped: {found['grouped']:,}", f"{found['grouped'] / max(found['full'], 1):.1f}", found["full"] >= 28))
    return lines
