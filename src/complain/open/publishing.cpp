#include "complain/open/publishing.hpp"

#include "complain/open/clarifications.hpp"
#include "complain/open/outcomes.hpp"
#include "complain/open/statistics.hpp"

namespace complain {

namespace {

Date last_of_month_before(Date today) {
    const Date first{today.year(), today.month(), std::chrono::day{1}};
    return platform::from_days(platform::to_days(first) - 1);
}

std::string month_text(Date day) {
    return platform::format_date(day).substr(0, 7);
}

}  // namespace

void Publishing::publish() {
    const Date today = platform::local_date(office_.clock.now());
    if (day_ != today) {
        outcomes_upto_ = {};
        clarified_.clear();
        end_clarifications(office_, today);
        publish_figures(last_of_month_before(today));
    }
    publish_outcomes(today);
    publish_clarifications(today);
    day_ = today;
}

void Publishing::publish_figures(Date until) {
    std::optional<store::FiguresRow> row;
    {
        db::Reader reader{office_.pool};
        row = store::figures(reader);
    }
    if (!row || row->month != month_text(until)) {
        row = store::FiguresRow{month_text(until), renewed_figures(until)};
        db::Transaction tx{office_.pool};
        store::put_figures(tx, *row);
        tx.commit();
    }
    inbox_.show(std::string{figures_name}, row->text);
}

/// The old ones again when too little is new.
std::string Publishing::renewed_figures(Date until) const {
    std::optional<store::FiguresRow> row;
    {
        db::Reader reader{office_.pool};
        row = store::figures(reader);
    }
    const auto before = row ? figures_from(row->text) : std::nullopt;
    const auto* said = before ? &*before : nullptr;
    const auto figures = figures_until(office_, towns_, until, said);
    return may_follow(figures, said) ? figures_text(figures) : row->text;
}

void Publishing::publish_outcomes(Date today) {
    std::vector<std::string> months;
    platform::Instant changed{};
    {
        db::Reader reader{office_.pool};
        changed = store::outcomes_changed(reader);
        if (changed > outcomes_upto_) months = store::outcome_months(reader, outcomes_upto_);
    }
    for (const auto& month : months) {
        // What was closed yesterday is known to those it was closed for: only whole months.
        if (month >= month_text(today)) continue;
        std::vector<ShownOutcome> outcomes;
        {
            db::Reader reader{office_.pool};
            outcomes = shown_outcomes(store::outcomes(reader, month), office_.place_name);
        }
        inbox_.show(outcomes_name(month), outcomes_text(month, outcomes));
    }
    outcomes_upto_ = changed;
}

/// None at all is published too: a name must go where it once stood.
void Publishing::publish_clarifications(Date today) {
    std::string text;
    {
        db::Reader reader{office_.pool};
        text = clarifications_text(store::clarifications(reader, today));
    }
    if (text == clarified_) return;
    inbox_.show(std::string{clarifications_name}, text);
    clarified_ = text;
}

}  // namespace complain
