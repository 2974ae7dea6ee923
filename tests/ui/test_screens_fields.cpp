// Pictures: the field management.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"

#include <QTabWidget>
#include <QTableWidget>

namespace sekisho::tests::test_screens_fields {

class TestScreensFields : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensFields()
        : EveryScreen({"fields", "fields-edit", "fields-diff", "fields-properties", "fields-property",
                       "fields-property-delete", "fields-statuses", "fields-status"}) {}

  private:
    static void fill(fakes::FakeTenant& tenant) {
        tenant.putSetting(
            FieldSettings{tenant.domain(),
                          {{"telephone", true}, {"location", false, false}, {"nickName", false, true, true}},
                          {true, "S-", 5},
                          3});
        int order = 0;
        for (const auto& [name, label, type] : {std::tuple{"grade", "等級", PropertyType::String},
                                                {"license", "免許証の更新日", PropertyType::Date},
                                                {"seat", "座席番号", PropertyType::Integer},
                                                {"profile", "紹介ページ", PropertyType::Link}}) {
            CustomProperty property;
            property.domain = tenant.domain();
            property.id = CustomPropertyId(std::string("id-") + name);
            property.name = name;
            property.displayName = label;
            property.type = type;
            property.displayOrder = ++order;
            if (order == 1) property.options = {{"A", "主任級", {}}, {"B", "一般", {}}};
            property.mandatory = order == 1;
            tenant.putSetting(property);
        }
        for (ProfileStatus& status : builtInStatuses(tenant.domain()))
            tenant.putSetting(status);
    }

  private Q_SLOTS:
    void fieldManagement_data() { looks(); }
    void fieldManagement() {
        wear();
        ConsoleFixture f(120);
        fill(f.gateway.tenant);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.fields"));
        QTRY_VERIFY(f.find<QAbstractButton>("fields.edit")->isEnabled());
        take(*f.window, "fields");
        press(f, "fields.edit");
        f.find<QTableWidget>("fields.table")->item(3, 1)->setCheckState(Qt::Checked);
        take(*f.window, "fields-edit");
        press(f, "fields.save");
        take(*f.dialog(), "fields-diff");
        closeDialog(f);
        f.find<QTabWidget>("fields.tabs")->setCurrentIndex(1);
        f.find<QTableWidget>("fields.properties.table")->selectRow(0);
        take(*f.window, "fields-properties");
        press(f, "fields.properties.edit");
        take(*f.dialog(), "fields-property");
        closeDialog(f);
        press(f, "fields.properties.delete");
        take(*f.dialog(), "fields-property-delete");
        closeDialog(f);
        f.find<QTabWidget>("fields.tabs")->setCurrentIndex(2);
        take(*f.window, "fields-statuses");
        press(f, "fields.statuses.add");
        take(*f.dialog(), "fields-status");
        closeDialog(f);
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_fields

SEKISHO_QTEST_MAIN(test_screens_fields, TestScreensFields)
#include "test_screens_fields.moc"
