#include "ui/panes/orgunits/org_unit_form.h"

#include "models/commands/words.h"
#include "models/domain/validation.h"
#include "ui/forms/form_field.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::orgunits {

using commands::fromUtf8;
using commands::toUtf8;

OrgUnitForm::OrgUnitForm(QWidget* parent)
    : QWidget(parent), name_(new QLineEdit(this)), mail_(new QLineEdit(this)), description_(new QPlainTextEdit(this)),
      nameField_(new FormField("orgUnitName", name_, this)), mailField_(new FormField("email", mail_, this)),
      descriptionField_(new FormField("description", description_, this)), loss_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("orgunits.form"));
    description_->setTabChangesFocus(true);
    description_->setFixedHeight(fontMetrics().height() * 4);
    nameField_->setRequired(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(nameField_);
    column->addWidget(mailField_);
    column->addWidget(descriptionField_);
    addSwitch(column, "visible", &OrgUnit::visible, false, [] { return tr("Show in the organization chart"); });
    addSwitch(column, "useMessage", &OrgUnit::useMessage, false, [] { return tr("Talk"); });
    addSwitch(column, "useNote", &OrgUnit::useNote, true, [] { return tr("Note"); });
    addSwitch(column, "useCalendar", &OrgUnit::useCalendar, true, [] { return tr("Events"); });
    addSwitch(column, "useTask", &OrgUnit::useTask, true, [] { return tr("Tasks"); });
    addSwitch(column, "useFolder", &OrgUnit::useFolder, true, [] { return tr("Folder"); });
    column->addWidget(loss_);
    addSwitch(column, "useServiceNotification", &OrgUnit::useServiceNotification, false,
              [] { return tr("Notify all members of changes"); });
    column->addStretch(1);
    connect(name_, &QLineEdit::textEdited, this, &OrgUnitForm::touched);
    connect(mail_, &QLineEdit::textEdited, this, &OrgUnitForm::touched);
    connect(description_, &QPlainTextEdit::textChanged, this, &OrgUnitForm::touched);
    retranslate();
}

void OrgUnitForm::addSwitch(QVBoxLayout* to, const char* name, bool OrgUnit::*flag, bool needsTalk,
                            std::function<QString()> text) {
    auto* box = new QCheckBox(this);
    box->setObjectName(QStringLiteral("orgunits.") + QLatin1String(name));
    box->setContentsMargins(needsTalk ? 20 : 0, 0, 0, 0);
    to->addWidget(box);
    switches_.push_back({box, flag, std::move(text), needsTalk});
    connect(box, &QCheckBox::toggled, this, &OrgUnitForm::touched);
}

void OrgUnitForm::setOrgUnit(const OrgUnit& unit) {
    filling_ = true;
    value_ = before_ = unit;
    allShown_ = false;
    name_->setText(fromUtf8(unit.name));
    mail_->setText(localPart());
    description_->setPlainText(fromUtf8(unit.description));
    for (const Switch& each : switches_)
        each.box->setChecked(unit.*each.flag);
    for (FormField* field : {nameField_, mailField_, descriptionField_})
        field->setError({});
    filling_ = false;
    refreshSwitches();
}

QString OrgUnitForm::localPart() const {
    return fromUtf8(value_.email).section(QLatin1Char('@'), 0, 0);
}

void OrgUnitForm::setWorkgroup(const QString& workgroup) {
    workgroup_ = workgroup;
    retranslate();
}

void OrgUnitForm::touched() {
    if (filling_) return;
    value_.name = toUtf8(name_->text().trimmed());
    const QString mail = mail_->text().trimmed().toLower();
    value_.email = mail.isEmpty() ? std::string() : toUtf8(mail + QLatin1Char('@') + workgroup_);
    value_.description = toUtf8(description_->toPlainText());
    for (const Switch& each : switches_)
        value_.*each.flag = each.box->isChecked();
    if (!value_.useMessage) value_.useNote = value_.useCalendar = value_.useTask = value_.useFolder = false;
    refreshSwitches();
    for (FormField* field : {nameField_, mailField_, descriptionField_})
        field->setError({});
    if (const Done fine = checkOrgUnit(value_); !fine && (allShown_ || !value_.name.empty())) showFault(fine.error());
    Q_EMIT edited();
}

void OrgUnitForm::refreshSwitches() {
    QStringList lost;
    for (const Switch& each : switches_) {
        if (each.needsTalk) {
            const QSignalBlocker quiet(each.box);
            each.box->setEnabled(value_.useMessage);
            each.box->setToolTip(value_.useMessage ? QString() : tr("This needs talk."));
            each.box->setChecked(value_.*each.flag);
        }
        if ((each.needsTalk || each.flag == &OrgUnit::useMessage) && before_.*each.flag && !(value_.*each.flag))
            lost << each.text();
    }
    loss_->say(lost.isEmpty() ? QString()
                              : tr("Turning this off deletes what is stored there: %1. It can be restored for 30 days, "
                                   "tasks excepted.")
                                    .arg(lost.join(tr(", ", "list"))));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    loss_->setPalette(ink);
}

bool OrgUnitForm::check() {
    allShown_ = true;
    const Done fine = checkOrgUnit(value_);
    if (fine) return true;
    if (!showFault(fine.error())) nameField_->setError(commands::errorText(fine.error()));
    focusFirst();
    return false;
}

bool OrgUnitForm::showFault(const Error& error) {
    for (FormField* field : {nameField_, mailField_, descriptionField_}) {
        if (field->key() != error.field) continue;
        field->setError(commands::errorText(error));
        return true;
    }
    return false;
}

void OrgUnitForm::focusFirst() {
    for (FormField* field : {nameField_, mailField_, descriptionField_})
        if (!field->error().isEmpty()) return field->control()->setFocus(Qt::OtherFocusReason);
    name_->setFocus(Qt::OtherFocusReason);
}

void OrgUnitForm::retranslate() {
    nameField_->setWords(tr("Organization name"), tr("Up to 100 characters."));
    mailField_->setWords(tr("ID / mailing list"),
                         workgroup_.isEmpty() ? tr("Made automatically when left empty.")
                                              : tr("Left of @%1. Made automatically when left empty.").arg(workgroup_));
    descriptionField_->setWords(tr("Description"));
    for (const Switch& each : switches_)
        each.box->setText(each.text());
    refreshSwitches();
}

void OrgUnitForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::orgunits
