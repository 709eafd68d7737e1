#include "platform/core/refusal.hpp"
#include "platform/db/lease.hpp"

#include <fmt/format.h>

namespace db {
namespace {

/// Keeps the lease closed to statements while rows are added.
class LeasedBulk final : public BulkInsert {
public:
    LeasedBulk(Lease& lease, std::unique_ptr<BulkInsert> rows, std::size_t columns)
        : lease_(lease), rows_(std::move(rows)), columns_(columns) {
        lease_.bulk_begins();
    }
    ~LeasedBulk() override {
        if (rows_) lease_.bulk_ends(false);
    }

    void add(std::span<const Param> values) override {
        if (!rows_) platform::bug("a row is added after finish()");
        if (values.size() != columns_) platform::bug("a row has not as many values as columns");
        check_values(values);
        rows_->add(values);
    }
    void finish() override {
        if (!rows_) platform::bug("finish() is called twice");
        rows_->finish();
        rows_.reset();
        lease_.bulk_ends(true);
    }

private:
    Lease& lease_;
    std::unique_ptr<BulkInsert> rows_;
    std::size_t columns_;
};

}  // namespace

Session::Session(std::unique_ptr<Lease> lease) : lease_(std::move(lease)) {}

Session::~Session() = default;

std::int64_t Session::run(Query query, Params params) {
    return lease_->ask([&](Connection& connection) {
        check_values(params);
        return connection.run(query, params);
    });
}

void Session::each(Query query, Params params, const std::function<void(const Row&)>& use) {
    lease_->ask([&](Connection& connection) {
        check_values(params);
        connection.each(query, params, use);
    });
}

Engine Session::engine() const {
    return lease_->engine();
}

Transaction::Transaction(Pool& pool) : Session(Lease::take(pool, Use::Write)) {}

Transaction::~Transaction() = default;

void Transaction::commit() {
    lease_->commit();
}

std::unique_ptr<BulkInsert> Transaction::bulk(const char* table,
                                              std::initializer_list<const char*> columns) {
    return bulk(table, std::span<const char* const>(columns.begin(), columns.size()));
}

std::unique_ptr<BulkInsert> Transaction::bulk(const char* table,
                                              std::span<const char* const> columns) {
    return lease_->ask([&](Connection& connection) -> std::unique_ptr<BulkInsert> {
        auto rows = connection.bulk(table, columns);
        return std::make_unique<LeasedBulk>(*lease_, std::move(rows), columns.size());
    });
}

void Transaction::refresh_statistics(const char* table) {
    if (engine() == Engine::Sqlite) return;
    lease_->ask(
        [&](Connection& connection) { connection.script(fmt::format("ANALYZE {};\n", table)); });
}

Reader::Reader(Pool& pool) : Session(Lease::take(pool, Use::Read)) {}

Reader::~Reader() = default;

}  // namespace db
