#include "platform/log/log.hpp"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <memory>

namespace logging {

namespace {

std::shared_ptr<spdlog::logger> prepared(std::shared_ptr<spdlog::sinks::sink> sink) {
    auto logger = std::make_shared<spdlog::logger>("mingbai", std::move(sink));
    // UTC, as everywhere inside; only pages speak local time.
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    logger->flush_on(spdlog::level::info);
    return logger;
}

void use(std::shared_ptr<spdlog::sinks::sink> sink) {
    auto logger = prepared(std::move(sink));
    logger->set_level(spdlog::default_logger_raw()->level());
    spdlog::set_default_logger(std::move(logger));
}

spdlog::logger& logger() {
    // The library's own first logger writes to standard output, which belongs to a command's
    // --json.
    static const bool to_stderr = [] {
        if (spdlog::default_logger_raw()->name().empty())
            use(std::make_shared<spdlog::sinks::stderr_sink_mt>());
        return true;
    }();
    (void)to_stderr;
    return *spdlog::default_logger_raw();
}

spdlog::level::level_enum to_spdlog(Level level) {
    switch (level) {
        case Level::Debug: return spdlog::level::debug;
        case Level::Info: return spdlog::level::info;
        case Level::Warning: return spdlog::level::warn;
        case Level::Error: return spdlog::level::err;
        case Level::Off: break;
    }
    return spdlog::level::off;
}

void write(Level level, std::string_view event, Fields fields) {
    auto& target = logger();
    if (target.should_log(to_spdlog(level)))
        target.log(to_spdlog(level), "{}", format_line(event, fields));
}

/// A line break in a value would let a visitor write log lines of his own.
void append_quoted(std::string& line, std::string_view value) {
    line += '"';
    for (unsigned char c : value) {
        if (c == '"' || c == '\\') {
            line += '\\';
            line += static_cast<char>(c);
        } else if (c < 0x20 || c == 0x7f) {
            char escaped[5];
            std::snprintf(escaped, sizeof escaped, "\\x%02x", c);
            line += escaped;
        } else {
            line += static_cast<char>(c);
        }
    }
    line += '"';
}

bool is_bare(std::string_view value) {
    for (unsigned char c : value)
        if (c <= 0x20 || c == 0x7f || c == '"' || c == '=' || c == '\\') return false;
    return !value.empty();
}

}  // namespace

void set_level(Level level) {
    logger().set_level(to_spdlog(level));
}

void set_file(const std::string& path) {
    logger();
    use(std::make_shared<spdlog::sinks::basic_file_sink_mt>(path));
}

void debug(std::string_view event, Fields fields) {
    write(Level::Debug, event, fields);
}
void info(std::string_view event, Fields fields) {
    write(Level::Info, event, fields);
}
void warning(std::string_view event, Fields fields) {
    write(Level::Warning, event, fields);
}
void error(std::string_view event, Fields fields) {
    write(Level::Error, event, fields);
}

std::string format_line(std::string_view event, Fields fields) {
    std::string line{event};
    for (const auto& field : fields) {
        line += ' ';
        line += field.key;
        line += '=';
        if (is_bare(field.value))
            line += field.value;
        else
            append_quoted(line, field.value);
    }
    return line;
}

}  // namespace logging
