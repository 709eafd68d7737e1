#pragma once

#include "complain/desk/inbox.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace complain {

/// POSTs a body to the public zone's machine with the office's signature; its answer. Throws
/// http_client::Unreachable when none comes, something else when it is a refusal.
using AskZone = std::function<std::string(std::string_view target, std::string body)>;

/// Of a public zone on another machine (远端收件箱). Throws what `ask` does, and runtime_error for
/// an answer that cannot be read; nothing is lost then. What comes from there is believed in
/// nothing.
class RemoteInbox final : public Inbox {
public:
    explicit RemoteInbox(AskZone ask) : ask_(std::move(ask)) {}

    /// Asks only when something is new, here or there.
    void publish(const WindowKeys& keys) override;
    std::vector<Parcel> oldest(int limit, const std::set<std::string>& except) override;
    std::vector<Piece> pieces(const std::string& token, const PieceKey& after) override;
    void taken(const std::vector<std::string>& tokens) override;
    void lay_down(const std::vector<OutgoingItem>& items) override;
    void show(const std::string& name, const std::string& text) override;

private:
    AskZone ask_;
    std::string published_;  ///< digest of the keys that stand there
};

}  // namespace complain
