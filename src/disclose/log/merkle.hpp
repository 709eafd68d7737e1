#pragma once

#include "platform/crypto/digest.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace disclose {

using crypto::Digest;

/// RFC 6962 §2.1: SHA-256 of 0x00 and the leaf's bytes, of 0x01 and two nodes.
Digest leaf_hash(std::string_view leaf);
Digest node_hash(const Digest& left, const Digest& right);
/// SHA-256 of nothing.
Digest empty_root();

/// The right edge of a tree: the roots of its perfect subtrees, from the left. All that appending
/// needs.
class Edge {
public:
    Edge() = default;
    /// What bytes() gave for a tree of that size; anything else is a bug.
    Edge(std::uint64_t size, std::string_view bytes);

    void append(const Digest& leaf);
    std::uint64_t size() const { return size_; }
    Digest root() const;
    std::string bytes() const;

private:
    std::uint64_t size_ = 0;
    std::vector<Digest> roots_;
};

/// Gives the hash of a leaf by its number.
using LeafAt = std::function<Digest(std::uint64_t)>;

/// The hashes that lead from leaf `index` to the root of the first `size` leaves, the lowest first.
/// `leaf_at` is asked for every leaf but that one, in blocks from the lowest level.
std::vector<Digest> inclusion_path(std::uint64_t index, std::uint64_t size, const LeafAt& leaf_at);
bool inclusion_holds(const Digest& leaf, std::uint64_t index, std::uint64_t size,
                     const std::vector<Digest>& path, const Digest& root);

}  // namespace disclose
