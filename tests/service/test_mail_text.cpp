// Mail as it goes over the wire, and what the options for mail and talk must hold.

#include "service/notices/mail_sender.h"
#include "service/notices/mail_text.h"
#include "service/notices/talk_hook.h"
#include "tests/service/tenant_fixture.h"

#include <openssl/evp.h>

#include <fstream>

namespace sekishod::test::test_mail_text {
namespace {

std::string decoded(std::string_view base64) {
    std::string out(base64.size() / 4 * 3, '\0');
    const int length =
        EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                        reinterpret_cast<const unsigned char*>(base64.data()), static_cast<int>(base64.size()));
    EXPECT_GE(length, 0);
    std::size_t padding = 0;
    while (padding < base64.size() && base64[base64.size() - 1 - padding] == '=')
        ++padding;
    out.resize(out.size() - padding);
    return out;
}

// What a mail program shows of a header with encoded words.
std::string shownHeader(std::string_view header) {
    if (!header.starts_with("=?")) return std::string(header);
    std::string out;
    for (std::size_t at = header.find("=?UTF-8?B?"); at != std::string_view::npos;
         at = header.find("=?UTF-8?B?", at + 1)) {
        const std::size_t begin = at + 10, end = header.find("?=", begin);
        out += decoded(header.substr(begin, end - begin));
    }
    return out;
}

OutgoingNotice hostileNotice(const std::string& text) {
    OutgoingNotice notice;
    notice.id = 7;
    notice.domain = 3;
    notice.address = "hanako@example.org";
    notice.toName = notice.fromName = notice.subject = text;
    notice.body = text + "\n.\nQUIT\n";
    notice.language = "ja";
    notice.created = fixtureBase;
    return notice;
}

TEST(MailText, NoTextBecomesAHeader) {
    const std::string texts[] = {"a\r\nBcc: everybody@example.org",
                                 "a\nSubject: other",
                                 "\r\n\r\n<html>",
                                 "a\rX: y",
                                 "佐藤\r\nBcc: x@y",
                                 "\"><admin@evil.example>",
                                 "=?UTF-8?B?QmNjOg==?=",
                                 std::string(400, 'x'),
                                 std::string("a\0b", 3)};
    for (const std::string& text : texts) {
        const std::string mail = mailText(hostileNotice(text), "sekisho@example.com", fixtureBase);
        const std::string head = mail.substr(0, mail.find("\r\n\r\n") + 2);
        int headers = 0;
        for (std::size_t at = 0; at < head.size();) {
            const std::size_t end = head.find("\r\n", at);
            ASSERT_NE(std::string::npos, end);
            const std::string line = head.substr(at, end - at);
            EXPECT_LE(line.size(), 76U) << line;
            EXPECT_EQ(std::string::npos, line.find_first_of(std::string("\r\n\0", 3))) << line;
            for (const char c : line)
                EXPECT_TRUE(c >= 0x20 && c < 0x7F);
            headers += line.front() != ' ';
            at = end + 2;
        }
        EXPECT_EQ(10, headers) << head;
        EXPECT_EQ(1U, head.find("To: ") == std::string::npos ? 0U : 1U);
        const std::string body = mail.substr(mail.find("\r\n\r\n") + 4);
        EXPECT_EQ(std::string::npos,
                  body.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n"));
    }
}

TEST(MailText, SubjectAndBodyComeOutAsTheyWent) {
    std::string longText;
    for (int i = 0; i < 30; ++i)
        longText += "漢字かな交じり𠮷😀é";
    for (const std::string& text :
         {std::string("Plain subject"), std::string("端末からの利用を停止しました"), longText}) {
        const std::string header = headerText(text);
        EXPECT_EQ(text, shownHeader(header));
        for (std::size_t at = 0; at < header.size();) { // each word holds whole characters
            const std::size_t end = std::min(header.find("\r\n ", at), header.size());
            const std::string word = shownHeader(header.substr(at, end - at));
            EXPECT_TRUE(word.empty() || (static_cast<unsigned char>(word.front()) & 0xC0) != 0x80);
            EXPECT_LE(end - at, 67U);
            at = end + 3;
        }
    }
    const std::string mail = mailText(hostileNotice(longText), "sekisho@example.com", fixtureBase);
    std::string body;
    for (std::size_t at = mail.find("\r\n\r\n") + 4; at < mail.size();) {
        const std::size_t end = mail.find("\r\n", at);
        EXPECT_LE(end - at, 76U);
        body += decoded(mail.substr(at, end - at));
        at = end + 2;
    }
    EXPECT_EQ(longText + "\r\n.\r\nQUIT\r\n", body);
}

TEST(MailText, HeadersThatMailProgramsAsk) {
    const std::string mail =
        mailText(hostileNotice("x"), "sekisho@example.com", *sekisho::parseInstant("2026-11-26T01:51:06Z"));
    for (const char* line :
         {"Date: Thu, 26 Nov 2026 01:51:06 +0000\r\n", "From: x\r\n <sekisho@example.com>\r\n",
          "To: x\r\n <hanako@example.org>\r\n", "Auto-Submitted: auto-generated\r\n", "MIME-Version: 1.0\r\n",
          "Content-Type: text/plain; charset=UTF-8\r\n", "Content-Language: ja\r\n", "@example.com>\r\n"})
        EXPECT_NE(std::string::npos, mail.find(line)) << line;
    EXPECT_EQ(mail, mailText(hostileNotice("x"), "sekisho@example.com", *sekisho::parseInstant("2026-11-26T01:51:06Z")))
        << "a mail that comes twice has the same Message-ID";
}

TEST(MailText, KnowsAnAddressFromSomethingElse) {
    for (const char* good : {"a@b", "hanako.sato+x@example.co.jp", "hanako@sakura"})
        EXPECT_TRUE(isMailAddress(good)) << good;
    for (const std::string& bad :
         {std::string(), std::string("a"), std::string("@b"), std::string("a@"), std::string("a@b@c"),
          std::string("a b@c"), std::string("a@b>\r\nRCPT TO:<x@y"), std::string("a@b\n"), std::string("<a@b>"),
          std::string("a@b,c@d"), std::string("佐藤@example.org"), "a@" + std::string(260, 'b')})
        EXPECT_FALSE(isMailAddress(bad)) << bad;
}

TEST(NoticeSettings, SaysWhichOptionIsWrong) {
    const TempFolder folder;
    const auto password = folder.path() / "password";
    std::ofstream(password) << "secret\n";
    const sekisho::ManualClock clock(fixtureBase);
    const MailSettings good{"smtps://mail.example.com:465", "sekisho@example.com", "u", password, {}};
    EXPECT_TRUE(makeMailSender(good, clock));
    const auto refused = [&](auto change) {
        MailSettings bad = good;
        change(bad);
        const auto made = makeMailSender(bad, clock);
        EXPECT_FALSE(made);
        return made ? std::string() : made.error().description;
    };
    EXPECT_NE(std::string::npos, refused([](auto& s) { s.url = "https://x"; }).find("--smtp needs"));
    EXPECT_NE(std::string::npos, refused([](auto& s) { s.url = "smtps://me:secret@x"; }).find("without user"));
    EXPECT_NE(std::string::npos, refused([](auto& s) { s.url = "smtps://x\r\ny"; }).find("--smtp needs"));
    EXPECT_NE(std::string::npos, refused([](auto& s) { s.from = "x"; }).find("--smtp-from"));
    EXPECT_NE(std::string::npos, refused([](auto& s) { s.passwordFile = "/nowhere"; }).find("--smtp-password-file"));
    EXPECT_NE(std::string::npos, refused([](auto& s) { s.user = ""; }).find("together"));
    EXPECT_NE(std::string::npos, refused([](auto& s) { s.caFile = "/nowhere"; }).find("--smtp-ca"));
    EXPECT_TRUE(makeTalkHook({"https://hook.example/{userId}", {}}));
    EXPECT_TRUE(makeTalkHook({"http://127.0.0.1:8080/", password}));
    EXPECT_FALSE(makeTalkHook({"http://hook.example/", {}})) << "a token would be readable on the way";
    EXPECT_FALSE(makeTalkHook({"http://127.0.0.1.evil.example/", {}}));
    EXPECT_FALSE(makeTalkHook({"https://hook.example/", "/nowhere"}));
}

} // namespace
} // namespace sekishod::test::test_mail_text
