#include "platform/image/image.hpp"

#include "platform/core/refusal.hpp"

#include <vips/vips.h>

#include <memory>

namespace image {

namespace {

constexpr double most_pixels = 100e6;
constexpr int quality = 85;

/// Once a process. Loaders that the library itself calls unsafe for strangers' files are shut, and
/// nothing of a picture is kept.
void start() {
    static const bool started = [] {
        if (VIPS_INIT("mingbai") != 0) platform::bug("libvips does not start");
        vips_block_untrusted_set(TRUE);
        vips_concurrency_set(1);
        vips_cache_set_max(0);
        return true;
    }();
    static_cast<void>(started);
}

using Image = std::unique_ptr<VipsImage, void (*)(VipsImage*)>;

Image owned(VipsImage* image) {
    return {image, [](VipsImage* one) {
                if (one != nullptr) g_object_unref(one);
            }};
}

/// Only the header is read.
bool is_bearable(std::string_view original) {
    const auto opened =
        owned(vips_image_new_from_buffer(original.data(), original.size(), "", nullptr));
    if (!opened) return false;
    return static_cast<double>(vips_image_get_width(opened.get())) *
               vips_image_get_height(opened.get()) <=
           most_pixels;
}

}  // namespace

std::optional<std::string> clean_jpeg(std::string_view original, int edge) {
    start();
    std::optional<std::string> out;
    VipsImage* made = nullptr;
    // The buffer is only read; the library's signature is older than const.
    auto* bytes = const_cast<char*>(original.data());
    const bool is_read = is_bearable(original) &&
                         vips_thumbnail_buffer(bytes, original.size(), &made, edge, "height", edge,
                                               "size", VIPS_SIZE_DOWN, nullptr) == 0;
    const auto picture = owned(made);
    void* written = nullptr;
    std::size_t size = 0;
    if (is_read && vips_jpegsave_buffer(picture.get(), &written, &size, "Q", quality, "strip", TRUE,
                                        nullptr) == 0)
        out.emplace(static_cast<const char*>(written), size);
    g_free(written);
    vips_error_clear();
    vips_thread_shutdown();
    return out;
}

}  // namespace image
