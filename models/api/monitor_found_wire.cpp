#include "models/api/json_reader.h"
#include "models/api/json_text.h"
#include "models/api/monitor_wire.h"
#include "models/api/request_fields.h"
#include "models/domain/text_fold.h"

#include <set>

namespace sekisho::api {

namespace {

constexpr std::size_t kMostWished = 1000;
constexpr std::size_t kLongestDetectionNote = 1000;

// --- pieces ---

void writeSpans(JsonText& json, const std::vector<MatchSpan>& spans) {
    json.beginArray();
    for (const MatchSpan& span : spans)
        json.beginArray().number(span.begin).number(span.end).endArray();
    json.endArray();
}

void readSpans(JsonReader& r, od::value v, std::vector<MatchSpan>& to) {
    r.list(v, to, [&r](od::value item, MatchSpan& span) {
        std::vector<std::uint32_t> ends;
        r.list(item, ends, [&r](od::value number, std::uint32_t& end) { r.number(number, end); });
        if (ends.size() != 2 || ends[0] > ends[1])
            r.ok = false;
        else
            span = {ends[0], ends[1]};
    });
}

// Marks are cut out of texts by whoever shows them, so they must lie within.
bool areWithin(const std::vector<MatchSpan>& spans, std::string_view text) {
    for (const MatchSpan& span : spans)
        if (span.end > text.size()) return false;
    return true;
}

void writeExcerpts(JsonText& json, const std::vector<Excerpt>& excerpts) {
    json.beginArray();
    for (const Excerpt& excerpt : excerpts) {
        json.begin().key("where").text(excerpt.where).key("text").text(excerpt.text);
        writeSpans(json.key("hits"), excerpt.hits);
        json.end();
    }
    json.endArray();
}

void readExcerpts(JsonReader& r, od::value v, std::vector<Excerpt>& to) {
    r.list(v, to, [&r](od::value item, Excerpt& excerpt) {
        r.fields(item, [&](std::string_view key, od::value value) {
            if (key == "where") return r.text(value, excerpt.where);
            if (key == "text") return r.text(value, excerpt.text);
            if (key == "hits") return readSpans(r, value, excerpt.hits);
        });
        if (!areWithin(excerpt.hits, excerpt.text)) r.ok = false;
    });
}

void writeFoundTexts(JsonText& json, std::string_view key, const std::vector<std::string>& texts) {
    json.key(key).beginArray();
    for (const std::string& text : texts)
        json.text(text);
    json.endArray();
}

void writeFoundEnd(JsonText& json, std::string_view cursor) {
    json.key("responseMetaData").begin();
    json.nullable("nextCursor", cursor);
    json.end();
}

void readFoundEnd(JsonReader& r, od::value v, std::string& cursor) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "nextCursor") r.text(value, cursor);
    });
}

// --- detections ---

void writeDetection(JsonText& json, const Detection& one) {
    json.begin().key("detectionId").number(one.id);
    json.key("policyId").text(one.policy).key("policyName").text(one.policyName);
    json.key("service").text(monitorServiceKey(one.service));
    json.key("seq").number(one.seq).key("recordSeq").number(one.recordSeq);
    json.key("at").instant(one.at).key("foundAt").instant(one.found);
    json.nullable("memberId", one.member.value);
    json.key("memberName").text(one.memberName).key("target").text(one.target);
    if (!one.excerpts.empty()) writeExcerpts(json.key("excerpts"), one.excerpts);
    json.key("state").text(detectionStateKey(one.state)).key("note").text(one.note);
    json.some("changedAt", one.changedAt);
    json.some("changedBy", one.changedBy);
    json.key("version").number(one.version).end();
}

template<class T>
void readFoundKey(JsonReader& r, const std::optional<T>& read, T& to) {
    if (read)
        to = *read;
    else
        r.ok = false;
}

void readDetection(JsonReader& r, std::string_view key, od::value v, Detection& to) {
    switch (keyHash(key)) {
    case "detectionId"_key:
        return r.number(v, to.id);
    case "policyId"_key:
        return r.text(v, to.policy);
    case "policyName"_key:
        return r.text(v, to.policyName);
    case "service"_key:
        return readFoundKey(r, monitorServiceOf(r.view(v)), to.service);
    case "seq"_key:
        return r.number(v, to.seq);
    case "recordSeq"_key:
        return r.number(v, to.recordSeq);
    case "at"_key:
        return r.instant(v, to.at);
    case "foundAt"_key:
        return r.instant(v, to.found);
    case "memberId"_key:
        return r.id(v, to.member);
    case "memberName"_key:
        return r.text(v, to.memberName);
    case "target"_key:
        return r.text(v, to.target);
    case "excerpts"_key:
        return readExcerpts(r, v, to.excerpts);
    case "state"_key:
        return readFoundKey(r, detectionStateOf(r.view(v)), to.state);
    case "note"_key:
        return r.text(v, to.note);
    case "changedAt"_key:
        return r.instant(v, to.changedAt);
    case "changedBy"_key:
        return r.text(v, to.changedBy);
    case "version"_key:
        return r.number(v, to.version);
    default:
        return;
    }
}

void writeDetections(JsonText& json, const std::vector<Detection>& detections) {
    json.beginArray();
    for (const Detection& one : detections)
        writeDetection(json, one);
    json.endArray();
}

void readDetections(JsonReader& r, od::value v, std::vector<Detection>& to) {
    r.list(v, to, [&r](od::value item, Detection& one) {
        r.fields(item, [&](std::string_view key, od::value value) { readDetection(r, key, value, one); });
    });
}

// --- contents ---

void writeMessageFields(JsonText& json, const MessageContent& message) {
    json.begin().key("seq").number(message.seq).key("at").instant(message.at);
    json.key("sender").text(message.sender);
    json.nullable("senderId", message.senderId.value);
    json.key("senderName").text(message.senderName);
    writeFoundTexts(json, "receivers", message.receivers);
    json.key("channelId").text(message.channel).key("channelName").text(message.channelName);
    json.key("bot").flag(message.bot).key("text").text(message.text);
    writeFoundTexts(json, "attachments", message.attachments);
}

void writeMessage(JsonText& json, const MessageContent& message) {
    writeMessageFields(json, message);
    writeSpans(json.key("hits"), message.hits);
    json.end();
}

void readMessage(JsonReader& r, od::value v, MessageContent& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "seq") return r.number(value, to.seq);
        if (key == "at") return r.instant(value, to.at);
        if (key == "sender") return r.text(value, to.sender);
        if (key == "senderId") return r.id(value, to.senderId);
        if (key == "senderName") return r.text(value, to.senderName);
        if (key == "receivers") return r.texts(value, to.receivers);
        if (key == "channelId") return r.text(value, to.channel);
        if (key == "channelName") return r.text(value, to.channelName);
        if (key == "bot") return r.flag(value, to.bot);
        if (key == "text") return r.text(value, to.text);
        if (key == "attachments") return r.texts(value, to.attachments);
        if (key == "hits") return readSpans(r, value, to.hits);
    });
    if (!areWithin(to.hits, to.text)) r.ok = false;
}

void readTrialMember(JsonReader& r, od::value v, TrialMember& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "userId") return r.id(value, to.member);
        if (key == "name") return r.text(value, to.name);
        if (key == "count") return r.number(value, to.count);
    });
}

// Each number once, in the order in which they were given.
void readWishedIds(const Fields& fields, std::vector<std::int64_t>& to) {
    bool present = false;
    const auto* array = fields.list("detectionIds", present);
    if (!array) return;
    std::set<std::int64_t> seen;
    for (const auto& item : *array) {
        const auto id = wholeNumber(item);
        if (!id || *id < 1) return fields.wrongKind("detectionIds", "a list of numbers of detections");
        if (seen.insert(*id).second) to.push_back(*id);
    }
    if (to.empty() || array->size() > kMostWished)
        fields.fail("detectionIds", "INVALID_PARAMETER", "detectionIds must hold 1 to 1,000 numbers.");
}

} // namespace

std::string excerptText(const std::vector<Excerpt>& excerpts) {
    JsonText json;
    writeExcerpts(json, excerpts);
    return json.take();
}

Result<std::vector<Excerpt>> excerptsFromText(std::string_view text) {
    using Excerpts = std::vector<Excerpt>;
    const std::string wrapped = "{\"excerpts\":" + std::string(text) + '}'; // the reader begins with objects
    bool there = false;
    auto excerpts = parsed<Excerpts>(wrapped, [&there](JsonReader& r, std::string_view, od::value v, Excerpts& to) {
        if (std::exchange(there, true)) r.ok = false;
        readExcerpts(r, v, to);
    });
    return excerpts;
}

std::string detectionText(const Detection& detection) {
    JsonText json;
    writeDetection(json, detection);
    return json.take();
}

Result<Detection> detectionFromText(std::string_view text) {
    auto detection = parsed<Detection>(text, readDetection);
    if (detection && detection->id < 1) return malformedAnswer("a detection without its number");
    return detection;
}

std::string detectionsText(const DetectionsText& page) {
    JsonText json(4096);
    json.begin();
    writeDetections(json.key("detections"), page.detections);
    if (page.open >= 0) json.key("open").number(page.open);
    if (page.total >= 0) json.key("total").number(page.total);
    writeFoundEnd(json, page.nextCursor);
    json.end();
    return json.take();
}

Result<DetectionsText> detectionsFromText(std::string_view text) {
    bool there = false;
    auto page = parsed<DetectionsText>(text, [&](JsonReader& r, std::string_view key, od::value v, DetectionsText& to) {
        if (key == "open") return r.number(v, to.open);
        if (key == "total") return r.number(v, to.total);
        if (key == "responseMetaData") return readFoundEnd(r, v, to.nextCursor);
        if (key != "detections") return;
        there = true;
        readDetections(r, v, to.detections);
    });
    if (page && !there) return malformedAnswer("an answer without detections");
    return page;
}

std::string trialText(const TrialText& trial) {
    JsonText json(4096);
    json.begin().key("found").number(trial.found).key("looked").number(trial.looked);
    json.key("from").instant(trial.from).key("until").instant(trial.until).key("complete").flag(trial.complete);
    json.key("members").beginArray();
    for (const TrialMember& one : trial.members) {
        json.begin();
        json.nullable("userId", one.member.value);
        json.key("name").text(one.name).key("count").number(one.count).end();
    }
    json.endArray().key("memberCount").number(trial.memberCount);
    writeDetections(json.key("samples"), trial.samples);
    json.end();
    return json.take();
}

Result<TrialText> trialFromText(std::string_view text) {
    bool there = false;
    auto trial = parsed<TrialText>(text, [&](JsonReader& r, std::string_view key, od::value v, TrialText& to) {
        if (key == "looked") return r.number(v, to.looked);
        if (key == "from") return r.instant(v, to.from);
        if (key == "until") return r.instant(v, to.until);
        if (key == "complete") return r.flag(v, to.complete);
        if (key == "members")
            return r.list(v, to.members, [&r](od::value item, TrialMember& one) { readTrialMember(r, item, one); });
        if (key == "memberCount") return r.number(v, to.memberCount);
        if (key == "samples") return readDetections(r, v, to.samples);
        if (key != "found") return;
        there = true;
        r.number(v, to.found);
    });
    if (trial && !there) return malformedAnswer("a trial run that does not say what it found");
    return trial;
}

std::string detectionWishText(const DetectionWish& wish) {
    JsonText json;
    json.begin().key("detectionIds").beginArray();
    for (const std::int64_t id : wish.ids)
        json.number(id);
    json.endArray().key("state").text(detectionStateKey(wish.state)).key("note").text(wish.note).end();
    return json.take();
}

Result<DetectionWish> detectionWishFrom(const boost::json::value& body) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Replace, fault);
    DetectionWish wish;
    fields.need("detectionIds");
    fields.need("state");
    readWishedIds(fields, wish.ids);
    std::string state;
    fields.text("state", state);
    if (const auto read = detectionStateOf(state))
        wish.state = *read;
    else
        fields.fail("state", "INVALID_PARAMETER", "state must be open, seen or handled.");
    fields.text("note", wish.note);
    if (lengthOf(wish.note) > kLongestDetectionNote)
        fields.keep(badInput("note", "TOO_LONG", "note is longer than 1,000 characters.")
                        .with("field", "note")
                        .with("max", std::to_string(kLongestDetectionNote)));
    if (fault) return Unexpected(std::move(*fault));
    return wish;
}

std::string contentPageText(const std::vector<MessageContent>& messages, std::string_view nextCursor,
                            std::optional<Instant> searchedTo) {
    JsonText json(4096);
    json.begin().key("messages").beginArray();
    for (const MessageContent& message : messages)
        writeMessage(json, message);
    json.endArray();
    json.some("searchedTo", searchedTo);
    writeFoundEnd(json, nextCursor);
    json.end();
    return json.take();
}

void appendMessage(std::string& out, const MessageContent& message) {
    JsonText json(256 + message.text.size());
    writeMessageFields(json, message);
    json.end();
    out += json.take();
}

Result<ContentPageText> contentPageFromText(std::string_view text) {
    bool there = false;
    auto page =
        parsed<ContentPageText>(text, [&](JsonReader& r, std::string_view key, od::value v, ContentPageText& to) {
            if (key == "searchedTo") return r.instant(v, to.searchedTo);
            if (key == "responseMetaData") return readFoundEnd(r, v, to.nextCursor);
            if (key != "messages") return;
            there = true;
            r.list(v, to.messages, [&r](od::value item, MessageContent& one) { readMessage(r, item, one); });
        });
    if (page && !there) return malformedAnswer("an answer without messages");
    return page;
}

} // namespace sekisho::api
