#include "portal/payment_rows.hpp"

#include "platform/pages/markup.hpp"
#include "portal/words.hpp"

namespace portal {

namespace {

using ::pages::Markup;

constexpr std::size_t bytes_of_row = 700;

/// Says a period in words once for a run of rows that share it, as most of a page does.
class Periods {
public:
    const std::string& in_words(const std::string& code) {
        if (code != code_ || words_.empty()) {
            words_ = words::period(code);
            code_ = code;
        }
        return words_;
    }

private:
    std::string code_, words_;
};

void write_row(Markup& out, const Payment& payment, const std::string& period) {
    const auto name = words::name(payment);
    out.tags("<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">").text(name);
    out.tags("</th><td role=\"cell\" data-label=\"哪段时间的\">").text(period);
    out.tags("</td><td role=\"cell\" data-label=\"怎么算的\">").text(words::reckoning(payment));
    out.tags("</td><td role=\"cell\" class=\"n\" data-label=\"金额\"><b>")
        .text(words::amount(payment));
    out.tags("</b></td><td role=\"cell\" data-label=\"发放日期\">")
        .text(words::day(payment.pay_date));
    out.tags("</td><td role=\"cell\" data-label=\"结果\">").text(words::outcome(payment));
    out.tags("</td><td role=\"cell\" class=\"act\"><a href=\"")
        .address(words::url({"records", payment.record_id}));
    out.tags("\">详情<span class=\"vh\">：").text(name).tags("，").text(period);
    out.tags("</span></a></td></tr>");
}

}  // namespace

Html payment_rows(const std::vector<Payment>& payments) {
    Markup out{payments.size() * bytes_of_row};
    Periods periods;
    for (const auto& payment : payments)
        write_row(out, payment, periods.in_words(payment.period));
    return out.finish();
}

}  // namespace portal
