#pragma once
// What the window is given by the composition root: the engines of one tenant, and the host that opens them and keeps
// the person's preferences. The window knows neither network nor files. GUI thread.

#include "models/ports/archive.h"
#include "models/ports/cache.h"
#include "models/ports/cut_off_queue.h"
#include "models/ports/export.h"
#include "models/ports/gateway.h"
#include "models/ports/import.h"
#include "ui/shell/sign_in_page.h"
#include "ui/widgets/theme.h"

#include <QMap>
#include <QString>

#include <memory>
#include <vector>

namespace sekisho::ui {

class TenantLink {
  public:
    virtual ~TenantLink() = default;
    virtual ports::Gateway& gateway() = 0;
    virtual ports::Executor& gui() = 0;
    virtual const Clock& clock() = 0;
    virtual ports::Cache* cache() = 0; // null while closed or locked
    virtual ports::Sync* sync() = 0;
    virtual DomainId copyDomain() const = 0; // whose members the copy holds; 0: not known
    // Call it when it is known who signed in, before the sync starts: the copy of another tenant is thrown away.
    virtual void signedIn(const ports::Identity& identity) = 0;
    virtual ports::ImportDesk* importDesk() = 0; // both as long as the copy is open
    virtual ports::ExportDesk* exportDesk() = 0;
    virtual ports::CutOffQueue& cutOffQueue() = 0; // closed as long as the copy is
    virtual ports::Archive& archive() = 0;         // closed as long as the copy is
    virtual bool hasCopy() const = 0;              // something to read without a connection
    virtual QStringList serviceLog() const = 0;    // the last exchanges, without secrets

    // Opens the local copy after a sign-in. The password wraps the key for locking and for work without a connection.
    virtual ports::CallHandle openCopy(std::string password, ports::Reply<std::monostate> reply) = 0;
    // With the key kept in the system's keychain; KEYCHAIN_UNAVAILABLE or an empty entry: sign in with the password.
    virtual ports::CallHandle resumeCopy(ports::Reply<std::monostate> reply) = 0;
    // With the password only, without asking the service: WRONG_PASSPHRASE when it does not fit.
    virtual ports::CallHandle unlockCopy(std::string password, ports::Reply<std::monostate> reply) = 0;
    virtual void lockCopy() = 0; // the key leaves memory, the tables too
};

struct Preferences {
    QString language; // "ja", "en", empty: the system's
    Theme theme = Theme::System;
    int lockMinutes = 15;             // 0: never
    QMap<QString, QString> shortcuts; // command key → portable text, only what differs
};

class ShellHost {
  public:
    virtual ~ShellHost() = default;
    virtual std::vector<SignInPage::Place> places() const = 0;
    virtual QString lastPlace() const = 0;
    virtual Result<QString> rememberPlace(const SignInPage::Place& place) = 0; // its id
    // The same account under another login ID: its profile, local copy and kept secrets stay its own.
    virtual Done renamePlace(const SignInPage::Place& place) = 0;
    virtual Preferences preferences() const = 0;
    virtual Done setPreferences(const Preferences& preferences) = 0;
    virtual Result<std::unique_ptr<TenantLink>> open(const SignInPage::Place& place) = 0;
    virtual void openAnotherWindow() = 0;
};

} // namespace sekisho::ui
