#include "ui/forms/day_editors.h"

#include "models/commands/policy_words.h"
#include "ui/forms/date_field.h"
#include "ui/widgets/wrapped_label.h"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTimeZone>
#include <QVBoxLayout>

namespace sekisho::ui {

namespace {

constexpr int kDateWidth = 170;
constexpr int kZoneWidth = 260;

QString dayTextOf(const policy::Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? commands::fromUtf8(*text) : QString();
}

QVBoxLayout* dayColumn(QWidget* widget) {
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

} // namespace

DateEditor::DateEditor(const policy::Field& field, QWidget* parent)
    : ValueEditor(parent), field_(field), date_(new DateField(this)), text_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("date.editor"));
    date_->line()->setObjectName(QStringLiteral("value.date"));
    date_->setMaximumWidth(kDateWidth);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QVBoxLayout* column = dayColumn(this);
    column->addWidget(text_);
    column->addWidget(date_);
    setFocusProxy(date_->line());
    connect(date_, &DateField::edited, this, &DateEditor::edited);
    refresh();
}

policy::Value DateEditor::value() const {
    return commands::toUtf8(date_->text());
}

void DateEditor::setValue(const policy::Value& value) {
    const QSignalBlocker quiet(date_);
    date_->setText(dayTextOf(value));
    refresh();
}

void DateEditor::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    refresh();
}

void DateEditor::showFaults(const std::vector<Error>& faults) {
    date_->line()->setProperty("faulty", !faults.empty());
}

void DateEditor::refresh() {
    date_->setVisible(!readOnly_);
    text_->say(readOnly_ ? commands::policyValueText(field_, value(), {}) : QString());
}

void DateEditor::changeEvent(QEvent* event) {
    ValueEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

ZoneEditor::ZoneEditor(const policy::Field&, QWidget* parent)
    : ValueEditor(parent), box_(new QComboBox(this)), text_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("zone.editor"));
    box_->setObjectName(QStringLiteral("value.zone"));
    box_->setEditable(true);
    box_->setInsertPolicy(QComboBox::NoInsert);
    box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box_->setMaximumWidth(kZoneWidth);
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/')) box_->addItem(QString::fromLatin1(id));
    box_->completer()->setFilterMode(Qt::MatchContains);
    box_->completer()->setCompletionMode(QCompleter::PopupCompletion);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QVBoxLayout* column = dayColumn(this);
    column->addWidget(text_);
    column->addWidget(box_);
    setFocusProxy(box_);
    connect(box_->lineEdit(), &QLineEdit::textEdited, this, &ZoneEditor::edited);
    connect(box_, &QComboBox::activated, this, &ZoneEditor::edited);
    refresh();
}

policy::Value ZoneEditor::value() const {
    return commands::toUtf8(box_->currentText().trimmed());
}

void ZoneEditor::setValue(const policy::Value& value) {
    const QSignalBlocker quiet(box_);
    box_->setEditText(dayTextOf(value));
    refresh();
}

void ZoneEditor::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    refresh();
}

void ZoneEditor::showFaults(const std::vector<Error>& faults) {
    box_->setProperty("faulty", !faults.empty());
}

void ZoneEditor::refresh() {
    box_->setVisible(!readOnly_);
    text_->say(readOnly_ ? box_->currentText() : QString());
}

} // namespace sekisho::ui

#include "moc_day_editors.cpp"
