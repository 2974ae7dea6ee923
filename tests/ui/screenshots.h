#pragma once
// Pictures of what a test shows, in both languages and both colour schemes, written to the folder named by
// SEKISHO_SCREENSHOTS (none: nothing is written). People look at them before a change is called done.

#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QMenu>
#include <QTest>
#include <QWidget>

namespace sekisho::tests {

// NAME.png in that folder. A PNG loses nothing by its quality: packed quickly, not tightly.
inline void keepPicture(const QPixmap& picture, const QString& name) {
    constexpr int kQuickly = 80; // the least packing there is; 90 and more is none at all
    const QString folder = qEnvironmentVariable("SEKISHO_SCREENSHOTS");
    if (folder.isEmpty()) return;
    const QString file = QStringLiteral("%1/%2.png").arg(folder, name);
    QVERIFY2(QDir().mkpath(folder) && picture.save(file, "PNG", kQuickly), qPrintable(file));
}

// NAME-ja-light.png, NAME-ja-dark.png, NAME-en-light.png, NAME-en-dark.png
inline void pictures(QWidget& widget, const QString& name) {
    for (const QString& language : {QStringLiteral("ja"), QStringLiteral("en")}) {
        ui::applyLanguage(language);
        for (const bool dark : {false, true}) {
            ui::applyTheme(dark ? ui::Theme::Dark : ui::Theme::Light);
            QTest::qWait(60);                       // the first time, fonts
            for (int round = 0; round < 8; ++round) // one layout asks for the next
                QCoreApplication::processEvents();
            const QPixmap picture = widget.grab();
            QVERIFY2(!picture.isNull(), qPrintable(name));
            keepPicture(picture, QStringLiteral("%1-%2-%3")
                                     .arg(name, language, dark ? QStringLiteral("dark") : QStringLiteral("light")));
        }
    }
    ui::applyLanguage(QStringLiteral("en"));
    ui::applyTheme(ui::Theme::Light);
}

// The same of a menu, which is opened anew for each: its words are those of the moment. Nothing is opened where no
// pictures are wanted.
template<class Open>
void menuPictures(const QString& name, Open open) {
    if (qEnvironmentVariableIsEmpty("SEKISHO_SCREENSHOTS")) return;
    for (const QString& language : {QStringLiteral("ja"), QStringLiteral("en")})
        for (const bool dark : {false, true}) {
            ui::applyLanguage(language);
            ui::applyTheme(dark ? ui::Theme::Dark : ui::Theme::Light);
            QTest::qWait(60);
            QMenu* menu = open();
            QVERIFY2(menu, qPrintable(name));
            keepPicture(menu->grab(),
                        QStringLiteral("%1-%2-%3")
                            .arg(name, language, dark ? QStringLiteral("dark") : QStringLiteral("light")));
            menu->close();
        }
    ui::applyLanguage(QStringLiteral("en"));
    ui::applyTheme(ui::Theme::Light);
}

} // namespace sekisho::tests
