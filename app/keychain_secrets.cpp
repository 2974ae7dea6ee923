#include "app/keychain_secrets.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

namespace sekisho::app {

namespace {

constexpr int kPatienceMillis = 3'000;

Error unavailable(const QKeychain::Job* job) {
    return Error(ErrorKind::Unavailable, "KEYCHAIN_UNAVAILABLE")
        .because("keychain error " + std::to_string(static_cast<int>(job->error())));
}

} // namespace

KeychainSecrets::KeychainSecrets(QString service) : service_(std::move(service)) {}

template<class T>
ports::CallHandle KeychainSecrets::run(std::function<QKeychain::Job*()> make, ports::Executor& on,
                                       ports::Reply<T> reply, std::function<Result<T>(QKeychain::Job*)> outcome) {
    auto state = std::make_shared<ports::CallState>();
    // Callers may be on other threads (the gateway's); a job and its parts must be made on the thread that hears them.
    QMetaObject::invokeMethod(
        &context_,
        [this, make = std::move(make), state, &on, reply = std::move(reply), outcome = std::move(outcome)] {
            auto* job = make();
            job->setAutoDelete(true);
            job->setInsecureFallback(false);
            QTimer::singleShot(kPatienceMillis, &context_, [state, &on, reply] {
                ports::deliver<T>(state, on, reply, Error(ErrorKind::Timeout, "KEYCHAIN_UNAVAILABLE"));
            });
            QObject::connect(job, &QKeychain::Job::finished, &context_,
                             [state, &on, reply, outcome](QKeychain::Job* done) {
                                 ports::deliver<T>(state, on, reply, outcome(done));
                             });
            job->start();
        },
        Qt::QueuedConnection);
    return ports::CallHandle(state);
}

ports::CallHandle KeychainSecrets::read(std::string name, ports::Executor& on,
                                        ports::Reply<std::optional<std::string>> reply) {
    const auto make = [service = service_, name]() -> QKeychain::Job* {
        auto* job = new QKeychain::ReadPasswordJob(service);
        job->setKey(QString::fromStdString(name));
        return job;
    };
    return run<std::optional<std::string>>(
        make, on, std::move(reply), [](QKeychain::Job* done) -> Result<std::optional<std::string>> {
            if (done->error() == QKeychain::EntryNotFound) return std::optional<std::string>();
            if (done->error() != QKeychain::NoError) return unavailable(done);
            return std::optional<std::string>(
                static_cast<QKeychain::ReadPasswordJob*>(done)->binaryData().toStdString());
        });
}

ports::CallHandle KeychainSecrets::write(std::string name, std::string secret, ports::Executor& on,
                                         ports::Reply<std::monostate> reply) {
    const auto make = [service = service_, name, secret = std::move(secret)]() -> QKeychain::Job* {
        auto* job = new QKeychain::WritePasswordJob(service);
        job->setKey(QString::fromStdString(name));
        job->setBinaryData(QByteArray::fromStdString(secret));
        return job;
    };
    return run<std::monostate>(make, on, std::move(reply), [](QKeychain::Job* done) -> Result<std::monostate> {
        if (done->error() != QKeychain::NoError) return unavailable(done);
        return std::monostate{};
    });
}

ports::CallHandle KeychainSecrets::remove(std::string name, ports::Executor& on, ports::Reply<std::monostate> reply) {
    const auto make = [service = service_, name]() -> QKeychain::Job* {
        auto* job = new QKeychain::DeletePasswordJob(service);
        job->setKey(QString::fromStdString(name));
        return job;
    };
    return run<std::monostate>(make, on, std::move(reply), [](QKeychain::Job* done) -> Result<std::monostate> {
        if (done->error() != QKeychain::NoError && done->error() != QKeychain::EntryNotFound) return unavailable(done);
        return std::monostate{};
    });
}

} // namespace sekisho::app
