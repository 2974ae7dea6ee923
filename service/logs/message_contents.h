#pragma once
// トーク内容 (W6): what members wrote, in order of time, newest first. Whoever asks has agreed to the rules of it, and
// each page is recorded; both is the handler's. The same budget as log_search.h. Members of 例外管理 are shown here.

#include "models/domain/monitoring.h"
#include "service/http/call.h"
#include "service/logs/log_search.h"

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace sekishod {

struct ContentsFound {
    std::vector<sekisho::MessageContent> messages;
    std::optional<LogPlace> next;
    std::optional<sekisho::Instant> searchedTo;
    std::int64_t looked = 0;
};
// INVALID_PARAMETER with the member's name: a period that ends before it begins, texts over 100 characters, no UTF-8.
sekisho::Done checkContentQuery(const sekisho::ContentQuery& query);
// {"sender":{"from":null,"to":…},…} as audit records keep the question.
boost::json::object contentQueryChanges(const sekisho::ContentQuery& query);
// Senders within all the scopes. All words of `text` must be in the message or in the names of its files; hits are
// places in the message.
sekisho::Result<ContentsFound> searchContents(sekisho::sql::Database& db, sekisho::DomainId domain,
                                              const sekisho::ContentQuery& query,
                                              const std::vector<ScopeFilter>& scopes, bool oldestFirst,
                                              std::optional<LogPlace> after, int count, const LogBudget& budget = {});

} // namespace sekishod
