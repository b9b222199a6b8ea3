// SPDX-License-Identifier: Apache-2.0
// Certificates, requests and revocation lists: made and read here, read by OpenSSL as a second opinion, broken in every
// byte, and chains with each thing that can be wrong with one.
#include "shared/crypto/tls_identity.h"
#include "shared/crypto/x509.h"

#include <QtTest>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

using namespace maru;
using base::Bytes;
using base::UnixSeconds;
using crypto::CertificateFields;
using crypto::P256Key;

namespace {

constexpr std::int64_t kDay = 86'400;
const UnixSeconds kNow(1'800'000'000); // 2027-01-15

template<auto Free>
struct Deleter {
    template<class T>
    void operator()(T* object) const
    {
        Free(object);
    }
};
using OpenCertificate = std::unique_ptr<X509, Deleter<X509_free>>;
using OpenRequest = std::unique_ptr<X509_REQ, Deleter<X509_REQ_free>>;
using OpenCrl = std::unique_ptr<X509_CRL, Deleter<X509_CRL_free>>;

OpenCertificate openCertificate(const Bytes& der)
{
    const unsigned char* at = der.data();
    return OpenCertificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
}

struct Authority {
    P256Key key = P256Key::generate();
    Bytes certificate;

    explicit Authority(const std::string& name = "행정안전부 인증기관", std::int64_t days = 3650)
    {
        certificate = *crypto::makeCa(
            key, { name, "행정안전부", "", "KR" }, kNow, UnixSeconds(kNow.count() + days * kDay));
    }
};

crypto::IssueOptions options(std::int64_t days = 365)
{
    crypto::IssueOptions made;
    made.notBefore = kNow;
    made.notAfter = UnixSeconds(kNow.count() + days * kDay);
    return made;
}

UnixSeconds dayOf(std::int64_t days)
{
    return UnixSeconds(kNow.count() + days * kDay);
}

CertificateFields fieldsOf(const Bytes& der)
{
    const auto fields = crypto::readCertificateFields(der);
    if (!fields)
        qWarning("%s %s", fields.error().code.c_str(), fields.error().detail.c_str());
    return *fields;
}

} // namespace

class TstX509 : public QObject {
    Q_OBJECT

private slots:
    void makesAnAuthority()
    {
        const Authority authority;
        const CertificateFields fields = fieldsOf(authority.certificate);
        QVERIFY(fields.isCa && fields.mayIssueCertificates && fields.mayIssueCrls && !fields.maySign);
        QCOMPARE(fields.pathLength.value_or(-1), std::int64_t(0));
        QCOMPARE(fields.subjectName, std::string("행정안전부 인증기관"));
        QCOMPARE(fields.issuerName, fields.subjectName);
        QCOMPARE(fields.organization, std::string("행정안전부"));
        QVERIFY(fields.notBefore == kNow && fields.notAfter == dayOf(3650));
        QVERIFY(*fields.p256Key() == authority.key.publicKey());
        QVERIFY(!fields.ed25519Key());
        QVERIFY(crypto::isIssuedBy(fields, fields));
        const OpenCertificate opened = openCertificate(authority.certificate);
        QVERIFY(opened);
        QCOMPARE(X509_check_ca(opened.get()), 1);
        QCOMPARE(X509_verify(opened.get(), X509_get0_pubkey(opened.get())), 1);
    }

    void issuesForBothKindsOfKey_data()
    {
        QTest::addColumn<bool>("isEd25519");
        QTest::newRow("Ed25519") << true;
        QTest::newRow("P-256") << false;
    }

    void issuesForBothKindsOfKey()
    {
        QFETCH(bool, isEd25519);
        const Authority authority;
        const crypto::SigningKey officer = crypto::SigningKey::generate();
        const P256Key agencyKey = P256Key::generate();
        const crypto::X509Name name { "홍길동", "부산광역시", "복지과", "KR" };
        const auto csr = isEd25519 ? crypto::makeCsr(*crypto::makeSigner(officer.clone()), name)
                                   : crypto::makeCsr(agencyKey, name);
        QVERIFY(csr.has_value());
        const unsigned char* at = csr->data();
        const OpenRequest request(d2i_X509_REQ(nullptr, &at, static_cast<long>(csr->size())));
        QVERIFY(request);
        QCOMPARE(X509_REQ_verify(request.get(), X509_REQ_get0_pubkey(request.get())), 1);

        crypto::IssueOptions wanted = options();
        wanted.did = crypto::didOf(officer.publicKey());
        wanted.crlUrl = "https://ca.example.go.kr/crl";
        const auto certificate = crypto::issue(authority.key, authority.certificate, *csr, wanted);
        QVERIFY(certificate.has_value());
        const CertificateFields fields = fieldsOf(*certificate);
        QCOMPARE(fields.subjectName, std::string("홍길동"));
        QCOMPARE(fields.uris.size(), std::size_t(1));
        QCOMPARE(fields.uris.front(), wanted.did);
        QVERIFY(!fields.isCa && fields.maySign && !fields.mayIssueCertificates);
        QCOMPARE(fields.ed25519Key().has_value(), isEd25519);
        QVERIFY(!isEd25519 || *fields.ed25519Key() == officer.publicKey());
        QVERIFY(isEd25519 || *fields.p256Key() == agencyKey.publicKey());
        QVERIFY(crypto::isIssuedBy(fields, fieldsOf(authority.certificate)));
        QVERIFY(!crypto::isIssuedBy(fields, fieldsOf(Authority().certificate)));
        QVERIFY(!crypto::isIssuedBy(fields, fields));

        const OpenCertificate opened = openCertificate(*certificate);
        const OpenCertificate ca = openCertificate(authority.certificate);
        QVERIFY(opened && ca);
        QCOMPARE(X509_verify(opened.get(), X509_get0_pubkey(ca.get())), 1);
        QCOMPARE(X509_check_issued(ca.get(), opened.get()), X509_V_OK);
        QCOMPARE(crypto::certificateKeyFingerprint(crypto::toPem(*certificate, "CERTIFICATE"))->hex(),
            fields.subjectPublicKeyInfoHash.hex());
        QVERIFY(*crypto::certificateExpiry(crypto::toPem(*certificate, "CERTIFICATE")) == fields.notAfter);
    }

    void endsNoLaterThanTheAuthority()
    {
        const Authority authority("단기", 30);
        const crypto::SigningKey officer = crypto::SigningKey::generate();
        const crypto::X509Name name { "홍길동", "", "", "KR" };
        const auto made =
            crypto::issueFor(authority.key, authority.certificate, officer.publicKey(), name, options());
        QVERIFY(fieldsOf(*made).notAfter == dayOf(30));
    }

    void refusesToIssue_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("code");
        QTest::newRow("other key") << "key"
                                   << "x509.ca";
        QTest::newRow("leaf as authority") << "leaf"
                                           << "x509.ca";
        QTest::newRow("ends before it begins") << "period"
                                               << "x509.validity";
        QTest::newRow("begins before the authority") << "early"
                                                     << "x509.validity";
        QTest::newRow("no name") << "name"
                                 << "x509.name";
        QTest::newRow("control character") << "control"
                                           << "x509.name";
        QTest::newRow("65 characters") << "long"
                                       << "x509.name";
        QTest::newRow("country in small letters") << "country"
                                                  << "x509.name";
        QTest::newRow("DID with a space") << "did"
                                          << "x509.name";
        QTest::newRow("broken authority") << "broken"
                                          << "x509.format";
    }

    void refusesToIssue()
    {
        QFETCH(QString, what);
        QFETCH(QString, code);
        const Authority authority;
        const crypto::SigningKey officer = crypto::SigningKey::generate();
        crypto::X509Name name { "홍길동", "", "", "KR" };
        crypto::IssueOptions wanted = options();
        Bytes ca = authority.certificate;
        P256Key key = authority.key.clone();
        if (what == "key")
            key = P256Key::generate();
        else if (what == "leaf")
            ca = *crypto::issueFor(key, ca, key.publicKey(), name, wanted);
        else if (what == "period")
            wanted.notAfter = wanted.notBefore;
        else if (what == "early")
            wanted.notBefore = dayOf(-1);
        else if (what == "name")
            name.commonName.clear();
        else if (what == "control")
            name.commonName = "a\nb";
        else if (what == "long")
            name.organization = std::string(65, 'a');
        else if (what == "country")
            name.country = "kr";
        else if (what == "did")
            wanted.did = "did:key:a b";
        else
            ca.pop_back();
        const auto made = crypto::issueFor(key, ca, officer.publicKey(), name, wanted);
        QVERIFY(!made);
        QCOMPARE(QString::fromStdString(made.error().code), code);
    }

    void readsWhatOpenSslMade()
    {
        const auto tls = crypto::makeTlsIdentity({ "localhost", "127.0.0.1" }, kNow);
        const Bytes ca = crypto::fromPem(tls->caCertificatePem, "CERTIFICATE")->front();
        const Bytes server = crypto::fromPem(tls->certificatePem, "CERTIFICATE")->front();
        const CertificateFields caFields = fieldsOf(ca);
        const CertificateFields fields = fieldsOf(server);
        QVERIFY(caFields.isCa);
        QVERIFY(crypto::isIssuedBy(fields, caFields));
        QCOMPARE(fields.dnsNames.size(), std::size_t(1));
        QCOMPARE(fields.dnsNames.front(), std::string("localhost"));
        QCOMPARE(fields.extendedUses.front(), std::string("1.3.6.1.5.5.7.3.1"));
        QVERIFY(crypto::validateChain(server, {}, { ca }, {}, { kNow, false }).has_value());
    }

    void survivesEveryChangedByte()
    {
        const Authority authority;
        const crypto::SigningKey officer = crypto::SigningKey::generate();
        crypto::IssueOptions wanted = options();
        wanted.did = crypto::didOf(officer.publicKey());
        const Bytes good = *crypto::issueFor(authority.key, authority.certificate, officer.publicKey(),
            { "홍길동", "부산", "", "KR" }, wanted);
        const CertificateFields issuer = fieldsOf(authority.certificate);
        QVERIFY(crypto::isIssuedBy(fieldsOf(good), issuer));
        for (std::size_t i = 0; i < good.size(); ++i)
            for (const int bit : { 0x01, 0x80 }) {
                Bytes changed = good;
                changed[i] = static_cast<std::uint8_t>(changed[i] ^ bit);
                const auto fields = crypto::readCertificateFields(changed);
                QVERIFY2(!fields || !crypto::isIssuedBy(*fields, issuer), qPrintable(QString::number(i)));
                QVERIFY(fields || fields.error().code == "x509.format");
            }
        for (std::size_t size = 0; size < good.size(); ++size)
            QVERIFY(!crypto::readCertificateFields(base::ByteView(good).first(size)));
        Bytes longer = good;
        longer.push_back(0);
        QVERIFY(!crypto::readCertificateFields(longer));
        QVERIFY(!crypto::readCertificateFields(Bytes(crypto::kMaxCertificateBytes + 1, 0x30)));
    }

    void checksRequests()
    {
        const Bytes good = *crypto::makeCsr(P256Key::generate(), { "홍길동", "부산", "", "KR" });
        QCOMPARE(crypto::readCsr(good)->name.commonName, std::string("홍길동"));
        for (std::size_t i = 0; i < good.size(); ++i) {
            Bytes changed = good;
            changed[i] ^= 0x01;
            const auto fields = crypto::readCsr(changed);
            QVERIFY2(!fields, qPrintable(QString::number(i)));
            const std::string& code = fields.error().code;
            QVERIFY(code == "x509.csr_format" || code == "x509.csr_signature" || code == "x509.key_kind");
        }
        QCOMPARE(crypto::readCsr({}).error().code, std::string("x509.csr_format"));
    }

    void makesRevocationLists()
    {
        const Authority authority;
        const std::vector<crypto::RevokedCertificate> revoked {
            { "5", kNow, crypto::RevocationReason::KeyCompromise }, { "80ff", kNow, {} }
        };
        const auto crl = crypto::makeCrl(authority.key, authority.certificate, 7, kNow, dayOf(7), revoked);
        QVERIFY(crl.has_value());
        const auto fields = crypto::readCrl(*crl);
        QCOMPARE(fields->number, std::int64_t(7));
        QVERIFY(fields->thisUpdate == kNow && fields->nextUpdate == dayOf(7));
        QCOMPARE(fields->revoked.size(), std::size_t(2));
        QCOMPARE(fields->revoked[1].serial, std::string("80ff"));
        QVERIFY(fields->revoked[0].reason == crypto::RevocationReason::KeyCompromise);
        const unsigned char* at = crl->data();
        const OpenCrl opened(d2i_X509_CRL(nullptr, &at, static_cast<long>(crl->size())));
        const OpenCertificate ca = openCertificate(authority.certificate);
        QVERIFY(opened && ca);
        QCOMPARE(X509_CRL_verify(opened.get(), X509_get0_pubkey(ca.get())), 1);
        for (std::size_t size = 0; size < crl->size(); ++size)
            QVERIFY(!crypto::readCrl(base::ByteView(*crl).first(size)));
        for (const char* serial : { "", "05", "xyz", "AB" })
            QCOMPARE(crypto::makeCrl(
                         authority.key, authority.certificate, 1, kNow, dayOf(1), { { serial, kNow, {} } })
                         .error()
                         .code,
                std::string("x509.serial"));
        QCOMPARE(
            crypto::makeCrl(P256Key::generate(), authority.certificate, 1, kNow, dayOf(1), {}).error().code,
            std::string("x509.ca"));
    }

    void validatesChains_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("field");
        QTest::newRow("good") << "good"
                              << ""
                              << "";
        QTest::newRow("good without lists where none are needed") << "nolist"
                                                                  << ""
                                                                  << "";
        QTest::newRow("revoked") << "revoked"
                                 << "x509.revoked"
                                 << "leaf";
        QTest::newRow("revoked though no list is needed") << "revoked2"
                                                          << "x509.revoked"
                                                          << "leaf";
        QTest::newRow("no list") << "missing"
                                 << "x509.crl_missing"
                                 << "leaf";
        QTest::newRow("old list") << "oldlist"
                                  << "x509.crl_expired"
                                  << "leaf";
        QTest::newRow("list of another authority") << "otherlist"
                                                   << "x509.crl_missing"
                                                   << "leaf";
        QTest::newRow("list signed by another") << "forgedlist"
                                                << "x509.signature"
                                                << "leaf";
        QTest::newRow("other anchor") << "anchor"
                                      << "x509.untrusted"
                                      << "leaf";
        QTest::newRow("anchor of the same name") << "samename"
                                                 << "x509.untrusted"
                                                 << "leaf";
        QTest::newRow("no anchor") << "none"
                                   << "x509.untrusted"
                                   << "leaf";
        QTest::newRow("changed signature") << "signature"
                                           << "x509.signature"
                                           << "leaf";
        QTest::newRow("expired") << "expired"
                                 << "x509.expired"
                                 << "leaf";
        QTest::newRow("not yet valid") << "early"
                                       << "x509.not_yet_valid"
                                       << "leaf";
        QTest::newRow("issued by an officer") << "leafissuer"
                                              << "x509.constraints"
                                              << "leaf";
        QTest::newRow("broken leaf") << "broken"
                                     << "x509.format"
                                     << "leaf";
        QTest::newRow("broken list") << "brokenlist"
                                     << "x509.crl_format"
                                     << "crls";
    }

    void validatesChains()
    {
        QFETCH(QString, what);
        QFETCH(QString, code);
        QFETCH(QString, field);
        const Authority authority;
        const P256Key officer = P256Key::generate();
        Bytes leaf = *crypto::issueFor(
            authority.key, authority.certificate, officer.publicKey(), { "홍길동", "", "", "KR" }, options());
        std::vector<Bytes> between;
        std::vector<Bytes> anchors { authority.certificate };
        std::vector<Bytes> crls { *crypto::makeCrl(
            authority.key, authority.certificate, 1, kNow, dayOf(30), {}) };
        crypto::ChainOptions when { dayOf(1), true };
        if (what == "nolist" || what == "revoked2")
            when.crlsRequired = false;
        if (what == "nolist" || what == "missing")
            crls.clear();
        else if (what == "revoked" || what == "revoked2")
            crls = { *crypto::makeCrl(authority.key, authority.certificate, 2, kNow, dayOf(30),
                { { fieldsOf(leaf).serial, kNow, crypto::RevocationReason::KeyCompromise } }) };
        else if (what == "oldlist")
            when.now = dayOf(31);
        else if (what == "otherlist") {
            const Authority other("다른 기관");
            crls = { *crypto::makeCrl(other.key, other.certificate, 1, kNow, dayOf(30), {}) };
        } else if (what == "forgedlist") {
            crls[0].back() ^= 1;
        } else if (what == "anchor")
            anchors = { Authority("다른 기관").certificate };
        else if (what == "samename")
            anchors = { Authority().certificate };
        else if (what == "none")
            anchors.clear();
        else if (what == "signature")
            leaf.back() ^= 1;
        else if (what == "expired") {
            when.now = dayOf(366);
            crls = { *crypto::makeCrl(authority.key, authority.certificate, 2, dayOf(360), dayOf(370), {}) };
        } else if (what == "early")
            when = { dayOf(-1), false };
        else if (what == "leafissuer") {
            // An officer's certificate is no CA, whatever the officer makes under its name and key.
            const Bytes fake = *crypto::makeCa(officer, { "홍길동", "", "", "KR" }, kNow, dayOf(365));
            const P256Key second = P256Key::generate();
            between = { leaf };
            leaf = *crypto::issueFor(officer, fake, second.publicKey(), { "가짜", "", "", "KR" }, options());
            when.crlsRequired = false;
        } else if (what == "broken")
            leaf.resize(leaf.size() / 2);
        else if (what == "brokenlist")
            crls[0].resize(20);
        const auto verdict = crypto::validateChain(leaf, between, anchors, crls, when);
        QCOMPARE(verdict ? QString() : QString::fromStdString(verdict.error().code), code);
        QCOMPARE(verdict ? QString() : QString::fromStdString(verdict.error().field), field);
    }

    void readsAndWritesPem()
    {
        const Authority authority;
        const std::string pem = crypto::toPem(authority.certificate, "CERTIFICATE");
        QVERIFY(crypto::fromPem("text before\n" + pem + pem, "CERTIFICATE")->size() == 2);
        QVERIFY(*crypto::derOf(base::asBytes(pem), "CERTIFICATE") == authority.certificate);
        QVERIFY(*crypto::derOf(authority.certificate, "CERTIFICATE") == authority.certificate);
        for (const std::string& bad : { std::string(), std::string("hello"), pem.substr(0, pem.size() - 30),
                 std::string("-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n"),
                 std::string("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n") })
            QCOMPARE(crypto::fromPem(bad, "CERTIFICATE").error().code, std::string("x509.pem"));
        QVERIFY(!crypto::fromPem(pem, "X509 CRL"));
    }
};

QTEST_GUILESS_MAIN(TstX509)
#include "tst_x509.moc"
