#include "platform/http/spool.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

struct Folder {
    std::filesystem::path path;
    Folder() {
        std::string name = std::filesystem::temp_directory_path() / "mingbai-spool-XXXXXX";
        path = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }

    std::string all() const {
        std::ostringstream out;
        for (const auto& one : std::filesystem::directory_iterator{path})
            out << std::ifstream{one.path(), std::ios::binary}.rdbuf();
        return out.str();
    }
};

}  // namespace

TEST_CASE("a sealed spool gives a file back and keeps nothing of it in the clear") {
    const Folder folder;
    http::SealedFileSpool spool{folder.path};
    std::string content;
    for (int i = 0; content.size() < 200'000; ++i)
        content += "路没有修 " + std::to_string(i) + "\n";

    auto writer = spool.create();
    writer->write(content.substr(0, 70'001));
    writer->write(content.substr(70'001));
    const auto file = writer->finish();

    CHECK(file->bytes() == content);
    CHECK(file->bytes() == content);
    CHECK(file->path().empty());
    CHECK(folder.all().size() > content.size());
    CHECK(folder.all().find("路没有修") == std::string::npos);
}

TEST_CASE("an empty file is a file, and each goes with its object") {
    const Folder folder;
    http::SealedFileSpool spool{folder.path};

    {
        const auto file = spool.create()->finish();
        CHECK(file->bytes().empty());
    }
    CHECK(folder.all().empty());
}
