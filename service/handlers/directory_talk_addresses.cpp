// The link of a member for people outside, and the page behind it (lineworks-api.md §3.1, link-url). The page names the
// member to whoever holds the link, as its purpose is; the log names the route only.

#include "service/auth/html_page.h"
#include "service/handlers/directory_common.h"
#include "service/rules/talk_links.h"
#include "service/rules/tenant.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace sekishod {

using sekisho::Access;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

struct ContactWords {
    std::string_view lang, title, intro, how;
};
constexpr ContactWords kContactEnglish{"en", "Add a contact", "This link leads to {0} of {1}.",
                                       "Open it in the app of LINE or LINE WORKS to add this person as a contact."};
constexpr ContactWords kContactJapanese{"ja", "連絡先の追加", "{1} の {0} さんを連絡先に追加するためのリンクです。",
                                        "LINE または LINE WORKS のアプリで開いて追加してください。"};

Response linkAnswer(const Call& call, const sekisho::Member& member, const std::string& word) {
    boost::json::object out;
    out["userId"] = member.id.value;
    out["linkUrl"] = fmt::format("{}/contact/{}", call.baseUrl, word);
    return Response::json(200, boost::json::serialize(out));
}

HandlerResult getTalkAddress(Directory&, Call& call) {
    SEKISHO_TRY(row, loadMemberRow(*call.db, call.subject.row));
    SEKISHO_TRY(word, talkLinkWord(*call.db, row.member));
    return linkAnswer(call, row.member, word);
}

HandlerResult resetTalkAddress(Directory&, Call& call) {
    SEKISHO_TRY(row, loadMemberRow(*call.db, call.subject.row));
    Effects effects;
    SEKISHO_TRY(word, resetTalkLink(*call.db, row.member, effects));
    return done(call, effects, linkAnswer(call, row.member, word));
}

HandlerResult openContact(Directory& directory, Call& call) {
    const ContactWords& words =
        prefersJapanese(call.request.header("Accept-Language")) ? kContactJapanese : kContactEnglish;
    struct Place {
        std::string member, tenant;
    };
    const auto place = directory.services.store.read([&](Database& db) -> Result<Place> {
        SEKISHO_TRY(row, talkLinkMember(db, call.pathValue("token")));
        SEKISHO_TRY(tenant, loadTenant(db, row.member.domain));
        return Place{row.member.displayName(), tenant.name};
    });
    if (!place && place.error().kind != ErrorKind::NotFound) return place.error();
    std::string content;
    if (place)
        content = fmt::format(
            "<h1>{}</h1><p>{}</p><p>{}</p>", words.title,
            fmt::format(fmt::runtime(words.intro), escapedHtml(place->member), escapedHtml(place->tenant)), words.how);
    else
        content = fmt::format("<h1>{}</h1><p role=\"alert\">{}</p>", words.title,
                              escapedHtml(errorSentence(place.error(), words.lang == "ja")));
    return htmlPage({words.lang, words.title, place ? 200 : 404}, content);
}

} // namespace

void addTalkAddressEndpoints(Endpoints& to, const DirectoryPtr& directory) {
    to.push_back({.method = Method::Get,
                  .path = "/v1.0/users/{userId}/link-url",
                  .summary = "The link by which people outside make a member their contact",
                  .handler = bound(directory, getTalkAddress),
                  .scopes = kReadUsers,
                  .permission = {"security.externalTalk", Access::View},
                  .selfAllowed = true,
                  .subject = Subject::Member});
    to.push_back({.method = Method::Post,
                  .path = "/v1.0/users/{userId}/link-url/reset",
                  .summary = "Another link in the place of the present one",
                  .handler = bound(directory, resetTalkAddress),
                  .scopes = kWriteUsers,
                  .permission = {"security.externalTalk", Access::Operate},
                  .selfAllowed = true,
                  .subject = Subject::Member,
                  .body = BodyKind::JsonOrEmpty,
                  .effect = Effect::Write});
    Endpoint page{.method = Method::Get,
                  .path = "/contact/{token}",
                  .summary = "The page behind the link of a member",
                  .handler = bound(directory, openContact)};
    page.auth = AuthNeed::None;
    page.rate = RateClass::SignIn;
    page.effect = Effect::None;
    page.publicReason = "people outside have no account here; the link is what they show";
    to.push_back(std::move(page));
}

} // namespace sekishod
