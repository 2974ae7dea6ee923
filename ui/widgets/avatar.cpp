#include "ui/widgets/avatar.h"

#include "ui/widgets/tones.h"

#include <QApplication>
#include <QBuffer>
#include <QImageReader>
#include <QMetaObject>
#include <QPainter>
#include <QPainterPath>
#include <QPointer>
#include <QThreadPool>

namespace sekisho::ui {

namespace {

constexpr int kDecodedSize = 256;
constexpr int kMostPixels = 16'384; // a side: what claims more is not a photo

bool isCjk(QChar c) {
    return c.script() == QChar::Script_Han || c.script() == QChar::Script_Hiragana ||
           c.script() == QChar::Script_Katakana || c.script() == QChar::Script_Hangul;
}

// One or two letters for a picture that is not there.
QString initialsOf(const QString& displayName) {
    if (displayName.isEmpty()) return QStringLiteral("?");
    if (isCjk(displayName.front())) return displayName.left(1);
    QString letters;
    for (const QString& part : displayName.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (letters.size() < 2) letters += part.front().toUpper();
    return letters;
}

QImage decodePhoto(const std::string& bytes) {
    QByteArray data = QByteArray::fromStdString(bytes);
    QBuffer buffer(&data);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.width() > kMostPixels || size.height() > kMostPixels) return {};
    if (size.isValid()) reader.setScaledSize(size.scaled(kDecodedSize, kDecodedSize, Qt::KeepAspectRatioByExpanding));
    return reader.read();
}

} // namespace

Avatar::Avatar(int size, QWidget* parent) : QWidget(parent) {
    setFixedSize(size, size);
}

void Avatar::setName(const QString& displayName) {
    name_ = displayName;
    picture_ = {};
    ++turn_;
    setAccessibleName(displayName.isEmpty() ? QString() : tr("Photo of %1").arg(displayName));
    update();
}

void Avatar::setPicture(std::string bytes) {
    const int turn = ++turn_;
    QThreadPool::globalInstance()->start([self = QPointer<Avatar>(this), bytes = std::move(bytes), turn] {
        QImage image = decodePhoto(bytes);
        // The event belongs to the application, not to the widget, which may be gone by now.
        QMetaObject::invokeMethod(
            qApp,
            [self, image = std::move(image), turn] {
                if (!self || self->turn_ != turn) return;
                self->picture_ = image;
                self->update();
                Q_EMIT self->decoded();
            },
            Qt::QueuedConnection);
    });
}

void Avatar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath circle;
    circle.addEllipse(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    if (!picture_.isNull()) {
        painter.setClipPath(circle);
        const QSize scaled = picture_.size().scaled(size(), Qt::KeepAspectRatioByExpanding);
        painter.drawImage(QRect(QPoint((width() - scaled.width()) / 2, (height() - scaled.height()) / 2), scaled),
                          picture_);
        return;
    }
    painter.fillPath(circle, toneGround(Tone::Information, palette()));
    QFont font = painter.font();
    font.setPixelSize(height() * 2 / 5);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(toneInk(Tone::Information, palette()));
    painter.drawText(rect(), Qt::AlignCenter, initialsOf(name_));
}

} // namespace sekisho::ui

#include "moc_avatar.cpp"
