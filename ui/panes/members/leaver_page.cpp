#include "ui/panes/members/leaver_page.h"

#include "models/commands/words.h"
#include "ui/diff/changeset_dialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>

namespace sekisho::ui::members {

using commands::Leaver;

namespace {

constexpr int kPeopleWidth = 260;
constexpr int kStepsWidth = 720; // lines stay readable in a wide window

QPushButton* footButton(const char* name, QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    return button;
}

} // namespace

LeaverPage::LeaverPage(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services),
      desk_(new commands::LeaverDesk(services.gateway, services.cache, services.gui, services.clock, this)) {
    setObjectName(QStringLiteral("leaver.page"));
    build();
    connect(desk_, &commands::LeaverDesk::changed, this, &LeaverPage::refresh);
    connect(desk_, &commands::LeaverDesk::finished, this, &LeaverPage::finished);
    connect(desk_, &commands::LeaverDesk::failed, this, [this](const Error& error, const QString& subject) {
        const QString sentence = commands::errorText(error);
        banner_->announce(Banner::Kind::Error, subject.isEmpty() ? sentence : tr("%1: %2").arg(subject, sentence));
        services_.sync.refreshNow(); // what was in the way is often a newer state
    });
    connect(desk_, &commands::LeaverDesk::undoReady, this, &LeaverPage::showUndo);
    retranslate();
}

void LeaverPage::build() {
    heading_ = new QLabel(this);
    heading_->setObjectName(QStringLiteral("leaver.heading"));
    setTextSize(heading_, TextSize::Page);
    lead_ = new QLabel(this);
    lead_->setWordWrap(true);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("leaver.banner"));
    people_ = new QListWidget(this);
    people_->setObjectName(QStringLiteral("leaver.people"));
    people_->setFrameShape(QFrame::NoFrame);
    people_->setMinimumWidth(kPeopleWidth);
    people_->setMaximumWidth(kPeopleWidth);
    scroll_ = new ScrollPage(ScrollPage::Holds::Text, this);
    scroll_->setObjectName(QStringLiteral("leaver.steps"));
    close_ = footButton("leaver.close", this);
    save_ = footButton("leaver.save", this);
    again_ = footButton("leaver.again", this);
    handOver_ = footButton("leaver.handOver", this);
    leave_ = footButton("leaver.leave", this);
    why_ = new WrappedLabel(this);
    why_->setObjectName(QStringLiteral("leaver.why"));

    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    head->setSpacing(space::kTight);
    head->addWidget(heading_);
    head->addWidget(lead_);
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(people_);
    body->addWidget(scroll_, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    foot->setSpacing(space::kSmall);
    foot->addWidget(close_);
    foot->addWidget(save_);
    foot->addWidget(again_);
    foot->addWidget(why_, 100);
    foot->addStretch(1); // where there is nothing to say
    foot->addWidget(handOver_);
    foot->addWidget(leave_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addLayout(body, 1);
    column->addWidget(new Rule(this));
    column->addLayout(foot);

    connect(people_, &QListWidget::currentRowChanged, this, &LeaverPage::showSteps);
    connect(close_, &QPushButton::clicked, this, &LeaverPage::closed);
    connect(save_, &QPushButton::clicked, this, &LeaverPage::save);
    connect(again_, &QPushButton::clicked, this, &LeaverPage::checkAgain);
    connect(handOver_, &QPushButton::clicked, desk_, &commands::LeaverDesk::handOver);
    connect(leave_, &QPushButton::clicked, desk_, &commands::LeaverDesk::handOverAndLeave);
}

void LeaverPage::open(const std::vector<commands::SelectedMember>& who) {
    banner_->dismiss();
    people_->clear();
    for (const commands::SelectedMember& member : who)
        people_->addItem(member.name);
    people_->setVisible(who.size() > 1);
    people_->setCurrentRow(0);
    desk_->begin(who);
    setFocus(Qt::OtherFocusReason);
}

void LeaverPage::checkAgain() {
    for (std::size_t i = 0; i < desk_->count(); ++i)
        desk_->checkAgain(i);
}

std::size_t LeaverPage::place() const {
    return static_cast<std::size_t>(std::max(0, people_->currentRow()));
}

// --- steps ---------------------------------------------------------------------------------------------------------

void LeaverPage::refresh() {
    heading_->setText(desk_->count() == 1 ? tr("Member leaves: %1").arg(desk_->at(0).who.name) : tr("Member leaves"));
    refreshList();
    showSteps();
    refreshFoot();
}

void LeaverPage::refreshList() {
    for (int row = 0; row < people_->count(); ++row) {
        const auto at = static_cast<std::size_t>(row);
        if (at >= desk_->count()) break;
        const Leaver& leaver = desk_->at(at);
        const QString obstacle = desk_->obstacle(at);
        QListWidgetItem* item = people_->item(row);
        const bool ready = obstacle.isEmpty();
        const Tone tone = leaver.deleted ? Tone::Neutral : ready ? Tone::Good : Tone::Warning;
        item->setIcon(
            iconPixmap(leaver.deleted || ready ? QStringLiteral("dialog-ok") : QStringLiteral("dialog-warning"), 16,
                       toneInk(tone, palette()), devicePixelRatioF()));
        item->setText(tr("%1\n%2", "name of a member, how far it is")
                          .arg(leaver.who.name, leaver.deleted ? tr("Deleted")
                                                : ready        ? tr("Ready")
                                                               : tr("Not ready")));
        item->setToolTip(obstacle);
    }
}

void LeaverPage::showSteps() {
    if (place() >= desk_->count()) return;
    const int scrolled = scroll_->verticalScrollBar()->value();
    const QString focused = focusWidget() ? focusWidget()->objectName() : QString();
    // The press of a button of the old steps may be what led here.
    if (QWidget* old = scroll_->takeWidget()) old->deleteLater();
    steps_ = new QWidget;
    steps_->setMaximumWidth(kStepsWidth);
    column_ = new QVBoxLayout(steps_);
    column_->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kNormal);
    column_->setSpacing(0);
    const Leaver& leaver = desk_->at(place());
    if (leaver.error) {
        addStep({State::Blocked, tr("The service could not be asked"), commands::errorText(*leaver.error)});
    } else if (!leaver.check) {
        addStep({State::Told,
                 leaver.deleted ? tr("The member is deleted already.") : tr("The service is being asked …"),
                 {}});
    } else {
        addRoles(leaver);
        addTasks(leaver);
        addAccess(leaver);
        addLosses(leaver);
        addEnd(leaver);
    }
    column_->addStretch(1);
    scroll_->setWidget(steps_);
    scroll_->verticalScrollBar()->setValue(scrolled);
    if (!focused.isEmpty())
        if (auto* again = findChild<QWidget*>(focused)) again->setFocus(Qt::OtherFocusReason);
}

// --- what can be done ----------------------------------------------------------------------------------------------

void LeaverPage::refreshFoot() {
    const bool online = services_.online() && services_.identity();
    const std::size_t ready = desk_->ready();
    const QString offline = tr("This needs a connection to the service.");
    const QString reason = !online                             ? offline
                           : desk_->count() == 1 && ready == 0 ? desk_->obstacle(0)
                           : ready == 0                        ? tr("None of these members can leave yet.")
                                                               : QString();
    leave_->setEnabled(online && ready > 0 && !desk_->busy());
    leave_->setToolTip(reason);
    leave_->setText(ready == 0           ? tr("Delete")
                    : desk_->handsOver() ? tr("Hand over and delete %n member(s)", nullptr, static_cast<int>(ready))
                                         : tr("Delete %n member(s)", nullptr, static_cast<int>(ready)));
    handOver_->setEnabled(online && desk_->handsOver() && !desk_->busy());
    handOver_->setToolTip(online ? tr("Only hands over; the account stays until you delete it.") : offline);
    again_->setEnabled(online && !desk_->busy());
    why_->say(reason);
    QPalette pale = why_->palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    why_->setPalette(pale);
    why_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void LeaverPage::finished(int handedOver, int deleted) {
    services_.sync.refreshNow();
    const QString sentence =
        deleted > 0 ? tr("%n member(s) were deleted and everything chosen was handed over.", nullptr, deleted)
                    : tr("%n organization(s) or group(s) were handed over.", nullptr, handedOver);
    banner_->announce(Banner::Kind::Success, sentence, tr("Undo…"), [this] { desk_->undo(); });
}

void LeaverPage::showUndo(const Changeset& back) {
    auto* dialog = new diff::ChangesetDialog(
        back, services_.gateway.changesets(), services_.cache, services_.gui,
        [this](const Changeset&) {
            services_.sync.refreshNow();
            std::vector<commands::SelectedMember> again;
            for (std::size_t i = 0; i < desk_->count(); ++i) {
                again.push_back(desk_->at(i).who);
                again.back().status = MemberStatus::InUse; // asked anew at once
            }
            open(again);
            banner_->announce(Banner::Kind::Success, tr("It was taken back."));
        },
        this);
    dialog->open();
}

ListTable LeaverPage::listForFile() const {
    ListTable table;
    table.title = tr("Record of leaving");
    table.fileName = tr("leaving");
    table.heads = commands::LeaverDesk::recordHeads();
    const auto rows = std::make_shared<ports::ExportRows>(desk_->record());
    table.rows = static_cast<qint64>(rows->size());
    table.more = [rows](qint64, const ports::Reply<ExportPage>& reply) {
        reply(ExportPage{*rows, true});
        return ports::CallHandle();
    };
    return table;
}

void LeaverPage::save() {
    exportList(exportServices(services_), listForFile(), this,
               [this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); });
}

void LeaverPage::linkChanged() {
    refreshFoot();
}

void LeaverPage::retranslate() {
    lead_->setText(
        tr("Everything that has to be settled before an account goes. Handing over and deleting are one change "
           "that can be taken back as a whole."));
    QPalette pale = lead_->palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    lead_->setPalette(pale);
    people_->setAccessibleName(tr("Members who leave"));
    scroll_->setAccessibleName(tr("Steps until the account goes"));
    close_->setText(tr("Back to the list"));
    save_->setText(tr("Save the record…"));
    save_->setToolTip(tr("Writes the steps and how far they are to a file (Excel or CSV)."));
    again_->setText(tr("Check again"));
    handOver_->setText(tr("Hand over only"));
    refresh();
}

void LeaverPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::members

#include "moc_leaver_page.cpp"
