#include "app/county/scan_settings.hpp"
#include "app/verbs/case_files.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"
#include "platform/text/text.hpp"

#include <algorithm>
#include <iostream>

namespace app {

namespace {

using platform::Refusal;
namespace fs = std::filesystem;

struct Writing {
    std::string name, bytes;
};

/// Asked before anything is written: what could not be looked at is left for another time.
std::vector<Writing> files_of(const complain::Scanner& scanner, complain::OpenedPackage& opened) {
    std::vector<Writing> out;
    out.reserve(opened.files.size());
    for (std::size_t i = 0; i < opened.files.size(); ++i) {
        auto& bytes = opened.files[i];
        if (const auto found = complain::found_in(scanner, bytes)) {
            out.push_back({fmt::format("附件{}查出病毒.txt", i + 1),
                           fmt::format("这个附件里查出了病毒（{}），没有写出来。\n", *found)});
            continue;
        }
        auto name = complain::file_name(i, bytes);
        out.push_back({std::move(name), std::move(bytes)});
    }
    return out;
}

void write_opened(const fs::path& folder, const complain::OpenedPackage& opened,
                  const std::vector<Writing>& files) {
    complain::make_private_folder(folder);
    complain::write_new_file(folder / (opened.told ? "反映内容.txt" : "补充.txt"),
                             complain::text_for_people(opened));
    for (const auto& one : files)
        complain::write_new_file(folder / one.name, one.bytes);
}

/// Reports first: what was added later opens with their keys.
class FolderOpening {
public:
    FolderOpening(County& county, const CaseOptions& options)
        : county_(county),
          options_(options),
          organs_(organs_of(county.config())),
          opening_(county.keys().box_key()),
          scanner_(scanner_of(county.folder())) {}

    std::vector<Outcome> run() {
        complain::make_private_folder(options_.to);
        complain::make_private_folder(options_.receipts);
        std::vector<Outcome> out;
        std::vector<fs::path> later;
        for (const auto& file : packages_in(options_.from)) {
            bool is_later = false;
            auto outcome = attempt(file, [&](const fs::path& path) {
                const auto read = package_of(organs_, path);
                is_later = read.package.kind != complain::Parcel::Kind::Report;
                if (!is_later) open(read);
            });
            is_later ? later.push_back(file) : out.push_back(std::move(outcome));
        }
        for (const auto& file : later)
            out.push_back(
                attempt(file, [this](const fs::path& path) { open(package_of(organs_, path)); }));
        return out;
    }

private:
    void open(const complain::ReadPackage& read) {
        auto opened = opening_.open(read);
        const auto files = files_of(scanner_, opened);
        write_opened(options_.to / platform::to_hex(read.token), opened, files);
        write_receipt(county_, options_.receipts, read);
    }

    County& county_;
    const CaseOptions& options_;
    std::vector<complain::Organ> organs_;
    complain::Opening opening_;
    complain::Scanner scanner_;
};

}  // namespace

int case_keys(const fs::path& data, Output output) {
    County county{data};
    const auto box = platform::to_base64(county.keys().box_key().public_key());
    const auto sign = platform::to_base64(county.keys().signing_key().public_key());
    if (output == Output::Json)
        std::cout << json::write(json::Object{
                         {"county", county.config().county}, {"box", box}, {"sign", sign}})
                  << '\n';
    else
        std::cout << fmt::format(
            "密封公钥 box  = \"{}\"\n签名公钥 sign = \"{}\"\n下级把它们写在 [complain] 的 above 和 "
            "above_sign 里，往来机关写在 [[complain.organ]] 里；请当面或打电话核对\n",
            box, sign);
    return 0;
}

int export_cases(const CaseOptions& options, Output output) {
    if (!options.upward) return export_answers(options, output);
    County county{options.data};
    complain::Handover handover{exchange_of(county)};
    std::vector<Outcome> files;
    for (const auto& name : handover.write(guard::Actor::system(), options.to))
        files.push_back({(fs::absolute(options.to) / name).string(), {}});
    if (output == Output::Text && files.empty()) std::cout << "没有等着移交的件\n";
    return tell(files, "已写好，收到回执以前本县仍然保存", output);
}

int apply_cases(const CaseOptions& options, Output output) {
    County county{options.data};
    complain::Handover handover{exchange_of(county)};
    std::vector<Outcome> files;
    files.reserve(options.files.size());
    for (const auto& file : options.files)
        files.push_back(attempt(file, [&handover](const fs::path& path) {
            const auto bytes = complain::read_file(path);
            complain::file_kind_of(bytes) == complain::FileKind::Answer
                ? handover.take_answer(guard::Actor::system(), bytes)
                : handover.take_receipt(guard::Actor::system(), bytes);
        }));
    return tell(files, "已收下", output);
}

int open_cases(const CaseOptions& options, Output output) {
    County county{options.data};
    const auto outcomes = FolderOpening{county, options}.run();
    county.gate().record(guard::Actor::system(), "complain.open_packages",
                         "county:" + county.config().county);
    return tell(outcomes, "已打开，回执已做好", output);
}

namespace {

/// However its writer's editor saved it.
std::string text_in(const fs::path& file) {
    auto text = text::decode(complain::read_file(file));
    if (!text)
        throw Refusal{Refusal::Kind::Invalid, "--text 指定的文件读不懂，请另存为 UTF-8 的文本文件"};
    return std::move(*text);
}

}  // namespace

int answer_case(const CaseOptions& options, Output output) {
    County county{options.data};
    const auto read = package_of(organs_of(county.config()), options.package);
    const auto now = county.clock().now();
    const complain::CaseAnswer answer{
        read.county, read.package.look_up,
        complain::answer_item(read.package, text_in(options.text), now), now};
    complain::make_private_folder(options.to);
    const auto file = options.to / fmt::format("{}-{}.answer", platform::to_hex(read.token),
                                               platform::to_millis(now));
    complain::write_new_file(file, complain::answer_file(answer, county.keys().signing_key()));
    county.gate().record(guard::Actor::system(), "complain.answer_package",
                         "county:" + county.config().county);
    return tell({{fs::absolute(file).string(), {}}}, "已写好，请交给县里用 case apply 转达",
                output);
}

}  // namespace app
