#pragma once
// A notice in words: its template of resources/notices.json with the places filled in.

#include "models/domain/error.h"

#include <string>
#include <string_view>

namespace sekishod {

struct NoticeWords {
    std::string subject;
    std::string body; // greeting, empty line, sentences; lines end with \n
    std::string tenant;
};
// `params`: {"name":"value"} or {"name":{"word":"lost.phone"}} for a word of resources/cut_off.json
// ("guarded.KEY": of guarded_actions.json). What was typed by
// people stands in one line, whatever it holds. A sentence with an empty place is left out. Error Corrupt: no template.
sekisho::Result<NoticeWords> noticeWords(std::string_view key, std::string_view language, std::string_view params);

} // namespace sekishod
