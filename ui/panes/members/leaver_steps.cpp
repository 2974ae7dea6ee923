// The steps of 退職手続き as they stand on the page of one member.

#include "models/commands/words.h"
#include "ui/forms/pickers.h"
#include "ui/panes/members/leaver_page.h"
#include "ui/panes/members/member_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace sekisho::ui::members {

using commands::fromUtf8;
using commands::Leaver;
using commands::LeaverTask;

namespace {

constexpr std::size_t kCandidates = 12;

QString roleName(const LeaverRole& role) {
    Role named;
    named.id = role.id;
    named.name = role.name;
    named.builtIn = role.builtIn;
    return commands::roleText(named);
}

} // namespace

QVBoxLayout* LeaverPage::addStep(const Step& step) {
    struct Look {
        const char* icon;
        Tone tone;
    };
    static constexpr Look looks[] = {{"dialog-ok", Tone::Good},
                                     {"dialog-warning", Tone::Warning},
                                     {"dialog-error", Tone::Danger},
                                     {"dialog-information", Tone::Neutral}};
    const Look& look = looks[static_cast<int>(step.state)];
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    auto* sign = new QLabel(steps_);
    sign->setPixmap(iconPixmap(QLatin1String(look.icon), 22, toneInk(look.tone, palette()), devicePixelRatioF()));
    sign->setFixedWidth(24);
    sign->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    const QString words[] = {tr("Done"), tr("To do"), tr("In the way"), tr("For information")};
    sign->setAccessibleName(words[static_cast<int>(step.state)]);
    sign->setToolTip(sign->accessibleName());
    auto* inside = new QVBoxLayout;
    inside->setSpacing(space::kTight);
    auto* title = new QLabel(step.title, steps_);
    title->setTextFormat(Qt::PlainText);
    setTextSize(title, TextSize::Strong);
    inside->addWidget(title);
    if (!step.detail.isEmpty()) {
        auto* detail = new WrappedLabel(steps_);
        detail->setTextFormat(Qt::PlainText);
        detail->say(step.detail);
        inside->addWidget(detail);
    }
    row->addWidget(sign);
    row->addLayout(inside, 1);
    column_->addLayout(row);
    column_->addSpacing(space::kWide);
    return inside;
}

QString LeaverPage::highestName() const {
    const ports::MemberList& list = services_.cache.members();
    if (!list.complete()) return {};
    const ports::RowSet rows = services_.cache.members().query({});
    for (const ports::RowNo row : *rows)
        if (list.state(row).administrator) return fromUtf8(list.cells(row).name);
    return {};
}

void LeaverPage::addRoles(const Leaver& leaver) {
    if (leaver.check->highest) {
        addStep({State::Blocked, tr("Highest administrator"),
                 tr("The highest administrator cannot leave. Hand that role over to somebody else first.")});
        return;
    }
    if (leaver.check->roles.empty()) {
        addStep({State::Done, tr("Administrator roles"), tr("The member holds none.")});
        return;
    }
    QStringList names;
    for (const LeaverRole& role : leaver.check->roles)
        names << roleName(role);
    const QString who = highestName();
    const QString list = commands::locale().createSeparatedList(names);
    QVBoxLayout* inside = addStep(
        {State::Blocked, tr("Administrator roles: %1").arg(list),
         who.isEmpty()
             ? tr("They must be taken away before the member can be deleted. Only the highest administrator can do "
                  "that. Afterwards choose “Check again”.")
             : tr("They must be taken away before the member can be deleted. Only the highest administrator (%1) "
                  "can do that. Afterwards choose “Check again”.")
                   .arg(who)});
    const ports::Identity* identity = services_.identity();
    if (!identity || !identity->canOperate("security.roles", services_.clock.now())) return;
    for (const LeaverRole& role : leaver.check->roles) { // the way there, for who may
        auto* open = new QToolButton(steps_);
        open->setObjectName(QStringLiteral("leaver.role.") + fromUtf8(role.id.value));
        open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        open->setIcon(icon(QStringLiteral("go-next")));
        open->setFocusPolicy(Qt::StrongFocus);
        open->setText(tr("Open the role “%1”").arg(roleName(role)));
        connect(open, &QToolButton::clicked, this, [this, id = fromUtf8(role.id.value)] { Q_EMIT roleWanted(id); });
        inside->addWidget(open, 0, Qt::AlignLeft);
    }
}

void LeaverPage::addTasks(const Leaver& leaver) {
    for (std::size_t task = 0; task < leaver.tasks.size(); ++task)
        addTask(place(), task);
    if (leaver.tasks.empty())
        addStep({State::Done, tr("Handing over"), tr("The member heads no organization and no group depends on him.")});
    const auto hidden = leaver.check->soleMasterCount - static_cast<std::int64_t>(leaver.check->soleMasterOf.size());
    if (hidden > 0)
        addStep({State::Open, tr("Groups you may not see"),
                 tr("%n group(s) will be left without a master. Somebody who may manage groups can name a new one, "
                    "before or after the deletion.",
                    nullptr, static_cast<int>(hidden))});
}

void LeaverPage::addTask(std::size_t leaver, std::size_t task) {
    const LeaverTask& one = desk_->at(leaver).tasks[task];
    const QString name = fromUtf8(one.what.name);
    Step step;
    step.title = one.group ? tr("Only master of the group %1").arg(name) : tr("Head of %1").arg(name);
    const bool nobody = one.successor.chosen && one.successor.user.empty();
    step.state = one.done || one.successor.chosen ? State::Done : State::Open;
    if (one.done)
        step.detail = nobody ? tr("It stays without a successor.") : tr("Handed over to %1.").arg(one.successor.name);
    else if (nobody)
        step.detail = one.group ? tr("The group stays without a master until somebody is named.")
                                : tr("The organization stays without a head until somebody is named.");
    else if (one.successor.chosen)
        step.detail = tr("%1 takes over when you hand over or delete.").arg(one.successor.name);
    else
        step.detail = tr("Choose who takes over.");
    QVBoxLayout* inside = addStep(step);
    if (one.done) return;
    auto* choose = new QToolButton(steps_);
    choose->setObjectName(QStringLiteral("leaver.task.%1").arg(task));
    choose->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    choose->setIcon(icon(QStringLiteral("im-user")));
    choose->setPopupMode(QToolButton::InstantPopup);
    choose->setFocusPolicy(Qt::StrongFocus);
    choose->setText(one.successor.chosen ? tr("Another successor") : tr("Choose a successor"));
    choose->setAccessibleName(tr("%1: %2").arg(step.title, choose->text()));
    choose->setEnabled(!desk_->busy());
    auto* menu = new QMenu(choose);
    choose->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, leaver, task] { fillSuccessors(menu, leaver, task); });
    inside->addWidget(choose, 0, Qt::AlignLeft);
}

void LeaverPage::fillSuccessors(QMenu* menu, std::size_t leaver, std::size_t task) {
    menu->clear();
    for (const commands::SelectedMember& member : desk_->candidates(desk_->at(leaver).tasks[task], kCandidates)) {
        const QString text = member.orgUnit.isEmpty() ? member.name : tr("%1 (%2)").arg(member.name, member.orgUnit);
        QAction* entry = menu->addAction(text, this, [this, leaver, task, member] {
            desk_->choose(leaver, task, {true, member.id, member.name});
        });
        entry->setData(fromUtf8(member.id.value));
    }
    if (!menu->isEmpty()) menu->addSeparator();
    menu->addAction(tr("Another member…"), this, [this, leaver, task] { pickSuccessor(leaver, task); });
    menu->addAction(tr("Nobody for now"), this, [this, leaver, task] { desk_->choose(leaver, task, {true, {}, {}}); });
}

void LeaverPage::pickSuccessor(std::size_t leaver, std::size_t task) {
    auto* picker = new MemberPicker(
        services_.cache, tableWords(),
        [this, leaver, task](const UserId& id, const QString& name) {
            if (leaver < desk_->count() && task < desk_->at(leaver).tasks.size())
                desk_->choose(leaver, task, {true, id, name});
        },
        this);
    picker->open();
}

void LeaverPage::addAccess(const Leaver& leaver) {
    const LeaverCheck& check = *leaver.check;
    QStringList lines;
    const auto live = static_cast<int>(check.liveSessions);
    lines << (live > 0 ? tr("Signed in %n time(s) at the moment. The deletion ends that.", nullptr, live)
                       : tr("Signed in nowhere at the moment."));
    for (const LeaverDevice& device : check.devices) {
        const QString name = fromUtf8(device.os.empty() ? device.name : device.name + " (" + device.os + ")");
        lines << tr("Device: %1, last access %2").arg(name, commands::timeText(device.lastAccess));
    }
    if (!check.devices.empty()) lines << tr("What is already stored on a device stays there. Ask for it back.");
    QVBoxLayout* inside = addStep({live > 0 && !leaver.deleted ? State::Open : State::Done, tr("Sign-ins and devices"),
                                   lines.join(QLatin1Char('\n'))});
    if (live == 0 || leaver.deleted) return;
    auto* end = new QPushButton(tr("Log out now"), steps_);
    end->setObjectName(QStringLiteral("leaver.logOut"));
    end->setAutoDefault(false);
    connect(end, &QPushButton::clicked, this, [this, who = leaver.who] { Q_EMIT logOutRequested(who); });
    inside->addWidget(end, 0, Qt::AlignLeft);
}

void LeaverPage::addLosses(const Leaver& leaver) {
    const LeaverCheck& check = *leaver.check;
    QStringList lines;
    const auto line = [&lines](std::int64_t count, const QString& sentence) {
        if (count > 0) lines << sentence;
    };
    const auto number = [](std::int64_t count) { return static_cast<int>(count); };
    line(check.orgUnitMemberships, tr("Leaves %n organization(s).", nullptr, number(check.orgUnitMemberships)));
    line(check.groupMemberships, tr("Leaves %n group(s). Cancelling the deletion does not bring that back.", nullptr,
                                    number(check.groupMemberships)));
    line(check.aliases, tr("%n further address(es) become free.", nullptr, number(check.aliases)));
    line(check.statuses, tr("%n profile status(es) go.", nullptr, number(check.statuses)));
    line(check.photo ? 1 : 0, tr("The photo goes."));
    lines << tr("After 7 days own calendar events, My drive, mail and finished tasks are gone for good.")
          << tr("Posts on boards, surveys and shared calendars stay.");
    addStep({State::Told, tr("What goes away"), lines.join(QLatin1Char('\n'))});
    if (check.namedAsRelated > 0)
        addStep(
            {State::Told, tr("Related people"),
             tr("%n member(s) name this one as a related person. Tell them.", nullptr, number(check.namedAsRelated))});
}

void LeaverPage::addEnd(const Leaver& leaver) {
    const QString obstacle = desk_->obstacle(place());
    if (leaver.deleted)
        addStep({State::Done, tr("Deleted"), tr("The account can be brought back within 7 days; talk rooms cannot.")});
    else
        addStep({obstacle.isEmpty() ? State::Open : State::Blocked, tr("Delete the account"),
                 obstacle.isEmpty() ? tr("Nothing stands in the way.") : obstacle});
}

} // namespace sekisho::ui::members
