#include "disclose/log/merkle.hpp"

#include "platform/core/refusal.hpp"

#include <bit>
#include <cstring>

namespace disclose {

namespace {

/// The root of the leaves from `begin` up to `end`.
Digest range_root(std::uint64_t begin, std::uint64_t end, const LeafAt& leaf_at) {
    Edge edge;
    for (auto leaf = begin; leaf < end; ++leaf)
        edge.append(leaf_at(leaf));
    return edge.root();
}

}  // namespace

Digest leaf_hash(std::string_view leaf) {
    std::string bytes{'\0'};
    bytes += leaf;
    return crypto::sha256(bytes);
}

Digest node_hash(const Digest& left, const Digest& right) {
    std::array<char, 65> bytes{1};
    std::memcpy(bytes.data() + 1, left.data(), left.size());
    std::memcpy(bytes.data() + 33, right.data(), right.size());
    return crypto::sha256({bytes.data(), bytes.size()});
}

Digest empty_root() {
    return crypto::sha256({});
}

Edge::Edge(std::uint64_t size, std::string_view bytes) : size_(size) {
    const auto count = static_cast<std::size_t>(std::popcount(size));
    if (bytes.size() != count * sizeof(Digest)) platform::bug("an edge that fits no tree");
    roots_.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        std::memcpy(roots_[i].data(), bytes.data() + i * sizeof(Digest), sizeof(Digest));
}

void Edge::append(const Digest& leaf) {
    roots_.push_back(leaf);
    // Each trailing 1 in the old size is a perfect subtree as large as the one just closed.
    for (auto size = size_; (size & 1) == 1; size >>= 1) {
        const Digest right = roots_.back();
        roots_.pop_back();
        roots_.back() = node_hash(roots_.back(), right);
    }
    ++size_;
}

Digest Edge::root() const {
    if (roots_.empty()) return empty_root();
    Digest root = roots_.back();
    for (auto at = roots_.rbegin() + 1; at != roots_.rend(); ++at)
        root = node_hash(*at, root);
    return root;
}

std::string Edge::bytes() const {
    std::string out;
    for (const auto& root : roots_)
        out += crypto::bytes(root);
    return out;
}

std::vector<Digest> inclusion_path(std::uint64_t index, std::uint64_t size, const LeafAt& leaf_at) {
    if (index >= size) platform::bug("a leaf outside its tree");
    std::vector<Digest> path;
    std::uint64_t begin = 0;
    auto end = size;
    while (end - begin > 1) {
        const auto half = std::bit_floor(end - begin - 1);
        const auto middle = begin + half;
        if (index < middle) {
            path.push_back(range_root(middle, end, leaf_at));
            end = middle;
        } else {
            path.push_back(range_root(begin, middle, leaf_at));
            begin = middle;
        }
    }
    std::reverse(path.begin(), path.end());
    return path;
}

bool inclusion_holds(const Digest& leaf, std::uint64_t index, std::uint64_t size,
                     const std::vector<Digest>& path, const Digest& root) {
    if (index >= size) return false;
    auto last = size - 1;
    Digest hash = leaf;
    for (const auto& other : path) {
        if (last == 0) return false;
        if ((index & 1) == 1 || index == last) {
            hash = node_hash(other, hash);
            while ((index & 1) == 0 && index != 0) {
                index >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(hash, other);
        }
        index >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

}  // namespace disclose
