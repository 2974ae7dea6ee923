#pragma once
// ports::Secrets over the system's keychain (QtKeychain, no insecure fallback). A keychain that is absent, locked
// without a prompter, or silent for 3 s answers KEYCHAIN_UNAVAILABLE; nothing waits on it. Made on the GUI
// thread; calls may come from any.

#include "models/ports/secrets.h"

#include <QObject>

namespace QKeychain {
class Job;
}

namespace sekisho::app {

class KeychainSecrets final : public ports::Secrets {
  public:
    explicit KeychainSecrets(QString service);
    ports::CallHandle read(std::string name, ports::Executor& on,
                           ports::Reply<std::optional<std::string>> reply) override;
    ports::CallHandle write(std::string name, std::string secret, ports::Executor& on,
                            ports::Reply<std::monostate> reply) override;
    ports::CallHandle remove(std::string name, ports::Executor& on, ports::Reply<std::monostate> reply) override;

  private:
    template<class T>
    ports::CallHandle run(std::function<QKeychain::Job*()> make, ports::Executor& on, ports::Reply<T> reply,
                          std::function<Result<T>(QKeychain::Job*)> outcome);
    QString service_;
    QObject context_; // jobs are made and heard on this object's thread
};

} // namespace sekisho::app
