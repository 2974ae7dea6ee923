// Large bodies together have a bound, and it is given back; who proves in TLS to hold a certificate is known by it.
#include "service/http/peer_certificate.h"
#include "tests/service/transport_fixture.h"

#include <fstream>
#include <iterator>
#include <thread>

namespace test_http_bodies {

using namespace sekishod;
using namespace sekishod::test;

class Bodies : public Transport {
  protected:
    Bodies() {
        app.on(
            "/large", [](const Request& r) { return Response::json(200, std::to_string(r.body.size())); }, 8U << 20U);
        app.on("/certificate", [](const Request& r) { return Response::json(200, "\"" + r.certificate + "\""); });
    }
    static std::string head(std::size_t size) {
        return "POST /large HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
    }
};

TEST_F(Bodies, ManyLargeOnesDoNotFillTheMemory) {
    ServerOptions options = quickServer();
    options.largeBodies = 5U << 20U;
    start(options);
    constexpr std::size_t size = 2U << 20U;
    TlsClient one = client(), two = client(), three = client();
    ASSERT_TRUE(one.send(head(size)) && two.send(head(size)));
    // Both are being read when the third comes: its answer is there before its body.
    Answer refused;
    for (int i = 0; i < 200 && refused.status != 503; ++i) {
        TlsClient late = client();
        ASSERT_TRUE(late.send(head(size)));
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        ASSERT_TRUE(late.send(std::string(size, 'x')));
        refused = late.read();
    }
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("Retry-After"), "1");
    EXPECT_EQ(three.request("POST", "/echo", "small").body, "small"); // others are not concerned
    ASSERT_TRUE(one.send(std::string(size, 'x')));
    EXPECT_EQ(one.read().body, std::to_string(size));
    two.closeHard(); // given up in the middle
    Answer after;
    for (int i = 0; i < 200 && after.status != 200; ++i) {
        TlsClient next = client();
        after = next.request("POST", "/large", std::string(4U << 20U, 'x'));
    }
    EXPECT_EQ(after.status, 200);
    EXPECT_EQ(after.body, std::to_string(4U << 20U));
}

TEST_F(Bodies, OneAlwaysFits) {
    ServerOptions options = quickServer();
    options.largeBodies = 1;
    start(options);
    TlsClient c = client();
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(c.request("POST", "/large", std::string(3U << 20U, 'x')).status, 200);
}

TEST_F(Bodies, NobodyNeedsACertificate) {
    start();
    TlsClient c = client();
    ASSERT_TRUE(c.connected()) << c.error();
    EXPECT_EQ(c.request("GET", "/certificate").body, "\"\"");
}

TEST(PeerCertificate, IsReadOfPem) {
    std::ifstream in(certifiedFolder().certificate(), std::ios::binary);
    const std::string pem((std::istreambuf_iterator<char>(in)), {});
    const auto facts = certificateOfPem(pem);
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->sha256.size(), 64U);
    EXPECT_LT(facts->from, facts->until);
    for (const std::string& text : {std::string(), std::string("hello"), pem.substr(0, pem.size() / 3)}) {
        const auto none = certificateOfPem(text);
        ASSERT_FALSE(none) << text;
        EXPECT_EQ(none.error().code, "CLIENT_CERTIFICATE_FORMAT");
    }
}

} // namespace test_http_bodies
