#include "service/logs/message_contents.h"

#include "models/domain/text_fold.h"
#include "models/policy/text_matcher.h"
#include "service/rules/uid_scope.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace sekishod {

using sekisho::ContentQuery;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Instant;
using sekisho::MessageContent;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Native;
namespace json = boost::json;

namespace {

constexpr std::size_t kLongestContentText = 100;
constexpr std::int64_t kContentLooksBetween = 64;

std::vector<std::string> contentWords(std::string_view text) {
    std::vector<std::string> out;
    constexpr std::string_view wide = "\xE3\x80\x80"; // the blank of Japanese keyboards
    std::string plain(text);
    for (std::size_t at = plain.find(wide); at != std::string::npos; at = plain.find(wide, at))
        plain.replace(at, wide.size(), " ");
    std::string_view rest = plain;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
        const std::string word(rest.substr(0, end));
        const auto same = [&](const std::string& one) { return sekisho::fold(one) == sekisho::fold(word); };
        if (end > 0 && std::ranges::none_of(out, same)) out.push_back(word); // equal ones would share a hit
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out;
}

std::vector<std::string> contentTexts(std::string_view list, std::string_view member) {
    std::vector<std::string> out;
    json::error_code failed;
    const json::value value = json::parse(list, failed);
    const auto* items = failed ? nullptr : value.if_array();
    for (const json::value& item : items ? *items : json::array()) {
        const auto* object = item.if_object();
        const json::value* text = object ? object->if_contains(member) : &item;
        if (text && text->is_string()) out.emplace_back(text->get_string());
    }
    return out;
}

bool holdsFolded(std::string_view text, const std::string& folded) {
    return sekisho::fold(text).find(folded) != std::string::npos;
}

// What no index narrows.
class ContentJudge {
  public:
    explicit ContentJudge(const ContentQuery& query)
        : query_(query), words_(contentWords(query.text)), matcher_(words_), sender_(sekisho::fold(query.sender)),
          receiver_(sekisho::fold(query.receiver)) {}

    bool takes(MessageContent& message) {
        if (query_.bot && message.bot != *query_.bot) return false;
        if (!query_.channel.empty() && message.channel != query_.channel) return false;
        if (!sender_.empty() && message.senderId.value != query_.sender && !holdsFolded(message.sender, sender_) &&
            !holdsFolded(message.senderName, sender_))
            return false;
        const auto received = [&](const std::string& receiver) { return holdsFolded(receiver, receiver_); };
        if (!receiver_.empty() && std::ranges::none_of(message.receivers, received)) return false;
        return words_.empty() || holdsWords(message);
    }

  private:
    bool holdsWords(MessageContent& message) {
        std::vector<bool> there(words_.size(), false);
        matcher_.find(message.text, hits_);
        message.hits.clear();
        for (const auto& hit : hits_) {
            message.hits.push_back(hit.span);
            there[hit.word] = true;
        }
        for (const std::string& name : message.attachments) {
            matcher_.find(name, hits_);
            for (const auto& hit : hits_)
                there[hit.word] = true;
        }
        return std::ranges::all_of(there, [](bool found) { return found; });
    }

    const ContentQuery& query_;
    std::vector<std::string> words_;
    sekisho::policy::TextMatcher matcher_;
    std::string sender_, receiver_;
    std::vector<sekisho::policy::TextMatcher::Hit> hits_;
};

MessageContent contentOf(const Native& row) {
    const auto text = [&row](int column) { return std::string(row.text(column)); };
    MessageContent out;
    out.seq = row.int64(0);
    out.at = Instant(std::chrono::microseconds(row.int64(1)));
    out.sender = text(2);
    out.senderId.value = text(3);
    out.senderName = text(4);
    out.receivers = contentTexts(row.text(5), "address");
    out.channel = text(6);
    out.channelName = text(7);
    out.bot = row.int64(8) != 0;
    out.text = text(9);
    out.attachments = contentTexts(row.text(10), "name");
    return out;
}

Done checkContentText(std::string_view name, const std::string& text) {
    if (sekisho::isValidUtf8(text) && sekisho::lengthOf(text) <= kLongestContentText) return {};
    return sekisho::badInput(std::string(name), "INVALID_PARAMETER",
                             fmt::format("{} must have at most {} characters.", name, kLongestContentText));
}

// Contents of files stand in the same table; the record says what it was.
Result<Native> contentRows(Database& db, DomainId domain, const ContentQuery& query,
                           const std::vector<ScopeFilter>& scopes, bool oldestFirst,
                           const std::optional<LogPlace>& after) {
    std::string within;
    for (const ScopeFilter& scope : scopes)
        within += " AND " + uidInScope(scope, "c.sender_uid");
    SEKISHO_TRY(row, db.prepare(fmt::format(
                         "SELECT c.seq, c.at, c.sender, c.sender_uid, a.actor_name, c.receivers, c.channel, "
                         "a.target_name, c.bot, c.text, c.attachments, a.log = 'message'{within} FROM "
                         "message_content c INDEXED BY message_content_at CROSS JOIN audit a ON a.domain_id = "
                         "c.domain_id AND a.seq = c.seq WHERE c.domain_id = ?1 AND (c.at, c.seq) {beyond} (?2, ?3) AND "
                         "c.at >= ?4 AND c.at < ?5 ORDER BY c.at {order}, c.seq {order}",
                         fmt::arg("within", within), fmt::arg("beyond", oldestFirst ? ">" : "<"),
                         fmt::arg("order", oldestFirst ? "ASC" : "DESC"))));
    constexpr std::int64_t first = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t last = std::numeric_limits<std::int64_t>::max();
    const std::int64_t from = query.from ? query.from->time_since_epoch().count() : first;
    const std::int64_t until = query.until ? query.until->time_since_epoch().count() : last;
    row.bind(1, std::int64_t{domain});
    row.bind(2, after ? after->at.time_since_epoch().count() : oldestFirst ? from : until);
    row.bind(3, after ? after->seq : first);
    row.bind(4, from);
    row.bind(5, until);
    return std::move(row);
}

} // namespace

Done checkContentQuery(const ContentQuery& query) {
    if (query.from && query.until && *query.until <= *query.from)
        return sekisho::badInput("until", "INVALID_PARAMETER", "The period must end after it begins.");
    SEKISHO_CHECK(checkContentText("sender", query.sender));
    SEKISHO_CHECK(checkContentText("receiver", query.receiver));
    SEKISHO_CHECK(checkContentText("channel", query.channel));
    return checkContentText("text", query.text);
}

json::object contentQueryChanges(const ContentQuery& query) {
    json::object out;
    const auto put = [&out](std::string_view name, const std::string& value) {
        if (!value.empty()) out[name] = json::object{{"from", nullptr}, {"to", value}};
    };
    if (query.from) put("from", sekisho::formatUtc(*query.from));
    if (query.until) put("until", sekisho::formatUtc(*query.until));
    put("sender", query.sender);
    put("receiver", query.receiver);
    put("channel", query.channel);
    put("text", query.text);
    if (query.bot) put("bot", *query.bot ? "true" : "false");
    return out;
}

Result<ContentsFound> searchContents(Database& db, DomainId domain, const ContentQuery& query,
                                     const std::vector<ScopeFilter>& scopes, bool oldestFirst,
                                     std::optional<LogPlace> after, int count, const LogBudget& budget) {
    SEKISHO_CHECK(checkContentQuery(query));
    SEKISHO_TRY(row, contentRows(db, domain, query, scopes, oldestFirst, after));
    ContentJudge judge(query);
    const auto until = std::chrono::steady_clock::now() + budget.time;
    ContentsFound out;
    for (;;) {
        SEKISHO_TRY(there, row.step());
        if (!there) break;
        if (out.messages.size() >= static_cast<std::size_t>(count)) return out; // there is more: `next` is kept
        const bool timeOver =
            out.looked > 0 && out.looked % kContentLooksBetween == 0 && std::chrono::steady_clock::now() >= until;
        if (out.looked >= budget.rows || timeOver) {
            out.searchedTo = out.next->at;
            return out;
        }
        ++out.looked;
        out.next = LogPlace{Instant(std::chrono::microseconds(row.int64(1))), row.int64(0)};
        if (row.int64(11) == 0) continue;
        MessageContent message = contentOf(row);
        if (judge.takes(message)) out.messages.push_back(std::move(message));
    }
    out.next.reset();
    return out;
}

} // namespace sekishod
