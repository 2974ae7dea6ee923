#include "app/options.h"

#include "ui/shell/screen_link.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace sekisho::app {

namespace {

constexpr int kLeastMinutes = 5, kMostMinutes = 1440, kMostOffsetHours = 14, kMostDays = 180;

struct ArchiveSwitches {
    QCommandLineOption archive{
        QStringLiteral("archive"),
        QStringLiteral("Fetch the logs into an archive and leave; needs no display. Takes --server, --client and "
                       "--folder.")};
    QCommandLineOption server{QStringLiteral("server"), QStringLiteral("With --archive: address of the service."),
                              QStringLiteral("URL")};
    QCommandLineOption client{
        QStringLiteral("client"),
        QStringLiteral("With --archive: file with what sekishod client add --json has given, for its owner only."),
        QStringLiteral("FILE")};
    QCommandLineOption folder{QStringLiteral("folder"), QStringLiteral("With --archive: where the archive is."),
                              QStringLiteral("DIR")};
    QCommandLineOption every{
        QStringLiteral("every"),
        QStringLiteral("With --archive: stay, and fetch again after so many minutes (5 to 1,440)."),
        QStringLiteral("MINUTES")};
    QCommandLineOption publicApi{
        QStringLiteral("public-api"),
        QStringLiteral("With --archive: through the downloads of the public API, a day of a log a minute.")};
    QCommandLineOption offset{QStringLiteral("offset"),
                              QStringLiteral("With --public-api: of the times in the downloads; usually +09:00."),
                              QStringLiteral("HH:MM")};
    QCommandLineOption days{QStringLiteral("days"),
                            QStringLiteral("With --public-api: only so many days back, 1 to 180."),
                            QStringLiteral("NUMBER")};
    QCommandLineOption verify{QStringLiteral("verify"), QStringLiteral("With --archive: verify all of it afterwards.")};
    QCommandLineOption report{QStringLiteral("report"),
                              QStringLiteral("With --archive: verify and write the report to this file (PDF)."),
                              QStringLiteral("FILE")};
    QCommandLineOption offline{QStringLiteral("offline"),
                               QStringLiteral("With --archive: fetch nothing; needs --folder alone.")};
    QCommandLineOption find{QStringLiteral("find"),
                            QStringLiteral("With --archive: print the newest 100 records that hold these words."),
                            QStringLiteral("WORDS")};
    QCommandLineOption evidence{
        QStringLiteral("evidence"),
        QStringLiteral("With --archive: write what proves this record to evidence-NUMBER.jsonl in the folder."),
        QStringLiteral("NUMBER")};
    QList<QCommandLineOption> all() const {
        return {archive, server, client, folder,  every, publicApi, offset,
                days,    verify, report, offline, find,  evidence};
    }
};

std::optional<int> offsetOf(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^([+-])(\\d\\d):([0-5]\\d)$"));
    const auto found = form.match(text);
    if (!found.hasMatch() || found.captured(2).toInt() > kMostOffsetHours) return std::nullopt;
    const int minutes = found.captured(2).toInt() * 60 + found.captured(3).toInt();
    return found.captured(1) == QLatin1String("-") ? -minutes : minutes;
}

// Empty: well.
QString readArchiveOptions(const QCommandLineParser& parser, const ArchiveSwitches& names, Options& options) {
    if (!parser.isSet(names.archive)) {
        for (const QCommandLineOption& one : names.all())
            if (parser.isSet(one)) return QStringLiteral("--%1 belongs to --archive.\n").arg(one.names().constFirst());
        return {};
    }
    ArchiveOptions made;
    made.server = parser.value(names.server);
    made.clientFile = parser.value(names.client);
    made.folder = parser.value(names.folder);
    made.offline = parser.isSet(names.offline);
    if (made.folder.isEmpty()) return QStringLiteral("--archive needs --folder.\n");
    if (!made.offline && (made.server.isEmpty() || made.clientFile.isEmpty()))
        return QStringLiteral("--archive needs --server and --client, or --offline.\n");
    if (!made.offline && QUrl(made.server).scheme() != QLatin1String("https"))
        return QStringLiteral("--server takes an https:// address.\n");
    if (made.offline && parser.isSet(names.every))
        return QStringLiteral("--offline fetches nothing, so there is no --every.\n");
    if (parser.isSet(names.every)) {
        made.everyMinutes = parser.value(names.every).toInt();
        if (made.everyMinutes < kLeastMinutes || made.everyMinutes > kMostMinutes)
            return QStringLiteral("--every takes 5 to 1440 minutes.\n");
    }
    made.publicApi = parser.isSet(names.publicApi);
    if (parser.isSet(names.offset)) {
        const auto minutes = offsetOf(parser.value(names.offset));
        if (!minutes) return QStringLiteral("--offset takes a form like +09:00.\n");
        made.offsetMinutes = *minutes;
    }
    made.days = parser.value(names.days).toInt();
    if (parser.isSet(names.days) && (made.days < 1 || made.days > kMostDays))
        return QStringLiteral("--days takes 1 to 180.\n");
    made.find = parser.value(names.find);
    made.evidence = parser.value(names.evidence).toLongLong();
    if (parser.isSet(names.evidence) && made.evidence <= 0)
        return QStringLiteral("--evidence takes the number of a record.\n");
    made.report = parser.value(names.report);
    made.verify = parser.isSet(names.verify) || !made.report.isEmpty();
    options.archive = made;
    return {};
}

} // namespace

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
    parser.addPositionalArgument(QStringLiteral("LINK"),
                                 QStringLiteral("Screen to open after signing in, sekisho://workgroup/menu/…"),
                                 QStringLiteral("[LINK]"));
    const ArchiveSwitches archiving;
    parser.addOptions(archiving.all());
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
    const QStringList positional = parser.positionalArguments();
    if (positional.size() > 1 || (positional.size() == 1 && !ui::screenLinkOf(positional.constFirst())))
        return leave(2, QStringLiteral("Unknown argument: %1\n").arg(positional.constLast()));

    Options& options = result.options;
    if (const QString wrong = readArchiveOptions(parser, archiving, options); !wrong.isEmpty()) return leave(2, wrong);
    if (options.archive) {
        options.archive->caFile = parser.value(ca);
        options.archive->pin = parser.value(pin);
    }
    if (!positional.isEmpty()) options.link = positional.constFirst();
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
