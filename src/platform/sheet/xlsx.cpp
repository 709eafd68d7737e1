#include "platform/sheet/open.hpp"
#include "platform/sheet/package.hpp"
#include "platform/sheet/xlsx_rows.hpp"

namespace sheet {

namespace {

class Xlsx final : public Workbook {
public:
    Xlsx(std::unique_ptr<Source> source, const Limits& limits)
        : limits_(limits),
          zip_(std::move(source), limits_),
          package_(read_package(zip_, limits_)) {}

    Format format() const override { return Format::Xlsx; }

    const std::vector<Sheet>& sheets() const override { return package_.sheets; }

    void read(std::size_t sheet, const std::function<void(const Row&)>& use) override {
        load();
        const auto dates = package_.dates_from_1904 ? DateSystem::From1904 : DateSystem::From1900;
        XlsxRows{{strings_, styles_, dates, limits_}, use}.parse(zip_,
                                                                 package_.sheet_parts.at(sheet));
    }

private:
    /// Once, and not before somebody reads: a list of sheets alone should stay cheap.
    void load() {
        if (loaded_) return;
        if (zip_.has(package_.styles_part)) styles_.load(zip_, package_.styles_part);
        if (zip_.has(package_.shared_strings_part)) {
            strings_.load(zip_, package_.shared_strings_part, limits_);
        }
        loaded_ = true;
    }

    Limits limits_;
    Zip zip_;
    Package package_;
    Styles styles_;
    SharedStrings strings_;
    bool loaded_ = false;
};

}  // namespace

std::unique_ptr<Workbook> open_xlsx(std::unique_ptr<Source> source, const Limits& limits) {
    return std::make_unique<Xlsx>(std::move(source), limits);
}

}  // namespace sheet
