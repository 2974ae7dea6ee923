// The page of one member: reading, editing as a draft, saving with the changes in view, conflicts, sessions.
#include "models/commands/member_merge.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/member_page.h"
#include "tests/ui/screenshots.h"
#include "ui/forms/membership_editor.h"
#include "ui/forms/pickers.h"
#include "ui/panes/members/activity_blocks.h"
#include "ui/panes/members/add_page.h"
#include "ui/panes/members/change_dialogs.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/banner.h"

#include <QBuffer>
#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QListView>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

namespace sekisho::tests::test_members_detail {

class TestMembersDetail : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aPageShowsWhatIsKnown() {
        MembersFixture f(60);
        f.loadAndOpen();
        const UserId id = openMember(f, inUse(f));
        const Member& member = f.memberOf(id);
        QCOMPARE(f.find<QLabel>("detail.name")->text(), commands::fromUtf8(member.displayName()));
        QCOMPARE(f.find<QLabel>("detail.login")->text(), commands::fromUtf8(member.email));
        QCOMPARE(f.find<QLabel>("value.employeeNumber")->text(), commands::fromUtf8(member.employeeNumber));
        QVERIFY(!f.find<QLabel>("value.nickName") || !member.nickName.empty());
        f.find<QCheckBox>("detail.info.all")->setChecked(true);
        QVERIFY(f.find<QLabel>("value.nickName"));
        f.gateway.tenant.edit(id, [](Member& m) { m.task = "経理"; });
        f.settle();
        QTRY_VERIFY(f.find<QLabel>("value.task") && f.find<QLabel>("value.task")->text() == QStringLiteral("経理"));
        f.gateway.tenant.erase(id);
        f.settle();
        QTRY_VERIFY(!detail(f)->member());
    }

    void thePhotoComesLaterAndAPictureOfNonsenseIsNone() {
        MembersFixture f(20);
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(Qt::red);
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        const auto first = f.gateway.tenant.members().begin()->second.id;
        QVERIFY(f.gateway.tenant.setPhoto(first, png.toStdString()).has_value());
        f.loadAndOpen();
        f.pane->showResource(commands::fromUtf8(first.value));
        ui::Avatar* avatar = nullptr;
        QTRY_VERIFY((avatar = detail(f)->findChild<ui::Avatar*>()) != nullptr);
        QTRY_VERIFY(avatar->hasPicture());
        avatar->setName(QStringLiteral("佐藤 花子"));
        QVERIFY(!avatar->hasPicture());
        QSignalSpy decoded(avatar, &ui::Avatar::decoded);
        avatar->setPicture("this is no picture");
        QTRY_COMPARE(decoded.size(), 1);
        QVERIFY(!avatar->hasPicture());
    }

    void savingShowsTheChangesAndCanBeTakenBack() {
        MembersFixture f(60);
        f.loadAndOpen();
        const UserId id = openDraft(f, inUse(f));
        const Member before = f.memberOf(id);
        auto& form = draft(f)->form();
        QVERIFY(!f.find<QPushButton>("edit.save")->isEnabled());
        type(form, "nickName", QStringLiteral("Hana"));
        type(form, "location", QStringLiteral("Osaka"));
        QVERIFY(f.pane->hasDraft());
        press(f, "edit.save");
        QCOMPARE(f.gateway.callsOf("updateMember"), 0U);
        auto* diff = opened<ui::members::DiffDialog>(f, "members.diff");
        QVERIFY(diff);
        QStringList texts;
        for (const QLabel* label : diff->findChildren<QLabel*>())
            texts << label->text();
        QVERIFY(texts.contains(QStringLiteral("Hana")) && texts.contains(QStringLiteral("Osaka")));
        diff->findChild<QPushButton*>(QStringLiteral("diff.save"))->click();
        QTRY_COMPARE(f.memberOf(id).nickName, "Hana");
        QTRY_VERIFY(!detail(f)->editing());
        QVERIFY(!f.pane->hasDraft());
        QCOMPARE(f.memberOf(id).location, "Osaka");
        auto* banner = detail(f)->findChild<ui::Banner*>();
        QVERIFY(banner->sentence().contains(QString::number(f.memberOf(id).version)));
        for (auto* button : banner->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Undo")) button->click();
        QTRY_COMPARE(f.memberOf(id).nickName, before.nickName);
        QCOMPARE(f.memberOf(id).location, before.location);
    }

    void faultsStandBesideTheFieldAsOneTypes() {
        MembersFixture f(40);
        f.loadAndOpen();
        openDraft(f, inUse(f));
        auto& form = draft(f)->form();
        type(form, "userName.phoneticLastName", QStringLiteral("sato"));
        QVERIFY(!form.field("userName.phoneticLastName")->error().isEmpty());
        QCOMPARE(form.field("userName.phoneticLastName")->control()->accessibleDescription(),
                 form.field("userName.phoneticLastName")->error());
        type(form, "userName.lastName", QString(81, QLatin1Char('x')));
        QVERIFY(form.field("userName.lastName")->error().contains(QStringLiteral("80")));
        type(form, "cellPhone", QStringLiteral("call me"));
        QVERIFY(!form.field("cellPhone")->error().isEmpty());
        type(form, "hiredDate", QStringLiteral("2024-02-30"));
        QVERIFY(!form.field("hiredDate")->error().isEmpty());
        press(f, "edit.save");
        QVERIFY(!opened<ui::members::DiffDialog>(f, "members.diff"));
        QCOMPARE(f.gateway.callsOf("updateMember"), 0U);
        type(form, "hiredDate", QStringLiteral("2024-02-29"));
        QVERIFY(form.field("hiredDate")->error().isEmpty());
    }

    void aRefusalOfTheServiceStandsAtItsField() {
        MembersFixture f(40);
        Member other;
        other.name.lastName = "他";
        other.externalKey = "HR-TAKEN";
        f.gateway.tenant.addMember(other);
        f.loadAndOpen();
        const UserId id = openDraft(f, inUse(f));
        auto& form = draft(f)->form();
        type(form, "userExternalKey", QStringLiteral("HR-TAKEN"));
        press(f, "edit.save");
        opened<ui::members::DiffDialog>(f, "members.diff")
            ->findChild<QPushButton*>(QStringLiteral("diff.save"))
            ->click();
        QTRY_VERIFY(!form.field("userExternalKey")->error().isEmpty());
        QVERIFY(detail(f)->editing());
        QCOMPARE(form.member().externalKey.value_or(""), "HR-TAKEN");
        // A dead connection keeps the draft too.
        f.gateway.failNext("updateMember", Error(ErrorKind::Timeout, "TIMEOUT"));
        type(form, "userExternalKey", QStringLiteral("HR-FREE"));
        QVERIFY(form.field("userExternalKey")->error().isEmpty());
        press(f, "edit.save");
        opened<ui::members::DiffDialog>(f, "members.diff")
            ->findChild<QPushButton*>(QStringLiteral("diff.save"))
            ->click();
        QTRY_VERIFY(draft(f)->findChild<ui::Banner*>()->kind() == ui::Banner::Kind::Error);
        QVERIFY(f.pane->hasDraft());
        QVERIFY(f.memberOf(id).externalKey != "HR-FREE");
    }

    void whatSomebodyElseSavedIsMergedNeverOverwritten() {
        MembersFixture f(40);
        f.loadAndOpen();
        const UserId id = openDraft(f, inUse(f));
        auto& form = draft(f)->form();
        type(form, "nickName", QStringLiteral("Mine"));
        type(form, "location", QStringLiteral("Osaka"));
        press(f, "edit.save");
        auto* diff = opened<ui::members::DiffDialog>(f, "members.diff");
        // Between the look at the changes and the save somebody else is faster, and the push is late.
        f.gateway.holdPush(true);
        f.gateway.tenant.edit(id, [](Member& m) {
            m.nickName = "Theirs";
            m.task = "Sales";
        });
        diff->findChild<QPushButton*>(QStringLiteral("diff.save"))->click();
        QTRY_VERIFY(opened<ui::members::MergeDialog>(f, "members.merge"));
        QCOMPARE(f.memberOf(id).nickName, "Theirs");
        auto* merge = opened<ui::members::MergeDialog>(f, "members.merge");
        auto* go = merge->findChild<QPushButton*>(QStringLiteral("merge.save"));
        QVERIFY2(!go->isEnabled(), "the clash must be decided first");
        merge->findChild<QRadioButton*>(QStringLiteral("mine.nickName"))->click();
        QVERIFY(go->isEnabled());
        QVERIFY(!merge->findChild<QRadioButton*>(QStringLiteral("mine.location")));
        go->click();
        QTRY_COMPARE(f.memberOf(id).nickName, "Mine");
        QCOMPARE(f.memberOf(id).location, "Osaka");
        QCOMPARE(f.memberOf(id).task, "Sales");
        QTRY_VERIFY(!f.pane->hasDraft());
    }

    void aPushWhileADraftIsOpenOnlyTells() {
        MembersFixture f(40);
        f.loadAndOpen();
        const UserId id = openDraft(f, inUse(f));
        auto& form = draft(f)->form();
        type(form, "nickName", QStringLiteral("Mine"));
        f.gateway.tenant.edit(id, [](Member& m) { m.task = "Sales"; });
        f.settle();
        auto* banner = draft(f)->findChild<ui::Banner*>();
        QTRY_VERIFY(!banner->sentence().isEmpty());
        QCOMPARE(banner->kind(), ui::Banner::Kind::Warning);
        QCOMPARE(form.member().nickName, "Mine");
        QVERIFY(form.member().task != "Sales");
        for (auto* button : banner->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Compare now")) button->click();
        QCOMPARE(form.member().nickName, "Mine");
        QCOMPARE(form.member().task, "Sales");
        press(f, "edit.save");
        opened<ui::members::DiffDialog>(f, "members.diff")
            ->findChild<QPushButton*>(QStringLiteral("diff.save"))
            ->click();
        QTRY_COMPARE(f.memberOf(id).nickName, "Mine");
    }

    void draftsStayWhileOneLooksElsewhereAndOverARestart() {
        MembersFixture f(40);
        f.loadAndOpen();
        QSignalSpy told(f.pane.get(), &ui::Pane::draftChanged);
        const int row = inUse(f);
        const UserId id = openDraft(f, row);
        type(draft(f)->form(), "nickName", QStringLiteral("Kept"));
        QCOMPARE(told.size(), 1);
        const int other = row + 1;
        openMember(f, other);
        QVERIFY(!detail(f)->editing());
        openMember(f, row);
        QTRY_VERIFY(detail(f)->editing());
        QCOMPARE(draft(f)->form().member().nickName, "Kept");
        f.pane.reset(); // the program ends
        f.load();
        f.openPane();
        QVERIFY(f.pane->hasDraft());
        f.pane->showResource(commands::fromUtf8(id.value));
        QTRY_VERIFY(detail(f)->editing());
        QCOMPARE(draft(f)->form().member().nickName, "Kept");
        QCOMPARE(draft(f)->form().member().employeeNumber, f.memberOf(id).employeeNumber);
        press(f, "edit.save");
        opened<ui::members::DiffDialog>(f, "members.diff")
            ->findChild<QPushButton*>(QStringLiteral("diff.save"))
            ->click();
        QTRY_COMPARE(f.memberOf(id).nickName, "Kept");
        QTRY_VERIFY(!f.pane->hasDraft());
    }

    void escapeAsksBeforeADraftIsGivenUp() {
        MembersFixture f(40);
        f.loadAndOpen();
        openDraft(f, inUse(f));
        QVERIFY(f.pane->giveUpDraft());
        QVERIFY(!detail(f)->editing());
        openDraft(f, inUse(f));
        auto* line = draft(f)->form().field("nickName")->findChild<QLineEdit*>();
        QTest::keyClicks(line, QStringLiteral("x"));
        QTest::keyClick(line, Qt::Key_Escape);
        auto* dialog = opened<ui::PlanDialog>(f, "members.discard");
        QVERIFY(dialog);
        dialog->reject();
        QVERIFY(detail(f)->editing());
        QVERIFY(!f.pane->giveUpDraft());
        discardAgreed(f);
        QTRY_VERIFY(!detail(f)->editing());
        QVERIFY(!f.pane->hasDraft());
    }

    void organizationsAreAddedMovedAndLeft() {
        MembersFixture f(120);
        f.loadAndOpen();
        const UserId id = openDraft(f, f.rowWhere([&](const auto& cells) {
            const Member& m = f.memberOf(UserId(std::string(cells.id)));
            return cells.status == MemberStatus::InUse && m.organizations[0].orgUnits.size() == 1;
        }));
        auto* editor = draft(f)->form().findChild<ui::MembershipEditor*>();
        const OrgUnitId old = f.memberOf(id).organizations[0].orgUnits[0].orgUnit;
        draft(f)->findChild<QPushButton*>(QStringLiteral("memberships.add"))->click();
        auto* picker = opened<ui::OrgPicker>(f, "orgPicker");
        QVERIFY(picker);
        const auto target = std::find_if(f.gateway.tenant.orgUnits().begin(), f.gateway.tenant.orgUnits().end(),
                                         [&](const auto& unit) { return unit.second.id != old; });
        picker->findChild<QLineEdit*>()->setText(commands::fromUtf8(target->second.name));
        auto* tree = picker->findChild<QTreeView*>();
        QModelIndexList found =
            tree->model()->match(tree->model()->index(1, 0), Qt::DisplayRole, commands::fromUtf8(target->second.name),
                                 1, Qt::MatchExactly | Qt::MatchRecursive);
        QVERIFY(!found.isEmpty());
        tree->setCurrentIndex(found.front());
        for (auto* button : picker->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Choose")) button->click();
        QCOMPARE(editor->memberships().size(), 2U);
        auto* card =
            editor->findChild<QWidget*>(QStringLiteral("membership.") + commands::fromUtf8(target->second.id.value));
        QVERIFY(card);
        card->findChild<QRadioButton*>(QStringLiteral("primary"))->click();
        card->findChild<QComboBox*>(QStringLiteral("position"))->setCurrentIndex(1);
        Q_EMIT card->findChild<QComboBox*>(QStringLiteral("position"))->activated(1);
        card->findChild<QCheckBox*>(QStringLiteral("head"))->click();
        auto* before = editor->findChild<QWidget*>(QStringLiteral("membership.") + commands::fromUtf8(old.value));
        before->findChild<QToolButton*>(QStringLiteral("remove"))->click();
        press(f, "edit.save");
        auto* diff = opened<ui::members::DiffDialog>(f, "members.diff");
        QStringList texts;
        for (const QLabel* label : diff->findChildren<QLabel*>())
            texts << label->text();
        QVERIFY(texts.join(QLatin1Char('\n')).contains(QStringLiteral("organization head")));
        diff->findChild<QPushButton*>(QStringLiteral("diff.save"))->click();
        QTRY_COMPARE(f.memberOf(id).organizations[0].orgUnits[0].orgUnit.value, target->second.id.value);
        const auto& unit = f.memberOf(id).organizations[0].orgUnits[0];
        QVERIFY(unit.primary && unit.isManager && unit.position);
        QVERIFY(f.memberOf(id).organizations[0].level == detail(f)->member()->organizations[0].level);
    }

    void sessionsAreShownAndEnded() {
        MembersFixture f(30);
        const UserId who = f.gateway.tenant.members().begin()->second.id;
        for (int i = 0; i < 3; ++i) {
            Session session;
            session.user = who;
            session.kind = i == 0 ? ClientKind::MobileApp : ClientKind::Browser;
            session.deviceName = i == 0 ? "iPhone 15" : "Windows";
            session.ip = "203.0.113.7";
            session.startedAt = session.lastUsedAt = f.clock.now() - std::chrono::hours(i + 1);
            f.gateway.tenant.addSession(session);
        }
        f.loadAndOpen();
        f.pane->showResource(commands::fromUtf8(who.value));
        QListView* list = nullptr;
        QTRY_VERIFY((list = f.find<QListView>("sessions.list")) != nullptr);
        QTRY_COMPARE(list->model()->rowCount(), 3);
        QVERIFY(!f.find<QPushButton>("sessions.end")->isEnabled());
        QVERIFY(!f.find<QPushButton>("sessions.end")->toolTip().isEmpty());
        list->setCurrentIndex(list->model()->index(0, 0));
        press(f, "sessions.end");
        QCOMPARE(f.plans.size(), 1U);
        QVERIFY(f.plans.back().sentence.contains(QStringLiteral("iPhone 15")));
        QTRY_COMPARE(f.gateway.callsOf("endSession"), 1U);
        const auto live = [&] {
            return std::count_if(f.gateway.tenant.sessions().begin(), f.gateway.tenant.sessions().end(),
                                 [](const Session& s) { return s.live(); });
        };
        QCOMPARE(live(), 2);
        auto* block = f.find<ui::members::SessionsBlock>("detail.sessions");
        QTRY_COMPARE(block->model().liveCount(), 2);
        press(f, "sessions.endAll");
        QTRY_COMPARE(live(), 0);
        QTRY_COMPARE(block->model().liveCount(), 0);
        QTRY_VERIFY(f.find<QListView>("history.list")->model()->rowCount() >= 2);
        // Who signs in while the page is open is seen without asking for it, and what was chosen stays chosen.
        list->setCurrentIndex(list->model()->index(1, 0));
        const SessionId chosen = block->current()->id;
        Session late;
        late.user = who;
        late.kind = ClientKind::PcApp;
        late.startedAt = late.lastUsedAt = f.clock.now();
        f.gateway.tenant.addSession(late);
        f.find<QTimer>("sessions.timer")->setInterval(10);
        QTRY_COMPARE(block->model().liveCount(), 1);
        QCOMPARE(list->model()->rowCount(), 4);
        QVERIFY(block->current() && block->current()->id == chosen);
        f.find<QTimer>("sessions.timer")->stop();
        // An error is said, and tried again.
        f.gateway.failNext("sessions", Error(ErrorKind::Timeout, "TIMEOUT"));
        block->reload();
        QTRY_VERIFY(!block->findChildren<QPushButton*>().isEmpty());
        QPushButton* again = nullptr;
        QTRY_VERIFY([&] {
            for (auto* button : block->findChildren<QPushButton*>())
                if (button->text() == QStringLiteral("Try again") && button->isVisible()) again = button;
            return again != nullptr;
        }());
        again->click();
        QTRY_COMPARE(block->model().rowCount(), 4);
    }

    void offlineThePageSaysWhatIsMissing() {
        MembersFixture f(30);
        f.loadAndOpen();
        f.setOnline(false);
        openMember(f, inUse(f));
        QVERIFY(!f.find<QToolButton>("detail.logout")->isEnabled());
        QVERIFY(f.find<QToolButton>("detail.logout")->toolTip().contains(QStringLiteral("local copy")));
        auto* block = f.find<ui::members::SessionsBlock>("detail.sessions");
        QTRY_VERIFY([&] {
            for (auto* label : block->findChildren<QLabel*>())
                if (label->text().contains(QStringLiteral("reached")) && label->isVisible()) return true;
            return false;
        }());
        // A draft can be written without the service; only saving waits.
        f.pane->editCurrent();
        QTRY_VERIFY(detail(f)->editing());
        type(draft(f)->form(), "nickName", QStringLiteral("Later"));
        QVERIFY(!f.find<QPushButton>("edit.save")->isEnabled());
        QVERIFY(f.find<QPushButton>("edit.save")->toolTip().contains(QStringLiteral("local copy")));
        f.setOnline(true);
        QVERIFY(f.find<QPushButton>("edit.save")->isEnabled());
    }

    void theLanguageChangesWhileADraftIsOpen() {
        MembersFixture f(30);
        f.loadAndOpen();
        openDraft(f, inUse(f));
        type(draft(f)->form(), "nickName", QStringLiteral("Hana"));
        ui::applyLanguage(QStringLiteral("ja"));
        QTRY_COMPARE(draft(f)->form().field("nickName")->label(), QStringLiteral("ニックネーム"));
        QCOMPARE(draft(f)->form().member().nickName, "Hana");
        ui::applyLanguage(QStringLiteral("en"));
        QTRY_COMPARE(draft(f)->form().field("nickName")->label(), QStringLiteral("Nickname"));
    }

    void looksInBothLanguages() {
        MembersFixture f(600);
        f.agree = false;
        f.loadAndOpen({1400, 900});
        const int row = f.rowWhere([&](const auto& cells) {
            return cells.status == MemberStatus::InUse &&
                   f.memberOf(UserId(std::string(cells.id))).organizations[0].orgUnits.size() > 1;
        });
        const UserId id = f.idAt(row);
        for (int i = 0; i < 8; ++i) {
            Session session;
            session.user = id;
            session.kind = i % 3 == 0 ? ClientKind::MobileApp : i % 3 == 1 ? ClientKind::Browser : ClientKind::PcApp;
            session.deviceName = i % 3 == 0 ? "iPhone 15" : "Windows 11";
            session.os = i % 3 == 0 ? "iOS 18" : "";
            session.ip = "203.0.113." + std::to_string(7 + i);
            session.country = "JP";
            session.startedAt = session.lastUsedAt = f.clock.now() - std::chrono::hours(5 * (i + 1));
            if (i > 2) {
                session.endedAt = session.lastUsedAt;
                session.endReason = i % 2 ? "signOut" : "expired";
            }
            f.gateway.tenant.addSession(session);
        }
        f.gateway.tenant.edit(id, [&](Member& m) {
            m.passwordChangedAt = f.clock.now() - std::chrono::hours(24 * 40);
            m.passwordChangeRequested = true;
            m.task = "給与計算、社会保険";
            m.birthday = "1988-03-14";
        });
        f.settle();
        openMember(f, f.model()->rowOf(commands::fromUtf8(id.value)));
        QTRY_VERIFY(f.find<QListView>("sessions.list")->model()->rowCount() == 8);
        pictures(*f.pane, QStringLiteral("members-detail-1400"));
        f.pane->resize(1100, 700);
        pictures(*f.pane, QStringLiteral("members-detail-1100"));
        f.pane->editCurrent();
        QTRY_VERIFY(detail(f)->editing());
        type(draft(f)->form(), "nickName", QStringLiteral("Hana"));
        type(draft(f)->form(), "userName.phoneticLastName", QStringLiteral("sato"));
        pictures(*f.pane, QStringLiteral("members-edit-1100"));
        f.pane->resize(1400, 1400);
        pictures(*f.pane, QStringLiteral("members-edit-tall"));
        f.pane->resize(1400, 900);
        type(draft(f)->form(), "userName.phoneticLastName", QStringLiteral("サトウ"));
        press(f, "edit.save");
        pictures(*opened<QDialog>(f, "members.diff"), QStringLiteral("members-diff"));
        opened<QDialog>(f, "members.diff")->reject();
        f.gateway.tenant.edit(id, [](Member& m) {
            m.nickName = "ハナ";
            m.location = "大阪";
        });
        f.settle();
        QTRY_VERIFY(!draft(f)->findChild<ui::Banner*>()->sentence().isEmpty());
        pictures(*f.pane, QStringLiteral("members-changed-by-others"));
        press(f, "edit.save");
        pictures(*opened<QDialog>(f, "members.merge"), QStringLiteral("members-merge"));
        opened<QDialog>(f, "members.merge")->reject();
        QVERIFY(f.registry.trigger(QStringLiteral("member.add")).applies);
        f.pane->resize(1100, 700);
        pictures(*f.pane, QStringLiteral("members-add-1100"));
        f.find<QRadioButton>("password.byAdministrator")->click();
        f.pane->resize(1100, 2100);
        pictures(*f.pane, QStringLiteral("members-add-tall"));
        ui::members::TemporaryPasswordDialog once(QStringLiteral("新井 望"), QStringLiteral("nozomi.arai@demo"),
                                                  QStringLiteral("Kaede-4711"), f.pane.get());
        once.setAttribute(Qt::WA_DeleteOnClose, false);
        once.open();
        pictures(once, QStringLiteral("members-temporary-password"));
    }
};

} // namespace sekisho::tests::test_members_detail

SEKISHO_QTEST_MAIN(test_members_detail, TestMembersDetail)
#include "test_members_detail.moc"
