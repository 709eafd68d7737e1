#include "portal/store.hpp"

#include "portal/sql.hpp"

#include <algorithm>

namespace portal {

namespace {

using domain::Fen;
using domain::RegionCode;

std::optional<Fen> maybe_fen(const db::Row& row, int column) {
    auto value = row.maybe_integer(column);
    return value ? std::optional(Fen{*value}) : std::nullopt;
}

std::optional<platform::Date> maybe_date(const db::Row& row, int column) {
    auto value = row.maybe_integer(column);
    return value ? std::optional(platform::from_days(*value)) : std::nullopt;
}

std::string text_of(const db::Row& row, int column) {
    return std::string(row.text(column));
}
std::string text_or_empty(const db::Row& row, int column) {
    return row.maybe_text(column).value_or("");
}

/// The three columns that end every record's list of columns.
void read_published(const db::Row& row, int first, Published& record) {
    record.record_id = text_of(row, 0);
    record.version = row.integer(1);
    record.published_at = platform::from_millis(row.integer(first));
    record.withdrawn = row.maybe_text(first + 1);
    record.leaf = row.maybe_integer(first + 2);
}

Payment read_payment(const db::Row& row) {
    Payment payment;
    read_published(row, 15, payment);
    payment.program = row.text(2);
    payment.year = row.integer(3);
    payment.period = row.text(4);
    payment.region = RegionCode{row.integer(5)};
    payment.appropriation = row.text(6);
    payment.name = row.maybe_text(7);
    payment.amount = maybe_fen(row, 8);
    payment.band = row.maybe_text(9);
    if (auto quantity = row.maybe_integer(10)) payment.quantity = domain::Quantity{*quantity};
    payment.unit = row.maybe_text(11);
    payment.standard = maybe_fen(row, 12);
    payment.pay_date = platform::from_days(row.integer(13));
    payment.status = row.maybe_text(14);
    return payment;
}

/// What a list shows of a payment; a page of them is read often enough for the other columns to
/// count.
Payment read_listed(const db::Row& row) {
    Payment payment;
    payment.record_id = row.text(0);
    payment.period = row.text(1);
    payment.name = row.maybe_text(2);
    payment.amount = maybe_fen(row, 3);
    payment.band = row.maybe_text(4);
    if (auto quantity = row.maybe_integer(5)) payment.quantity = domain::Quantity{*quantity};
    payment.unit = row.maybe_text(6);
    payment.standard = maybe_fen(row, 7);
    payment.pay_date = platform::from_days(row.integer(8));
    payment.status = row.maybe_text(9);
    payment.withdrawn = row.maybe_text(10);
    return payment;
}

Fund read_fund(const db::Row& row) {
    Fund fund;
    read_published(row, 12, fund);
    fund.kind = row.text(2);
    fund.number = row.text(3);
    fund.parent = row.text(4);
    fund.program = row.text(5);
    fund.year = row.integer(6);
    fund.from_org = row.maybe_text(7);
    fund.to_org = row.maybe_text(8);
    fund.level = row.maybe_text(9);
    fund.on_date = maybe_date(row, 10);
    fund.amount = Fen{row.integer(11)};
    return fund;
}

Project read_project(const db::Row& row) {
    Project project;
    read_published(row, 16, project);
    project.number = row.text(2);
    project.program = row.text(3);
    project.year = row.integer(4);
    project.name = row.text(5);
    project.region = RegionCode{row.integer(6)};
    project.planned = maybe_fen(row, 7);
    project.level = row.maybe_text(8);
    project.owner = row.maybe_text(9);
    project.contractor = row.maybe_text(10);
    project.tender = row.maybe_text(11);
    project.contract = maybe_fen(row, 12);
    project.start = maybe_date(row, 13);
    project.end = maybe_date(row, 14);
    project.progress = row.maybe_text(15);
    return project;
}

Expenditure read_expenditure(const db::Row& row) {
    Expenditure spent;
    read_published(row, 10, spent);
    spent.number = row.text(2);
    spent.project = row.text(3);
    spent.pay_date = platform::from_days(row.integer(5));
    spent.payee = row.maybe_text(6);
    spent.purpose = row.maybe_text(7);
    spent.amount = Fen{row.integer(8)};
    spent.voucher = row.maybe_text(9);
    return spent;
}

Policy read_policy(const db::Row& row) {
    Policy policy;
    policy.id = row.integer(0);
    policy.index_number = row.text(1);
    policy.title = row.text(2);
    policy.issuer = row.text(3);
    policy.doc_no = row.maybe_text(4);
    policy.issued_on = platform::from_days(row.integer(5));
    policy.effective_from = maybe_date(row, 6);
    policy.effective_to = maybe_date(row, 7);
    policy.subject = row.text(8);
    policy.audience = row.text(9);
    policy.status = row.text(10);
    policy.published_at = platform::from_millis(row.integer(11));
    return policy;
}

Program read_program(const db::Row& row) {
    return {text_of(row, 0),        row.integer(1),         text_of(row, 2),
            text_of(row, 3),        text_or_empty(row, 4),  text_of(row, 5),
            text_or_empty(row, 6),  text_or_empty(row, 7),  text_or_empty(row, 8),
            text_or_empty(row, 9),  text_or_empty(row, 10), text_or_empty(row, 11),
            text_or_empty(row, 12), text_or_empty(row, 13), text_of(row, 14)};
}

/// A LIKE pattern that finds these words anywhere, whatever signs they hold.
std::string anywhere(std::string_view words) {
    std::string pattern = "%";
    for (char each : words) {
        if (each == '%' || each == '_' || each == '\\') pattern += '\\';
        pattern += each;
    }
    return pattern + "%";
}

}  // namespace

std::string Store::generation() {
    return session_
        .one(sql::select_generation, {}, [](const db::Row& row) { return text_of(row, 0); })
        .value_or("");
}

Snapshot::Parts Store::snapshot() {
    Snapshot::Parts parts;
    session_.each(sql::select_site, {},
                  [&](const db::Row& row) { parts.site[text_of(row, 0)] = row.text(1); });
    parts.places = session_.all(sql::select_regions, {}, [](const db::Row& row) {
        return Place{RegionCode{row.integer(0)},
                     static_cast<int>(row.integer(1)),
                     text_of(row, 2),
                     text_of(row, 3),
                     RegionCode{row.integer(4)},
                     text_of(row, 5)};
    });
    parts.programs = session_.all(sql::select_programs, {}, read_program);
    parts.cells = session_.all(sql::select_totals, {}, [](const db::Row& row) {
        return Cell{
            RegionCode{row.integer(0)},
            text_of(row, 1),
            row.integer(2),
            row.integer(7),
            Money{row.integer(3), Fen{row.integer(4)}, Fen{row.integer(5)}, Fen{row.integer(6)}},
            0};
    });
    session_.each(sql::select_people, {}, [&](const db::Row& row) {
        parts.people[{RegionCode{row.integer(0)}, text_of(row, 1), row.integer(2)}] =
            row.integer(3);
    });
    parts.funds = session_.all(sql::select_fund_sums, {}, [](const db::Row& row) {
        return FundSum{text_of(row, 0), row.integer(1), text_of(row, 2),
                       text_of(row, 3), row.integer(4), Fen{row.integer(5)}};
    });
    parts.projects = session_.all(sql::select_project_sums, {}, [](const db::Row& row) {
        return ProjectSum{text_of(row, 0), row.integer(1), row.integer(2), Fen{row.integer(3)},
                          row.integer(4)};
    });
    session_.each(sql::count_corrections, {}, [&](const db::Row& row) {
        parts.corrections = row.integer(0);
        parts.corrected_records = row.integer(1);
    });
    return parts;
}

std::vector<Payment> Store::payments(RegionCode region, std::string_view program, std::int64_t year,
                                     const PaymentKey& after, int limit, platform::Date today) {
    std::vector<Payment> payments;
    payments.reserve(static_cast<std::size_t>(std::min(limit, 100)));
    session_.each(sql::select_payments,
                  {region.value(), program, year, after.pay_day, after.record_id, limit,
                   platform::to_days(today)},
                  [&payments](const db::Row& row) { payments.push_back(read_listed(row)); });
    return payments;
}

std::optional<Payment> Store::payment(std::string_view record_id, platform::Date today) {
    return session_.one(sql::select_payment, {record_id, platform::to_days(today)}, read_payment);
}

std::vector<PaidPlace> Store::paid_places(std::string_view appropriation,
                                          std::string_view program) {
    return session_.all(sql::select_paid_places, {appropriation, program}, [](const db::Row& row) {
        return PaidPlace{RegionCode{row.integer(0)}, row.integer(1), row.integer(2),
                         Fen{row.integer(3)}};
    });
}

std::optional<Fund> Store::fund(std::string_view record_id) {
    return session_.one(sql::select_fund, {record_id}, read_fund);
}

std::optional<Fund> Store::fund(std::string_view kind, std::string_view number,
                                std::string_view program) {
    return session_.one(sql::select_fund_by_number, {kind, number, program}, read_fund);
}

std::vector<Fund> Store::funds_below(const Fund& fund) {
    const std::string_view kind = fund.kind == "source" ? "allocation" : "appropriation";
    if (fund.kind == "appropriation") return {};
    return funds(kind, fund.number, fund.program);
}

std::vector<Fund> Store::funds(std::string_view kind, std::string_view parent,
                               std::string_view program) {
    return session_.all(sql::select_fund_children, {kind, parent, program}, read_fund);
}

Store::FundPeople Store::fund_people(std::string_view program) {
    FundPeople out;
    session_.each(sql::select_fund_people, {program}, [&out](const db::Row& row) {
        out[{text_of(row, 0), text_of(row, 1)}] = row.integer(2);
    });
    return out;
}

std::vector<Fund> Store::sources(std::string_view program, std::int64_t year) {
    return session_.all(sql::select_sources, {program, year}, read_fund);
}

std::optional<Project> Store::project(std::string_view record_id) {
    return session_.one(sql::select_project, {record_id}, read_project);
}

std::optional<Project> Store::project_by_number(std::string_view number) {
    return session_.one(sql::select_project_by_number, {number}, read_project);
}

std::vector<Project> Store::projects(RegionCode place, std::optional<std::string_view> program,
                                     std::int64_t after_region, std::string_view after_record,
                                     int limit) {
    return session_.all(
        sql::select_projects,
        {place.value(), place.last().value(), program, after_region, after_record, limit},
        read_project);
}

void Store::each_title(const UseTitle& use) {
    session_.each(sql::select_titles, {}, [&use](const db::Row& row) {
        use(row.text(0), RegionCode{row.integer(1)}, row.text(2));
    });
}

std::optional<Expenditure> Store::expenditure(std::string_view record_id) {
    return session_.one(sql::select_expenditure, {record_id}, read_expenditure);
}

std::vector<Expenditure> Store::expenditures(std::string_view project) {
    return session_.all(sql::select_expenditures, {project}, read_expenditure);
}

std::vector<Change> Store::history(std::string_view record_id) {
    return session_.all(sql::select_history, {record_id}, [](const db::Row& row) {
        return Change{row.integer(0),    platform::from_millis(row.integer(1)),
                      text_of(row, 2),   row.maybe_text(3),
                      row.maybe_text(4), text_of(row, 5)};
    });
}

std::vector<Policy> Store::policies() {
    return session_.all(sql::select_policies, {}, read_policy);
}

std::vector<Policy> Store::policies(std::string_view program) {
    return session_.all(sql::select_program_policies, {program}, read_policy);
}

std::vector<Policy> Store::find_policies(std::string_view words) {
    return session_.all(sql::search_policies, {anywhere(words)}, read_policy);
}

std::optional<Policy> Store::policy(std::int64_t id) {
    return session_.one(sql::select_policy, {id}, [](const db::Row& row) {
        auto policy = read_policy(row);
        policy.body = row.text(12);
        return policy;
    });
}

std::vector<std::string> Store::policy_programs(std::int64_t id) {
    return session_.all(sql::select_policy_programs, {id},
                        [](const db::Row& row) { return text_of(row, 0); });
}

}  // namespace portal
