#include "platform/sheet/package.hpp"

#include "platform/sheet/refuse.hpp"
#include "platform/sheet/xml.hpp"

#include <map>

namespace sheet {

namespace {

constexpr std::size_t most_relations = 20'000;

class ContentTypes final : public XmlReader {
public:
    bool macros = false;
    bool binary = false;

private:
    void start(std::string_view, const Attributes& attributes) override {
        const std::string_view type = attributes["ContentType"];
        macros = macros || type.find("vbaProject") != type.npos ||
                 type.find("macroEnabled.main") != type.npos;
        binary = binary || type.find("sheet.binary") != type.npos;
    }
};

struct Relation {
    std::string type;  // the last step of its address, as in ".../relationships/worksheet"
    std::string part;
};

/// Resolves a relation's target against the folder of the part it belongs to.
std::string resolve(std::string_view folder, std::string_view target) {
    std::string path{target.starts_with('/') ? "" : folder};
    while (!target.empty()) {
        const std::size_t slash = std::min(target.find('/'), target.size());
        const std::string_view step = target.substr(0, slash);
        target.remove_prefix(std::min(slash + 1, target.size()));
        if (step.empty() || step == ".") continue;
        if (step == "..") {
            path.resize(path.rfind('/') == path.npos ? 0 : path.rfind('/'));
            continue;
        }
        if (!path.empty()) path += '/';
        path += step;
    }
    return path;
}

std::string folder_of(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    return std::string{part.substr(0, slash == part.npos ? 0 : slash)};
}

class Relations final : public XmlReader {
public:
    explicit Relations(std::string folder) : folder_(std::move(folder)) {}

    std::map<std::string, Relation, std::less<>> by_id;

    std::string first(std::string_view type) const {
        for (const auto& [id, relation] : by_id) {
            if (relation.type == type) return relation.part;
        }
        return {};
    }

private:
    void start(std::string_view element, const Attributes& attributes) override {
        if (element != "Relationship" || attributes["TargetMode"] == "External") return;
        if (by_id.size() >= most_relations) return stop(refuse::too_many_sheets);
        const std::string_view type = attributes["Type"];
        by_id[std::string{attributes["Id"]}] = {std::string{type.substr(type.rfind('/') + 1)},
                                                resolve(folder_, attributes["Target"])};
    }

    std::string folder_;
};

class WorkbookPart final : public XmlReader {
public:
    WorkbookPart(Package& package, const Relations& relations, const Limits& limits)
        : package_(package), relations_(relations), limits_(limits) {}

private:
    void start(std::string_view element, const Attributes& attributes) override {
        if (element == "workbookPr") {
            const std::string_view from_1904 = attributes["date1904"];
            package_.dates_from_1904 = from_1904 == "1" || from_1904 == "true";
        }
        if (element != "sheet") return;
        const auto found = relations_.by_id.find(attributes.local("id"));
        if (found == relations_.by_id.end()) return stop(refuse::damaged);
        if (found->second.type != "worksheet") return;  // a sheet that is only a chart
        if (package_.sheets.size() >= limits_.sheets) return stop(refuse::too_many_sheets);
        const std::string_view state = attributes["state"];
        package_.sheets.push_back(
            {std::string{attributes["name"]}, !state.empty() && state != "visible"});
        package_.sheet_parts.push_back(found->second.part);
    }

    Package& package_;
    const Relations& relations_;
    const Limits& limits_;
};

std::string find_workbook(Zip& zip) {
    if (zip.has("_rels/.rels")) {
        Relations root{""};
        root.parse(zip, "_rels/.rels");
        std::string named = root.first("officeDocument");
        if (zip.has(named)) return named;
    }
    if (!zip.has("xl/workbook.xml")) refuse::unknown();
    return "xl/workbook.xml";
}

void refuse_foreign(Zip& zip) {
    if (zip.has_ending("vbaproject.bin")) refuse::macro();
    if (!zip.has("[Content_Types].xml")) return;
    ContentTypes types;
    types.parse(zip, "[Content_Types].xml");
    if (types.binary) refuse::unknown();
    if (types.macros) refuse::macro();
}

}  // namespace

Package read_package(Zip& zip, const Limits& limits) {
    refuse_foreign(zip);
    const std::string workbook = find_workbook(zip);
    const std::string folder = folder_of(workbook);
    Relations relations{folder};
    relations.parse(
        zip,
        fmt::format("{}/_rels/{}.rels", folder,
                    std::string_view{workbook}.substr(folder.empty() ? 0 : folder.size() + 1)));
    Package package;
    WorkbookPart part{package, relations, limits};
    part.parse(zip, workbook);
    if (package.sheets.empty()) refuse::unknown();
    package.styles_part = relations.first("styles");
    package.shared_strings_part = relations.first("sharedStrings");
    return package;
}

}  // namespace sheet
