#include "ui/panes/groups/group_export.h"

#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::groups {

GroupExportDialog::GroupExportDialog(std::function<void(bool)> agreed, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("groups.exportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export groups"));
    setMinimumWidth(420);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kNormal);
    column->setSpacing(space::kSmall);
    auto* list = new QRadioButton(tr("The list as it is shown"), this);
    list->setObjectName(QStringLiteral("groups.export.list"));
    list->setChecked(true);
    auto* all = new QRadioButton(tr("All fields, as an import takes them back"), this);
    all->setObjectName(QStringLiteral("groups.export.all"));
    auto* advice = new WrappedLabel(this);
    advice->say(tr("With all fields the file names masters and members. Groups with external users are left out: only "
                   "their masters change them."));
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* go = buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole);
    go->setObjectName(QStringLiteral("groups.export.go"));
    go->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    for (QWidget* part : std::initializer_list<QWidget*>{list, all, advice})
        column->addWidget(part);
    column->addSpacing(space::kSmall);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, all, agreed = std::move(agreed)]() mutable {
        auto work = std::exchange(agreed, {});
        const bool allFields = all->isChecked();
        accept();
        if (work) work(allFields);
    });
}

} // namespace sekisho::ui::groups

#include "moc_group_export.cpp"
