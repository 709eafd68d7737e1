#include "app/verbs/case_files.hpp"
#include "platform/json/json.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>

namespace app {

namespace {

using platform::Refusal;
namespace fs = std::filesystem;

/// One file's items: what was taken, and the lines that were not.
struct Arrived {
    std::string path, refused;
    complain::Docking::Taken taken;
    bool is_wiped = false;
};

/// Nothing of it stays on the disk in the clear, as far as a file system lets go of what it held.
bool wipe(const fs::path& file) {
    std::error_code failed;
    const auto size = fs::file_size(file, failed);
    {
        std::fstream out{file, std::ios::binary | std::ios::in | std::ios::out};
        const std::string zeros(std::size_t{64} << 10, '\0');
        for (std::uintmax_t done = 0; !failed && out && done < size; done += zeros.size())
            out.write(zeros.data(), static_cast<std::streamsize>(
                                        std::min<std::uintmax_t>(zeros.size(), size - done)));
        out.flush();
    }
    return fs::remove(file, failed) && !failed;
}

Arrived arrive(complain::Docking& docking, const CaseOptions& options, const fs::path& file) {
    Arrived out{file.string(), {}, {}, false};
    try {
        out.taken = docking.take_in(guard::Actor::system(), *complain::source_named(options.source),
                                    complain::read_file(file));
        out.is_wiped = !options.keep && out.taken.refused.empty() && wipe(file);
    } catch (const Refusal& refusal) {
        out.refused = refusal.what();
    }
    return out;
}

json::Object json_of(const Arrived& one) {
    json::Object out{{"path", one.path}};
    if (!one.refused.empty()) {
        out["refused"] = one.refused;
        return out;
    }
    json::Array errors;
    errors.reserve(one.taken.refused.size());
    for (const auto& bad : one.taken.refused)
        errors.push_back(json::Object{{"line", bad.line}, {"problem", bad.why}});
    out["taken"] = one.taken.taken;
    out["known"] = one.taken.known;
    out["errors"] = std::move(errors);
    out["wiped"] = one.is_wiped;
    return out;
}

void say(const Arrived& one) {
    if (!one.refused.empty()) {
        std::cout << fmt::format("{}：{}\n", one.path, one.refused);
        return;
    }
    std::cout << fmt::format("{}：收进{}件，已有{}件，退回{}件{}\n", one.path, one.taken.taken,
                             one.taken.known, one.taken.refused.size(),
                             one.is_wiped ? "，原文件已销毁" : "，原文件还在，请妥善销毁");
    for (const auto& bad : one.taken.refused)
        std::cout << fmt::format("  第{}行：{}\n", bad.line, bad.why);
}

}  // namespace

int export_answers(const CaseOptions& options, Output output) {
    County county{options.data};
    CaseDesk desk{county};
    complain::Docking docking{desk.complaints.office()};
    const auto source = *complain::source_named(options.source);
    json::Array files;
    docking.export_answers(guard::Actor::system(), source, [&](const std::string& text) {
        complain::make_private_folder(options.to);
        const auto file =
            options.to / fmt::format("{}-{}.{}", options.source,
                                     platform::to_millis(county.clock().now()),
                                     source == complain::Source::Mailbox ? "json" : "csv");
        complain::write_new_file(file, text);
        files.push_back(json::Object{{"path", fs::absolute(file).string()}});
        if (output == Output::Text)
            std::cout << file.string() << "：已写好，交给来源平台后请销毁\n";
    });
    if (output == Output::Text && files.empty()) std::cout << "没有等着转回的答复\n";
    if (output == Output::Json)
        std::cout << json::write(json::Object{{"files", std::move(files)}}) << '\n';
    return 0;
}

int import_cases(const CaseOptions& options, Output output) {
    County county{options.data};
    CaseDesk desk{county};
    complain::Docking docking{desk.complaints.office()};
    json::Array files;
    int status = 0;
    for (const auto& file : options.files) {
        const auto one = arrive(docking, options, file);
        if (!one.refused.empty()) status = 2;
        if (!one.taken.refused.empty() && status == 0) status = 3;
        if (output == Output::Text) say(one);
        files.push_back(json_of(one));
    }
    if (output == Output::Json)
        std::cout << json::write(json::Object{{"files", std::move(files)}}) << '\n';
    return status;
}

}  // namespace app
