#include "ui/widgets/command_bar.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/why_not.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <utility>

namespace sekisho::ui {

namespace {

constexpr int kLeast = 160; // buttons that do not fit give way
constexpr int kGap = 4;     // place of the gap between counts and actions

QString withoutEllipsis(const QString& text) {
    return text.endsWith(QChar(0x2026)) ? text.chopped(1) : text;
}

} // namespace

CommandBar::CommandBar(commands::Registry& registry, const QString& name, std::vector<QString> keys, QWidget* parent)
    : QWidget(parent), registry_(registry), keys_(std::move(keys)), count_(new QLabel(this)),
      all_(new QToolButton(this)), clear_(new QToolButton(this)), more_(new QToolButton(this)) {
    setObjectName(name + QStringLiteral(".bar"));
    setMinimumWidth(kLeast);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kNormal, space::kTight, space::kSmall, space::kTight);
    row->setSpacing(space::kTight);
    count_->setObjectName(name + QStringLiteral(".count"));
    row->addWidget(count_);
    row->addSpacing(space::kTight);
    all_->setObjectName(name + QStringLiteral(".selectAll"));
    clear_->setObjectName(name + QStringLiteral(".selectNone"));
    const auto addButton = [row](QToolButton* button) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
    };
    addButton(all_);
    addButton(clear_);
    row->addStretch(1); // at kGap
    connect(all_, &QToolButton::clicked, this, &CommandBar::selectAllRequested);
    connect(clear_, &QToolButton::clicked, this, &CommandBar::clearRequested);
    QWidget* before = clear_; // Tab goes through them as they stand
    for (const QString& key : keys_) {
        commands::Command* command = registry_.find(key);
        if (!command) continue;
        auto* button = new QToolButton(this);
        button->setObjectName(name + QLatin1Char('.') + key);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        addButton(button);
        connect(button, &QToolButton::clicked, this, [this, key] { Q_EMIT triggered(key); });
        actions_.push_back({command, button});
        setTabOrder(before, button);
        before = button;
    }
    more_->setObjectName(name + QStringLiteral(".more"));
    more_->setPopupMode(QToolButton::InstantPopup);
    addButton(more_);
    row->addStretch(0);
    setTabOrder(before, more_);
    auto* menu = new QMenu(more_);
    more_->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(menu); });
    connect(&registry_, &commands::Registry::applicabilityChanged, this, &CommandBar::refresh);
    refresh();
}

void CommandBar::fillMenu(QMenu* menu) {
    menu->clear();
    menu->setToolTipsVisible(true);
    const commands::Context context = registry_.context();
    for (const QString& key : keys_) {
        if (key.isEmpty()) {
            menu->addSeparator();
            continue;
        }
        const commands::Command* command = registry_.find(key);
        if (!command) continue;
        QAction* action = menu->addAction(icon(command->iconName()), command->text());
        action->setObjectName(key);
        showVerdict(action, *command, context);
        connect(action, &QAction::triggered, this, [this, key] { Q_EMIT triggered(key); });
    }
}

void CommandBar::present(const Shown& shown) {
    shown_ = shown;
    refresh();
}

QString CommandBar::countText() const {
    return count_->text();
}

void CommandBar::setNameOfMore(const QString& name) {
    moreName_ = name;
    refresh();
}

void CommandBar::refresh() {
    const commands::Context context = registry_.context();
    count_->setText(shown_.count);
    count_->setVisible(!shown_.count.isEmpty());
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->setStretch(kGap, shown_.count.isEmpty() ? 0 : 1);
    row->setStretch(row->count() - 1, shown_.count.isEmpty() ? 1 : 0);
    count_->setToolTip(shown_.count); // a very narrow list cuts it off
    all_->setText(shown_.selectAll);
    all_->setToolTip(tr("Selects everything that matches, also what is out of sight."));
    clear_->setText(tr("Clear selection"));
    for (const Entry& entry : actions_) {
        showVerdict(entry.button, *entry.command, context);
        entry.button->setText(withoutEllipsis(entry.command->text()));
        entry.button->setIcon(icon(entry.command->iconName()));
        entry.button->setAccessibleName(entry.command->text());
    }
    more_->setText(tr("More"));
    more_->setToolTip(moreName_);
    more_->setAccessibleName(moreName_);
    fit();
}

// Nothing is cut off: what does not fit is left out. The menu has all actions, and the table has the keys for choosing
// all and none.
void CommandBar::fit() {
    const auto neededBy = [](const QWidget* widget) { return widget->sizeHint().width() + space::kTight; };
    const QMargins edges = layout()->contentsMargins();
    int room = width() - edges.left() - edges.right() - (shown_.count.isEmpty() ? 0 : neededBy(count_)) -
               neededBy(more_) - 2 * space::kSmall;
    for (const auto& [button, wanted] : {std::pair{all_, !shown_.selectAll.isEmpty()}, {clear_, shown_.selected}}) {
        const bool fits = wanted && neededBy(button) <= room;
        button->setVisible(fits);
        if (fits) room -= neededBy(button);
    }
    bool left = false; // some action has no place
    for (const Entry& entry : actions_) {
        const bool fits = !left && neededBy(entry.button) <= room;
        left = !fits;
        entry.button->setVisible(fits);
        if (fits) room -= neededBy(entry.button);
    }
    more_->setVisible(left || actions_.size() > 1);
}

void CommandBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void CommandBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui

#include "moc_command_bar.cpp"
