#include "ui/widgets/icon.h"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

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

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        painter->drawPixmap(rect, draw(rect.size() * painter->device()->devicePixelRatio(), mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override { return draw(size, mode, state); }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
        Q_UNUSED(scale)
        return draw(size, mode, state);
    }

  private:
    QPixmap draw(const QSize& size, QIcon::Mode mode, QIcon::State) const {
        QPixmap out(size);
        out.fill(Qt::transparent);
        QPainter painter(&out);
        QSvgRenderer renderer(svg_);
        renderer.render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        const QPalette palette = QApplication::palette();
        const QColor ink = mode == QIcon::Selected   ? palette.color(QPalette::HighlightedText)
                           : mode == QIcon::Disabled ? palette.color(QPalette::Disabled, QPalette::WindowText)
                                                     : palette.color(QPalette::Active, QPalette::WindowText);
        painter.fillRect(out.rect(), ink);
        return out;
    }
    QByteArray svg_;
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
