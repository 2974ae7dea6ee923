#include "ui/panes/roles/role_form.h"

#include "models/commands/words.h"
#include "ui/forms/form_field.h"
#include "ui/panes/roles/rights_view.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace sekisho::ui::roles {

using commands::fromUtf8;
using commands::toUtf8;

RoleForm::RoleForm(QWidget* parent)
    : QWidget(parent), meanwhile_(new WrappedLabel(this)), name_(new QLineEdit), note_(new QLineEdit),
      rights_(new RightsView(QStringLiteral("roles.draftRights"), this)) {
    setObjectName(QStringLiteral("roles.form"));
    meanwhile_->setObjectName(QStringLiteral("roles.theirs"));
    name_->setObjectName(QStringLiteral("roles.name"));
    note_->setObjectName(QStringLiteral("roles.note"));
    name_->setMaxLength(static_cast<int>(kLongestRoleName));
    note_->setMaxLength(static_cast<int>(kLongestRoleNote));
    nameField_ = new FormField("name", name_, this);
    nameField_->setRequired(true);
    noteField_ = new FormField("note", note_, this);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kWide);
    head->addWidget(nameField_, 2, Qt::AlignTop);
    head->addWidget(noteField_, 3, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kNormal);
    column->addWidget(meanwhile_);
    column->addLayout(head);
    column->addWidget(rights_, 1);
    connect(name_, &QLineEdit::textEdited, this, [this] {
        nameField_->setError({});
        Q_EMIT changed();
    });
    connect(note_, &QLineEdit::textEdited, this, [this] {
        noteField_->setError({});
        Q_EMIT changed();
    });
    connect(rights_, &RightsView::edited, this, &RoleForm::changed);
    retranslate();
}

void RoleForm::open(const RoleSheet& before, const RoleSheet& edited) {
    sheet_ = edited;
    name_->setText(fromUtf8(edited.role.name));
    note_->setText(fromUtf8(edited.note));
    nameField_->setError({});
    noteField_->setError({});
    rights_->edit(edited.role.grants, before.role.grants);
}

RoleSheet RoleForm::edited() const {
    RoleSheet out = sheet_;
    out.role.name = toUtf8(name_->text().trimmed());
    out.note = toUtf8(note_->text().trimmed());
    out.role.grants = rights_->grants();
    return out;
}

void RoleForm::setMeanwhile(const QStringList& theirs) {
    theirs_ = theirs;
    retranslate();
}

bool RoleForm::check() {
    nameField_->setError(name_->text().trimmed().isEmpty() ? tr("Type a name.") : QString());
    if (nameField_->error().isEmpty()) return true;
    name_->setFocus(Qt::OtherFocusReason);
    return false;
}

bool RoleForm::showFault(const Error& error) {
    const bool name = error.code == "ROLE_NAME_TAKEN" || error.field == "name";
    if (!name && error.field != "note") return false;
    (name ? nameField_ : noteField_)->setError(commands::errorText(error));
    (name ? name_ : note_)->setFocus(Qt::OtherFocusReason);
    return true;
}

void RoleForm::focusFirst() {
    if (name_->text().isEmpty() || sheet_.role.id.empty()) {
        name_->setFocus(Qt::OtherFocusReason);
        name_->selectAll();
    } else {
        rights_->tree()->setFocus(Qt::OtherFocusReason);
    }
}

void RoleForm::retranslate() {
    nameField_->setWords(tr("Name of the role"), tr("As people call the task, for example “Personnel of Osaka”."));
    noteField_->setWords(tr("Note"), tr("For other administrators: what it is for."));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Warning, palette()));
    meanwhile_->setPalette(ink);
    meanwhile_->say(theirs_.isEmpty() ? QString()
                                      : tr("Saved by somebody else meanwhile, with your changes laid over it:") +
                                            QLatin1Char('\n') + theirs_.join(QLatin1Char('\n')));
}

void RoleForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::roles

#include "moc_role_form.cpp"
