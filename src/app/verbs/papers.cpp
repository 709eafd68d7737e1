#include "app/verbs/comparison.hpp"
#include "app/verbs/verbs.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

#include <fstream>
#include <iostream>

namespace app {

namespace {

using platform::Refusal;

void write_file(const std::filesystem::path& file, const std::string& bytes) {
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    std::ofstream out{file, std::ios::binary};
    out << bytes << std::flush;
    if (failed || !out)
        throw Refusal{Refusal::Kind::Invalid, "写不进 --to 指定的文件夹，请检查权限和磁盘空间"};
}

}  // namespace

int print_papers(const CompareOptions& options, Output output) {
    County county{options.data};
    const compare::Datasets datasets{comparison_office(county)};
    const auto regions = [&county] {
        db::Reader reader{county.office()};
        return ledger::Regions::load(reader);
    }();
    const auto demo = county.is_demo() ? compare::Demonstration::Yes : compare::Demonstration::No;
    json::Array files;
    for (const char* name : {"assessment", "register"}) {
        const auto paper =
            compare::print_paper(datasets, guard::Actor::system(), regions, demo, name);
        const auto file = options.to / paper.file_name;
        write_file(file, paper.bytes);
        files.push_back(json::Value(file.string()));
        if (output == Output::Text) std::cout << file.string() << '\n';
    }
    if (output == Output::Json)
        std::cout << json::write(json::Object{{"files", std::move(files)}}) << '\n';
    return 0;
}

}  // namespace app
