// A day of whoever administers one branch with every right that a role can have, in the real window against the real
// service: whichever screen he opens, whatever he searches, exports or opens by a link, nothing of another branch is
// there to be read; he does his work; what happens elsewhere meanwhile never reaches his window; and of a right that he
// lacks he is told in one sentence what it is and who could grant it.
#include "models/items/roles.h"
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "ui/panes/imports/import_pane.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/nav_panel.h"
#include "ui/widgets/state_page.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSet>
#include <QTableView>
#include <QTreeWidget>

#include <algorithm>

namespace sekisho::tests::test_console_branch_day {

constexpr int kMostRowsRead = 5'000; // of one list

class TestConsoleBranchDay : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> chief_, branch_;
    QString login_, insider_, outsider_; // login IDs: who administers the branch, somebody of it, somebody elsewhere
    std::string id_, insiderId_, outsiderId_, branchId_, otherUnitId_;
    QSet<QString> outsideWords_; // login IDs and ids of whoever and whatever lies outside
    QStringList outsideNames_;   // of organizations, that no organization inside contains
    QStringList screens_;        // that were looked at

    template<class T, class Start>
    static std::optional<Result<T>> answered(Start start) {
        std::optional<Result<T>> answer;
        const ports::CallHandle call = start([&](Result<T> got) { answer = std::move(got); });
        static_cast<void>(QTest::qWaitFor([&] { return answer.has_value(); }, 10'000));
        return answer;
    }
    static ports::Gateway& gateway(Console& console) { return console.session().tenant()->gateway(); }

    // --- what there is to be read in a window ---

    static void addModel(const QAbstractItemModel& model, const QModelIndex& parent, QStringList& out, int& left) {
        for (int row = 0; row < model.rowCount(parent) && left > 0; ++row, --left) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole),
                                       int(Qt::EditRole), int(items::IdRole)})
                    if (const QVariant value = model.data(index, role); value.metaType().id() == QMetaType::QString)
                        out << value.toString();
            }
            addModel(model, model.index(row, 0, parent), out, left);
        }
    }
    static QStringList wordsIn(QWidget& window) {
        QStringList out{window.windowTitle()};
        for (auto* widget : window.findChildren<QWidget*>()) {
            if (!widget->isVisible()) continue;
            out << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
            if (auto* label = qobject_cast<QLabel*>(widget)) out << label->text();
            if (auto* edit = qobject_cast<QLineEdit*>(widget)) out << edit->text();
            if (auto* button = qobject_cast<QAbstractButton*>(widget)) out << button->text();
            if (auto* text = qobject_cast<QPlainTextEdit*>(widget)) out << text->toPlainText();
            if (auto* box = qobject_cast<QComboBox*>(widget))
                for (int i = 0; i < box->count(); ++i)
                    out << box->itemText(i) << box->itemData(i).toString();
            auto* view = qobject_cast<QAbstractItemView*>(widget);
            int left = kMostRowsRead;
            if (view && view->model()) addModel(*view->model(), {}, out, left);
        }
        return out;
    }
    // What of it belongs to another branch.
    QStringList foreignIn(const QStringList& texts, bool people = true) const {
        static const QRegularExpression between(QStringLiteral("[^A-Za-z0-9._@-]+"));
        QStringList out;
        for (const QString& text : texts) {
            for (const QString& name : outsideNames_)
                if (text.contains(name)) out << name;
            if (!people) continue;
            for (const QString& word : text.split(between, Qt::SkipEmptyParts))
                if (outsideWords_.contains(word)) out << word;
        }
        out.removeDuplicates();
        return out;
    }
    static void settle(Console& console) {
        const auto loading = [&] {
            return std::ranges::any_of(console.window->findChildren<ui::StatePage*>(), [](const ui::StatePage* page) {
                return page->isVisible() && page->look() == ui::StatePage::Look::Loading;
            });
        };
        QTest::qWait(120);
        static_cast<void>(QTest::qWaitFor([&] { return !loading(); }, 5'000));
        QTest::qWait(80);
    }
    void findPeople() {
        const std::vector<ports::OrgNode> tree = chief_->cache()->orgTree();
        const auto above = [&](const std::string& id) {
            const auto at = std::ranges::find(tree, OrgUnitId(id), &ports::OrgNode::id);
            return at == tree.end() ? std::string() : at->parent.value;
        };
        const auto within = [&](std::string id, const std::string& top) {
            for (; !id.empty(); id = above(id))
                if (id == top) return true;
            return false;
        };
        for (const ports::OrgNode& node : tree)
            if (branchId_.empty() && !node.parent.empty() && node.allMembers > 5 && node.allMembers < 60)
                branchId_ = node.id.value;
        QStringList insideNames;
        for (const ports::OrgNode& node : tree)
            if (within(node.id.value, branchId_) || within(branchId_, node.id.value))
                insideNames << commands::fromUtf8(node.name);
        for (const ports::OrgNode& node : tree) {
            if (within(node.id.value, branchId_) || within(branchId_, node.id.value)) continue;
            if (otherUnitId_.empty()) otherUnitId_ = node.id.value;
            const QString name = commands::fromUtf8(node.name);
            outsideWords_ << commands::fromUtf8(node.id.value);
            const bool alike = std::ranges::any_of(
                insideNames, [&](const QString& one) { return one.contains(name) || name.contains(one); });
            if (name.size() > 3 && !alike) outsideNames_ << name;
        }
        ports::MemberQuery query;
        query.orgUnit = OrgUnitId(branchId_);
        std::set<std::string> inside;
        for (const ports::RowNo row : *chief_->members().query(query))
            inside.insert(std::string(chief_->members().cells(row).id));
        for (const ports::RowNo row : *chief_->members().query({})) {
            const ports::MemberCells cells = chief_->members().cells(row);
            const QString login = commands::fromUtf8(cells.loginId);
            const bool plain = !cells.administrator && cells.status == MemberStatus::InUse;
            ports::MemberQuery typed;
            typed.text = cells.loginId;
            const bool alone = chief_->members().query(typed)->size() == 1;
            if (inside.contains(std::string(cells.id))) {
                if (!plain || !alone) continue;
                (login_.isEmpty() ? login_ : insider_) = login;
                (id_.empty() ? id_ : insiderId_) = cells.id;
                continue;
            }
            outsideWords_ << commands::fromUtf8(std::string(cells.id));
            if (cells.administrator) continue; // who did something to him is told
            outsideWords_ << login;
            if (plain && alone && outsider_.isEmpty()) {
                outsider_ = login;
                outsiderId_ = cells.id;
            }
        }
    }
    // Everything that a custom role can have, in the branch.
    bool makeHimAdministrator() {
        RoleSheet all;
        all.role.name = "All of the branch";
        for (const MenuItem& item : menuTree())
            if (!item.builtInOnly && !item.parent.empty())
                all.role.grants.push_back({std::string(item.key), Access::Operate});
        const auto made = answered<RoleSheet>(
            [&](auto reply) { return gateway(*chief_).roles().saveRole(all, chief_->gui, std::move(reply)); });
        if (!made || !made->has_value()) return false;
        HoldingWish wish;
        wish.user = UserId(id_);
        wish.role = (**made).role.id;
        wish.scope.orgUnits = {OrgUnitId(branchId_)};
        const auto given = answered<RoleHolder>(
            [&](auto reply) { return gateway(*chief_).roles().give(wish, chief_->gui, std::move(reply)); });
        return given && given->has_value();
    }
    QByteArray exported(const QString& path) {
        if (!branch_->window->registry().trigger(QStringLiteral("member.export")).applies) return {};
        auto* list = branch_->await<QRadioButton>("export.list");
        auto* all = branch_->await<QRadioButton>("export.all");
        if (!list || !all) return {};
        list->click();
        all->click();
        if (!branch_->click("export.go")) return {};
        QFileDialog* file = nullptr;
        const auto offered = [&] {
            file = branch_->window->findChild<QFileDialog*>(QStringLiteral("export.file"));
            return file != nullptr;
        };
        if (!QTest::qWaitFor(offered, 10'000)) return {};
        Q_EMIT file->fileSelected(path);
        file->reject();
        QByteArray written;
        const int rows = branch_->table()->model()->rowCount();
        const auto whole = [&] { // it is there before its last line is
            QFile made(path);
            written = made.open(QIODevice::ReadOnly) ? made.readAll() : QByteArray();
            return written.count('\n') > rows;
        };
        static_cast<void>(QTest::qWaitFor(whole, 20'000));
        return written;
    }
    // A member of the branch may have a post elsewhere: by its id alone his record can be written back whole.
    QSet<QString> postsOfHisPeople() {
        QSet<QString> out;
        for (const ports::RowNo row : *branch_->members().query({})) {
            const std::string id(branch_->members().cells(row).id);
            const auto member = answered<Member>(
                [&](auto reply) { return gateway(*chief_).fetchMember(UserId(id), chief_->gui, std::move(reply)); });
            if (!member || !member->has_value()) continue;
            for (const Organization& organization : (**member).organizations)
                for (const OrgUnitMembership& post : organization.orgUnits)
                    out << commands::fromUtf8(post.orgUnit.value);
        }
        return out;
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(200, kMemberPassword));
        QVERIFY(service_.start());
        chief_ = std::make_unique<Console>();
        chief_->start(service_, kAdmin);
        QVERIFY(chief_->signIn(service_.setupPassword, kAdminPassword));
        findPeople();
        QVERIFY(!login_.isEmpty() && !insider_.isEmpty() && !outsider_.isEmpty());
        QVERIFY(outsideNames_.size() > 2 && outsideWords_.size() > 50);
        QVERIFY(makeHimAdministrator());
        branch_ = std::make_unique<Console>();
        branch_->start(service_, login_);
        QVERIFY(branch_->signIn(kMemberPassword));
    }
    void cleanupTestCase() {
        branch_.reset();
        chief_.reset();
        service_.stop();
    }

    void theEyeIsAwake() {
        chief_->window->openScreen(QStringLiteral("members.members"));
        settle(*chief_);
        QVERIFY2(foreignIn(wordsIn(*chief_->window)).size() > 50, "whoever sees all would be noticed");
    }

    void noScreenShowsAnotherBranch() {
        auto* nav = branch_->window->findChild<ui::NavPanel*>();
        const ports::Identity* identity = branch_->session().identity();
        for (const MenuItem& item : menuTree()) {
            if (!identity->canSee(item.key, branch_->clock.now())) continue;
            const QString key = commands::fromUtf8(std::string(item.key));
            branch_->window->openScreen(key);
            if (nav->currentKey() != key) continue; // no screen of this console
            settle(*branch_);
            screens_ << key;
            // Who wrote to whom is told of those of the branch; the other side of a talk may be elsewhere.
            const bool talks = key.startsWith(QLatin1String("audit")) || key.startsWith(QLatin1String("monitoring"));
            const QStringList foreign = foreignIn(wordsIn(*branch_->window), !talks);
            QVERIFY2(foreign.isEmpty(), qPrintable(key + QStringLiteral(": ") + foreign.join(QLatin1Char(' '))));
        }
        QVERIFY2(screens_.size() > 25, qPrintable(screens_.join(QLatin1Char(' '))));
    }

    void noMemberOfHisLeadsOutside() {
        branch_->window->openScreen(QStringLiteral("members.members"));
        settle(*branch_);
        auto* table = branch_->table();
        const int rows = std::min(25, table->model()->rowCount());
        QVERIFY(rows > 3);
        for (int row = 0; row < rows; ++row) {
            table->selectRow(row);
            settle(*branch_);
            const QStringList foreign = foreignIn(wordsIn(*branch_->window));
            QVERIFY2(foreign.isEmpty(), qPrintable(QString::number(row) + foreign.join(QLatin1Char(' '))));
        }
    }

    void neitherSearchNorLinkFindsAnybodyElse() {
        auto* field = branch_->pane()->findChild<ui::SearchField*>();
        field->clear();
        QTest::keyClicks(field, outsider_);
        QTRY_COMPARE_WITH_TIMEOUT(branch_->table()->model()->rowCount(), 0, 5'000);
        field->clear();
        QTRY_VERIFY(branch_->table()->model()->rowCount() > 3);
        QVERIFY(branch_->window->registry().trigger(QStringLiteral("view.palette")).applies);
        auto* palette = branch_->await<ui::CommandPalette>("palette");
        QVERIFY(palette);
        auto* typed = palette->findChild<QLineEdit*>();
        QTest::keyClicks(typed, outsider_.section(QLatin1Char('@'), 0, 0));
        QTest::qWait(400);
        QStringList offered = wordsIn(*palette);
        offered.removeAll(typed->text());
        QVERIFY2(foreignIn(offered).isEmpty(), qPrintable(offered.join(QLatin1Char('|'))));
        QTest::keyClick(typed, Qt::Key_Escape);
        branch_->pane()->showResource(commands::fromUtf8(outsiderId_));
        settle(*branch_);
        QStringList texts = wordsIn(*branch_->window);
        QVERIFY2(foreignIn(texts).isEmpty(), qPrintable(foreignIn(texts).join(QLatin1Char(' '))));
        const auto asked = answered<Member>([&](auto reply) {
            return gateway(*branch_).fetchMember(UserId(outsiderId_), branch_->gui, std::move(reply));
        });
        QVERIFY(asked && !asked->has_value());
        QCOMPARE(asked->error().kind, ErrorKind::NotFound);
    }

    void aFileHoldsHisBranchOnly() {
        branch_->window->openScreen(QStringLiteral("members.members"));
        settle(*branch_);
        const QByteArray file = exported(branch_->home.filePath(QStringLiteral("members.csv")));
        const QByteArray login = insider_.section(QLatin1Char('@'), 0, 0).toUtf8();
        QVERIFY2(file.contains(login), file.right(600).constData());
        QStringList foreign = foreignIn(QString::fromUtf8(file).split(QLatin1Char('\n')));
        foreign.removeIf([posts = postsOfHisPeople()](const QString& word) { return posts.contains(word); });
        QVERIFY2(foreign.isEmpty(), qPrintable(foreign.join(QLatin1Char(' '))));
    }

    void heDoesHisWork() {
        QVERIFY(branch_->selectOnly(insider_));
        QVERIFY(branch_->window->registry().trigger(QStringLiteral("member.suspend")).applies);
        QVERIFY(branch_->confirm());
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(*branch_, insiderId_), MemberStatus::Suspended, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(*chief_, insiderId_), MemberStatus::Suspended, 10'000);
        QVERIFY(branch_->selectOnly(insider_));
        QVERIFY(branch_->window->registry().trigger(QStringLiteral("member.unsuspend")).applies);
        QVERIFY(branch_->confirm());
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(*branch_, insiderId_), MemberStatus::InUse, 10'000);
        branch_->pane()->findChild<ui::SearchField*>()->clear();
    }

    void hisSheetIsAppliedAndTakenBackByHim() {
        const QString path = branch_->home.filePath(QStringLiteral("joiners.csv"));
        QFile sheet(path);
        QVERIFY(sheet.open(QIODevice::WriteOnly));
        sheet.write("ID,姓,名,組織名,個人メール\r\n");
        for (const auto& [login, unit] : {std::pair{"joiner.one", branchId_}, {"joiner.two", otherUnitId_}})
            sheet.write(QByteArray(login) + ",四月,一郎,id:" + QByteArray::fromStdString(unit) + ",x@example.org\r\n");
        sheet.close();
        branch_->window->openScreen(QStringLiteral("members.import"));
        auto* pane = qobject_cast<ui::ImportPane*>(branch_->window->pane(QStringLiteral("members.import")));
        QVERIFY(pane);
        pane->openFile(path);
        QVERIFY(branch_->await<QWidget>("import.columnsPage"));
        QVERIFY(branch_->click("import.next"));
        auto* faults = branch_->await<QTableView>("import.faults");
        QVERIFY(faults);
        QTRY_COMPARE(faults->model()->rowCount(), 1); // an organization that is not his is none
        for (int column = 0; column < faults->model()->columnCount(); ++column)
            if (const QModelIndex cell = faults->model()->index(0, column);
                cell.data().toString().contains(commands::fromUtf8(otherUnitId_)))
                QVERIFY(faults->model()->setData(cell, QStringLiteral("id:") + commands::fromUtf8(branchId_)));
        QTRY_COMPARE(faults->model()->rowCount(), 0);
        QVERIFY(branch_->click("import.next"));
        auto* rows = branch_->await<QTableView>("diff.rows", 20'000);
        QVERIFY(rows);
        QTRY_COMPARE(rows->model()->rowCount(), 2);
        const auto joined = [](Console& console) {
            return !idOf(console, QStringLiteral("joiner.two@sakura")).empty();
        };
        QVERIFY(branch_->click("diff.apply"));
        QTRY_VERIFY_WITH_TIMEOUT(joined(*branch_) && joined(*chief_), 20'000);
        QVERIFY(branch_->click("diff.undo"));
        QVERIFY(branch_->click("diff.apply"));
        QTRY_VERIFY_WITH_TIMEOUT(!joined(*branch_) && !joined(*chief_), 20'000);
        // Found again by whom it was about.
        branch_->window->openScreen(QStringLiteral("members.changes"));
        ui::Pane* changes = branch_->window->pane(QStringLiteral("members.changes"));
        changes->findChild<ui::SearchField*>(QStringLiteral("changes.search"))->setText(QStringLiteral("四月"));
        auto* list = changes->findChild<QTableView*>(QStringLiteral("changes.list"));
        QTRY_COMPARE(list->model()->rowCount(), 2); // with the way back
        branch_->window->openScreen(QStringLiteral("members.members"));
    }

    void whatHappensElsewhereNeverComesToHim() {
        const std::size_t before = branch_->members().query({})->size();
        QVERIFY(chief_->selectOnly(outsider_));
        QVERIFY(chief_->window->registry().trigger(QStringLiteral("member.suspend")).applies);
        QVERIFY(chief_->confirm());
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(*chief_, outsiderId_), MemberStatus::Suspended, 10'000);
        QTest::qWait(1'500); // his console hears that something has happened
        settle(*branch_);
        QCOMPARE(branch_->members().query({})->size(), before);
        QVERIFY(!branch_->members().find(outsiderId_));
        const QStringList foreign = foreignIn(wordsIn(*branch_->window));
        QVERIFY2(foreign.isEmpty(), qPrintable(foreign.join(QLatin1Char(' '))));
    }

    void ofWhatHeLacksHeIsToldInOneSentence() {
        auto* nav = branch_->window->findChild<ui::NavPanel*>();
        const auto closed =
            nav->findItems(commands::menuText(*menuItem("security.breakGlass")), Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(closed.size(), 1);
        nav->setFocus(Qt::TabFocusReason);
        nav->setCurrentItem(closed.front());
        QTest::keyClick(nav, Qt::Key_Return);
        auto* sentence = branch_->await<QLabel>("explain.sentence");
        QVERIFY(sentence);
        QVERIFY2(sentence->text().contains(QStringLiteral("You lack Sealed account (view)")),
                 qPrintable(sentence->text()));
        const QString highest = commands::fromUtf8(chief_->session().identity()->name);
        QVERIFY2(sentence->text().contains(highest), qPrintable(sentence->text()));
        QVERIFY(foreignIn(wordsIn(*branch_->window)).isEmpty());
    }
};

} // namespace sekisho::tests::test_console_branch_day

SEKISHO_QTEST_MAIN(test_console_branch_day, TestConsoleBranchDay)
#include "test_console_branch_day.moc"
