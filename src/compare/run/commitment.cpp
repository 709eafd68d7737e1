#include "compare/run/commitment.hpp"

#include "compare/sql.hpp"
#include "disclose/disclose.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/seal.hpp"

#include <fmt/format.h>

namespace compare {

namespace {

constexpr const char* context = "compare run opening";

crypto::FieldCipher cipher_of(const domain::Keyring& keys) {
    return crypto::FieldCipher{keys.derived("mingbai compare openings v1")};
}

struct Committed {
    std::int64_t run = 0;
    std::string salt, commitment, opening;
    std::optional<std::int64_t> leaf;
};

Committed committed(const db::Row& row) {
    return {row.integer(0), row.blob(1).bytes, row.blob(2).bytes,
            row.is_null(4) ? std::string{} : row.blob(4).bytes, row.maybe_integer(3)};
}

std::optional<std::string> fault_of(db::Session& session, const crypto::FieldCipher& cipher,
                                    const Committed& run) {
    if (disclose::commitment_at(session, *run.leaf) != run.commitment) return "承诺不在公开日志里";
    const auto opening = cipher.open(run.opening, context);
    if (!opening || commitment_of(run.salt, *opening) != run.commitment)
        return "承诺打不开：规则或参数不是运行前承诺的";
    std::optional<std::string> fault;
    session.each(sql::select_run_digests, {run.run}, [&](const db::Row& row) {
        const auto line = fmt::format("{} {}\n", row.text(0), row.text(1));
        if (!fault && opening->find(line) == std::string::npos)
            fault = fmt::format("规则 {} 不是运行前承诺的版本", row.text(0));
    });
    return fault;
}

}  // namespace

std::string commitment_of(const std::string& salt, const std::string& opening) {
    return std::string{crypto::bytes(crypto::Sha256{}.add(salt).add(opening).finish())};
}

std::string sealed_opening(const domain::Keyring& keys, const std::string& opening) {
    return cipher_of(keys).seal(opening, context);
}

std::optional<RunBreak> verify_runs(db::Session& session, const domain::Keyring& keys) {
    const auto cipher = cipher_of(keys);
    bool logged = false;  // once one run is in the log, every later one is
    for (const Committed& run : session.all(sql::select_commitments, {}, committed)) {
        if (!run.leaf && !logged) continue;
        logged = true;
        if (!run.leaf) return RunBreak{run.run, "承诺不在公开日志里"};
        if (auto fault = fault_of(session, cipher, run)) return RunBreak{run.run, *fault};
    }
    return std::nullopt;
}

}  // namespace compare
