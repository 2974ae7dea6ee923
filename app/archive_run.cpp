#include "app/archive_run.h"

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "models/sql/key_file.h"
#include "models/store/log_archive_days.h"
#include "models/store/service_assertion.h"
#include "ui/widgets/log_report.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>

#include <cstdio>
#include <random>

namespace sekisho::app {

using commands::fromUtf8;

namespace {

constexpr int kMostPrinted = 100;
constexpr const char* kKeyVariable = "SEKISHO_ARCHIVE_KEY";

Error fileFault(const QString& path) {
    return Error(ErrorKind::BadInput, "FILE_NOT_FOUND").with("file", commands::toUtf8(path));
}

// Who else can read the file could act as the service account.
bool forOwnerOnly(const QString& path) {
    constexpr auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    return !(QFileInfo(path).permissions() & others);
}

Result<QByteArray> secretFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return fileFault(path);
    if (!forOwnerOnly(path))
        return Error(ErrorKind::BadInput, "ARCHIVE_FILE_OPEN").with("file", commands::toUtf8(path));
    return file.readAll();
}

std::string member(const QJsonObject& object, const char* name) {
    return object.value(QLatin1String(name)).toString().toStdString();
}

} // namespace

ArchiveRun::ArchiveRun(ArchiveOptions options, QObject* parent) : QObject(parent), options_(std::move(options)) {
    commands::setLanguage(commands::Language::English);
}

ArchiveRun::~ArchiveRun() {
    call_.cancel();
    watch_.cancel();
    engine_.reset(); // before what it fetches from
}

Result<ArchiveRun::Client> ArchiveRun::readClient() const {
    SEKISHO_TRY(text, secretFile(options_.clientFile));
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    Client client;
    client.id = member(object, "clientId");
    client.secret = member(object, "clientSecret");
    client.account = member(object, "serviceAccount");
    client.domain = static_cast<DomainId>(object.value(QLatin1String("domainId")).toDouble());
    if (client.id.empty() || client.secret.empty() || client.account.empty())
        return Error(ErrorKind::BadInput, "ARCHIVE_CLIENT_FILE").with("file", commands::toUtf8(options_.clientFile));
    QString keyFile = QString::fromStdString(member(object, "privateKeyFile"));
    if (QFileInfo(keyFile).isRelative()) keyFile = QFileInfo(options_.clientFile).dir().filePath(keyFile);
    SEKISHO_TRY(pem, secretFile(keyFile));
    client.keyPem = pem.toStdString();
    return client;
}

Result<sql::Key> ArchiveRun::readKey() const {
    const QByteArray given = qgetenv(kKeyVariable);
    if (!given.isEmpty()) {
        qunsetenv(kKeyVariable);
        return sql::keyFromHex(std::string_view(given.constData(), static_cast<std::size_t>(given.size())));
    }
    const std::filesystem::path file = std::filesystem::path(options_.folder.toStdString()) / "archive.key";
    std::error_code failed;
    if (std::filesystem::exists(file, failed)) return sql::readKeyFile(file);
    sql::Key key = sql::randomKey();
    SEKISHO_CHECK(sql::writeKeyFile(file, key));
    say(QStringLiteral("a new key was written to %1; without it the archive cannot be read")
            .arg(QString::fromStdString(file.string())));
    return key;
}

Done ArchiveRun::connectTo(const Client& client) {
    net::GatewayConfig config;
    config.profileId = "archive";
    config.service = options_.server.toStdString();
    config.tls.caFile = options_.caFile.toStdString();
    config.tls.pin = options_.pin.toStdString();
    config.deviceName = QSysInfo::machineHostName().toStdString();
    config.os = QSysInfo::prettyProductName().toStdString();
    config.version = QCoreApplication::applicationVersion().toStdString();
    // Without a scope all that the app has: audit.archive, and monitoring.read when words of detections are to come.
    net::ServiceGrant grant{client.id, client.secret, {}, [this, client] {
                                return store::serviceAssertion(client.id, client.account, client.keyPem, clock_.now());
                            }};
    SEKISHO_TRY(connection, net::ServiceConnection::create(std::move(config), std::move(grant)));
    connection_ = std::move(connection);
    return {};
}

std::unique_ptr<store::ArchiveFetch> ArchiveRun::makeFetch(store::ArchiveDesk& desk) {
    const std::uint32_t seed = std::random_device()();
    if (!options_.publicApi)
        return std::make_unique<store::ChainFetch>(
            store::ChainFetch::Parts{connection_->logs(), desk, scheduler_, here_, seed});
    store::DaysFetch::Parts parts{connection_->downloads(), desk, scheduler_, here_, clock_, seed};
    parts.offset = std::chrono::minutes(options_.offsetMinutes);
    parts.mostDays = options_.days;
    return std::make_unique<store::DaysFetch>(parts);
}

// Without a service it is the one that is there.
Result<std::filesystem::path> ArchiveRun::file(DomainId domain) const {
    const QString kind = options_.publicApi ? QStringLiteral("downloads_") : QStringLiteral("archive_");
    const QDir folder(options_.folder);
    if (domain != 0)
        return std::filesystem::path(folder.filePath(kind + QString::number(domain)).toStdString() + ".db");
    const QStringList there = folder.entryList({kind + QStringLiteral("*.db")}, QDir::Files);
    if (there.size() == 1) return std::filesystem::path(folder.filePath(there.constFirst()).toStdString());
    return fileFault(folder.filePath(kind + QStringLiteral("*.db")));
}

void ArchiveRun::start() {
    const std::filesystem::path folder = options_.folder.toStdString();
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (!failed) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    Result<Client> client = options_.offline ? Result<Client>(Client()) : readClient();
    Result<sql::Key> key = client ? readKey() : Result<sql::Key>(client.error());
    const auto place = key ? file(client->domain) : Result<std::filesystem::path>(key.error());
    const Done connected = !place ? Done(place.error()) : options_.offline ? Done() : connectTo(*client);
    if (!connected) {
        complain(connected.error());
        return leave(CannotWork);
    }
    const auto source = options_.publicApi ? store::ArchiveSource::Downloads : store::ArchiveSource::Service;
    store::ArchiveEngine::Parts parts{{}, {}, clock_, scheduler_, here_, source};
    if (!options_.offline) parts.makeFetch = [this](store::ArchiveDesk& desk) { return makeFetch(desk); };
    engine_ = std::make_unique<store::ArchiveEngine>(std::move(parts));
    engine_->open({*place, *key}, [this](const Done& done) { opened(done); });
    sql::wipe(*key);
}

void ArchiveRun::opened(const Done& done) {
    if (!done) {
        complain(done.error());
        return leave(CannotWork);
    }
    const ports::ArchiveState& state = engine_->state();
    if (!state.setAside.empty())
        say(QStringLiteral("a file that could not be read with its key was put aside as %1")
                .arg(fromUtf8(state.setAside)));
    marked_ = state.marked;
    say(QStringLiteral("opened, %1 records").arg(state.records));
    if (options_.offline) {
        steps_ = {&ArchiveRun::evidence, &ArchiveRun::find, &ArchiveRun::verify};
        return next();
    }
    if (options_.everyMinutes > 0)
        watch_ = engine_->watch(here_, [this](const ports::ArchiveState& now) { told(now); });
    call_ = engine_->fetchNow(
        here_, [this](const Result<std::monostate>& outcome) { fetched(outcome ? Done() : Done(outcome.error())); });
}

void ArchiveRun::fetched(const Done& done) {
    const ports::ArchiveState& state = engine_->state();
    if (!done) {
        complain(done.error());
        code_ = NotFetched;
    }
    say(QStringLiteral("taken %1 records, %2 in the archive").arg(state.taken).arg(state.records));
    if (state.gap > 0)
        say(QStringLiteral("%1 records had been forgotten by the service before they were fetched").arg(state.gap));
    if (state.keyChanged && !keyTold_) {
        keyTold_ = true;
        std::fputs("sekisho: the service shows another signing key than before; nothing that it signs with it proves "
                   "anything until the key is accepted in the console\n",
                   stderr);
    }
    if (state.marked > marked_) {
        std::fprintf(stderr, "sekisho: %lld places did not fit the chain; they were taken and marked\n",
                     static_cast<long long>(state.marked - marked_));
        marked_ = state.marked;
        code_ = Faulty;
    }
    steps_ = {&ArchiveRun::evidence, &ArchiveRun::find, &ArchiveRun::verify};
    next();
}

void ArchiveRun::next() {
    if (steps_.empty()) {
        if (options_.everyMinutes == 0) return leave(code_);
        call_ = engine_->setSettings({true, options_.everyMinutes}, here_, [](const Result<std::monostate>&) {});
        return;
    }
    const auto step = steps_.back();
    steps_.pop_back();
    (this->*step)();
}

// With --every the engine plans the runs itself; each end of one is looked at.
void ArchiveRun::told(const ports::ArchiveState& state) {
    const bool ended = std::exchange(wasRunning_, state.running) && !state.running;
    if (ended && state.settings.enabled && !call_.running())
        fetched(state.error && state.errorAt > state.fetchedAt ? Done(*state.error) : Done());
}

void ArchiveRun::verify() {
    if (!options_.verify) return next();
    call_ = engine_->verify(
        here_, [](std::int64_t, std::int64_t) {},
        [this](const Result<ports::ArchiveReport>& report) { verified(report); });
}

void ArchiveRun::verified(const Result<ports::ArchiveReport>& report) {
    if (!report) {
        complain(report.error());
        return leave(CannotWork);
    }
    say(QStringLiteral("verified %1 records and %2 statements in %3 s, %4 faults")
            .arg(report->records)
            .arg(report->statements)
            .arg(report->seconds, 0, 'f', 2)
            .arg(report->faults.size()));
    for (const ports::ArchiveFault& fault : report->faults)
        std::fprintf(stderr, "sekisho: fault %s at record %lld: %s\n", fault.kind.c_str(),
                     static_cast<long long>(fault.seq), fault.detail.c_str());
    if (!report->whole()) code_ = Faulty;
    if (!options_.report.isEmpty()) {
        if (const Done written = ui::writeArchiveReportPdf(*report, options_.report); !written) {
            complain(written.error());
            code_ = CannotWork;
        } else {
            say(QStringLiteral("report written to %1").arg(options_.report));
        }
    }
    next();
}

void ArchiveRun::find() {
    if (options_.find.isEmpty()) return next();
    LogQuery query;
    query.text = commands::toUtf8(options_.find);
    call_ = engine_->search(query, "", kMostPrinted, here_, [this](const Result<ports::ArchiveLogPage>& page) {
        if (!page) {
            complain(page.error());
            return leave(CannotWork);
        }
        for (const AuditRecord& record : page->records)
            std::printf("%s\n", qUtf8Printable(commands::logRecordJson(record)));
        say(QStringLiteral("%1 records found").arg(page->records.size()) +
            (page->nextCursor.empty() ? QString() : QStringLiteral(", and there are more")));
        next();
    });
}

void ArchiveRun::evidence() {
    if (options_.evidence == 0) return next();
    call_ = engine_->evidence(options_.evidence, here_, [this](const Result<ports::ArchiveEvidence>& made) {
        const QString path = QDir(options_.folder).filePath(QStringLiteral("evidence-%1.jsonl").arg(options_.evidence));
        const Done written = made ? ui::writeTextFile(made->file, path) : Done(made.error());
        if (!written) {
            complain(written.error());
            return leave(CannotWork);
        }
        say(QStringLiteral("evidence written to %1").arg(path));
        next();
    });
}

void ArchiveRun::leave(int code) {
    code_ = code;
    Q_EMIT ended(code);
}

void ArchiveRun::say(const QString& line) const {
    std::printf("%s %s\n", formatUtc(clock_.now()).c_str(), qUtf8Printable(line));
    std::fflush(stdout);
}

void ArchiveRun::complain(const Error& error) const {
    std::fprintf(stderr, "sekisho: %s (%s)%s%s\n", qUtf8Printable(commands::errorText(error)), error.code.c_str(),
                 error.detail.empty() ? "" : ": ", error.detail.c_str());
}

} // namespace sekisho::app

#include "moc_archive_run.cpp"
