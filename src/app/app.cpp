#include "app/app.hpp"

#include "app/verbs/notices.hpp"
#include "app/verbs/organs.hpp"
#include "app/verbs/verbs.hpp"
#include "platform/core/refusal.hpp"
#include "platform/db/db.hpp"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <functional>
#include <iostream>
#include <string>

namespace app {

namespace {

/// The verbs and their options; `chosen` runs the one that was named.
class CommandLine {
public:
    CommandLine() {
        cli_.require_subcommand(1);
        cli_.fallthrough();
        cli_.add_flag("--json", json_, "标准输出只有一份 JSON（不在终端里运行时总是如此）");
        cli_.add_flag("--text", text_, "总是给人看的文字")->excludes("--json");
        add_init();
        add_import();
        add_publish();
        add_simple("reconcile", "逐条核对资金恒等式，列出对不上的",
                   [this] { return reconcile(data_, output()); });
        add_simple("verify", "核验审计链、公开日志和每行摘要",
                   [this] { return verify(data_, output()); });
        add_backup();
        add_projection();
        add_public_folder();
        add_dataset();
        add_compare();
        add_case();
        add_notice();
        add_serve();
    }

    int run(int count, char** arguments) {
        CLI11_PARSE(cli_, count, arguments);
        return chosen_();
    }

private:
    Output output() const {
        const bool for_programs = json_ || (!text_ && isatty(STDOUT_FILENO) == 0);
        return for_programs ? Output::Json : Output::Text;
    }

    CLI::App* verb(const std::string& name, const std::string& help, std::function<int()> action) {
        auto* verb = cli_.add_subcommand(name, help);
        verb->callback([this, action = std::move(action)] { chosen_ = action; });
        return verb;
    }
    CLI::App* add_simple(const std::string& name, const std::string& help,
                         std::function<int()> action) {
        auto* added = verb(name, help, std::move(action));
        added->add_option("--data", data_, "本县数据文件夹")->required();
        return added;
    }

    void add_init() {
        auto* added = verb("init", "建立一个县", [this] { return init(init_, output()); });
        added->add_option("--data", init_.data, "新的数据文件夹")->required();
        added->add_option("--county", init_.county, "六位县级行政区划代码")->required();
        added->add_option("--database", init_.database, "postgresql://…；不写则用 SQLite");
        added->add_option("--divisions", init_.divisions, "行政区划 CSV 文件");
        added->add_flag("--demo", init_.demo, "演示与测试用：每个角色一名人员，口令只显示一次");
    }

    void add_import() {
        auto* added = verb("import", "导入采集表", [this] { return import(import_, output()); });
        added->add_option("--data", import_.data, "本县数据文件夹")->required();
        added->add_option("files", import_.files, "文件或文件夹")->required();
        added->add_option("--errors-to", import_.errors_to, "把标注了错误的表写到这个 .xlsx");
        added->add_option("--source", import_.source_system, "数据来源：填报 或 一卡通");
        added->add_option("--department", import_.department, "报送单位");
    }

    void add_publish() {
        auto* added = add_simple("publish", "以各演示人员的身份走完审核并公开（只限演示县）",
                                 [this] { return publish(data_, batches_, output()); });
        added->add_option("--batch", batches_, "只公开这些批次");
    }

    void add_backup() {
        auto* saving =
            add_simple("backup", "在线备份", [this] { return backup(data_, other_, output()); });
        saving->add_option("--to", other_, "备份文件夹（新的）")->required();
        auto* restoring = add_simple("restore", "从备份恢复并核验",
                                     [this] { return restore(other_, data_, output()); });
        restoring->add_option("--from", other_, "备份文件夹")->required();
    }

    void add_projection() {
        auto* group = cli_.add_subcommand("projection", "公开数据包：内网导出，外网装入");
        group->require_subcommand(1);
        auto* exporting = group->add_subcommand("export", "把公开内容写成签名的文件");
        exporting->callback([this] {
            chosen_ = [this] { return export_projection(data_, other_, from_, output()); };
        });
        exporting->add_option("--data", data_, "本县数据文件夹")->required();
        exporting->add_option("--to", other_, "写到这个文件")->required();
        exporting->add_option("--from", from_, "从公开日志第几条起；不写则是全部")
            ->check(CLI::NonNegativeNumber);
        auto* applying = group->add_subcommand("apply", "核对签名后装入外网");
        applying->callback(
            [this] { chosen_ = [this] { return apply_projection(data_, other_, output()); }; });
        applying->add_option("--data", data_, "外网文件夹")->required();
        applying->add_option("file", other_, "公开数据包")->required();
    }

    void add_public_folder() {
        auto* added = verb("public-folder", "做一个放到外网机器上的文件夹",
                           [this] { return public_folder(public_folder_, output()); });
        added->add_option("--data", public_folder_.data, "本县数据文件夹")->required();
        added->add_option("--to", public_folder_.to, "新的外网文件夹")->required();
        added->add_option("--database", public_folder_.database,
                          "外网用的 postgresql://…；不写则用 SQLite");
        added->add_option("--push", public_folder_.push,
                          "外网机器的地址 https://…，写进本县设置；不写则靠文件传递");
    }

    void add_dataset() {
        auto* group = cli_.add_subcommand("dataset", "基础库：登记、导入、查看");
        group->require_subcommand(1);
        auto* importing = group->add_subcommand("import", "导入一份基础库数据");
        importing->callback(
            [this] { chosen_ = [this] { return import_dataset(dataset_, output()); }; });
        importing->add_option("--data", dataset_.data, "本县数据文件夹")->required();
        importing->add_option("name", dataset_.name, "基础库名称，如 deceased")->required();
        importing->add_option("file", dataset_.file, "数据文件")->required();
        importing->add_option("--as-of", dataset_.as_of, "数据截止日期，如 2017-09-30");
        auto* registering =
            group->add_subcommand("register", "办理入库手续，没有手续的数据不能导入");
        registering->callback(
            [this] { chosen_ = [this] { return register_dataset(dataset_, output()); }; });
        auto& asked = dataset_.formalities;
        registering->add_option("--data", dataset_.data, "本县数据文件夹")->required();
        registering->add_option("name", asked.name, "基础库名称")->required();
        registering->add_option("--owner", asked.owner, "数据提供单位")->required();
        registering->add_option("--purpose", asked.purpose, "使用目的和法律依据")->required();
        registering->add_option("--approval", asked.approval, "批准文号")->required();
        registering->add_option("--maximum-age", asked.maximum_age_days, "超过多少天算可能滞后")
            ->required();
        registering->add_option("--keep", asked.keep_days, "导入多少天后销毁")->required();
        auto* listing = group->add_subcommand("list", "各基础库的数据截止日期和销毁日期");
        listing->callback([this] { chosen_ = [this] { return list_datasets(data_, output()); }; });
        listing->add_option("--data", data_, "本县数据文件夹")->required();
    }

    void add_compare() {
        auto* group = cli_.add_subcommand("compare", "信息比对：运行规则，查看疑似和线索");
        group->require_subcommand(1);
        auto* running = group->add_subcommand("run", "运行规则");
        running->callback(
            [this] { chosen_ = [this] { return run_comparison(compare_, output()); }; });
        running->add_option("--rule", compare_.rules, "只运行这些规则");
        running->add_flag("--new", compare_.only_new,
                          "只看上次比对以后有变化的人（增量），其余沿用上次全量比对的结果");
        running->add_option("--as-of", compare_.as_of,
                            "按哪一天比对；不写则取基础库里最新的截止日期");
        auto* hits = group->add_subcommand("hits", "最近一次比对的疑似，每行一条 JSON");
        hits->callback([this] { chosen_ = [this] { return print_hits(compare_); }; });
        hits->add_option("--rule", compare_.rules, "只看这条规则")->expected(1);
        hits->add_option_function<std::string>(
            "--reveal", [this](const std::string& reason) { compare_.reveal = reason; },
            "显示身份证号，写明理由（记入审计日志）");
        auto* clues =
            group->add_subcommand("clues", "按对象合并的线索，最值得核查的在前，每行一条 JSON");
        clues->callback([this] { chosen_ = [this] { return print_clues(compare_); }; });
        clues->add_option("--top", compare_.top, "只看前几条")->check(CLI::PositiveNumber);
        auto* papers = group->add_subcommand("papers", "打印个人信息保护影响评估和处理活动记录");
        papers->callback([this] { chosen_ = [this] { return print_papers(compare_, output()); }; });
        papers->add_option("--to", compare_.to, "放 PDF 的文件夹")->required();
        for (auto* one : {running, hits, clues, papers})
            one->add_option("--data", compare_.data, "本县数据文件夹")->required();
    }

    void add_organs(CLI::App* group) {
        auto* sending = group->add_subcommand("send", "把转给别的机关的件和答复写成签名的文件");
        sending->callback([this] { chosen_ = [this] { return send_to_organ(organ_, output()); }; });
        sending->add_option("--organ", organ_.organ, "对方，county.toml 里登记的 name")->required();
        sending->add_option("--to", organ_.to, "写到这个文件夹")->required();
        auto* receiving = group->add_subcommand("receive", "收进别的机关转来的案件包");
        receiving->callback(
            [this] { chosen_ = [this] { return receive_from_organs(organ_, output()); }; });
        receiving->add_option("--from", organ_.from, "对方交来的文件夹")->required();
        receiving->add_option("--receipts", organ_.receipts, "回执写到这个文件夹，交还对方")
            ->required();
        for (auto* one : {sending, receiving})
            one->add_option("--data", organ_.data, "本县数据文件夹")->required();
    }

    void add_case() {
        auto* group = cli_.add_subcommand("case", "信访举报件：与上一级机关、其他机关往来");
        group->require_subcommand(1);
        const auto step = [this, group](const std::string& name, const std::string& help,
                                        int (*act)(const CaseOptions&, Output)) {
            auto* added = group->add_subcommand(name, help);
            added->callback(
                [this, act] { chosen_ = [this, act] { return act(case_, output()); }; });
            added->add_option("--data", case_.data, "本县数据文件夹")->required();
            return added;
        };
        const CLI::IsMember platforms{{"12388", "12345", "mailbox"}};
        auto* keys = group->add_subcommand("keys", "本机关的两个公钥，请对方写进他们的设置");
        keys->callback([this] { chosen_ = [this] { return case_keys(data_, output()); }; });
        keys->add_option("--data", data_, "本县数据文件夹")->required();
        auto* exporting = step("export", "把等着移交的件写成签名的文件", export_cases);
        auto* whom = exporting->add_option_group("给谁");
        whom->add_flag("--upward", case_.upward, "直送上一级机关的件");
        whom->add_option("--source", case_.source, "转回来源平台的答复")->check(platforms);
        whom->require_option(1);
        exporting->add_option("--to", case_.to, "写到这个文件夹")->required();
        auto* importing = step("import", "收进其他平台转来的件，一进来就封存", import_cases);
        importing->add_option("--source", case_.source, "来源平台")->required()->check(platforms);
        importing->add_option("files", case_.files, "平台导出的文件")->required();
        importing->add_flag("--keep", case_.keep, "收完不销毁原文件");
        auto* applying = step("apply", "收下对方的回执和答复", apply_cases);
        applying->add_option("files", case_.files, "回执、答复文件")->required();
        add_organs(group);
        auto* opening = step("open", "上一级机关用：打开下级交来的件，做出回执", open_cases);
        opening->add_option("--from", case_.from, "下级交来的文件夹")->required();
        opening->add_option("--to", case_.to, "内容写到这个文件夹，只给办案人员看")->required();
        opening->add_option("--receipts", case_.receipts, "回执写到这个文件夹，交还下级")
            ->required();
        auto* answering =
            step("answer", "上一级机关用：给反映人写答复，由县里原样转达", answer_case);
        answering->add_option("--package", case_.package, "要答复的案件包")->required();
        answering->add_option("--text", case_.text, "写好答复的文本文件")->required();
        answering->add_option("--to", case_.to, "写到这个文件夹，交还下级")->required();
    }

    void add_notice() {
        auto* group = cli_.add_subcommand("notice", "通知：短信和邮件");
        group->require_subcommand(1);
        const auto step = [this, group](const std::string& name, const std::string& help,
                                        int (*act)(const std::filesystem::path&, Output)) {
            auto* added = group->add_subcommand(name, help);
            added->callback(
                [this, act] { chosen_ = [this, act] { return act(data_, output()); }; });
            added->add_option("--data", data_, "本县数据文件夹")->required();
        };
        step("list", "发不出去的通知", list_notices);
        step("retry", "把发不出去的重新排队", retry_notices);
        step("send", "马上发一遍", send_notices);
        auto* officer = group->add_subcommand("officer", "办理人员每天收一次“有几件事等您办”");
        officer->callback(
            [this] { chosen_ = [this] { return notify_officer(notice_, output()); }; });
        officer->add_option("--data", notice_.data, "本县数据文件夹")->required();
        officer->add_option("--login", notice_.login, "登录名")->required();
        officer->add_option("--address", notice_.address, "手机号或邮箱；不写则取消");
    }

    void add_serve() {
        auto* added = verb("serve", "启动服务", [this] { return serve(serve_); });
        added->add_option("--data", serve_.data, "本县数据文件夹")->required();
        added->add_option("--zone", serve_.zone, "public 外网，office 内网，all 两者")
            ->check(CLI::IsMember({"public", "office", "all"}));
        added->add_option("--listen", serve_.listen, "地址:端口");
        added->add_option("--workers", serve_.workers, "工作线程数")->check(CLI::Range(1, 256));
        added->add_option("--trusted-proxy", serve_.trusted_proxies, "只信这些反向代理转来的地址");
    }

    CLI::App cli_{"明白账：群众看得懂的民生资金账"};
    bool json_ = false;
    bool text_ = false;
    std::filesystem::path data_;
    std::filesystem::path other_;
    std::int64_t from_ = 0;
    std::vector<std::int64_t> batches_;
    InitOptions init_;
    ImportOptions import_;
    PublicFolderOptions public_folder_;
    ServeOptions serve_;
    DatasetOptions dataset_;
    CompareOptions compare_;
    CaseOptions case_;
    NoticeOptions notice_;
    OrganOptions organ_;
    std::function<int()> chosen_;
};

std::string sentence_of(const db::Error& error) {
    if (error.kind() == db::Error::Kind::Full)
        return "磁盘空间不足，这次没有办成，已有的数据未受影响；请腾出空间后重新运行";
    if (error.kind() == db::Error::Kind::Busy)
        return "数据库正忙，这次没有办成；请过一会儿重新运行";
    return std::string("程序出错，请把这行交给运维人员：") + error.what();
}

}  // namespace

int run(int count, char** arguments) {
    try {
        return CommandLine{}.run(count, arguments);
    } catch (const platform::Refusal& refusal) {
        std::cerr << refusal.what() << '\n';
    } catch (const db::Error& error) {
        std::cerr << sentence_of(error) << '\n';
    } catch (const std::exception& error) {
        std::cerr << "程序出错，请把这行交给运维人员：" << error.what() << '\n';
    }
    return 1;
}

}  // namespace app
