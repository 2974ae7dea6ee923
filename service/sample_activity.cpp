#include "service/sample_activity.h"

#include "models/domain/device.h"
#include "models/domain/session.h"
#include "models/domain/text_fold.h"
#include "service/auth/clients.h"
#include "service/auth/device_entry.h"
#include "service/sample_words.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace sekishod {

using sekisho::ClientKind;
using sekisho::Done;
using sekisho::Instant;
using sekisho::Member;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Native;
using std::chrono::days;
using std::chrono::minutes;

namespace {

constexpr std::int64_t manySignIns = 500'000; // in the whole tenant; each member of a small one has 20
constexpr std::int64_t mostPerMember = 20;

struct FileKind {
    std::string_view extension;
    unsigned share; // of 100
};
constexpr std::array<FileKind, 9> fileKinds{{{"pdf", 26},
                                             {"xlsx", 20},
                                             {"jpg", 18},
                                             {"docx", 12},
                                             {"pptx", 9},
                                             {"zip", 6},
                                             {"mp4", 5},
                                             {"csv", 3},
                                             {"exe", 1}}};
constexpr std::array<std::string_view, 4> fileServices{"talk", "drive", "board", "mail"}; // the first ones most

struct SampleDevice {
    std::string id; // empty: a browser
    ClientKind kind = ClientKind::Browser;
    const SampleClient* client = nullptr;
};

struct Visit { // one sign-in, and the session it began
    Instant at{};
    const SampleDevice* device = nullptr;
    std::string ip;
    const SampleNetwork* network = nullptr;
    std::string_view result = "success";
};

std::string addressIn(const SampleNetwork& network, SampleRandom& random) {
    const bool v6 = network.prefix.find(':') != std::string::npos;
    return v6 ? fmt::format("{}{:x}", network.prefix, random.between(1, 0xFFFF))
              : fmt::format("{}{}", network.prefix, random.between(1, 254));
}

const SampleNetwork& networkFor(SampleRandom& random) {
    const auto& networks = sampleWords().networks;
    auto share = static_cast<unsigned>(random.below(100));
    for (const SampleNetwork& network : networks) {
        if (share < network.share) return network;
        share -= network.share;
    }
    return networks.front();
}

std::string_view extensionFor(SampleRandom& random) {
    auto share = static_cast<unsigned>(random.below(100));
    for (const FileKind& kind : fileKinds) {
        if (share < kind.share) return kind.extension;
        share -= kind.share;
    }
    return fileKinds.back().extension;
}

std::string base32(SampleRandom& random) {
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    for (int i = 0; i < 32; ++i)
        out.push_back(letters[random.below(32)]);
    return out;
}

} // namespace

struct SampleActivity::Impl {
    const Tenant& tenant;
    const SampleOptions& options;
    Native credential, device, session, signIn, file;
    std::int64_t sessions = 0;
    std::int64_t signIns = 0;
    std::int64_t files = 0;
    std::int64_t perMember = 1;

    Done addCredential(const Member& member, SampleRandom& random);
    std::vector<SampleDevice> devicesOf(SampleRandom& random) const;
    Done addDevice(const Member& member, const SampleDevice& made, Instant lastAccess);
    std::vector<Visit> visitsOf(const Member& member, const std::vector<SampleDevice>& devices,
                                SampleRandom& random) const;
    Done addSignIn(const Member& member, const Visit& visit);
    Done addSession(const Member& member, const Visit& visit, Instant lastUsed, std::string_view endReason,
                    SampleRandom& random);
    Done addSessions(const Member& member, const std::vector<Visit>& visits, SampleRandom& random);
    Done addFiles(const Member& member, const std::vector<Visit>& visits, SampleRandom& random);
};

Result<SampleActivity> SampleActivity::open(Database& db, const Tenant& tenant, const SampleOptions& options) {
    SEKISHO_TRY(credential,
                db.prepare("INSERT INTO credential(member_uid, domain_id, hash, changed, requested, failures, "
                           "totp_secret) VALUES(?, ?, ?, ?, ?, ?, ?)"));
    SEKISHO_TRY(device, db.prepare("INSERT INTO device(id, domain_id, member_uid, kind, name, model, os, os_version, "
                                   "os_number, app, apps, app_name, app_number, app_major, vendor_id, mdm, search, "
                                   "registered, last_access) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                                   "?, ?)"));
    SEKISHO_TRY(session, db.prepare("INSERT INTO session(id, domain_id, member_uid, client_id, kind, device_id, "
                                    "device_name, os, ip, country, user_agent, started, last_used, ended, end_reason) "
                                    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    SEKISHO_TRY(signIn, db.prepare("INSERT INTO sign_in(domain_id, member_uid, at, kind, ip, country, device_name, "
                                   "result) VALUES(?, ?, ?, ?, ?, ?, ?, ?)"));
    SEKISHO_TRY(file,
                db.prepare("INSERT INTO file_event(domain_id, member_uid, at, action, service, kind, ip, country, "
                           "extension, external, decision) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"));
    auto impl = std::unique_ptr<Impl>(new Impl{tenant, options, std::move(credential), std::move(device),
                                               std::move(session), std::move(signIn), std::move(file)});
    impl->perMember =
        std::clamp<std::int64_t>(manySignIns / std::max<std::int64_t>(options.members, 1), 1, mostPerMember);
    return SampleActivity(std::move(impl));
}

SampleActivity::SampleActivity(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SampleActivity::SampleActivity(SampleActivity&&) noexcept = default;
SampleActivity::~SampleActivity() = default;
std::int64_t SampleActivity::sessions() const {
    return impl_->sessions;
}
std::int64_t SampleActivity::signIns() const {
    return impl_->signIns;
}
std::int64_t SampleActivity::files() const {
    return impl_->files;
}

Done SampleActivity::add(const Member& member, std::int64_t index) {
    SampleRandom random(impl_->options.seed, impl_->tenant.workgroup + "/activity", static_cast<std::uint64_t>(index));
    SEKISHO_CHECK(impl_->addCredential(member, random));
    if (!member.lastAccess) return {};
    const auto devices = impl_->devicesOf(random);
    for (const SampleDevice& made : devices)
        if (!made.id.empty()) SEKISHO_CHECK(impl_->addDevice(member, made, *member.lastAccess));
    const auto visits = impl_->visitsOf(member, devices, random);
    for (const Visit& visit : visits)
        SEKISHO_CHECK(impl_->addSignIn(member, visit));
    SEKISHO_CHECK(impl_->addSessions(member, visits, random));
    // A stream of its own: what was drawn before there were files stays as it was.
    SampleRandom ofFiles(impl_->options.seed, impl_->tenant.workgroup + "/files", static_cast<std::uint64_t>(index));
    return impl_->addFiles(member, visits, ofFiles);
}

Done SampleActivity::Impl::addCredential(const Member& member, SampleRandom& random) {
    const bool usable = member.passwordChangedAt.has_value();
    const std::string secret = member.twoStep ? base32(random) : std::string();
    credential.bind(1, std::string_view(member.id.value));
    credential.bind(2, std::int64_t{tenant.domain});
    credential.bind(3, usable ? std::string_view(options.passwordHash) : std::string_view());
    credential.bind(4, sekisho::toMillis(member.passwordChangedAt.value_or(member.createdAt)));
    credential.bind(5, std::int64_t{member.passwordChangeRequested ? 1 : 0});
    credential.bind(6, std::int64_t{member.suspendedReason == sekisho::SuspendedReason::LoginFail ? 5 : 0});
    if (secret.empty())
        credential.bindNull(7);
    else
        credential.bind(7, std::string_view(secret));
    return credential.run();
}

std::vector<SampleDevice> SampleActivity::Impl::devicesOf(SampleRandom& random) const {
    const SampleWords& words = sampleWords();
    std::vector<SampleDevice> out;
    if (random.percent(65)) out.push_back({random.uid(), ClientKind::MobileApp, &random.pickFront(words.mobiles)});
    if (perMember > 1 && random.percent(35))
        out.push_back({random.uid(), ClientKind::PcApp, &random.pickFront(words.computers)});
    if (perMember > 1 && random.percent(5))
        out.push_back({random.uid(), ClientKind::DriveExplorer, &words.computers.front()});
    if (out.empty() || random.percent(50)) out.push_back({{}, ClientKind::Browser, &random.pickFront(words.browsers)});
    return out;
}

Done SampleActivity::Impl::addDevice(const Member& member, const SampleDevice& made, Instant lastAccess) {
    // The last but one is three major versions behind: it is asked to update.
    static constexpr std::array<std::string_view, 8> versions{"4.3.2", "4.3.2", "4.3.1", "4.3.1",
                                                              "4.2.0", "3.9.5", "1.8.4", "2.6.0"};
    const auto drawn =
        static_cast<unsigned char>(made.id.back()); // nothing new from the stream: the rest stays as it was
    Origin origin;
    origin.kind = made.kind;
    origin.deviceName = made.client->name;
    origin.os = made.client->os;
    origin.app = versions[drawn % versions.size()];
    const DeviceFacts facts = factsOf(origin);
    const sekisho::DeviceApp& app = facts.apps.front();
    const std::string apps = appsText(facts.apps), search = sekisho::fold(facts.name + " " + facts.name);
    const std::string vendor = sha256Hex(made.id).substr(0, 32);
    const bool managed = made.kind == ClientKind::MobileApp && drawn % 3 != 0; // MDM knows it, while the policy uses it
    device.bind(1, std::string_view(made.id));
    device.bind(2, std::int64_t{tenant.domain});
    device.bind(3, std::string_view(member.id.value));
    device.bind(4, clientKindKey(made.kind));
    device.bind(5, std::string_view(facts.name));
    device.bind(6, std::string_view(facts.name));
    device.bind(7, std::string_view(facts.os));
    device.bind(8, std::string_view(facts.osVersion));
    device.bind(9, sekisho::versionNumber(facts.osVersion));
    device.bind(10, std::string_view(app.version));
    device.bind(11, std::string_view(apps));
    device.bind(12, std::string_view(app.name));
    device.bind(13, sekisho::versionNumber(app.version));
    device.bind(14, sekisho::majorVersion(app.version));
    if (managed)
        device.bind(15, std::string_view(vendor));
    else
        device.bindNull(15);
    device.bind(16, sekisho::mdmStateKey(managed ? sekisho::MdmState::Enrolled : sekisho::MdmState::None));
    device.bind(17, std::string_view(search));
    device.bind(18, sekisho::toMillis(std::max(member.createdAt, lastAccess - days(90))));
    device.bind(19, sekisho::toMillis(lastAccess));
    return device.run();
}

std::vector<Visit> SampleActivity::Impl::visitsOf(const Member& member, const std::vector<SampleDevice>& devices,
                                                  SampleRandom& random) const {
    const Instant oldest = std::max(member.createdAt, options.base - days(90));
    std::vector<Visit> out; // newest first
    const Instant newest = member.lastSignIn.value_or(*member.lastAccess);
    if (newest < oldest) return out;
    const std::int64_t count = perMember > 1 ? random.between(perMember / 2, perMember * 3 / 2) : random.between(0, 2);
    const auto span = std::chrono::duration_cast<minutes>(newest - oldest) / std::max<std::int64_t>(count, 1);
    Instant at = newest;
    const SampleNetwork* home = &networkFor(random);
    for (std::int64_t i = 0; i < count; ++i) {
        const SampleNetwork* network = random.percent(85) ? home : &networkFor(random);
        Visit visit{at, &random.pick(devices), addressIn(*network, random), network, "success"};
        if (i > 0 && random.percent(6)) visit.result = random.percent(80) ? "wrongPassword" : "secondFactor";
        out.push_back(std::move(visit));
        at -= minutes(random.between(span.count() / 2, span.count() * 3 / 2) + 1);
        if (at < oldest) break;
    }
    if (member.suspendedReason == sekisho::SuspendedReason::LoginFail)
        for (std::size_t i = 0; i < std::min<std::size_t>(out.size(), 5); ++i)
            out[i].result = i == 0 ? "locked" : "wrongPassword";
    return out;
}

Done SampleActivity::Impl::addSignIn(const Member& member, const Visit& visit) {
    signIn.bind(1, std::int64_t{tenant.domain});
    signIn.bind(2, std::string_view(member.id.value));
    signIn.bind(3, sekisho::toMillis(visit.at));
    signIn.bind(4, clientKindKey(visit.device->kind));
    signIn.bind(5, std::string_view(visit.ip));
    signIn.bind(6, std::string_view(visit.network->country));
    signIn.bind(7, std::string_view(visit.device->client->name));
    signIn.bind(8, visit.result);
    ++signIns;
    return signIn.run();
}

// Some files at each visit: sent or fetched, now and then in a talk with people outside.
Done SampleActivity::Impl::addFiles(const Member& member, const std::vector<Visit>& visits, SampleRandom& random) {
    for (const Visit& visit : visits) {
        if (visit.result != "success" || !random.percent(40)) continue;
        for (std::int64_t i = random.between(1, 2); i > 0; --i) {
            const bool upload = random.percent(45);
            const std::uint64_t a = random.below(fileServices.size()), b = random.below(fileServices.size());
            const std::string_view service = fileServices[std::min(a, b)];
            std::string_view external;
            if (upload && service == "talk" && random.percent(4)) external = random.percent(70) ? "line" : "works";
            file.bind(1, std::int64_t{tenant.domain});
            file.bind(2, std::string_view(member.id.value));
            file.bind(3, sekisho::toMillis(std::min(visit.at + minutes(random.between(1, 90)), options.base)));
            file.bind(4, upload ? std::string_view("upload") : std::string_view("download"));
            file.bind(5, service);
            file.bind(6, clientKindKey(visit.device->kind));
            file.bind(7, std::string_view(visit.ip));
            file.bind(8, std::string_view(visit.network->country));
            file.bind(9, extensionFor(random));
            file.bind(10, external);
            ++files;
            SEKISHO_CHECK(file.run());
        }
    }
    return {};
}

Done SampleActivity::Impl::addSessions(const Member& member, const std::vector<Visit>& visits, SampleRandom& random) {
    const std::size_t most = perMember > 1 ? 5 : 1;
    std::size_t made = 0;
    std::vector<const SampleDevice*> live;
    for (const Visit& visit : visits) {
        if (visit.result != "success" || made == most) continue;
        const bool newest = made++ == 0;
        // One live session for each device at most; the older ones have ended in one way or another.
        const bool stillLive = std::ranges::find(live, visit.device) == live.end() && random.percent(75);
        if (stillLive) live.push_back(visit.device);
        static constexpr std::array<std::string_view, 4> reasons{"signOut", "expired", "signOut", "passwordChanged"};
        std::string_view reason = stillLive ? std::string_view() : reasons[random.below(reasons.size())];
        if (member.suspended) reason = "suspended";
        if (member.deletedAt) reason = "deleted";
        const Instant last =
            newest ? *member.lastAccess : std::min(visit.at + minutes(random.between(5, 2000)), *member.lastAccess);
        SEKISHO_CHECK(addSession(member, visit, last, reason, random));
    }
    return {};
}

Done SampleActivity::Impl::addSession(const Member& member, const Visit& visit, Instant lastUsed,
                                      std::string_view endReason, SampleRandom& random) {
    const std::string id = random.uid();
    const SampleClient& client = *visit.device->client;
    session.bind(1, std::string_view(id));
    session.bind(2, std::int64_t{tenant.domain});
    session.bind(3, std::string_view(member.id.value));
    session.bind(4, consoleClientId);
    session.bind(5, clientKindKey(visit.device->kind));
    if (visit.device->id.empty())
        session.bindNull(6);
    else
        session.bind(6, std::string_view(visit.device->id));
    session.bind(7, std::string_view(client.name));
    session.bind(8, std::string_view(client.os));
    session.bind(9, std::string_view(visit.ip));
    session.bind(10, std::string_view(visit.network->country));
    session.bind(11, std::string_view(client.userAgent));
    session.bind(12, sekisho::toMillis(visit.at));
    session.bind(13, sekisho::toMillis(lastUsed));
    if (endReason.empty())
        session.bindNull(14);
    else
        session.bind(14, sekisho::toMillis(std::min(lastUsed + minutes(30), options.base)));
    session.bind(15, endReason);
    ++sessions;
    return session.run();
}

} // namespace sekishod
