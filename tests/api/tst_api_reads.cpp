// SPDX-License-Identifier: Apache-2.0
// Node, blocks, log, state, export, metrics and the descriptions, over HTTPS.
#include "tests/api/api_house.h"

#include "shared/crypto/hash.h"
#include "shared/ledger/header.h"
#include "shared/ledger/receipt.h"
#include "shared/merkle/log_tree.h"

#include <QtTest>

using namespace maru;
using namespace maru::test;
using base::Hash256;
using base::Json;

namespace {

std::vector<Hash256> hashes(const Json& list)
{
    std::vector<Hash256> out;
    for (const Json& one : list.asArray())
        out.push_back(must(Hash256::fromHex(one.asString())));
    return out;
}

} // namespace

class ApiReads : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_house = std::make_unique<ApiHouse>();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_house->submit(m_house->topUpRequest(m_house->citizen, 1'000 + i)).status, 200);
    }
    void cleanupTestCase() { m_house.reset(); }

    void describesTheNode()
    {
        const Answer node = m_house->get("/v1/node");
        QCOMPARE(node.json.at("chain").asString(), std::string("test-chain"));
        QCOMPARE(node.json.at("node").asString(), m_house->nodeDid());
        QCOMPARE(node.json.at("height").asInteger(), 5);
        const Answer genesis = m_house->get("/v1/genesis");
        QCOMPARE(node.json.at("genesis_hash").asString(),
            crypto::sha256(std::string_view(base::canonical(genesis.json))).hex());
        QCOMPARE(m_house->get("/healthz").json.at("status").asString(), std::string("ok"));
    }

    void signsTheHead()
    {
        const Answer head = m_house->get("/v1/head");
        Json signedJson = head.json;
        signedJson.remove("hash");
        const auto header = must(ledger::decodeSignedHeader(signedJson));
        QVERIFY(ledger::checkHeader(header).has_value());
        QCOMPARE(head.json.at("hash").asString(), ledger::headerHash(header.header).hex());
        const Answer note = m_house->get("/v1/checkpoint");
        const auto checkpoint =
            must(ledger::openCheckpoint(note.text, must(crypto::publicKeyOf(m_house->nodeDid()))));
        QCOMPARE(checkpoint.size, header.header.logSize);
        QCOMPARE(checkpoint.root, header.header.logRoot);
    }

    void pagesBlocks()
    {
        std::vector<std::int64_t> seen;
        std::string before;
        do {
            const Answer page =
                m_house->get("/v1/blocks?limit=2" + (before.empty() ? "" : "&before=" + before));
            QCOMPARE(page.status, 200);
            for (const Json& row : page.json.at("rows").asArray())
                seen.push_back(row.at("height").asInteger());
            before = page.json.at("next").asString();
        } while (!before.empty());
        QCOMPARE(seen, (std::vector<std::int64_t> { 5, 4, 3, 2, 1, 0 }));
        QCOMPARE(m_house->get("/v1/blocks?total=1").json.at("total").asInteger(), 6);
    }

    void showsABlock()
    {
        const Answer block = m_house->get("/v1/blocks/3");
        QCOMPARE(block.json.at("header").at("height").asInteger(), 3);
        QCOMPARE(block.json.at("transactions").asArray().size(), std::size_t(1));
        const Answer leaves = m_house->get("/v1/blocks/3/leaves");
        const std::string leaf = base::canonical(leaves.json.at("leaves").asArray().at(0));
        const Answer inclusion = m_house->get("/v1/log/inclusion?index=2&size=5");
        QCOMPARE(inclusion.json.at("leaf").asString(), merkle::leafHash(base::asBytes(leaf)).hex());
        QVERIFY(merkle::verifyInclusion(must(Hash256::fromHex(inclusion.json.at("leaf").asString())), 2, 5,
            hashes(inclusion.json.at("proof")), m_house->node().head().header.logRoot));
    }

    void provesConsistency()
    {
        const auto root = [this](const std::string& height) {
            const Answer block = m_house->get("/v1/blocks/" + height);
            return must(Hash256::fromHex(block.json.at("header").at("log_root").asString()));
        };
        const Answer proof = m_house->get("/v1/log/consistency?first=3&second=5");
        QVERIFY(merkle::verifyConsistency(3, 5, root("3"), root("5"), hashes(proof.json.at("proof"))));
    }

    void provesState()
    {
        const std::string did = crypto::didOf(m_house->registrar.publicKey());
        const Answer present = m_house->get("/v1/state/identity/officers/" + http::encodeComponent(did));
        QCOMPARE(present.status, 200);
        auto proof = must(ledger::decodeStateProof(present.json));
        QVERIFY(ledger::checkStateProof(proof, m_house->nodeDid()).has_value());
        QVERIFY(proof.value.has_value());
        const Answer absent = m_house->get("/v1/state/identity/agencies/no-such");
        proof = must(ledger::decodeStateProof(absent.json));
        QVERIFY(ledger::checkStateProof(proof, m_house->nodeDid()).has_value());
        QVERIFY(!proof.value.has_value());
        // A key with a slash, sent as one percent-encoded segment.
        const Answer slash = m_house->get(
            "/v1/state/parameters/values/" + http::encodeComponent("donation.k_anonymity/000000000000"));
        QCOMPARE(slash.status, 200);
        QCOMPARE(slash.json.at("key").asString(), std::string("donation.k_anonymity/000000000000"));
    }

    void refusesBadReads_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("status");
        QTest::newRow("block beyond the head") << "/v1/blocks/99" << 404;
        QTest::newRow("block no number") << "/v1/blocks/x" << 400;
        QTest::newRow("leaves beyond") << "/v1/blocks/99/leaves" << 404;
        QTest::newRow("size beyond the log") << "/v1/log/inclusion?index=0&size=50" << 400;
        QTest::newRow("index beyond the size") << "/v1/log/inclusion?index=5&size=5" << 400;
        QTest::newRow("nothing given") << "/v1/log/inclusion" << 400;
        QTest::newRow("first after second") << "/v1/log/consistency?first=5&second=3" << 400;
        QTest::newRow("unknown domain") << "/v1/state/x/y/z" << 404;
        QTest::newRow("unknown table") << "/v1/state/identity/y/z" << 404;
        QTest::newRow("key not ascii") << "/v1/state/identity/agencies/%EA%B0%80" << 400;
        QTest::newRow("export beyond") << "/v1/export?from=99" << 404;
        QTest::newRow("export backwards") << "/v1/export?from=3&until=1" << 400;
        QTest::newRow("parameter of another") << "/v1/node?limit=3" << 400;
        QTest::newRow("restricted table") << "/v1/state/accounts/balances/citizen:x" << 401;
        QTest::newRow("unknown route") << "/v2/node" << 404;
    }
    void refusesBadReads()
    {
        QFETCH(QString, target);
        QFETCH(int, status);
        const Answer answer = m_house->get(target.toStdString());
        QCOMPARE(answer.status, status);
        QVERIFY(!answer.code().empty());
    }

    void exportsLines()
    {
        const Answer answer = m_house->get("/v1/export?until=3");
        QCOMPARE(answer.status, 200);
        const QStringList lines =
            QString::fromStdString(answer.text).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5);
        const Json first = must(base::parseCanonicalJson(lines[0].toStdString()));
        QCOMPARE(first.at("format").asString(), std::string("maru-export/v1"));
        QVERIFY(first.find("genesis") != nullptr);
        Hash256 previous = crypto::sha256(std::string_view(base::canonical(first.at("genesis"))));
        for (int i = 1; i < lines.size(); ++i) {
            const Json line = must(base::parseCanonicalJson(lines[i].toStdString()));
            const auto header = must(ledger::decodeHeader(line.at("header")));
            QCOMPARE(header.previous, previous);
            previous = ledger::headerHash(header);
        }
        QCOMPARE(answer.headers.at("Maru-Next-Height"), std::string("4"));
        const Answer rest = m_house->get("/v1/export?from=4");
        QCOMPARE(rest.headers.at("Maru-Next-Height"), std::string());
    }

    void describesItself()
    {
        const Answer document = m_house->get("/openapi.json");
        QCOMPARE(document.json.at("openapi").asString(), std::string("3.1.0"));
        const Json& paths = document.json.at("paths");
        QVERIFY(paths.find("/v1/transactions") != nullptr);
        QVERIFY(paths.find("/v1/query/donation/campaigns") != nullptr);
        const Json& schemas = document.json.at("components").at("schemas");
        for (const auto& [name, domain] : m_house->node().registry().all())
            for (const domain::ActionSpec& action : domain->spec().actions)
                QVERIFY2(schemas.find(name + "." + action.name) != nullptr, action.name.c_str());
        const Answer domains = m_house->get("/v1/domains");
        QCOMPARE(domains.json.at("domains").asArray().size(), m_house->node().registry().all().size());
        const Answer errors = m_house->get("/v1/errors");
        QVERIFY(errors.json.at("codes").find("session.expired") != nullptr);
    }

    void countsForPrometheus()
    {
        const Answer metrics = m_house->get("/metrics");
        QCOMPARE(metrics.status, 200);
        const QString text = QString::fromStdString(metrics.text);
        QVERIFY(text.contains("\nmaru_height 5\n"));
        QVERIFY(text.contains("\nmaru_log_size 5\n"));
        QVERIFY(text.contains("# TYPE maru_database_bytes gauge"));
    }

private:
    std::unique_ptr<ApiHouse> m_house;
};

QTEST_GUILESS_MAIN(ApiReads)
#include "tst_api_reads.moc"
