#include "ui/panes/orgunits/org_unit_export.h"

#include "models/commands/words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::orgunits {

OrgUnitExportDialog::OrgUnitExportDialog(std::size_t number, std::function<void(ports::OrgUnitExport)> agreed,
                                         QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("orgunits.exportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export organizations"));
    setMinimumWidth(460);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, 20, space::kLarge, space::kWide);
    column->setSpacing(space::kSmall);
    auto* title = new WrappedLabel(this);
    title->say(tr("%n organization(s) are written.", nullptr, static_cast<int>(number)));
    setTextSize(title, TextSize::Dialog);
    auto* levels = new QRadioButton(tr("A column for each level"), this);
    auto* flat = new QRadioButton(tr("One list with resource IDs and parents"), this);
    levels->setObjectName(QStringLiteral("export.levels"));
    flat->setObjectName(QStringLiteral("export.flat"));
    levels->setChecked(true);
    const auto advice = [this](const QString& text) {
        auto* label = new WrappedLabel(this);
        label->setContentsMargins(space::kLarge, 0, 0, 0);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->say(text);
        return label;
    };
    column->addWidget(title);
    column->addSpacing(space::kSmall);
    column->addWidget(levels);
    column->addWidget(advice(tr("Can be read by “Add in bulk”, also in another tenant.")));
    column->addWidget(flat);
    column->addWidget(advice(tr("Can be changed and read by “Bulk add and modify”: each row keeps its identity.")));
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* go = buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole);
    go->setObjectName(QStringLiteral("export.go"));
    go->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    column->addSpacing(space::kSmall);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, flat, agreed = std::move(agreed)]() mutable {
        auto* dialog = new QFileDialog(parentWidget(), tr("Export organizations"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setNameFilters({tr("Excel workbook (*.xlsx)"), tr("CSV (*.csv)")});
        dialog->setDefaultSuffix(QStringLiteral("xlsx"));
        dialog->selectFile(tr("organizations") + QStringLiteral(".xlsx"));
        ports::OrgUnitExport wanted;
        wanted.form = flat->isChecked() ? ports::OrgUnitForm::Flat : ports::OrgUnitForm::Levels;
        wanted.japanese = commands::language() == commands::Language::Japanese;
        connect(dialog, &QFileDialog::fileSelected, parentWidget(),
                [wanted, work = std::exchange(agreed, {})](const QString& path) mutable {
                    wanted.path = path.toStdString();
                    wanted.format = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ? "csv" : "xlsx";
                    if (work) work(std::move(wanted));
                });
        dialog->open();
        accept();
    });
}

} // namespace sekisho::ui::orgunits

#include "moc_org_unit_export.cpp"
