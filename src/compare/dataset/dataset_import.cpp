#include "compare/dataset/dataset_import.hpp"

#include "compare/sql.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <unordered_set>

namespace compare {

namespace {

using guard::Permission;
using platform::Refusal;

constexpr int rows_to_look_at = 40;
constexpr std::int64_t rows_in_a_chunk = 2000;
constexpr std::size_t problems_kept = 1000;

/// Rows on their way into one delivery: packed, sealed and stored by the thousand.
class Delivery {
public:
    Delivery(const Datasets& datasets, std::int64_t version)
        : datasets_(datasets),
          version_(version),
          keyed_(datasets.office().keys.derived("mingbai compare dataset digest v1")) {}

    void add(std::span<const Kept> row) {
        pack(row, packed_);
        if (++in_chunk_ == rows_in_a_chunk) flush();
    }
    void flush() {
        if (in_chunk_ == 0) return;
        whole_.add(crypto::bytes(keyed_.sign(packed_)));
        const db::Blob sealed{datasets_.cipher().seal(packed_, chunk_context(version_, chunk_))};
        db::Transaction tx{datasets_.office().pool};
        tx.run(sql::insert_dataset_chunk, {version_, chunk_, sealed});
        tx.commit();
        packed_.clear();
        in_chunk_ = 0;
        ++chunk_;
    }
    db::Blob digest() { return {std::string{crypto::bytes(whole_.finish())}}; }

private:
    const Datasets& datasets_;
    std::int64_t version_, chunk_ = 0, in_chunk_ = 0;
    crypto::Hmac keyed_;
    crypto::Sha256 whole_;
    std::string packed_;
};

/// Whether a row's key came before, without keeping the keys themselves.
class KeysSeen {
public:
    KeysSeen(const DatasetSpec& spec, const domain::Keyring& keys)
        : keyed_(keys.derived("mingbai compare dataset key v1")) {
        for (const std::string& name : spec.key)
            for (std::size_t i = 0; i < spec.fields.size(); ++i)
                if (spec.fields[i].name == name) fields_.push_back(i);
    }

    bool again(const std::vector<Kept>& values) {
        std::string text;
        for (const std::size_t field : fields_)
            pack(std::span{&values[field], 1}, text);
        return !seen_.emplace(crypto::bytes(keyed_.sign(text)).substr(0, 16)).second;
    }

private:
    crypto::Hmac keyed_;
    std::vector<std::size_t> fields_;
    std::unordered_set<std::string> seen_;
};

/// Reads one sheet: looks for the header, then takes row after row.
class SheetReading {
public:
    SheetReading(const DatasetSpec& spec, const Office& office, Delivery& delivery,
                 DatasetReport& report)
        : spec_(spec),
          keys_(office.keys),
          today_(platform::local_date(office.clock.now())),
          seen_(spec, office.keys),
          delivery_(delivery),
          report_(report) {}

    void take(const sheet::Row& row) {
        if (!reader_) {
            look(row);
            return;
        }
        if (reader_->is_blank(row)) return;
        ++report_.rows;
        DatasetRow read = reader_->read(row);
        if (read.accepted() && seen_.again(read.values))
            read.problems.push_back(
                {"", "与前面的一行重复", "已保留前一行", collect::Severity::Error});
        const bool accepted = read.accepted();
        if (accepted) delivery_.add(read.values);
        ++(accepted ? report_.accepted : report_.rejected);
        for (collect::Problem& problem : read.problems)
            if (report_.problems.size() < problems_kept)
                report_.problems.push_back({row.number, std::move(problem)});
    }
    bool found() const { return reader_.has_value(); }

private:
    void look(const sheet::Row& row) {
        if (++looked_at_ > rows_to_look_at) return;
        auto layout = match_header(spec_, row);
        if (!layout) return;
        if (!layout->missing.empty())
            throw Refusal{Refusal::Kind::Invalid,
                          fmt::format("“{}”缺少必需的列：{}。请让提供单位补上后重新导入",
                                      spec_.title, fmt::join(layout->missing, "、"))};
        reader_.emplace(spec_, std::move(*layout), keys_, today_);
    }

    const DatasetSpec& spec_;
    const domain::Keyring& keys_;
    platform::Date today_;
    KeysSeen seen_;
    Delivery& delivery_;
    DatasetReport& report_;
    std::optional<DatasetRowReader> reader_;
    int looked_at_ = 0;
};

std::int64_t checked_day(std::optional<std::int64_t> as_of, std::int64_t today) {
    if (!as_of) throw Refusal{Refusal::Kind::Invalid, "请写明数据截止日期（--as-of 2017-09-30）"};
    if (*as_of > today) throw Refusal{Refusal::Kind::Invalid, "数据截止日期在今天之后，请核对"};
    return *as_of;
}

}  // namespace

std::int64_t DatasetImport::begin(const guard::Actor& actor, const DatasetSpec& spec,
                                  const std::string& file_name, std::int64_t as_of) {
    const Office& office = datasets_.office();
    const auto now = office.clock.now();
    const db::Param officer = actor.is_officer() ? db::Param{actor.id.value()} : db::Param{nullptr};
    db::Transaction tx{office.pool};
    const auto formalities = datasets_.formalities(tx, spec.name);
    if (!formalities)
        throw Refusal{
            Refusal::Kind::Invalid,
            fmt::format("“{}”还没有办理入库手续（提供单位、使用目的、批准文号、期限），请先登记",
                        spec.title)};
    const auto destroy_by = platform::to_days(platform::local_date(now)) + formalities->keep_days;
    const auto version =
        *tx.one(sql::insert_dataset_version,
                {spec.name, as_of, destroy_by, file_name, platform::to_millis(now), officer},
                [](const db::Row& row) { return row.integer(0); });
    tx.commit();
    return version;
}

DatasetReport DatasetImport::import(const guard::Actor& actor, const std::string& name,
                                    sheet::Workbook& workbook, const std::string& file_name,
                                    std::optional<std::int64_t> as_of) {
    const Office& office = datasets_.office();
    office.gate.require(actor, Permission::ManageDatasets);
    const DatasetSpec* spec = office.book.dataset(name);
    if (spec == nullptr)
        throw Refusal{Refusal::Kind::Invalid,
                      fmt::format("没有名为“{}”的基础库，请用 dataset list 查看可用的名称", name)};
    const auto day =
        checked_day(as_of, platform::to_days(platform::local_date(office.clock.now())));
    discard();
    const std::int64_t version = begin(actor, *spec, file_name, day);
    DatasetReport report{name, version, 0, 0, 0, day, {}};
    Delivery delivery{datasets_, version};
    bool found = false;
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
        SheetReading reading{*spec, office, delivery, report};
        workbook.read(i, [&](const sheet::Row& row) { reading.take(row); });
        found = found || reading.found();
    }
    if (!found)
        throw Refusal{Refusal::Kind::Invalid,
                      fmt::format("文件里没有“{}”的表头，请核对是不是这份数据", spec->title)};
    delivery.flush();
    db::Transaction tx{office.pool};
    tx.run(sql::show_dataset_version, {version, report.rows, report.accepted, report.rejected,
                                       delivery.digest(), platform::to_millis(office.clock.now())});
    office.gate.record(tx, actor, "compare.import_dataset", "dataset:" + name,
                       fmt::format(R"({{"rows":{},"accepted":{},"rejected":{}}})", report.rows,
                                   report.accepted, report.rejected));
    tx.commit();
    return report;
}

void DatasetImport::discard() {
    db::Transaction tx{datasets_.office().pool};
    tx.run(sql::delete_staged_dataset_chunks);
    tx.run(sql::delete_staged_dataset_versions);
    tx.commit();
}

}  // namespace compare
