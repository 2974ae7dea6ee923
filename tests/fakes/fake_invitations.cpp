#include "tests/fakes/fake_invitations.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::CallState;
using ports::Executor;
using ports::Reply;

template<class T>
CallHandle FakeInvitations::answer(std::string_view name, Executor& on, Reply<T> reply,
                                   std::function<Result<T>()> work) {
    auto state = std::make_shared<CallState>();
    admit_(name, state, [state, &on, reply = std::move(reply), work = std::move(work)](std::optional<Error> refused) {
        if (refused)
            ports::deliver<T>(state, on, reply, std::move(*refused));
        else
            ports::deliver<T>(state, on, reply, work());
    });
    return CallHandle(state);
}

void FakeInvitations::set(bool link, bool everybody, bool automatic) {
    now.linkAllowed = link;
    now.everybodyInvites = everybody;
    now.autoApproval = automatic;
    ++now.version;
    if (onSet) onSet();
    changed();
}

const InvitationLink& FakeInvitations::addLink(const std::string& inviter, int days, bool asOperator) {
    InvitationLink link;
    link.id = InvitationId("invitation-" + std::to_string(++made_));
    link.asOperator = asOperator;
    link.inviterName = inviter;
    link.created = clock_.now();
    link.expires = clock_.now() + std::chrono::days(days);
    issued.push_back(link);
    changed();
    return issued.back();
}

const Applicant& FakeInvitations::apply(const std::string& id, const std::string& name, const std::string& reading,
                                        bool asOperator) {
    Applicant one;
    one.id = ApplicantId("applicant-" + std::to_string(++made_));
    one.name = name;
    one.reading = reading;
    one.email = id + "@demo";
    one.privateEmail = id + "@example.org";
    one.asOperator = asOperator;
    one.applied = clock_.now();
    one.expires = clock_.now() + std::chrono::days(30);
    if (!issued.empty()) {
        InvitationLink& link = issued.back();
        one.invitation = link.id;
        one.invited = link.created;
        one.inviterName = link.inviterName;
        ++link.waiting;
    }
    waiting.push_back(one);
    changed();
    return waiting.back();
}

InvitationSettings FakeInvitations::counted() const {
    InvitationSettings out = now;
    out.waiting = static_cast<std::int64_t>(waiting.size());
    out.waitingOperators = std::ranges::count(waiting, true, &Applicant::asOperator);
    return out;
}

CallHandle FakeInvitations::settings(Executor& on, Reply<InvitationSettings> reply) {
    return answer<InvitationSettings>("invitations.settings", on, std::move(reply),
                                      [this]() -> Result<InvitationSettings> { return counted(); });
}

std::optional<Error> FakeInvitations::saved(const std::string& confirm, const policy::Values& after) {
    const bool automatic = std::get<bool>(after.at("autoApproval"));
    const auto count = std::to_string(waiting.size());
    if (automatic && !now.autoApproval) {
        if (confirm != count && !(confirm.empty() && waiting.empty()))
            return Error(ErrorKind::Conflict, "INVITATION_WAITING").at("autoApproval").with("count", count);
        for (const Applicant& one : std::exchange(waiting, {}))
            one.asOperator ? waiting.push_back(one) : members.push_back(one.email);
    }
    now.linkAllowed = std::get<bool>(after.at("linkAllowed"));
    now.everybodyInvites = std::get<std::string>(after.at("inviters")) == "ALL_MEMBERS";
    now.autoApproval = automatic;
    ++now.version;
    return std::nullopt;
}

void FakeInvitations::writeTo(policy::Values& values) const {
    values["linkAllowed"] = now.linkAllowed;
    values["inviters"] = std::string(now.everybodyInvites ? "ALL_MEMBERS" : "ADMINISTRATORS");
    values["autoApproval"] = now.autoApproval;
}

CallHandle FakeInvitations::links(std::string cursor, Executor& on, Reply<ports::InvitationPage> reply) {
    return answer<ports::InvitationPage>(
        "invitations.links", on, std::move(reply), [this, cursor]() -> Result<ports::InvitationPage> {
            ports::InvitationPage page;
            const std::size_t from = cursor.empty() ? 0 : std::stoul(cursor);
            for (std::size_t at = from; at < issued.size() && at < from + perPage; ++at)
                page.links.push_back(issued[issued.size() - 1 - at]);
            if (from + perPage < issued.size()) page.nextCursor = std::to_string(from + perPage);
            return page;
        });
}

CallHandle FakeInvitations::issue(bool asOperator, int days, Executor& on, Reply<ports::IssuedInvitation> reply) {
    return answer<ports::IssuedInvitation>(
        "invitations.issue", on, std::move(reply), [this, asOperator, days]() -> Result<ports::IssuedInvitation> {
            if (!now.linkAllowed) return Error(ErrorKind::Forbidden, "INVITATION_OFF");
            const InvitationLink link = addLink("管理 太郎", days, asOperator);
            return ports::IssuedInvitation{link, "https://sekisho.example:8443/join/T-" + link.id.value +
                                                     "-3kq9Xw7bR2mZ5tYc8vLh"};
        });
}

CallHandle FakeInvitations::revoke(const InvitationId& id, Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>("invitations.revoke", on, std::move(reply), [this, id]() -> Result<std::monostate> {
        const auto found = std::ranges::find(issued, id, &InvitationLink::id);
        if (found == issued.end()) return Error(ErrorKind::NotFound, "INVITATION_NOT_EXIST");
        found->revoked = clock_.now();
        changed();
        return std::monostate{};
    });
}

CallHandle FakeInvitations::applicants(std::string cursor, Executor& on, Reply<ports::ApplicantPage> reply) {
    return answer<ports::ApplicantPage>(
        "invitations.applicants", on, std::move(reply), [this, cursor]() -> Result<ports::ApplicantPage> {
            ports::ApplicantPage page;
            const std::size_t from = cursor.empty() ? 0 : std::stoul(cursor);
            for (std::size_t at = from; at < waiting.size() && at < from + perPage; ++at)
                page.applicants.push_back(waiting[at]);
            if (from + perPage < waiting.size()) page.nextCursor = std::to_string(from + perPage);
            return page;
        });
}

Result<Applicant> FakeInvitations::taken(const ApplicantId& id) {
    const auto found = std::ranges::find(waiting, id, &Applicant::id);
    if (found == waiting.end()) return Error(ErrorKind::NotFound, "APPLICANT_NOT_EXIST");
    if (const auto why = refused.find(id.value); why != refused.end()) return why->second;
    Applicant one = *found;
    waiting.erase(found);
    return one;
}

CallHandle FakeInvitations::approve(const ApplicantId& id, const ports::Placing& placing, Executor& on,
                                    Reply<std::monostate> reply) {
    return answer<std::monostate>("invitations.approve", on, std::move(reply),
                                  [this, id, placing]() -> Result<std::monostate> {
                                      SEKISHO_TRY(one, taken(id));
                                      members.push_back(one.email);
                                      placed.push_back(placing);
                                      changed();
                                      return std::monostate{};
                                  });
}

CallHandle FakeInvitations::inviteByMail(const UserId& member, Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>("invitations.inviteByMail", on, std::move(reply),
                                  [this, member]() -> Result<std::monostate> {
                                      invitedByMail.push_back(member);
                                      return std::monostate{};
                                  });
}

CallHandle FakeInvitations::reject(const ApplicantId& id, std::string reason, Executor& on,
                                   Reply<std::monostate> reply) {
    return answer<std::monostate>("invitations.reject", on, std::move(reply),
                                  [this, id, reason]() -> Result<std::monostate> {
                                      SEKISHO_TRY(one, taken(id));
                                      rejected.emplace_back(one.email, reason);
                                      changed();
                                      return std::monostate{};
                                  });
}

} // namespace sekisho::fakes
