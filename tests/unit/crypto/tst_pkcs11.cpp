// SPDX-License-Identifier: Apache-2.0
// Keys on a PKCS#11 token, with SoftHSM2: made, found, signing, wrapping, rotating; wrong PINs and missing things.
#include "shared/crypto/aead.h"
#include "shared/crypto/pkcs11.h"
#include "shared/crypto/x509.h"
#include "tests/unit/crypto/softhsm.h"

#include <thread>

using namespace maru;

namespace {

base::SecretBytes secretOf(const char* text)
{
    return base::SecretBytes(base::toBytes(text));
}

} // namespace

class TstPkcs11 : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_module = testing::softHsmModule();
        if (m_module.empty())
            QFAIL("SoftHSM2 is not installed: scripts/install-dependencies --test installs it");
        QVERIFY(m_hsm.addToken("officer", "1234"));
        QVERIFY(m_hsm.addToken("house", "5678"));
    }

    void listsTokens()
    {
        const auto tokens = crypto::pkcs11Tokens(m_module);
        QVERIFY(tokens.has_value());
        std::vector<std::string> labels;
        for (const crypto::Pkcs11TokenInfo& token : *tokens) {
            labels.push_back(token.label);
            QVERIFY(token.needsPin && !token.isPinLocked && !token.serial.empty());
        }
        std::sort(labels.begin(), labels.end());
        QVERIFY((labels == std::vector<std::string> { "house", "officer" }));
    }

    void refusesWhatIsNotThere()
    {
        QCOMPARE(crypto::pkcs11Tokens("/nowhere/module.so").error().code, std::string("pkcs11.module"));
        QCOMPARE(crypto::pkcs11Tokens("libsofthsm2.so").error().code, std::string("pkcs11.module"));
        QCOMPARE(crypto::pkcs11Tokens("/bin/true").error().code, std::string("pkcs11.module"));
        QCOMPARE(crypto::openPkcs11Token(m_module, "nobody", secretOf("1234")).error().code,
            std::string("pkcs11.no_token"));
        QCOMPARE(crypto::openPkcs11Token(m_module, "", secretOf("1234")).error().code,
            std::string("pkcs11.no_token")); // two of them
        QCOMPARE(crypto::openPkcs11Token(m_module, "officer", secretOf("9999")).error().code,
            std::string("pkcs11.pin"));
        QCOMPARE(crypto::openPkcs11Token(m_module, "officer", base::SecretBytes()).error().code,
            std::string("pkcs11.pin"));
    }

    void writesAndReadsAddresses()
    {
        crypto::Pkcs11Uri uri;
        uri.module = "/usr/lib/my module.so";
        uri.token = "부산 복지과;1";
        uri.object = "a%b&c";
        const auto read = crypto::Pkcs11Uri::parse(uri.text());
        QVERIFY(read.has_value());
        QVERIFY(read->module == uri.module && read->token == uri.token && read->object == uri.object);
        uri.token.clear();
        uri.object.clear();
        QVERIFY(crypto::Pkcs11Uri::parse(uri.text())->token.empty());
        for (const char* bad : { "", "pkcs11", "PKCS11:token=a?module-path=/x", "pkcs11:token=a",
                 "pkcs11:token=a?module-path=", "pkcs11:token=%4?module-path=/x",
                 "pkcs11:token=%zz?module-path=/x", "pkcs11:token?module-path=/x",
                 "pkcs11:token=a?module-path=/x&pin-value=1234",
                 "pkcs11:token=a?module-path=/x&pin-source=file:/p" }) {
            const auto refused = crypto::Pkcs11Uri::parse(bad);
            QVERIFY2(!refused, bad);
            QCOMPARE(refused.error().code, std::string("pkcs11.uri"));
        }
        QVERIFY(!crypto::Pkcs11Uri::isOne("/home/hong/pkcs11:key.json"));
    }

    void signsWithAKeyThatStays()
    {
        const auto token = crypto::openPkcs11Token(m_module, "officer", secretOf("1234"));
        QVERIFY2(token.has_value(), token ? "" : token.error().detail.c_str());
        QCOMPARE((*token)->signer("").error().code, std::string("pkcs11.no_key"));
        const auto made = (*token)->generateSigningKey("hong");
        QVERIFY2(made.has_value(), made ? "" : made.error().detail.c_str());
        QCOMPARE((*token)->generateSigningKey("hong").error().code, std::string("pkcs11.key_exists"));
        const auto signer = (*token)->signer("hong");
        QVERIFY(signer.has_value());
        QVERIFY((*signer)->publicKey() == made->publicKey);
        QCOMPARE((*signer)->place(), std::string("officer"));
        const auto signature = (*signer)->sign("transaction", "{\"a\":1}");
        QVERIFY(signature.has_value());
        QVERIFY(crypto::verify(made->publicKey, "transaction", "{\"a\":1}", *signature));
        QVERIFY(!crypto::verify(made->publicKey, "session", "{\"a\":1}", *signature));
        QVERIFY((*token)->generateSigningKey("kim").has_value());
        QCOMPARE((*token)->signingKeys()->size(), std::size_t(2));
        QCOMPARE((*token)->signer("").error().code, std::string("pkcs11.no_key")); // which of the two?
        QCOMPARE((*token)->signer("lee").error().code, std::string("pkcs11.no_key"));
        const auto csr = crypto::makeCsr(**signer, { "홍길동", "", "", "KR" });
        QVERIFY(crypto::readCsr(*csr)->keyKind == crypto::SubjectKeyKind::Ed25519);
    }

    void asksEverySessionForThePin()
    {
        auto first = crypto::openPkcs11Token(m_module, "officer", secretOf("1234"));
        QVERIFY(first.has_value());
        // The token itself no longer asks: it is logged in for the process.
        QCOMPARE(crypto::openPkcs11Token(m_module, "officer", secretOf("0000")).error().code,
            std::string("pkcs11.pin"));
        const auto second = crypto::openPkcs11Token(m_module, "officer", secretOf("1234"));
        QVERIFY(second.has_value());
        first = base::refused("gone");
        QVERIFY((*(*second)->signer("hong"))->sign("session", "{}").has_value());
    }

    void outlivesItsToken()
    {
        auto token = crypto::openPkcs11Token(m_module, "officer", secretOf("1234"));
        std::unique_ptr<crypto::Signer> signer = std::move((*token)->signer("hong")).value();
        token = base::refused("gone");
        const std::unique_ptr<crypto::Signer> copy = signer->clone();
        signer.reset();
        std::vector<std::thread> threads;
        std::array<int, 4> good {};
        for (std::size_t thread = 0; thread < good.size(); ++thread)
            threads.emplace_back([&copy, &good, thread] {
                for (int i = 0; i < 10; ++i)
                    if (copy->sign("session", std::to_string(i)))
                        ++good[thread];
            });
        for (std::thread& thread : threads)
            thread.join();
        for (const int count : good)
            QCOMPARE(count, 10);
    }

    void wrapsAndRotates()
    {
        const auto token = crypto::openPkcs11Token(m_module, "house", secretOf("5678"));
        QVERIFY(token.has_value());
        QCOMPARE((*token)->keyWrapper("vault", false).error().code, std::string("pkcs11.no_key"));
        const auto made = (*token)->keyWrapper("vault", true);
        QVERIFY2(made.has_value(), made ? "" : made.error().detail.c_str());
        const std::unique_ptr<crypto::KeyWrapper>& wrapper = *made;
        const base::SecretBytes key = crypto::randomSecret(32);
        const auto wrapped = wrapper->wrap(key, base::asBytes("record"));
        QVERIFY2(wrapped.has_value(), wrapped ? "" : wrapped.error().detail.c_str());
        QVERIFY(
            base::equalConstantTime(wrapper->unwrap(*wrapped, base::asBytes("record"))->view(), key.view()));
        QCOMPARE(
            wrapper->unwrap(*wrapped, base::asBytes("other")).error().code, std::string("crypto.unwrap"));
        base::Bytes changed = *wrapped;
        changed.back() ^= 1;
        QCOMPARE(
            wrapper->unwrap(changed, base::asBytes("record")).error().code, std::string("crypto.unwrap"));
        QVERIFY(
            wrapper->unwrap(*wrapped, base::asBytes("record")).has_value()); // the session is none the worse

        const std::string firstId = wrapper->keyId();
        QVERIFY(wrapper->beginRotation().has_value());
        const auto second = (*token)->keyWrapper("vault", false);
        QVERIFY((*second)->isRotating());
        QVERIFY((*second)->keyId() == wrapper->keyId() && wrapper->keyId() != firstId);
        const auto again = (*second)->wrap(*(*second)->unwrap(*wrapped, base::asBytes("record")), {});
        QVERIFY((*second)->finishRotation().has_value());
        const auto third = (*token)->keyWrapper("vault", false);
        QVERIFY(!(*third)->isRotating());
        QCOMPARE(
            (*third)->unwrap(*wrapped, base::asBytes("record")).error().code, std::string("crypto.unwrap"));
        QVERIFY((*third)->unwrap(*again, {}).has_value());
    }

private:
    testing::SoftHsm m_hsm;
    std::filesystem::path m_module;
};

QTEST_GUILESS_MAIN(TstPkcs11)
#include "tst_pkcs11.moc"
