#pragma once
// The console's command line. Passwords never come this way: --password-stdin reads them from the standard input.

#include "models/domain/error.h"
#include "ui/shell/sign_in_page.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace sekisho::app {

struct ArchiveOptions { // --archive: the logs go into an archive without a window or a person
    QString server, caFile, pin;
    QString clientFile; // what `sekishod client add --json` gives
    QString folder;
    int everyMinutes = 0; // 0: once
    bool publicApi = false;
    int offsetMinutes = 9 * 60; // of the times in the public API's downloads
    int days = 0;               // of downloads, back from today; 0: all that the service keeps
    bool verify = false;
    QString report;       // PDF to write
    bool offline = false; // nothing is fetched
    QString find;         // words: what matches is printed
    qint64 evidence = 0;  // number of a record: what proves it is written into the folder
};

struct Options {
    std::optional<ArchiveOptions> archive;
    std::optional<ui::SignInPage::Place> place; // --connect, --ca, --pin, --login
    QString language;
    QString theme;
    QString screenshot; // file to write instead of opening a window for a person
    QString screen = QStringLiteral("members.members");
    bool passwordStdin = false;
    QString link;            // sekisho://…, as it was given
    QString newPasswordFile; // where a forced new password is kept by a script
};

struct ParsedOptions {
    Options options;
    int exitCode = -1; // ≥ 0: leave at once with this code
    QString output;    // what to print then
};

ParsedOptions parseOptions(const QStringList& arguments);

} // namespace sekisho::app
