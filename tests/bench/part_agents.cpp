// Part of bench_cut_off.py: enters devices with agents into the store of a service that does not run, each with a token
// of its own, and prints them as tests/device/simulator.py takes them: {"deviceId","deviceToken"}, one a line. By the
// protocol each would need a sign-in, and ten thousand passwords take an hour. Or live sessions of members, so many of
// each, with the tokens of an app.
//
//   part_agents DATA_DIR NUMBER
//   part_agents DATA_DIR NUMBER MEMBER_UID …
#include "models/sql/database.h"
#include "models/sql/key_file.h"
#include "service/store/uid.h"
#include "tests/bench/need.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <span>
#include <string>

using namespace sekisho;
using sekisho::bench::giveUp;

namespace {

Done enter(sql::Database& db, int number, std::int64_t now) {
    SEKISHO_TRY(owner, (db.first<std::int64_t, std::string>("SELECT domain_id, uid FROM member ORDER BY id LIMIT 1")));
    if (!owner) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    SEKISHO_TRY(transaction, sql::Transaction::begin(db));
    for (int i = 1; i <= number; ++i) {
        const std::string token = sekishod::newUid() + sekishod::newUid();
        const std::string id = sekishod::newUid();
        SEKISHO_CHECK(db.exec("INSERT INTO device(id, domain_id, member_uid, kind, name, os, app, last_access, "
                              "registered, token_hash) VALUES(:id, :domain, :member, 'mobileApp', :name, 'iOS', '', "
                              ":now, :now2, :hash)",
                              id, std::get<0>(*owner), std::get<1>(*owner), fmt::format("device {}", i), now, now,
                              sekishod::sha256Hex(token)));
        fmt::print("{{\"deviceId\":\"{}\",\"deviceToken\":\"{}\"}}\n", id, token);
    }
    return transaction.commit();
}

Done enterSessions(sql::Database& db, int number, std::span<char*> members, std::int64_t now) {
    SEKISHO_TRY(tenant, db.first<std::int64_t>("SELECT domain_id FROM tenant LIMIT 1"));
    SEKISHO_TRY(client, db.first<std::string>("SELECT client_id FROM token LIMIT 1"));
    if (!tenant || !client) return Error(ErrorKind::NotFound, "NOT_FOUND");
    SEKISHO_TRY(transaction, sql::Transaction::begin(db));
    for (const char* member : members)
        for (int i = 1; i <= number; ++i) {
            const std::string id = sekishod::newUid();
            SEKISHO_CHECK(db.execOften("INSERT INTO session(id, domain_id, member_uid, client_id, kind, device_name, "
                                       "os, ip, country, started, last_used) VALUES(:id, :domain, :member, :client, "
                                       "'mobileApp', :name, 'iOS', '192.0.2.7', 'JP', :now, :now2)",
                                       id, std::get<0>(*tenant), std::string(member), std::get<0>(*client),
                                       fmt::format("phone {}", i), now, now));
            for (const char* kind : {"access", "refresh"})
                SEKISHO_CHECK(db.execOften("INSERT INTO token(hash, kind, domain_id, session_id, client_id, scopes, "
                                           "expires) VALUES(:hash, :kind, :domain, :session, :client, 'user.read', "
                                           ":expires)",
                                           sekishod::sha256Hex(id + kind), std::string(kind), std::get<0>(*tenant), id,
                                           std::get<0>(*client), now + 86'400'000));
        }
    return transaction.commit();
}

} // namespace

int main(int argc, char** argv) {
    const int number = argc >= 3 ? std::atoi(argv[2]) : 0;
    if (number < 1) giveUp("usage: part_agents DATA_DIR NUMBER [MEMBER_UID …]");
    const std::filesystem::path folder = argv[1];
    const auto key = sql::readKeyFile(folder / "store.key");
    if (!key) giveUp(key.error().code);
    auto db = sql::Database::open(folder / "store.db", *key, {.create = false});
    if (!db) giveUp(db.error().code);
    const auto now =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
    const std::span<char*> members(argv + 3, static_cast<std::size_t>(argc) - 3);
    const Done done =
        members.empty() ? enter(*db, number, now.count()) : enterSessions(*db, number, members, now.count());
    if (!done) giveUp(done.error().code + " " + done.error().detail);
    return 0;
}
