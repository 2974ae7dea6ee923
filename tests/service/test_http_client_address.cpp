// Whose request it is behind reverse proxies: who is believed, what is read, what is refused.
#include "service/http/client_address.h"
#include "tests/service/transport_fixture.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace test_http_client_address {

using namespace sekishod;
using namespace sekishod::test;

namespace {

TrustedProxies trusting(const std::vector<std::string>& networks) {
    auto made = TrustedProxies::of(networks);
    EXPECT_TRUE(made) << (made ? "" : made.error().description);
    return made ? std::move(*made) : TrustedProxies();
}

// The proxies of these tests: a v4 network, one v6 network, one single address.
const TrustedProxies& proxies() {
    static const TrustedProxies all = trusting({"10.0.0.0/8", "2001:db8:aa::/48", "192.0.2.1"});
    return all;
}

std::string clientOf(const std::string& peer, const Headers& headers) {
    auto client = proxies().clientOf(peer, headers);
    return client ? *client : client.error().code;
}
std::string forwarded(const std::string& value) {
    return clientOf("10.1.2.3", {{"Forwarded", value}});
}
std::string listed(const std::string& value) {
    return clientOf("10.1.2.3", {{"X-Forwarded-For", value}});
}

TEST(ClientAddress, NetworksAreReadWholeOrRefused) {
    for (const char* wrong : {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "10.0.0", "2001:db8::/129",
                              "proxy.example", "10.0.0.0/8/8", "fe80::1%eth0", "[::1]"}) {
        const auto made = TrustedProxies::of(std::vector<std::string>{"10.0.0.1", wrong});
        ASSERT_FALSE(made) << wrong;
        EXPECT_EQ(made.error().code, "INVALID_PARAMETER");
    }
    const auto odd = trusting({"198.51.100.64/27", "2001:db8::/33"});
    const auto trusts = [&odd](const char* address) { return odd.trusts(*IpAddress::of(address)); };
    EXPECT_TRUE(trusts("198.51.100.64"));
    EXPECT_TRUE(trusts("198.51.100.95"));
    EXPECT_FALSE(trusts("198.51.100.96"));
    EXPECT_FALSE(trusts("198.51.100.63"));
    EXPECT_TRUE(trusts("2001:db8:7fff::1"));
    EXPECT_FALSE(trusts("2001:db8:8000::1"));
    EXPECT_TRUE(trusts("::ffff:198.51.100.70")) << "IPv4 in IPv6 notation is IPv4";
    EXPECT_TRUE(trusting({"0.0.0.0/0"}).trusts(*IpAddress::of("203.0.113.9")));
    EXPECT_FALSE(trusting({"0.0.0.0/0"}).trusts(*IpAddress::of("2001:db8::1")));
}

TEST(ClientAddress, OnlyANamedProxyIsBelieved) {
    const Headers claims{{"Forwarded", "for=198.51.100.7"}, {"X-Forwarded-For", "198.51.100.7"}};
    EXPECT_EQ(clientOf("203.0.113.5", claims), "203.0.113.5");
    EXPECT_EQ(clientOf("192.0.2.2", claims), "192.0.2.2");
    EXPECT_EQ(clientOf("2001:db8:ab::1", claims), "2001:db8:ab::1");
    EXPECT_EQ(clientOf("fe80::1%eth0", claims), "fe80::1%eth0");
    EXPECT_EQ(*TrustedProxies().clientOf("10.1.2.3", claims), "10.1.2.3");
    EXPECT_EQ(clientOf("203.0.113.5", {{"Forwarded", "for=\"broken"}}), "203.0.113.5") << "not even read";
    EXPECT_EQ(clientOf("10.1.2.3", claims), "198.51.100.7");
    EXPECT_EQ(clientOf("192.0.2.1", claims), "198.51.100.7");
    EXPECT_EQ(clientOf("2001:db8:aa:1::9", claims), "198.51.100.7");
    EXPECT_EQ(clientOf("10.1.2.3", {}), "10.1.2.3");
}

TEST(ClientAddress, TheRightmostHopThatIsNoProxyIsTheClient) {
    EXPECT_EQ(listed("198.51.100.7"), "198.51.100.7");
    EXPECT_EQ(listed("203.0.113.99, 198.51.100.7"), "198.51.100.7")
        << "what stands before it was claimed by the client";
    EXPECT_EQ(listed("203.0.113.99, 198.51.100.7, 10.9.9.9 ,192.0.2.1"), "198.51.100.7");
    EXPECT_EQ(listed("10.0.0.8, 10.0.0.9"), "10.0.0.8") << "proxies all the way";
    EXPECT_EQ(forwarded("for=203.0.113.99, for=198.51.100.7;proto=https;by=10.1.2.3"), "198.51.100.7");
    EXPECT_EQ(forwarded("For=198.51.100.7, FOR=\"[2001:db8:aa::2]:443\""), "198.51.100.7");
    EXPECT_EQ(clientOf("10.1.2.3", {{"x-forwarded-for", "203.0.113.99"}, {"X-Forwarded-For", "198.51.100.7"}}),
              "198.51.100.7")
        << "several fields are one list";
}

TEST(ClientAddress, PortsAndIpv6AreRead) {
    EXPECT_EQ(listed("198.51.100.7:52344"), "198.51.100.7");
    EXPECT_EQ(listed("2001:db8::7"), "2001:db8::7");
    EXPECT_EQ(listed("2001:0DB8:0:0::0007"), "2001:db8::7") << "one spelling for one address";
    EXPECT_EQ(listed("[2001:db8::7]:443"), "2001:db8::7");
    EXPECT_EQ(listed("::ffff:198.51.100.7"), "198.51.100.7");
    EXPECT_EQ(forwarded("for=\"[2001:db8::7]:4711\""), "2001:db8::7");
    EXPECT_EQ(forwarded("for=\"[2001:db8::7]\""), "2001:db8::7");
    EXPECT_EQ(forwarded("for=\"198.51.100.7:_port\""), "198.51.100.7");
    EXPECT_EQ(forwarded("for=198.51.100.7:80"), "198.51.100.7") << "some proxies leave the quotes out";
    EXPECT_EQ(forwarded("for=\"198.51.100.\\7\""), "198.51.100.7");
}

TEST(ClientAddress, AHiddenHopLeavesTheLastAddressThatIsKnown) {
    EXPECT_EQ(forwarded("for=unknown"), "10.1.2.3");
    EXPECT_EQ(forwarded("for=198.51.100.7, for=UNKNOWN"), "10.1.2.3") << "nothing left of it counts";
    EXPECT_EQ(forwarded("for=198.51.100.7, for=_hidden, for=10.0.0.8"), "10.0.0.8");
    EXPECT_EQ(forwarded("for=198.51.100.7, proto=https"), "10.1.2.3") << "the near proxy does not say who it was";
    EXPECT_EQ(listed("198.51.100.7, unknown"), "10.1.2.3");
    EXPECT_EQ(forwarded("for=\"unknown:8080\""), "10.1.2.3");
}

TEST(ClientAddress, WhatCannotBeReadIsRefused) {
    for (const char* wrong : {"", "for", "for=", "for=\"198.51.100.7", "for=198.51.100.7;", "for=198.51.100.7,",
                              "for=198.51.100.7;for=203.0.113.9", "for=\"a\" b", "=198.51.100.7", "for=one two",
                              "for=host.example", "for=[2001:db8::7", "for=\"[198.51.100.7]\"", "for=198.51.100.7:x",
                              "for=198.51.100.7:123456", "for;by=10.0.0.1", "for=\"x\\"})
        EXPECT_EQ(forwarded(wrong), "BAD_REQUEST") << wrong;
    for (const char* wrong : {"", "198.51.100.7,", "client", "198.51.100.300", "[2001:db8::7]443", "fe80::1%eth0",
                              "198.51.100.7:", "' OR 1=1", "198.51.100.7 203.0.113.9"})
        EXPECT_EQ(listed(wrong), "BAD_REQUEST") << wrong;
    EXPECT_EQ(listed("garbage, 198.51.100.7"), "198.51.100.7") << "the client's own part is not looked at";
}

TEST(ClientAddress, TwoHeadersMustAgree) {
    const auto both = [](const char* standard, const char* usual) {
        return clientOf("10.1.2.3", {{"X-Forwarded-For", usual}, {"Forwarded", standard}});
    };
    EXPECT_EQ(both("for=\"198.51.100.7:81\";proto=https", "203.0.113.99, 198.51.100.7"), "198.51.100.7");
    EXPECT_EQ(both("for=203.0.113.99", "198.51.100.7"), "BAD_REQUEST")
        << "a proxy that sets one of them passes the client's other one on";
    EXPECT_EQ(both("for=unknown", "198.51.100.7"), "BAD_REQUEST");
}

TEST(ClientAddress, AProxyOfThisHostNamesItsClientAlways) {
    const auto named = [](const Headers& headers) {
        const auto client = proxies().clientOfProxy(headers);
        return client ? *client : client.error().code;
    };
    EXPECT_EQ(named({{"X-Forwarded-For", "203.0.113.99, 198.51.100.7"}}), "198.51.100.7");
    EXPECT_EQ(named({{"X-Forwarded-For", "198.51.100.7, 10.0.0.8"}}), "198.51.100.7") << "behind another proxy";
    EXPECT_EQ(named({{"Forwarded", "for=\"[2001:db8::7]:443\""}}), "2001:db8::7");
    EXPECT_EQ(*TrustedProxies().clientOfProxy({{"X-Forwarded-For", "198.51.100.7"}}), "198.51.100.7");
    for (const Headers& silent : {Headers{}, Headers{{"Forwarded", "for=unknown"}}, Headers{{"X-Forwarded-For", ""}},
                                  Headers{{"Forwarded", "for=203.0.113.99"}, {"X-Forwarded-For", "198.51.100.7"}}})
        EXPECT_EQ(named(silent), "BAD_REQUEST");
}

TEST_F(Transport, AHeaderOfAStrangerChangesNothing) {
    start();
    TlsClient c = client();
    EXPECT_EQ(c.request("GET", "/ip", {}, {{"X-Forwarded-For", "198.51.100.7"}}).body, "127.0.0.1");
    EXPECT_EQ(c.request("GET", "/ip", {}, {{"Forwarded", "for=198.51.100.7"}}).body, "127.0.0.1");
    EXPECT_EQ(c.request("GET", "/ip", {}, {{"Forwarded", "nonsense"}}).status, 200);
}

TEST_F(Transport, ATrustedProxyNamesTheClientOfEachRequest) {
    auto options = quickServer();
    options.trustedProxies = trusting({"127.0.0.0/8"});
    start(options);
    TlsClient c = client();
    EXPECT_EQ(c.request("GET", "/ip", {}, {{"X-Forwarded-For", "198.51.100.7"}}).body, "198.51.100.7");
    EXPECT_EQ(c.request("GET", "/ip", {}, {{"Forwarded", "for=\"[2001:db8::7]:99\""}}).body, "2001:db8::7");
    EXPECT_EQ(c.request("GET", "/ip").body, "127.0.0.1") << "on the same connection, without a header";
    const Answer refused = c.request("GET", "/ip", {}, {{"Forwarded", "for=\"broken"}});
    EXPECT_EQ(refused.status, 400);
    EXPECT_NE(refused.body.find("BAD_REQUEST"), std::string::npos);
}

// A proxy of this host: raw bytes over the Unix socket, until the service closes.
std::string throughSocket(const std::filesystem::path& path, const std::string& bytes) {
    const int raw = ::socket(AF_UNIX, SOCK_STREAM, 0);
    const timeval limit{20, 0};
    setsockopt(raw, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    std::string out;
    if (::connect(raw, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        ::send(raw, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size())) {
        std::array<char, 4096> piece{};
        for (ssize_t got = 0; (got = ::recv(raw, piece.data(), piece.size(), 0)) > 0;)
            out.append(piece.data(), static_cast<std::size_t>(got));
    } else {
        out = "no connection";
    }
    ::close(raw);
    return out;
}

class ProxySocket : public Transport {
  protected:
    ProxySocket() { options.proxySocket = folder.path() / "proxy.sock"; }
    std::string ask(const std::string& target, const TlsClient::Fields& fields, const std::string& body = {}) const {
        auto all = fields;
        all.emplace_back("Connection", "close");
        const std::string method = body.empty() ? "GET" : "POST";
        return throughSocket(options.proxySocket, TlsClient::requestText(method, target, body, all));
    }
    static std::string lastLine(const std::string& answer) { return answer.substr(answer.rfind('\n') + 1); }

    TempFolder folder;
    ServerOptions options = quickServer();
};

TEST_F(ProxySocket, TakesTheWordOfTheProxyAndOfNobodyElse) {
    app.on("/who", [](const Request& r) { return Response::json(200, "[" + r.certificate + "]"); });
    start(options);
    const auto made = std::filesystem::status(options.proxySocket);
    EXPECT_EQ(made.type(), std::filesystem::file_type::socket);
    EXPECT_EQ(made.permissions(), std::filesystem::perms(0660)) << "its owner and its group";
    EXPECT_EQ(lastLine(ask("/ip", {{"X-Forwarded-For", "203.0.113.99, 198.51.100.7"}})), "198.51.100.7");
    EXPECT_EQ(lastLine(ask("/ip", {{"Forwarded", "for=\"[2001:db8::7]\""}})), "2001:db8::7");
    EXPECT_TRUE(ask("/ip", {}).starts_with("HTTP/1.1 400")) << "without an address there is nothing to decide by";
    EXPECT_EQ(lastLine(ask("/who", {{"X-Forwarded-For", "198.51.100.7"}, {"X-SSL-Client-Cert", "forged"}})), "[]")
        << "a certificate is known by the handshake alone";
    const std::string large(90'000, 'x');
    EXPECT_EQ(lastLine(ask("/echo", {{"X-Forwarded-For", "198.51.100.7"}}, large)), large);
    TlsClient c = client();
    EXPECT_EQ(c.request("GET", "/ip", {}, {{"X-Forwarded-For", "198.51.100.7"}}).body, "127.0.0.1");
}

TEST_F(ProxySocket, IsMadeAnewAfterAKillAndGoesWithTheService) {
    const auto refusal = [&](const std::filesystem::path& path) {
        ServerOptions other = options;
        other.proxySocket = path;
        const auto second = HttpServer::start(other, app);
        return second ? std::string() : second.error().code + ": " + second.error().description;
    };
    start(options);
    EXPECT_NE(refusal(options.proxySocket).find("another service listens there"), std::string::npos);
    std::ofstream(folder.path() / "file") << "precious";
    EXPECT_NE(refusal(folder.path() / "file").find("another file"), std::string::npos);
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "file"));
    EXPECT_TRUE(refusal(folder.path() / std::string(120, 'a')).starts_with("LISTEN_FAILED"));
    server->stop();
    EXPECT_FALSE(std::filesystem::exists(options.proxySocket));

    const int left = ::socket(AF_UNIX, SOCK_STREAM, 0); // as a service that was killed leaves it
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    options.proxySocket.string().copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(left, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::close(left);
    start(options);
    EXPECT_EQ(lastLine(ask("/hello", {{"X-Forwarded-For", "198.51.100.7"}})), "{\"n\":0}");
}

} // namespace
} // namespace test_http_client_address
