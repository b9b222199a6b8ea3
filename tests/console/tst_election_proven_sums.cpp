// SPDX-License-Identifier: Apache-2.0
// A trustee's console opens nothing that is not proven: servers that show one ballot as a sum, an older state, another
// document or unit, leave a unit out, or change their story later, get no part.
#include "admin-console/pages/elections/decrypt_job.h"
#include "admin-console/pages/elections/trustee_desk.h"
#include "tests/console/counting_house.h"
#include "tests/console/election_bench.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;
using maru::test::CountingHouse;
using maru::test::CountingState;

namespace {

constexpr crypto::Argon2Cost kCheap { 8'192, 1, 1 };
constexpr int kLongestMs = 60'000;

base::SecretBytes passphraseOfTest()
{
    return base::SecretBytes(base::toBytes("a long passphrase"));
}

} // namespace

class TestElectionProvenSums final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<CountingHouse> m_house;
    std::unique_ptr<ElectionBench> m_bench;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TrusteeDesk> m_desk;
    std::unique_ptr<DecryptJob> m_job;
    std::vector<base::Json> m_given;

    QString secretPath() const { return m_folder->filePath(u"secret.json"_s); }
    void openSecret(const voting::TrusteeSecret& secret)
    {
        QVERIFY(secret
                    .write(fromQt(secretPath()), passphraseOfTest(), voting::TrusteeSecret::Existing::Replace,
                        kCheap)
                    .has_value());
        reopen(secret.index());
    }
    void reopen(std::int64_t index)
    {
        m_desk->open(secretPath(), passphraseOfTest(), m_house->id(), 0, index);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isOpen(), kLongestMs);
    }
    /// Answers with these pages until the job has ended.
    void decrypt(const std::vector<base::Json>& pages)
    {
        m_job->start(toQt(m_house->id()), *m_desk);
        const auto hasEnded = [&] {
            auto& waiting = m_bench->transport.waiting;
            while (!waiting.empty()) {
                if (!waiting.front().request.path.endsWith(u"/sums"_s)) {
                    base::Json rows = base::Json::array();
                    for (const base::Json& row : m_given)
                        rows.push(row);
                    m_bench->transport.answer(
                        base::Json::object({ { "rows", std::move(rows) }, { "next", "" } }));
                    continue;
                }
                const auto at = static_cast<std::size_t>(m_bench->transport.argument(u"after"_s).toInt());
                m_bench->transport.answer(base::Json::object({ { "proof", pages.at(at) },
                    { "next", at + 1 < pages.size() ? std::to_string(at + 1) : std::string() } }));
            }
            if (!m_bench->sender->callbacks.empty())
                m_bench->sender->ok({});
            return !m_job->isRunning();
        };
        QVERIFY(QTest::qWaitFor(hasEnded, kLongestMs));
    }
    QString refusal() const { return m_job->error() ? toQt(m_job->error()->code) : QString(); }
    /// With the first row of `sums` that ends so.
    static std::vector<base::Json> changed(
        std::vector<base::Json> pages, const char* keyEnd, const std::function<void(base::Json&)>& change)
    {
        for (base::Json& page : pages) {
            base::Json::Array rows = page.at("rows").asArray();
            for (base::Json& row : rows) {
                if (toQt(row.stringOr("key", "")).endsWith(QString::fromLatin1(keyEnd))) {
                    change(row);
                    page.set("rows", rows);
                    return pages;
                }
            }
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase() { m_house = std::make_unique<CountingHouse>(); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_bench = std::make_unique<ElectionBench>();
        m_desk = std::make_unique<TrusteeDesk>(nullptr, kCheap);
        m_job = std::make_unique<DecryptJob>(*m_bench->services, m_bench->transport, nullptr);
        m_given.clear();
    }
    void cleanup()
    {
        m_job.reset();
        m_desk.reset();
        m_bench.reset();
        m_folder.reset();
    }

    void opensWhatIsProvenAndRemembersIt()
    {
        openSecret(m_house->known.trustees[1]);
        const auto pages = m_house->pages(m_house->state());
        m_given = { base::Json::object({ { "trustee", 2 }, { "unit", "p001" }, { "contest", "c2" } }) };
        decrypt(pages);
        QCOMPARE(refusal(), QString());
        QCOMPARE(m_job->done(), 3);
        QCOMPARE(m_job->proven(), 4);
        QCOMPARE(m_bench->sender->sent.size(), std::size_t(1));
        const voting::TrusteeMemory remembered = m_desk->secret().memory();
        QCOMPARE(remembered.fingerprint, base::toHex(m_house->known.frozen.fingerprint));
        QCOMPARE(remembered.sums, m_job->digest());
        QCOMPARE(remembered.node, m_house->nodeDid());
        // It is in the file, and the same sums may be opened again.
        m_desk->wipe();
        reopen(2);
        QVERIFY(m_desk->secret().memory() == remembered);
        decrypt(pages);
        QCOMPARE(refusal(), QString());
    }

    void opensNothingThat_data()
    {
        QTest::addColumn<int>("at");
        QTest::addColumn<QString>("code");
        int at = 0;
        for (const auto& [name, code] :
            std::vector<std::pair<const char*, const char*>> {
                { "is a ballot in the place of a sum", "console.counting_proof" },
                { "has another number of ballots than the state", "console.counting_proof" },
                { "comes from an older state", "console.counting_not_closed" },
                { "comes from an older state on the second page", "console.counting_not_closed" },
                { "is of a header before the closing", "console.counting_not_closed" },
                { "was signed by another node", "console.counting_node" },
                { "has a signature that does not hold", "console.counting_proof" },
                { "is of another chain", "console.counting_proof" },
                { "has roots that do not fit", "console.counting_proof" },
                { "is of another election", "console.counting_proof" },
                { "has another fingerprint", "console.counting_fingerprint" },
                { "has another fingerprint on the second page", "console.counting_fingerprint" },
                { "is another unit's sum", "console.counting_sums" },
                { "leaves a unit out", "console.counting_sums" },
                { "is there twice", "console.counting_sums" },
                { "is there twice in two forms", "console.counting_sums" },
                { "leaves ballots of the box out", "console.counting_sums" },
                { "has fewer ballots in one contest than in the other", "console.counting_sums" },
                { "has no document", "console.counting_proof" }, { "is no page", "console.counting_proof" } })
            QTest::newRow(name) << at++ << QString::fromLatin1(code);
    }
    void opensNothingThat()
    {
        QFETCH(int, at);
        QFETCH(QString, code);
        CountingState state = m_house->state();
        const std::size_t all = state.rows.size();
        const voting::Contest& contest = m_house->known.frozen.definition.contests.front();
        const auto good = m_house->pages(state);
        std::vector<base::Json> pages = good;
        switch (at) {
        case 0:
            pages = changed(good, "/p001/c1", [&](base::Json& row) {
                base::Json value = row.at("value");
                value.set("sums", m_house->sumsOf(contest, 1));
                row.set("value", value);
            });
            break;
        case 1:
            pages = changed(good, "/p001/c1", [&](base::Json& row) {
                base::Json value = row.at("value");
                value.set("ballots", 1);
                row.set("value", value);
            });
            break;
        case 2:
        case 3: {
            // When p001 had one ballot: everything is proven, and voting went on.
            state.of("elections").set("state", "open");
            for (const char* sum : { "/p001/c1", "/p001/c2" })
                state.of("sums", sum).set("ballots", 1).set("weight", 1);
            const auto older = m_house->pages(state);
            pages = at == 2 ? older : std::vector<base::Json> { good[0], older[1] };
            break;
        }
        case 4:
            state.time = 899;
            pages = m_house->pages(state);
            break;
        case 5:
            pages = { m_house->page(state, 0, all, crypto::SigningKey::generate()) };
            break;
        case 6: {
            base::Json header = good[0].at("header");
            header.set("time", 1'001);
            pages[0].set("header", header);
            break;
        }
        case 7:
            state.chain = "maru-copy";
            pages = m_house->pages(state);
            break;
        case 8: {
            base::Json roots = good[0].at("domain_roots");
            roots.set("election", std::string(64, '7'));
            pages[0].set("domain_roots", roots);
            break;
        }
        case 9:
            state.rows.front().key = "e-fedcba9876543210";
            state.rows.front().value.set("id", "e-fedcba9876543210");
            pages = m_house->pages(state);
            break;
        case 10:
        case 11: {
            const std::string other(64, 'a');
            state.of("elections").set("fingerprint", other);
            const auto changedPages = m_house->pages(state);
            pages = at == 10 ? changedPages : std::vector<base::Json> { good[0], changedPages[1] };
            break;
        }
        case 12:
            state.of("sums", "/p001/c1").set("unit", "p003");
            pages = m_house->pages(state);
            break;
        case 13:
            state.remove("sums", m_house->id() + "/p003/c1");
            state.remove("sums", m_house->id() + "/p003/c2");
            state.of("boxes").set("voters", 3);
            pages = m_house->pages(state);
            break;
        case 14:
            pages = { good[0], good[1], good[1] };
            break;
        case 15:
            state.of("sums", "/p003/c2")
                .set("sums", m_house->sumsOf(m_house->known.frozen.definition.contests.back(), 2));
            pages = { good[0], good[1], m_house->pages(state)[1] };
            break;
        case 16:
            state.of("boxes").set("voters", 6);
            pages = m_house->pages(state);
            break;
        case 17:
            state.of("sums", "/p001/c2").set("ballots", 2).set("weight", 2);
            pages = m_house->pages(state);
            break;
        case 18:
            pages = { m_house->page(state, all - 2, all) };
            break;
        default:
            pages = { base::Json::object({ { "rows", base::Json::array() } }) };
        }
        QVERIFY(!pages.empty());
        openSecret(m_house->known.trustees[0]);
        decrypt(pages);
        QCOMPARE(refusal(), code);
        QVERIFY(m_bench->sender->sent.empty());
        QCOMPARE(m_job->done(), 0);
        QVERIFY(m_desk->secret().memory().sums.empty());
    }

    void opensTheSumsInOneFormOnly()
    {
        openSecret(m_house->known.trustees[2]);
        decrypt(m_house->pages(m_house->state()));
        QCOMPARE(refusal(), QString());
        QCOMPARE(m_bench->sender->sent.size(), std::size_t(1));
        // The same node proves other sums now (the fixture encrypts anew): what two forms differ by could be one ballot.
        m_desk->wipe();
        reopen(3);
        decrypt(m_house->pages(m_house->state()));
        QCOMPARE(refusal(), u"voting.trustee_opened"_s);
        QCOMPARE(m_bench->sender->sent.size(), std::size_t(1));
    }

    void leavesWhatAnotherDeskMadeTheFileRemember()
    {
        openSecret(m_house->known.trustees[1]);
        // The same file at a second desk, which opens the sums in another form first.
        TrusteeDesk second(nullptr, kCheap);
        second.open(m_desk->path(), passphraseOfTest(), m_house->id(), 0, 2);
        QTRY_VERIFY_WITH_TIMEOUT(second.isOpen(), kLongestMs);
        std::optional<base::Status> written;
        second.remember(
            [](voting::TrusteeSecret& secret) {
                return secret.noteOpening(std::string(64, 'a'), std::string(64, 'b'));
            },
            [&written](const base::Status& status) { written = status; });
        QTRY_VERIFY_WITH_TIMEOUT(written.has_value(), kLongestMs);
        QVERIFY(*written);
        for (int again = 0; again < 2; ++again) {
            decrypt(m_house->pages(m_house->state()));
            QCOMPARE(refusal(), u"voting.trustee_opened"_s);
            QVERIFY(m_bench->sender->sent.empty());
        }
        m_desk->wipe();
        reopen(2);
        QCOMPARE(m_desk->secret().memory().sums, std::string(64, 'b'));
    }

    void opensNothingWhenTheFileCannotRemember()
    {
        openSecret(m_house->known.trustees[0]);
        QVERIFY(QDir(m_folder->path()).removeRecursively());
        const auto pages = m_house->pages(m_house->state());
        decrypt(pages);
        QVERIFY(!refusal().isEmpty());
        QVERIFY(m_bench->sender->sent.empty());
        // Asked again: the file still does not know.
        decrypt(pages);
        QVERIFY(!refusal().isEmpty());
        QVERIFY(m_bench->sender->sent.empty());
    }

    void believesTheNodeOfTheCeremonyAlone()
    {
        const CountingState state = m_house->state();
        const auto other = crypto::SigningKey::generate();
        voting::TrusteeSecret& secret = m_house->known.trustees[0];
        secret.noteHome("other", crypto::didOf(other.publicKey())); // what is remembered stays
        QCOMPARE(secret.memory().node, m_house->nodeDid());
        QCOMPARE(secret.memory().chain, std::string("maru"));
        openSecret(secret);
        decrypt({ m_house->page(state, 0, state.rows.size(), other) });
        QCOMPARE(refusal(), u"console.counting_node"_s);

        // A secret that has met no node, in a console that has not either: nobody is believed.
        const voting::TrusteeSecret blank = voting::TrusteeSecret::create({ m_house->id(), 1, 3 }, 1);
        QVERIFY(blank.memory().isEmpty());
        openSecret(blank);
        m_job->start(toQt(m_house->id()), *m_desk);
        QVERIFY(!m_job->isRunning());
        QCOMPARE(refusal(), u"console.counting_node"_s);
        QVERIFY(m_bench->transport.waiting.empty());
    }

    void opensNothingForOtherTrusteesKeys()
    {
        // The own key is the same, another trustee's is the server's: it could open what two honest ones open with it.
        std::vector<voting::TrusteeKey> keys = m_house->known.frozen.trustees.keys;
        keys.back().coefficients =
            voting::TrusteeSecret::create({ m_house->id(), 1, 3 }, keys.back().index).coefficients();
        const auto trustees = voting::finishCeremony(3, keys);
        QVERIFY(trustees.has_value());
        const base::Json frozen =
            voting::composeFrozen(m_house->known.frozen.definition, m_house->known.frozen.roll, *trustees);
        const std::string fingerprint = base::toHex(voting::frozenFromJson(frozen)->fingerprint);
        CountingState state = m_house->state();
        state.of("elections").set("fingerprint", fingerprint);
        state.of("definitions").set("fingerprint", fingerprint).set("frozen", frozen);
        openSecret(m_house->known.trustees[0]);
        decrypt(m_house->pages(state));
        QCOMPARE(refusal(), u"console.counting_keys"_s);
        // And with the own key replaced.
        keys.front().coefficients =
            voting::TrusteeSecret::create({ m_house->id(), 1, 3 }, keys.front().index).coefficients();
        const base::Json second = voting::composeFrozen(
            m_house->known.frozen.definition, m_house->known.frozen.roll, *voting::finishCeremony(3, keys));
        const std::string its = base::toHex(voting::frozenFromJson(second)->fingerprint);
        state.of("elections").set("fingerprint", its);
        state.of("definitions").set("fingerprint", its).set("frozen", second);
        decrypt(m_house->pages(state));
        QCOMPARE(refusal(), u"console.trustee_secret"_s);
        QVERIFY(m_bench->sender->sent.empty());
    }

    void anOfflineServerAndPagesWithoutEndAreToldAsFaults()
    {
        openSecret(m_house->known.trustees[0]);
        m_job->start(toQt(m_house->id()), *m_desk);
        m_bench->transport.answer(base::failed("console.offline"));
        QCOMPARE(refusal(), u"console.offline"_s);
        m_job->start(toQt(m_house->id()), *m_desk);
        m_bench->transport.answer(base::Json::object({ { "rows", base::Json::array() } }));
        QCOMPARE(refusal(), u"console.protocol"_s);
        // The same page for ever.
        const auto pages = m_house->pages(m_house->state());
        m_job->start(toQt(m_house->id()), *m_desk);
        m_bench->transport.answer(base::Json::object({ { "proof", pages[0] }, { "next", "x" } }));
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->transport.waiting.size(), std::size_t(1), kLongestMs);
        m_bench->transport.answer(base::Json::object({ { "proof", pages[1] }, { "next", "x" } }));
        QCOMPARE(refusal(), u"console.protocol"_s);
        // Cancelled while the sums are read: what comes later finds nobody.
        m_job->start(toQt(m_house->id()), *m_desk);
        m_job->cancel();
        QCOMPARE(refusal(), u"console.export_cancelled"_s);
        m_bench->transport.answer(base::Json::object({ { "proof", pages[0] }, { "next", "" } }));
        QVERIFY(m_bench->sender->sent.empty() && !m_job->isRunning());
    }
};

QTEST_MAIN(TestElectionProvenSums)
#include "tst_election_proven_sums.moc"
