#include "ui/widgets/icon.h"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

#include <vector>

// A static library's resources are dropped by the linker unless somebody asks for them.
static void bindIcons() {
    Q_INIT_RESOURCE(icons);
}

namespace sekisho::ui {

namespace {

QString pathOf(const QString& name) {
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

QHash<QString, QIcon>& cache() {
    static QHash<QString, QIcon> icons;
    return icons;
}

// Draws the shape in the palette's text colour, whatever colour the file carries.
class SymbolicEngine final : public QIconEngine {
  public:
    explicit SymbolicEngine(QByteArray svg) : svg_(std::move(svg)) {}
    QIconEngine* clone() const override { return new SymbolicEngine(svg_); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        painter->drawPixmap(rect, draw(rect.size() * painter->device()->devicePixelRatio(), mode));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return draw(size, mode); }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
        Q_UNUSED(scale)
        return draw(size, mode);
    }

  private:
    // Drawn once for each size and ink: lists paint the same mark in row after row.
    QPixmap draw(const QSize& size, QIcon::Mode mode) {
        const QPalette palette = QApplication::palette();
        const QColor ink = mode == QIcon::Selected   ? palette.color(QPalette::HighlightedText)
                           : mode == QIcon::Disabled ? palette.color(QPalette::Disabled, QPalette::WindowText)
                                                     : palette.color(QPalette::Active, QPalette::WindowText);
        for (const Drawn& known : drawn_)
            if (known.ink == ink.rgba() && known.pixmap.size() == size) return known.pixmap;
        if (drawn_.size() >= kMostDrawn) drawn_.clear(); // an old palette's, most likely
        drawn_.push_back({ink.rgba(), render(size, ink)});
        return drawn_.back().pixmap;
    }
    QPixmap render(const QSize& size, const QColor& ink) const {
        QPixmap out(size);
        out.fill(Qt::transparent);
        QPainter painter(&out);
        QSvgRenderer renderer(svg_);
        renderer.render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(out.rect(), ink);
        return out;
    }

    static constexpr std::size_t kMostDrawn = 8;
    struct Drawn {
        QRgb ink;
        QPixmap pixmap;
    };
    QByteArray svg_;
    std::vector<Drawn> drawn_;
};

} // namespace

bool hasIcon(const QString& name) {
    return QFile::exists(pathOf(name));
}

QIcon icon(const QString& name) {
    if (name.isEmpty()) return {};
    const auto known = cache().constFind(name);
    if (known != cache().constEnd()) return *known;
    bindIcons();
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("icon %s is not bound in", qUtf8Printable(name));
        return {};
    }
    QIcon made(new SymbolicEngine(file.readAll()));
    cache().insert(name, made);
    return made;
}

void iconsPaletteChanged() {
    cache().clear();
}

} // namespace sekisho::ui
