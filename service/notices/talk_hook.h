#pragma once
// Talk messages by a bot: POST of {"content":{"type":"text","text":…}} as the LINE WORKS API takes it. The address
// names the receiver with {userId}, as in https://www.worksapis.com/v1.0/bots/1/users/{userId}/messages; a hook without
// that place gets "userId" in the body.

#include "models/domain/error.h"
#include "service/notices/notice_channel.h"

#include <filesystem>
#include <memory>
#include <string>

namespace sekishod {

struct TalkSettings {
    std::string url;                 // https://…; http:// on this computer only
    std::filesystem::path tokenFile; // its first line is the bearer token, read anew for each message; empty: none
};
// BadInput, code INVALID_PARAMETER, with a sentence for the operator.
sekisho::Result<std::unique_ptr<NoticeChannel>> makeTalkHook(const TalkSettings& settings);

} // namespace sekishod
