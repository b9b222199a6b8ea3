// SPDX-License-Identifier: Apache-2.0
// X.509 through libcrypto: a root that may sign one level, and the server's certificate.
#include "shared/crypto/tls_identity.h"

#include "shared/crypto/aead.h"
#include "shared/crypto/hash.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>
#include <memory>

namespace maru::crypto {
namespace {

using base::Result;
using base::Status;

constexpr int kCaValidDays = 3652;
constexpr int kServerValidDays = 397; // browsers refuse more than 398 (CA/Browser Forum baseline 6.3.2)
constexpr long kBackdateSeconds = 3600; // for clients whose clock is slow

template<auto Free>
struct Deleter {
    template<class T>
    void operator()(T* pointer) const
    {
        Free(pointer);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Bio = std::unique_ptr<BIO, Deleter<BIO_free_all>>;
using Number = std::unique_ptr<BIGNUM, Deleter<BN_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Deleter<GENERAL_NAMES_free>>;
using Name = std::unique_ptr<GENERAL_NAME, Deleter<GENERAL_NAME_free>>;

base::Error x509Failed(const char* step)
{
    char reason[160] = "";
    ERR_error_string_n(ERR_get_error(), reason, sizeof reason);
    ERR_clear_error();
    return base::failed("crypto.x509", std::string(step) + ": " + reason);
}

Status setName(X509_NAME* name, const char* commonName)
{
    const auto add = [name](const char* field, const char* value) {
        return X509_NAME_add_entry_by_txt(
            name, field, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(value), -1, -1, 0);
    };
    if (add("O", "Maru") != 1 || add("CN", commonName) != 1)
        return x509Failed("name");
    return {};
}

/// What the two certificates have in common; `issuer` is null for the self-signed root.
Result<Certificate> startCertificate(
    EVP_PKEY* key, const char* commonName, X509* issuer, base::UnixSeconds now, int validDays)
{
    Certificate certificate(X509_new());
    if (!certificate || X509_set_version(certificate.get(), X509_VERSION_3) != 1)
        return x509Failed("new");
    base::Bytes serial = randomBytes(16);
    serial[0] = static_cast<std::uint8_t>((serial[0] & 0x7F) | 0x40); // positive and never short
    const Number number(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
    if (!number || BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get())) == nullptr)
        return x509Failed("serial");
    auto start = static_cast<std::time_t>(now.count());
    if (X509_time_adj_ex(X509_getm_notBefore(certificate.get()), 0, -kBackdateSeconds, &start) == nullptr
        || X509_time_adj_ex(X509_getm_notAfter(certificate.get()), validDays, 0, &start) == nullptr)
        return x509Failed("validity");
    MARU_CHECK(setName(X509_get_subject_name(certificate.get()), commonName));
    X509_NAME* issuerName = X509_get_subject_name(issuer != nullptr ? issuer : certificate.get());
    if (X509_set_issuer_name(certificate.get(), issuerName) != 1
        || X509_set_pubkey(certificate.get(), key) != 1)
        return x509Failed("issuer");
    return Result<Certificate>(std::move(certificate));
}

Status addExtension(X509* certificate, X509* issuer, int nid, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1)
        return x509Failed(OBJ_nid2sn(nid));
    return {};
}

bool looksLikeDnsName(const std::string& host)
{
    constexpr const char* kAllowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-*";
    return !host.empty() && host.size() <= 253 && host.find_first_not_of(kAllowed) == std::string::npos;
}

Result<Name> nameOf(const std::string& host)
{
    Name name(GENERAL_NAME_new());
    if (!name)
        return x509Failed("host");
    if (ASN1_OCTET_STRING* address = a2i_IPADDRESS(host.c_str())) {
        GENERAL_NAME_set0_value(name.get(), GEN_IPADD, address);
        return Result<Name>(std::move(name));
    }
    ERR_clear_error();
    if (!looksLikeDnsName(host))
        return base::failed("crypto.x509", "no DNS name or address: " + host);
    ASN1_IA5STRING* text = ASN1_IA5STRING_new();
    if (text == nullptr || ASN1_STRING_set(text, host.data(), static_cast<int>(host.size())) != 1) {
        ASN1_IA5STRING_free(text);
        return x509Failed("host");
    }
    GENERAL_NAME_set0_value(name.get(), GEN_DNS, text);
    return Result<Name>(std::move(name));
}

Status addHosts(X509* certificate, const std::vector<std::string>& hosts)
{
    const Names names(sk_GENERAL_NAME_new_null());
    if (!names || hosts.empty())
        return base::failed("crypto.x509", "at least one host is needed");
    for (const std::string& host : hosts) {
        MARU_TRY(name, nameOf(host));
        if (sk_GENERAL_NAME_push(names.get(), name.get()) <= 0)
            return x509Failed("subjectAltName");
        static_cast<void>(name.release());
    }
    if (X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, X509V3_ADD_DEFAULT) != 1)
        return x509Failed("subjectAltName");
    return {};
}

std::string textOf(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return std::string(data, static_cast<std::size_t>(size));
}

Result<std::string> certificatePem(X509* certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_X509(bio.get(), certificate) != 1)
        return x509Failed("PEM");
    return textOf(bio.get());
}

Result<base::SecretBytes> keyPem(EVP_PKEY* key)
{
    const Bio bio(BIO_new(BIO_s_secmem())); // cleansed when it is freed
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return x509Failed("PEM");
    char* data = nullptr;
    const auto size = static_cast<std::size_t>(BIO_get_mem_data(bio.get(), &data));
    base::SecretBytes pem(size);
    std::copy_n(reinterpret_cast<const std::uint8_t*>(data), size, pem.mutableView().begin());
    return Result<base::SecretBytes>(std::move(pem));
}

Result<Key> makeKey()
{
    Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    if (!key)
        return x509Failed("key");
    return Result<Key>(std::move(key));
}

Result<Certificate> makeCa(EVP_PKEY* key, base::UnixSeconds now)
{
    MARU_TRY(ca, startCertificate(key, "Maru private CA", nullptr, now, kCaValidDays));
    MARU_CHECK(addExtension(ca.get(), ca.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0"));
    MARU_CHECK(addExtension(ca.get(), ca.get(), NID_key_usage, "critical,keyCertSign,cRLSign"));
    MARU_CHECK(addExtension(ca.get(), ca.get(), NID_subject_key_identifier, "hash"));
    MARU_CHECK(addExtension(ca.get(), ca.get(), NID_authority_key_identifier, "keyid:always"));
    if (X509_sign(ca.get(), key, EVP_sha256()) == 0)
        return x509Failed("sign");
    return Result<Certificate>(std::move(ca));
}

Result<Certificate> makeServer(
    EVP_PKEY* key, X509* ca, EVP_PKEY* caKey, const std::vector<std::string>& hosts, base::UnixSeconds now)
{
    MARU_TRY(server, startCertificate(key, "Maru server", ca, now, kServerValidDays));
    MARU_CHECK(addExtension(server.get(), ca, NID_basic_constraints, "critical,CA:FALSE"));
    MARU_CHECK(addExtension(server.get(), ca, NID_key_usage, "critical,digitalSignature"));
    MARU_CHECK(addExtension(server.get(), ca, NID_ext_key_usage, "serverAuth"));
    MARU_CHECK(addExtension(server.get(), ca, NID_subject_key_identifier, "hash"));
    MARU_CHECK(addExtension(server.get(), ca, NID_authority_key_identifier, "keyid:always"));
    MARU_CHECK(addHosts(server.get(), hosts));
    if (X509_sign(server.get(), caKey, EVP_sha256()) == 0)
        return x509Failed("sign");
    return Result<Certificate>(std::move(server));
}

} // namespace

Result<TlsIdentity> makeTlsIdentity(const std::vector<std::string>& hosts, base::UnixSeconds now)
{
    MARU_TRY(caKey, makeKey());
    MARU_TRY(ca, makeCa(caKey.get(), now));
    MARU_TRY(serverKey, makeKey());
    MARU_TRY(server, makeServer(serverKey.get(), ca.get(), caKey.get(), hosts, now));
    MARU_TRY(caPem, certificatePem(ca.get()));
    MARU_TRY(caKeyText, keyPem(caKey.get()));
    MARU_TRY(serverPem, certificatePem(server.get()));
    MARU_TRY(serverKeyText, keyPem(serverKey.get()));
    TlsIdentity identity;
    identity.caCertificatePem = std::move(caPem);
    identity.caKeyPem = std::move(caKeyText);
    identity.certificatePem = std::move(serverPem);
    identity.keyPem = std::move(serverKeyText);
    return Result<TlsIdentity>(std::move(identity));
}

namespace {

base::Result<Certificate> readCertificate(std::string_view pem)
{
    const Bio text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    if (!text)
        return x509Failed("memory");
    Certificate certificate(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr));
    ERR_clear_error();
    if (!certificate)
        return base::refused("crypto.certificate_format");
    return certificate;
}

} // namespace

base::Result<base::Hash256> certificateKeyFingerprint(std::string_view pem)
{
    MARU_TRY(certificate, readCertificate(pem));
    unsigned char* der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
    if (size <= 0)
        return base::refused("crypto.certificate_format");
    const base::Hash256 hash = sha256(base::ByteView(der, static_cast<std::size_t>(size)));
    OPENSSL_free(der);
    return hash;
}

base::Result<base::UnixSeconds> certificateExpiry(std::string_view pem)
{
    MARU_TRY(certificate, readCertificate(pem));
    const std::unique_ptr<ASN1_TIME, Deleter<ASN1_TIME_free>> epoch(ASN1_TIME_set(nullptr, 0));
    int days = 0;
    int seconds = 0;
    if (!epoch || ASN1_TIME_diff(&days, &seconds, epoch.get(), X509_get0_notAfter(certificate.get())) != 1)
        return base::refused("crypto.certificate_format");
    return base::UnixSeconds(std::int64_t(days) * 86'400 + seconds);
}

} // namespace maru::crypto
