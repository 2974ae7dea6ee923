// Reasons in the real window against the real service: whoever administers one branch is told in one sentence what he
// lacks and who could give it; the highest administrator asks why a member may not use a service and is led to the
// template that decides.
#include "models/commands/explanation_words.h"
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "ui/panes/explain/link_row.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/nav_panel.h"

#include <QComboBox>
#include <QTabBar>
#include <QTreeWidget>

#include <algorithm>

namespace sekisho::tests::test_console_explain {

class TestConsoleExplain : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> chief_, branch_;
    QString login_;  // who administers one branch
    std::string id_; // his
    std::string branchId_;
    std::string outsider_; // of another branch

    static ports::Gateway& gateway(Console& console) { return console.session().tenant()->gateway(); }
    template<class T, class Start>
    static std::optional<Result<T>> answered(Start start) {
        std::optional<Result<T>> answer;
        const ports::CallHandle call = start([&](Result<T> got) { answer = std::move(got); });
        static_cast<void>(QTest::qWaitFor([&] { return answer.has_value(); }, 10'000));
        return answer;
    }
    static QString said(Console& console) {
        auto* sentence = console.await<QLabel>("explain.sentence");
        return sentence ? sentence->text() : QString();
    }
    static QString verdict(Console& console) {
        auto* word = console.await<QLabel>("explain.verdict");
        return word ? word->text() : QString();
    }
    static bool pressLink(Console& console, const QString& text) {
        for (auto* button : console.window->findChildren<QAbstractButton*>(QStringLiteral("explain.open")))
            if (button->isVisible() && button->text() == text) {
                button->click();
                return true;
            }
        return false;
    }
    void findPeople() {
        for (const ports::OrgNode& node : chief_->cache()->orgTree())
            if (branchId_.empty() && !node.parent.empty() && node.allMembers > 3 && node.allMembers < 40)
                branchId_ = node.id.value;
        ports::MemberQuery query;
        query.orgUnit = OrgUnitId(branchId_);
        std::set<std::string> inside;
        for (const ports::RowNo row : *chief_->members().query(query)) {
            const ports::MemberCells cells = chief_->members().cells(row);
            inside.insert(std::string(cells.id));
            ports::MemberQuery typed;
            typed.text = cells.loginId;
            if (!login_.isEmpty() || cells.administrator || cells.status != MemberStatus::InUse ||
                chief_->members().query(typed)->size() != 1)
                continue;
            login_ = commands::fromUtf8(cells.loginId);
            id_ = cells.id;
        }
        ports::MemberQuery all;
        all.show = ports::ShowInUse;
        for (const ports::RowNo row : *chief_->members().query(all)) {
            const ports::MemberCells cells = chief_->members().cells(row);
            if (outsider_.empty() && !cells.administrator && !inside.contains(std::string(cells.id)))
                outsider_ = cells.id;
        }
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(80, kMemberPassword));
        QVERIFY(service_.start());
        chief_ = std::make_unique<Console>();
        chief_->start(service_, kAdmin);
        QVERIFY(chief_->signIn(service_.setupPassword, kAdminPassword));
        findPeople();
        QVERIFY(!login_.isEmpty() && !outsider_.empty());
        RoleSheet desk;
        desk.role.name = "Branch desk";
        desk.role.grants = {{"members.members", Access::Operate}, {"members.orgUnits", Access::View}};
        const auto made = answered<RoleSheet>(
            [&](auto reply) { return gateway(*chief_).roles().saveRole(desk, chief_->gui, std::move(reply)); });
        QVERIFY(made && made->has_value());
        HoldingWish wish;
        wish.user = UserId(id_);
        wish.role = (**made).role.id;
        wish.scope.orgUnits = {OrgUnitId(branchId_)};
        const auto given = answered<RoleHolder>(
            [&](auto reply) { return gateway(*chief_).roles().give(wish, chief_->gui, std::move(reply)); });
        QVERIFY2(given && given->has_value(), given && !given->has_value() ? given->error().code.c_str() : "no answer");
        branch_ = std::make_unique<Console>();
        branch_->start(service_, login_);
        QVERIFY(branch_->signIn(kMemberPassword));
    }
    void cleanupTestCase() {
        branch_.reset();
        chief_.reset();
        service_.stop();
    }

    void aClosedScreenSaysWhatIsMissingAndWhoCouldGiveIt() {
        auto* nav = branch_->window->findChild<ui::NavPanel*>();
        const auto closed =
            nav->findItems(commands::menuText(*menuItem("security.lostDevice")), Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(closed.size(), 1);
        nav->setFocus(Qt::TabFocusReason);
        nav->setCurrentItem(closed.front());
        QTest::keyClick(nav, Qt::Key_Return);
        QCOMPARE(verdict(*branch_), QStringLiteral("It is not allowed"));
        const QString sentence = said(*branch_);
        QVERIFY2(sentence.contains(QStringLiteral("You lack Lost devices (view)")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("could grant it")), qPrintable(sentence));
        const QString highest = commands::fromUtf8(chief_->session().identity()->name);
        QVERIFY2(sentence.contains(highest), qPrintable(sentence));
    }

    void aCommandInThePaletteSaysWhyNot() {
        branch_->window->openScreen(QStringLiteral("members.members"));
        QVERIFY(branch_->window->registry().trigger(QStringLiteral("view.palette")).applies);
        auto* palette = branch_->await<ui::CommandPalette>("palette");
        QVERIFY(palette);
        const commands::Command* denied = nullptr;
        for (const commands::Command* one : branch_->window->registry().all())
            if (!denied && one->permission().menu == "security.roles") denied = one;
        QVERIFY(denied);
        auto* field = palette->findChild<QLineEdit*>();
        field->setText(denied->text());
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(said(*branch_).contains(QStringLiteral("Administrator rights")), 10'000);
        QCOMPARE(verdict(*branch_), QStringLiteral("It is not allowed"));
    }

    void ofOthersHeMayNotAsk() {
        commands::ExplainQuestion question;
        question.kind = commands::ExplainQuestion::Kind::Reach;
        question.user = UserId(outsider_);
        branch_->window->pane(QStringLiteral("security.explain"))->showResource(commands::explainResource(question));
        QVERIFY(!branch_->seen<QTableView>("explain.table"));
        QVERIFY(!branch_->seen<QPushButton>("explain.pick")->isEnabled());
        QVERIFY(branch_->seen<QLabel>("explain.note")->text().contains(QStringLiteral("yourself only")));
    }

    void whyAMemberMayNotUseAServiceLeadsToTheTemplate() {
        policy::ServiceTemplate strict;
        strict.name = "No phones for Drive";
        strict.matrix.set(policy::Service::Drive, policy::Right::MobileApp, false);
        const auto made = answered<policy::ServiceTemplate>([&](auto reply) {
            return gateway(*chief_).templates().saveTemplate(strict, chief_->gui, std::move(reply));
        });
        QVERIFY2(made && made->has_value(), made && !made->has_value() ? made->error().code.c_str() : "no answer");
        strict = **made;
        strict.members = {UserId(id_)};
        const auto assigned = answered<policy::ServiceTemplate>(
            [&](auto reply) { return gateway(*chief_).templates().assign(strict, chief_->gui, std::move(reply)); });
        QVERIFY2(assigned && assigned->has_value(),
                 assigned && !assigned->has_value() ? assigned->error().code.c_str() : "no answer");

        QVERIFY(chief_->selectOnly(login_));
        QVERIFY(chief_->window->registry().trigger(QStringLiteral("member.explainUse")).applies);
        auto* service = chief_->await<QComboBox>("explain.service");
        QVERIFY(service);
        service->setCurrentIndex(service->findData(QStringLiteral("drive")));
        auto* client = chief_->seen<QComboBox>("explain.client");
        client->setCurrentIndex(client->findData(QStringLiteral("mobileApp")));
        QVERIFY(chief_->click("explain.ask"));
        QTRY_COMPARE_WITH_TIMEOUT(verdict(*chief_), QStringLiteral("It is not allowed"), 10'000);
        QVERIFY2(said(*chief_).contains(QStringLiteral("Drive")), qPrintable(said(*chief_)));
        const auto links = chief_->seen<QWidget>("explain.chain")->findChildren<ui::explain::LinkRow*>();
        QVERIFY(std::ranges::any_of(links, [](const ui::explain::LinkRow* row) {
            return row->accessibleName().contains(QStringLiteral("No phones for Drive"));
        }));
        QVERIFY(pressLink(*chief_, QStringLiteral("Open the template")));
        QCOMPARE(chief_->window->findChild<ui::NavPanel*>()->currentKey(), QStringLiteral("security.services"));
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::any_of(chief_->window->pane(QStringLiteral("security.services"))->findChildren<QLabel*>(),
                                [](const QLabel* label) {
                                    return label->isVisible() &&
                                           label->text().contains(QStringLiteral("No phones for Drive"));
                                }),
            10'000);
        client->setCurrentIndex(client->findData(QStringLiteral("browser")));
        chief_->window->openScreen(QStringLiteral("security.explain"));
        QVERIFY(chief_->click("explain.ask"));
        QTRY_COMPARE_WITH_TIMEOUT(verdict(*chief_), QStringLiteral("It is allowed"), 10'000);
    }

    void whoReachesAMemberAndByWhatChain() {
        chief_->window->openScreen(QStringLiteral("members.members"));
        QVERIFY(chief_->selectOnly(kDeputy));
        QVERIFY(chief_->window->registry().trigger(QStringLiteral("member.reachedBy")).applies);
        auto* list = chief_->await<QTableView>("explain.table");
        QVERIFY(list);
        QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 0, 10'000);
        list->selectRow(0);
        list->setFocus();
        QVERIFY(chief_->await<QLabel>("explain.holder"));
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(verdict(*chief_).startsWith(QStringLiteral("It is allowed")), 10'000);
        QCOMPARE(chief_->seen<QTabBar>("explain.tabs")->currentIndex(), 0);
    }
};

} // namespace sekisho::tests::test_console_explain

SEKISHO_QTEST_MAIN(test_console_explain, TestConsoleExplain)
#include "test_console_explain.moc"
