#include "service/auth/qr_svg.h"

#include <fmt/format.h>
#include <qrcodegen/qrcodegen.hpp>

#include <iterator>

namespace sekishod {

std::string qrSvg(const std::string& text, std::string_view label) {
    constexpr int quiet = 4; // modules of light around it, as scanners need
    try {
        const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
        const int side = code.getSize() + 2 * quiet;
        std::string out = fmt::format("<svg role=\"img\" aria-label=\"{0}\" viewBox=\"0 0 {1} {1}\" width=\"232\" "
                                      "height=\"232\"><path fill=\"#fff\" d=\"M0 0h{1}v{1}H0z\"/><path fill=\"#000\" "
                                      "d=\"",
                                      label, side);
        for (int y = 0; y < code.getSize(); ++y)
            for (int x = 0; x < code.getSize(); ++x)
                if (code.getModule(x, y))
                    fmt::format_to(std::back_inserter(out), "M{} {}h1v1h-1z", x + quiet, y + quiet);
        return out + "\"/></svg>";
    } catch (const qrcodegen::data_too_long&) {
        return {};
    }
}

} // namespace sekishod
