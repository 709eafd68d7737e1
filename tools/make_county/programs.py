"""The programs of an invented county, and the days on which they pay."""
import datetime
from typing import NamedTuple


class Program(NamedTuple):
    code: str
    name: str
    category: str
    department: str
    standard: float  # yuan; 0: none is stated
    unit: str
    cycle: str
    relief: bool  # the household's means are checked


PROGRAMS = {program.code: program for program in (
    Program("MZ01", "农村居民最低生活保障", "社会救助", "县民政局", 210, "元/人·月", "按月", True),
    Program("MZ02", "特困人员救助供养", "社会救助", "县民政局", 400, "元/人·月", "按月", True),
    Program("MZ03", "高龄津贴", "老年福利", "县民政局", 50, "元/人·月", "按月", False),
    Program("CL01", "困难残疾人生活补贴", "残疾人福利", "县残联", 55, "元/人·月", "按月", True),
    Program("CL02", "重度残疾人护理补贴", "残疾人福利", "县残联", 50, "元/人·月", "按月", False),
    Program("NY01", "耕地地力保护补贴", "农业", "县农业局", 105, "元/亩", "按年", False),
    Program("LY01", "生态公益林补偿", "林业", "县林业局", 14.5, "元/亩", "按年", False),
    Program("NJ01", "农机购置补贴", "农业", "县农机局", 0, "元/台", "一次性", False),
    Program("ZJ01", "农村危房改造补助", "住房", "县住建局", 20000, "元/户", "一次性", True),
    Program("YL01", "雨露计划助学补助", "扶贫", "县扶贫办", 1500, "元/人·学期", "按学期", True),
    Program("WJ01", "独生子女父母奖励", "计划生育", "县卫计局", 80, "元/人·月", "按月", False),
    Program("GC01", "农村公益事业建设一事一议财政奖补", "工程项目", "县财政局", 0, "元/项目", "按项目", False),
)}
# Programs that only innocent kinds need: without --noise a county does not have them.
NOISE_PROGRAMS = {program.code: program for program in (
    Program("MZ04", "困难群众丧葬补助", "社会救助", "县民政局", 1000, "元/人", "一次性", True),
    Program("MZ05", "遗属生活困难补助", "社会救助", "县民政局", 300, "元/人·月", "按月", True),
    Program("MZ06", "孤儿基本生活费", "儿童福利", "县民政局", 600, "元/人·月", "按月", False),
    Program("GC02", "水毁工程应急修复资金", "工程项目", "县财政局", 0, "元/项目", "按项目", False),
)}

MONTHS = [f"2017-{month:02}" for month in range(1, 9)]


def periods(cycle):
    if cycle == "按月":
        return MONTHS
    return ["2017-S1"] if cycle == "按学期" else ["2017"]


def pay_day(period):
    if period == "2017-S1":
        return datetime.date(2017, 3, 20)
    return datetime.date(2017, int(period[5:]) if "-" in period else 5, 20)
