#include "ui/panes/fields/status_dialog.h"

#include "models/commands/words.h"
#include "models/domain/validation.h"
#include "ui/forms/form_field.h"
#include "ui/panes/fields/field_words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::fields {

using commands::fromUtf8;
using commands::toUtf8;

namespace {
constexpr int kStatusDialogWidth = 440;
}

StatusDialog::StatusDialog(const ProfileStatus& before, std::function<void(const ProfileStatus&)> save, QWidget* parent)
    : QDialog(parent), before_(before), save_(std::move(save)), name_(new QLineEdit(this)), icon_(new QComboBox(this)),
      byDefault_(new QCheckBox(this)), bySelf_(new QCheckBox(this)),
      nameField_(new FormField("profileStatusName", name_, this)), fault_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("fields.statusDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    const bool fresh = before_.id.empty();
    setWindowTitle(fresh ? tr("Add a profile status") : tr("Edit a profile status"));
    setMinimumWidth(kStatusDialogWidth);
    for (const std::string_view key : statusIcons())
        icon_->addItem(statusIconText(key), fromUtf8(key));
    auto* iconField = new FormField("iconType", icon_, this);
    auto* defaultField = new FormField("useDefaultStatus", byDefault_, this);
    auto* selfField = new FormField("enableSettingByUser", bySelf_, this);
    nameField_->setWords(tr("Name"), before_.builtIn() ? tr("Belongs to the product.") : tr("At most 20 characters"));
    iconField->setWords(tr("Icon"));
    defaultField->setWords(tr("Offer it to everybody"));
    selfField->setWords(tr("Members may choose it themselves"));
    nameField_->setRequired(true);
    name_->setText(before_.builtIn() ? statusName(before_) : fromUtf8(before_.name));
    icon_->setCurrentIndex(std::max(0, icon_->findData(fromUtf8(before_.iconType))));
    byDefault_->setChecked(before_.useDefaultStatus);
    bySelf_->setChecked(before_.enableSettingByUser);
    name_->setEnabled(!before_.builtIn());
    icon_->setEnabled(!before_.builtIn());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kWide);
    column->setSpacing(space::kNormal);
    for (QWidget* field : std::initializer_list<QWidget*>{nameField_, iconField, defaultField, selfField, fault_})
        column->addWidget(field);
    auto* buttons = new QDialogButtonBox(this);
    go_ = buttons->addButton(fresh ? tr("Add status") : tr("Save"), QDialogButtonBox::AcceptRole);
    go_->setObjectName(QStringLiteral("status.go"));
    go_->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        go_->setEnabled(false); // until the answer
        fault_->say({});
        save_(typed());
    });
    connect(name_, &QLineEdit::textEdited, this, [this] {
        touched_ = true;
        refresh();
    });
    connect(icon_, &QComboBox::activated, this, &StatusDialog::refresh);
    for (QCheckBox* box : {byDefault_, bySelf_})
        connect(box, &QCheckBox::clicked, this, &StatusDialog::refresh);
    fault_->say({});
    refresh();
}

ProfileStatus StatusDialog::typed() const {
    ProfileStatus status = before_;
    if (!before_.builtIn()) {
        status.name = toUtf8(name_->text().trimmed());
        status.iconType = toUtf8(icon_->currentData().toString());
    }
    status.useDefaultStatus = byDefault_->isChecked();
    status.enableSettingByUser = bySelf_->isChecked();
    return status;
}

void StatusDialog::refresh() {
    ProfileStatus status = typed();
    const bool changed = status != before_;
    if (status.id.empty()) status.id = "CUSTOM01"; // the service gives the next free one
    const Done done = checkProfileStatus(status);
    nameField_->setError(!done && touched_ ? commands::errorText(done.error()) : QString());
    go_->setEnabled(done && changed);
    go_->setToolTip(!changed ? tr("Nothing is changed yet.") : done ? QString() : commands::errorText(done.error()));
}

void StatusDialog::rebase(const ProfileStatus& theirs) {
    if (theirs.version <= before_.version) return;
    const ProfileStatus mine = typed();
    const ProfileStatus base = std::exchange(before_, theirs);
    if (!theirs.builtIn() && mine.name == base.name) name_->setText(fromUtf8(theirs.name));
    if (mine.iconType == base.iconType) icon_->setCurrentIndex(std::max(0, icon_->findData(fromUtf8(theirs.iconType))));
    if (mine.useDefaultStatus == base.useDefaultStatus) byDefault_->setChecked(theirs.useDefaultStatus);
    if (mine.enableSettingByUser == base.enableSettingByUser) bySelf_->setChecked(theirs.enableSettingByUser);
    QStringList both;
    if (isTornBy(mine.name, base.name, theirs.name)) both << fromUtf8(theirs.name);
    if (isTornBy(mine.iconType, base.iconType, theirs.iconType)) both << statusIconText(theirs.iconType);
    fault_->say(laidOverText(both));
    refresh();
}

void StatusDialog::showFault(const Error& error) {
    go_->setEnabled(true);
    if (error.field == nameField_->key())
        nameField_->setError(commands::errorText(error));
    else
        fault_->say(commands::errorText(error));
}

} // namespace sekisho::ui::fields

#include "moc_status_dialog.cpp"
