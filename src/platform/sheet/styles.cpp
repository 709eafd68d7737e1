#include "platform/sheet/styles.hpp"

#include "platform/sheet/date.hpp"
#include "platform/sheet/refuse.hpp"
#include "platform/sheet/xml.hpp"

#include <charconv>
#include <map>

namespace sheet {

namespace {

constexpr std::size_t most_styles = 100'000;

int number_of(std::string_view digits) {
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

class StylesPart final : public XmlReader {
public:
    explicit StylesPart(std::vector<bool>& dates) : dates_(dates) {}

private:
    void start(std::string_view element, const Attributes& attributes) override {
        if (element == "cellXfs") in_cell_formats_ = true;
        if (element == "numFmt") {
            if (own_.size() >= most_styles) return stop(refuse::damaged);
            own_[number_of(attributes["numFmtId"])] = is_date_format(attributes["formatCode"]);
        }
        if (element != "xf" || !in_cell_formats_) return;
        if (dates_.size() >= most_styles) return stop(refuse::damaged);
        const int format = number_of(attributes["numFmtId"]);
        const auto own = own_.find(format);
        dates_.push_back(own == own_.end() ? is_date_format(format) : own->second);
    }

    void end(std::string_view element) override {
        if (element == "cellXfs") in_cell_formats_ = false;
    }

    std::vector<bool>& dates_;
    std::map<int, bool> own_;
    bool in_cell_formats_ = false;
};

}  // namespace

void Styles::load(Zip& zip, std::string_view part) {
    StylesPart{dates_}.parse(zip, part);
}

}  // namespace sheet
