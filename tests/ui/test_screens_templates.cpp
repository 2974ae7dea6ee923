// Pictures: サービス利用設定, and the controls of lists in policies in all their states.
#include "models/policy/policy_check.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "ui/forms/address_list_editor.h"
#include "ui/forms/country_picker.h"
#include "ui/forms/extension_editor.h"
#include "ui/forms/member_list_field.h"
#include "ui/widgets/configuration_desk.h"

#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sekisho::tests::test_screens_templates {

using policy::Right;
using policy::Service;

namespace {

const policy::Field& listField(policy::Widget widget) {
    for (const policy::Schema& schema : policy::schemas())
        for (const policy::Field& field : schema.fields)
            if (field.widget == widget) return field;
    std::abort();
}

} // namespace

class TestScreensTemplates : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensTemplates()
        : EveryScreen({"templates",         "templates-edit",       "templates-fault",
                       "templates-types",   "templates-types-edit", "templates-members-edit",
                       "templates-save",    "templates-meanwhile",  "templates-delete",
                       "templates-add",     "templates-effective",  "templates-effective-none",
                       "templates-offline", "member-template",      "member-app-stop",
                       "addresses-empty",   "addresses-read",       "addresses-edit",
                       "addresses-faults",  "addresses-paste",      "countries-read",
                       "countries-edit",    "countries-search",     "extensions-empty",
                       "extensions-read",   "extensions-faults",    "member-list-read",
                       "member-list-edit",  "configuration-faults", "configuration-unreadable"}) {}

  private:
    static void fill(ConsoleFixture& f) {
        fakes::FakeTenant& tenant = f.gateway.tenant;
        std::vector<std::string> types;
        for (const auto& [id, rank] : tenant.ranks())
            if (rank.kind == RankKind::UserType) types.push_back(id);
        std::size_t n = 0;
        const auto members = tenant.members();
        for (const auto& [id, member] : members)
            tenant.edit(member.id, [&](Member& m) { m.userType = UserTypeId(types[n++ % types.size()]); });
        auto& part = f.gateway.templateDesk.add("店舗スタッフ");
        part.userTypes = {types[1]};
        part.matrix.set(Service::Mail, Right::Browser, false);
        part.matrix.set(Service::Mail, Right::PcApp, false);
        part.matrix.set(Service::Drive, Right::MobileDownload, false);
        auto& temp = f.gateway.templateDesk.add("派遣 (社内のみ)");
        temp.userTypes = {types[2]};
        temp.matrix.mobileApp = false;
        auto& board = f.gateway.templateDesk.add("役員");
        for (const auto& [id, member] : members)
            if (board.members.size() < 3) board.members.push_back(member.id);
    }
    static void openTemplates(ConsoleFixture& f, int row) {
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("security.services"));
        auto* list = f.find<QTreeWidget>("templates.list");
        QTRY_VERIFY(list->topLevelItemCount() > row);
        list->setCurrentItem(list->topLevelItem(row));
    }
    // On the ground that forms have, as wide as in their screen.
    template<class T>
    void takeEditor(T& editor, const char* screen) {
        QWidget ground;
        auto* column = new QVBoxLayout(&ground);
        column->setContentsMargins(16, 16, 16, 16);
        column->addWidget(&editor);
        column->addStretch(1);
        ground.resize(680, 420);
        ground.show();
        QVERIFY(QTest::qWaitForWindowExposed(&ground));
        take(ground, screen);
        editor.setParent(nullptr);
    }

  private Q_SLOTS:
    void templates_data() { looks(); }
    void templates() {
        wear();
        ConsoleFixture f(120);
        fill(f);
        openTemplates(f, 1);
        take(*f.window, "templates");
        press(f, "templates.edit");
        f.find<QCheckBox>("templates.board.browser")->click();
        f.find<QCheckBox>("templates.mail.imap")->click();
        take(*f.window, "templates-edit");
        auto* tabs = f.find<QTabWidget>("templates.tabs");
        tabs->setCurrentIndex(1);
        auto* types = f.find<QTableWidget>("templates.types");
        types->item(2, 0)->setCheckState(Qt::Checked);
        take(*f.window, "templates-types-edit");
        press(f, "templates.save");
        take(*f.dialog(), "templates-save");
        closeDialog(f);
        tabs->setCurrentIndex(0);
        f.find<QCheckBox>("templates.tasks.mobileApp")->click();
        f.find<QCheckBox>("templates.tasks.browser")->click();
        take(*f.window, "templates-fault");
        press(f, "templates.discard");
        tabs->setCurrentIndex(1);
        take(*f.window, "templates-types");
        auto* list = f.find<QTreeWidget>("templates.list");
        list->setCurrentItem(list->topLevelItem(3));
        tabs->setCurrentIndex(2);
        press(f, "templates.edit");
        take(*f.window, "templates-members-edit");
        press(f, "templates.discard");
        list->setCurrentItem(list->topLevelItem(2));
        press(f, "templates.delete");
        take(*f.dialog(), "templates-delete");
        closeDialog(f);
        press(f, "templates.add");
        take(*f.dialog(), "templates-add");
        closeDialog(f);
        noFaults();
    }

    void meanwhile_data() { looks(); }
    void meanwhile() {
        wear();
        ConsoleFixture f(60);
        fill(f);
        openTemplates(f, 1);
        press(f, "templates.edit");
        f.find<QCheckBox>("templates.board.browser")->click();
        policy::ServiceTemplate& stored = f.gateway.templateDesk.all[1];
        stored.matrix.set(Service::Calendar, Right::CalDav, false);
        stored.matrix.set(Service::Drive, Right::DriveExplorer, false);
        ++stored.version;
        f.window->pane(QStringLiteral("security.services"))->linkChanged();
        QTRY_VERIFY(f.find<QLabel>("templates.theirs")->isVisible());
        take(*f.window, "templates-meanwhile");
        noFaults();
    }

    void effective_data() { looks(); }
    void effective() {
        wear();
        ConsoleFixture f(60);
        fill(f);
        openTemplates(f, 0);
        f.find<QTabWidget>("templates.tabs")->setCurrentIndex(3);
        take(*f.window, "templates-effective-none");
        ui::Pane* pane = f.window->pane(QStringLiteral("security.services"));
        const UserId who = std::next(f.gateway.tenant.members().begin(), 6)->second.id;
        pane->showResource(QString::fromStdString(who.value));
        QTRY_VERIFY(f.find<QLabel>("effective.template")->isVisible());
        take(*f.window, "templates-effective");
        f.gateway.templateDesk.stops[who.value] = {true, false};
        f.window->openScreen(QStringLiteral("members.members"));
        const int row = f.rowWhere([&](const ports::MemberCells& cells) { return cells.id == who.value; });
        f.choose(row);
        QTRY_VERIFY(f.find<QLabel>("template.stopped") && f.find<QLabel>("template.stopped")->isVisible());
        take(*f.window, "member-template");
        press(f, "template.appStop");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "member-app-stop");
        closeDialog(f);
        noFaults();
    }

    void offline_data() { looks(); }
    void offline() {
        wear();
        ConsoleFixture f(20);
        fill(f);
        f.show();
        f.signInAndLoad();
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        f.window->openScreen(QStringLiteral("security.services"));
        take(*f.window, "templates-offline");
        noFaults();
    }

    void addresses_data() { looks(); }
    void addresses() {
        wear();
        const policy::Field& field = listField(policy::Widget::Addresses);
        std::vector<policy::AddressEntry> entries{{"203.0.113.0/24", "本社"},
                                                  {"198.51.100.16-198.51.100.31", "大阪支社 (VPN)"},
                                                  {"2001:db8:40::/48", "データセンター"}};
        ui::AddressListEditor editor(field);
        editor.setReadOnly(false);
        takeEditor(editor, "addresses-empty");
        editor.setValue(entries);
        editor.setReadOnly(true);
        takeEditor(editor, "addresses-read");
        for (int i = 0; i < 20; ++i)
            entries.push_back({"192.0.2." + std::to_string(2 * i), i % 3 == 0 ? "店舗 " + std::to_string(i + 1) : ""});
        editor.setValue(entries);
        editor.setReadOnly(false);
        takeEditor(editor, "addresses-edit");
        entries.insert(entries.begin() + 1, {"192.168.0.0/16", "社内"});
        entries.insert(entries.begin() + 2, {"203.0.113.77", "本社 2F"});
        editor.setValue(entries);
        std::vector<Error> faults;
        faults.push_back(Error(ErrorKind::BadInput, "ADDRESS_NOT_PUBLIC")
                             .at(std::string(field.key) + "[1]")
                             .with("text", "192.168.0.0/16"));
        faults.push_back(Error(ErrorKind::BadInput, "ADDRESS_OVERLAPS")
                             .at(std::string(field.key) + "[2]")
                             .with("text", "203.0.113.77")
                             .with("other", "203.0.113.0/24"));
        editor.showFaults(faults);
        editor.findChild<QTableView*>(QStringLiteral("addresses.table"))->selectRow(2);
        takeEditor(editor, "addresses-faults");
        QWidget owner;
        editor.setParent(&owner);
        editor.openPaste(QStringLiteral("# 店舗の固定 IP\n8.8.8.8, 渋谷店\n8.8.4.4\t新宿店\n203.0.113.300, 池袋店\n"
                                        "203.0.113.9-203.0.113.1 上野店\n10.0.0.1 品川店\n192.0.2.0 # 目黒店"));
        QDialog* dialog = editor.findChild<QDialog*>(QStringLiteral("addresses.paste"));
        QVERIFY(dialog);
        take(*dialog, "addresses-paste");
        dialog->reject();
        editor.setParent(nullptr);
        noFaults();
    }

    void otherLists_data() { looks(); }
    void otherLists() {
        wear();
        ui::CountryPicker countries(listField(policy::Widget::Countries));
        countries.setValue(std::vector<std::string>{"JP", "US", "FR", "VN"});
        countries.setReadOnly(true);
        takeEditor(countries, "countries-read");
        countries.setReadOnly(false);
        takeEditor(countries, "countries-edit");
        countries.findChild<QLineEdit*>(QStringLiteral("countries.filter"))->setText(QStringLiteral("an"));
        takeEditor(countries, "countries-search");
        const policy::Field& field = listField(policy::Widget::Extensions);
        ui::ExtensionEditor extensions(field);
        extensions.setReadOnly(false);
        takeEditor(extensions, "extensions-empty");
        extensions.setValue(std::vector<std::string>{"a=b", "bat", "cmd", "com", "exe", "hta", "jar", "js", "lnk",
                                                     "msi", "ps1", "scr", "torrent", "vbs", "wsf"});
        extensions.setReadOnly(true);
        takeEditor(extensions, "extensions-read");
        extensions.setReadOnly(false);
        extensions.showFaults(
            {Error(ErrorKind::BadInput, "EXTENSION_BAD").at(std::string(field.key) + "[0]").with("text", "a=b")});
        takeEditor(extensions, "extensions-faults");
        noFaults();
    }

    void memberList_data() { looks(); }
    void memberList() {
        wear();
        PaneFixture f(40);
        QVERIFY(f.gateway.tenant.remove(f.gateway.tenant.members().begin()->second.id).has_value());
        f.load();
        std::vector<std::string> ids;
        for (const auto& [id, member] : f.gateway.tenant.members())
            if (ids.size() < 4) ids.push_back(id);
        ids.push_back("7b0c4d9e-0000-4000-8000-000000000000");
        wear(); // a fixture begins in a language and colours of its own
        ui::MemberListField field(listField(policy::Widget::Members), f.services());
        field.setValue(ids);
        field.setReadOnly(true);
        takeEditor(field, "member-list-read");
        field.setReadOnly(false);
        takeEditor(field, "member-list-edit");
        noFaults();
    }

    void configuration_data() { looks(); }
    void configuration() {
        wear();
        ConsoleFixture f(8);
        f.show();
        f.signInAndLoad();
        wear();
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("configuration.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(f.gateway.templateDesk.configuration.c_str());
        file.close();
        PlannedRow row;
        row.kind = "policy";
        row.id = "network";
        f.gateway.templateDesk.differing = {row};
        ui::ConfigurationDesk desk(
            [&]() -> std::optional<ui::ConfigurationServices> {
                return ui::ConfigurationServices{f.gateway, f.gui};
            },
            f.window.get());
        const auto fault = [](const char* code, const char* at, const char* text = "", const char* max = "5") {
            return Error(ErrorKind::BadInput, code).at(at).with("text", text).with("min", "0").with("max", max);
        };
        std::vector<Error>& faults = f.gateway.templateDesk.fileFaults;
        faults = {fault("POLICY_RANGE", "policies.account.passwordReuse"),
                  fault("POLICY_UNKNOWN_FIELD", "policies.account.colour", "colour"),
                  fault("ADDRESS_PREFIX", "policies.network.addresses[17]", "192.0.2.0/33", "32"),
                  fault("USER_NOT_EXIST", "policies.network.exceptions[2]"),
                  fault("INVALID_PARAMETER", "templates[2].services.drive.browser"),
                  fault("USER_TYPE_NOT_EXIST", "templates[2].userTypes[0]"),
                  fault("USER_NOT_EXIST", "templates[2].members[0]")};
        desk.readFrom(file.fileName());
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "configuration-faults");
        f.dialog()->reject();
        QTRY_VERIFY(!f.dialog());
        faults.push_back(fault("CONFIGURATION_FORMAT", "policies.weather"));
        f.gateway.templateDesk.unreadable = faults.back();
        f.gateway.templateDesk.unreadable->all = faults;
        desk.readFrom(file.fileName());
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "configuration-unreadable");
        f.dialog()->reject();
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_templates

SEKISHO_QTEST_MAIN(test_screens_templates, TestScreensTemplates)
#include "test_screens_templates.moc"
