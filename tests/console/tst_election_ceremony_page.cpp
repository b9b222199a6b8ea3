// SPDX-License-Identifier: Apache-2.0
// The key ceremony's screen: a real ceremony of three of five through the rows that a chain would keep, bad messages,
// complaints, files, and a secret that is gone when the tab is left.
#include "admin-console/pages/elections/ceremony_tab.h"
#include "admin-console/pages/elections/trustee_box.h"
#include "tests/console/election_bench.h"

#include <QAbstractItemModelTester>
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

namespace {

constexpr crypto::Argon2Cost kCheap { 8'192, 1, 1 };
constexpr std::int64_t kNow = 1'700'000'000;

/// What the chain's domain does with the messages, as far as the rows show it.
struct SmallChain {
    CeremonyRows rows;

    SmallChain()
    {
        rows.election = base::Json::object({ { "id", "e-1" }, { "state", "ceremony" }, { "attempt", 1 },
            { "round", "commit" }, { "round_deadline", kNow + 60 }, { "threshold", 3 }, { "joint", "" },
            { "title_ko", "총장 선거" }, { "title_en", "President" } });
        for (int i = 1; i <= 5; ++i) {
            rows.trustees.push_back(
                base::Json::object({ { "index", i }, { "officer", "o-" + std::to_string(i) },
                    { "name_ko", "관리인" }, { "name_en", "Trustee" }, { "state", "named" } }));
            rows.messages.push_back(
                base::Json::object({ { "attempt", 1 }, { "index", i }, { "round", "" } }));
        }
    }
    base::Json& message(std::int64_t index) { return rows.messages[static_cast<std::size_t>(index - 1)]; }
    CeremonyBoard board(std::int64_t now = kNow) const { return readCeremony(rows, now); }
    void take(std::int64_t index, const CeremonyStep& step)
    {
        base::Json& row = message(index);
        for (const char* member : { "commitment", "encryption_key", "coefficients", "proof", "shares" }) {
            if (const base::Json* found = step.payload.find(member))
                row.set(member, *found);
        }
        row.set("round",
            step.action == "ceremonyCommit"       ? "commit"
                : step.action == "ceremonyReveal" ? "reveal"
                : step.action == "ceremonyShares" ? "shares"
                                                  : "check");
    }
    void setRound(const char* round) { rows.election.set("round", round); }
};

std::vector<voting::TrusteeSecret> fiveSecrets()
{
    std::vector<voting::TrusteeSecret> secrets;
    for (std::int64_t i = 1; i <= 5; ++i)
        secrets.push_back(voting::TrusteeSecret::create({ "e-1", 1, 3 }, i));
    return secrets;
}

/// Through the rounds before `last`, everybody doing what is due.
void play(SmallChain& chain, const std::vector<voting::TrusteeSecret>& secrets, std::string_view until)
{
    for (const char* round : kCeremonyRounds) {
        chain.setRound(round);
        if (round == until)
            return;
        for (const voting::TrusteeSecret& secret : secrets) {
            const auto step = nextStep(chain.rows, chain.board(), secret);
            QVERIFY2(step.has_value(), step ? "" : step.error().code.c_str());
            QVERIFY(!step->action.empty());
            chain.take(secret.index(), *step);
        }
    }
    chain.setRound("done");
}

std::string flipped(const std::string& text)
{
    auto bytes = *base::fromBase64Url(text);
    bytes[bytes.size() / 2] ^= 1;
    return base::toBase64Url(bytes);
}

void waitFor(TrusteeDesk& desk)
{
    QTRY_VERIFY_WITH_TIMEOUT(!desk.isBusy(), 30'000);
}

} // namespace

class TestElectionCeremony final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ElectionBench> m_bench;
    QTemporaryDir m_folder;

    /// Gives the tab the rows of the chain, as its three questions are answered.
    void answer(const SmallChain& chain)
    {
        while (!m_bench->transport.waiting.empty()) {
            const QString path = m_bench->transport.waiting.front().request.path;
            const auto& rows = path.endsWith(u"/trustees"_s) ? chain.rows.trustees
                : path.endsWith(u"/ceremony"_s)              ? chain.rows.messages
                                                             : chain.rows.complaints;
            m_bench->transport.answer(base::Json::object(
                { { "rows", base::Json(base::Json::Array(rows.begin(), rows.end())) }, { "next", "" } }));
        }
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<ElectionBench>();
        m_bench->bench.language.set(LanguageCode::English);
    }
    void cleanup() { m_bench.reset(); }

    void threeOfFiveMakeAKeyThatEverybodyCanCheck()
    {
        SmallChain chain;
        auto secrets = fiveSecrets();
        play(chain, secrets, {});
        const CeremonyBoard board = chain.board();
        for (const CeremonyLine& line : board.lines) {
            for (const CeremonyMark& mark : line.marks)
                QCOMPARE(mark.light, CeremonyLight::Done);
        }
        QVERIFY(!board.joint.empty());
        chain.rows.election.set("joint", board.joint);
        QVERIFY(!chain.board().isJointWrong);
        chain.rows.election.set("joint", flipped(board.joint));
        QVERIFY(chain.board().isJointWrong);
        for (voting::TrusteeSecret& secret : secrets) {
            QVERIFY(finishSecret(chain.rows, board, secret).has_value());
            QVERIFY(secret.isFinished());
        }
    }

    void showsWhatDoesNotHold_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<int>("round");
        QTest::addColumn<QString>("code");
        QTest::newRow("commitment changed") << u"commitment"_s << 1 << u"voting.ceremony_commitment"_s;
        QTest::newRow("proof changed") << u"proof"_s << 1 << u"voting.ceremony_proof"_s;
        QTest::newRow("coefficient changed") << u"coefficients"_s << 1 << QString();
        QTest::newRow("a share is missing") << u"shares"_s << 2 << u"voting.ceremony_share"_s;
    }
    void showsWhatDoesNotHold()
    {
        QFETCH(QString, member);
        QFETCH(int, round);
        QFETCH(QString, code);
        SmallChain chain;
        const auto secrets = fiveSecrets();
        play(chain, secrets, "check");
        QCOMPARE(chain.board().find(2)->marks[static_cast<std::size_t>(round)].light, CeremonyLight::Done);
        base::Json& message = chain.message(2);
        const std::string name = fromQt(member);
        if (message.at(name).isString()) {
            message.set(name, flipped(message.at(name).asString()));
        } else if (name == "shares") {
            base::Json::Array shares = message.at(name).asArray();
            shares.pop_back();
            message.set(name, std::move(shares));
        } else {
            message.set(name, chain.message(3).at(name)); // somebody else's
        }
        const CeremonyMark mark = chain.board().find(2)->marks[static_cast<std::size_t>(round)];
        QCOMPARE(mark.light, CeremonyLight::Bad);
        QVERIFY(!mark.code.empty());
        if (!code.isEmpty())
            QCOMPARE(toQt(mark.code), code);
        const auto cells = ceremonyCells(chain.board(), m_bench->bench.language);
        const Cell& cell = cells[1][static_cast<std::size_t>(round + 1)];
        QVERIFY(cell.text.startsWith(u"✕ "_s));
        QCOMPARE(cell.tone, Tone::Danger);
        // Nobody goes on over a message that does not hold.
        QVERIFY(!nextStep(chain.rows, chain.board(), secrets[0]).has_value());
    }

    void aWrongShareBecomesAComplaintAndIsSettledInPublic()
    {
        SmallChain chain;
        auto secrets = fiveSecrets();
        play(chain, secrets, "check");
        // What trustee 2 sealed for 4 goes to 1 as well: well-formed, and wrong.
        base::Json::Array shares = chain.message(2).at("shares").asArray();
        const auto wrong = *secrets[2].sealedShareFor(1, secrets[0].encryptionKey());
        for (base::Json& share : shares) {
            if (share.integerOr("to", 0) == 1)
                share.set("sealed", base::toBase64Url(wrong));
        }
        chain.message(2).set("shares", std::move(shares));
        const auto complaint = nextStep(chain.rows, chain.board(), secrets[0]);
        QVERIFY(complaint.has_value());
        QCOMPARE(complaint->action, std::string("ceremonyComplain"));
        QCOMPARE(complaint->payload.integerOr("against", 0), 2);
        QCOMPARE(nextStep(chain.rows, chain.board(), secrets[3])->action, std::string("ceremonyAcknowledge"));

        chain.rows.complaints.push_back(base::Json::object({ { "attempt", 1 }, { "complainant", 1 },
            { "against", 2 }, { "state", "open" }, { "share", "" } }));
        QCOMPARE(chain.board().find(2)->marks[2].light, CeremonyLight::Complaint);
        QVERIFY(nextStep(chain.rows, chain.board(), secrets[0])->action.empty());
        const auto settled = nextStep(chain.rows, chain.board(), secrets[1]);
        QCOMPARE(settled->action, std::string("ceremonySettle"));
        const auto share = base::fromBase64Url(settled->payload.stringOr("share", ""));
        QVERIFY(voting::checkShare(secrets[1].coefficients(), 1, *share).has_value());
        // The published share is the one that counts.
        chain.rows.complaints[0].set("state", "refuted");
        chain.rows.complaints[0].set("share", settled->payload.at("share"));
        QCOMPARE(nextStep(chain.rows, chain.board(), secrets[0])->action, std::string("ceremonyAcknowledge"));
        QVERIFY(finishSecret(chain.rows, chain.board(), secrets[0]).has_value());
    }

    void refusesASecretOfAnotherPart()
    {
        SmallChain chain;
        const auto secrets = fiveSecrets();
        play(chain, secrets, "reveal");
        const auto other = voting::TrusteeSecret::create({ "e-1", 1, 3 }, 1);
        QCOMPARE(nextStep(chain.rows, chain.board(), other).error().code,
            std::string("console.ceremony_other_secret"));
        const auto later = voting::TrusteeSecret::create({ "e-1", 2, 3 }, 1);
        QCOMPARE(nextStep(chain.rows, chain.board(), later).error().code,
            std::string("console.ceremony_other_attempt"));
        const auto nobody = voting::TrusteeSecret::create({ "e-1", 1, 3 }, 9);
        QCOMPARE(nextStep(chain.rows, chain.board(), nobody).error().code,
            std::string("console.ceremony_not_mine"));
    }

    void tellsLateFromDue()
    {
        SmallChain chain;
        QCOMPARE(chain.board().find(1)->marks[0].light, CeremonyLight::Due);
        QCOMPARE(chain.board().find(1)->marks[1].light, CeremonyLight::Waiting);
        QCOMPARE(chain.board(kNow + 61).find(1)->marks[0].light, CeremonyLight::Overdue);
        chain.rows.trustees[0].set("state", "excluded");
        QCOMPARE(chain.board().find(1)->marks[0].light, CeremonyLight::Excluded);
    }

    void aTrusteeDoesThePartAndTheSecretIsWipedWithTheTab()
    {
        SmallChain chain;
        CeremonyTab tab(*m_bench->services, m_bench->transport, nullptr, u"o-1"_s, kCheap);
        QAbstractItemModelTester grid(&tab.grid());
        QAbstractItemModelTester complaints(&tab.complaints());
        tab.showElection(chain.rows.election);
        answer(chain);
        QCOMPARE(tab.grid().rowCount(), 5);
        tab.show();
        TrusteeDesk& desk = tab.box().desk();
        const QString file = m_folder.filePath(u"one.json"_s);
        desk.make(file, base::SecretBytes(base::toBytes("a long passphrase")), tab.board().context, 1);
        waitFor(desk);
        QVERIFY2(desk.isOpen(), desk.error() ? desk.error()->code.c_str() : "");
        tab.doMyPart();
        QCOMPARE(m_bench->sender->sent.size(), std::size_t(1));
        QVERIFY(m_bench->sender->sent[0].rfind("election/ceremonyCommit ", 0) == 0);
        // One message on its way is not sent a second time.
        tab.doMyPart();
        QCOMPARE(m_bench->sender->sent.size(), std::size_t(1));
        m_bench->sender->ok({});
        QVERIFY(tab.note().startsWith(u"✓ "_s));

        const std::weak_ptr<const voting::TrusteeSecret> held = desk.shared();
        QVERIFY(!held.expired());
        tab.hide();
        QVERIFY(!desk.isOpen());
        QVERIFY(held.expired());
        tab.show();
        desk.open(file, base::SecretBytes(base::toBytes("another passphrase")), "e-1", 1, 1);
        waitFor(desk);
        QVERIFY(!desk.isOpen());
        QCOMPARE(desk.error()->code, std::string("key_file.passphrase"));
        desk.open(file, base::SecretBytes(base::toBytes("a long passphrase")), "e-1", 1, 2);
        waitFor(desk);
        QCOMPARE(desk.error()->code, std::string("console.ceremony_other_attempt"));
        desk.open(file, base::SecretBytes(base::toBytes("a long passphrase")), "e-1", 1, 1);
        waitFor(desk);
        QVERIFY(desk.isOpen());
        // What is there already is never written over by a new secret.
        desk.make(file, base::SecretBytes(base::toBytes("a long passphrase")), tab.board().context, 1);
        waitFor(desk);
        QVERIFY(!desk.isOpen());
    }

    void carriesMessagesInAFileAndChecksThem()
    {
        SmallChain chain;
        const auto secrets = fiveSecrets();
        play(chain, secrets, "shares");
        std::string name;
        const std::string text = base::canonical(ceremonyFile(chain.rows, "maru"));
        const auto read = readCeremonyFile(text, name);
        QVERIFY(read.has_value());
        QCOMPARE(name, std::string("maru"));
        QCOMPARE(
            nextStep(*read, readCeremony(*read, kNow), secrets[0])->action, std::string("ceremonyShares"));
        for (const char* bad : { "", "{}", "{\"format\":\"maru-ceremony/v1\"}", "[1" })
            QVERIFY(!readCeremonyFile(bad, name).has_value());

        CeremonyTab tab(*m_bench->services, m_bench->transport, nullptr, u"o-1"_s, kCheap);
        tab.showElection(chain.rows.election);
        answer(chain);
        const QString file = m_folder.filePath(u"messages.json"_s);
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text.data(), static_cast<qint64>(text.size()));
        out.close();
        tab.readMessages(file); // the bench's connection has no chain: another one's file
        QVERIFY(tab.note().startsWith(u"✕ "_s));
        tab.submitFile(file);
        QVERIFY(tab.note().startsWith(u"✕ "_s));
        QVERIFY(m_bench->transport.waiting.empty());
    }
};

QTEST_MAIN(TestElectionCeremony)
#include "tst_election_ceremony_page.moc"
