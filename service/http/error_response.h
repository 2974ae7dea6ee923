#pragma once
// The answer to an error: {"code","description"} as the public API has it. What the console needs beyond that to form
// its own sentence travels in headers: X-Error-Field (wire name of the field at fault) and X-Error-Params
// (name=value&… percent-encoded). A param "etag" of a 412 becomes the ETag header.

#include "models/domain/error.h"
#include "service/http/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

Response errorResponse(const sekisho::Error& error);
// `[{field,code,description,params}]` of all that is wrong, at most kMostErrorsTold of them: a list of thousands of
// lines is mended at once, not line by line. An error that has `all` is answered with them as `errors` of the body.
inline constexpr std::size_t kMostErrorsTold = 1'000;
std::string errorsText(const std::vector<sekisho::Error>& all);
// What others may be told of an error: faults of the service itself have codes for its log alone.
sekisho::Error publicError(const sekisho::Error& error);
// The sentence of the description: the error's own text, else that of resources/errors.json with its places filled.
std::string errorSentence(const sekisho::Error& error);
std::string errorSentenceJa(const sekisho::Error& error); // of resources/errors.json, filled; empty: no such code
// 401 and 403 of the bearer token itself (RFC 6750). `word` is invalid_token, invalid_request or insufficient_scope;
// empty: no token was sent, and nothing is said beyond the scheme.
Response bearerChallenge(const sekisho::Error& error, std::string_view word, std::string_view scope = {});
// 401 of a session whose member must prove again who he is (RFC 9470). `field` of the error is the word, param
// "seconds" how old the proof may be.
Response stepUpChallenge(const sekisho::Error& error);

} // namespace sekishod
