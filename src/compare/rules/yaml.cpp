#include "compare/rules/yaml.hpp"

#include "platform/core/clock.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

namespace compare {

namespace {

[[noreturn]] void refuse_at(const std::string& file, const YAML::Mark& mark,
                            const std::string& what) {
    throw platform::Refusal{platform::Refusal::Kind::Invalid,
                            fmt::format("规则文件{}第{}行：{}", file, mark.line + 1, what)};
}

}  // namespace

YamlMap::YamlMap(std::string_view file, YAML::Node node) : file_(file), node_(std::move(node)) {
    if (!node_.IsMap()) refuse("这里应是“名称: 内容”的形式");
}

YamlMap YamlMap::parse(std::string_view file, std::string_view text) {
    try {
        return {file, YAML::Load(std::string{text})};
    } catch (const YAML::ParserException& error) {
        refuse_at(std::string{file}, error.mark, "不是有效的 YAML（" + error.msg + "）");
    }
}

void YamlMap::refuse(const std::string& what) const {
    refuse_at(file_, node_.Mark(), what);
}

YAML::Node YamlMap::need(const char* key) const {
    const YAML::Node found = node_[key];
    if (!found || found.IsNull()) refuse(fmt::format("缺少“{}”", key));
    return found;
}

bool YamlMap::has(const char* key) const {
    return node_[key].IsDefined() && !node_[key].IsNull();
}

std::string YamlMap::text(const char* key) const {
    const YAML::Node found = need(key);
    if (!found.IsScalar() || found.Scalar().empty()) refuse(fmt::format("“{}”应是一段文字", key));
    return found.Scalar();
}

std::string YamlMap::text_or(const char* key, std::string_view otherwise) const {
    return has(key) ? text(key) : std::string{otherwise};
}

std::int64_t YamlMap::integer(const char* key) const {
    try {
        return need(key).as<std::int64_t>();
    } catch (const YAML::BadConversion&) {
        refuse(fmt::format("“{}”应是一个整数", key));
    }
}

std::int64_t YamlMap::integer_or(const char* key, std::int64_t otherwise) const {
    return has(key) ? integer(key) : otherwise;
}

bool YamlMap::flag(const char* key) const {
    try {
        return has(key) && node_[key].as<bool>();
    } catch (const YAML::BadConversion&) {
        refuse(fmt::format("“{}”应是 true 或 false", key));
    }
}

std::optional<std::int64_t> YamlMap::day(const char* key) const {
    if (!has(key)) return std::nullopt;
    const auto read = platform::parse_iso_date(text(key));
    if (!read) refuse(fmt::format("“{}”应是 2017-08-20 这样的日期", key));
    return platform::to_days(*read);
}

std::vector<std::string> YamlMap::texts(const char* key) const {
    std::vector<std::string> found;
    if (!has(key)) return found;
    if (!node_[key].IsSequence()) refuse(fmt::format("“{}”应是一个列表", key));
    for (const YAML::Node& one : node_[key]) {
        if (!one.IsScalar()) refuse(fmt::format("“{}”的每一项应是一段文字", key));
        found.push_back(one.Scalar());
    }
    return found;
}

std::vector<YamlMap> YamlMap::maps(const char* key) const {
    std::vector<YamlMap> found;
    if (!has(key)) return found;
    if (!node_[key].IsSequence()) refuse(fmt::format("“{}”应是一个列表", key));
    for (const YAML::Node& one : node_[key])
        found.emplace_back(file_, one);
    return found;
}

std::vector<std::pair<std::string, YamlMap>> YamlMap::named(const char* key) const {
    std::vector<std::pair<std::string, YamlMap>> found;
    if (!has(key)) return found;
    if (!node_[key].IsMap()) refuse(fmt::format("“{}”应是“名称: 内容”的形式", key));
    for (const auto& one : node_[key])
        found.emplace_back(one.first.Scalar(), YamlMap{file_, one.second});
    return found;
}

}  // namespace compare
