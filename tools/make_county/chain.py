"""The money's way: source, allocation, appropriation, as the payments need it, with its own planted breaks."""
import datetime

from .files import voucher

START, END, PAID = datetime.date(2017, 1, 1), datetime.date(2017, 12, 31), datetime.date(2017, 1, 15)


def source_doc(code):
    return f"示财预〔2017〕{code}号"


def allocation_doc(county, code, town):
    return f"示县财社指〔2017〕{code}-{county.towns[town]}"


def write(county):
    """Answers the counts and sums, and the breaks that reconcile must find."""
    rng, truth = county.rng, county.truth
    appropriated = {voucher(key): [key, fen] for key, fen in sorted(county.payments.paid.items())}
    short = sorted(rng.sample(sorted(appropriated), 2))  # F03: more left the treasury than reached the people
    for number in short:
        appropriated[number][1] += 250000
    allocated = {}
    for key, fen in appropriated.values():
        allocated[key[:2]] = allocated.get(key[:2], 0) + fen
    codes = sorted({code for code, _ in allocated})
    rows = [(allocation_doc(county, code, town), code, town, PAID, fen) for (code, town), fen in sorted(allocated.items())]
    rows += idle(county, codes)
    source = {code: sum(row[4] for row in rows if row[1] == code) for code in codes}
    over = rng.choice(codes)  # F01: more allotted than came
    source[over] -= 1000000 if source[over] > 1000000 else 100
    truth.add("planted", "F01", [source_doc(over)])
    truth.add("planted", "F03", short)
    write_programs(county)
    write_tables(county, source, rows, appropriated)
    return {"sources": len(source), "sources_fen": sum(source.values()), "allocations": len(rows),
            "allocations_fen": sum(row[4] for row in rows), "appropriations": len(appropriated),
            "appropriations_fen": sum(fen for _, fen in appropriated.values())}, {"I2": [source_doc(over)], "I4": short}


def idle(county, codes):
    """Allocations that nobody drew on: for long (F05), and with noise also since a few weeks only."""
    towns = county.rng.sample(sorted(county.towns), 4)
    code = "LY01" if "LY01" in codes else codes[0]
    rows = [(allocation_doc(county, code, town) + "-追加", code, town, datetime.date(2017, 2, 3), 6000000) for town in towns[:2]]
    county.truth.add("planted", "F05", [row[0] for row in rows])
    if "allocations" in county.kinds:
        late = [(allocation_doc(county, code, town) + "-二次追加", code, town, datetime.date(2017, 8, 15), 3000000) for town in towns[2:]]
        county.truth.add("innocent", "F05", [row[0] for row in late])
        rows += late
    return rows


def write_programs(county):
    book = county.book("01-民生资金项目主表")
    book.sheet("项目主表")
    book.row("项目编码 项目名称 项目类别 主管部门 政策依据 补助对象 补助标准 标准单位 发放周期 发放方式 是否核对家庭经济状况 年度 "
             "有效期起 有效期止 咨询电话 监督电话".split())
    for number, one in enumerate(county.programs.values(), 11):
        works = one.cycle == "按项目"
        book.row([one.code, one.name, one.category, one.department, f"湘政办发〔2016〕{number}号", "行政村" if works else "符合条件的城乡居民",
                  one.standard, one.unit, one.cycle, "直接支付" if works else "部门发放", "是" if one.relief else "否", 2017, START, END,
                  "0731-27610000", "12388"])
    book.close()


def write_tables(county, source, rows, appropriated):
    book = county.book("02-指标来源表")
    book.sheet("指标来源")
    book.row("指标文号 项目编码 年度 资金级次 来文单位 来文日期 指标金额".split())
    for code, fen in source.items():
        book.row([source_doc(code), code, 2017, "省级", "市财政局", PAID, fen / 100])
    book.close()
    book = county.book("03-指标下达表")
    book.sheet("指标下达")
    book.row("下达文号 来源指标文号 项目编码 下达单位 接收单位 下达日期 下达金额".split())
    for doc, code, town, day, fen in rows:
        book.row([doc, source_doc(code), code, "县财政局", f"{county.towns[town]}人民政府", day, fen / 100])
    book.close()
    book = county.book("04-项目资金拨付表")
    book.sheet("资金拨付")
    book.row("拨付单号 下达文号 项目编码 付款单位 收款单位 拨付日期 拨付金额 支付方式".split())
    for number, ((code, town, _), fen) in sorted(appropriated.items()):
        book.row([number, allocation_doc(county, code, town), code, "县财政局", "惠农补贴一卡通代发专户", PAID, fen / 100, "财政直接支付"])
    book.close()
