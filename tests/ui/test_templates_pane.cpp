// サービス利用設定: what a template allows and to whom, whom a change touches before it is saved, two people at once,
// and what counts for a member in the end; アプリの利用停止.
#include "models/commands/template_commands.h"
#include "models/commands/template_reach.h"
#include "models/commands/template_words.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "ui/panes/templates/templates_pane.h"
#include "ui/widgets/banner.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>
#include <QTreeWidget>

#include <algorithm>

namespace sekisho::tests::test_templates_pane {

using policy::Right;
using policy::Service;
using policy::ServiceTemplate;

namespace {

QPushButton* templateButton(PaneFixture& f, const char* name) {
    return f.find<QPushButton>(name);
}

ui::PlanDialog* planDialog() {
    for (QWidget* window : QApplication::topLevelWidgets()) {
        if (auto* dialog = qobject_cast<ui::PlanDialog*>(window); dialog && dialog->isVisible()) return dialog;
        for (auto* dialog : window->findChildren<ui::PlanDialog*>())
            if (dialog->isVisible()) return dialog;
    }
    return nullptr;
}

QString wordsOf(const QWidget& dialog) {
    QStringList words;
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        words << label->text();
    return words.join(QLatin1Char('\n'));
}

bool agree(const QString& typed = {}) {
    ui::PlanDialog* dialog = planDialog();
    if (!dialog) return false;
    if (!typed.isEmpty())
        for (QLineEdit* line : dialog->findChildren<QLineEdit*>()) {
            line->clear();
            QTest::keyClicks(line, typed);
        }
    for (QPushButton* go : dialog->findChildren<QPushButton*>())
        if (go->text() != QLatin1String("Cancel") && go->isEnabled()) {
            go->click();
            return true;
        }
    return false;
}

} // namespace

class TestTemplatesPane : public QObject {
    Q_OBJECT

    std::string partTime_, fullTime_; // user types

    // Two user types with members, a template for one of them.
    void fill(PaneFixture& f) {
        Rank rank;
        rank.kind = RankKind::UserType;
        rank.domain = f.gateway.tenant.domain();
        for (const auto& [name, id] : {std::pair{"Part-time", &partTime_}, {"Full-time", &fullTime_}}) {
            rank.id = std::string("type-") + name;
            rank.name = name;
            ++rank.displayOrder;
            f.gateway.tenant.putRank(rank);
            *id = rank.id;
        }
        int n = 0;
        const auto members = f.gateway.tenant.members();
        for (const auto& [id, member] : members) {
            const std::string type = ++n <= 4 ? partTime_ : fullTime_;
            f.gateway.tenant.edit(member.id, [&](Member& m) { m.userType = UserTypeId(type); });
        }
        ServiceTemplate& one = f.gateway.templateDesk.add("Sales");
        one.userTypes = {partTime_};
    }
    static std::unique_ptr<ui::TemplatesPane> open(PaneFixture& f) {
        auto pane = f.open<ui::TemplatesPane>();
        static_cast<void>(
            QTest::qWaitFor([&] { return f.find<QTreeWidget>("templates.list")->topLevelItemCount() > 0; }, 5'000));
        return pane;
    }
    static void choose(PaneFixture& f, int row) {
        auto* list = f.find<QTreeWidget>("templates.list");
        list->setCurrentItem(list->topLevelItem(row));
    }
    static QString bannerOf(PaneFixture& f) { return f.find<ui::Banner>("templates.banner")->sentence(); }

  private Q_SLOTS:
    void theListSaysWhatThereIs() {
        PaneFixture f(10);
        fill(f);
        f.load();
        auto pane = open(f);
        auto* list = f.find<QTreeWidget>("templates.list");
        QCOMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("Basic settings"));
        QCOMPARE(list->topLevelItem(1)->text(1), QStringLiteral("1"));
        QVERIFY(
            f.find<QLabel>("templates.about")->text().contains(QString::number(f.gateway.tenant.members().size() - 4)));
        QVERIFY(!templateButton(f, "templates.delete")->isEnabled());
        QVERIFY(!templateButton(f, "templates.delete")->toolTip().isEmpty());
        choose(f, 1);
        QCOMPARE(f.find<QLabel>("templates.title")->text(), QStringLiteral("Sales"));
        QVERIFY(f.find<QLabel>("templates.about")->text().contains(QStringLiteral("4")));
        QVERIFY(!f.find<QCheckBox>("templates.talk.browser")->isVisible()); // read mode: words
        QCOMPARE(f.find<QLabel>("templates.talk.browser.word")->text(), QStringLiteral("Allowed"));
    }

    void switchesThatDoNotMoveSayWhy() {
        PaneFixture f(3);
        fill(f);
        f.load();
        auto pane = open(f);
        templateButton(f, "templates.edit")->click();
        auto* talk = f.find<QCheckBox>("templates.talk.mobileApp");
        QVERIFY(talk->isVisible() && !talk->isEnabled() && talk->isChecked());
        QVERIFY(!talk->toolTip().isEmpty());
        f.find<QCheckBox>("templates.mobileApp")->click();
        for (const char* name :
             {"templates.talk.mobileApp", "templates.board.mobileApp", "templates.drive.mobileDownload"}) {
            QVERIFY2(!f.find<QCheckBox>(name)->isEnabled(), name);
            QVERIFY2(!f.find<QCheckBox>(name)->isChecked(), name);
            QVERIFY2(!f.find<QCheckBox>(name)->toolTip().isEmpty(), name);
        }
        f.find<QCheckBox>("templates.mobileApp")->click();
        QVERIFY(f.find<QCheckBox>("templates.board.mobileApp")->isChecked()); // kept its own value
        QVERIFY(!f.find<QCheckBox>("templates.forms.mobileApp"));             // one switch for all three
        QVERIFY(f.find<QCheckBox>("templates.forms.browser"));
        QVERIFY(!templateButton(f, "templates.save")->isEnabled());
        f.find<QCheckBox>("templates.tasks.mobileApp")->click();
        QVERIFY(templateButton(f, "templates.save")->isEnabled());
        f.find<QCheckBox>("templates.tasks.browser")->click();
        QVERIFY(!f.find<QLabel>("templates.matrixFault")->text().isEmpty()); // tasks need one environment
        QVERIFY(!templateButton(f, "templates.save")->isEnabled());
    }

    void aChangeSaysWhomItTouches() {
        PaneFixture f(10);
        fill(f);
        f.load();
        auto pane = open(f);
        choose(f, 1);
        templateButton(f, "templates.edit")->click();
        f.find<QCheckBox>("templates.mobileApp")->click();
        QVERIFY(pane->hasDraft());
        choose(f, 0); // the draft stays while one looks elsewhere
        QVERIFY(pane->hasDraft());
        choose(f, 1);
        QVERIFY(!f.find<QCheckBox>("templates.mobileApp")->isChecked());
        templateButton(f, "templates.save")->click();
        QVERIFY(planDialog());
        const QString words = wordsOf(*planDialog());
        QVERIFY2(words.contains(QStringLiteral("4 member")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("4 of them lose the mobile app")), qPrintable(words));
        QVERIFY(agree());
        QTRY_VERIFY(!f.gateway.templateDesk.all[1].matrix.mobileApp);
        QTRY_VERIFY(!pane->hasDraft());
        QVERIFY(f.gateway.templateDesk.all[0].matrix.mobileApp);
    }

    void aUserTypeMovesOnAgreeing() {
        PaneFixture f(10);
        fill(f);
        f.gateway.templateDesk.add("Plant");
        f.load();
        auto pane = open(f);
        choose(f, 2);
        templateButton(f, "templates.edit")->click();
        f.find<QTabWidget>("templates.tabs")->setCurrentIndex(1);
        auto* types = f.find<QTableWidget>("templates.types");
        const QList<QTableWidgetItem*> found = types->findItems(QStringLiteral("Part-time"), Qt::MatchExactly);
        QCOMPARE(found.size(), 1);
        const int row = found.front()->row();
        QVERIFY(types->item(row, 2)->text().contains(QStringLiteral("Sales"))); // has another one, and which
        types->item(row, 0)->setCheckState(Qt::Checked);
        QVERIFY(types->item(row, 2)->text().contains(QStringLiteral("Moves here")));
        templateButton(f, "templates.save")->click();
        QVERIFY(wordsOf(*planDialog()).contains(QStringLiteral("moves here from Sales")));
        QVERIFY(agree());
        QTRY_COMPARE(f.gateway.templateDesk.all[2].userTypes.size(), std::size_t{1});
        QVERIFY(f.gateway.templateDesk.all[1].userTypes.empty());
    }

    void somebodyElseSavedFirst() {
        PaneFixture f(6);
        fill(f);
        f.load();
        auto pane = open(f);
        choose(f, 1);
        templateButton(f, "templates.edit")->click();
        f.find<QCheckBox>("templates.board.browser")->click();
        ServiceTemplate& stored = f.gateway.templateDesk.all[1]; // without news of it
        stored.matrix.set(Service::Drive, Right::PcApp, false);
        ++stored.version;
        templateButton(f, "templates.save")->click();
        QVERIFY(agree());
        QTRY_VERIFY(bannerOf(f).contains(QStringLiteral("Somebody else")));
        QVERIFY(pane->hasDraft());
        QVERIFY(!f.find<QCheckBox>("templates.board.browser")->isChecked()); // mine
        QVERIFY(!f.find<QCheckBox>("templates.drive.pcApp")->isChecked());   // theirs
        QVERIFY(f.find<QLabel>("templates.theirs")->text().contains(QStringLiteral("Drive")));
        QVERIFY(f.find<QLabel>("templates.mine")->text().contains(QStringLiteral("Board")));
        templateButton(f, "templates.save")->click();
        QVERIFY(agree());
        QTRY_VERIFY(!f.gateway.templateDesk.all[1].matrix.has(Service::Board, Right::Browser));
        QVERIFY(!f.gateway.templateDesk.all[1].matrix.has(Service::Drive, Right::PcApp));
    }

    // Where changes do not end, the list would never be answered otherwise.
    void newsDoNotBeginAQuestionAnew() {
        PaneFixture f(6);
        fill(f);
        f.load();
        auto pane = open(f);
        f.gateway.hold();
        f.gateway.tenant.edit(f.gateway.tenant.members().begin()->second.id, [](Member& m) { m.nickName = "x"; });
        f.engine->refreshNow();
        QTRY_COMPARE(f.gateway.waiting(), std::size_t{1});
        pane->linkChanged();
        const std::size_t asked = f.gateway.callsOf("templates");
        const std::int64_t seen = f.cache->status().cursor;
        f.gateway.release(1); // the news; the answer about the templates is still on its way
        QTRY_VERIFY(f.cache->status().cursor != seen);
        QTest::qWait(600);
        QCOMPARE(f.gateway.callsOf("templates"), asked);
        f.gateway.release();
        QTRY_COMPARE(f.gateway.callsOf("templates"), asked + 1); // for what has changed meanwhile
    }

    void templatesComeAndGo() {
        PaneFixture f(10);
        fill(f);
        f.load();
        auto pane = open(f);
        f.find<QAbstractButton>("templates.add")->click();
        QVERIFY(agree(QStringLiteral("Warehouse")));
        QTRY_COMPARE(f.gateway.templateDesk.all.size(), std::size_t{3});
        QTRY_COMPARE(f.find<QLabel>("templates.title")->text(), QStringLiteral("Warehouse"));
        QVERIFY(pane->hasDraft()); // open, to be filled
        templateButton(f, "templates.discard")->click();
        templateButton(f, "templates.rename")->click();
        auto* dialog = planDialog();
        QVERIFY(dialog);
        auto* line = dialog->findChild<QLineEdit*>();
        line->clear();
        QTest::keyClicks(line, QStringLiteral("sales")); // there is one, in other letters
        QVERIFY(!agree());
        dialog->reject();
        QTRY_VERIFY(!planDialog());
        templateButton(f, "templates.rename")->click();
        QVERIFY(agree(QStringLiteral("Depot")));
        QTRY_COMPARE(f.gateway.templateDesk.all[2].name, std::string("Depot"));
        choose(f, 1);
        templateButton(f, "templates.copy")->click();
        QVERIFY(agree(QStringLiteral("Sales 2")));
        QTRY_COMPARE(f.gateway.templateDesk.all.size(), std::size_t{4});
        QTRY_VERIFY(pane->hasDraft());
        templateButton(f, "templates.discard")->click();
        choose(f, 1);
        templateButton(f, "templates.delete")->click();
        QVERIFY(wordsOf(*planDialog()).contains(QStringLiteral("user type")));
        QVERIFY(agree());
        QTRY_COMPARE(f.gateway.templateDesk.all.size(), std::size_t{3});
    }

    void whoLosesSomethingByADeletionIsNamed() {
        PaneFixture f(10);
        fill(f);
        f.gateway.templateDesk.all[1].matrix.set(Service::Mail, Right::Browser, false);
        f.load();
        auto pane = open(f);
        choose(f, 1);
        templateButton(f, "templates.delete")->click();
        QVERIFY(planDialog());
        QVERIFY(!agree()); // four members get other permissions: the name must be typed
        QVERIFY(agree(QStringLiteral("Sales")));
        QTRY_COMPARE(f.gateway.templateDesk.all.size(), std::size_t{1});
    }

    void whatCountsForAMemberIsShownWithItsReason() {
        PaneFixture f(10);
        fill(f);
        const UserId direct = f.gateway.tenant.members().begin()->second.id;
        ServiceTemplate& special = f.gateway.templateDesk.add("Special");
        special.members = {direct};
        special.matrix.set(Service::Board, Right::Browser, false);
        f.load();
        auto pane = open(f);
        pane->showResource(QString::fromStdString(direct.value));
        QTRY_VERIFY(f.find<QLabel>("effective.template")->text().contains(QStringLiteral("Special")));
        QVERIFY(f.find<QLabel>("effective.reason")->text().contains(QStringLiteral("directly")));
        const UserId byType = std::next(f.gateway.tenant.members().begin(), 1)->second.id;
        pane->showResource(QString::fromStdString(byType.value));
        QTRY_VERIFY(f.find<QLabel>("effective.template")->text().contains(QStringLiteral("Sales")));
        QVERIFY(f.find<QLabel>("effective.reason")->text().contains(QStringLiteral("Part-time")));
        const UserId plain = std::prev(f.gateway.tenant.members().end())->second.id;
        pane->showResource(QString::fromStdString(plain.value));
        QTRY_VERIFY(f.find<QLabel>("effective.template")->text().contains(QStringLiteral("Basic settings")));
    }

    void withoutAConnectionNothingIsPretended() {
        PaneFixture f(5);
        fill(f);
        f.load();
        auto pane = open(f);
        f.setOnline(false);
        QVERIFY(!templateButton(f, "templates.edit")->isEnabled());
        QVERIFY(!templateButton(f, "templates.edit")->toolTip().isEmpty());
        f.setOnline(true);
        QTRY_VERIFY(templateButton(f, "templates.edit")->isEnabled());
        f.gateway.failNext("templates", Error(ErrorKind::Timeout, "TIMEOUT"));
        pane->linkChanged();
        QTRY_VERIFY(!bannerOf(f).isEmpty());
    }

    void everyTemplateCommandIsOfferedByItsScreen() {
        PaneFixture f(5);
        fill(f);
        f.load();
        for (const char* key :
             {"template.add", "template.edit", "template.copy", "template.rename", "template.delete"}) {
            const commands::Command* command = f.registry.find(QLatin1String(key));
            QVERIFY2(command && !command->text().isEmpty(), key);
            QVERIFY2(command->applicability(f.registry.context()).applies, key); // its screen opens before it runs
        }
        auto pane = open(f);
        choose(f, 1);
        for (const char* key : {"template.add", "template.edit", "template.copy", "template.rename", "template.delete"})
            QVERIFY2(f.registry.find(QLatin1String(key))->applicability(f.registry.context()).applies, key);
        choose(f, 0);
        QVERIFY(!f.registry.find(QStringLiteral("template.delete"))->applicability(f.registry.context()).applies);
        f.registry.trigger(QStringLiteral("template.edit"));
        QVERIFY(pane->hasDraft());
        QVERIFY(pane->giveUpDraft());
        QVERIFY(!pane->hasDraft());
    }

    void reachFollowsMemberTypeAndDefault() {
        PaneFixture f(10);
        fill(f);
        f.load();
        commands::Templates all = f.gateway.templateDesk.all;
        auto& list = f.cache->members();
        QCOMPARE(commands::membersOfTemplate(list, all, all[1].id).size(), std::size_t{4});
        QCOMPARE(commands::membersOfTemplate(list, all, all[0].id).size(), f.gateway.tenant.members().size() - 4);
        ServiceTemplate direct;
        direct.id = policy::TemplateId("direct");
        direct.name = "direct";
        direct.matrix.mobileApp = false;
        for (const auto& [id, member] : f.gateway.tenant.members())
            if (direct.members.size() < 5) direct.members.push_back(member.id);
        const auto after = commands::withTemplate(all, direct);
        const auto reach = commands::reachOfChange(list, all, after);
        QCOMPARE(reach.touched.size(), std::size_t{5});
        QCOMPARE(reach.loseMobile.size(), std::size_t{5});
        QCOMPARE(commands::membersOfTemplate(list, after, all[1].id).size(), std::size_t{0});
        QVERIFY(commands::reachOfChange(list, after, after).touched.empty());
        QCOMPARE(commands::reachOfChange(list, after, commands::withoutTemplate(after, direct.id)).touched.size(),
                 std::size_t{5});
    }

    void mergesLoseNeitherSide() {
        ServiceTemplate base;
        base.id = policy::TemplateId("t");
        base.name = "A";
        base.userTypes = {"u1", "u2"};
        ServiceTemplate mine = base, theirs = base;
        mine.name = "Mine";
        mine.matrix.set(Service::Talk, Right::PcApp, false);
        mine.userTypes = {"u1", "u3"};
        theirs.version = 9;
        theirs.matrix.set(Service::Mail, Right::Imap, false);
        theirs.matrix.mobileApp = false;
        theirs.userTypes = {"u2", "u4"};
        const ServiceTemplate merged = commands::mergeTemplates(base, mine, theirs);
        QCOMPARE(merged.name, std::string("Mine"));
        QCOMPARE(merged.version, Version{9});
        QVERIFY(!merged.matrix.has(Service::Talk, Right::PcApp));
        QVERIFY(!merged.matrix.has(Service::Mail, Right::Imap));
        QVERIFY(!merged.matrix.mobileApp);
        QVERIFY(std::set<std::string>(merged.userTypes.begin(), merged.userTypes.end()) ==
                (std::set<std::string>{"u3", "u4"}));
        const auto lines =
            commands::templateChanges(base, merged,
                                      {[](const std::string& id) { return QString::fromStdString(id); },
                                       [](const std::string& id) { return QString::fromStdString(id); }});
        QCOMPARE(lines.size(), 8); // name, three switches, two types coming, two going
    }

    void appsOfAMemberAreStopped() {
        MembersFixture f(5);
        f.loadAndOpen();
        f.choose(0);
        const UserId id = f.idAt(0);
        QTRY_VERIFY(f.find<QPushButton>("template.appStop") && f.find<QPushButton>("template.appStop")->isVisible());
        QVERIFY(f.find<QLabel>("template.name")->text().contains(QStringLiteral("Basic settings")));
        f.arguments = {{QStringLiteral("mobile"), true}, {QStringLiteral("pc"), false}};
        f.find<QPushButton>("template.appStop")->click();
        QTRY_VERIFY(f.gateway.templateDesk.stops[id.value] == (ports::AppStop{true, false}));
        QCOMPARE(f.plans.size(), std::size_t{1});
        QVERIFY(f.plans.front().effects.join(QLatin1Char(' ')).contains(QStringLiteral("browser")));
        QTRY_VERIFY(f.find<QLabel>("template.stopped")->text().contains(QStringLiteral("mobile app")));
        f.agree = false; // the plan begins with what is so now
        QTRY_VERIFY((f.find<QPushButton>("template.appStop")->click(), f.plans.size() >= 2));
        QCOMPARE(f.plans.back().asks[0].value.toBool(), true);
        QCOMPARE(f.plans.back().asks[1].value.toBool(), false);
    }
};

} // namespace sekisho::tests::test_templates_pane

SEKISHO_QTEST_MAIN(test_templates_pane, TestTemplatesPane)
#include "test_templates_pane.moc"
