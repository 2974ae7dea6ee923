#include "ui/panes/brake/held_page.h"

#include "models/commands/brake_words.h"
#include "models/commands/words.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/panes/brake/held_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/kept_columns.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>
#include <utility>

namespace sekisho::ui::brake {

using commands::fromUtf8;
using items::HeldOrderModel;

namespace {

enum GroupColumn { AskerOfGroup, KindOfGroup, NumberOfGroup };

QPushButton* heldButton(const char* name, QWidget* parent) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

} // namespace

HeldPage::HeldPage(const Clock& clock, ports::Cache& cache, QWidget* parent)
    : QWidget(parent), clock_(clock),
      model_(new HeldOrderModel(
          heldOrderWords(clock, [this](const HeldOrder& order) { return nameOf(order.actor, order.actorName); }),
          this)),
      body_(new QSplitter(Qt::Horizontal, this)), list_(new QTreeWidget(this)), headline_(new WrappedLabel(this)),
      own_(new WrappedLabel(this)), release_(heldButton("brake.release", this)),
      reject_(heldButton("brake.reject", this)), table_(new QTableView(this)) {
    setObjectName(QStringLiteral("brake.held"));
    build();
    columns_ = new KeptColumns(table_, cache, QStringLiteral("brake.held"));
    connect(list_, &QTreeWidget::currentItemChanged, this, &HeldPage::groupRowChosen);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        refresh();
        Q_EMIT choiceChanged();
    });
    connect(table_->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == table_->verticalScrollBar()->maximum()) Q_EMIT moreWanted();
    });
    connect(release_, &QPushButton::clicked, this, &HeldPage::releaseWanted);
    connect(reject_, &QPushButton::clicked, this, &HeldPage::rejectWanted);
    retranslate();
}

void HeldPage::build() {
    list_->setObjectName(QStringLiteral("brake.groups"));
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAllColumnsShowFocus(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setColumnCount(3);
    list_->header()->setSectionResizeMode(AskerOfGroup, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(KindOfGroup, QHeaderView::ResizeToContents);
    list_->header()->setSectionResizeMode(NumberOfGroup, QHeaderView::ResizeToContents);
    list_->header()->setStretchLastSection(false);
    list_->setItemDelegate(new CellDelegate(list_));
    headline_->setObjectName(QStringLiteral("brake.headline"));
    setTextSize(headline_, TextSize::Section);
    own_->setObjectName(QStringLiteral("brake.own"));
    own_->setForegroundRole(QPalette::PlaceholderText);
    table_->setObjectName(QStringLiteral("brake.orders"));
    table_->setModel(model_);
    table_->setItemDelegate(new CellDelegate(table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setFrameShape(QFrame::NoFrame);
    layAsRows(table_);
    table_->horizontalHeader()->setSectionResizeMode(HeldOrderModel::DeviceColumn, QHeaderView::Stretch);

    auto* side = new QWidget(this);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    buttons->addWidget(release_);
    buttons->addWidget(reject_);
    buttons->addStretch(1);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    head->setSpacing(space::kSmall);
    head->addWidget(headline_);
    head->addLayout(buttons);
    head->addWidget(own_);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Rule(side));
    column->addWidget(table_, 1);
    body_->addWidget(list_);
    body_->addWidget(side);
    body_->setChildrenCollapsible(false);
    body_->setStretchFactor(1, 1);
    body_->setSizes({340, 840});
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(body_);
}

QString HeldPage::nameOf(const UserId& actor, const std::string& name) const {
    return actor == self_ && !self_.empty() ? tr("%1 (you)").arg(fromUtf8(name)) : fromUtf8(name);
}

void HeldPage::setSelf(const UserId& self) {
    if (self_ == self) return;
    self_ = self;
    fillGroups();
    refresh();
}

bool HeldPage::presentGroups(std::vector<HeldGroup> groups) {
    groups_ = std::move(groups);
    std::ranges::stable_sort(groups_, std::ranges::greater(), &HeldGroup::orders);
    const bool gone = key_ && std::ranges::none_of(groups_, [this](const HeldGroup& group) {
                          return group.actor == key_->actor && group.kind == key_->kind;
                      });
    if (gone) key_.reset();
    fillGroups();
    refresh();
    Q_EMIT choiceChanged();
    return gone;
}

void HeldPage::fillGroups() {
    const QSignalBlocker quiet(list_);
    list_->clear();
    const auto add = [this](const QString& name, const QString& kind, std::int64_t orders, const QString& tip,
                            bool current) {
        auto* item = new QTreeWidgetItem({name, kind, commands::locale().toString(static_cast<qlonglong>(orders))});
        item->setTextAlignment(NumberOfGroup, Qt::AlignRight | Qt::AlignVCenter);
        for (int column = 0; column < list_->columnCount(); ++column)
            item->setToolTip(column, tip.toHtmlEscaped());
        list_->addTopLevelItem(item);
        if (current) list_->setCurrentItem(item);
    };
    add(tr("Everybody"), QString(), total(), tr("Everything that is held"), !key_);
    for (const HeldGroup& group : groups_)
        add(nameOf(group.actor, group.actorName), commands::brakeKindText(group.kind, group.otherKind), group.orders,
            heldSpanText(group), key_ == HeldGroupKey{group.actor, group.kind});
}

void HeldPage::groupRowChosen() {
    const int row = list_->indexOfTopLevelItem(list_->currentItem());
    if (row < 0 || row > static_cast<int>(groups_.size())) return;
    std::optional<HeldGroupKey> chosen;
    if (row > 0) {
        const HeldGroup& group = groups_[static_cast<std::size_t>(row) - 1];
        chosen = HeldGroupKey{group.actor, group.kind};
    }
    if (chosen == key_) return;
    key_ = chosen;
    model_->setOrders({}); // never the rows of somebody else below the name of this one
    refresh();
    Q_EMIT choiceChanged();
    Q_EMIT groupChosen();
}

void HeldPage::chooseGroup(const std::optional<HeldGroupKey>& key) {
    int row = 0;
    for (std::size_t i = 0; i < groups_.size(); ++i)
        if (key == HeldGroupKey{groups_[i].actor, groups_[i].kind}) row = static_cast<int>(i) + 1;
    list_->setCurrentItem(list_->topLevelItem(row));
}

void HeldPage::presentOrders(std::vector<HeldOrder> orders) {
    model_->setOrders(std::move(orders));
    refresh();
    Q_EMIT choiceChanged();
}

void HeldPage::appendOrders(std::vector<HeldOrder> more) {
    model_->append(std::move(more));
}

void HeldPage::setMayDecide(const QString& whyNot) {
    whyNot_ = whyNot;
    refresh();
}

void HeldPage::timePassed() {
    model_->timePassed();
}

std::int64_t HeldPage::total() const {
    std::int64_t sum = 0;
    for (const HeldGroup& group : groups_)
        sum += group.orders;
    return sum;
}

commands::HeldChoice HeldPage::choice() const {
    commands::HeldChoice choice;
    std::set<int> rows; // in the order of the list
    for (const QModelIndex& row : table_->selectionModel()->selectedRows(HeldOrderModel::HeldColumn))
        rows.insert(row.row());
    for (const int row : rows)
        choice.orders.push_back(model_->at(row));
    if (!choice.orders.empty()) return choice;
    choice.everything = !key_;
    for (const HeldGroup& group : groups_)
        if (!key_ || *key_ == HeldGroupKey{group.actor, group.kind}) choice.groups.push_back(group);
    return choice;
}

// One sentence that is understood at a glance, whether it is three orders or 80,000.
QString HeldPage::headline() const {
    for (const HeldGroup& group : groups_)
        if (groups_.size() == 1 || key_ == HeldGroupKey{group.actor, group.kind}) return commands::heldGroupText(group);
    std::set<UserId> askers;
    for (const HeldGroup& group : groups_)
        askers.insert(group.actor);
    return tr("%Ln order(s) of %1 wait for a decision.", "of so many administrators", static_cast<int>(total()))
        .arg(tr("%Ln administrator(s)", nullptr, static_cast<int>(askers.size())));
}

void HeldPage::refresh() {
    const commands::HeldChoice meant = choice(), others = commands::choiceOfOthers(meant, self_);
    const auto count = static_cast<int>(commands::sizeOf(others.empty() ? meant : others));
    const bool selected = !meant.orders.empty();
    headline_->say(groups_.empty() ? QString() : headline());
    release_->setText(selected ? tr("Release %Ln selected…", nullptr, count) : tr("Release all %Ln…", nullptr, count));
    reject_->setText(selected ? tr("Reject %Ln selected…", nullptr, count) : tr("Reject all %Ln…", nullptr, count));
    const bool own = !meant.empty() && others.empty();
    const QString ownText = commands::errorText(Error(ErrorKind::Forbidden, "BRAKE_OWN_ORDER"));
    const QString why = !whyNot_.isEmpty() ? whyNot_ : own ? ownText : QString();
    for (QPushButton* button : {release_, reject_}) {
        button->setEnabled(why.isEmpty() && !others.empty());
        button->setToolTip(!why.isEmpty() ? why : others.empty() ? tr("Choose held orders first.") : QString());
    }
    QString told = why;
    const bool alone = std::ranges::any_of(groups_, &HeldGroup::alone);
    if (own && alone && whyNot_.isEmpty())
        told += QLatin1Char('\n') +
                tr("Nobody else may decide here: withdraw them and order as many as the budget above has room for; it "
                   "is free again as time passes. A larger budget and a second person who decides count from a day "
                   "later on.");
    own_->say(told);
}

void HeldPage::retranslate() {
    list_->setAccessibleName(tr("What each administrator waits for"));
    list_->setHeaderLabels({tr("Ordered by"), tr("Kind"), tr("Orders")});
    table_->setAccessibleName(tr("Held orders"));
    release_->setIcon(icon(QStringLiteral("dialog-ok-apply")));
    reject_->setIcon(icon(QStringLiteral("dialog-cancel")));
    model_->languageChanged();
    columns_->lay([this] {
        for (const auto& [column, sample] : heldColumnSamples())
            table_->setColumnWidth(column, columnWidthFor(table_, column, sample));
        for (const int column : {HeldOrderModel::DecidedColumn, HeldOrderModel::StateColumn,
                                 HeldOrderModel::DeciderColumn, HeldOrderModel::ReasonColumn})
            table_->hideColumn(column);
    });
    fillGroups();
    refresh();
}

void HeldPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::brake

#include "moc_held_page.cpp"
