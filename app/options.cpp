#include "app/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

namespace sekisho::app {

ParsedOptions parseOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Administration console for a business messaging tenant."));
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")},
                                  QStringLiteral("Show this help."));
    const QCommandLineOption version(QStringList{QStringLiteral("v"), QStringLiteral("version")},
                                     QStringLiteral("Show the version."));
    const QCommandLineOption connect(
        QStringLiteral("connect"), QStringLiteral("Address of the service, https://host:port."), QStringLiteral("URL"));
    const QCommandLineOption ca(QStringLiteral("ca"), QStringLiteral("Certificate of the service's CA (PEM)."),
                                QStringLiteral("FILE"));
    const QCommandLineOption pin(QStringLiteral("pin"), QStringLiteral("SHA-256 of the service's public key, base64."),
                                 QStringLiteral("PIN"));
    const QCommandLineOption login(QStringLiteral("login"), QStringLiteral("ID to sign in with, name@workgroup."),
                                   QStringLiteral("ID"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("ja or en."),
                                      QStringLiteral("LANGUAGE"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light, dark or system."),
                                   QStringLiteral("THEME"));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                        QStringLiteral("Sign in, write a picture of the window and leave."),
                                        QStringLiteral("FILE"));
    const QCommandLineOption screen(QStringLiteral("screen"), QStringLiteral("Screen of the picture, a menu key."),
                                    QStringLiteral("KEY"));
    const QCommandLineOption passwordStdin(
        QStringLiteral("password-stdin"),
        QStringLiteral("Read the password from the first line of the standard input, and from the second one a new "
                       "password if the service asks for it."));
    const QCommandLineOption newPasswordFile(
        QStringLiteral("new-password-file"),
        QStringLiteral("Write a new password that was set to this file, for the owner only."), QStringLiteral("FILE"));
    parser.addOptions(
        {help, version, connect, ca, pin, login, language, theme, screenshot, screen, passwordStdin, newPasswordFile});

    ParsedOptions result;
    const auto leave = [&](int code, const QString& text) {
        result.exitCode = code;
        result.output = text;
        return result;
    };
    if (!parser.parse(arguments)) return leave(2, parser.errorText() + QLatin1Char('\n'));
    if (parser.isSet(help)) return leave(0, parser.helpText());
    if (parser.isSet(version))
        return leave(0, QStringLiteral("sekisho %1\n").arg(QCoreApplication::applicationVersion()));
    if (!parser.positionalArguments().isEmpty())
        return leave(2, QStringLiteral("Unknown argument: %1\n").arg(parser.positionalArguments().constFirst()));

    Options& options = result.options;
    options.language = parser.value(language);
    if (!options.language.isEmpty() && options.language != QLatin1String("ja") &&
        options.language != QLatin1String("en"))
        return leave(2, QStringLiteral("--language takes ja or en.\n"));
    options.theme = parser.value(theme);
    static const QStringList themes{QString(), QStringLiteral("light"), QStringLiteral("dark"),
                                    QStringLiteral("system")};
    if (!themes.contains(options.theme)) return leave(2, QStringLiteral("--theme takes light, dark or system.\n"));
    options.screenshot = parser.value(screenshot);
    if (parser.isSet(screen)) options.screen = parser.value(screen);
    options.passwordStdin = parser.isSet(passwordStdin);
    options.newPasswordFile = parser.value(newPasswordFile);
    if (parser.isSet(connect)) {
        ui::SignInPage::Place place;
        place.address = parser.value(connect);
        if (QUrl(place.address).scheme() != QLatin1String("https"))
            return leave(2, QStringLiteral("--connect takes an https:// address.\n"));
        place.caFile = parser.isSet(ca) ? QFileInfo(parser.value(ca)).absoluteFilePath() : QString();
        place.pin = parser.value(pin);
        place.loginId = parser.value(login);
        options.place = place;
    }
    if (!options.screenshot.isEmpty() && (!options.place || options.place->loginId.isEmpty() || !options.passwordStdin))
        return leave(2, QStringLiteral("--screenshot needs --connect, --login and --password-stdin.\n"));
    return result;
}

} // namespace sekisho::app
