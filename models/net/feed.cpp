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

Result<std::optional<ports::FeedRecord>> feedRecord(const std::string& kind, std::string document) {
    ports::FeedRecord record;
    if (kind == "member") {
        SEKISHO_TRY(member, api::memberFromRecord(document));
        record.value = std::move(member);
    } else if (kind == "orgUnit") {
        SEKISHO_TRY(unit, api::orgUnitFromRecord(document));
        record.value = std::move(unit);
    } else if (isRankKind(kind)) {
        SEKISHO_TRY(rank, api::rankFromRecord(document));
        record.value = std::move(rank);
    } else if (isSettingKind(kind)) {
        SEKISHO_TRY(setting, api::settingFromRecord(kind, document));
        record.value = std::move(setting);
    } else if (kind == "group") {
        SEKISHO_TRY(group, api::groupFromRecord(document));
        record.value = std::move(group);
    } else {
        return std::optional<ports::FeedRecord>();
    }
    record.document = std::move(document);
    return std::optional(std::move(record));
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
        SEKISHO_TRY(record, feedRecord(change.kind, std::move(change.data)));
        if (record) changes.records.push_back(std::move(*record));
    }
    return changes;
}

} // namespace sekisho::net
