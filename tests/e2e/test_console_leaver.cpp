// Somebody leaves, with the real window and the real service: he heads an organization, is the only master of a group
// and holds an administrator role. The list of steps says so, everything is handed over, the account goes, and one undo
// brings all of it back.
#include "models/sql/key_file.h"
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "ui/panes/members/leaver_page.h"

#include <QJsonArray>
#include <QMenu>
#include <QToolButton>

namespace sekisho::tests::test_console_leaver {

using ui::members::LeaverPage;

class TestConsoleLeaver : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;
    UserId leaver_, next_;
    OrgUnitId unit_;
    std::string group_;

    ports::Gateway& gateway() { return console_->session().tenant()->gateway(); }
    std::optional<Member> fetched(const UserId& id) {
        std::optional<Result<Member>> got;
        const auto call = gateway().fetchMember(id, console_->gui, [&](Result<Member> m) { got = std::move(m); });
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 15'000) || !*got) return std::nullopt;
        return std::move(**got);
    }
    static bool heads(const Member& member, const OrgUnitId& unit) {
        for (const Organization& organization : member.organizations)
            for (const OrgUnitMembership& post : organization.orgUnits)
                if (post.orgUnit == unit) return post.isManager;
        return false;
    }
    std::optional<LeaverCheck> checked(const UserId& id) {
        std::optional<Result<LeaverCheck>> got;
        const auto call =
            gateway().leavers().check(id, console_->gui, [&](Result<LeaverCheck> c) { got = std::move(c); });
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 15'000) || !*got) return std::nullopt;
        return std::move(**got);
    }
    // Plans and applies these operations; whether all of it was done.
    bool apply(std::vector<Operation> operations) {
        NewChangeset wanted;
        wanted.title = "Before the test";
        wanted.origin = ChangesetOrigin::Edit;
        wanted.plan = true;
        for (Operation& operation : operations)
            operation.no = static_cast<std::int64_t>(&operation - operations.data()) + 1;
        wanted.operations = std::move(operations);
        std::optional<Result<Changeset>> got;
        const auto take = [&](Result<Changeset> c) { got = std::move(c); };
        auto call = gateway().changesets().create(wanted, console_->gui, take);
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 15'000) || !*got) return false;
        const Changeset planned = **got;
        if (planned.count(Verdict::Refused) > 0) return false;
        got.reset();
        call = gateway().changesets().apply(planned.id, planned.version, false, console_->gui, take);
        return QTest::qWaitFor([&] { return got.has_value(); }, 15'000) && *got;
    }
    LeaverPage* page() { return console_->await<LeaverPage>("leaver.page"); }
    bool chooseSuccessor(std::size_t task, const QString& words) {
        auto* button = console_->await<QToolButton>(qPrintable(QStringLiteral("leaver.task.%1").arg(task)));
        if (!button) return false;
        Q_EMIT button->menu()->aboutToShow();
        for (QAction* action : button->menu()->actions())
            if (action->text().startsWith(words)) {
                action->trigger();
                return true;
            }
        return false;
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(120, kMemberPassword));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kAdmin);
        QVERIFY(console_->signIn(service_.setupPassword, kAdminPassword));

        leaver_ = UserId(idOf(*console_, kDeputy));
        QVERIFY(!leaver_.empty());
        next_ = UserId(idOf(*console_, somebody(*console_, 0)));
        const auto leaver = fetched(leaver_);
        const auto next = fetched(next_);
        QVERIFY(leaver && next);
        unit_ = console_->cache()->orgTree().front().id;
        const auto member = [this](const Member& base, bool head) {
            Member edited = base;
            if (edited.organizations.empty()) edited.organizations.emplace_back().domain = base.domain;
            auto& posts = edited.organizations.front().orgUnits;
            auto post = std::ranges::find(posts, unit_, &OrgUnitMembership::orgUnit);
            if (post == posts.end()) {
                post = posts.insert(posts.end(), OrgUnitMembership());
                post->orgUnit = unit_;
                post->primary = posts.size() == 1;
            }
            post->isManager = head;
            Operation operation;
            operation.kind = "member";
            operation.action = "update";
            operation.id = base.id.value;
            operation.base = base.version;
            operation.value = gateway().changesets().values().update(base, edited);
            return operation;
        };
        Operation group;
        group.kind = "group";
        group.action = "create";
        group.id = "new:night";
        const QJsonObject value{
            {QStringLiteral("domainId"), static_cast<qint64>(leaver->domain)},
            {QStringLiteral("groupName"), QStringLiteral("夜勤の引き継ぎ")},
            {QStringLiteral("administrators"),
             QJsonArray{QJsonObject{{QStringLiteral("userId"), QString::fromStdString(leaver_.value)}}}},
            {QStringLiteral("members"),
             QJsonArray{QJsonObject{{QStringLiteral("id"), QString::fromStdString(next_.value)},
                                    {QStringLiteral("type"), QStringLiteral("USER")}}}}};
        group.value = QJsonDocument(value).toJson(QJsonDocument::Compact).toStdString();
        QVERIFY(apply({member(*next, false), member(*leaver, true), group}));
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }

    void theRoleStandsInTheWay() {
        QVERIFY(console_->selectOnly(kDeputy));
        QVERIFY(console_->window->registry().trigger(QStringLiteral("member.leaver")).applies);
        QVERIFY(page());
        QTRY_VERIFY(page()->desk().at(0).check.has_value());
        const LeaverCheck& check = *page()->desk().at(0).check;
        QVERIFY(!check.roles.empty());
        QVERIFY(std::ranges::any_of(check.orgUnitsHeaded, [&](const auto& unit) { return unit.id == unit_.value; }));
        QVERIFY(std::ranges::any_of(check.soleMasterOf, [](const auto& g) { return g.name == "夜勤の引き継ぎ"; }));
        QVERIFY(!console_->seen<QPushButton>("leaver.leave")->isEnabled());
        QVERIFY(page()->desk().obstacle(0).contains(QStringLiteral("role")));
    }

    // Taking roles away is not part of the console yet: it happens on the service, and the list of steps is asked
    // again.
    void withoutTheRoleTheRestCanBeDone() {
        service_.stop();
        {
            const std::filesystem::path data = service_.data().toStdString();
            auto key = sql::readKeyFile(data / "store.key");
            QVERIFY(key.has_value());
            auto store = sql::Database::open(data / "store.db", *key);
            QVERIFY(store.has_value());
            QVERIFY(store->exec("DELETE FROM role_holding WHERE member_uid = :uid", leaver_.value).has_value());
        }
        QVERIFY(service_.start());
        QTRY_VERIFY_WITH_TIMEOUT(console_->online(), 30'000);
        QVERIFY(console_->click("leaver.again"));
        QTRY_VERIFY_WITH_TIMEOUT(page()->desk().at(0).check->roles.empty(), 20'000);
        const QString login = commands::fromUtf8(fetched(next_)->email);
        for (std::size_t task = 0; task < page()->desk().at(0).tasks.size(); ++task) {
            const commands::LeaverTask& one = page()->desk().at(0).tasks[task];
            if (!one.group && one.what.id != unit_.value) {
                QVERIFY(chooseSuccessor(task, QStringLiteral("Nobody")));
                continue;
            }
            QVERIFY(chooseSuccessor(task, QStringLiteral("Another")));
            auto* picker = console_->await<QDialog>("memberPicker");
            QVERIFY(picker);
            QTest::keyClicks(picker->findChild<QLineEdit*>(), login);
            QTest::keyClick(picker->findChild<QTableView*>(), Qt::Key_Return);
            QTRY_VERIFY(!console_->seen<QDialog>("memberPicker"));
        }
        connect(&page()->desk(), &commands::LeaverDesk::failed, this, [](const Error& error, const QString& subject) {
            qWarning("the desk stopped: %s %s %s", error.code.c_str(), error.detail.c_str(), qUtf8Printable(subject));
        });
        QVERIFY(console_->click("leaver.leave"));
        QTRY_VERIFY_WITH_TIMEOUT(page()->desk().at(0).deleted, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(*console_, leaver_.value), MemberStatus::Deleted, 20'000);
        QVERIFY(heads(*fetched(next_), unit_));
        const auto next = checked(next_);
        QVERIFY(next);
        QVERIFY(std::ranges::any_of(next->soleMasterOf, [](const auto& g) { return g.name == "夜勤の引き継ぎ"; }));
    }

    void oneUndoBringsAllOfItBack() {
        auto* banner = page()->findChild<ui::Banner*>(QStringLiteral("leaver.banner"));
        QVERIFY(banner->isVisible());
        for (auto* button : banner->findChildren<QPushButton*>())
            if (button->isVisible()) QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(console_->click("diff.apply", 20'000));
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(*console_, leaver_.value), MemberStatus::InUse, 20'000);
        const auto leaver = fetched(leaver_);
        QVERIFY(leaver);
        QVERIFY(heads(*leaver, unit_));
        QVERIFY(!heads(*fetched(next_), unit_));
        const auto check = checked(leaver_);
        QVERIFY(check);
        QVERIFY(std::ranges::any_of(check->soleMasterOf, [](const auto& g) { return g.name == "夜勤の引き継ぎ"; }));
    }
};

} // namespace sekisho::tests::test_console_leaver

SEKISHO_QTEST_MAIN(test_console_leaver, TestConsoleLeaver)
#include "test_console_leaver.moc"
