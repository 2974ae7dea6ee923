#include "app/application.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char** argv) {
    QApplication qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("sekisho"));
    QApplication::setApplicationVersion(QStringLiteral(SEKISHO_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("sekisho"));
    const sekisho::app::ParsedOptions parsed = sekisho::app::parseOptions(QApplication::arguments());
    if (parsed.exitCode >= 0) {
        std::fputs(qUtf8Printable(parsed.output), parsed.exitCode == 0 ? stdout : stderr);
        return parsed.exitCode;
    }
    sekisho::app::Application application(parsed.options);
    application.start();
    return QApplication::exec();
}
