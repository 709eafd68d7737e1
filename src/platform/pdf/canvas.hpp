#pragma once

#include "platform/pdf/pdf.hpp"

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>

namespace pdf {

/// A4 in points, and what is kept free around the text.
inline constexpr double page_width = 595.28, page_height = 841.89;
inline constexpr double margin = 56, top = 56, bottom = page_height - 64;
inline constexpr double text_width = page_width - 2 * margin;

enum class Style { Title, Heading, Text, Small };

template <auto Free>
struct Release {
    template <class T>
    void operator()(T* one) const {
        Free(one);
    }
};

/// A text broken into lines of a given width.
class Lines {
public:
    explicit Lines(PangoLayout* layout) : layout_(layout) {}

    int count() const { return pango_layout_get_line_count(layout_.get()); }
    double height(int at) const;
    /// Of the widest line.
    double width() const;
    /// Of all lines from `from` on.
    double height_from(int from) const;
    PangoLayout* layout() { return layout_.get(); }
    PangoLayoutLine* line(int at) const {
        return pango_layout_get_line_readonly(layout_.get(), at);
    }
    bool has_unknown_glyphs() const {
        return pango_layout_get_unknown_glyphs_count(layout_.get()) > 0;
    }

private:
    std::unique_ptr<PangoLayout, Release<g_object_unref>> layout_;
};

/// The pages of one file under way. Coordinates are points from the top left corner.
class Canvas {
public:
    explicit Canvas(const Document& document);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    Lines lay_out(std::string_view text, Style style, double width) const;
    void draw(const Lines& lines, int at, double x, double y);
    void box(double x, double y, double width, double height);
    void shade(double x, double y, double width, double height);
    void rule(double x, double y, double width);
    void next_page();
    std::string finish();

private:
    std::string bytes_;  // before what writes into it
    std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>> surface_;
    std::unique_ptr<cairo_t, Release<cairo_destroy>> cairo_;
    std::unique_ptr<PangoFontMap, Release<g_object_unref>> fonts_;
    std::unique_ptr<PangoContext, Release<g_object_unref>> context_;
};

}  // namespace pdf
