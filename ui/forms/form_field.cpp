#include "ui/forms/form_field.h"

#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QAccessible>
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

FormField::FormField(std::string key, QWidget* control, QWidget* parent)
    : QWidget(parent), key_(std::move(key)), control_(control), label_(new QLabel(this)), required_(new QLabel(this)),
      note_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("field.") + QString::fromStdString(key_));
    if (control_->objectName().isEmpty())
        control_->setObjectName(QStringLiteral("control.") + QString::fromStdString(key_));
    label_->setBuddy(control_);
    label_->setTextFormat(Qt::PlainText);
    QFont small = note_->font();
    small.setPointSizeF(small.pointSizeF() * 0.92);
    note_->setFont(small);
    required_->setFont(small);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(label_);
    head->addWidget(required_);
    head->addStretch(1);
    column->addLayout(head);
    column->addWidget(control_);
    column->addWidget(note_);
    // A check box says its own label.
    label_->setVisible(!qobject_cast<QCheckBox*>(control_));
    refresh();
}

QString FormField::label() const {
    return label_->text();
}

void FormField::setWords(const QString& label, const QString& hint) {
    label_->setText(label);
    hint_ = hint;
    if (auto* box = qobject_cast<QCheckBox*>(control_)) box->setText(label);
    refresh();
}

void FormField::setRequired(bool required) {
    isRequired_ = required;
    refresh();
}

void FormField::setError(const QString& sentence) {
    if (sentence == error_) return;
    error_ = sentence;
    refresh();
    QAccessibleEvent event(control_->focusProxy() ? control_->focusProxy() : control_, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void FormField::refresh() {
    const bool faulty = !error_.isEmpty();
    required_->setText(tr("required"));
    required_->setVisible(isRequired_);
    note_->say(faulty ? error_ : hint_);
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, faulty ? toneInk(Tone::Danger, palette()) : faded(palette()));
    note_->setPalette(ink);
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    required_->setPalette(ink);
    const QString name = isRequired_ ? tr("%1, required").arg(label_->text()) : label_->text();
    control_->setAccessibleName(name);
    control_->setAccessibleDescription(note_->text());
    // A control of several parts hands the focus on: that part is what a screen reader meets.
    if (QWidget* part = control_->focusProxy()) {
        if (part->accessibleName().isEmpty() || part->accessibleName() == partName_) part->setAccessibleName(name);
        partName_ = name;
        part->setAccessibleDescription(note_->text());
    }
    control_->setProperty("faulty", faulty);
}

void FormField::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange) refresh();
}

} // namespace sekisho::ui

#include "moc_form_field.cpp"
