// SPDX-License-Identifier: Apache-2.0
// The private CA and the server's certificate, as OpenSSL's own verifier sees them.
#include "shared/crypto/tls_identity.h"

#include <QtTest>

#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <memory>

using namespace maru;

namespace {

constexpr std::int64_t kNow = 1'795'323'780; // 2026-11-22
constexpr std::int64_t kDay = 86'400;

struct Free {
    void operator()(BIO* bio) const { BIO_free_all(bio); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509_STORE* store) const { X509_STORE_free(store); }
    void operator()(X509_STORE_CTX* context) const { X509_STORE_CTX_free(context); }
};

using Bio = std::unique_ptr<BIO, Free>;
using Certificate = std::unique_ptr<X509, Free>;

Bio bioOf(std::string_view text)
{
    return Bio(BIO_new_mem_buf(text.data(), int(text.size())));
}

Certificate certificateOf(const std::string& pem)
{
    return Certificate(PEM_read_bio_X509(bioOf(pem).get(), nullptr, nullptr, nullptr));
}

int verifyAt(X509* ca, X509* server, std::int64_t time)
{
    const std::unique_ptr<X509_STORE, Free> store(X509_STORE_new());
    X509_STORE_add_cert(store.get(), ca);
    const std::unique_ptr<X509_STORE_CTX, Free> context(X509_STORE_CTX_new());
    X509_STORE_CTX_init(context.get(), store.get(), server, nullptr);
    X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_SSL_SERVER);
    X509_VERIFY_PARAM* parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_X509_STRICT);
    X509_VERIFY_PARAM_set_time(parameters, time);
    X509_verify_cert(context.get());
    return X509_STORE_CTX_get_error(context.get());
}

} // namespace

class TstTlsIdentity : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const std::vector<std::string> hosts = { "localhost", "maru.example.kr", "127.0.0.1", "::1" };
        auto made = crypto::makeTlsIdentity(hosts, base::UnixSeconds(kNow));
        QVERIFY2(made.has_value(), made ? "" : made.error().detail.c_str());
        m_identity = std::move(*made);
        m_ca = certificateOf(m_identity.caCertificatePem);
        m_server = certificateOf(m_identity.certificatePem);
        QVERIFY(m_ca && m_server);
    }

    void verifiesStrictlyWhileItIsValid()
    {
        QCOMPARE(verifyAt(m_ca.get(), m_server.get(), kNow), X509_V_OK);
        QCOMPARE(verifyAt(m_ca.get(), m_server.get(), kNow + 396 * kDay), X509_V_OK);
        QCOMPARE(verifyAt(m_ca.get(), m_server.get(), kNow + 398 * kDay), X509_V_ERR_CERT_HAS_EXPIRED);
        QCOMPARE(verifyAt(m_ca.get(), m_server.get(), kNow - kDay), X509_V_ERR_CERT_NOT_YET_VALID);
        std::time_t inTenYears = kNow + 3651 * kDay;
        QCOMPARE(X509_cmp_time(X509_get0_notAfter(m_ca.get()), &inTenYears), 1);
        inTenYears += 2 * kDay;
        QCOMPARE(X509_cmp_time(X509_get0_notAfter(m_ca.get()), &inTenYears), -1);
    }

    void isNotTrustedByAnotherCa()
    {
        const auto other = crypto::makeTlsIdentity({ "localhost" }, base::UnixSeconds(kNow));
        QVERIFY(other.has_value());
        QVERIFY(verifyAt(certificateOf(other->caCertificatePem).get(), m_server.get(), kNow) != X509_V_OK);
    }

    void namesItsHosts()
    {
        QCOMPARE(X509_check_host(m_server.get(), "localhost", 0, 0, nullptr), 1);
        QCOMPARE(X509_check_host(m_server.get(), "maru.example.kr", 0, 0, nullptr), 1);
        QCOMPARE(X509_check_host(m_server.get(), "example.kr", 0, 0, nullptr), 0);
        QCOMPARE(X509_check_ip_asc(m_server.get(), "127.0.0.1", 0), 1);
        QCOMPARE(X509_check_ip_asc(m_server.get(), "::1", 0), 1);
        QCOMPARE(X509_check_ip_asc(m_server.get(), "127.0.0.2", 0), 0);
    }

    void limitsWhatTheKeysMayDo()
    {
        QVERIFY(X509_check_ca(m_ca.get()) == 1);
        QCOMPARE(X509_get_pathlen(m_ca.get()), 0L);
        QVERIFY(X509_check_ca(m_server.get()) == 0);
        QCOMPARE(X509_get_key_usage(m_server.get()), std::uint32_t(KU_DIGITAL_SIGNATURE));
        QCOMPARE(X509_get_extended_key_usage(m_server.get()), std::uint32_t(XKU_SSL_SERVER));
        QVERIFY(X509_get0_subject_key_id(m_server.get()) != nullptr);
        QVERIFY(X509_get0_authority_key_id(m_server.get()) != nullptr);
        QVERIFY(ASN1_INTEGER_cmp(X509_get0_serialNumber(m_ca.get()), X509_get0_serialNumber(m_server.get()))
            != 0);
    }

    void keysBelongToTheirCertificates()
    {
        const auto keyOf = [](const base::SecretBytes& pem) {
            return std::unique_ptr<EVP_PKEY, Free>(
                PEM_read_bio_PrivateKey(bioOf(base::asText(pem.view())).get(), nullptr, nullptr, nullptr));
        };
        QCOMPARE(X509_check_private_key(m_server.get(), keyOf(m_identity.keyPem).get()), 1);
        QCOMPARE(X509_check_private_key(m_ca.get(), keyOf(m_identity.caKeyPem).get()), 1);
        QCOMPARE(X509_check_private_key(m_ca.get(), keyOf(m_identity.keyPem).get()), 0);
    }

    void refusesHostsThatAreNone()
    {
        for (const char* host : { "", "two words", "a,DNS:b", "http://a", "가.kr", "1.2.3.4/8" })
            QCOMPARE(crypto::makeTlsIdentity({ host }, base::UnixSeconds(kNow)).error().code, "crypto.x509");
        QCOMPARE(crypto::makeTlsIdentity({}, base::UnixSeconds(kNow)).error().code, "crypto.x509");
    }

private:
    crypto::TlsIdentity m_identity;
    Certificate m_ca;
    Certificate m_server;

    void fingerprintIsOfTheKeyAndNotOfTheCertificate()
    {
        const auto identity = crypto::makeTlsIdentity({ "127.0.0.1" }, base::UnixSeconds(kNow)).value();
        const auto fingerprint = crypto::certificateKeyFingerprint(identity.certificatePem);
        QVERIFY(fingerprint);
        // A second opinion: X509_pubkey_digest hashes the bare key, so hash the whole SubjectPublicKeyInfo here.
        const Certificate certificate = certificateOf(identity.certificatePem);
        const std::unique_ptr<EVP_PKEY, Free> key(X509_get_pubkey(certificate.get()));
        unsigned char* der = nullptr;
        const int size = i2d_PUBKEY(key.get(), &der);
        QVERIFY(size > 0);
        const QByteArray hash =
            QCryptographicHash::hash(QByteArrayView(der, size), QCryptographicHash::Sha256);
        OPENSSL_free(der);
        QCOMPARE(QString::fromStdString(base::toHex(fingerprint->view())), QString::fromLatin1(hash.toHex()));
        for (const char* bad : { "", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "x" })
            QCOMPARE(crypto::certificateKeyFingerprint(bad).error().code,
                std::string("crypto.certificate_format"));
    }
};

QTEST_GUILESS_MAIN(TstTlsIdentity)
#include "tst_tls_identity.moc"
