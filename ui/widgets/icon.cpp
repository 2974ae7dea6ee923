#include "ui/widgets/icon.h"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

#include <utility>
#include <vector>

// A static library's resources are dropped by the linker unless somebody asks for them.
static void bindIcons() {
    Q_INIT_RESOURCE(icons);
}

namespace sekisho::ui {

namespace {

QString pathOf(const QString& name, int drawnFor = 22) {
    return QStringLiteral(":/icons/%1/%2.svg").arg(drawnFor).arg(name);
}

QByteArray contents(const QString& path) {
    bindIcons();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qWarning("icon %s is not bound in", qUtf8Printable(path));
    return file.readAll();
}

QHash<QString, QIcon>& cache() {
    static QHash<QString, QIcon> icons;
    return icons;
}

QPixmap drawn(const QByteArray& svg, const QSize& pixels) {
    QPixmap out(pixels);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    QSvgRenderer renderer(svg);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter);
    return out;
}

// Whatever colour the file carries.
QPixmap inked(QPixmap shape, const QColor& ink) {
    QPainter painter(&shape);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(shape.rect(), ink);
    return shape;
}

// Drawn for 16 and for 22 pixels: on small places strokes lie on whole pixels. Read when it is drawn: most icons of
// menus never are.
class Shape {
  public:
    explicit Shape(QString name) : name_(std::move(name)) {}
    const QByteArray& fit(int pixels) {
        const bool small = pixels < 19 || pixels == 32;
        QByteArray& svg = small ? small_ : large_;
        if (svg.isEmpty()) svg = contents(pathOf(name_, small ? 16 : 22));
        return svg;
    }

  private:
    QString name_;
    QByteArray small_, large_;
};

class SymbolicEngine final : public QIconEngine { // in the palette's text colour
  public:
    explicit SymbolicEngine(Shape shape) : shape_(std::move(shape)) {}
    QIconEngine* clone() const override { return new SymbolicEngine(shape_); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        painter->drawPixmap(rect, pixmap(rect.size() * painter->device()->devicePixelRatio(), mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        const QPalette palette = QApplication::palette();
        const QColor ink = mode == QIcon::Selected   ? palette.color(QPalette::Active, QPalette::HighlightedText)
                           : mode == QIcon::Disabled ? palette.color(QPalette::Disabled, QPalette::WindowText)
                                                     : palette.color(QPalette::Active, QPalette::WindowText);
        // Drawn once for each size and ink: lists paint the same mark in row after row.
        for (const Drawn& known : drawn_)
            if (known.ink == ink.rgba() && known.pixmap.size() == size) return known.pixmap;
        if (drawn_.size() >= kMostDrawn) drawn_.clear(); // an old palette's, most likely
        drawn_.push_back({ink.rgba(), inked(drawn(shape_.fit(size.width()), size), ink)});
        return drawn_.back().pixmap;
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
        return pixmap(size, mode, state);
    }

  private:
    static constexpr std::size_t kMostDrawn = 8;
    struct Drawn {
        QRgb ink;
        QPixmap pixmap;
    };
    Shape shape_;
    std::vector<Drawn> drawn_;
};

class ColouredEngine final : public QIconEngine {
  public:
    explicit ColouredEngine(QByteArray svg) : svg_(std::move(svg)) {}
    QIconEngine* clone() const override { return new ColouredEngine(svg_); }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        painter->drawPixmap(rect, pixmap(rect.size() * painter->device()->devicePixelRatio(), mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode, QIcon::State) override { return drawn(svg_, size); }

  private:
    QByteArray svg_;
};

} // namespace

bool hasIcon(const QString& name) {
    bindIcons();
    return QFile::exists(pathOf(name));
}

QIcon icon(const QString& name) {
    if (name.isEmpty()) return {};
    const auto known = cache().constFind(name);
    if (known != cache().constEnd()) return *known;
    if (!hasIcon(name)) {
        qWarning("icon %s is not bound in", qUtf8Printable(name));
        return {};
    }
    QIcon made(new SymbolicEngine(Shape(name)));
    cache().insert(name, made);
    return made;
}

QPixmap iconPixmap(const QString& name, int size, const QColor& ink, qreal deviceRatio) {
    const int pixels = qRound(size * deviceRatio);
    QPixmap out = inked(drawn(contents(pathOf(name, size < 19 ? 16 : 22)), {pixels, pixels}), ink);
    out.setDevicePixelRatio(deviceRatio);
    return out;
}

QIcon applicationIcon() {
    return QIcon(new ColouredEngine(contents(QStringLiteral(":/icons/sekisho.svg"))));
}

void iconsPaletteChanged() {
    cache().clear();
}

} // namespace sekisho::ui
