#include "service/rules/statuses.h"

#include "models/api/record.h"
#include "models/domain/validation.h"
#include "service/rules/diff.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::ProfileStatus;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr int kMostCustomStatuses = 12;

AuditEntry noteOf(std::string action, const ProfileStatus& status, std::string changes) {
    return {.action = std::move(action),
            .targetKind = "profileStatus",
            .targetId = status.id,
            .targetName = status.name,
            .changesJson = std::move(changes)};
}

Done storeStatus(Database& db, const ProfileStatus& status) {
    SEKISHO_CHECK(
        db.exec("INSERT INTO profile_status(domain_id, id, doc, version) VALUES(:domain, :id, :doc, :version) "
                "ON CONFLICT(domain_id, id) DO UPDATE SET doc = excluded.doc, version = excluded.version",
                status.domain, status.id, sekisho::api::recordText(status), status.version));
    return {};
}

Done checkStatusCount(const std::vector<ProfileStatus>& all) {
    if (all.size() >= static_cast<std::size_t>(sekisho::kMostProfileStatuses))
        return Error(ErrorKind::Forbidden, "LIMIT_EXCEEDED",
                     fmt::format("A tenant can have at most {} profile statuses.", sekisho::kMostProfileStatuses))
            .with("max", fmt::format("{}", sekisho::kMostProfileStatuses));
    return {};
}

AuditEntry memberNote(std::string action, const sekisho::Member& member, std::string_view from, std::string_view to) {
    return {.action = std::move(action),
            .targetKind = "member",
            .targetId = member.id.value,
            .targetName = member.displayName(),
            .changesJson = changeOf("profileStatus", from, to)};
}

std::optional<std::int64_t> millisOrNothing(const std::optional<Instant>& at) {
    if (!at) return std::nullopt;
    return sekisho::toMillis(*at);
}

Done checkMemberStatus(Database& db, const Tenant& tenant, const sekisho::Member& member, const ShownStatus& status,
                       bool bySelf, Instant now) {
    auto kind = loadProfileStatus(db, tenant.domain, status.statusId);
    if (!kind) return std::move(kind).error().at("profileStatusId");
    if (bySelf && !kind->enableSettingByUser) return Error(ErrorKind::Forbidden, "ACCESS_DENIED").at("profileStatusId");
    if (status.end && *status.end <= now)
        return sekisho::badInput("endTime", "DATE_ORDER", "endTime has passed already.").with("field", "endTime");
    SEKISHO_TRY(others, shownStatuses(db, member.id, now));
    const bool reserved = status.reservedAt(now);
    if (std::ranges::any_of(others, [&](const ShownStatus& other) {
            return other.id != status.id && other.reservedAt(now) == reserved;
        }))
        return Error(ErrorKind::Conflict, "USER_PROFILE_STATUS_ALREADY_EXIST");
    return {};
}

} // namespace

Result<std::vector<ProfileStatus>> profileStatuses(Database& db, DomainId domain) {
    std::vector<ProfileStatus> out = sekisho::builtInStatuses(domain);
    SEKISHO_TRY(rows, (db.rows<std::string, std::int64_t>(
                          "SELECT doc, version FROM profile_status WHERE domain_id = :domain ORDER BY id", domain)));
    for (const auto& [doc, version] : rows) {
        SEKISHO_TRY(status, sekisho::api::profileStatusFromRecord(doc));
        status.version = version;
        const auto known = std::ranges::find(out, status.id, &ProfileStatus::id);
        if (known != out.end())
            *known = std::move(status);
        else
            out.push_back(std::move(status));
    }
    std::ranges::stable_sort(out, {}, &ProfileStatus::displayOrder);
    return out;
}

Result<ProfileStatus> loadProfileStatus(Database& db, DomainId domain, std::string_view id) {
    SEKISHO_TRY(all, profileStatuses(db, domain));
    const auto found = std::ranges::find(all, id, [](const ProfileStatus& s) { return std::string_view(s.id); });
    if (found == all.end()) return Error(ErrorKind::NotFound, "PROFILE_STATUS_NOT_EXIST");
    return std::move(*found);
}

Result<ProfileStatus> createProfileStatus(Database& db, const Tenant& tenant, ProfileStatus status, Effects& effects) {
    SEKISHO_TRY(all, profileStatuses(db, tenant.domain));
    SEKISHO_CHECK(checkStatusCount(all));
    status.domain = tenant.domain;
    status.version = 1;
    if (status.id.empty())
        for (int number = 1; number <= kMostCustomStatuses && status.id.empty(); ++number) {
            std::string id = fmt::format("CUSTOM{:02}", number);
            if (std::ranges::find(all, id, &ProfileStatus::id) == all.end()) status.id = std::move(id);
        }
    SEKISHO_CHECK(sekisho::checkProfileStatus(status));
    SEKISHO_CHECK(storeStatus(db, status));
    effects.audit(noteOf("profileStatus.create", status, changesBetween({}, sekisho::api::recordText(status))));
    effects.changed("profileStatus", status.id);
    return status;
}

Result<ProfileStatus> updateProfileStatus(Database& db, const Tenant& tenant, const ProfileStatus& before,
                                          ProfileStatus after, Effects& effects) {
    after.domain = tenant.domain;
    after.id = before.id;
    after.version = before.version;
    if (before.builtIn()) { // the rest of it belongs to the product
        after.iconType = before.iconType;
        after.name = before.name;
        after.i18nNames = before.i18nNames;
    }
    SEKISHO_CHECK(sekisho::checkProfileStatus(after));
    if (after == before) return before;
    ++after.version;
    SEKISHO_CHECK(storeStatus(db, after));
    effects.audit(noteOf("profileStatus.update", after,
                         changesBetween(sekisho::api::recordText(before), sekisho::api::recordText(after))));
    effects.changed("profileStatus", after.id);
    return after;
}

Done deleteProfileStatus(Database& db, const Tenant& tenant, const ProfileStatus& before, Effects& effects) {
    if (before.builtIn()) return Error(ErrorKind::Forbidden, "PROFILE_STATUS_BUILT_IN");
    SEKISHO_CHECK(
        db.exec("DELETE FROM member_status WHERE domain_id = :domain AND status_id = :id", tenant.domain, before.id));
    SEKISHO_CHECK(
        db.exec("DELETE FROM profile_status WHERE domain_id = :domain AND id = :id", tenant.domain, before.id));
    effects.audit(noteOf("profileStatus.delete", before, changesBetween(sekisho::api::recordText(before), {})));
    effects.changed("profileStatus", before.id, "delete");
    return {};
}

Result<std::optional<ProfileStatus>> restoreProfileStatus(Database& db, const Tenant& tenant,
                                                          const std::optional<ProfileStatus>& present,
                                                          std::optional<ProfileStatus> image, Effects& effects) {
    if (!image && present && present->builtIn())
        for (ProfileStatus& one : sekisho::builtInStatuses(tenant.domain))
            if (one.id == present->id) image = std::move(one);
    if (!image) {
        if (present) SEKISHO_CHECK(deleteProfileStatus(db, tenant, *present, effects));
        return image;
    }
    if (present) image->version = present->version;
    if (present && *image == *present) return present;
    if (!present) {
        SEKISHO_TRY(all, profileStatuses(db, tenant.domain));
        SEKISHO_CHECK(checkStatusCount(all));
    }
    ++image->version;
    SEKISHO_CHECK(storeStatus(db, *image));
    effects.audit(noteOf("profileStatus.restore", *image,
                         changesBetween(present ? sekisho::api::recordText(*present) : std::string(),
                                        sekisho::api::recordText(*image))));
    effects.changed("profileStatus", image->id);
    return image;
}

Done useProfileStatuses(Database& db, const Tenant& tenant, bool on, Effects& effects) {
    SEKISHO_CHECK(storeProfileStatusUse(db, tenant.domain, on));
    effects.audit({.action = on ? "profileStatus.enable" : "profileStatus.disable",
                   .targetKind = "tenant",
                   .targetId = fmt::format("{}", tenant.domain),
                   .targetName = tenant.name,
                   .changesJson = {}});
    effects.changed("tenant", fmt::format("{}", tenant.domain));
    return {};
}

Result<std::vector<ShownStatus>> shownStatuses(Database& db, const sekisho::UserId& member, Instant now) {
    using Text = std::string;
    using Time = std::optional<std::int64_t>;
    SEKISHO_TRY(rows, (db.rows<Text, Text, Text, Time, Time, Text, std::int64_t>(
                          "SELECT uid, status_id, message, starts, ends, auto_reply, version FROM member_status WHERE "
                          "member_uid = :uid AND (ends IS NULL OR ends > :now) ORDER BY coalesce(starts, 0), uid",
                          member.value, sekisho::toMillis(now))));
    const auto instant = [](const Time& millis) {
        return millis ? std::optional(sekisho::fromMillis(*millis)) : std::nullopt;
    };
    std::vector<ShownStatus> out;
    out.reserve(rows.size());
    for (auto& [uid, status, message, starts, ends, reply, version] : rows)
        out.push_back({std::move(uid), std::move(status), std::move(message), instant(starts), instant(ends),
                       std::move(reply), version});
    return out;
}

Result<ShownStatus> loadMemberStatus(Database& db, const sekisho::UserId& member, std::string_view id, Instant now) {
    SEKISHO_TRY(all, shownStatuses(db, member, now));
    for (ShownStatus& status : all)
        if (status.id == id) return std::move(status);
    return Error(ErrorKind::NotFound, "USER_PROFILE_STATUS_NOT_EXIST");
}

Result<ShownStatus> createMemberStatus(Database& db, const Tenant& tenant, const sekisho::Member& member,
                                       ShownStatus status, bool bySelf, Instant now, Effects& effects) {
    if (status.id.empty()) status.id = newUid();
    status.version = 1;
    SEKISHO_CHECK(checkMemberStatus(db, tenant, member, status, bySelf, now));
    SEKISHO_CHECK(db.exec("INSERT INTO member_status(uid, domain_id, member_uid, status_id, starts, ends, message, "
                          "auto_reply, version) VALUES(:uid, :domain, :member, :status, :starts, :ends, :message, "
                          ":reply, 1)",
                          status.id, tenant.domain, member.id.value, status.statusId, millisOrNothing(status.start),
                          millisOrNothing(status.end), status.message, status.autoReplyJson));
    effects.audit(memberNote("member.status.set", member, {}, status.statusId));
    return status;
}

Result<ShownStatus> updateMemberStatus(Database& db, const Tenant& tenant, const sekisho::Member& member,
                                       const ShownStatus& before, ShownStatus after, bool bySelf, Instant now,
                                       Effects& effects) {
    after.id = before.id;
    after.version = before.version + 1;
    SEKISHO_CHECK(checkMemberStatus(db, tenant, member, after, bySelf, now));
    SEKISHO_CHECK(db.exec("UPDATE member_status SET status_id = :status, starts = :starts, ends = :ends, message = "
                          ":message, auto_reply = :reply, version = :version WHERE uid = :uid",
                          after.statusId, millisOrNothing(after.start), millisOrNothing(after.end), after.message,
                          after.autoReplyJson, after.version, after.id));
    effects.audit(memberNote("member.status.set", member, before.statusId, after.statusId));
    return after;
}

Done deleteMemberStatus(Database& db, const sekisho::Member& member, const ShownStatus& before, Effects& effects) {
    SEKISHO_CHECK(db.exec("DELETE FROM member_status WHERE uid = :uid", before.id));
    effects.audit(memberNote("member.status.clear", member, before.statusId, {}));
    return {};
}

Done clearMemberStatuses(Database& db, const sekisho::UserId& member) {
    SEKISHO_CHECK(db.execOften("DELETE FROM member_status WHERE member_uid = :uid", member.value));
    return {};
}

} // namespace sekishod
