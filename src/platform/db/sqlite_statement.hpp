#pragma once

#include "platform/db/db.hpp"

#include <sqlite3.h>

#include <memory>
#include <span>
#include <string>

namespace db::sqlite {

/// Throws the Error that the connection's last call left behind.
[[noreturn]] void fail(sqlite3* connection, std::string_view sql);

/// A prepared statement and the row it stands at.
class Statement final : public Row {
public:
    /// `sql` is already expanded.
    Statement(sqlite3* connection, std::string sql);

    bool is_running() const { return sqlite3_stmt_busy(handle_.get()) != 0; }
    /// As many as the statement has parameters, or it is a bug.
    void bind(std::span<const Param> params);
    /// True while there is a row.
    bool step();
    void reset() noexcept;

    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    std::string_view text(int column) const override;
    Blob blob(int column) const override;
    Uuid uuid(int column) const override;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
    };

    int type(int column) const;
    std::string_view bytes(int column) const;
    void bind(int index, const Param& param);

    sqlite3* connection_;
    std::string sql_;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
    int columns_ = 0;
};

}  // namespace db::sqlite
