// The models of roles, their holders, requests and activations hold to Qt's rules while pages come and rows go; the
// tree of menus says what a role gives as models/domain/rights.h decides it, and what is set in it is what is given.
#include "models/commands/approval_words.h"
#include "models/commands/role_words.h"
#include "models/items/activation_model.h"
#include "models/items/approval_list_model.h"
#include "models/items/role_grants_model.h"
#include "models/items/role_holder_model.h"
#include "models/items/role_list_model.h"
#include "models/items/roles.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/qt_suite.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <random>

namespace sekisho::tests::test_role_models {

using namespace sekisho::items;

namespace {

QString plainTime(Instant t) {
    return QString::number(toSeconds(t));
}

struct RoleBench {
    RoleBench() {
        gateway.signInAs("admin@demo");
        gateway.tenant.fill(20);
        gateway.roleDesk.fill();
        gateway.approvalDesk.fill();
    }
    std::unique_ptr<RoleListModel> roles() {
        return std::make_unique<RoleListModel>(
            gateway.roles(), gui,
            RoleListModel::Words{[](RoleListModel::Column column) { return QString::number(column); },
                                 [](const RoleSheet& sheet) { return commands::roleNameText(sheet); },
                                 commands::roleKindText, [](std::int64_t number) { return QString::number(number); },
                                 plainTime, plainTime});
    }
    std::unique_ptr<RoleHolderModel> holders() {
        return std::make_unique<RoleHolderModel>(
            clock, RoleHolderModel::Words{
                       [](RoleHolderModel::Column column) { return QString::number(column); },
                       [](const RoleHolder& holder) { return commands::roleNameText(holder.builtIn, holder.roleName); },
                       [](const RoleHolder& holder) { return commands::scopeText(holder.scope, holder.units); },
                       [](const RoleHolder&, HolderState state) { return QString::number(static_cast<int>(state)); },
                       plainTime, plainTime});
    }
    RoleHolderModel::Source holdersOf(const RoleId& role) {
        return [this, role](const std::string& cursor, ports::Reply<ports::HolderPage> reply) {
            return gateway.roles().holders(role, cursor, gui, std::move(reply));
        };
    }
    std::unique_ptr<ApprovalListModel> requests() {
        return std::make_unique<ApprovalListModel>(
            gateway.approvals(), gui,
            ApprovalListModel::Words{
                [](ApprovalListModel::Column column) { return QString::number(column); },
                [](const ApprovalRequest& one) { return commands::approvalStateText(one.state); },
                [](const ApprovalRequest& one) { return commands::guardedActionText(one.action); },
                [this](const ApprovalRequest& one) { return commands::approvalLeftText(one, clock.now()); },
                commands::approvalVotesText, plainTime, plainTime});
    }
    std::unique_ptr<ActivationModel> activations() {
        return std::make_unique<ActivationModel>(
            gateway.roles(), gui, clock,
            ActivationModel::Words{
                [](ActivationModel::Column column) { return QString::number(column); },
                [](const Activation& one) { return commands::roleNameText(one.builtIn, one.roleName); },
                [](const Activation& one) { return commands::scopeText(one.scope, {}); },
                [this](const Activation& one) { return commands::activationStateText(one, clock.now()); }, plainTime,
                plainTime});
    }
    ManualClock clock{Instant{std::chrono::seconds(1'795'000'000)}};
    fakes::FakeGateway gateway{clock};
    ports::InlineExecutor gui;
};

RoleGrantsModel::Words grantWords() {
    return {[](RoleGrantsModel::Column column) { return QString::number(column); }, commands::menuText,
            commands::menuWhyText,
            [](Access access, RoleGrantsModel::Source source, const MenuItem* from) {
                return QStringLiteral("%1/%2/%3")
                    .arg(static_cast<int>(access))
                    .arg(static_cast<int>(source))
                    .arg(from ? QString::fromUtf8(from->key.data(), static_cast<qsizetype>(from->key.size()))
                              : QString());
            }};
}

std::vector<RoleHolding> heldRole(const std::vector<Grant>& grants) {
    RoleHolding holding;
    holding.role.grants = grants;
    return {holding};
}

std::string grantsLine(const std::vector<Grant>& grants) {
    std::string line;
    for (const Grant& grant : grants)
        line += grant.menu + (grant.access == Access::Operate ? "=o " : "=v ");
    return line;
}

const RoleHolder* rowOfUser(const RoleHolderModel& model, const UserId& user) {
    for (const RoleHolder& one : model.rows())
        if (one.user == user) return &one;
    return nullptr;
}

} // namespace

class TestRoleModels : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { commands::setLanguage(commands::Language::English); }

    void rolesBuiltInFirstWithTheirNumbers() {
        RoleBench bench;
        const auto model = bench.roles();
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->setDeleted(false);
        QCOMPARE(model->rowCount(), static_cast<int>(bench.gateway.roleDesk.sheets.size()));
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("Highest administrator"));
        QCOMPARE(model->index(0, 0).data(FlagsRole).toInt(), 1);
        const RoleSheet* nurses = model->sheet(bench.gateway.roleDesk.sheets.back().role.id);
        QVERIFY(nurses);
        QCOMPARE(nurses->holders, std::int64_t{1});
        const int row = model->rowOf(nurses->role.id.value);
        QCOMPARE(model->index(row, RoleListModel::HoldersColumn).data().toString(), QStringLiteral("1"));
        QCOMPARE(model->index(row, 0).data(FlagsRole).toInt(), 0);
        model->setDeleted(true);
        QCOMPARE(model->rowCount(), 1);
        QVERIFY(!model->index(0, RoleListModel::DeletedColumn).data().toString().isEmpty());
    }

    void aRefreshLeavesRolesThatStay() {
        RoleBench bench;
        const auto model = bench.roles();
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->setDeleted(false);
        const QPersistentModelIndex last(model->index(model->rowCount() - 1, 0));
        const QString id = last.data(IdRole).toString();
        bench.gateway.roleDesk.addRole("<b>夜勤</b>", {{"audit", Access::View}});
        model->refresh();
        QVERIFY(last.isValid());
        QCOMPARE(last.data(IdRole).toString(), id);
        const int fresh = model->rowCount() - 1;
        QCOMPARE(model->index(fresh, 0).data(Qt::ToolTipRole).toString(), QStringLiteral("&lt;b&gt;夜勤&lt;/b&gt;"));
        bench.gateway.failNext("roles", Error(ErrorKind::Timeout, "TIMEOUT"));
        model->refresh();
        QVERIFY(model->error());
        QCOMPARE(model->rowCount(), fresh + 1); // what was shown stays
    }

    void holdersByPagesWithTheirStates() {
        RoleBench bench;
        auto& desk = bench.gateway.roleDesk;
        const RoleId role = desk.sheets.back().role.id;
        for (auto& [id, member] : bench.gateway.tenant.members())
            desk.addHolder(member.id, role);
        desk.pageSize = 7;
        const auto model = bench.holders();
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->setSource(bench.holdersOf(role));
        QCOMPARE(model->rowCount(), 7);
        QVERIFY(model->total() >= 20);
        model->fetchAll();
        QVERIFY(model->whole());
        QCOMPARE(model->rowCount(), 20); // one line a person and role, also where it came twice
        model->setSource({});
        QCOMPARE(model->rowCount(), 0);
    }

    void aHolderIsWhatHisTimeSays() {
        RoleBench bench;
        const Instant now = bench.clock.now();
        RoleHolder holder;
        QVERIFY(holderStateOf(holder, now) == HolderState::Holds);
        holder.expiresAt = now + std::chrono::seconds(1);
        QVERIFY(holderStateOf(holder, now) == HolderState::Holds);
        holder.activation = "a";
        QVERIFY(holderStateOf(holder, now) == HolderState::Temporary);
        holder.expiresAt = now;
        QVERIFY(holderStateOf(holder, now) == HolderState::Ended);
        holder = {};
        holder.eligible = true;
        QVERIFY(holderStateOf(holder, now) == HolderState::Eligible);
        const auto model = bench.holders();
        const RoleHolder expired = *std::ranges::find_if(bench.gateway.roleDesk.holdings, [&](const RoleHolder& one) {
            return one.expiresAt && *one.expiresAt < now;
        });
        model->setSource(bench.holdersOf(expired.role));
        const RoleHolder* row = rowOfUser(*model, expired.user);
        QVERIFY(row);
        const int at = static_cast<int>(row - model->rows().data());
        QCOMPARE(model->index(at, RoleHolderModel::StateColumn).data(StatusRole).toInt(),
                 static_cast<int>(HolderState::Ended));
        QVERIFY(!model->index(at, 0).data(LiveRole).toBool());
    }

    void requestsByViewAndTheirNumbers() {
        RoleBench bench;
        const auto model = bench.requests();
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy counts(model.get(), &ApprovalListModel::countsChanged);
        model->setQuery(ports::ApprovalQuery::View::ForMe, true);
        QCOMPARE(model->forMe(), std::int64_t{3});
        QCOMPARE(model->mine(), std::int64_t{2});
        QCOMPARE(model->rowCount(), 3);
        QCOMPARE(model->total(), std::int64_t{3});
        QCOMPARE(counts.size(), 1);
        QVERIFY(model->at(0).createdAt < model->at(1).createdAt); // the oldest first
        model->setQuery(ports::ApprovalQuery::View::Mine, true);
        QCOMPARE(model->rowCount(), 2);
        model->setQuery(ports::ApprovalQuery::View::All, false);
        QCOMPARE(model->rowCount(), 2);
        QVERIFY(*model->at(0).endedAt > *model->at(1).endedAt); // the newest first
        QCOMPARE(counts.size(), 1);
        QCOMPARE(model->index(0, ApprovalListModel::LeftColumn).data().toString(), QString());
    }

    void aRequestThatMovesOnStaysWhereItIs() {
        RoleBench bench;
        const auto model = bench.requests();
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->setQuery(ports::ApprovalQuery::View::ForMe, true);
        const QPersistentModelIndex second(model->index(1, 0));
        ApprovalRequest request = model->at(1);
        request.state = ApprovalState::Applied;
        model->put(request);
        QCOMPARE(second.data(StatusRole).toInt(), static_cast<int>(ApprovalState::Applied));
        QVERIFY(!second.data(LiveRole).toBool());
        request.id = "somewhere else";
        model->put(request);
        QCOMPARE(model->rowCount(), 3);
        QSignalSpy changes(model.get(), &QAbstractItemModel::dataChanged);
        model->timePassed();
        QCOMPARE(changes.size(), 1);
    }

    void activationsRunAndEnd() {
        RoleBench bench;
        const auto model = bench.activations();
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->refilter();
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->running(), 1);
        QVERIFY(model->runs(0) && !model->runs(1));
        QCOMPARE(model->index(0, ActivationModel::StateColumn).data().toString(), QStringLiteral("1:00:00 left"));
        bench.clock.advance(std::chrono::minutes(61));
        model->timePassed();
        QCOMPARE(model->running(), 0);
        QCOMPARE(model->index(0, ActivationModel::StateColumn).data().toString(), QStringLiteral("Ended by itself"));
    }

    void theTreeOfMenusIsOneOfQts() {
        RoleGrantsModel model(grantWords());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRole({{"members", Access::View}, {"members.groups", Access::Operate}}, false);
        int shown = 0;
        const auto walk = [&](const auto& self, const QModelIndex& at) -> void {
            for (int row = 0; row < model.rowCount(at); ++row) {
                const QModelIndex one = model.index(row, 0, at);
                ++shown;
                QCOMPARE(model.indexOf(model.menuAt(one)->key), one);
                self(self, one);
            }
        };
        walk(walk, {});
        QCOMPARE(shown, static_cast<int>(menuTree().size()));
        const auto text = [&](const char* menu) {
            return model.indexOf(menu, RoleGrantsModel::AccessColumn).data().toString();
        };
        QCOMPARE(text("members"), QStringLiteral("1/1/"));                // its own
        QCOMPARE(text("members.members"), QStringLiteral("1/2/members")); // from above
        QCOMPARE(text("members.groups"), QStringLiteral("2/1/"));
        QCOMPARE(text("security.requests"), QStringLiteral("1/3/")); // everybody's
        QCOMPARE(text("security.roles"), QStringLiteral("0/4/"));    // nobody's
        QCOMPARE(text("audit"), QStringLiteral("0/0/"));
        QCOMPARE(model.indexOf("members", RoleGrantsModel::OperateColumn).data(Qt::CheckStateRole).toInt(),
                 static_cast<int>(Qt::PartiallyChecked));
        QCOMPARE(model.indexOf("members", RoleGrantsModel::ViewColumn).data(Qt::CheckStateRole).toInt(),
                 static_cast<int>(Qt::Checked));
        QVERIFY(!model.indexOf("security.roles", RoleGrantsModel::ViewColumn).data(Qt::CheckStateRole).isValid());
        QVERIFY(model.indexOf("members.members").data(RoleGrantsModel::DangerRole).toBool());
        QVERIFY(!model.indexOf("members.members", RoleGrantsModel::WhyColumn).data().toString().isEmpty());
        QVERIFY(model.indexOf("services.board", RoleGrantsModel::WhyColumn).data().toString().isEmpty());
    }

    void aMenuIsLoweredBelowWhatItInherits() {
        RoleGrantsModel model(grantWords());
        model.setRole({{"audit", Access::Operate}}, false);
        QVERIFY(!model.setAccess("audit.talk", Access::None)); // not editable yet
        model.setEditable(true);
        QSignalSpy changes(&model, &RoleGrantsModel::grantsChanged);
        QVERIFY(model.setAccess("audit.talk", Access::None));
        QCOMPARE(changes.size(), 1);
        QVERIFY(model.access("audit.talk") == Access::None);
        QVERIFY(model.access("audit") == Access::None);
        for (const MenuItem& item : menuTree())
            if (item.parent == "audit" && item.key != "audit.talk" && !item.builtInOnly)
                QVERIFY2(model.access(item.key) == Access::Operate, item.key.data());
        QVERIFY(model.setAccess("audit", Access::View)); // adds to what is there
        QVERIFY(model.access("audit.talk") == Access::View);
        QVERIFY(model.access("audit.mail") == Access::Operate);
        QVERIFY(model.setAccess("audit", Access::None)); // and takes all of it away
        QCOMPARE(grantsLine(model.grants()), std::string());
        QVERIFY(!model.setAccess("security.roles", Access::View));
        QVERIFY(!model.setAccess("nowhere", Access::View));
        QVERIFY(model.setAccess("security.requests", Access::None)); // stays what everybody has
        QVERIFY(model.access("security.requests") == Access::View);
        QCOMPARE(grantsLine(model.grants()), std::string());
    }

    void ticksAndKeysSetTheSame() {
        RoleGrantsModel model(grantWords());
        model.setRole({}, false);
        model.setEditable(true);
        const auto tick = [&](const char* menu, int column, Qt::CheckState state) {
            return model.setData(model.indexOf(menu, column), state, Qt::CheckStateRole);
        };
        QVERIFY(tick("members.groups", RoleGrantsModel::OperateColumn, Qt::Checked));
        QVERIFY(model.access("members.groups") == Access::Operate);
        QVERIFY(tick("members.groups", RoleGrantsModel::OperateColumn, Qt::Unchecked));
        QVERIFY(model.access("members.groups") == Access::View);
        QVERIFY(tick("members.groups", RoleGrantsModel::ViewColumn, Qt::Unchecked));
        QVERIFY(model.access("members.groups") == Access::None);
        QVERIFY(model.setData(model.indexOf("members.groups", RoleGrantsModel::AccessColumn), 2, Qt::EditRole));
        QVERIFY(model.access("members.groups") == Access::Operate);
        QVERIFY(!model.setData(model.indexOf("members.groups"), 2, Qt::EditRole));
        QVERIFY(!(model.flags(model.indexOf("security.roles", RoleGrantsModel::ViewColumn)) & Qt::ItemIsUserCheckable));
        QVERIFY(model.flags(model.indexOf("members", RoleGrantsModel::ViewColumn)) & Qt::ItemIsUserCheckable);
        QCOMPARE(model.granted(), 3); // and the two that everybody has
        QCOMPARE(model.dangerous(), 1);
        model.setRole({{"security", Access::Operate}}, true);
        QVERIFY(!model.editable());
        QVERIFY(model.access("security.roles") == Access::Operate); // a built-in role may have it
        QVERIFY(!model.setAccess("members", Access::View));
    }

    void whatDiffersFromTheBaseIsMarkedUpToTheTop() {
        RoleGrantsModel model(grantWords());
        model.setRole({{"members.groups", Access::View}}, false);
        QVERIFY(!model.changed() && !model.comparing());
        model.setBase(std::vector<Grant>{{"members.groups", Access::Operate}});
        QVERIFY(model.changed());
        const auto marked = [&](const char* menu) {
            return model.indexOf(menu).data(RoleGrantsModel::ChangedRole).toBool();
        };
        QVERIFY(marked("members.groups") && marked("members") && !marked("members.members") && !marked("audit"));
        QCOMPARE(model.indexOf("members.groups").data(RoleGrantsModel::BaseRole).toInt(),
                 static_cast<int>(Access::Operate));
        model.setRole({{"members.groups", Access::Operate}}, false);
        QVERIFY(!model.changed());
        model.setBase(std::nullopt);
        QVERIFY(!marked("members"));
    }

    // Whatever is set in whatever order: what the tree shows is what rights.h gives for the grants that it hands out,
    // and a step changes nothing but the menu it is about, what is below it and the sums above it.
    void randomEditsGiveWhatTheyShow() {
        std::mt19937 random(7);
        const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
        const Instant now{};
        for (int round = 0; round < 60; ++round) {
            RoleGrantsModel model(grantWords());
            model.setRole({{"members", Access::Operate}, {"audit.talk", Access::View}}, false);
            model.setEditable(true);
            for (int step = 0; step < 40; ++step) {
                const MenuItem& item = menuTree()[below(menuTree().size())];
                const auto wanted = static_cast<Access>(below(3));
                std::map<std::string_view, Access> before;
                for (const MenuItem& one : menuTree())
                    before[one.key] = model.access(one.key);
                const bool set = model.setAccess(item.key, wanted);
                const auto holdings = heldRole(model.grants());
                for (const MenuItem& one : menuTree()) {
                    QVERIFY2(model.access(one.key) == accessOf(holdings, one.key, now), one.key.data());
                    const bool under = one.key == item.key || one.key.starts_with(std::string(item.key) + '.');
                    const bool over = item.key.starts_with(std::string(one.key) + '.');
                    if (!under && !over) QVERIFY2(model.access(one.key) == before[one.key], one.key.data());
                }
                if (set)
                    QVERIFY(model.access(item.key) == std::max(wanted, item.everyone ? Access::View : Access::None));
                RoleGrantsModel again(grantWords());
                again.setRole(model.grants(), false);
                QCOMPARE(grantsLine(again.grants()), grantsLine(model.grants()));
            }
        }
    }
};

} // namespace sekisho::tests::test_role_models

SEKISHO_QTEST_GUILESS_MAIN(test_role_models, TestRoleModels)
#include "test_role_models.moc"
