#include "collect/rows/wording.hpp"

namespace collect {

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::Error: return "error";
        case Severity::Warning: return "warning";
        case Severity::Privacy: return "privacy";
    }
    return "";
}

namespace wording {

const Wording& of(domain::IdFault fault) {
    switch (fault) {
        case domain::IdFault::Missing: return missing;
        case domain::IdFault::Shape: return id_shape;
        case domain::IdFault::BirthDate: return id_birth;
        case domain::IdFault::Checksum: return id_check;
    }
    return id_shape;
}

}  // namespace wording

}  // namespace collect
