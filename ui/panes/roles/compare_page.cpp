#include "ui/panes/roles/compare_page.h"

#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/panes/roles/role_changes.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tables.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace sekisho::ui::roles {

using commands::fromUtf8;
using commands::toUtf8;

namespace {
enum CompareColumn { ComparedMenuColumn, ThisRoleColumn, OtherRoleColumn, CompareColumns };
constexpr int kComparedWidth = 170;
} // namespace

ComparePage::ComparePage(QWidget* parent)
    : QWidget(parent), with_(new QLabel(this)), choice_(new QComboBox(this)),
      table_(new QTableWidget(0, CompareColumns, this)), state_(new StatePage(this)), stack_(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("roles.compare"));
    choice_->setObjectName(QStringLiteral("roles.compareWith"));
    table_->setObjectName(QStringLiteral("roles.differences"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setFrameShape(QFrame::NoFrame);
    table_->setItemDelegate(new CellDelegate(table_));
    layAsRows(table_);
    table_->horizontalHeader()->setSectionResizeMode(ComparedMenuColumn, QHeaderView::Stretch);
    table_->setColumnWidth(ThisRoleColumn, kComparedWidth);
    table_->setColumnWidth(OtherRoleColumn, kComparedWidth);
    choice_->setMinimumWidth(220);
    choice_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    with_->setBuddy(choice_);
    stack_->addWidget(table_);
    stack_->addWidget(state_);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kSmall);
    head->addWidget(with_);
    head->addWidget(choice_);
    head->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    column->setSpacing(space::kNormal);
    column->addLayout(head);
    column->addWidget(stack_, 1);
    connect(choice_, &QComboBox::currentIndexChanged, this, [this] {
        wanted_ = RoleId(toUtf8(choice_->currentData().toString()));
        fill();
    });
    retranslate();
}

void ComparePage::present(const RoleSheet& role, const std::vector<RoleSheet>& all) {
    role_ = role;
    others_.clear();
    std::ranges::copy_if(all, std::back_inserter(others_),
                         [&](const RoleSheet& one) { return one.role.id != role.role.id; });
    fillChoices();
    fill();
}

void ComparePage::compareWith(const RoleId& other) {
    wanted_ = other;
    fillChoices();
    fill();
}

const RoleSheet* ComparePage::other() const {
    const auto found = std::ranges::find(others_, RoleId(toUtf8(choice_->currentData().toString())),
                                         [](const RoleSheet& one) { return one.role.id; });
    return found == others_.end() ? nullptr : &*found;
}

void ComparePage::fillChoices() {
    const QSignalBlocker quiet(choice_);
    choice_->clear();
    for (const RoleSheet& one : others_)
        choice_->addItem(commands::roleNameText(one), fromUtf8(one.role.id.value));
    const int at = choice_->findData(fromUtf8(wanted_.value));
    choice_->setCurrentIndex(at >= 0 ? at : others_.empty() ? -1 : 0);
}

bool ComparePage::hasRows() const {
    return table_->rowCount() > 0;
}

void ComparePage::fill() {
    const RoleSheet* with = other();
    table_->setRowCount(0);
    if (with) {
        table_->setHorizontalHeaderLabels({tr("Menu"), commands::roleNameText(role_), commands::roleNameText(*with)});
        for (const MenuDifference& one : menuDifferences(role_.role, with->role)) {
            const int row = table_->rowCount();
            table_->insertRow(row);
            const QStringList cells{commands::menuPathText(*one.menu), commands::accessText(one.before),
                                    commands::accessText(one.after)};
            for (int column = 0; column < CompareColumns; ++column) {
                auto* item = new QTableWidgetItem(cells[column]);
                const QString why = commands::menuWhyText(*one.menu);
                item->setToolTip(why.isEmpty() ? cells[column] : why);
                table_->setItem(row, column, item);
            }
        }
    }
    stack_->setCurrentWidget(hasRows() ? static_cast<QWidget*>(table_) : state_);
    using Look = StatePage::Look;
    if (!with)
        state_->present(Look::Empty, tr("There is no other role to compare with"), tr("Make or copy one first."));
    else
        state_->present(
            Look::Empty, tr("Both roles allow the same"),
            tr("%1 and %2 differ in no menu.").arg(commands::roleNameText(role_), commands::roleNameText(*with)));
}

ListTable ComparePage::listForFile() const {
    ListTable table;
    table.title = tr("Differences of two roles");
    table.fileName = tr("role-differences");
    for (int column = 0; column < CompareColumns; ++column)
        table.heads << table_->horizontalHeaderItem(column)->text();
    ports::ExportRows rows;
    for (int row = 0; row < table_->rowCount(); ++row) {
        auto& cells = rows.emplace_back();
        for (int column = 0; column < CompareColumns; ++column)
            cells.push_back(toUtf8(table_->item(row, column)->text()));
    }
    table.rows = static_cast<qint64>(rows.size());
    table.more = knownRows(std::move(rows));
    return table;
}

void ComparePage::retranslate() {
    with_->setText(tr("Compared with"));
    choice_->setAccessibleName(tr("Role to compare with"));
    table_->setAccessibleName(tr("Differences of the two roles"));
    fillChoices();
    fill();
}

void ComparePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::roles

#include "moc_compare_page.cpp"
