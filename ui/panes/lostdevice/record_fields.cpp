#include "ui/panes/lostdevice/record_fields.h"

#include "models/commands/cut_off_texts.h"
#include "ui/widgets/spacing.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace sekisho::ui::lostdevice {

namespace {
constexpr int kLongestRemark = 200;
} // namespace

RecordFields::RecordFields(const QString& name, Room room, QWidget* parent)
    : QWidget(parent), noteLabel_(new QLabel(this)), note_(new QPlainTextEdit(this)), checkLabel_(new QLabel(this)),
      method_(new QComboBox(this)), remark_(new QLineEdit(this)) {
    note_->setObjectName(name + QStringLiteral(".note"));
    method_->setObjectName(name + QStringLiteral(".check"));
    remark_->setObjectName(name + QStringLiteral(".checkText"));
    note_->setTabChangesFocus(true);
    note_->setFixedHeight((room == Room::Narrow ? 2 : 3) * fontMetrics().lineSpacing() + 2 * note_->frameWidth() + 10);
    remark_->setMaxLength(kLongestRemark);
    noteLabel_->setBuddy(note_);
    checkLabel_->setBuddy(method_);
    method_->addItem(QString(), QString());
    for (const std::string& key : commands::identityCheckKeys())
        method_->addItem(QString(), commands::fromUtf8(key));
    method_->setSizeAdjustPolicy(room == Room::Narrow ? QComboBox::AdjustToMinimumContentsLengthWithIcon
                                                      : QComboBox::AdjustToContents);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kSmall);
    grid->setVerticalSpacing(space::kTight);
    grid->addWidget(noteLabel_, 0, 0, 1, 2);
    grid->addWidget(note_, 1, 0, 1, 2);
    grid->addWidget(checkLabel_, 2, 0, 1, 2);
    if (room == Room::Narrow) {
        grid->addWidget(method_, 3, 0, 1, 2);
        grid->addWidget(remark_, 4, 0, 1, 2);
        method_->setMinimumContentsLength(12);
    } else {
        grid->addWidget(method_, 3, 0);
        grid->addWidget(remark_, 3, 1);
        grid->setColumnStretch(1, 1);
    }
    const auto tell = [this] {
        if (!filling_) Q_EMIT edited();
    };
    connect(note_, &QPlainTextEdit::textChanged, this, tell);
    connect(method_, &QComboBox::currentIndexChanged, this, tell);
    connect(remark_, &QLineEdit::textChanged, this, tell);
    retranslate();
}

void RecordFields::present(const std::string& note, const IdentityCheck& check) {
    filling_ = true;
    if (const QString text = commands::fromUtf8(note); note_->toPlainText() != text) note_->setPlainText(text);
    method_->setCurrentIndex(std::max(0, method_->findData(commands::fromUtf8(check.method))));
    if (const QString text = commands::fromUtf8(check.text); remark_->text() != text) remark_->setText(text);
    filling_ = false;
}

void RecordFields::setReadOnly(const QString& whyNot) {
    whyNot_ = whyNot;
    const bool fixed = !whyNot.isEmpty();
    note_->setReadOnly(fixed);
    remark_->setReadOnly(fixed);
    method_->setEnabled(!fixed);
    for (QWidget* field : std::initializer_list<QWidget*>{note_, remark_, method_})
        field->setToolTip(whyNot);
}

QString RecordFields::note() const {
    return note_->toPlainText();
}

IdentityCheck RecordFields::check() const {
    return {commands::toUtf8(method_->currentData().toString()), commands::toUtf8(remark_->text().trimmed())};
}

void RecordFields::retranslate() {
    noteLabel_->setText(tr("Note of the call"));
    note_->setPlaceholderText(tr("Where and when it was lost, what was said. Can also be completed afterwards."));
    note_->setAccessibleName(noteLabel_->text());
    checkLabel_->setText(tr("How it was made sure who calls"));
    method_->setAccessibleName(checkLabel_->text());
    remark_->setPlaceholderText(tr("Remark"));
    remark_->setAccessibleName(tr("Remark on how it was made sure who calls"));
    const QSignalBlocker quiet(method_);
    method_->setItemText(0, tr("Not recorded yet"));
    for (int i = 1; i < method_->count(); ++i)
        method_->setItemText(i,
                             commands::cutOffText("identityCheck", commands::toUtf8(method_->itemData(i).toString())));
}

void RecordFields::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui::lostdevice

#include "moc_record_fields.cpp"
