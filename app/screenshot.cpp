#include "app/screenshot.h"

#include "models/commands/words.h"

#include <QFile>
#include <QSaveFile>
#include <QTextStream>

#include <cstdio>

namespace sekisho::app {

namespace {
constexpr int kPollMillis = 50;
constexpr int kStill = 8; // polls without a change before the picture is taken
constexpr int kDeadlineMillis = 120'000;
} // namespace

Screenshot::Screenshot(ui::MainWindow& window, const Options& options, QObject* parent)
    : QObject(parent), window_(window), options_(options) {
    QTextStream in(stdin);
    password_ = in.readLine();
    fresh_ = in.readLine();
    connect(&poll_, &QTimer::timeout, this, &Screenshot::look);
    connect(&deadline_, &QTimer::timeout, this, [this] { fail(QStringLiteral("the window was not ready in time")); });
    ui::SessionController& session = window_.session();
    connect(&session, &ui::SessionController::signInFailed, this, [this](const Error& error) {
        if (error.kind != ErrorKind::Cancelled) fail(commands::errorText(error));
    });
    connect(&session, &ui::SessionController::secondFactorAsked, this,
            [this] { fail(QStringLiteral("this account asks for a second factor")); });
    connect(&session, &ui::SessionController::enrolmentAsked, this,
            [this] { fail(QStringLiteral("this account must set up 2-step verification first")); });
    connect(&session, &ui::SessionController::newPasswordAsked, this, [this] {
        if (fresh_.isEmpty())
            return fail(QStringLiteral("this account needs a new password; give it as the second line"));
        // Kept first: a password that is set but not kept would lock its owner out.
        if (keepNewPassword()) window_.session().sendNewPassword(fresh_);
    });
}

void Screenshot::start() {
    deadline_.start(kDeadlineMillis);
    poll_.start(kPollMillis);
    window_.session().signIn(*options_.place, password_);
}

bool Screenshot::keepNewPassword() {
    if (options_.newPasswordFile.isEmpty()) return true;
    QSaveFile file(options_.newPasswordFile);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(fresh_.toUtf8() + '\n') > 0 && file.commit();
    if (!written) fail(QStringLiteral("the new password could not be kept in %1").arg(options_.newPasswordFile));
    return written;
}

void Screenshot::look() {
    const ui::TenantLink* tenant = window_.session().tenant();
    if (!tenant || window_.session().state() != ui::SessionController::State::Working) return;
    ports::Cache* cache = window_.session().tenant()->cache();
    const bool ready = cache && cache->status().phase == ports::CacheStatus::Phase::Ready &&
                       cache->members().complete() && cache->members().count() > 0;
    still_ = ready ? still_ + 1 : 0;
    if (still_ == 1) window_.openScreen(options_.screen);
    if (still_ >= kStill) write();
}

void Screenshot::write() {
    if (over_) return;
    over_ = true;
    poll_.stop();
    const QPixmap picture = window_.grab();
    if (!picture.save(options_.screenshot)) {
        std::fprintf(stderr, "sekisho: the picture could not be written to %s\n", qUtf8Printable(options_.screenshot));
        Q_EMIT ended(1);
        return;
    }
    Q_EMIT ended(0);
}

void Screenshot::fail(const QString& why) {
    if (over_) return;
    over_ = true;
    poll_.stop();
    std::fprintf(stderr, "sekisho: %s\n", qUtf8Printable(why));
    Q_EMIT ended(1);
}

} // namespace sekisho::app

#include "moc_screenshot.cpp"
