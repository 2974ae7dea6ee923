#include "ui/forms/policy_field.h"

#include "models/commands/policy_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QAccessible>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace sekisho::ui {

using commands::factText;
using commands::fromUtf8;

namespace {

constexpr int kLabelWidth = 220;
constexpr int kMark = 3; // the line at the edge of what the draft changes

WrappedLabel* noteOf(const char* name, QWidget* parent) {
    auto* note = new WrappedLabel(parent);
    note->setObjectName(QLatin1String(name));
    note->hide();
    return note;
}

void ink(QWidget* label, const QColor& colour) {
    QPalette look = label->palette();
    look.setColor(QPalette::WindowText, colour);
    label->setPalette(look);
}

} // namespace

PolicyField::PolicyField(const policy::Field& field, ValueEditor* editor, QWidget* parent)
    : QWidget(parent), field_(field), editor_(editor), grid_(new QGridLayout(this)), label_(new WrappedLabel(this)),
      body_(new QWidget(this)), mirrored_(noteOf("policy.mirrored", body_)), other_(new QPushButton(body_)),
      faultText_(noteOf("policy.fault", body_)), changedText_(noteOf("policy.changed", body_)),
      greyedText_(noteOf("policy.greyed", body_)), about_(noteOf("policy.about", body_)),
      consequence_(noteOf("policy.consequence", body_)) {
    setObjectName(QStringLiteral("policyField.") + fromUtf8(field.key));
    label_->setObjectName(QStringLiteral("policy.label"));
    other_->setObjectName(QStringLiteral("policy.other"));
    other_->setAutoDefault(false);
    for (WrappedLabel* small : {changedText_, greyedText_, about_, consequence_})
        setTextSize(small, TextSize::Small);
    auto* column = new QVBoxLayout(body_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kHair);
    if (editor_) {
        editor_->setParent(body_);
        if (editor_->objectName().isEmpty()) editor_->setObjectName(QStringLiteral("editor.") + fromUtf8(field.key));
        column->addWidget(editor_);
        if (!editor_->focusProxy()) editor_->setFocusPolicy(Qt::NoFocus);
        label_->setBuddy(editor_);
    }
    column->addWidget(mirrored_);
    column->addWidget(other_, 0, Qt::AlignLeft);
    for (WrappedLabel* note : {faultText_, changedText_, greyedText_, about_, consequence_})
        column->addWidget(note);
    grid_->setContentsMargins(space::kNormal, space::kSmall, 0, space::kSmall);
    grid_->setHorizontalSpacing(space::kWide);
    grid_->setVerticalSpacing(space::kTight);
    connect(other_, &QPushButton::clicked, this,
            [this] { Q_EMIT otherWanted(fromUtf8(field_.mirror.substr(0, field_.mirror.find('.')))); });
    place();
    refresh();
}

void PolicyField::place() {
    grid_->removeWidget(label_);
    grid_->removeWidget(body_);
    label_->setMinimumWidth(stacked_ ? 0 : kLabelWidth);
    label_->setMaximumWidth(stacked_ ? QWIDGETSIZE_MAX : kLabelWidth);
    grid_->addWidget(label_, 0, 0, Qt::AlignTop);
    grid_->addWidget(body_, stacked_ ? 1 : 0, stacked_ ? 0 : 1);
    grid_->setColumnStretch(0, stacked_ ? 1 : 0);
    grid_->setColumnStretch(1, stacked_ ? 0 : 1);
}

void PolicyField::setStacked(bool stacked) {
    if (stacked == stacked_) return;
    stacked_ = stacked;
    place();
}

void PolicyField::show(const Look& look) {
    look_ = look;
    refresh();
}

void PolicyField::showFaults(const std::vector<Error>& faults) {
    const QString sentence = faults.empty() ? QString() : commands::errorText(faults.front());
    if (editor_) editor_->showFaults(faults);
    if (sentence == fault_) return;
    fault_ = sentence;
    refresh();
    if (!editor_) return;
    QAccessibleEvent event(editor_->focusProxy() ? editor_->focusProxy() : editor_, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

// What it is for, what may be entered, and where the guideline asks for it.
QString PolicyField::about() const {
    QStringList parts;
    if (const QString help = factText(field_.help); !help.isEmpty()) parts << help;
    if (look_.drafting && field_.widget == policy::Widget::Number)
        parts << tr("From %1 to %2.")
                     .arg(commands::digitsText(field_, field_.minimum), commands::digitsText(field_, field_.maximum));
    if (look_.drafting && field_.widget == policy::Widget::Text && field_.maximum > 0)
        parts << tr("At most %n character(s).", nullptr, static_cast<int>(field_.maximum));
    if (!field_.guideline.empty()) parts << tr("Guideline %1").arg(fromUtf8(field_.guideline));
    return parts.join(commands::language() == commands::Language::Japanese ? QString() : QStringLiteral(" "));
}

void PolicyField::refresh() {
    const bool open = look_.drafting && look_.greyed.isEmpty();
    const bool mirrors = !field_.mirror.empty();
    const QPalette usual = parentWidget() ? parentWidget()->palette() : palette();
    const QString label = factText(field_.label);
    label_->say(label);
    if (editor_) {
        editor_->setReadOnly(!open);
        editor_->setAccessibleName(label);
        if (QWidget* part = editor_->focusProxy()) {
            part->setAccessibleName(label);
            part->setAccessibleDescription(fault_.isEmpty() ? about() : fault_);
        }
    }
    mirrored_->say(mirrors ? look_.mirrored : QString());
    other_->setVisible(mirrors);
    if (mirrors) {
        const policy::Schema* of = policy::schemaOf(field_.mirror.substr(0, field_.mirror.find('.')));
        other_->setText(of ? tr("Change it under %1").arg(factText(of->label)) : QString());
        other_->setIcon(icon(QStringLiteral("go-next")));
    }
    faultText_->say(look_.drafting ? fault_ : QString());
    changedText_->say(look_.changed.isEmpty() ? QString() : tr("Changed. At present: %1").arg(look_.changed));
    greyedText_->say(look_.greyed);
    about_->say(about());
    consequence_->say(look_.drafting && !mirrors && look_.greyed.isEmpty() ? factText(field_.consequence) : QString());
    ink(label_, look_.greyed.isEmpty() ? usual.color(QPalette::WindowText) : faded(usual));
    ink(faultText_, toneInk(Tone::Danger, usual));
    ink(changedText_, toneInk(Tone::Information, usual));
    for (WrappedLabel* pale : {greyedText_, about_, consequence_})
        ink(pale, faded(usual));
    if (editor_) editor_->setEnabled(look_.greyed.isEmpty());
    update();
}

void PolicyField::paintEvent(QPaintEvent* event) {
    QWidget::paintEvent(event);
    if (look_.changed.isEmpty() && fault_.isEmpty()) return;
    QPainter painter(this);
    painter.fillRect(QRect(0, space::kSmall, kMark, height() - 2 * space::kSmall),
                     toneInk(fault_.isEmpty() ? Tone::Information : Tone::Danger, palette()));
}

void PolicyField::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui

#include "moc_policy_field.cpp"
