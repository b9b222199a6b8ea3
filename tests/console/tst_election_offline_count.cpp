// SPDX-License-Identifier: Apache-2.0
// The counting by files that are carried by hand: sums out, a desk without a network, signed parts back; and what both
// sides make of files that are damaged, of another election, or meant to trick a trustee.
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/counting_part.h"
#include "admin-console/pages/elections/counting_tab.h"
#include "admin-console/pages/elections/counting_transfer.h"
#include "admin-console/pages/elections/offline_desk.h"
#include "admin-console/pages/elections/trustee_box.h"
#include "admin-console/pages/elections/whole_file.h"
#include "shared/crypto/key_file.h"
#include "tests/console/counting_house.h"
#include "tests/console/election_bench.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;
using maru::test::CountingState;

namespace {

constexpr crypto::Argon2Cost kCheap { 8'192, 1, 1 };
constexpr const char* kChain = test::CountingHouse::kChain;

base::SecretBytes secretOf(const char* text)
{
    return base::SecretBytes(base::toBytes(text));
}

struct House : test::CountingHouse {
    std::string text() const { return *encodeCountingFile(file()); }
    std::string parts(std::size_t trustee, const crypto::SigningKey& key) const
    {
        const std::atomic<bool> isStopped { false };
        return *makePartsFile(file(), known.trustees[trustee], *crypto::makeSigner(key.clone()),
            base::UnixSeconds(1'700'003'000), isStopped, {});
    }
};

} // namespace

class TestElectionOfflineCount final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ElectionBench> m_bench;
    std::unique_ptr<House> m_house;
    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    /// The text with one member of the first level changed.
    static std::string with(const std::string& text, const char* member, base::Json value)
    {
        auto json = *base::parseJson(text, { 1u << 24, 32, 1u << 24, 1'000'000 });
        json.set(member, std::move(value));
        return base::canonical(json);
    }
    static base::Json::Array listIn(const std::string& text, const char* member)
    {
        return base::parseJson(text, { 1u << 24, 32, 1u << 24, 1'000'000 })->at(member).asArray();
    }
    QString answerKind() const { return m_bench->transport.waiting.front().request.path; }

private Q_SLOTS:
    void initTestCase() { m_house = std::make_unique<House>(); }
    void init()
    {
        m_bench = std::make_unique<ElectionBench>();
        m_bench->bench.language.set(LanguageCode::English);
    }
    void cleanup() { m_bench.reset(); }

    void carriesTheSumsAndWhatIsGiven()
    {
        CountingFile file = m_house->file();
        file.given = { base::Json::object({ { "trustee", 2 }, { "unit", "p003" }, { "contest", "c1" } }),
            base::Json::object({ { "trustee", 2 }, { "unit", "p001" }, { "contest", "c2" } }) };
        const auto read = readCountingFile(*encodeCountingFile(file));
        QVERIFY2(read.has_value(), read ? "" : read.error().code.c_str());
        QCOMPARE(read->chain, std::string(kChain));
        QCOMPARE(read->proven->election().stringOr("title_ko", ""), std::string("총장 선거"));
        QCOMPARE(read->proven->trustees().size(), std::size_t(5));
        QCOMPARE(read->proven->anchor().node, m_house->nodeDid());
        QCOMPARE(read->given.size(), std::size_t(2));
        QCOMPARE(sumsOf(*read, 1)->size(), std::size_t(4));
        QCOMPARE(sumsOf(*read, 2)->size(), std::size_t(2));
        QVERIFY(!(sumsOf(*read, 2)->first() == SumPlace("p001", "c2")));
        QCOMPARE(sumsOf(*read, 9).error().code, std::string("voting.trustee_keys"));
        // Who has given what does not change what is compared; a sum does.
        QCOMPARE(read->proven->digest(), file.proven->digest());
        QVERIFY(read->proven->digest() != m_house->file().proven->digest()); // encrypted anew
        QCOMPARE(sumsCode(read->proven->digest()).size(), qsizetype(24));
    }

    void refusesBadSums_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        const std::string good = m_house->text();
        const auto row = [](const char* name, const std::string& text, const char* code) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromLatin1(code);
        };
        const char* const file = "console.counting_file";
        const char* const sums = "console.counting_sums";
        row("empty", "", file);
        row("no JSON", "{\"format\":", file);
        row("a list", "[]", file);
        row("another format", with(good, "format", "maru-counting/v1"), file);
        row("cut off", good.substr(0, good.size() / 2), file);
        row("no chain", with(good, "chain", ""), file);
        row("no pages", with(good, "pages", base::Json::array()), file);
        row("pages that are no objects", with(good, "pages", base::Json::array({ 1 })), file);
        row("given is no list", with(good, "given", "x"), file);
        row("given beyond the sums",
            with(good, "given",
                base::Json::array(
                    { base::Json::object({ { "trustee", 1 }, { "sums", base::Json::array({ 4 }) } }) })),
            file);
        row("given before the sums",
            with(good, "given",
                base::Json::array(
                    { base::Json::object({ { "trustee", 1 }, { "sums", base::Json::array({ -1 }) } }) })),
            file);
        row("another fingerprint", with(good, "fingerprint", std::string(64, '0')),
            "console.counting_fingerprint");
        const char* const proof = "console.counting_proof";
        row("another election", with(good, "election", "e-fedcba9876543210"), proof);
        row("another chain", with(good, "chain", "other"), proof);
        const base::Json::Array pages = listIn(good, "pages");
        row("a page is missing", with(good, "pages", base::Json::array({ pages[0] })), sums);
        row("the first page is missing", with(good, "pages", base::Json::array({ pages[1] })), proof);
        row("a page is there twice", with(good, "pages", base::Json::array({ pages[0], pages[1], pages[1] })),
            sums);
        row("a page of another node",
            with(good, "pages",
                base::Json::array({ pages[0],
                    m_house->page(m_house->state(), m_house->state().rows.size() - 2,
                        m_house->state().rows.size(), crypto::SigningKey::generate()) })),
            "console.counting_node");
        base::Json ballot = pages[1];
        base::Json::Array rows = ballot.at("rows").asArray();
        base::Json value = rows[0].at("value");
        value.set("sums", m_house->sumsOf(m_house->known.frozen.definition.contests.front(), 1));
        rows[0].set("value", value);
        ballot.set("rows", rows);
        row("a ballot under the name of a sum", with(good, "pages", base::Json::array({ pages[0], ballot })),
            proof);
    }
    void refusesBadSums()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        const auto read = readCountingFile(viewOf(text));
        QVERIFY(!read.has_value());
        QCOMPARE(toQt(read.error().code), code);
    }

    void refusesToOpenWithAnotherSecret()
    {
        const auto key = crypto::SigningKey::generate();
        const std::atomic<bool> isStopped { false };
        const CountingFile file = m_house->file();
        const auto made = [&](const voting::TrusteeSecret& secret) {
            return makePartsFile(
                file, secret, *crypto::makeSigner(key.clone()), base::UnixSeconds(1), isStopped, {});
        };
        const voting::CeremonyContext context { m_house->known.frozen.definition.id, 1, 3 };
        QCOMPARE(made(voting::TrusteeSecret::create(context, 1)).error().code,
            std::string("console.trustee_secret"));
        QCOMPARE(made(voting::TrusteeSecret::create({ "e-other", 1, 3 }, 1)).error().code,
            std::string("console.trustee_secret"));
        // The secret knows the node of its ceremony, and what it has opened.
        const House elsewhere;
        const auto copy = [](const voting::TrusteeSecret& secret) {
            return std::move(
                *voting::TrusteeSecret::decode(*secret.encode(secretOf("p"), kCheap), secretOf("p")));
        };
        CountingFile foreign = file;
        const auto proven =
            std::make_shared<ProvenSums>(CountingAnchor { kChain, elsewhere.nodeDid(), m_house->id() });
        CountingState state = m_house->state();
        QVERIFY(proven->add(m_house->page(state, 0, state.rows.size(), elsewhere.node)).has_value());
        QVERIFY(proven->close().has_value());
        foreign.proven = proven;
        QCOMPARE(checkSecret(m_house->known.trustees[0], *foreign.proven).error().code,
            std::string("console.counting_node"));
        voting::TrusteeSecret opened = copy(m_house->known.trustees[0]);
        QVERIFY(noteOpening(opened, *file.proven).has_value());
        QVERIFY(made(opened).has_value());
        QVERIFY(noteOpening(opened, *file.proven).has_value());
        QCOMPARE(
            noteOpening(opened, *m_house->file().proven).error().code, std::string("voting.trustee_opened"));
        const std::atomic<bool> stopped { true };
        QCOMPARE(makePartsFile(m_house->file(), m_house->known.trustees[0], *crypto::makeSigner(key.clone()),
                     base::UnixSeconds(1), stopped, {})
                     .error()
                     .code,
            std::string("console.export_cancelled"));
    }

    void partsAreWhatTheChainTakes()
    {
        const auto key = crypto::SigningKey::generate();
        const CountingFile file = m_house->file();
        const std::atomic<bool> isStopped { false };
        const auto parts = readPartsFile(*makePartsFile(file, m_house->known.trustees[2],
            *crypto::makeSigner(key.clone()), base::UnixSeconds(1'700'003'000), isStopped, {}));
        QVERIFY(parts.has_value());
        QCOMPARE(parts->trustee, 3);
        QCOMPARE(parts->transactions.size(), std::size_t(1));
        const auto transaction = ledger::decodeTransaction(std::string_view(parts->transactions[0].text));
        QVERIFY(transaction.has_value());
        QVERIFY(ledger::checkSignature(*transaction).has_value());
        QCOMPARE(transaction->signer, crypto::didOf(key.publicKey()));
        QCOMPARE(ledger::transactionId(*transaction).hex(), parts->transactions[0].id);
        const auto& given = transaction->payload.at("parts").asArray();
        QCOMPARE(given.size(), std::size_t(4));
        for (const base::Json& one : given) {
            const auto sum = sumsOf(file, 3)->at({ one.stringOr("unit", ""), one.stringOr("contest", "") });
            const auto values = voting::partsFromBytes(
                *base::fromBase64Url(one.stringOr("values", "")), sum->statement.slots.size());
            QVERIFY(voting::checkParts(sum->statement, sum->sums, values).has_value());
        }
    }

    void refusesBadParts_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto key = crypto::SigningKey::generate();
        const std::string good = m_house->parts(0, key);
        QVERIFY(readPartsFile(good).has_value());
        const auto row = [](const char* name, const std::string& text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        row("empty", "");
        row("cut off", good.substr(0, good.size() - 9));
        row("another format", with(good, "format", "maru-counting/v1"));
        row("another chain", with(good, "chain", "other"));
        row("another election", with(good, "election", "e-other"));
        row("no trustee", with(good, "trustee", 0));
        row("nothing in it", with(good, "transactions", base::Json::array()));
        row("no objects", with(good, "transactions", base::Json::array({ "x" })));
        base::Json::Array list = listIn(good, "transactions");
        base::Json payload = list[0].at("payload");
        payload.set("parts", base::Json::array());
        base::Json::Array changed = list;
        changed[0].set("payload", payload);
        row("a signature that does not hold", with(good, "transactions", changed));
        base::Json::Array two = list;
        two.push_back(listIn(m_house->parts(0, crypto::SigningKey::generate()), "transactions")[0]);
        row("two signers", with(good, "transactions", two));
        const auto other = ledger::makeTransaction(key, kChain, "election", "certify",
            base::Json::object({ { "election", m_house->known.frozen.definition.id } }),
            base::UnixSeconds(9));
        row("another action", with(good, "transactions", base::Json::array({ ledger::toJson(other) })));
        const auto none = ledger::makeTransaction(key, kChain, "election", "decrypt",
            base::Json::object(
                { { "election", m_house->known.frozen.definition.id }, { "parts", base::Json::array() } }),
            base::UnixSeconds(9));
        row("no parts", with(good, "transactions", base::Json::array({ ledger::toJson(none) })));
    }
    void refusesBadParts()
    {
        QFETCH(QByteArray, text);
        const auto read = readPartsFile(viewOf(text));
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, std::string("console.parts_file"));
    }

    void theDeskWorksWithoutANetworkAndWithoutSigningIn()
    {
        const std::string& election = m_house->known.frozen.definition.id;
        const CountingFile file = m_house->file();
        QVERIFY(writeWhole(path("sums.json"), *encodeCountingFile(file)));
        QVERIFY(m_house->known.trustees[1]
                    .write(fromQt(path("secret.json")), secretOf("a long passphrase"),
                        voting::TrusteeSecret::Existing::Replace, kCheap)
                    .has_value());
        const auto key = crypto::SigningKey::generate();
        QVERIFY(crypto::writeKeyFile(
            fromQt(path("key.json")), key, "Trustee 2", secretOf("the key's own"), kCheap)
                    .has_value());
        OfflineDesk desk(*m_bench->services, nullptr, kCheap);
        desk.setAttribute(Qt::WA_DeleteOnClose, false);
        desk.show();
        auto* go = desk.findChild<QPushButton*>(u"offlineGo"_s);
        QVERIFY(!go->isEnabled());
        desk.openFile(path("nothing.json"));
        QTRY_VERIFY(!desk.isBusy());
        QVERIFY(!desk.hasFile() && desk.note().startsWith(u"✕ "_s));
        desk.openFile(path("sums.json"));
        QTRY_VERIFY(!desk.isBusy());
        QVERIFY2(desk.hasFile(), qPrintable(desk.note()));
        const QString facts = desk.findChild<QLabel*>(u"offlineFacts"_s)->text();
        QVERIFY(facts.contains(toQt(election)));
        QVERIFY(facts.contains(toQt(m_house->nodeDid())));
        QVERIFY(facts.contains(sumsCode(file.proven->digest())));
        QVERIFY(QString(facts).remove(u' ').remove(u'\n').contains(
            toQt(base::toHex(m_house->known.frozen.fingerprint))));

        auto* who = desk.findChild<QComboBox*>(u"offlineWho"_s);
        QCOMPARE(who->count(), 5);
        TrusteeDesk& secret = desk.box().desk();
        who->setCurrentIndex(0);
        secret.open(path("secret.json"), secretOf("a long passphrase"), election, 0, 1);
        QTRY_VERIFY_WITH_TIMEOUT(!secret.isBusy(), 30'000);
        QVERIFY(!secret.isOpen()); // the second trustee's
        who->setCurrentIndex(1);
        secret.open(path("secret.json"), secretOf("a long passphrase"), election, 0, 2);
        QTRY_VERIFY_WITH_TIMEOUT(!secret.isBusy(), 30'000);
        QVERIFY(secret.isOpen());
        desk.chooseKey(path("sums.json"));
        QVERIFY(desk.note().startsWith(u"✕ "_s));
        desk.chooseKey(path("key.json"));
        auto* passphrase = desk.findChild<QLineEdit*>(u"offlinePassphrase"_s);
        passphrase->setText(u"the key's own"_s);
        QVERIFY(!go->isEnabled()); // nothing is opened before fingerprint and code were compared
        desk.writeParts(path("parts.json"));
        QVERIFY(!desk.isBusy() && !QFile::exists(path("parts.json")));
        desk.findChild<QCheckBox*>(u"offlineCompared"_s)->setChecked(true);
        QVERIFY(go->isEnabled());

        passphrase->setText(u"another"_s);
        desk.writeParts(path("parts.json"));
        QVERIFY(passphrase->text().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!desk.isBusy(), 30'000);
        QVERIFY(desk.note().startsWith(u"✕ "_s));
        QVERIFY(!QFile::exists(path("parts.json")));
        passphrase->setText(u"the key's own"_s);
        FileDialog::setNextPath(path("parts.json"));
        QTest::mouseClick(go, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.isBusy(), 30'000);
        QVERIFY2(desk.note().startsWith(u"✓ "_s), qPrintable(desk.note()));
        const auto text = readWhole(path("parts.json"), 1 << 20);
        const auto parts = readPartsFile(viewOf(*text));
        QVERIFY(parts.has_value());
        QCOMPARE(parts->trustee, 2);
        const qint64 ahead = parts->transactions[0].validUntil - QDateTime::currentSecsSinceEpoch();
        QVERIFY(ahead > 0 && ahead <= OfflineDesk::kValiditySeconds);
        // The file of the secret remembers what was opened: other sums of this election it does not open.
        const auto remembered =
            voting::TrusteeSecret::read(fromQt(path("secret.json")), secretOf("a long passphrase"));
        QCOMPARE(remembered->memory().sums, file.proven->digest());
        QVERIFY(QFile::remove(path("parts.json")));
        QVERIFY(writeWhole(path("other.json"), m_house->text()));
        desk.openFile(path("other.json"));
        QTRY_VERIFY(!desk.isBusy());
        desk.findChild<QCheckBox*>(u"offlineCompared"_s)->setChecked(true);
        who->setCurrentIndex(1);
        secret.open(path("secret.json"), secretOf("a long passphrase"), election, 0, 2);
        QTRY_VERIFY_WITH_TIMEOUT(secret.isOpen(), 30'000);
        passphrase->setText(u"the key's own"_s);
        desk.writeParts(path("parts.json"));
        QTRY_VERIFY_WITH_TIMEOUT(!desk.isBusy(), 30'000);
        QVERIFY(desk.note().startsWith(u"✕ "_s));
        QVERIFY(!QFile::exists(path("parts.json")));
        // Another file: what was compared was compared for the old one.
        desk.openFile(path("sums.json"));
        QTRY_VERIFY(!desk.isBusy());
        QVERIFY(!desk.findChild<QCheckBox*>(u"offlineCompared"_s)->isChecked());
        QVERIFY(m_bench->transport.waiting.empty() && m_bench->sender->sent.empty());
    }

    void writesNoSumsThatAreNotProven()
    {
        CountingTransfer transfer(*m_bench->services, m_bench->transport, nullptr);
        const base::Json election = base::Json::object({ { "id", m_house->id() } });
        transfer.write(election, path("out.json"));
        QCOMPARE(transfer.running(), CountingTransfer::Kind::Writing);
        transfer.write(election, path("second.json")); // one thing at a time
        QCOMPARE(m_bench->transport.waiting.size(), std::size_t(1));
        QVERIFY(answerKind().endsWith(u"/sums"_s));
        // This console has met no node: whatever was signed, nobody is believed.
        m_bench->transport.answer(
            base::Json::object({ { "proof", m_house->pages(m_house->state()).front() }, { "next", "" } }));
        QTRY_COMPARE(transfer.running(), CountingTransfer::Kind::Nothing);
        QCOMPARE(transfer.error()->code, std::string("console.counting_node"));
        QVERIFY(!QFile::exists(path("out.json")));
        // A server that is gone in between leaves no file.
        transfer.write(election, path("out.json"));
        m_bench->transport.answer(base::failed("console.offline"));
        QCOMPARE(transfer.error()->code, std::string("console.offline"));
        transfer.write(election, path("out.json"));
        transfer.cancel();
        QCOMPARE(transfer.error()->code, std::string("console.export_cancelled"));
        m_bench->transport.waiting.clear();
        QVERIFY(!QFile::exists(path("out.json")));
    }

    void submitsNothingOfAnotherChainOrElection()
    {
        CountingTransfer transfer(*m_bench->services, m_bench->transport, nullptr);
        const auto key = crypto::SigningKey::generate();
        QVERIFY(writeWhole(path("back.json"), m_house->parts(0, key)));
        const base::Json election = base::Json::object({ { "id", m_house->known.frozen.definition.id } });
        transfer.submit(election, path("back.json"));
        QTRY_COMPARE(transfer.running(), CountingTransfer::Kind::Nothing);
        QCOMPARE(transfer.error()->code, std::string("console.ceremony_other_chain"));
        transfer.submit(election, path("missing.json"));
        QTRY_COMPARE(transfer.running(), CountingTransfer::Kind::Nothing);
        QCOMPARE(transfer.error()->code, std::string("console.parts_file"));
        QVERIFY(m_bench->transport.waiting.empty());
    }
};

QTEST_MAIN(TestElectionOfflineCount)
#include "tst_election_offline_count.moc"
