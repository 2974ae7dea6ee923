#pragma once
// The console's command line. Passwords never come this way: --password-stdin reads them from the standard input.

#include "models/domain/error.h"
#include "ui/shell/sign_in_page.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace sekisho::app {

struct Options {
    std::optional<ui::SignInPage::Place> place; // --connect, --ca, --pin, --login
    QString language;
    QString theme;
    QString screenshot; // file to write instead of opening a window for a person
    QString screen = QStringLiteral("members.members");
    bool passwordStdin = false;
    QString newPasswordFile; // where a forced new password is kept by a script
};

struct ParsedOptions {
    Options options;
    int exitCode = -1; // ≥ 0: leave at once with this code
    QString output;    // what to print then
};

ParsedOptions parseOptions(const QStringList& arguments);

} // namespace sekisho::app
