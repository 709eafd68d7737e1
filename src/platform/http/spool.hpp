#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace http {

/// One uploaded file after its last byte; it is removed with this object.
class Spooled {
public:
    virtual ~Spooled() = default;

    /// Gives the content piece by piece, from the start, as often as asked.
    virtual void each(const std::function<void(std::string_view piece)>& use) const = 0;
    /// Where the content lies in the clear; empty when it lies nowhere (encrypted, in memory).
    virtual std::filesystem::path path() const { return {}; }

    /// The whole content at once; for small files.
    std::string bytes() const;
};

/// Takes one upload's bytes as they arrive. Destroyed before finish(), it removes what it wrote.
class SpoolWriter {
public:
    virtual ~SpoolWriter() = default;
    virtual void write(std::string_view bytes) = 0;
    virtual std::unique_ptr<Spooled> finish() = 0;
};

/// Where uploads wait while a request runs; app may plug one that encrypts. Called on the sockets'
/// threads, from several at once.
class SpoolFactory {
public:
    virtual ~SpoolFactory() = default;
    virtual std::unique_ptr<SpoolWriter> create() = 0;
};

/// Plain files of mode 0600 with unguessable names in `directory`, which must exist.
class FileSpool final : public SpoolFactory {
public:
    explicit FileSpool(std::filesystem::path directory) : directory_(std::move(directory)) {}
    std::unique_ptr<SpoolWriter> create() override;

private:
    std::filesystem::path directory_;
};

/// The same, each file encrypted under a key that only this process's memory holds: what a kill
/// leaves behind opens for nobody. Spooled::path() is empty.
class SealedFileSpool final : public SpoolFactory {
public:
    explicit SealedFileSpool(std::filesystem::path directory) : files_(std::move(directory)) {}
    std::unique_ptr<SpoolWriter> create() override;

private:
    FileSpool files_;
};

}  // namespace http
