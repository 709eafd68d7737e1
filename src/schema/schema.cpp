#include "schema/schema.hpp"

#include "schema/migrations.hpp"

namespace schema {

std::span<const db::Migration> office() {
    return migrations::office;
}

std::span<const db::Migration> public_zone() {
    return migrations::public_zone;
}

}  // namespace schema
