#include "complain/cases/tasks.hpp"

#include "complain/sql.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

namespace complain {

namespace {

using platform::Refusal;

constexpr std::size_t longest = 500;

[[noreturn]] void refuse(Refusal::Kind kind, const char* said) {
    throw Refusal{kind, said};
}

}  // namespace

std::vector<Task> tasks_in(db::Session& session, const Held& held) {
    return session.all(sql::select_tasks, {held.row.id}, [&held](const db::Row& row) {
        return Task{row.integer(0),
                    open_in_case(held.key, row.blob(1).bytes).value_or(""),
                    row.integer(2),
                    std::string{row.text(3)},
                    platform::from_days(row.integer(4)),
                    !row.is_null(5)};
    });
}

void add_task(const Office& office, const Opener& opener, std::int64_t id, const NewTask& task) {
    const auto words = text::trim(task.text);
    if (words.empty()) refuse(Refusal::Kind::Invalid, "请写明要做什么");
    if (text::length(words) > longest) refuse(Refusal::Kind::Invalid, "任务请写在500个字以内");
    if (task.due < platform::local_date(office.clock.now()))
        refuse(Refusal::Kind::Invalid, "完成的日子已经过去，请改晚一点");
    db::Transaction tx{office.pool};
    const auto held = hold_locked(tx, opener, id);
    if (!store::key(tx, id, task.officer.value()))
        refuse(Refusal::Kind::Conflict, "这个人看不了这一件，请先在“谁能看”里给他看");
    tx.run(sql::insert_task,
           {id, db::Blob{seal_for_case(held.row.case_public, words)}, task.officer.value(),
            platform::to_days(task.due), opener.actor.id.value()});
    office.gate.record(tx, opener.actor, "complain.add_task", subject_of(id));
    tx.commit();
}

void end_task(const Office& office, const Opener& opener, std::int64_t id, std::int64_t number) {
    db::Transaction tx{office.pool};
    hold_locked(tx, opener, id);
    const auto ended = tx.run(sql::update_task_done, {id, number, opener.actor.id.value(),
                                                      platform::to_millis(office.clock.now())});
    if (ended == 0)
        refuse(Refusal::Kind::Conflict, "这项任务已经完成，或者不是交给您的，也不是您交办的");
    office.gate.record(tx, opener.actor, "complain.end_task", subject_of(id));
    tx.commit();
}

}  // namespace complain
