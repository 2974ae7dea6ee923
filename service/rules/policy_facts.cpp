#include "service/rules/policy_facts.h"

#include "service/auth/session_cuts.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

namespace policy = sekisho::policy;
using policy::Preview;
using policy::PreviewMember;
using sekisho::ClientKind;
using sekisho::Done;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

// All of it stands in the index member_facts. Deleted members are left out: nothing can change for them.
constexpr std::string_view kMemberFacts =
    "SELECT m.id, m.uid, m.sort_key, m.pending, m.suspended, m.activation, m.super FROM member m WHERE m.domain_id = ? "
    "AND m.deleted IS NULL";

ClientKind clientIn(std::string_view word) {
    return sekisho::clientKindOf(word).value_or(ClientKind::Browser);
}

} // namespace

std::int64_t PolicyFacts::oldest() const {
    return sekisho::toMillis(now_ - std::chrono::days(kPreviewDays));
}

Done PolicyFacts::readUserTypes() {
    if (userTypesRead_) return {};
    userTypesRead_ = true;
    SEKISHO_TRY(rows, (db_.rows<std::int64_t, std::string>(
                          "SELECT mr.member_id, r.uid FROM template_assignment a CROSS JOIN rank r ON r.uid = "
                          "a.target_uid CROSS JOIN member_rank mr ON mr.rank_id = r.id WHERE a.domain_id = :domain AND "
                          "a.target_kind = 'userType'",
                          domain_)));
    userTypes_.reserve(rows.size());
    for (auto& [member, type] : rows)
        userTypes_.emplace(member, std::move(type));
    return {};
}

Done PolicyFacts::readCredentials(std::string_view uid) {
    credentials_.clear();
    SEKISHO_TRY(row,
                db_.prepare(fmt::format(
                    "SELECT member_uid, must_change, requested, changed, length(hash) > 0, totp_secret IS NOT NULL "
                    "FROM credential WHERE {}",
                    uid.empty() ? "domain_id = ?" : "member_uid = ?")));
    if (uid.empty())
        row.bind(1, std::int64_t{domain_});
    else
        row.bind(1, uid);
    for (;;) {
        SEKISHO_TRY(there, row.step());
        if (!there) break;
        policy::AccountFacts facts;
        facts.mustChange = row.int64(1) != 0;
        facts.requested = row.int64(2) != 0;
        if (row.int64(4) != 0) facts.passwordChanged = sekisho::fromMillis(row.int64(3));
        facts.hasTotp = row.int64(5) != 0;
        credentials_.push_back({std::string(row.text(0)), facts});
    }
    std::ranges::sort(credentials_, {}, &Credential::member);
    return {};
}

Done PolicyFacts::eachMember(std::string_view uid, const Visit& visit) {
    SEKISHO_CHECK(readUserTypes());
    SEKISHO_CHECK(readCredentials(uid));
    SEKISHO_TRY(row, db_.prepare(fmt::format("{} {}", kMemberFacts, uid.empty() ? "ORDER BY m.uid" : "AND m.uid = ?")));
    row.bind(1, std::int64_t{domain_});
    if (!uid.empty()) row.bind(2, uid);
    auto credential = credentials_.begin(); // both go in the same order
    for (;;) {
        SEKISHO_TRY(there, row.step());
        if (!there) return {};
        const std::string_view user = row.text(1);
        const auto type = userTypes_.find(row.int64(0));
        while (credential != credentials_.end() && credential->member < user)
            ++credential;
        PreviewMember member;
        if (credential != credentials_.end() && credential->member == user) member.account = credential->facts;
        member.account.pending = row.int64(3) != 0;
        member.account.suspended = row.int64(4) != 0;
        member.account.lockedOut = row.int64(4) == 2;
        if (!row.isNull(5)) member.account.activation = sekisho::fromMillis(row.int64(5));
        member.subject =
            snapshot_.member(user, type == userTypes_.end() ? std::string_view() : type->second, row.int64(6) != 0);
        member.subject.standing = standingOf(member.account, now_);
        member.subject.hasSecondFactor = member.account.hasTotp;
        member.sortKey = row.text(2);
        visit(member);
    }
}

Done PolicyFacts::eachServiceAccount(std::string_view uid, const Visit& visit) {
    SEKISHO_TRY(rows,
                (db_.rows<std::string, std::string>(
                    "SELECT service_account, name FROM api_client WHERE domain_id = :domain AND service_account IS "
                    "NOT NULL AND (:uid = '' OR service_account = :same) ORDER BY service_account",
                    domain_, uid, uid)));
    for (const auto& [account, name] : rows) {
        PreviewMember member;
        member.subject = PolicySnapshot::serviceAccount(account);
        member.sortKey = name;
        visit(member);
    }
    return {};
}

Done PolicyFacts::withPerson(std::string_view uid, const Visit& visit) {
    bool found = false;
    SEKISHO_CHECK(eachMember(uid, [&](const PreviewMember& member) {
        found = true;
        visit(member);
    }));
    return found ? Done() : eachServiceAccount(uid, visit);
}

Done PolicyFacts::addMembers(Preview& to) {
    const Visit add = [&to](const PreviewMember& member) { to.add(member); };
    SEKISHO_CHECK(eachMember({}, add));
    return eachServiceAccount({}, add);
}

Done PolicyFacts::addPerson(Preview& to, std::string_view uid) {
    return withPerson(uid, [&to](const PreviewMember& member) { to.add(member); });
}

Done PolicyFacts::addHistory(Preview& to, std::string_view uid) {
    SEKISHO_CHECK(sessionsWhere(to, uid));
    return signInsWhere(to, uid);
}

Done PolicyFacts::addSessions(Preview& to) {
    return sessionsWhere(to, {});
}

Done PolicyFacts::addSignIns(Preview& to) {
    SEKISHO_CHECK(signInsWhere(to, {}));
    return askedSignIns(to);
}

// Those of other systems, whose gateways asked here: with the method of each.
Done PolicyFacts::askedSignIns(Preview& to) {
    SEKISHO_TRY(row, db_.prepare("SELECT member_uid, kind, ip, country, at, method, managed FROM asked_sign_in WHERE "
                                 "domain_id = ? AND at >= ?"));
    row.bind(1, std::int64_t{domain_}).bind(2, oldest());
    for (;;) {
        SEKISHO_TRY(there, row.step());
        if (!there) return {};
        policy::PreviewSignIn signIn;
        signIn.user = row.text(0);
        signIn.client = clientIn(row.text(1));
        signIn.address = row.text(2);
        signIn.country = row.text(3);
        signIn.at = sekisho::fromMillis(row.int64(4));
        signIn.method = policy::loginMethodOf(row.text(5)).value_or(policy::LoginMethod::Password);
        signIn.managed = row.int64(6) != 0;
        to.add(signIn);
    }
}

// With a plus the planner stays off the index of the whole tenant: one person's rows are found by his own.
Done PolicyFacts::sessionsWhere(Preview& to, std::string_view uid) {
    SEKISHO_TRY(row, db_.prepare(fmt::format("SELECT s.id, s.member_uid, s.kind, s.ip, s.country, s.last_used, "
                                             "s.idle_minutes FROM session s WHERE {} AND s.ended IS NULL AND {}",
                                             uid.empty() ? "s.domain_id = ?" : "+s.domain_id = ? AND s.member_uid = ?",
                                             kNotCut)));
    row.bind(1, std::int64_t{domain_});
    if (!uid.empty()) row.bind(2, uid);
    for (;;) {
        SEKISHO_TRY(there, row.step());
        if (!there) return {};
        policy::PreviewSession session;
        session.id = row.text(0);
        session.user = row.text(1);
        session.client = clientIn(row.text(2));
        session.address = row.text(3);
        session.country = row.text(4);
        session.lastUsed = sekisho::fromMillis(row.int64(5));
        if (!row.isNull(6)) session.mayRest = std::chrono::minutes(row.int64(6));
        to.add(session);
    }
}

// Those where the password was right: refused ones of another kind tell nothing about a policy.
Done PolicyFacts::signInsWhere(Preview& to, std::string_view uid) {
    SEKISHO_TRY(
        row,
        db_.prepare(uid.empty()
                        ? "SELECT member_uid, kind, ip, country, at, managed FROM sign_in WHERE domain_id = ? AND at "
                          ">= ? AND (result = 'success' OR (result >= 'policy.' AND result < 'policy/'))"
                        : "SELECT member_uid, kind, ip, country, at, managed FROM sign_in WHERE +domain_id = ? AND "
                          "at >= ? AND (result = 'success' OR (result >= 'policy.' AND result < 'policy/')) "
                          "AND member_uid = ?"));
    row.bind(1, std::int64_t{domain_}).bind(2, oldest());
    if (!uid.empty()) row.bind(3, uid);
    for (;;) {
        SEKISHO_TRY(there, row.step());
        if (!there) return {};
        policy::PreviewSignIn signIn;
        signIn.user = row.text(0);
        signIn.client = clientIn(row.text(1));
        signIn.address = row.text(2);
        signIn.country = row.text(3);
        signIn.at = sekisho::fromMillis(row.int64(4));
        signIn.managed = row.int64(5) != 0;
        to.add(signIn);
    }
}

Done PolicyFacts::addFiles(Preview& to) {
    SEKISHO_TRY(
        row,
        db_.prepare("SELECT member_uid, kind, action, service, extension, external, at, linked FROM file_event WHERE "
                    "domain_id = ? AND at >= ?"));
    row.bind(1, std::int64_t{domain_}).bind(2, oldest());
    for (;;) {
        SEKISHO_TRY(there, row.step());
        if (!there) return {};
        const auto service = policy::serviceOf(row.text(3));
        if (!service) continue;
        policy::PreviewFile file;
        file.user = row.text(0);
        file.client = clientIn(row.text(1));
        file.direction = row.text(2) == "download" ? policy::FileDirection::Download : policy::FileDirection::Upload;
        file.service = *service;
        file.linked = policy::serviceOf(row.text(7));
        file.extension = row.text(4);
        file.partner = policy::externalPartnerOf(row.text(5)).value_or(policy::ExternalPartner::None);
        file.at = sekisho::fromMillis(row.int64(6));
        to.add(file);
    }
}

} // namespace sekishod
