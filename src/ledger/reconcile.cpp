#include "ledger/reconcile.hpp"

#include "domain/fen.hpp"
#include "ledger/flow.hpp"
#include "ledger/sql.hpp"
#include "platform/core/refusal.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <map>

namespace ledger {

namespace {

std::string yuan(std::int64_t fen) {
    return domain::Fen{fen}.grouped() + "元";
}

Identity undecided(std::string id, std::string title, std::string why) {
    return {std::move(id), std::move(title), {}, 0, {}, std::move(why)};
}

/// Compares two sums under one key and notes a break where `holds` says so.
class Comparison {
public:
    Comparison(std::string id, std::string title, std::string meaning)
        : identity_{std::move(id), std::move(title), std::move(meaning), 0, {}, {}} {}

    void equal(const std::string& key, std::int64_t left, std::int64_t right,
               std::string_view left_name, std::string_view right_name) {
        ++identity_.checked;
        if (left != right) note(key, left, right, left_name, right_name);
    }
    void at_most(const std::string& key, std::int64_t left, std::int64_t right,
                 std::string_view left_name, std::string_view right_name) {
        ++identity_.checked;
        if (left > right) note(key, left, right, left_name, right_name);
    }
    Identity finish(std::string why_undecided) && {
        if (identity_.checked == 0) identity_.undecided = std::move(why_undecided);
        return std::move(identity_);
    }

private:
    void note(const std::string& key, std::int64_t left, std::int64_t right,
              std::string_view left_name, std::string_view right_name) {
        identity_.breaks.push_back({key, left - right,
                                    fmt::format("{}{}，{}{}，相差{}", left_name, yuan(left),
                                                right_name, yuan(right), yuan(left - right))});
    }

    Identity identity_;
};

Identity allocated_within_sources(const Flow& flow) {
    std::map<std::string, std::int64_t> source, allocated;
    for (const auto& [doc, one] : flow.sources)
        source[doc] += one.amount;
    for (const auto& [doc, one] : flow.allocations)
        allocated[one.parent] += one.amount;
    Comparison compare{"I2", "下达不超过来源", "同一指标文号下达的合计不能多于来文的金额"};
    for (const auto& [doc, amount] : source)
        compare.at_most(doc, allocated[doc], amount, "下达合计", "来源");
    return std::move(compare).finish("还没有导入指标来源表");
}

Identity appropriated_within_allocations(const Flow& flow) {
    std::map<std::string, std::int64_t> appropriated;
    for (const auto& [number, one] : flow.appropriations)
        appropriated[one.parent] += one.amount;
    Comparison compare{"I3", "拨付不超过下达", "同一下达文号拨付的合计不能多于下达的金额"};
    for (const auto& [doc, one] : flow.allocations)
        compare.at_most(doc, appropriated[doc], one.amount, "拨付合计", "下达");
    return std::move(compare).finish("还没有导入指标下达表");
}

std::int64_t paid_total(const Flow& flow, const std::string& number) {
    std::int64_t total = 0;
    if (auto at = flow.paid.find(number); at != flow.paid.end()) {
        for (const auto& [program, paid] : at->second)
            total += paid.total();
    }
    return total;
}

Identity paid_is_appropriated(const Flow& flow) {
    Comparison compare{"I4", "发放等于拨付", "一笔拨付的钱，到账、退回、在途加起来要正好相等"};
    for (const auto& [number, one] : flow.appropriations) {
        // Without a single payment the list has not been handed in: nothing to compare yet.
        if (flow.paid.contains(number))
            compare.equal(number, paid_total(flow, number), one.amount, "发放合计", "拨付");
    }
    return std::move(compare).finish("还没有导入个人补助资金发放表");
}

Identity batches_add_up(db::Session& session) {
    Comparison compare{"I5", "批次等于明细", "每个批次登记的合计要等于它的各行之和"};
    session.each(sql::sum_batches, {}, [&](const db::Row& row) {
        const auto key = fmt::format("{}", row.integer(0));
        // A missing row shows in the sum of money; the counts are compared where the money agrees.
        if (row.integer(2) == row.integer(4))
            compare.equal(key, row.integer(1) * 100, row.integer(3) * 100, "登记行数×1元：",
                          "实有行数×1元：");
        else
            compare.equal(key, row.integer(2), row.integer(4), "登记合计", "明细合计");
    });
    return std::move(compare).finish("还没有导入个人补助资金发放表");
}

Identity bank_agrees(db::Session& session) {
    Comparison compare{"I6", "银行回单等于明细", "银行说成功的金额要等于发放明细的金额"};
    session.each(sql::sum_bank_results, {}, [&](const db::Row& row) {
        compare.equal(std::string(row.text(0)), row.integer(1), row.integer(2), "银行成功",
                      "发放明细");
    });
    return std::move(compare).finish("还没有导入银行代发结果");
}

}  // namespace

namespace {

/// Follows each fen down the chain from its source document, whatever program the rows below it
/// name.
class Fall {
public:
    explicit Fall(const Flow& flow) : flow_(flow) {
        from_sources();
        through_allocations();
        through_appropriations();
    }

    std::map<std::pair<std::string, int>, Waterfall> programs;

private:
    void from_sources() {
        for (const auto& [doc, source] : flow_.sources) {
            auto& fall = programs[{source.program, source.year}];
            fall.program = source.program;
            fall.year = source.year;
            fall.source += source.amount;
            fall.unallocated += source.amount;
            of_document_.try_emplace(doc, &fall);
        }
    }
    void through_allocations() {
        for (const auto& [doc, one] : flow_.allocations) {
            const auto at = of_document_.find(one.parent);
            if (at == of_document_.end()) continue;
            at->second->unallocated -= one.amount;
            at->second->unappropriated += one.amount;
            of_allocation_[doc] = at->second;
        }
    }
    void through_appropriations() {
        for (const auto& [number, one] : flow_.appropriations) {
            const auto at = of_allocation_.find(one.parent);
            if (at == of_allocation_.end()) continue;
            at->second->unappropriated -= one.amount;
            at->second->unreported += one.amount;
            to_persons(number, *at->second);
        }
    }
    void to_persons(const std::string& number, Waterfall& fall) const {
        const auto paid = flow_.paid.find(number);
        if (paid == flow_.paid.end()) return;
        for (const auto& [program, sums] : paid->second) {
            fall.persons += sums.success;
            fall.returned += sums.returned;
            fall.in_transit += sums.in_transit;
            fall.unreported -= sums.total();
        }
    }

    const Flow& flow_;
    std::map<std::string, Waterfall*> of_document_;
    std::map<std::string, Waterfall*> of_allocation_;
};

}  // namespace

std::vector<Waterfall> waterfall(db::Session& session) {
    const auto flow = Flow::load(session);
    Fall fall{flow};
    std::map<std::string, std::string> names;
    session.each(sql::select_programs, {},
                 [&](const db::Row& row) { names[std::string(row.text(0))] = row.text(1); });
    std::vector<Waterfall> list;
    for (auto& [key, one] : fall.programs) {
        one.name = names[one.program];
        list.push_back(one);
    }
    return list;
}

namespace {

/// What the programs' own columns say was paid, against what the chain from their sources says.
Identity every_fen_somewhere(db::Session& session, const Flow& flow) {
    std::map<std::string, std::int64_t> own, chained;
    for (const auto& [number, programs] : flow.paid) {
        for (const auto& [program, sums] : programs)
            own[program] += sums.total();
    }
    Comparison compare{
        "I12", "每一分钱都在一处",
        "来源的钱沿文号往下走，正好分在未下达、未拨付、已到人、退回、在途、未报送各处"};
    std::map<std::string, std::int64_t> sum_of_parts, sources;
    for (const auto& fall : waterfall(session)) {
        chained[fall.program] += fall.persons + fall.returned + fall.in_transit;
        sources[fall.program] += fall.source;
        sum_of_parts[fall.program] += fall.unallocated + fall.unappropriated + fall.persons +
                                      fall.returned + fall.in_transit + fall.unreported +
                                      fall.projects;
    }
    for (const auto& [program, amount] : sources) {
        if (sum_of_parts[program] != amount)
            compare.equal(program, sum_of_parts[program], amount, "各处合计", "来源");
        else
            compare.equal(program, own[program], chained[program], "按项目编码的发放",
                          "沿文号的发放");
    }
    return std::move(compare).finish("还没有导入指标来源表");
}

}  // namespace

std::vector<Identity> reconcile(db::Session& session) {
    const auto flow = Flow::load(session);
    const std::string villages = "村级收支账还没有接入";
    std::vector<Identity> out;
    out.push_back(undecided("I1", "预算等于来源", "项目主表没有年度预算规模一列"));
    out.push_back(allocated_within_sources(flow));
    out.push_back(appropriated_within_allocations(flow));
    out.push_back(paid_is_appropriated(flow));
    out.push_back(batches_add_up(session));
    out.push_back(bank_agrees(session));
    out.push_back(
        undecided("I7", "工程拨付等于支出加结余", "拨付表没有工程编号，拨付分不到每个工程"));
    out.push_back(undecided("I8", "村账连续", villages));
    out.push_back(undecided("I9", "银行对账", villages));
    out.push_back(undecided("I10", "拨付到村等于村账收入", villages));
    out.push_back(undecided("I11", "公开覆盖", "公开情况没有接入"));
    out.push_back(every_fen_somewhere(session, flow));
    out.push_back(undecided("I13", "结转衔接", "还没有上一年度的来源表"));
    out.push_back(undecided("I14", "个人对账", "个人查询的回执还没有接入"));
    out.push_back(undecided("I15", "面积上限", "各村实测面积还没有接入"));
    out.push_back(undecided("I16", "上下级一致", "省市下达数据还没有接入"));
    return out;
}

void put_identity(std::vector<Identity>& identities, Identity decided) {
    const auto at = std::find_if(identities.begin(), identities.end(),
                                 [&](const Identity& one) { return one.id == decided.id; });
    if (at == identities.end()) platform::bug("no such identity");
    *at = std::move(decided);
}

std::string to_json(const std::vector<Identity>& identities) {
    boost::json::array list;
    for (const auto& identity : identities) {
        boost::json::object one{{"id", identity.id}, {"title", identity.title}};
        if (!identity.undecided.empty()) {
            one["undecided"] = identity.undecided;
        } else {
            one["checked"] = identity.checked;
            boost::json::array breaks;
            for (const auto& broken : identity.breaks) {
                breaks.push_back(boost::json::object{{"key", broken.key},
                                                     {"difference_fen", broken.difference_fen},
                                                     {"text", broken.text}});
            }
            one["breaks"] = std::move(breaks);
        }
        list.push_back(std::move(one));
    }
    return boost::json::serialize(boost::json::object{{"identities", std::move(list)}});
}

}  // namespace ledger
