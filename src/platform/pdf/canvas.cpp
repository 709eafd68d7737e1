#include "platform/pdf/canvas.hpp"

#include "platform/core/refusal.hpp"

#include <cairo/cairo-pdf.h>
#include <fmt/format.h>

namespace pdf {

namespace {

constexpr double line_spacing = 1.15;
constexpr double ink = 0.1, border = 0.6, shadow = 0.93;  // shades of grey, white is 1
// Headings differ by size only: a bold face that the font lacks would be drawn, not written.
constexpr const char* families = "WenQuanYi Micro Hei,Noto Sans CJK SC,sans-serif";

double size_of(Style style) {
    switch (style) {
        case Style::Title: return 18;
        case Style::Heading: return 12.5;
        case Style::Text: return 10.5;
        case Style::Small: return 9;
    }
    return 10.5;
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
    for (unsigned i = 0; i < length; ++i)
        static_cast<std::string*>(bytes)->push_back(static_cast<char>(data[i]));
    return CAIRO_STATUS_SUCCESS;
}

void describe(cairo_surface_t* surface, const Document& document) {
    const auto day = platform::format_date(platform::local_date(document.at));
    const auto at = fmt::format("{}T00:00:00+08:00", day);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document.title.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, at.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, at.c_str());
}

}  // namespace

double Lines::height(int at) const {
    PangoRectangle logical{};
    pango_layout_line_get_extents(line(at), nullptr, &logical);
    return line_spacing * logical.height / PANGO_SCALE;
}

double Lines::width() const {
    int width = 0;
    pango_layout_get_size(layout_.get(), &width, nullptr);
    return static_cast<double>(width) / PANGO_SCALE;
}

double Lines::height_from(int from) const {
    double sum = 0;
    for (int at = from; at < count(); ++at)
        sum += height(at);
    return sum;
}

Canvas::Canvas(const Document& document)
    : surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, page_width, page_height)),
      cairo_(cairo_create(surface_.get())),
      fonts_(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)),
      context_(pango_font_map_create_context(fonts_.get())) {
    describe(surface_.get(), document);
    const std::unique_ptr<cairo_font_options_t, Release<cairo_font_options_destroy>> options{
        cairo_font_options_create()};
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_context_set_language(context_.get(), pango_language_from_string("zh-CN"));
    if (lay_out("账", Style::Text, text_width).has_unknown_glyphs())
        throw platform::Refusal{
            platform::Refusal::Kind::Invalid,
            "服务器上没有中文字体，不能生成 PDF；请安装软件包 fonts-wqy-microhei"};
}

// The surface writes its last bytes when it goes, and they have to go somewhere.
Canvas::~Canvas() {
    cairo_surface_finish(surface_.get());
}

Lines Canvas::lay_out(std::string_view text, Style style, double width) const {
    Lines lines{pango_layout_new(context_.get())};
    PangoLayout* layout = lines.layout();
    const std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>> font{
        pango_font_description_from_string(families)};
    pango_font_description_set_absolute_size(font.get(), size_of(style) * PANGO_SCALE);
    pango_layout_set_font_description(layout, font.get());
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    return lines;
}

void Canvas::draw(const Lines& lines, int at, double x, double y) {
    PangoRectangle logical{};
    PangoLayoutLine* line = lines.line(at);
    pango_layout_line_get_extents(line, nullptr, &logical);
    cairo_set_source_rgb(cairo_.get(), ink, ink, ink);
    cairo_move_to(cairo_.get(), x, y - static_cast<double>(logical.y) / PANGO_SCALE);
    pango_cairo_show_layout_line(cairo_.get(), line);
}

void Canvas::box(double x, double y, double width, double height) {
    cairo_set_source_rgb(cairo_.get(), border, border, border);
    cairo_set_line_width(cairo_.get(), 0.5);
    cairo_rectangle(cairo_.get(), x, y, width, height);
    cairo_stroke(cairo_.get());
}

void Canvas::shade(double x, double y, double width, double height) {
    cairo_set_source_rgb(cairo_.get(), shadow, shadow, shadow);
    cairo_rectangle(cairo_.get(), x, y, width, height);
    cairo_fill(cairo_.get());
}

void Canvas::rule(double x, double y, double width) {
    cairo_set_source_rgb(cairo_.get(), ink, ink, ink);
    cairo_set_line_width(cairo_.get(), 0.5);
    cairo_move_to(cairo_.get(), x, y);
    cairo_line_to(cairo_.get(), x + width, y);
    cairo_stroke(cairo_.get());
}

void Canvas::next_page() {
    cairo_show_page(cairo_.get());
}

std::string Canvas::finish() {
    cairo_show_page(cairo_.get());
    cairo_surface_finish(surface_.get());
    if (const auto status = cairo_surface_status(surface_.get()); status != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error{fmt::format("pdf: {}", cairo_status_to_string(status))};
    return std::move(bytes_);
}

}  // namespace pdf
