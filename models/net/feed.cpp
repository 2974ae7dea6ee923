#include "models/net/feed.h"

#include "models/api/feed_wire.h"
#include "models/api/record.h"
#include "models/net/answers.h"

namespace sekisho::net {

namespace {

bool isRankKind(const std::string& kind) {
    return kind == "level" || kind == "position" || kind == "userType";
}
bool isKnown(const std::string& kind) {
    return kind == "member" || kind == "orgUnit" || kind == "group" || isRankKind(kind) || isSettingKind(kind);
}

} // namespace

Result<bool> readFeedRecord(const std::string& kind, std::string document, ports::FeedRecord& into) {
    if (kind == "member") {
        SEKISHO_CHECK(api::readMemberRecord(document, into.value.emplace<Member>()));
    } else if (kind == "orgUnit") {
        SEKISHO_TRY(unit, api::orgUnitFromRecord(document));
        into.value = std::move(unit);
    } else if (isRankKind(kind)) {
        SEKISHO_TRY(rank, api::rankFromRecord(document));
        into.value = std::move(rank);
    } else if (isSettingKind(kind)) {
        SEKISHO_TRY(setting, api::settingFromRecord(kind, document));
        into.value = std::move(setting);
    } else if (kind == "group") {
        SEKISHO_TRY(group, api::groupFromRecord(document));
        into.value = std::move(group);
    } else {
        return false;
    }
    into.document = std::move(document);
    return true;
}

Result<ports::ChangePage> changesOf(const WireAnswer& answer) {
    if (answer.contentType != "application/json") return malformed(answer, "the changes are not application/json");
    api::FeedReader reader;
    SEKISHO_TRY(page, reader.changes({answer.body.constData(), static_cast<std::size_t>(answer.body.size())}));
    ports::ChangePage changes;
    changes.nextCursor = page.nextCursor;
    changes.more = page.more;
    for (auto& change : page.changes) {
        if (change.gone) {
            if (isKnown(change.kind))
                changes.records.push_back({ports::Tombstone{std::move(change.kind), std::move(change.id)}, {}});
            continue;
        }
        auto& record = changes.records.emplace_back();
        SEKISHO_TRY(known, readFeedRecord(change.kind, std::move(change.data), record));
        if (!known) changes.records.pop_back();
    }
    return changes;
}

} // namespace sekisho::net
