#pragma once

#include "complain/intake/room.hpp"
#include "complain/intake/sealed/decoys.hpp"
#include "complain/intake/sealed/frame.hpp"
#include "complain/intake/work.hpp"
#include "platform/http/http.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace complain {

/// The window as scripts see it (浏览器封存): what comes is sealed already, what goes out opens in
/// the reporter's browser alone. Thread-safe.
class SealedDesk {
public:
    SealedDesk(db::Pool& public_store, const platform::Clock& clock);

    /// Whose keys a report is sealed to, and the next working days.
    http::Response keys();
    /// A challenge for ?of=report (also what is added to a case), code or file.
    http::Response work(const http::Request& request);
    /// Keeps a parcel. The same one again is kept already.
    http::Response send(const http::Request& request);
    /// A case's sealed items by the look-up half of its code.
    http::Response items(const http::Request& request);
    /// Another code's copy in the place of the one that a helper knows (换码); again it is kept
    /// already. Refuses (Conflict) when somebody else was first.
    http::Response exchange(const http::Request& request);
    /// Refuses (TooMany) an upload whose sender has not worked for it.
    void require_work_for_file(const http::Request& request, std::string_view promise);

private:
    Work& work_of(std::string_view name);
    void keep(Parcel parcel);
    bool is_kept(const Parcel& parcel);
    bool is_exchanged(const public_rows::Entrance& fresh);
    std::string pass_for(std::string_view look_up, platform::Instant now, char then) const;
    bool is_pass(std::string_view pass, std::string_view look_up) const;

    db::Pool& store_;
    const platform::Clock& clock_;
    Room room_;
    Decoys decoys_;
    crypto::Hmac passes_;
    Work report_work_, code_work_, file_work_;
    platform::Guarded<std::pair<std::int64_t, std::string>> workdays_;
};

}  // namespace complain
