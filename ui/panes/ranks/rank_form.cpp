#include "ui/panes/ranks/rank_form.h"

#include "models/commands/words.h"
#include "models/domain/validation.h"
#include "ui/forms/form_field.h"
#include "ui/forms/local_names_editor.h"

#include <QCheckBox>
#include <QEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace sekisho::ui::ranks {

using commands::fromUtf8;
using commands::toUtf8;

RankForm::RankForm(RankKind kind, QWidget* parent)
    : QWidget(parent), kind_(kind), name_(new QLineEdit(this)), key_(new QLineEdit(this)), code_(new QLineEdit(this)),
      executive_(new QCheckBox(this)), names_(new LocalNamesEditor(this)) {
    const std::string prefix(rankKey(kind));
    nameField_ = new FormField(prefix + "Name", name_, this);
    keyField_ = new FormField(prefix + "ExternalKey", key_, this);
    codeField_ = new FormField("userTypeCode", code_, this);
    executiveField_ = new FormField("executive", executive_, this);
    namesField_ = new FormField("i18nNames", names_, this);
    setObjectName(QStringLiteral("ranks.form"));
    nameField_->setRequired(true);
    codeField_->setVisible(kind_ == RankKind::UserType);
    executiveField_->setVisible(kind_ == RankKind::Level);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (FormField* field : fields())
        column->addWidget(field);
    column->addStretch(1);
    for (QLineEdit* edit : {name_, key_, code_})
        connect(edit, &QLineEdit::textEdited, this, &RankForm::touched);
    connect(executive_, &QCheckBox::toggled, this, &RankForm::touched);
    connect(names_, &LocalNamesEditor::edited, this, [this] {
        value_.i18nNames = names_->names();
        touched();
    });
    retranslate();
}

std::vector<FormField*> RankForm::fields() const {
    return {nameField_, executiveField_, codeField_, namesField_, keyField_};
}

void RankForm::setRank(const Rank& rank) {
    filling_ = true;
    value_ = rank;
    name_->setText(fromUtf8(rank.name));
    key_->setText(fromUtf8(rank.externalKey.value_or(std::string())));
    code_->setText(fromUtf8(rank.code));
    executive_->setChecked(rank.executive);
    names_->setNames(rank.i18nNames);
    for (FormField* field : fields())
        field->setError({});
    filling_ = false;
}

void RankForm::touched() {
    if (filling_) return;
    value_.name = toUtf8(name_->text().trimmed());
    const std::string key = toUtf8(key_->text().trimmed());
    value_.externalKey = key.empty() ? std::nullopt : std::optional(key);
    value_.code = toUtf8(code_->text().trimmed());
    value_.executive = executive_->isChecked();
    for (FormField* field : fields())
        field->setError({});
    if (const Done fine = checkRank(value_); !fine && !value_.name.empty()) showFault(fine.error());
    Q_EMIT edited();
}

bool RankForm::check() {
    const Done fine = checkRank(value_);
    if (fine) return true;
    if (!showFault(fine.error())) nameField_->setError(commands::errorText(fine.error()));
    focusFirst();
    return false;
}

bool RankForm::showFault(const Error& error) {
    for (FormField* field : fields()) {
        if (field->key() != error.field) continue;
        field->setError(commands::errorText(error));
        return true;
    }
    return false;
}

void RankForm::focusFirst() {
    for (FormField* field : fields())
        if (!field->error().isEmpty()) return field->control()->setFocus(Qt::OtherFocusReason);
    name_->setFocus(Qt::OtherFocusReason);
}

void RankForm::retranslate() {
    nameField_->setWords(tr("Name"), tr("Up to 100 characters; every name only once."));
    executiveField_->setWords(tr("Executive"), tr("Members of this level stand before everybody else."));
    codeField_->setWords(tr("Code"), tr("Up to 50 letters, digits and _, beginning with a letter."));
    namesField_->setWords(tr("Name in other languages"));
    keyField_->setWords(tr("External Key"), tr("For other systems that keep this entry up to date."));
}

void RankForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui::ranks

#include "moc_rank_form.cpp"
