#pragma once

#include "compare/dataset/datasets.hpp"
#include "compare/free/question.hpp"
#include "compare/routes.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace compare::free {

/// What a comparison found, as JSON for its page (office-api.md, "Free"), and where its job stands.
struct Outcome {
    jobs::Status status;
    Question question;
    std::string reason;
    std::optional<json::Object> result;
};

/// Two lists laid side by side for an officer who says why (自由比对). Who asked sees what was
/// found, for a day; nobody else does.
class Comparisons {
public:
    explicit Comparisons(const Desk& desk) : Comparisons(desk.office, desk.queue) {}
    Comparisons(const Office& office, jobs::Queue& queue);

    /// Queues a comparison; answers its job's number. One audit row names the lists, the key and
    /// the reason. Refuses (Invalid) what check() refuses, a registry without rows and a reason
    /// shorter than five characters; (Conflict) while the officer's last one is not through.
    std::int64_t ask(const guard::Actor& actor, const Question& question,
                     const std::string& reason);
    /// Refuses (NotFound) another officer's, and one older than a day.
    Outcome outcome(db::Session& session, const guard::Actor& actor, std::int64_t id) const;

    /// What the job does with an engine: fills it with both lists, asks, keeps the answer. Doing it
    /// twice does no harm. Refuses (Invalid), in words for the page, what takes too long or too
    /// much memory.
    struct Work {
        std::int64_t id = 0;
        bool demo = false;
        std::chrono::seconds limit{120};
        std::function<void(int percent)> progress;
    };
    void run(const Work& work, const Runner::OpenEngine& open, const ledger::Regions& regions);

private:
    struct Kept {
        std::int64_t officer = 0;
        Question question;
        std::string reason;
        std::optional<json::Object> result;
    };
    std::optional<Kept> find(db::Session& session, std::int64_t id) const;
    void refuse_unloaded(db::Session& session, const CheckedQuestion& question) const;

    Office office_;
    jobs::Queue& queue_;
    crypto::FieldCipher cipher_;
};

inline constexpr const char* free_kind = "compare.free";

}  // namespace compare::free
