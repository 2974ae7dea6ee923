#include "ui/panes/members/filter_button.h"

#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/surfaces.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <QWidgetAction>

namespace sekisho::ui::members {

namespace {
constexpr std::array kStatuses = {MemberStatus::InUse, MemberStatus::Pending, MemberStatus::Awaiting,
                                  MemberStatus::Suspended, MemberStatus::Deleted};
constexpr std::array<std::uint32_t, 5> kBits = {ports::ShowInUse, ports::ShowPending, ports::ShowAwaiting,
                                                ports::ShowSuspended, ports::ShowDeleted};
constexpr int kUsualDays = 90;
constexpr std::array kPeriods = {30, 60, 90, 180, 365};
constexpr int kNever = -1; // data of the entry for those who never came
constexpr int kOwn = 0;    // for a number of one's own
} // namespace

FilterButton::FilterButton(QWidget* parent)
    : QToolButton(parent), onLeave_(new QCheckBox), notSeen_(new QCheckBox), period_(new QComboBox),
      days_(new QSpinBox), reset_(new QPushButton), head_(new QLabel), menu_(new QMenu(this)) {
    setObjectName(QStringLiteral("members.filter"));
    setPopupMode(InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    setMenu(menu_);

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addWidget(head_);
    for (std::size_t i = 0; i < kStatuses.size(); ++i) {
        status_[i] = new QCheckBox;
        status_[i]->setObjectName(QStringLiteral("members.filter.%1").arg(static_cast<int>(kBits[i])));
        column->addWidget(status_[i]);
    }
    column->addWidget(new Rule);
    column->addWidget(onLeave_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(notSeen_);
    row->addWidget(period_);
    row->addWidget(days_);
    row->addStretch();
    column->addLayout(row);
    column->addWidget(reset_, 0, Qt::AlignLeft);
    onLeave_->setObjectName(QStringLiteral("members.filter.onLeave"));
    notSeen_->setObjectName(QStringLiteral("members.filter.notSeen"));
    period_->setObjectName(QStringLiteral("members.filter.period"));
    days_->setObjectName(QStringLiteral("members.filter.days"));
    for (const int days : kPeriods)
        period_->addItem(QString(), days);
    period_->addItem(QString(), kNever);
    period_->addItem(QString(), kOwn);
    reset_->setObjectName(QStringLiteral("members.filter.reset"));
    days_->setRange(1, 3650);
    days_->setValue(kUsualDays);
    auto* action = new QWidgetAction(menu_);
    action->setDefaultWidget(page);
    menu_->addAction(action);

    for (QCheckBox* box : status_)
        connect(box, &QCheckBox::toggled, this, &FilterButton::ticked);
    connect(onLeave_, &QCheckBox::toggled, this, &FilterButton::ticked);
    connect(notSeen_, &QCheckBox::toggled, this, &FilterButton::ticked);
    connect(period_, &QComboBox::activated, this, [this] {
        if (const int days = period_->currentData().toInt(); days > 0) {
            const QSignalBlocker quiet(days_);
            days_->setValue(days);
        }
        showPeriod();
        if (notSeen_->isChecked()) ticked();
    });
    connect(days_, &QSpinBox::valueChanged, this, [this] {
        if (notSeen_->isChecked()) ticked();
    });
    connect(reset_, &QPushButton::clicked, this, [this] {
        setFilter({});
        Q_EMIT filterChanged();
    });
    connect(menu_, &QMenu::aboutToShow, this, [this] { status_[0]->setFocus(Qt::PopupFocusReason); });
    setFilter({});
    retranslate();
}

FilterState FilterButton::filter() const {
    FilterState filter;
    filter.statuses = 0;
    for (std::size_t i = 0; i < kBits.size(); ++i)
        if (status_[i]->isChecked()) filter.statuses |= kBits[i];
    filter.onlyOnLeave = onLeave_->isChecked();
    filter.neverSeen = notSeen_->isChecked() && period_->currentData().toInt() == kNever;
    filter.notSeenDays = notSeen_->isChecked() && !filter.neverSeen ? days_->value() : 0;
    return filter;
}

void FilterButton::setFilter(const FilterState& filter) {
    setting_ = true;
    for (std::size_t i = 0; i < kBits.size(); ++i)
        status_[i]->setChecked(filter.statuses & kBits[i]);
    onLeave_->setChecked(filter.onlyOnLeave);
    notSeen_->setChecked(filter.notSeenDays > 0 || filter.neverSeen);
    if (filter.notSeenDays > 0) days_->setValue(filter.notSeenDays);
    const int known = period_->findData(days_->value());
    period_->setCurrentIndex(period_->findData(filter.neverSeen ? kNever : known >= 0 ? days_->value() : kOwn));
    setting_ = false;
    showPeriod();
    retranslate();
}

void FilterButton::ticked() {
    if (setting_) return;
    showPeriod();
    retranslate();
    Q_EMIT filterChanged();
}

void FilterButton::showPeriod() {
    const int period = period_->currentData().toInt();
    period_->setEnabled(notSeen_->isChecked());
    days_->setEnabled(notSeen_->isChecked());
    days_->setVisible(period == kOwn);
}

QString FilterButton::summary() const {
    const FilterState now = filter();
    QString states;
    if (now.statuses == ports::ShowAllStatuses)
        states = tr("All states");
    else if (now.statuses == FilterState().statuses)
        states = tr("All but deleted");
    else if (now.statuses == 0)
        states = tr("No state");
    else {
        QStringList words;
        for (std::size_t i = 0; i < kBits.size(); ++i)
            if (now.statuses & kBits[i]) words << commands::statusText(kStatuses[i]);
        states = words.size() <= 2 ? commands::locale().createSeparatedList(words)
                                   : tr("%n states", nullptr, static_cast<int>(words.size()));
    }
    if (now.onlyOnLeave) states = tr("%1, on leave").arg(states);
    if (now.notSeenDays > 0) states = tr("%1, not seen for %n day(s)", nullptr, now.notSeenDays).arg(states);
    if (now.neverSeen) states = tr("%1, never signed in").arg(states);
    return states;
}

void FilterButton::retranslate() {
    head_->setText(tr("Show members who are"));
    for (std::size_t i = 0; i < kStatuses.size(); ++i)
        status_[i]->setText(commands::statusText(kStatuses[i]));
    onLeave_->setText(tr("Only on leave of absence"));
    notSeen_->setText(tr("Not seen for"));
    notSeen_->setToolTip(
        tr("Last access is longer ago than this; of those who never signed in, the account is older."));
    for (int i = 0; i < period_->count(); ++i) {
        const int period = period_->itemData(i).toInt();
        period_->setItemText(i, period == kNever ? tr("ever (never signed in)")
                                : period == kOwn ? tr("another number of days")
                                                 : tr("%n day(s)", nullptr, period));
    }
    period_->setAccessibleName(tr("Time without access"));
    days_->setSuffix(tr(" days"));
    days_->setAccessibleName(tr("Days without access"));
    reset_->setText(tr("Back to the usual choice"));
    setIcon(ui::icon(QStringLiteral("view-filter")));
    setText(tr("Show: %1").arg(summary()));
    setAccessibleName(text());
    setToolTip(tr("Choose which members are shown."));
}

void FilterButton::changeEvent(QEvent* event) {
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::PaletteChange) setIcon(ui::icon(QStringLiteral("view-filter")));
}

} // namespace sekisho::ui::members

#include "moc_filter_button.cpp"
