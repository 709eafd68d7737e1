"""A clerk's workbook of 8,000 rows: dropped on the page until the annotated one can be had; approved until it is public."""
import time

import county
import frame
import office
import payments
import sheets


def measure(quick):
    many = 800 if quick else 8_000
    with county.temporary() as home:
        folder = home / "county"
        officers = {one["login"]: one for one in county.new_county(folder)["officers"]}
        county.must("import", "--data", folder, *county.fund_chain())
        rows = [payments.payment(**({"发放金额": "二百一"} if number % 80 == 79 else {})) for number in range(many)]
        content = sheets.workbook(("发放表", payments.table(rows)))
        served = office.Served(folder)
        served.sign_in(officers["clerk_minzheng"])
        begun, spent = time.monotonic(), frame.spent(served.process.pid)
        upload = served.upload("发放表.xlsx", content)
        status, annotated, _ = served.ask("GET", f"/office/api/uploads/{upload['id']}/workbook")
        dropped, spent = time.monotonic() - begun, frame.spent(served.process.pid) - spent
        served.stop()
        (sheet,) = upload["sheets"]
        if status != 200 or (sheet["accepted"], sheet["rejected"]) != (many - many // 80, many // 80):
            raise RuntimeError(f"the workbook was not judged as it should be: {status} {sheet}")
        published = frame.cost(county.MINGBAI, "publish", "--data", folder)
    return [
        frame.Line(f"workbook of {many} rows: dropped → annotated ({len(annotated) >> 10} KB)", f"{dropped:.2f} s, {spent:.2f} s CPU", "≤ 1.5 s", met=dropped <= 1.5),
        frame.Line("approved → public (four reviews, log, feed)", f"{published.wall:.2f} s, {published.cpu:.2f} s CPU", "≤ 5 s", met=published.wall <= 5),
    ]
