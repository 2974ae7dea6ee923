#include "ui/widgets/qr_code.h"

#include <QPainter>

#include <qrcodegen/qrcodegen.hpp>

#include <algorithm>

namespace sekisho::ui {

namespace {

constexpr int kQuietZone = 4; // modules

QImage drawn(const std::string& text) {
    if (text.empty()) return {};
    try {
        const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
        const int side = code.getSize() + 2 * kQuietZone;
        QImage image(side, side, QImage::Format_RGB32);
        image.fill(Qt::white);
        for (int y = 0; y < code.getSize(); ++y)
            for (int x = 0; x < code.getSize(); ++x)
                if (code.getModule(x, y)) image.setPixel(x + kQuietZone, y + kQuietZone, qRgb(0, 0, 0));
        return image;
    } catch (const qrcodegen::data_too_long&) {
        return {};
    }
}

} // namespace

QrCode::QrCode(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrCode::setContent(const std::string& text) {
    modules_.fill(Qt::white); // it may have been a secret
    modules_ = drawn(text);
    updateGeometry();
    update();
}

void QrCode::setModuleSize(int pixels) {
    moduleSize_ = pixels;
    updateGeometry();
}

QImage QrCode::picture(int least) const {
    if (modules_.isNull()) return {};
    const int scale = (least + modules_.width() - 1) / modules_.width();
    return modules_.scaled(modules_.size() * scale, Qt::IgnoreAspectRatio, Qt::FastTransformation);
}

QSize QrCode::sizeHint() const {
    return modules_.isNull() ? QSize(0, 0) : modules_.size() * moduleSize_;
}

void QrCode::paintEvent(QPaintEvent*) {
    if (modules_.isNull()) return;
    // Whole pixels for each module, or edges blur and scanners miss.
    const int scale = std::max(1, std::min(width(), height()) / modules_.width());
    const QSize side = modules_.size() * scale;
    QPainter painter(this);
    painter.drawImage(QRect(QPoint((width() - side.width()) / 2, (height() - side.height()) / 2), side), modules_);
}

} // namespace sekisho::ui

#include "moc_qr_code.cpp"
