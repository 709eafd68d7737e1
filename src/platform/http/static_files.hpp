#pragma once

#include "platform/http/router.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace http {

/// Files held in memory with ETag and gzip. A path is looked up in a table made at the start, so
/// none can lead outside. Mount as `mount(router, "/assets/{file...}", access)`.
class StaticFiles {
public:
    StaticFiles() = default;
    /// Reads every regular file below `directory`, once.
    explicit StaticFiles(const std::filesystem::path& directory);

    /// An embedded file under a name such as "portal.css".
    StaticFiles& add(std::string name, std::string bytes);
    /// Nothing when there is no such file.
    std::shared_ptr<const Page> find(std::string_view name) const;
    /// The pattern must end in "{file...}". Takes the files as they are now.
    void mount(Router& router, std::string_view pattern, Access access) const;

private:
    // Shared: a page under way to a browser may outlive this table.
    std::map<std::string, std::shared_ptr<const Page>, std::less<>> pages_;
};

/// "text/css; charset=utf-8" for "a.css"; application/octet-stream for what is unknown.
std::string_view content_type_of(std::string_view filename);

}  // namespace http
