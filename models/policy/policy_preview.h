#pragma once
// 影響の確認: an unsaved draft held against what was recorded, by the functions that enforce. Fed with facts one by
// one; keeps a few words for each member and each touched member, nothing for a fact, whose number is therefore not
// limited. One thread at a time.

#include "models/policy/access_decision.h"
#include "models/policy/policy_effects.h"
#include "models/policy/policy_state.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

// Texts and matrices of facts: copied where they are needed later, except `matrix`, which must outlive the preview.
struct PreviewMember { // also a service account
    AccessSubject subject;
    std::string_view sortKey; // lists are in the order of its bytes, then of the id
    AccountFacts account;     // its standing is taken from here
};
struct PreviewSession { // a live one
    std::string_view id;
    std::string_view user;
    ClientKind client = ClientKind::Browser;
    std::string_view address; // as recorded when last seen; what cannot be read counts as unknown
    std::string_view country;
    Instant lastUsed{};
    std::optional<std::chrono::minutes> mayRest{}; // promised at sign-in; nothing: as the policy says at each moment
};
struct PreviewSignIn { // whose password was right: it succeeded or a policy refused it; others tell nothing
    std::string_view user;
    ClientKind client = ClientKind::Browser;
    std::string_view address;
    std::string_view country;
    LoginMethod method = LoginMethod::Password;
    Instant at{};
    bool managed = false; // showed the key of the company's own MDM
};
struct PreviewFile { // of any direction; judged by the rules about files alone: where it came from is not recorded
    std::string_view user;
    ClientKind client = ClientKind::Browser;
    FileDirection direction = FileDirection::Upload;
    Service service = Service::Talk;
    std::optional<Service> linked;
    std::string_view extension;
    ExternalPartner partner = ExternalPartner::None;
    Instant at{};
};
struct PreviewSelf { // the editor's present request
    std::string_view user;
    std::string_view session;
    ClientKind client = ClientKind::Console;
    std::string_view address;
    std::string_view country;
    LoginMethod method = LoginMethod::Password;
};

// Would the draft refuse the editor's next request, or his next sign-in with the same client from the same place, which
// the present policies would not? Whoever saves asks this too.
bool locksOut(const PolicySet& present, const PolicySet& draft, const AccessSubject& editor, const PreviewSelf& self);

// Reasons in the lists are codes of resources/errors.json; of sessions that saving itself ends:
// SESSION_ENDED_BY_POLICY; of those at rest for too long: SESSION_ENDED.
class Preview {
  public:
    // `present` and `draft` must outlive the preview. `effects`: of saving the draft.
    Preview(const PolicySet& present, const PolicySet& draft, Effects effects, Instant now);
    ~Preview();
    Preview(const Preview&) = delete;
    Preview& operator=(const Preview&) = delete;

    // All members first (those in use; deleted ones need not be given), then the facts about them in any order. Facts
    // of somebody who was not given are passed over.
    void add(const PreviewMember& member);
    void add(const PreviewSession& session);
    void add(const PreviewSignIn& signIn);
    void add(const PreviewFile& file);
    void setSelf(const PreviewSelf& self); // after the members, before the sessions

    // Everything but `revision`.
    PolicyPreview result() const;
    // At most `count` entries after `cursor` (empty: from the start). Name and email are left empty: whoever shows the
    // page fetches them for its few members. A cursor that is none: from the start.
    PreviewPage page(PreviewList list, std::size_t count, std::string_view cursor) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace sekisho::policy
