#include "ledger/batches.hpp"

#include "ledger/sql.hpp"

namespace ledger {

std::optional<BatchOrigin> find_batch(db::Session& session, BatchId id) {
    return session.one(sql::select_batch_origin, {id.value()}, [](const db::Row& row) {
        return BatchOrigin{row.integer(0), std::string(row.text(1)), row.maybe_integer(2)};
    });
}

void each_latest_payment(db::Session& session, const std::string& program,
                         domain::RegionCode within, const std::function<void(const Record&)>& use) {
    const auto& columns = table(TableKind::Payment).columns;
    session.each(
        sql::select_latest_payments, {program, within.value(), within.last().value()},
        [&](const db::Row& row) {
            Record record;
            for (std::size_t i = 0; i < columns.size(); ++i)
                record.values.push_back(value_of(row, static_cast<int>(i), columns[i].type));
            record.key = std::get<std::string>(record.values[0]);
            use(record);
        });
}

}  // namespace ledger
