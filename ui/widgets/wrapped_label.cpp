#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QResizeEvent>

#include <utility>

namespace sekisho::ui {

WrappedLabel::WrappedLabel(QWidget* parent) : QLabel(parent) {
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
}

void WrappedLabel::say(const QString& text) {
    setText(text);
    setVisible(!text.isEmpty());
    fit();
}

void WrappedLabel::fit() {
    if (!placed_) return;
    // QLabel counts its own minimum into the height it asks for: without it first.
    setMinimumHeight(0);
    const int wanted = heightForWidth(width());
    if (wanted > 0) setFixedHeight(wanted);
}

void WrappedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    if (std::exchange(placed_, true) && event->oldSize().width() == event->size().width()) return;
    fit();
}

void WrappedLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange) fit();
}

} // namespace sekisho::ui

#include "moc_wrapped_label.cpp"
