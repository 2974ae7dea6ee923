// Pictures of the field management in both languages and both colour schemes, as test_every_screen takes them of the
// others: in the folder named by SEKISHO_SCREENSHOTS, and what a machine can see of them is checked on the way.
#include "tests/ui/console_fixture.h"
#include "tests/ui/look_checks.h"

#include <QCheckBox>
#include <QDir>
#include <QTabWidget>
#include <QTableWidget>

using namespace sekisho;
using namespace sekisho::tests;

class TestFieldsScreens : public QObject {
    Q_OBJECT

    QString look_, language_;
    QStringList faults_;

    void take(QWidget& widget, const char* screen) {
        QTest::qWait(30);
        for (int round = 0; round < 8; ++round) // one layout asks for the next
            QCoreApplication::processEvents();
        const QPixmap picture = widget.grab();
        QVERIFY2(!picture.isNull(), screen);
        for (const QString& fault : faultsOf(widget, language_))
            faults_ << QLatin1String(screen) + QStringLiteral(": ") + fault;
        const QString folder = qEnvironmentVariable("SEKISHO_SCREENSHOTS");
        if (folder.isEmpty()) return;
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(picture.save(QStringLiteral("%1/%2-%3.png").arg(folder, QLatin1String(screen), look_)));
    }
    static void press(ConsoleFixture& f, const char* button) {
        auto* found = f.find<QAbstractButton>(button);
        QVERIFY2(found && found->isEnabled(), button);
        found->click();
    }
    static void close(ConsoleFixture& f) {
        QVERIFY(f.dialog());
        f.dialog()->reject();
        QTest::qWait(5);
    }
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
    void screens_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("dark");
        for (const QString& language : {QStringLiteral("ja"), QStringLiteral("en")})
            for (const bool dark : {false, true})
                QTest::newRow(qPrintable(language + (dark ? QStringLiteral("-dark") : QStringLiteral("-light"))))
                    << language << dark;
    }
    void screens() {
        QFETCH(QString, language);
        QFETCH(bool, dark);
        language_ = language;
        look_ = QString::fromLatin1(QTest::currentDataTag());
        ui::applyLanguage(language);
        ui::applyTheme(dark ? ui::Theme::Dark : ui::Theme::Light);
        faults_.clear();
        ConsoleFixture f(120);
        fill(f.gateway.tenant);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.fields"));
        QTRY_VERIFY(f.find<QAbstractButton>("fields.edit")->isEnabled());
        take(*f.window, "fields");
        press(f, "fields.edit");
        auto* table = f.find<QTableWidget>("fields.table");
        table->item(3, 1)->setCheckState(Qt::Checked);
        take(*f.window, "fields-edit");
        press(f, "fields.save");
        take(*f.dialog(), "fields-diff");
        close(f);
        f.find<QTabWidget>("fields.tabs")->setCurrentIndex(1);
        f.find<QTableWidget>("fields.properties.table")->selectRow(0);
        take(*f.window, "fields-properties");
        press(f, "fields.properties.edit");
        take(*f.dialog(), "fields-property");
        close(f);
        press(f, "fields.properties.delete");
        take(*f.dialog(), "fields-property-delete");
        close(f);
        f.find<QTabWidget>("fields.tabs")->setCurrentIndex(2);
        take(*f.window, "fields-statuses");
        press(f, "fields.statuses.add");
        take(*f.dialog(), "fields-status");
        close(f);
        faults_.removeDuplicates();
        QVERIFY2(faults_.isEmpty(), qPrintable(QLatin1Char('\n') + faults_.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(TestFieldsScreens)
#include "test_fields_screens.moc"
