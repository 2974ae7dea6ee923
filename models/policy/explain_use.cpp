#include "models/policy/explain_use.h"

#include <utility>

namespace sekisho::policy {

namespace {

AccessRequest useRequestOf(const UseFacts& facts) {
    AccessRequest request;
    request.action = AccessAction::SignIn;
    request.client = facts.client;
    request.service = facts.service;
    request.address = facts.address;
    request.country = facts.country;
    request.managed = true; // of which phone it is was not asked
    return request;
}

// What was not asked about speaks for nobody and against nobody.
NetworkPlace placeAsked(const UseFacts& facts) {
    NetworkPlace place = placeOf(facts.policies.network, facts.address, facts.country);
    place.listed = place.listed || !facts.addressAsked;
    place.home = place.home || !facts.countryAsked;
    return place;
}

class UseChain {
  public:
    explicit UseChain(const UseFacts& facts) : facts_(facts), refusals_(useRefusals(facts)) {}

    UseAnswer run() {
        answer_.allowed = refusals_.none();
        answer_.stepUp = refusals_.stepUp;
        answer_.who.user = UserId(std::string(facts_.subject.user));
        answer_.who.name = facts_.name;
        answer_.client = clientKindKey(facts_.client);
        if (facts_.service) answer_.service = serviceKey(*facts_.service);
        account();
        appStop();
        address();
        country();
        userType();
        fittingTemplate();
        return std::move(answer_);
    }

  private:
    ChainLink& add(LinkKind kind, bool holds, std::string code) {
        ChainLink link;
        link.kind = kind;
        link.holds = holds;
        link.code = std::move(code);
        return answer_.links.emplace_back(std::move(link));
    }
    static void with(ChainLink& link, std::string name, std::string_view value) {
        link.params.push_back({std::move(name), std::string(value)});
    }
    static void opens(ChainLink& link, std::string kind, std::string_view id) {
        link.refKind = std::move(kind);
        link.refId = id;
    }
    bool refused(ReasonCode code) const { return refusals_.has(code); }

    void account() {
        std::string code = "account.active";
        if (refused(ReasonCode::AccountDeleted)) code = "account.deleted";
        if (refused(ReasonCode::AccountNotStarted)) code = "account.awaiting";
        if (refused(ReasonCode::AccountSuspended))
            code = facts_.subject.standing == Standing::LockedOut ? "account.lockedOut" : "account.suspended";
        ChainLink& link = add(LinkKind::Account, code == "account.active", code);
        with(link, "name", facts_.name);
        opens(link, "member", facts_.subject.user);
    }
    void appStop() {
        const bool canBeStopped = facts_.client == ClientKind::MobileApp || facts_.client == ClientKind::PcApp ||
                                  facts_.client == ClientKind::DriveExplorer;
        if (!canBeStopped) return;
        const bool stopped = refused(ReasonCode::AppStopped);
        ChainLink& link = add(LinkKind::AppStop, !stopped, stopped ? "appStop.stopped" : "appStop.none");
        with(link, "client", answer_.client);
        with(link, "name", facts_.name);
        opens(link, "member", facts_.subject.user);
    }
    void address() {
        const NetworkPolicy& policy = facts_.policies.network;
        const AccessSubject& subject = facts_.subject;
        std::string code = "address.listed";
        if (!policy.restrictsAddresses())
            code = "address.open";
        else if (refused(ReasonCode::AccessAddress))
            code = "address.refused";
        else if (!addressListCovers(facts_.client))
            code = "address.notCovered";
        else if (subject.isHighest)
            code = "address.highest";
        else if (!subject.isServiceAccount && policy.isException(subject.user))
            code = "exception.address";
        else if (!facts_.addressAsked)
            code = "address.depends";
        const LinkKind kind = code.starts_with("exception") ? LinkKind::Exception : LinkKind::Address;
        ChainLink& link = add(kind, code != "address.refused", code);
        with(link, "address", facts_.address ? ipText(*facts_.address) : std::string());
        with(link, "client", answer_.client);
        with(link, "name", facts_.name);
        opens(link, "policy", "network");
    }
    void country() {
        const NetworkPolicy& policy = facts_.policies.network;
        if (policy.restrictsAddresses()) return; // one of the two modes only
        std::string code = "country.listed";
        if (!policy.restrictsCountries())
            code = "country.open";
        else if (refused(ReasonCode::CountryStepUp))
            code = "country.refused";
        else if (!countriesCover(facts_.client) || facts_.subject.isServiceAccount)
            code = "country.notCovered";
        else if (!facts_.countryAsked)
            code = "country.depends";
        else if (!placeAsked(facts_).home)
            code = "country.stepUp";
        ChainLink& link = add(LinkKind::Country, code != "country.refused", code);
        with(link, "country", facts_.country);
        with(link, "client", answer_.client);
        with(link, "name", facts_.name);
        opens(link, "policy", "network");
    }
    void userType() {
        if (!facts_.subject.matrix || facts_.fits.source == TemplateSource::Member) return; // it counts for nothing
        ChainLink& link = add(LinkKind::UserType, true, facts_.userType.empty() ? "userType.none" : "userType.has");
        with(link, "name", facts_.name);
        with(link, "userType", facts_.userTypeName);
        if (!facts_.userType.empty()) opens(link, "userType", facts_.userType);
    }
    void fittingTemplate() {
        if (!facts_.subject.matrix) return;
        ChainLink& why =
            add(LinkKind::Template, true, "template." + std::string(templateSourceKey(facts_.fits.source)));
        with(why, "template", facts_.fits.name);
        with(why, "name", facts_.name);
        with(why, "userType", facts_.userTypeName);
        opens(why, "template", facts_.fits.id.value);
        const bool denies = refused(ReasonCode::ServiceNotAllowed);
        std::string code = denies ? "template.denies" : "template.allows";
        if (!facts_.service)
            code += "Client";
        else if (denies && facts_.client == ClientKind::MobileApp && !facts_.subject.matrix->mobileApp)
            code = "template.mobileOff";
        ChainLink& says = add(LinkKind::Template, !denies, code);
        with(says, "service", answer_.service);
        with(says, "client", answer_.client);
        opens(says, "template", facts_.fits.id.value);
    }

    const UseFacts& facts_;
    Refusals refusals_;
    UseAnswer answer_;
};

} // namespace

Refusals useRefusals(const UseFacts& facts) {
    const AccessSubject& subject = facts.subject;
    const bool exception = !subject.isServiceAccount && facts.policies.network.isException(subject.user);
    return refusalsOf(facts.policies, subject, useRequestOf(facts), placeAsked(facts), exception);
}

UseAnswer explainUse(const UseFacts& facts) {
    return UseChain(facts).run();
}

} // namespace sekisho::policy
