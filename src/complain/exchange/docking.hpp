#pragma once

#include "complain/cases/case_store.hpp"
#include "complain/exchange/foreign.hpp"
#include "complain/vault/item.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace complain {

/// Cases that come from other platforms and whose answers go back there (对接). What is taken in is
/// sealed from the first moment: the file's text is kept nowhere else.
class Docking {
public:
    explicit Docking(const Office& office) : office_(office) {}

    struct Taken {
        std::int64_t taken = 0, known = 0;  ///< known: of that number is here already
        std::vector<BadItem> refused;
    };
    /// Refuses (Invalid) a file that is none, (Conflict) while nobody could open a case.
    Taken take_in(const guard::Actor& actor, Source source, std::string bytes);

    /// The file of what waits to go back; empty if nothing does. `keep` puts it where it is to
    /// lie before the answers are let go of.
    template <class Keep>
    void export_answers(const guard::Actor& actor, Source source, Keep keep) {
        db::Transaction tx{office_.pool};
        const auto waiting = take_answers(tx, actor, source);
        if (!waiting.empty()) keep(answers_text(source, waiting));
        tx.commit();
    }

private:
    std::vector<ForeignAnswer> take_answers(db::Transaction& tx, const guard::Actor& actor,
                                            Source source);

    Office office_;
};

/// Where a case came from another platform or organ, its reply waits to go back there: for a
/// platform sealed to the office, since a machine must write it into that platform's file, for an
/// organ to the case. Does nothing for any other case.
void answer_source(db::Transaction& tx, const Office& office, const store::CaseRow& row,
                   const Item& reply);

}  // namespace complain
