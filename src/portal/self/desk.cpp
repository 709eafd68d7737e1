#include "portal/self/desk.hpp"

#include "platform/log/log.hpp"
#include "portal/self/ask.hpp"

namespace portal {

namespace {

using self::Ask;

constexpr int at_a_time = 50;
/// Of answers settled at once, well below what the public zone takes in one request.
constexpr std::size_t most_bytes = 2 << 20;

std::optional<disclose::OwnAccount> account_for(disclose::LookUps& look_ups, const Ask& ask) {
    switch (ask.way) {
        case Ask::Way::Slip: return look_ups.by_slip(ask.shown, ask.next);
        case Ask::Way::Code: return look_ups.by_code(ask.shown);
        case Ask::Way::Identity: return look_ups.by_identity(ask.assertion, ask.answer_look_up);
    }
    return std::nullopt;
}

}  // namespace

int SelfDesk::answer() {
    std::vector<std::int64_t> opened;
    std::vector<Answer> answers;
    std::size_t bytes = 0;
    int count = 0;
    const auto settle = [&] {
        if (!opened.empty()) mailbox_.settle(opened, answers);
        opened.clear();
        answers.clear();
        bytes = 0;
    };
    auto envelopes = mailbox_.waiting(at_a_time);
    if (envelopes.size() > at_a_time) envelopes.resize(at_a_time);  // whatever another machine says
    for (const auto& envelope : envelopes) {
        if (envelope.kind != self::envelope_kind) continue;
        opened.push_back(envelope.id);
        ++count;
        if (auto answer = answer_to(envelope)) {
            bytes += answer->sealed.size();
            answers.push_back(std::move(*answer));
        }
        if (bytes > most_bytes) settle();
    }
    settle();
    return count;
}

std::optional<Answer> SelfDesk::answer_to(const Envelope& envelope) {
    const auto ask = self::open_ask(envelope.sealed, office_.keys.box_key());
    if (!ask) return std::nullopt;  // no question of ours: nobody waits for an answer
    try {
        const auto now = office_.clock.now();
        const self::Reply reply{platform::to_millis(now), account_for(look_ups_, *ask)};
        return Answer{ask->answer_look_up, self::seal_reply(reply, crypto::Secret{ask->answer_key}),
                      now + answer_lasts};
    } catch (const db::Error&) {
        throw;  // the store is gone or busy: the envelope stays for the next time
    } catch (const std::exception& error) {
        // One account that cannot be read must not keep everybody else waiting.
        logging::error("payee_not_answered", {{"why", std::string_view(error.what())}});
        return std::nullopt;
    }
}

}  // namespace portal
