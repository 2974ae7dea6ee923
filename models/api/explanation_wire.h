#pragma once
// Explanations on the wire, both directions. Same conventions as role_wire.h. A link carries its sentence besides, in
// the language that was asked for, for clients without the words.

#include "models/domain/error.h"
#include "models/domain/explanation.h"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

std::string explanationSentence(const ChainLink& link, bool japanese); // places filled; the code when it is unknown

struct RightQuestionText {
    std::string userId; // empty: the caller
    std::string menu;
    Access access = Access::View;
    std::string objectKind = "tenant", objectId;
};
std::string rightQuestionText(const RightQuestionText& question);
Result<RightQuestionText> rightQuestionFrom(const boost::json::value& body);
std::string rightAnswerText(const RightAnswer& answer, bool japanese);
Result<RightAnswer> rightAnswerFromText(std::string_view json);
struct RightHoldersText {
    std::vector<RightHolder> holders;
    std::string nextCursor;
    std::int64_t total = -1;
    std::int64_t outside = 0; // further ones that lie outside of the caller's organizations: not named
};
std::string rightHoldersText(const RightHoldersText& page, bool japanese);
Result<RightHoldersText> rightHoldersFromText(std::string_view json);
struct UseQuestionText {
    std::string userId, service, client, ip, country;
};
std::string useQuestionText(const UseQuestionText& question);
Result<UseQuestionText> useQuestionFrom(const boost::json::value& body);
std::string useAnswerText(const UseAnswer& answer, bool japanese);
Result<UseAnswer> useAnswerFromText(std::string_view json);

} // namespace sekisho::api
