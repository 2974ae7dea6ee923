#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QResizeEvent>

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
    // QLabel counts its own minimum into the height it asks for: without it first.
    setMinimumHeight(0);
    const int wanted = heightForWidth(width());
    if (wanted > 0) setFixedHeight(wanted);
}

void WrappedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) fit();
}

void WrappedLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange) fit();
}

} // namespace sekisho::ui
