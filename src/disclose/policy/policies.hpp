#pragma once

#include "disclose/office.hpp"
#include "guard/actor.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace disclose {

/// A policy document with the fields of a government page (政策文件). Days as stored.
struct Policy {
    std::int64_t id = 0;
    std::string index_number, title, issuer;
    std::optional<std::string> doc_no;
    std::int64_t issued_on = 0;
    std::optional<std::int64_t> effective_from, effective_to;
    std::string subject, audience, status, body;
    std::vector<std::string> programs;
    std::optional<std::int64_t> published_at;
};

class Policies {
public:
    explicit Policies(const Office& office) : office_(office) {}

    /// Refuses (Conflict) an index number that is taken, (Invalid) a text with a personal number in
    /// it.
    std::int64_t add(const guard::Actor& actor, const Policy& policy);
    void change(const guard::Actor& actor, const Policy& policy);
    void publish(const guard::Actor& actor, std::int64_t id);
    std::vector<Policy> list() const;

private:
    Office office_;
};

}  // namespace disclose
