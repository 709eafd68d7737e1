#include "portal/feed/collect_package.hpp"

#include "disclose/disclose.hpp"
#include "ledger/regions.hpp"
#include "platform/core/encoding.hpp"
#include "platform/text/text.hpp"
#include "portal/feed/row_text.hpp"

#include <set>

namespace portal::projection {

namespace {

using disclose::Released;
using ledger::TableKind;
using ledger::Value;

constexpr std::size_t piece = 1000;

Value or_nothing(const std::optional<std::string>& text) {
    return text ? Value{*text} : Value{};
}
Value or_nothing(const std::optional<std::int64_t>& number) {
    return number ? Value{*number} : Value{};
}
Value or_zero(const Value& value) {
    return std::holds_alternative<std::monostate>(value) ? Value{std::int64_t{0}} : value;
}
Value or_blank(const Value& value) {
    return std::holds_alternative<std::monostate>(value) ? Value{std::string{}} : value;
}

std::vector<Row> region_rows(db::Session& office) {
    std::vector<Row> out;
    const auto regions = ledger::Regions::load(office);
    for (const auto& region : regions.all()) {
        if (region.successor || region.level < 3) continue;
        out.push_back({region.code.value(), std::int64_t{region.level}, region.name, region.spoken,
                       region.parent.value(), text::pinyin_initials(region.spoken)});
    }
    return out;
}

std::vector<Row> program_rows(db::Session& office) {
    std::vector<Row> out;
    for (auto& program : disclose::public_programs(office)) {
        const auto name = std::get<std::string>(disclose::cell(program.row, "name"));
        Row row{program.code, program.year, name, text::pinyin_initials(name)};
        for (const auto* field :
             {"category", "department", "policy", "target_group", "standard", "standard_unit",
              "pay_cycle", "pay_channel", "contact_phone", "supervision_phone"})
            row.push_back(disclose::cell(program.row, field));
        row.emplace_back(std::string(disclose::name_of(program.mode)));
        out.push_back(std::move(row));
    }
    return out;
}

void policy_rows(db::Session& office, Chunk& policies, Chunk& programs) {
    for (const auto& one : disclose::public_policies(office)) {
        policies.rows.push_back(
            {one.id, one.index_number, one.title, one.issuer, or_nothing(one.doc_no), one.issued_on,
             or_nothing(one.effective_from), or_nothing(one.effective_to), one.subject,
             one.audience, one.status, one.body, one.published_at});
        for (const auto& program : one.programs)
            programs.rows.push_back({one.id, program});
    }
}

std::array<Chunk, 4> reference_chunks(db::Session& office) {
    std::array<Chunk, 4> out;
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i].part = static_cast<Part>(i);
        out[i].all = true;
    }
    out[0].rows = region_rows(office);
    out[1].rows = program_rows(office);
    policy_rows(office, out[2], out[3]);
    return out;
}

/// What every part's row says of a record beside its own columns.
struct Facts {
    explicit Facts(const Released& released)
        : version(std::int64_t{released.version}),
          withdrawn(released.event == disclose::Event::Withdraw ? or_nothing(released.reason)
                                                                : Value{}) {}

    Value version;
    Value withdrawn;
};

Row payment_row(Released& released, const Facts& facts) {
    auto& row = released.row;
    const auto get = [&row](std::string_view field) { return disclose::cell(row, field); };
    const Value status = released.bank_result ? Value{*released.bank_result} : get("status");
    return {released.record_id, facts.version,
            row.program,        row.year,
            get("period"),      get("period_from"),
            get("region"),      get("appropriation"),
            get("name"),        get("amount_fen"),
            get("band"),        get("quantity"),
            get("unit"),        get("standard_fen"),
            get("pay_date"),    status,
            released.first_at,  or_nothing(released.names_until),
            facts.withdrawn,    released.leaf};
}

Row project_row(Released& released, const Facts& facts) {
    auto& row = released.row;
    const auto get = [&row](std::string_view field) { return disclose::cell(row, field); };
    return {released.record_id, facts.version,         get("number"),     row.program,
            row.year,           or_blank(get("name")), get("region"),     get("planned_fen"),
            get("level"),       get("owner"),          get("contractor"), get("contractor_code"),
            get("tender"),      get("contract_fen"),   get("start_date"), get("end_date"),
            get("progress"),    released.first_at,     facts.withdrawn,   released.leaf};
}

Row expenditure_row(Released& released, const Facts& facts) {
    auto& row = released.row;
    const auto get = [&row](std::string_view field) { return disclose::cell(row, field); };
    return {released.record_id,  facts.version,     get("number"),
            get("project"),      get("region"),     get("pay_date"),
            get("payee"),        get("purpose"),    or_zero(get("amount_fen")),
            get("voucher_kind"), released.first_at, facts.withdrawn,
            released.leaf};
}

Row fund_row(Released& released, const Facts& facts) {
    auto& row = released.row;
    const auto get = [&row](std::string_view field) { return disclose::cell(row, field); };
    return {released.record_id, facts.version,           std::string(ledger::table(row.kind).name),
            get("number"),      or_blank(get("parent")), row.program,
            row.year,           get("from_org"),         get("to_org"),
            get("level"),       get("on_date"),          or_zero(get("amount_fen")),
            released.first_at,  facts.withdrawn,         released.leaf};
}

/// A record's row in its part's columns.
Row row_of(Released& released) {
    const Facts facts{released};
    switch (released.row.kind) {
        case TableKind::Payment: return payment_row(released, facts);
        case TableKind::Project: return project_row(released, facts);
        case TableKind::Expenditure: return expenditure_row(released, facts);
        default: return fund_row(released, facts);
    }
}

/// Gathers records into chunks of one part, with their histories.
class Gathering {
public:
    Gathering(db::Session& office, Part part, const UseChunk& use) : office_(office), use_(use) {
        records_.part = part;
        history_.part = Part::History;
    }

    void take(const Released& released) {
        records_.gone.push_back(released.record_id);
        if (released.is_shown()) {
            auto copy = released;
            records_.rows.push_back(row_of(copy));
        }
        // Only what has an event beyond its first can have a history.
        if (released.at != released.first_at || released.event != disclose::Event::Publish) {
            history_.gone.push_back(released.record_id);
            for (const auto& change : disclose::history(office_, released.record_id)) {
                history_.rows.push_back({released.record_id, std::int64_t{change.version},
                                         change.at, change.field, or_nothing(change.before),
                                         or_nothing(change.after), change.reason});
            }
        }
        if (records_.gone.size() >= piece) flush();
    }
    void flush() {
        for (auto* chunk : {&records_, &history_}) {
            if (!chunk->gone.empty()) use_(*chunk);
            chunk->gone.clear();
            chunk->rows.clear();
        }
    }

private:
    db::Session& office_;
    const UseChunk& use_;
    Chunk records_, history_;
};

using ProgramYears = std::set<std::pair<std::string, std::int64_t>>;

void sums(db::Session& office, const ProgramYears& touched, const UseChunk& use) {
    for (const auto& scope : touched) {
        Chunk totals{Part::Total, false, scope, {}, {}};
        for (const auto& one : disclose::totals(office, scope.first, scope.second)) {
            totals.rows.push_back({one.region, scope.first, scope.second, one.period, one.rows,
                                   one.people, one.amount_fen, one.returned_fen, one.transit_fen});
        }
        use(totals);
        Chunk people{Part::People, false, scope, {}, {}};
        for (const auto& one : disclose::reach(office, scope.first, scope.second))
            people.rows.push_back({one.region, scope.first, scope.second, one.people});
        use(people);
        Chunk funds{Part::FundPeople, false, scope, {}, {}};
        for (const auto& one : disclose::fund_reach(office, scope.first, scope.second))
            funds.rows.push_back({scope.first, scope.second, one.kind, one.number, one.people});
        use(funds);
    }
}

}  // namespace

void collect(db::Session& office, const Header& header, ReferenceTables reference,
             const UseChunk& use) {
    if (reference == ReferenceTables::Sent) {
        for (const auto& chunk : reference_chunks(office))
            use(chunk);
    }
    ProgramYears touched;
    const auto gather = [&](TableKind kind, Part part) {
        Gathering gathering{office, part, use};
        const auto take = [&](const Released& released) {
            if (kind == TableKind::Payment)
                touched.emplace(released.row.program, released.row.year);
            gathering.take(released);
        };
        disclose::each_released(office, kind, header.from, header.to, take);
        gathering.flush();  // a chunk names a record once, and a payment may be new and settled
        if (kind == TableKind::Payment)
            disclose::each_settled(office, header.from, header.to, take);
        gathering.flush();
    };
    gather(TableKind::Source, Part::Fund);
    gather(TableKind::Allocation, Part::Fund);
    gather(TableKind::Appropriation, Part::Fund);
    gather(TableKind::Project, Part::Project);
    gather(TableKind::Expenditure, Part::Expenditure);
    gather(TableKind::Payment, Part::Payment);
    sums(office, touched, use);
}

std::string reference_digest(db::Session& office) {
    crypto::Sha256 digest;
    for (const auto& chunk : reference_chunks(office)) {
        for (const auto& row : chunk.rows)
            digest.add(row_text(row)).add("\n");
        digest.add("\n");
    }
    return platform::to_hex(crypto::bytes(digest.finish()));
}

}  // namespace portal::projection
