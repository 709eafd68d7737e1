#pragma once

#include "complain/notice/gateway.hpp"
#include "domain/keyring.hpp"
#include "guard/guard.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complain::notice {

/// What notices need. Everything must outlive it.
struct NoticeOffice {
    db::Pool& pool;
    guard::Gate& gate;
    const platform::Clock& clock;
    const domain::Keyring& keys;
};

/// A notice that is to go out now.
struct DueNotice {
    std::int64_t id = 0;
    Notice notice;
};

/// One that did not go out, for those who run the system; it bears no address.
struct DeadNotice {
    std::int64_t id = 0, tries = 0;
    Channel channel{};
    std::string why;
    platform::Instant since{};
};

/// Who is told, and what waits to be told (通知). An address is encrypted, serves this end alone,
/// and goes with the case's end.
class Notices {
public:
    explicit Notices(const NoticeOffice& office);

    /// A reporter leaves a telephone or a mailbox to be told that there is something to read; a
    /// later one takes its place. Call it in the transaction that takes the report in, after the
    /// case is there. Refuses (Invalid) what is neither.
    void wish(db::Transaction& tx, std::string_view look_up, std::string_view address);
    /// Nothing of it stays.
    void forget(db::Transaction& tx, std::string_view look_up);
    /// The same of an officer, who is told once a day how much waits. Empty: no more.
    void wish_of_officer(const guard::Actor& actor, std::string_view login,
                         std::string_view address);

    /// Queues a notice for each reporter for whom the office has laid something down since the last
    /// one, once a day one for each officer whom something waits for, and forgets whose case is
    /// over. Running it twice does no harm. How many it queued.
    int collect();
    std::vector<DueNotice> due(int limit) const;
    /// It is out: its address is wiped.
    void sent(std::int64_t id);
    /// Again later, more and more rarely; after a week it is dead.
    void failed(std::int64_t id, std::string_view why);

    std::vector<DeadNotice> dead() const;
    /// The dead ones have another week. How many there are.
    std::int64_t retry(const guard::Actor& actor);

private:
    int collect_reporters(db::Transaction& tx, platform::Instant now) const;
    int collect_officers(db::Transaction& tx, platform::Instant now) const;
    std::string sealed(std::string_view typed) const;

    NoticeOffice office_;
    crypto::FieldCipher cipher_;
};

/// What a reporter is told. Whoever else reads it learns nothing of a report.
inline constexpr std::string_view word_to_reporter = "您在县平台办的一件事有了进展，请凭回执码查看";

}  // namespace complain::notice
