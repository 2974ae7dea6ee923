#include "ui/panes/members/selection_bar.h"

#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/why_not.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <array>
#include <utility>

namespace sekisho::ui::members {

namespace {

// Most urgent first; what does not fit goes into the menu at the end.
constexpr std::array kBarKeys = {"member.suspend", "member.unsuspend", "member.forceLogout", "member.delete"};
// With dividers between kinds: work on the record, access, state, end.
constexpr std::array kMenuKeys = {"member.lostDevice",
                                  "",
                                  "member.edit",
                                  "member.changeId",
                                  "",
                                  "member.forceLogout",
                                  "member.password.force",
                                  "member.password.request",
                                  "member.invite",
                                  "member.appStop",
                                  "",
                                  "member.suspend",
                                  "member.unsuspend",
                                  "member.leave.set",
                                  "member.leave.clear",
                                  "",
                                  "member.rights",
                                  "member.viewAs",
                                  "",
                                  "member.leaver",
                                  "member.delete",
                                  "member.undelete",
                                  "member.forceDelete",
                                  "",
                                  "member.explainUse",
                                  "member.reachedBy",
                                  "",
                                  "member.copy",
                                  "member.export"};

QString withoutDots(const QString& text) {
    return text.endsWith(QChar(0x2026)) ? text.chopped(1) : text;
}

} // namespace

void fillActionMenu(QMenu* menu, commands::Registry& registry, const commands::Context& context,
                    const std::function<void(const QString&)>& run) {
    menu->setToolTipsVisible(true);
    for (const char* name : kMenuKeys) {
        const QString key = QLatin1String(name);
        if (key.isEmpty()) {
            menu->addSeparator();
            continue;
        }
        const commands::Command* command = registry.find(key);
        if (!command) continue;
        // The keys are shown, not bound: the window binds them once for all.
        const QString keys = QKeySequence::fromString(command->defaultShortcut(), QKeySequence::PortableText)
                                 .toString(QKeySequence::NativeText);
        QAction* action = menu->addAction(
            icon(command->iconName()), keys.isEmpty() ? command->text() : command->text() + QLatin1Char('\t') + keys);
        action->setObjectName(key);
        showVerdict(action, *command, context);
        QObject::connect(action, &QAction::triggered, menu, [run, key] { run(key); });
    }
}

SelectionBar::SelectionBar(commands::Registry& registry, QWidget* parent)
    : QWidget(parent), registry_(registry), count_(new QLabel(this)), all_(new QToolButton(this)),
      clear_(new QToolButton(this)), more_(new QToolButton(this)) {
    setObjectName(QStringLiteral("members.selectionBar"));
    setMinimumWidth(160); // buttons that do not fit give way
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(4);
    row->addWidget(count_);
    row->addSpacing(4);
    all_->setObjectName(QStringLiteral("members.selectAll"));
    clear_->setObjectName(QStringLiteral("members.selectNone"));
    for (QToolButton* button : {all_, clear_}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
    }
    row->addStretch(1);
    connect(all_, &QToolButton::clicked, this, &SelectionBar::selectAllRequested);
    connect(clear_, &QToolButton::clicked, this, &SelectionBar::clearRequested);
    for (const char* name : kBarKeys) {
        commands::Command* command = registry_.find(QLatin1String(name));
        if (!command) continue;
        auto* button = new QToolButton(this);
        button->setObjectName(QStringLiteral("bar.") + command->key());
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QToolButton::clicked, this, [this, command] { Q_EMIT triggered(command->key()); });
        row->addWidget(button);
        actions_.push_back({command, button});
    }
    more_->setObjectName(QStringLiteral("members.more"));
    more_->setPopupMode(QToolButton::InstantPopup);
    more_->setAutoRaise(true);
    more_->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(more_);
    more_->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillActionMenu(menu, registry_, context_, [this](const QString& key) { Q_EMIT triggered(key); });
    });
    row->addWidget(more_);
    QWidget* before = clear_; // Tab goes through them as they stand
    for (const Entry& entry : actions_) {
        setTabOrder(before, entry.button);
        before = entry.button;
    }
    setTabOrder(before, more_);
    retranslate();
}

void SelectionBar::present(qint64 shown, qint64 total, qint64 selected, const commands::Context& context) {
    shown_ = shown;
    total_ = total;
    selected_ = selected;
    context_ = context;
    retranslate();
}

QString SelectionBar::countText() const {
    return count_->text();
}

void SelectionBar::retranslate() {
    const QLocale locale = commands::locale();
    QString text = shown_ == total_ ? tr("%1 members").arg(locale.toString(shown_))
                                    : tr("%1 of %2 members").arg(locale.toString(shown_), locale.toString(total_));
    if (selected_ > 0) text = tr("%1, %2 selected").arg(text, locale.toString(selected_));
    count_->setText(text);
    count_->setToolTip(text); // a very narrow list cuts it off
    all_->setText(tr("Select all %1").arg(locale.toString(shown_)));
    all_->setToolTip(tr("Selects every member that matches, also those out of sight."));
    clear_->setText(tr("Clear selection"));
    for (const Entry& entry : actions_) {
        showVerdict(entry.button, *entry.command, context_);
        entry.button->setText(withoutDots(entry.command->text()));
        entry.button->setIcon(icon(entry.command->iconName()));
        entry.button->setAccessibleName(entry.command->text());
    }
    more_->setText(tr("More"));
    more_->setToolTip(tr("All actions for the selected members"));
    more_->setAccessibleName(more_->toolTip());
    fit();
}

// Nothing is cut off: what does not fit is left out. The menu has all actions, and the table has the keys for choosing
// all and none.
void SelectionBar::fit() {
    int room = width() - layout()->contentsMargins().left() - layout()->contentsMargins().right() -
               count_->sizeHint().width() - more_->sizeHint().width() - 24;
    for (const auto& [button, wanted] : {std::pair{all_, shown_ > 1 && selected_ < shown_}, {clear_, selected_ > 1}}) {
        const int needed = button->sizeHint().width() + 4;
        const bool fits = wanted && needed <= room;
        button->setVisible(fits);
        if (fits) room -= needed;
    }
    for (const Entry& entry : actions_) {
        const int needed = entry.button->sizeHint().width() + 4;
        const bool fits = selected_ > 0 && needed <= room;
        entry.button->setVisible(fits);
        room = fits ? room - needed : -1;
    }
}

void SelectionBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void SelectionBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::members

#include "moc_selection_bar.cpp"
