// Events of members' doings as CloudEvents: what is taken, and what each place of a batch is told.

#include "models/api/event_wire.h"

#include "models/domain/client_facts.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

namespace test_event_wire {

using namespace sekisho;
using namespace sekisho::api;

const Instant kNow = *parseInstant("2026-11-26T09:00:00Z");

std::string event(const std::string& data, const std::string& more = "",
                  const std::string& type = "sekisho.talk.message.sent") {
    return R"({"specversion":"1.0","id":"e-1","source":"/talk","type":")" + type +
           R"(","time":"2026-11-26T17:59:00+09:00")" + more + R"(,"data":)" + data + "}";
}
std::string message(const std::string& more = "") {
    return event(R"({"sender":"Hana@Sakura","receivers":["u-2","Gast@Example.com"],"channelId":"c-1")" + more + "}");
}

// The code and the field of the only event of a body; "" when it is taken.
std::string fault(const std::string& body) {
    const auto events = eventsFromText(body, kNow);
    if (!events) return "whole " + events.error().code;
    if (events->size() != 1) return std::to_string(events->size()) + " events";
    const auto& one = events->front();
    if (one) return "";
    EXPECT_NE(errorFact(one.error().code), nullptr) << one.error().code;
    EXPECT_EQ(one.error().description.back(), '.') << one.error().description;
    return one.error().code + " " + one.error().field;
}
std::string fieldFault(const std::string& more) {
    return fault(message(more));
}

TEST(EventWire, TakesAMessage) {
    const auto events = eventsFromText(
        "[" +
            message(
                R"(,"channelName":"営業部","text":"見積書です","attachments":[{"name":"a.pdf","size":12}],"bot":true,
            "client":"mobileApp","ip":"::ffff:203.0.113.7","result":"success","reason":null)") +
            "]",
        kNow);
    ASSERT_TRUE(events);
    ASSERT_EQ(events->size(), 1U);
    ASSERT_TRUE(events->front());
    const Event& one = *events->front();
    EXPECT_EQ(one.id, "e-1");
    EXPECT_EQ(one.source, "/talk");
    EXPECT_EQ(one.type, eventType("sekisho.talk.message.sent"));
    EXPECT_EQ(one.at, *parseInstant("2026-11-26T08:59:00Z"));
    EXPECT_EQ(one.text("sender"), "hana@sakura");
    EXPECT_EQ(one.lists.at("receivers"), (std::vector<std::string>{"u-2", "gast@example.com"}));
    EXPECT_EQ(one.content, "見積書です");
    EXPECT_EQ(one.text("bot"), "true");
    EXPECT_EQ(one.text("ip"), "203.0.113.7");
    EXPECT_EQ(one.text("client"), "mobileApp");
    ASSERT_EQ(one.files.size(), 1U);
    EXPECT_EQ(one.files.front().name, "a.pdf");
    EXPECT_EQ(one.files.front().size, 12);
    EXPECT_EQ(one.text("reason"), "");
    EXPECT_EQ(one.text("nothing"), "");
}

TEST(EventWire, EveryTypeCanBeSent) {
    for (const EventType& type : eventTypes()) {
        std::string data = "{";
        for (const EventField& field : type.fields) {
            if (!field.required) continue;
            if (data.size() > 1) data += ',';
            data += "\"" + std::string(field.key) + "\":";
            data += field.type == EventFieldType::People    ? R"(["a@b"])"
                    : field.type == EventFieldType::Number  ? "7"
                    : field.type == EventFieldType::Service ? "\"talk\""
                    : field.type == EventFieldType::Address ? "\"a@b\""
                                                            : "\"x\"";
        }
        EXPECT_EQ(fault(event(data + "}", "", std::string(type.type))), "") << type.type;
        EXPECT_EQ(fault(event("{}", "", std::string(type.type))),
                  "EVENT_FIELD " + std::string(std::ranges::find(type.fields, true, &EventField::required)->key));
    }
}

TEST(EventWire, ExtensionsAndOptionalAttributesDoNotMatter) {
    EXPECT_EQ(fault(event(R"({"sender":"a","receivers":["b"],"channelId":"c"})",
                          R"(,"subject":"x","dataschema":"urn:x","traceparent":{"a":[1]},"datacontenttype":)"
                          R"("application/json; charset=utf-8")")),
              "");
    EXPECT_EQ(fault(" \r\n" + message() + "\n"), "");
}

TEST(EventWire, FaultsOfTheFormat) {
    const std::string data = R"({"sender":"a","receivers":["b"],"channelId":"c"})";
    const auto replaced = [&](const std::string& from, const std::string& to) {
        std::string text = event(data);
        const std::size_t at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return fault(text.replace(at, from.size(), to));
    };
    EXPECT_EQ(replaced(R"("specversion":"1.0",)", ""), "EVENT_FORMAT specversion");
    EXPECT_EQ(replaced(R"("1.0")", R"("0.3")"), "EVENT_FORMAT specversion");
    EXPECT_EQ(replaced(R"("id":"e-1")", R"("id":"")"), "EVENT_FORMAT id");
    EXPECT_EQ(replaced(R"("id":"e-1")", R"("id":7)"), "EVENT_FORMAT id");
    EXPECT_EQ(replaced(R"("id":"e-1")", R"("id":"a","id":"b")"), "EVENT_FORMAT id");
    EXPECT_EQ(replaced("e-1", std::string(256, 'x')), "EVENT_FORMAT id");
    EXPECT_EQ(replaced("e-1", std::string(255, 'x')), "");
    EXPECT_EQ(replaced("e-1", "a\\nb"), "EVENT_FORMAT id");
    EXPECT_EQ(replaced("/talk", std::string(256, 'x')), "EVENT_FORMAT source");
    EXPECT_EQ(replaced("sekisho.talk.message.sent", "sekisho.talk.message.sung"), "EVENT_TYPE_UNKNOWN type");
    EXPECT_EQ(replaced(",\"data\":" + data, ""), "EVENT_FORMAT data");
    EXPECT_EQ(replaced(data, "[]"), "EVENT_FORMAT data");
    EXPECT_EQ(replaced("\"data\":", "\"data_base64\":\"e30=\",\"data\":"), "EVENT_FORMAT data_base64");
    EXPECT_EQ(replaced("\"data\":", "\"datacontenttype\":\"text/xml\",\"data\":"), "EVENT_FORMAT datacontenttype");
    EXPECT_EQ(fault("[7]"), "EVENT_FORMAT ");
    EXPECT_EQ(fault("[null]"), "EVENT_FORMAT ");
    EXPECT_EQ(fault("[[]]"), "EVENT_FORMAT ");
}

TEST(EventWire, TimesLateButNotFromTheFuture) {
    const auto at = [](const std::string& time) {
        std::string text = message();
        const std::string there = "2026-11-26T17:59:00+09:00";
        return fault(text.replace(text.find(there), there.size(), time));
    };
    EXPECT_EQ(at("2026-11-26T09:00:00Z"), "");
    EXPECT_EQ(at("2026-11-26T10:00:00Z"), "");
    EXPECT_EQ(at("2026-11-26T10:00:00.000001Z"), "EVENT_TIME time");
    EXPECT_EQ(at("1999-01-01T00:00:00Z"), "");
    EXPECT_EQ(at("1969-12-31T23:59:59Z"), "EVENT_TIME time");
    EXPECT_EQ(at("2026-11-26T09:00:00"), "EVENT_TIME time"); // no offset
    EXPECT_EQ(at("yesterday"), "EVENT_TIME time");
    EXPECT_EQ(at("2026-02-30T00:00:00Z"), "EVENT_TIME time");
    EXPECT_EQ(fault(R"({"specversion":"1.0","id":"1","source":"s","type":"sekisho.task.done","data":{}})"),
              "EVENT_TIME time");
}

TEST(EventWire, FaultsOfFields) {
    EXPECT_EQ(fieldFault(R"(,"reciever":"x")"), "EVENT_FIELD reciever");
    EXPECT_EQ(fieldFault(R"(,"channelId":"c-2")"), "EVENT_FIELD channelId");
    EXPECT_EQ(fieldFault(R"(,"channelName":7)"), "EVENT_FIELD channelName");
    EXPECT_EQ(fieldFault(R"(,"channelName":")" + std::string(1001, 'x') + "\""), "EVENT_FIELD channelName");
    std::string kanji;
    for (int i = 0; i < 1000; ++i)
        kanji += "関";
    EXPECT_EQ(fieldFault(R"(,"channelName":")" + kanji + "\""), "");
    EXPECT_EQ(fieldFault(R"(,"text":")" + std::string(20'000, 'x') + "\""), "");
    EXPECT_EQ(fieldFault(R"(,"text":")" + std::string(20'001, 'x') + "\""), "EVENT_FIELD text");
    EXPECT_EQ(fieldFault(R"(,"text":"a\u0000b")"), "EVENT_FIELD text");
    EXPECT_EQ(fieldFault(R"(,"bot":"yes")"), "EVENT_FIELD bot");
    EXPECT_EQ(fieldFault(R"(,"client":"fax")"), "EVENT_FIELD client");
    EXPECT_EQ(fieldFault(R"(,"ip":"203.0.113.256")"), "EVENT_FIELD ip");
    EXPECT_EQ(fieldFault(R"(,"result":"maybe")"), "EVENT_FIELD result");
    EXPECT_EQ(fieldFault(R"(,"attachments":[{"size":1}])"), "EVENT_FIELD attachments");
    EXPECT_EQ(fieldFault(R"(,"attachments":[{"name":"a","size":-1}])"), "EVENT_FIELD attachments");
    EXPECT_EQ(fieldFault(R"(,"attachments":[{"name":"a","mime":"x"}])"), "EVENT_FIELD attachments");
    EXPECT_EQ(fieldFault(R"(,"attachments":["a.pdf"])"), "EVENT_FIELD attachments");
    EXPECT_EQ(fieldFault(R"(,"attachments":[{"name":"a"}])"), "");
    std::string files;
    for (int i = 0; i < 51; ++i)
        files += std::string(files.empty() ? "" : ",") + R"({"name":"a"})";
    EXPECT_EQ(fieldFault(",\"attachments\":[" + files + "]"), "EVENT_FIELD attachments");
    const auto receivers = [](const std::string& list) {
        return fault(event(R"({"sender":"a","channelId":"c","receivers":)" + list + "}"));
    };
    EXPECT_EQ(receivers("[]"), "EVENT_FIELD receivers");
    EXPECT_EQ(receivers("\"a\""), "EVENT_FIELD receivers");
    EXPECT_EQ(receivers("[\"a\",\"\"]"), "EVENT_FIELD receivers");
    std::string many;
    for (int i = 0; i < 200; ++i)
        many += (i > 0 ? ",\"u" : "\"u") + std::to_string(i) + "\"";
    EXPECT_EQ(receivers("[" + many + "]"), "");
    EXPECT_EQ(receivers("[" + many + ",\"u200\"]"), "EVENT_FIELD receivers");
    const std::string download = R"({"member":"a","fileId":"f","fileName":"n","size":)";
    EXPECT_EQ(fault(event(download + "9007199254740992}", "", "sekisho.drive.file.downloaded")), "");
    EXPECT_EQ(fault(event(download + "9007199254740993}", "", "sekisho.drive.file.downloaded")), "EVENT_FIELD size");
    EXPECT_EQ(fault(event(download + "1.5}", "", "sekisho.drive.file.downloaded")), "EVENT_FIELD size");
    EXPECT_EQ(fault(event(download + "-1}", "", "sekisho.drive.file.downloaded")), "EVENT_FIELD size");
    EXPECT_EQ(fault(event(R"({"member":"a","service":"fax"})", "", "sekisho.mobile.captured")), "EVENT_FIELD service");
}

TEST(EventWire, TheSameReceiverIsOne) {
    const auto events = eventsFromText(event(R"({"sender":"a","channelId":"c","receivers":["X@y","x@Y","z"]})"), kNow);
    ASSERT_TRUE(events && events->front());
    EXPECT_EQ(events->front()->lists.at("receivers"), (std::vector<std::string>{"x@y", "z"}));
}

TEST(EventWire, WholeBodiesThatAreNone) {
    for (const std::string body : {"", " ", "[", "{", "hello", "7", "\"x\"", "null", "[{}", "{}]", "[{]}", "[}{]"})
        EXPECT_EQ(fault(body), "whole INVALID_JSON") << body;
    EXPECT_EQ(fault("[]"), "0 events");
    std::string many = "[";
    for (std::size_t i = 0; i < kMostEventsInBatch; ++i)
        many += (i > 0 ? ",{}" : "{}");
    EXPECT_EQ(fault(many + "]"), "5000 events");
    EXPECT_EQ(fault(many + ",{}]"), "whole EVENT_BATCH_SIZE");
    EXPECT_EQ(fault(many + ",{\"x\":\"\xFF\"}]"), "whole EVENT_BATCH_SIZE");
}

TEST(EventWire, ABatchNamesOnlySoManyPeople) {
    std::string receivers;
    for (int i = 0; i < 200; ++i)
        receivers += fmt::format("{}\"r{}\"", i > 0 ? "," : "", i);
    const std::string one = event(R"({"sender":"a","channelId":"c","receivers":[)" + receivers + "]}");
    std::string many = one;
    for (int i = 1; i < 250; ++i)
        many += ',' + one;
    EXPECT_EQ(fault('[' + many + ']'), "250 events");
    EXPECT_EQ(fault('[' + many + ',' + one + ']'), "whole EVENT_BATCH_PEOPLE");
}

// What one system garbles must not keep back what the others tell.
TEST(EventWire, OneBrokenPlaceDoesNotSpoilTheOthers) {
    const std::string good = message();
    const auto codes = [&](const std::string& broken) {
        std::string out;
        const auto events = eventsFromText("[" + good + "," + broken + " ,\n" + good + "]", kNow);
        if (!events) return "whole " + events.error().code;
        for (const auto& one : *events)
            out += one ? "ok " : one.error().code + " ";
        return out;
    };
    EXPECT_EQ(codes(message(",\"text\":\"a\xFF\"")), "ok EVENT_UTF8 ok ");
    EXPECT_EQ(codes(message(",\"text\":\"\xE3\x81\"")), "ok EVENT_UTF8 ok ");     // cut within a character
    EXPECT_EQ(codes(message(",\"text\":\"\xED\xA0\x80\"")), "ok EVENT_UTF8 ok "); // a surrogate
    EXPECT_EQ(codes(message(",\"text\":\"\xC0\xAF\"")), "ok EVENT_UTF8 ok ");     // overlong
    EXPECT_EQ(codes(message(R"(,"text":"\ud83d")")), "ok EVENT_UTF8 ok ");        // half of a pair
    EXPECT_EQ(codes(message(R"(,"text":"\ud83d\ude00")")), "ok ok ok ");
    EXPECT_EQ(codes(message(",\"text\":tru")), "ok EVENT_FORMAT ok ");
    EXPECT_EQ(codes("{\"id\":\"x\" \"y\"}"), "ok EVENT_FORMAT ok ");
    EXPECT_EQ(codes(""), "ok EVENT_FORMAT ok ");
    EXPECT_EQ(codes("{\"a\":\"]\\\"}\"]"), "ok EVENT_FORMAT ok ");
    EXPECT_EQ(codes("{\"a\":\"]\\\"}]"), "whole INVALID_JSON"); // a text without an end
    EXPECT_EQ(codes("{\"a\":\"]\\\"}\xFF\"}"), "ok EVENT_UTF8 ok ");
    EXPECT_EQ(fault(message(",\"text\":\"a\xFF\"")), "EVENT_UTF8 "); // alone too
}

TEST(EventWire, TellsWhichOne) {
    const auto events = eventsFromText("[" + message(R"(,"bot":7)") + "]", kNow);
    ASSERT_TRUE(events);
    const Error& error = events->front().error();
    IntakeAnswer answer{3, 2, {{7, "e-1", error}}};
    EXPECT_EQ(error.params.back().value, "e-1");
    EXPECT_EQ(intakeAnswerText(answer),
              R"({"accepted":3,"duplicates":2,"refused":[{"index":7,"id":"e-1","code":"EVENT_FIELD","field":"bot",)"
              R"("message":"The field bot must be true or false."}]})");
    EXPECT_EQ(intakeAnswerText({}), R"({"accepted":0,"duplicates":0,"refused":[]})");
}

} // namespace test_event_wire
