#pragma once
// The key of one local copy: 256 random bits, wrapped by the account's password in a file (Argon2id) so that the
// console can be locked and read without a connection, and kept in the system's keychain where there is one so that a
// restart asks nothing. After a password change elsewhere the keychain's key is wrapped anew; where neither fits, a new
// key is made and the copy is fetched again. Replies on the GUI executor; the hashing runs on a worker.

#include "models/ports/secrets.h"
#include "models/sql/key_file.h"

#include <filesystem>
#include <memory>
#include <string>

namespace sekisho::app {

class KeyRing {
  public:
    KeyRing(std::filesystem::path folder, std::string profileId, ports::Secrets& keychain, ports::Executor& gui,
            ports::Executor& worker);

    struct Opened {
        sql::Key key{};
        bool fresh = false; // made now: what is on disk belongs to another key
    };
    ports::CallHandle open(std::string password,
                           ports::Reply<Opened> reply);   // after the service has accepted the password
    ports::CallHandle resume(ports::Reply<Opened> reply); // from the keychain; NotFound: nothing there
    ports::CallHandle unlock(std::string password, ports::Reply<Opened> reply); // WRONG_PASSPHRASE
    bool hasWrapped() const;

  private:
    std::filesystem::path file() const;
    std::string entry() const { return profileId_ + "/cache-key"; }
    void wrapAndKeep(const sql::Key& key, const std::string& password, bool fresh,
                     const std::shared_ptr<ports::CallState>& state, ports::Reply<Opened> reply);

    std::filesystem::path folder_;
    std::string profileId_;
    ports::Secrets& keychain_;
    ports::Executor& gui_;
    ports::Executor& worker_;
};

} // namespace sekisho::app
