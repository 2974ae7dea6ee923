#include "service/store/certificates.h"

#include <fmt/format.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <memory>
#include <optional>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;

namespace {

template<auto Free>
struct Freed {
    template<class T>
    void operator()(T* p) const noexcept {
        Free(p);
    }
};
using Pkey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Cert = std::unique_ptr<X509, Freed<X509_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
struct FreeNames {
    void operator()(GENERAL_NAMES* p) const noexcept { GENERAL_NAMES_free(p); }
};
using Names = std::unique_ptr<GENERAL_NAMES, FreeNames>;

Error opensslError(std::string_view what) {
    std::array<char, 256> text{};
    ERR_error_string_n(ERR_get_error(), text.data(), text.size());
    ERR_clear_error();
    return Error(ErrorKind::Internal, "CERTIFICATE_FAILED", "The certificate could not be made.")
        .because(fmt::format("{}: {}", what, text.data()));
}

Result<std::string> textOf(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    if (size <= 0) return opensslError("PEM");
    return std::string(data, static_cast<std::size_t>(size));
}

Result<std::string> pemOf(X509* cert) {
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_X509(bio.get(), cert) != 1) return opensslError("certificate to PEM");
    return textOf(bio.get());
}

Result<std::string> pemOf(EVP_PKEY* key) {
    const Bio bio(BIO_new(BIO_s_secmem()));
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return opensslError("key to PEM");
    return textOf(bio.get());
}

Result<Bio> openToRead(const std::filesystem::path& file) {
    Bio bio(BIO_new_file(file.c_str(), "rb"));
    if (bio) return bio;
    ERR_clear_error();
    return Error(ErrorKind::Storage, "FILE_NOT_FOUND", "A file cannot be read.").with("file", file.string());
}

Result<Cert> readCertificate(const std::filesystem::path& file) {
    SEKISHO_TRY(bio, openToRead(file));
    Cert cert(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!cert) return opensslError("reading " + file.filename().string());
    return cert;
}

Result<Pkey> readKey(const std::filesystem::path& file) {
    SEKISHO_TRY(bio, openToRead(file));
    Pkey key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    if (!key) return opensslError("reading " + file.filename().string());
    return key;
}

Done addExtension(X509* cert, X509* issuer, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, cert, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
    if (!extension || X509_add_ext(cert, extension.get(), -1) != 1) return opensslError(OBJ_nid2sn(nid));
    return {};
}

Done setRandomSerial(X509* cert) {
    // 159 bits: positive and not guessable (CA/Browser Forum asks for at least 64).
    const Number serial(BN_new());
    if (!serial || BN_rand(serial.get(), 159, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) != 1 ||
        !BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(cert)))
        return opensslError("serial number");
    return {};
}

Done setSubject(X509* cert, const std::string& commonName) {
    X509_NAME* name = X509_get_subject_name(cert);
    const auto add = [name](const char* key, const std::string& value) {
        return X509_NAME_add_entry_by_txt(name, key, MBSTRING_UTF8,
                                          reinterpret_cast<const unsigned char*>(value.data()),
                                          static_cast<int>(value.size()), -1, 0) == 1;
    };
    if (!add("O", "Sekisho") || !add("CN", commonName)) return opensslError("subject");
    return {};
}

Done setValidity(X509* cert, Instant now, int days) {
    // An hour into the past: the clocks of two machines are never the same.
    const auto from = static_cast<time_t>(sekisho::toSeconds(now)) - 3600;
    const auto until = static_cast<time_t>(sekisho::toSeconds(now)) + static_cast<time_t>(days) * 86400 - 3600;
    if (!ASN1_TIME_set(X509_getm_notBefore(cert), from) || !ASN1_TIME_set(X509_getm_notAfter(cert), until))
        return opensslError("validity");
    return {};
}

Result<Cert> newCertificate(EVP_PKEY* key, const std::string& commonName, Instant now, int days) {
    Cert cert(X509_new());
    if (!cert || X509_set_version(cert.get(), X509_VERSION_3) != 1) return opensslError("certificate");
    SEKISHO_CHECK(setRandomSerial(cert.get()));
    SEKISHO_CHECK(setSubject(cert.get(), commonName));
    SEKISHO_CHECK(setValidity(cert.get(), now, days));
    if (X509_set_pubkey(cert.get(), key) != 1) return opensslError("public key");
    return cert;
}

Result<Pkey> newKey() {
    Pkey key(EVP_EC_gen("P-256"));
    if (!key) return opensslError("P-256 key");
    return key;
}

// The key that is there is kept: consoles may have pinned it.
Result<Pkey> serverKey(const DataDir& dir) {
    std::error_code ignored;
    return std::filesystem::exists(dir.certificateKey(), ignored) ? readKey(dir.certificateKey()) : newKey();
}

bool isHostName(const std::string& text) {
    if (text.empty() || text.size() > 253 || text.front() == '.' || text.back() == '.' || text.front() == '-')
        return false;
    return std::all_of(text.begin(), text.end(),
                       [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '.' || c == '*'; });
}

// "DNS:…" or "IP:…"; the text may hold nothing that the extension syntax of OpenSSL would read as more.
std::optional<std::string> altName(const std::string& text) {
    std::array<unsigned char, sizeof(in6_addr)> address{};
    if (inet_pton(AF_INET, text.c_str(), address.data()) == 1 || inet_pton(AF_INET6, text.c_str(), address.data()) == 1)
        return "IP:" + text;
    if (isHostName(text)) return "DNS:" + text;
    return std::nullopt;
}

Result<std::string> altNames(const std::vector<std::string>& names) {
    std::vector<std::string> all{"localhost", "127.0.0.1", "::1"};
    for (const auto& name : names)
        if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
    std::string out;
    for (const auto& name : all) {
        const auto entry = altName(name);
        if (!entry)
            return Error(ErrorKind::BadInput, "CERTIFICATE_NAME", "This is neither a host name nor an address.")
                .with("name", name);
        out += (out.empty() ? "" : ",") + *entry;
    }
    return out;
}

std::string addressText(const ASN1_OCTET_STRING* bytes) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const int family = ASN1_STRING_length(bytes) == 4 ? AF_INET : AF_INET6;
    return inet_ntop(family, ASN1_STRING_get0_data(bytes), text.data(), text.size()) ? text.data() : "";
}

std::vector<std::string> namesIn(X509* cert) {
    std::vector<std::string> out;
    const Names names(static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(cert, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type == GEN_DNS)
            out.emplace_back(reinterpret_cast<const char*>(ASN1_STRING_get0_data(name->d.dNSName)),
                             static_cast<std::size_t>(ASN1_STRING_length(name->d.dNSName)));
        else if (name->type == GEN_IPADD)
            out.push_back(addressText(name->d.iPAddress));
    }
    return out;
}

Done signWith(X509* cert, EVP_PKEY* key) {
    if (X509_sign(cert, key, EVP_sha256()) == 0) return opensslError("signature");
    return {};
}

} // namespace

Done makeAuthority(const DataDir& dir, Instant now) {
    std::error_code ignored;
    if (std::filesystem::exists(dir.caKey(), ignored))
        return Error(ErrorKind::Conflict, "ALREADY_EXIST", "There is a certificate authority already.");
    SEKISHO_TRY(key, newKey());
    std::array<unsigned char, 4> tag{};
    RAND_bytes(tag.data(), static_cast<int>(tag.size()));
    SEKISHO_TRY(
        cert, newCertificate(key.get(),
                             fmt::format("Sekisho service CA {:02x}{:02x}{:02x}{:02x}", tag[0], tag[1], tag[2], tag[3]),
                             now, kCaDays));
    if (X509_set_issuer_name(cert.get(), X509_get_subject_name(cert.get())) != 1) return opensslError("issuer");
    SEKISHO_CHECK(addExtension(cert.get(), cert.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0"));
    SEKISHO_CHECK(addExtension(cert.get(), cert.get(), NID_key_usage, "critical,keyCertSign,cRLSign"));
    SEKISHO_CHECK(addExtension(cert.get(), cert.get(), NID_subject_key_identifier, "hash"));
    SEKISHO_CHECK(signWith(cert.get(), key.get()));
    SEKISHO_TRY(certText, pemOf(cert.get()));
    SEKISHO_TRY(keyText, pemOf(key.get()));
    SEKISHO_CHECK(writeFileWhole(dir.caKey(), keyText, 0600));
    return writeFileWhole(dir.caCertificate(), certText, 0644);
}

Done makeServerCertificate(const DataDir& dir, const std::vector<std::string>& names, Instant now) {
    SEKISHO_TRY(alternatives, altNames(names));
    SEKISHO_TRY(caCert, readCertificate(dir.caCertificate()));
    SEKISHO_TRY(caKey, readKey(dir.caKey()));
    SEKISHO_TRY(key, serverKey(dir));
    SEKISHO_TRY(cert, newCertificate(key.get(), "localhost", now, kServerDays));
    if (X509_set_issuer_name(cert.get(), X509_get_subject_name(caCert.get())) != 1) return opensslError("issuer");
    SEKISHO_CHECK(addExtension(cert.get(), caCert.get(), NID_basic_constraints, "critical,CA:FALSE"));
    SEKISHO_CHECK(addExtension(cert.get(), caCert.get(), NID_key_usage, "critical,digitalSignature"));
    SEKISHO_CHECK(addExtension(cert.get(), caCert.get(), NID_ext_key_usage, "serverAuth"));
    SEKISHO_CHECK(addExtension(cert.get(), caCert.get(), NID_subject_key_identifier, "hash"));
    SEKISHO_CHECK(addExtension(cert.get(), caCert.get(), NID_authority_key_identifier, "keyid:always"));
    SEKISHO_CHECK(addExtension(cert.get(), caCert.get(), NID_subject_alt_name, alternatives));
    SEKISHO_CHECK(signWith(cert.get(), caKey.get()));
    SEKISHO_TRY(certText, pemOf(cert.get()));
    SEKISHO_TRY(caText, pemOf(caCert.get()));
    SEKISHO_TRY(keyText, pemOf(key.get()));
    SEKISHO_CHECK(writeFileWhole(dir.certificateKey(), keyText, 0600));
    return writeFileWhole(dir.certificate(), certText + caText, 0644);
}

Result<bool> renewServerCertificate(const DataDir& dir, Instant now) {
    std::error_code ignored;
    if (!std::filesystem::exists(dir.caKey(), ignored)) return false;
    SEKISHO_TRY(cert, readCertificate(dir.certificate()));
    auto soon = static_cast<time_t>(sekisho::toSeconds(now)) + static_cast<time_t>(kRenewDays) * 86400;
    if (X509_cmp_time(X509_get0_notAfter(cert.get()), &soon) > 0) return false;
    SEKISHO_CHECK(makeServerCertificate(dir, namesIn(cert.get()), now));
    return true;
}

} // namespace sekishod
