#include "ui/forms/chart_dialog.h"

#include "models/commands/words.h"
#include "ui/forms/chart_words.h"
#include "ui/forms/pickers.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

namespace {
enum Column { NameColumn, BelowColumn };
constexpr int kIdRole = Qt::UserRole;
} // namespace

ChartDialog::ChartDialog(const ports::Cache& cache, const QString& about, const std::optional<ChartRestriction>& now,
                         Chosen chosen, QWidget* parent)
    : QDialog(parent), cache_(cache), now_(now), chosen_(std::move(chosen)), why_(new QLabel(this)) {
    setObjectName(QStringLiteral("chart.dialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Organization chart visibility: %1").arg(about));
    resize(520, 480);
    auto* help = new WrappedLabel(this);
    help->say(tr("What is not visible is hidden everywhere: in the organization chart, in searches, with profile and "
                 "calendar. A restriction of the member counts before that of the user type, and that before the one "
                 "of the organization."));
    auto* buttons = new QDialogButtonBox(this);
    go_ = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    go_->setObjectName(QStringLiteral("chart.save"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kWide, space::kLarge, space::kNormal);
    column->setSpacing(space::kSmall);
    column->addWidget(help);
    column->addWidget(buildChoices());
    column->addWidget(buildUnits(), 1);
    column->addWidget(why_);
    column->addWidget(buttons);
    if (now_)
        for (const ChartUnit& unit : now_->units)
            addUnit(unit);
    (!now_                                        ? all_
     : now_->access == ChartAccess::OnlyMe        ? me_
     : now_->access == ChartAccess::OnlyMyOrgUnit ? own_
                                                  : named_)
        ->setChecked(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const auto wanted = value();
        auto work = std::exchange(chosen_, {});
        accept();
        if (work) work(wanted);
    });
    refresh();
}

QWidget* ChartDialog::buildChoices() {
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    const auto choice = [&](const char* name, const QString& text) {
        auto* button = new QRadioButton(text, box);
        button->setObjectName(QLatin1String(name));
        column->addWidget(button);
        connect(button, &QRadioButton::toggled, this, &ChartDialog::refresh);
        return button;
    };
    all_ = choice("chart.all", chartUnrestrictedText());
    named_ = choice("chart.named", chartAccessText(ChartAccess::OnlyMyAndSpecified));
    own_ = choice("chart.own", chartAccessText(ChartAccess::OnlyMyOrgUnit));
    me_ = choice("chart.me", chartAccessText(ChartAccess::OnlyMe));
    return box;
}

QWidget* ChartDialog::buildUnits() {
    auto* box = new QWidget(this);
    units_ = new QTreeWidget(box);
    units_->setObjectName(QStringLiteral("chart.units"));
    units_->setAccessibleName(tr("Organizations that are visible besides"));
    units_->setRootIsDecorated(false);
    units_->setHeaderLabels({tr("Organization"), tr("With sub-organizations")});
    units_->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    units_->header()->setSectionResizeMode(BelowColumn, QHeaderView::ResizeToContents);
    units_->header()->setStretchLastSection(false);
    add_ = new QPushButton(tr("Add…"), box);
    add_->setObjectName(QStringLiteral("chart.add"));
    remove_ = new QPushButton(tr("Remove"), box);
    remove_->setObjectName(QStringLiteral("chart.remove"));
    auto* row = new QHBoxLayout;
    for (QPushButton* button : {add_, remove_}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(units_, 1);
    column->addLayout(row);
    connect(add_, &QPushButton::clicked, this, &ChartDialog::pick);
    connect(remove_, &QPushButton::clicked, this, &ChartDialog::removeChosen);
    connect(units_, &QTreeWidget::itemChanged, this, &ChartDialog::refresh);
    connect(units_, &QTreeWidget::currentItemChanged, this, &ChartDialog::refresh);
    return box;
}

void ChartDialog::addUnit(const ChartUnit& unit) {
    const auto known = cache_.orgUnit(unit.orgUnit);
    if (!known) return; // gone meanwhile: nobody sees it anyway
    auto* item = new QTreeWidgetItem(units_, {commands::fromUtf8(known->name)});
    item->setData(NameColumn, kIdRole, commands::fromUtf8(unit.orgUnit.value));
    item->setCheckState(BelowColumn, unit.includeSubOrgUnits ? Qt::Checked : Qt::Unchecked);
}

void ChartDialog::pick() {
    const auto taken = value();
    std::set<std::string> ids;
    if (taken)
        for (const ChartUnit& unit : taken->units)
            ids.insert(unit.orgUnit.value);
    auto* picker = new OrgPicker(
        cache_, std::move(ids),
        [this](const OrgUnitId& id) {
            addUnit({id, true});
            refresh();
        },
        this);
    picker->setTakenText(tr("This organization is named already."));
    picker->open();
}

void ChartDialog::removeChosen() {
    delete units_->currentItem();
    refresh();
}

std::optional<ChartRestriction> ChartDialog::value() const {
    if (all_->isChecked()) return std::nullopt;
    ChartRestriction wanted;
    wanted.access = me_->isChecked()    ? ChartAccess::OnlyMe
                    : own_->isChecked() ? ChartAccess::OnlyMyOrgUnit
                                        : ChartAccess::OnlyMyAndSpecified;
    if (wanted.access == ChartAccess::OnlyMyAndSpecified)
        for (int i = 0; i < units_->topLevelItemCount(); ++i) {
            const QTreeWidgetItem* item = units_->topLevelItem(i);
            wanted.units.push_back({OrgUnitId(item->data(NameColumn, kIdRole).toString().toStdString()),
                                    item->checkState(BelowColumn) == Qt::Checked});
        }
    if (now_) wanted.version = now_->version;
    return wanted;
}

void ChartDialog::refresh() {
    const bool named = named_->isChecked();
    const int count = units_->topLevelItemCount();
    const bool full = count >= static_cast<int>(kMostRestrictedUnits);
    units_->setEnabled(named);
    const QString unnamed = tr("Only with “%1”.").arg(chartAccessText(ChartAccess::OnlyMyAndSpecified));
    const QString most = tr("At most %1 organizations can be named.").arg(kMostRestrictedUnits);
    add_->setEnabled(named && !full);
    add_->setToolTip(!named ? unnamed : full ? most : QString());
    remove_->setEnabled(named && units_->currentItem());
    remove_->setToolTip(!named                   ? unnamed
                        : !units_->currentItem() ? tr("Choose an organization of the list first.")
                                                 : QString());
    const bool nobody = named && count == 0;
    const bool same = value() == now_;
    go_->setEnabled(!nobody && !same);
    why_->setText(nobody ? tr("Name at least one organization.")
                  : full ? most
                  : same ? tr("Nothing is changed yet.")
                         : QString());
    go_->setToolTip(go_->isEnabled() ? QString() : why_->text());
}

} // namespace sekisho::ui

#include "moc_chart_dialog.cpp"
