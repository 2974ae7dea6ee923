#pragma once
// A picture of every screen and dialog in both languages and both colour schemes, in the folder named by
// SEKISHO_SCREENSHOTS. One program per area (tests/ui/test_screens_*.cpp) names its screens in advance: a picture of
// one that is not named fails, and so does a named one without its four pictures. What a machine can see of a picture
// is checked on the way.

#include "tests/ui/console_fixture.h"
#include "tests/ui/look_checks.h"
#include "tests/ui/screenshots.h"

#include <QMenu>

#include <initializer_list>
#include <set>
#include <utility>

namespace sekisho::tests {

struct Look {
    QString language;
    bool dark = false;
    QString name() const { return language + (dark ? QStringLiteral("-dark") : QStringLiteral("-light")); }
};

inline QList<Look> allLooks() {
    QList<Look> all;
    for (const QString& language : {QStringLiteral("ja"), QStringLiteral("en")})
        for (const bool dark : {false, true})
            all.append({language, dark});
    return all;
}

// The base of one area. A test of it is a pair of slots: NAME_data() calls looks(), NAME() begins with wear() and ends
// with noFaults(); the last slot of all calls nothingIsMissing().
class EveryScreen : public QObject {
  protected:
    explicit EveryScreen(std::initializer_list<const char*> screens) {
        for (const char* screen : screens)
            screens_.insert(QString::fromLatin1(screen));
        QCoreApplication::setApplicationVersion(QStringLiteral("0.1.0")); // main() sets it
    }

    bool inJapanese() const { return look_.language == QLatin1String("ja"); }
    static void looks() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("dark");
        for (const Look& look : allLooks())
            QTest::newRow(qPrintable(look.name())) << look.language << look.dark;
    }
    void wear() {
        QFETCH(QString, language);
        QFETCH(bool, dark);
        look_ = {language, dark};
        ui::applyLanguage(language);
        ui::applyTheme(dark ? ui::Theme::Dark : ui::Theme::Light);
        faults_.clear();
    }
    void take(QWidget& widget, const char* screen) {
        const QString name = QString::fromLatin1(screen);
        QVERIFY2(screens_.contains(name), screen);
        QTest::qWait(30);
        for (int round = 0; round < 8; ++round) // one layout asks for the next
            QCoreApplication::processEvents();
        const QPixmap picture = widget.grab();
        QVERIFY2(!picture.isNull(), screen);
        taken_.emplace(name, look_.name());
        for (const QString& fault : faultsOf(widget, look_.language))
            faults_ << name + QStringLiteral(": ") + fault;
        keepPicture(picture, name + QLatin1Char('-') + look_.name());
    }
    void takeMenu(QMenu* menu, QWidget* at, const char* screen) {
        QVERIFY(menu);
        menu->popup(at->mapToGlobal(QPoint(0, at->height())));
        take(*menu, screen);
        menu->hide();
    }
    void noFaults() {
        faults_.removeDuplicates();
        QVERIFY2(faults_.isEmpty(), qPrintable(QLatin1Char('\n') + faults_.join(QLatin1Char('\n'))));
    }
    void nothingIsMissing() const {
        QStringList missing;
        for (const QString& screen : screens_)
            for (const Look& look : allLooks())
                if (!taken_.contains({screen, look.name()})) missing << screen + QLatin1Char('-') + look.name();
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral(", "))));
    }

    static void closeDialog(ConsoleFixture& f) {
        QVERIFY(f.dialog());
        f.dialog()->reject();
        QTest::qWait(5);
        QVERIFY(!f.dialog());
    }
    static void press(ConsoleFixture& f, const char* button) {
        auto* found = f.find<QAbstractButton>(button);
        QVERIFY2(found, button);
        QVERIFY2(found->isEnabled(), qPrintable(found->toolTip()));
        found->click();
    }

  private:
    std::set<QString> screens_;
    Look look_;
    std::set<std::pair<QString, QString>> taken_; // screen, look
    QStringList faults_;
};

} // namespace sekisho::tests
