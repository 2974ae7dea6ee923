// Operations of a changeset as the service takes them in: whole bodies of NDJSON, the same lines one by one, and the
// value of each as a body of the public API.
#include "models/api/changeset_wire.h"
#include "service/changesets/kinds.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using sekisho::Operation;
using sekisho::api::OperationReader;

// Until the end or the first line that is none.
std::vector<Operation> readAll(std::string_view text, bool& whole) {
    std::vector<Operation> out;
    OperationReader reader(text);
    for (Operation operation;;) {
        const auto more = reader.next(operation);
        whole = bool(more);
        if (!more || !*more) return out;
        if (reader.line() < 1 || operation.value.size() > sekisho::kLongestOperation) std::abort();
        out.push_back(operation);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    bool whole = false;
    const std::vector<Operation> all = readAll(text, whole);
    std::string again;
    for (const Operation& operation : all) {
        std::string line;
        sekisho::api::appendOperation(line, operation);
        again += line;
        const auto body = sekishod::bodyOf(operation);
        if (body && !body->is_object()) std::abort();
    }
    // What is written of it reads the same, as a whole and line by line.
    bool wholeAgain = false;
    if (readAll(again, wholeAgain) != all || !wholeAgain) std::abort();
    std::vector<Operation> single;
    for (std::size_t begin = 0; begin < again.size();) {
        const std::size_t end = again.find('\n', begin) + 1;
        bool fine = false;
        const auto one = readAll(std::string_view(again).substr(begin, end - begin), fine);
        if (!fine || one.size() != 1) std::abort();
        single.push_back(one.front());
        begin = end;
    }
    if (single != all) std::abort();
    return 0;
}
