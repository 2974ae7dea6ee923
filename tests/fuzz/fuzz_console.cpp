// What the console reads from a service and from its own notes: the first line is the answer's error parameters, the
// rest its body. An answer is a value or an error; a note is read as it was written, or not at all.
#include "models/commands/member_draft.h"
#include "models/net/answers.h"
#include "ui/panes/members/view_state.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace sekisho;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

template<class T>
void valueOrError(const Result<T>& outcome) {
    must(outcome.has_value() || !outcome.error().code.empty());
}

void checkAnswer(const QByteArray& params, const QByteArray& body) {
    net::WireAnswer answer;
    answer.status = 200;
    answer.contentType = "application/json";
    answer.etag = params;
    answer.errorField = params;
    answer.errorParams = params;
    answer.body = body;
    valueOrError(net::versionOf(answer));
    valueOrError(net::identityOf(answer));
    valueOrError(net::capabilitiesOf(answer));
    valueOrError(net::sessionsOf(answer, UserId("u")));
    valueOrError(net::auditOf(answer, 1));
    valueOrError(net::changesOf(answer));
    valueOrError(net::tokensOf(answer));
    for (const int status : {302, 400, 401, 429, 503}) {
        answer.status = status;
        must(!net::errorOf(answer).code.empty());
    }
}

void checkNotes(const std::string& text) {
    if (const auto draft = commands::draftFromText(text)) {
        const auto again = commands::draftFromText(commands::draftText(*draft));
        must(again && *again == *draft);
    }
    using ui::members::ViewState;
    const ViewState state = ViewState::fromText(text);
    must(state.columns.size() == ViewState::defaults().columns.size());
    must(ViewState::fromText(state.toText()).toText() == state.toText());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto end = text.find('\n');
    checkAnswer(QByteArray::fromStdString(text.substr(0, end)),
                end == std::string::npos ? QByteArray() : QByteArray::fromStdString(text.substr(end + 1)));
    checkNotes(text);
    return 0;
}
