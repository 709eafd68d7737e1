#include "county.hpp"

#include "platform/core/clock.hpp"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <memory>
#include <random>
#include <vector>

namespace bench {

namespace {

using Columns = std::vector<const char*>;

constexpr std::int64_t county = 430299000000, published = 1'504'000'000'000;
constexpr std::int64_t rows_in_transaction = 200'000;
constexpr std::array town_names{"青山", "石塘", "白沙", "梅林", "双河", "龙潭", "新市",
                                "古渡", "桃源", "松坪", "云台", "清水", "长岭", "泉湖",
                                "渌口", "竹山", "南洲", "朱亭", "仙井", "龙凤"};
constexpr std::array village_names{"红旗", "柳湾", "新田", "梅庄", "石桥", "黄泥", "杨梅", "双井",
                                   "枫树", "莲塘", "竹园", "三星", "月形", "大屋", "塘边"};
constexpr std::array surnames{"何", "吴", "王", "李", "张", "刘", "陈", "杨", "黄", "周"};
constexpr std::array given{"霞",   "杰芳", "德",   "秀英", "建国",
                           "小红", "志强", "桂兰", "明",   "春生"};
constexpr std::array works{"通组公路硬化", "安全饮水管网延伸", "高标准农田", "村级文化广场",
                           "河道清淤护砌", "太阳能路灯",       "危桥改造",   "垃圾收集点"};

/// splitmix64: the same numbers on every machine and library.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        auto z = (state_ += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    std::int64_t below(std::int64_t limit) {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(limit));
    }
    template <class List>
    auto one_of(const List& list) {
        return list[static_cast<std::size_t>(next() % list.size())];
    }
    /// 26 letters and digits, as a record's number has.
    std::string record_id() {
        std::string out;
        for (auto bits : {next(), next()})
            for (int i = 0; i < 13; ++i, bits >>= 5)
                out += "abcdefghijklmnopqrstuvwxyz234567"[bits & 31];
        return out;
    }

private:
    std::uint64_t state_;
};

/// Adds rows to one table, in transactions of a bounded size.
class Table {
public:
    Table(db::Pool& pool, const char* name, Columns columns)
        : pool_(pool), name_(name), columns_(std::move(columns)) {}
    ~Table() { finish(); }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    void add(db::Params values) {
        if (!transaction_) {
            transaction_ = std::make_unique<db::Transaction>(pool_);
            rows_ = transaction_->bulk(name_, columns_);
        }
        rows_->add(values);
        if (++count_ % rows_in_transaction == 0) finish();
    }
    void finish() {
        if (!transaction_) return;
        rows_->finish();
        rows_.reset();
        transaction_->commit();
        transaction_.reset();
    }

private:
    db::Pool& pool_;
    const char* name_;
    Columns columns_;
    std::unique_ptr<db::Transaction> transaction_;
    std::unique_ptr<db::BulkInsert> rows_;
    std::int64_t count_ = 0;
};

void each_village(const std::function<void(std::int64_t town, std::int64_t village)>& use) {
    for (std::int64_t town = 0; town < towns; ++town)
        for (std::int64_t village = 0; village < villages_of_town; ++village)
            use(town, village);
}

std::int64_t town_code(std::int64_t town) {
    return county + (100 + town) * 1000;
}

void fill_site(db::Pool& pool) {
    Table site{pool, "portal_site", {"name", "value"}};
    site.add({"title", "示例县民生资金公开"});
    site.add({"county", "430299000000"});
    site.add({"demo", "1"});
    site.add({"organiser", "示例县人民政府"});
    site.add({"updated_at", "2017-08-29 17:46"});
    site.add({"generation", "1"});
}

void fill_regions(db::Pool& pool) {
    Table regions{pool, "portal_region", {"code", "level", "name", "spoken", "parent", "initials"}};
    regions.add({county, 3, "示例县", "示例县", std::int64_t{430200000000}, "slx"});
    for (std::int64_t town = 0; town < towns; ++town) {
        const auto name = std::string(town_names[static_cast<std::size_t>(town)]) + "镇";
        regions.add({town_code(town), 4, name, name, county, "qsz"});
    }
    each_village([&](std::int64_t town, std::int64_t village) {
        const std::string name = village_names[static_cast<std::size_t>(village)];
        regions.add(
            {village_code(town, village), 5, name + "村委会", name + "村", town_code(town), "hqc"});
    });
}

void fill_programs(db::Pool& pool) {
    Table table{pool,
                "portal_program",
                {"code", "year", "name", "initials", "department", "standard", "standard_unit",
                 "pay_cycle", "pay_channel", "contact_phone", "supervision_phone", "profile"}};
    for (std::int64_t number = 0; number < programs; ++number)
        for (auto year = first_year; year < first_year + years; ++year)
            table.add({program_code(number), year, fmt::format("第{}号惠民补贴", number + 1),
                       "hmbt", "县民政局", "105", "元/亩", "按月", "一卡通", "0731-27610000",
                       "12388", "named"});
}

/// A program's year: one source, an allocation to each town, a monthly appropriation to each.
void fill_funds(db::Pool& pool, Dice& dice) {
    Table table{pool,
                "portal_fund",
                {"record_id", "version", "kind", "number", "parent", "program", "year", "from_org",
                 "to_org", "level", "on_date", "amount_fen", "published_at", "leaf"}};
    for (std::int64_t number = 0; number < programs; ++number)
        for (auto year = first_year; year < first_year + years; ++year) {
            const auto program = program_code(number);
            const auto source = fmt::format("示财预〔{}〕{}号", year, number + 1);
            const auto row = [&](const char* kind, const std::string& own,
                                 const std::string& parent, std::int64_t fen) {
                table.add({dice.record_id(), 1, kind, own, parent, program, year, "县财政局",
                           "代发专户", "省级", 17'200, fen, published, 7});
            };
            row("source", source, "", 20'000'000'00);
            for (std::int64_t town = 0; town < towns; ++town) {
                const auto allocation = fmt::format("{}-{}", source, town + 1);
                row("allocation", allocation, source, 1'000'000'00);
                for (int month = 1; month <= 12; ++month)
                    row("appropriation", fmt::format("{}-{}", allocation, month), allocation,
                        80'000'00);
            }
        }
}

/// In the order in which months are published: a village's list lies in twelve pieces.
void fill_payments(db::Pool& pool, Dice& dice, std::int64_t count) {
    Table table{pool,
                "portal_payment",
                {"record_id", "version", "program", "year", "period", "period_from", "region",
                 "appropriation", "name", "amount_fen", "quantity", "unit", "standard_fen",
                 "pay_date", "status", "published_at", "names_until", "leaf"}};
    const auto lists = towns * villages_of_town * programs * years * 12;
    std::int64_t leaf = 0;
    for (auto year = first_year; year < first_year + years; ++year)
        for (int month = 1; month <= 12; ++month)
            for (std::int64_t number = 0; number < programs; ++number)
                each_village([&](std::int64_t town, std::int64_t village) {
                    const auto begin = std::chrono::year{static_cast<int>(year)} /
                                       std::chrono::month{static_cast<unsigned>(month)} /
                                       std::chrono::day{1};
                    const auto from = platform::to_days(begin);
                    const auto period = fmt::format("{}-{:02}", year, month);
                    const auto appropriation =
                        fmt::format("示财预〔{}〕{}号-{}-{}", year, number + 1, town + 1, month);
                    const auto program = program_code(number);
                    const auto people = count / lists + (dice.below(lists) < count % lists ? 1 : 0);
                    for (std::int64_t i = 0; i < people; ++i) {
                        const auto acres = 5'000 + dice.below(60'000);
                        const auto name = std::string(dice.one_of(surnames)) + dice.one_of(given);
                        table.add({dice.record_id(), 1, program, year, period, from,
                                   village_code(town, village), appropriation, name,
                                   acres * 105 / 100, acres, "亩", 10'500, from + 19, "成功",
                                   published, 40'000, ++leaf});
                    }
                });
}

void fill_sums(db::Pool& pool, std::int64_t count) {
    const auto rows =
        std::max<std::int64_t>(count / (towns * villages_of_town * programs * years * 12), 1);
    {
        Table totals{pool,
                     "portal_total",
                     {"region", "program", "year", "period", "rows_count", "people", "amount_fen"}};
        for (std::int64_t number = 0; number < programs; ++number)
            for (auto year = first_year; year < first_year + years; ++year)
                each_village([&](std::int64_t town, std::int64_t village) {
                    for (int month = 1; month <= 12; ++month)
                        totals.add({village_code(town, village), program_code(number), year,
                                    fmt::format("{}-{:02}", year, month), rows, rows,
                                    rows * 367'50});
                });
    }
    Table people{pool, "portal_people", {"region", "program", "year", "people"}};
    for (std::int64_t number = 0; number < programs; ++number)
        for (auto year = first_year; year < first_year + years; ++year)
            each_village([&](std::int64_t town, std::int64_t village) {
                people.add({village_code(town, village), program_code(number), year, rows});
            });
}

void fill_projects(db::Pool& pool, Dice& dice, std::int64_t count) {
    std::vector<std::string> numbers;
    {
        Table table{pool,
                    "portal_project",
                    {"record_id", "version", "number", "program", "year", "name", "region",
                     "planned_fen", "level", "owner", "contractor", "contract_fen", "start_date",
                     "end_date", "progress", "published_at"}};
        for (std::int64_t i = 0; i < count; ++i) {
            const auto town = dice.below(towns), village = dice.below(villages_of_town);
            const auto year = first_year + dice.below(years);
            const auto name = fmt::format(
                "{}镇{}村{}工程（{}标段）", town_names[static_cast<std::size_t>(town)],
                village_names[static_cast<std::size_t>(village)], dice.one_of(works), i + 1);
            numbers.push_back(fmt::format("XM{:07}", i));
            table.add({dice.record_id(), 1, numbers.back(), program_code(dice.below(programs)),
                       year, name, village_code(town, village), 86'000'00, "县级", "村委会",
                       "某公司", 85'000'00, 17'200, 17'300, "100%", published});
        }
    }
    Table table{pool,
                "portal_expenditure",
                {"record_id", "version", "number", "project", "pay_date", "payee", "purpose",
                 "amount_fen", "voucher_kind", "published_at"}};
    for (const auto& number : numbers)
        table.add({dice.record_id(), 1, number + "-1", number, 17'250, "某公司", "工程进度款",
                   40'000'00, "发票", published});
}

}  // namespace

std::int64_t village_code(std::int64_t town, std::int64_t village) {
    return town_code(town) + 201 + village;
}

std::string program_code(std::int64_t number) {
    return fmt::format("BT{:02}", number + 1);
}

void fill(db::Pool& pool, const Size& size) {
    Dice dice{size.seed};
    fill_site(pool);
    fill_regions(pool);
    fill_programs(pool);
    fill_funds(pool, dice);
    fill_payments(pool, dice, size.payments);
    fill_sums(pool, size.payments);
    fill_projects(pool, dice, size.projects);
}

}  // namespace bench
