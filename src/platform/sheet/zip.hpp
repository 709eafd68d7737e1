#pragma once

#include "platform/sheet/sheet.hpp"
#include "platform/sheet/source.hpp"

#include <minizip/unzip.h>

#include <map>
#include <string>

namespace sheet {

/// The parts of an .xlsx, unpacked piece by piece under the limits. Names are compared without
/// case.
class Zip {
public:
    /// Refuses what has no sound directory, an encrypted part or a part that says it is too big.
    Zip(std::unique_ptr<Source> source, const Limits& limits);

    bool has(std::string_view part) const;
    /// Whether any part's name ends so.
    bool has_ending(std::string_view ending) const;

    /// One part being unpacked; only one can be open at a time.
    class Part {
    public:
        Part(Zip& zip, std::string_view name);
        ~Part();
        Part(const Part&) = delete;
        Part& operator=(const Part&) = delete;

        /// 0 at the end, when the checksum has been found right.
        std::size_t read(std::span<char> into);

    private:
        Zip& zip_;
        std::uint64_t packed_ = 0;
        std::uint64_t unpacked_ = 0;
        bool open_ = false;
    };

private:
    struct Close {
        void operator()(void* handle) const;
    };

    void index();

    std::unique_ptr<Source> source_;
    Limits limits_;
    std::unique_ptr<void, Close> handle_;
    std::map<std::string, unz64_file_pos, std::less<>> parts_;
    std::uint64_t total_ = 0;
};

}  // namespace sheet
