#include "complain/desk/remote_inbox.hpp"

#include "complain/desk/inbox_text.hpp"
#include "complain/desk/zone_verbs.hpp"

#include <stdexcept>

namespace complain {

namespace {

template <class Value>
Value read(std::optional<Value> value) {
    if (!value) throw std::runtime_error{"an answer that cannot be read"};
    return std::move(*value);
}

/// A request stays well below what the other side takes.
constexpr std::size_t most_sealed = std::size_t{2} << 20;

}  // namespace

void RemoteInbox::publish(const WindowKeys& keys) {
    const auto digest = window_digest(keys);
    if (digest == published_) return;
    ask_(zone_verb::window, window_text(keys));
    published_ = digest;
}

std::vector<Parcel> RemoteInbox::oldest(int limit, const std::set<std::string>& except) {
    auto answer = read(answer_from(ask_(zone_verb::oldest, question_text({limit, except}))));
    // A store that was put back from a backup has older keys: the next publish() mends it.
    if (answer.window != published_) published_.clear();
    return std::move(answer.parcels);
}

std::vector<Piece> RemoteInbox::pieces(const std::string& token, const PieceKey& after) {
    return read(pieces_from(ask_(zone_verb::pieces, pieces_question_text({token, after}))));
}

void RemoteInbox::taken(const std::vector<std::string>& tokens) {
    ask_(zone_verb::taken, tokens_text(tokens));
}

void RemoteInbox::lay_down(const std::vector<OutgoingItem>& items) {
    std::vector<OutgoingItem> batch;
    std::size_t size = 0;
    for (const auto& one : items) {
        if (!batch.empty() && size + one.sealed.size() > most_sealed) {
            ask_(zone_verb::items, items_text(batch));
            batch.clear();
            size = 0;
        }
        batch.push_back(one);
        size += one.sealed.size();
    }
    if (!batch.empty()) ask_(zone_verb::items, items_text(batch));
}

void RemoteInbox::show(const std::string& name, const std::string& text) {
    ask_(zone_verb::show, document_text({name, text}));
}

}  // namespace complain
