#include "app/application.h"
#include "app/archive_run.h"

#include <QApplication>
#include <QGuiApplication>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string_view>

namespace {

using sekisho::app::ParsedOptions;

// Before Qt is there, since it decides what of Qt is needed.
bool given(int argc, char** argv, std::string_view name) {
    return std::any_of(argv + 1, argv + argc, [name](const char* argument) {
        const std::string_view text(argument);
        return text == name || (text.starts_with(name) && text.substr(name.size()).starts_with('='));
    });
}

void nameProgram() {
    QCoreApplication::setApplicationName(QStringLiteral("sekisho"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SEKISHO_VERSION));
}

int leave(const ParsedOptions& parsed) {
    std::fputs(qUtf8Printable(parsed.output), parsed.exitCode == 0 ? stdout : stderr);
    return parsed.exitCode;
}

// The report is set in type, which needs fonts but no display.
int runArchive(int argc, char** argv) {
    std::unique_ptr<QCoreApplication> qt;
    if (given(argc, argv, "--report")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qt = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        qt = std::make_unique<QCoreApplication>(argc, argv);
    }
    nameProgram();
    const ParsedOptions parsed = sekisho::app::parseOptions(QCoreApplication::arguments());
    if (parsed.exitCode >= 0) return leave(parsed);
    if (!parsed.options.archive) return 2;
    sekisho::app::ArchiveRun run(*parsed.options.archive);
    QObject::connect(
        &run, &sekisho::app::ArchiveRun::ended, qt.get(), [](int code) { QCoreApplication::exit(code); },
        Qt::QueuedConnection);
    run.start();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    if (given(argc, argv, "--archive")) return runArchive(argc, argv);
    QApplication qt(argc, argv);
    nameProgram();
    QApplication::setDesktopFileName(QStringLiteral("sekisho"));
    const ParsedOptions parsed = sekisho::app::parseOptions(QApplication::arguments());
    if (parsed.exitCode >= 0) return leave(parsed);
    sekisho::app::Application application(parsed.options);
    application.start();
    return QApplication::exec();
}
