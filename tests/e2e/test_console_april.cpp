// The whole job of a personnel officer in the real window against the real service: a workbook with the new tree and
// 5,000 people of an April reorganization (moves, joiners, leavers) is seen, applied, found to hold a mistake, taken
// back, and applied again without it. After the undo the export is the same, byte for byte.
#include "models/sheet/row_writer.h"
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "ui/panes/imports/import_pane.h"

#include <QAbstractItemModel>
#include <QFile>
#include <QFileDialog>
#include <QProcess>
#include <QRadioButton>

#include <map>
#include <set>

namespace sekisho::tests::test_console_april {

namespace {

constexpr int kPeople = 5'000;
constexpr int kJoiners = 120, kMovers = 600, kLeavers = 90;
constexpr int kLong = 60'000; // milliseconds

} // namespace

class TestConsoleApril : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;
    QStringList logins_; // of March, without administrators
    QString wrongly_;    // the one who is in the sheet as a leaver and is none

    QString pathOf(const OrgUnitId& unit) {
        const std::vector<ports::OrgNode> nodes = console_->cache()->orgTree();
        QString path;
        for (OrgUnitId at = unit; !at.empty();) {
            const auto node = std::ranges::find(nodes, at, &ports::OrgNode::id);
            if (node == nodes.end()) break;
            path = commands::fromUtf8(node->name) + (path.isEmpty() ? QString() : QStringLiteral(">") + path);
            at = node->parent;
        }
        return path;
    }
    // Parent, place and name of every organization.
    QStringList tree() {
        QStringList out;
        for (const ports::OrgNode& node : console_->cache()->orgTree())
            out << QStringLiteral("%1|%2|%3|%4|%5")
                       .arg(commands::fromUtf8(node.id.value), commands::fromUtf8(node.parent.value),
                            commands::fromUtf8(node.name))
                       .arg(node.displayOrder)
                       .arg(node.allMembers);
        out.sort();
        return out;
    }
    // What the export of all members with all their fields writes.
    QByteArray exported(const char* name) {
        console_->window->openScreen(QStringLiteral("members.members"));
        if (!console_->window->registry().trigger(QStringLiteral("member.export")).applies) return {};
        auto* list = console_->await<QRadioButton>("export.list");
        auto* all = console_->await<QRadioButton>("export.all");
        if (!list || !all) return {};
        list->click();
        all->click();
        if (!console_->click("export.go")) return {};
        const QString path = console_->home.filePath(QLatin1String(name));
        QFileDialog* file = nullptr;
        if (!QTest::qWaitFor(
                [&] {
                    file = console_->window->findChild<QFileDialog*>(QStringLiteral("export.file"));
                    return file != nullptr;
                },
                10'000))
            return {};
        Q_EMIT file->fileSelected(path);
        file->reject();
        if (!QTest::qWaitFor([&] { return QFile::exists(path); }, kLong)) return {};
        QFile written(path);
        if (!written.open(QIODevice::ReadOnly)) return {};
        return written.readAll();
    }

    bool write(const QString& path, bool withMistake) {
        auto made = sheet::createFile(path.toStdString(), sheet::FileFormat::Xlsx, "組織");
        if (!made) return false;
        sheet::RowWriter& writer = **made;
        bool fine = true;
        const auto row = [&](const QStringList& cells) {
            std::vector<std::string> line;
            for (const QString& cell : cells)
                line.push_back(cell.toStdString());
            fine = fine && writer.row(line).has_value();
        };
        row({QStringLiteral("第1階層"), QStringLiteral("第2階層"), QStringLiteral("説明")});
        row({QStringLiteral("四月本部"), {}, QStringLiteral("新しい本部")});
        for (int i = 1; i <= 12; ++i)
            row({QStringLiteral("四月本部"), QStringLiteral("第%1課").arg(i), {}});
        fine = fine && writer.sheet("メンバー").has_value();
        row({QStringLiteral("処理"), QStringLiteral("ID"), QStringLiteral("姓"), QStringLiteral("名"),
             QStringLiteral("組織"), QStringLiteral("電話番号"), QStringLiteral("個人メール")});
        for (int i = 0; i < logins_.size(); ++i) {
            const bool leaves = (i >= kMovers && i < kMovers + kLeavers) || (withMistake && logins_[i] == wrongly_);
            const QString place = i < kMovers ? QStringLiteral("四月本部>第%1課").arg(i % 12 + 1) : QString();
            row({leaves ? QStringLiteral("退職") : QStringLiteral("変更"),
                 logins_[i].section(QLatin1Char('@'), 0, 0),
                 {},
                 {},
                 leaves ? QString() : place,
                 leaves ? QString() : QStringLiteral("03-4000-%1").arg(i, 4, 10, QLatin1Char('0')),
                 {}});
        }
        for (int i = 0; i < kJoiners; ++i)
            row({QStringLiteral("追加"), QStringLiteral("april.joiner%1").arg(i), QStringLiteral("新人"),
                 QStringLiteral("%1号").arg(i), QStringLiteral("四月本部>第%1課").arg(i % 12 + 1),
                 QStringLiteral("03-4999-%1").arg(i, 4, 10, QLatin1Char('0')),
                 QStringLiteral("joiner%1@example.org").arg(i)});
        return fine && writer.finish().has_value();
    }

    // From the file to the diff, which is looked at.
    bool seen(const QString& path, QTableView*& rows) {
        console_->window->openScreen(QStringLiteral("members.import"));
        auto* pane = qobject_cast<ui::ImportPane*>(console_->window->pane(QStringLiteral("members.import")));
        if (!pane) return false;
        pane->openFile(path);
        if (!console_->await<QWidget>("import.columnsPage", kLong) || !console_->click("import.next", kLong))
            return false;
        auto* faults = console_->await<QTableView>("import.faults", kLong);
        if (!faults || faults->model()->rowCount() != 0 || !console_->click("import.next", kLong)) return false;
        rows = console_->await<QTableView>("diff.rows", kLong);
        return rows && QTest::qWaitFor([&] { return rows->model()->rowCount() > 0; }, kLong);
    }
    MemberStatus status(const QString& login) {
        const std::string id = idOf(*console_, login);
        return id.empty() ? MemberStatus::Deleted : statusOf(*console_, id);
    }
    QString phone(const QString& login) {
        const auto row = console_->members().find(idOf(*console_, login));
        return row ? commands::fromUtf8(console_->members().cells(*row).telephone) : QString();
    }
    int inApril() {
        for (const ports::OrgNode& node : console_->cache()->orgTree())
            if (node.name == "四月本部") return static_cast<int>(node.allMembers);
        return -1;
    }
    bool applied(int people) {
        return console_->click("diff.apply", kLong) && QTest::qWaitFor([&] { return inApril() == people; }, kLong) &&
               console_->await<QPushButton>("diff.undo", kLong); // the service has finished
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(kPeople));
        // Raised for the day; else the brake lets the import wait as a whole for a second person.
        QVERIFY(service_.setPolicy("brake", R"({"deletionsPerAdministrator":200,"deletionsPerTenant":200})"));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kAdmin);
        QVERIFY(console_->signIn(service_.setupPassword, kAdminPassword));
        ports::MemberQuery query;
        query.show = ports::ShowInUse;
        const ports::RowSet all = console_->members().query(query);
        for (const ports::RowNo row : *all) {
            const ports::MemberCells cells = console_->members().cells(row);
            const QString login = commands::fromUtf8(cells.loginId);
            // Whoever holds a right keeps it, and cannot leave.
            const QString local = login.section(QLatin1Char('@'), 0, 0);
            const bool holds = cells.administrator || local.startsWith(QLatin1String("deputy")) ||
                               local.startsWith(QLatin1String("operator")) || local.startsWith(QLatin1String("branch"));
            if (!holds) logins_ << login;
        }
        QVERIFY(logins_.size() > 4'000);
        wrongly_ = logins_.last();
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }

    void theReorganizationIsAppliedTakenBackAndAppliedAgain() {
        const QByteArray march = exported("march.csv");
        QVERIFY(march.count('\n') > kPeople - 100);
        const QStringList before = tree();
        const QString stays = logins_[kMovers + kLeavers + 3];
        const QString phoneBefore = phone(stays);

        const QString first = console_->home.filePath(QStringLiteral("april.xlsx"));
        QVERIFY(write(first, true));
        QTableView* rows = nullptr;
        QVERIFY(seen(first, rows));
        const auto all = [&] { // page after page, as scrolling down asks for them
            if (rows->model()->canFetchMore({})) rows->model()->fetchMore({});
            return rows->model()->rowCount();
        };
        QVERIFY(QTest::qWaitFor([&] { return all() >= logins_.size() + kJoiners + 13; }, kLong));
        QCOMPARE(tree(), before); // seeing it changes nothing
        QVERIFY(applied(kMovers + kJoiners));
        QTRY_COMPARE_WITH_TIMEOUT(
            phone(stays), QStringLiteral("03-4000-%1").arg(kMovers + kLeavers + 3, 4, 10, QLatin1Char('0')), kLong);
        QTRY_COMPARE_WITH_TIMEOUT(status(logins_[kMovers]), MemberStatus::Deleted, kLong);

        // The mistake: somebody who stays is gone.
        QTRY_COMPARE_WITH_TIMEOUT(status(wrongly_), MemberStatus::Deleted, kLong);
        QVERIFY(console_->click("diff.undo", kLong));
        QVERIFY(console_->click("diff.apply", kLong));
        QTRY_COMPARE_WITH_TIMEOUT(inApril(), -1, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(phone(stays), phoneBefore, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(status(wrongly_), MemberStatus::InUse, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(tree(), before, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(idOf(*console_, QStringLiteral("april.joiner7@sakura")).empty(), kLong);
        QVERIFY2(exported("after-undo.csv") == march, "the export after the undo is another one");

        const QString second = console_->home.filePath(QStringLiteral("april-corrected.xlsx"));
        QVERIFY(write(second, false));
        QVERIFY(seen(second, rows));
        QVERIFY(applied(kMovers + kJoiners));
        QTRY_COMPARE_WITH_TIMEOUT(status(logins_[kMovers]), MemberStatus::Deleted, kLong);
        QCOMPARE(status(wrongly_), MemberStatus::InUse);
    }

    // Every step stands in the list of changes, and the chain of the audit log holds.
    void theRecordsTellTheStory() {
        console_->window->openScreen(QStringLiteral("members.changes"));
        auto* list = console_->await<QTableView>("changes.list");
        QVERIFY(list);
        QTRY_VERIFY(list->model()->rowCount() >= 3);
        QStringList told;
        for (int row = 0; row < 3; ++row) {
            QString line;
            for (int column = 0; column < list->model()->columnCount(); ++column)
                line += list->model()->index(row, column).data().toString() + QLatin1Char('|');
            told << line;
        }
        QVERIFY2(told[0].contains(QStringLiteral("april-corrected")), qPrintable(told.join(QLatin1Char('\n'))));
        QVERIFY2(told[1].contains(QStringLiteral("Undo")), qPrintable(told[1]));
        QVERIFY2(told[2].contains(QStringLiteral("april")), qPrintable(told[2]));
        for (const auto& [row, state] : {std::pair{0, "Applied"}, {1, "Applied"}, {2, "Undone"}})
            QVERIFY2(told[row].contains(QLatin1String(state)), qPrintable(told[row]));
        // What happened to single people, as the page of a member shows it.
        const auto story = [&](const QString& login) {
            std::optional<Result<ports::AuditPage>> got;
            const auto call = console_->session().tenant()->gateway().memberHistory(
                UserId(idOf(*console_, login)), {}, console_->gui,
                [&](Result<ports::AuditPage> page) { got = std::move(page); });
            QStringList actions; // oldest first
            if (!QTest::qWaitFor([&] { return got.has_value(); }, kLong) || !*got) return actions;
            for (const AuditRecord& record : (*got)->records)
                if (record.result == "success" && record.action.starts_with("member."))
                    actions.prepend(QString::fromStdString(record.action));
            return actions;
        };
        const QStringList moved{QStringLiteral("member.update"), QStringLiteral("member.restore"),
                                QStringLiteral("member.update")};
        QCOMPARE(story(logins_[5]), moved);
        const QStringList mistaken{QStringLiteral("member.delete"), QStringLiteral("member.restore"),
                                   QStringLiteral("member.update")};
        QCOMPARE(story(wrongly_), mistaken);
        QCOMPARE(story(QStringLiteral("april.joiner7@sakura")), QStringList{QStringLiteral("member.create")});
        console_.reset();
        service_.stop();
        QVERIFY(service_.auditHolds());
    }
};

} // namespace sekisho::tests::test_console_april

SEKISHO_QTEST_MAIN(test_console_april, TestConsoleApril)
#include "test_console_april.moc"
