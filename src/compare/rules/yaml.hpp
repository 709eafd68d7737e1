#pragma once

#include <yaml-cpp/yaml.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace compare {

/// A mapping of a YAML file that says what is wrong where. Every refusal names the file and the
/// line.
class YamlMap {
public:
    YamlMap(std::string_view file, YAML::Node node);
    /// Parses a whole file.
    static YamlMap parse(std::string_view file, std::string_view text);

    bool has(const char* key) const;
    std::string text(const char* key) const;
    std::string text_or(const char* key, std::string_view otherwise) const;
    std::int64_t integer(const char* key) const;
    std::int64_t integer_or(const char* key, std::int64_t otherwise) const;
    bool flag(const char* key) const;  ///< false when missing
    /// Days since 1970; nothing when missing.
    std::optional<std::int64_t> day(const char* key) const;
    std::vector<std::string> texts(const char* key) const;  ///< empty when missing
    std::vector<YamlMap> maps(const char* key) const;  ///< a list of mappings; empty when missing
    /// A mapping of mappings, in the order of the file; empty when missing.
    std::vector<std::pair<std::string, YamlMap>> named(const char* key) const;
    YAML::Node node(const char* key) const { return node_[key]; }
    const YAML::Node& whole() const { return node_; }
    const std::string& file() const { return file_; }
    [[noreturn]] void refuse(const std::string& what) const;

private:
    YAML::Node need(const char* key) const;

    std::string file_;
    YAML::Node node_;
};

}  // namespace compare
