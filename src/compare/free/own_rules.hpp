#pragma once

#include "compare/dataset/datasets.hpp"
#include "compare/free/question.hpp"

#include <optional>
#include <string>
#include <vector>

namespace compare::free {

/// What its author says of a rule beside the question it asks.
struct RuleWords {
    std::string title, why, severity;
    std::vector<std::string> innocent, verify;  ///< at least one each
};

/// draft runs when it is named, on also by itself, withdrawn never again (草稿、启用、已撤回).
enum class OwnState { Draft, On, Withdrawn };
std::string_view name_of(OwnState state);

/// A rule of the county's own (本县规则).
struct OwnRule {
    std::string id;  ///< "Z01"; never used again
    OwnState state = OwnState::Draft;
    std::int64_t author = 0;  ///< officer
    std::string author_name;
    std::int64_t saved_at = 0;  ///< milliseconds
    std::optional<std::string> decided_by;
    std::optional<Rule> rule;  ///< nothing where its text does not open
};

/// The county's own rules, sealed in the store. Each command is one transaction with its audit row.
class OwnRules {
public:
    explicit OwnRules(const Office& office);

    /// Keeps the rule that asks `question`, as a draft; answers its id. Refuses (Invalid) what is
    /// no question, missing words and personal numbers in them.
    std::string save(const guard::Actor& actor, const Question& question, const RuleWords& words);
    /// From now on it runs by itself. Refuses (Forbidden) one's own, (Conflict) what is no draft.
    void approve(const guard::Actor& actor, const std::string& id);
    /// Refuses (Conflict) what is withdrawn already.
    void withdraw(const guard::Actor& actor, const std::string& id);
    /// In the order of their ids.
    std::vector<OwnRule> all(db::Session& session) const;

private:
    OwnRule locked(db::Transaction& tx, const std::string& id) const;
    void decide(db::Transaction& tx, const guard::Actor& actor, const std::string& id,
                OwnState state);
    OwnRule rule_of(const db::Row& row) const;

    Office office_;
    crypto::FieldCipher cipher_;
};

/// rule.yml and find.sql of a question, as rules/README.md asks for them.
struct RuleTexts {
    std::string yml, find;
};
RuleTexts texts_of(const std::string& id, const CheckedQuestion& question, const RuleWords& words);

}  // namespace compare::free

namespace compare {

/// An office whose book holds the county's own rules too, as they stand when it is made.
class LocalOffice {
public:
    explicit LocalOffice(const Office& office);
    LocalOffice(const LocalOffice&) = delete;
    LocalOffice& operator=(const LocalOffice&) = delete;

    const Office& office() const { return office_; }

private:
    RuleBook book_;
    Office office_;
};

}  // namespace compare
