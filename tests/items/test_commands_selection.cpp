// What a command is told of the selected members: count and kinds at once, the members themselves when asked, and those
// who were chosen even when the list has become another.
#include "models/commands/job_list.h"
#include "models/commands/member_commands.h"
#include "models/commands/registry.h"
#include "models/commands/words.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <optional>

namespace sekisho::tests::test_commands_selection {

using commands::SelectedMember;
using commands::Selection;

namespace {

SelectedMember person(int number, MemberStatus status = MemberStatus::InUse) {
    SelectedMember member;
    member.id = UserId("id-" + std::to_string(number));
    member.name = QStringLiteral("山田 %1").arg(number);
    member.loginId = QStringLiteral("yamada%1@demo").arg(number);
    member.orgUnit = number % 2 ? QStringLiteral("営業部") : QString();
    member.status = status;
    return member;
}

struct List { // rows that somebody looks at
    std::vector<SelectedMember> rows;
    mutable int walks = 0, looks = 0;
    Selection selection() const {
        std::vector<SelectedMember> kinds;
        for (const SelectedMember& row : rows)
            if (std::none_of(kinds.begin(), kinds.end(), [&](const auto& k) { return k.status == row.status; }))
                kinds.push_back(row);
        return {rows.size(), kinds, [this](const Selection::Visit& visit) {
                    ++walks;
                    for (const SelectedMember& row : rows) {
                        ++looks;
                        if (!visit(row)) return;
                    }
                }};
    }
};

QStringList names(const Selection& selection) {
    QStringList out;
    selection.each([&](const SelectedMember& member) {
        out << member.name;
        return true;
    });
    return out;
}

} // namespace

class TestCommandsSelection : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aPinnedMemberIsTheSameInEveryField() {
        SelectedMember odd = person(1, MemberStatus::Deleted);
        odd.onLeave = odd.administrator = true;
        const Selection pinned{odd, person(2, MemberStatus::Awaiting), SelectedMember{}};
        QCOMPARE(pinned.count(), 3U);
        const SelectedMember back = pinned.at(0);
        QCOMPARE(back.id.value, odd.id.value);
        QCOMPARE(back.name, odd.name);
        QCOMPARE(back.loginId, odd.loginId);
        QCOMPARE(back.orgUnit, odd.orgUnit);
        QCOMPARE(back.status, odd.status);
        QVERIFY(back.onLeave && back.administrator);
        QCOMPARE(pinned.at(1).status, MemberStatus::Awaiting);
        QVERIFY(!pinned.at(1).onLeave && !pinned.at(1).administrator && pinned.at(1).orgUnit.isEmpty());
        QVERIFY(pinned.at(2).name.isEmpty());
        QCOMPARE(names(pinned.only({2, 0})), (QStringList{QString(), odd.name}));
        QVERIFY(Selection().empty());
        QVERIFY(Selection().pinned().empty() && Selection().first(5).empty());
    }

    void kindsAreOneOfEachTheFirstFirst() {
        const Selection pinned{person(1), person(2), person(3, MemberStatus::Suspended), person(4),
                               person(5, MemberStatus::Suspended)};
        QCOMPARE(pinned.kinds().size(), 2U);
        QCOMPARE(pinned.front().name, person(1).name);
        QCOMPARE(pinned.kinds()[1].name, person(3).name);
        const Selection some = pinned.where([](const auto& m) { return m.status == MemberStatus::Suspended; });
        QCOMPARE(names(some), (QStringList{person(3).name, person(5).name}));
        QCOMPARE(some.kinds().size(), 1U);
    }

    void aListIsReadOnlyWhenSomebodyAsks() {
        List list;
        for (int i = 0; i < 1000; ++i)
            list.rows.push_back(person(i, i == 700 ? MemberStatus::Suspended : MemberStatus::InUse));
        const Selection selection = list.selection();
        QCOMPARE(selection.count(), 1000U);
        QCOMPARE(selection.kinds().size(), 2U);
        QCOMPARE(list.looks, 0);
        QCOMPARE(selection.first(20).size(), 20U);
        QCOMPARE(list.looks, 20);
        const Selection pinned = selection.pinned();
        QCOMPARE(list.walks, 2);
        list.rows.clear(); // nobody of them is in the list any more
        QCOMPARE(pinned.count(), 1000U);
        QCOMPARE(pinned.at(999).name, person(999).name);
        QCOMPARE(pinned.first(3).size(), 3U);
        QCOMPARE(list.walks, 2);
    }

    void whatIsAgreedToIsAboutThoseWhoWereChosen() {
        ManualClock clock{*parseInstant("2026-11-22T09:00:00Z")};
        fakes::FakeGateway gateway(clock);
        gateway.signInAs("admin@demo");
        ports::InlineExecutor gui;
        commands::JobList jobs(clock);
        commands::Registry registry;
        commands::addMemberCommands(registry);
        std::optional<ports::Identity> identity;
        auto who = gateway.whoAmI(gui, [&](Result<ports::Identity> known) { identity = *known; });
        List list;
        for (const char* name : {"佐藤", "鈴木"}) {
            Member made;
            made.name.lastName = name;
            SelectedMember row;
            row.id = gateway.tenant.addMember(made);
            list.rows.push_back(row);
        }
        registry.setContextSource([&] {
            commands::Context context;
            context.gateway = &gateway;
            context.jobs = &jobs;
            context.gui = &gui;
            context.clock = &clock;
            context.identity = &*identity;
            context.online = true;
            context.selection = list.selection();
            return context;
        });
        std::function<void()> agree;
        connect(&registry, &commands::Registry::planReady, &registry,
                [&](commands::Command* command, const commands::Plan& plan, const commands::Context& context) {
                    QCOMPARE(plan.subjects.size(), 2);
                    agree = [command, context] { command->run(context, {}); };
                });
        const std::vector<SelectedMember> chosen = list.rows;
        QVERIFY(registry.trigger(QStringLiteral("member.suspend")).applies);
        list.rows = {person(1)}; // while the question is open, somebody else makes another list of it
        agree();
        for (const SelectedMember& row : chosen)
            QVERIFY(gateway.tenant.member(row.id)->suspended);
        QCOMPARE(gateway.callsOf("suspendMember"), 2U);
    }
};

} // namespace sekisho::tests::test_commands_selection

SEKISHO_QTEST_GUILESS_MAIN(test_commands_selection, TestCommandsSelection)
#include "test_commands_selection.moc"
