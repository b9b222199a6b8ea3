// SPDX-License-Identifier: Apache-2.0
// Certificates of destruction: a good one, and every way to falsify one.
#include "tests/unit/verify/mini_chain.h"

#include "shared/crypto/hash.h"

#include <QtTest>

#include <algorithm>

using namespace maru;
using base::Json;
using Change = std::function<void(Json&)>;
Q_DECLARE_METATYPE(Change)

namespace {

constexpr const char* kDestruction = "d-0123456789abcdef";

/// A chain whose last transaction is the vault's certificate, and the file about it.
struct Certified {
    MiniChain chain;
    std::vector<base::Hash256> commitments;
    crypto::SigningKey vault = crypto::SigningKey::generate();

    Certified()
    {
        for (int i = 0; i < 5; ++i)
            commitments.push_back(crypto::sha256("commitment " + std::to_string(i)));
        std::sort(commitments.begin(), commitments.end());
        write("ok", root(), static_cast<std::int64_t>(commitments.size()), "certified");
    }
    base::Hash256 root() const
    {
        merkle::LogFrontier tree;
        std::vector<merkle::LogNode> nodes;
        for (const base::Hash256& one : commitments)
            tree.append(merkle::leafHash(one.view()), nodes);
        return tree.root();
    }
    void write(
        const std::string& code, const base::Hash256& signedRoot, std::int64_t count, const char* state)
    {
        const auto transaction = ledger::makeTransaction(vault, chain.chain(), "privacy", "certify",
            Json::object({ { "destruction", kDestruction }, { "count", count }, { "root", signedRoot } }),
            base::UnixSeconds(chain.blocks.back().header.header.time.count() + 60));
        chain.blocks.back().leaves.back() = Json::object({ { "tx", ledger::toJson(transaction) },
            { "result", Json::object({ { "code", code }, { "data", Json::object() } }) } });
        merkle::LogFrontier log;
        std::vector<merkle::LogNode> nodes;
        for (const MiniBlock& block : chain.blocks)
            for (const Json& leaf : block.leaves)
                log.append(merkle::leafHash(base::asBytes(base::canonical(leaf))), nodes);
        chain.blocks.back().header.header.logRoot = log.root();
        chain.state[{ "privacy", "destructions", kDestruction }] =
            Json::object({ { "id", kDestruction }, { "class", "event.guest" }, { "basis", "retention" },
                { "legal_basis", "법 제1조" }, { "count", count }, { "root", signedRoot }, { "state", state },
                { "certifier", crypto::didOf(vault.publicKey()) }, { "certified_at", 1 },
                { "transaction", ledger::transactionId(transaction) } });
        chain.resealState();
    }
    Json file() const
    {
        Json list = Json::array();
        for (const base::Hash256& one : commitments)
            list.push(one);
        return Json::object({ { "format", "maru-destruction/v1" }, { "destruction", kDestruction },
            { "commitments", std::move(list) },
            { "receipt",
                ledger::toJson(
                    chain.receipt(chain.blocks.size() - 1, chain.blocks.back().leaves.size() - 1)) },
            { "state", ledger::toJson(chain.proof("privacy", "destructions", kDestruction)) } });
    }
    std::string codeOf(const Json& file) const
    {
        verify::Report report;
        verify::checkDestructionText(report, base::canonical(file), chain.node());
        return report.isGood() || report.failures().empty() ? std::string() : report.failures()[0].check;
    }
};

} // namespace

class TestVerifyDestruction : public QObject {
    Q_OBJECT

private slots:
    void acceptsAGoodOne()
    {
        const Certified made;
        verify::Report report;
        verify::checkDestructionText(report, base::pretty(made.file()), made.chain.node());
        QVERIFY2(report.isGood(), explain(report).c_str());
        QCOMPARE(report.passed("verify.destruction_root"), std::int64_t(5));
        verify::Report unpinned;
        verify::checkDestructionText(unpinned, base::canonical(made.file()), {});
        QVERIFY(unpinned.isGood());
        QVERIFY(explain(unpinned).find("--node") != std::string::npos);
    }

    void findsTampering_data()
    {
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, const char* expected, const Change& change) {
            QTest::newRow(name) << QByteArray(expected) << change;
        };
        row("another format", "verify.destruction_format",
            [](Json& file) { file.set("format", "maru-receipt/v1"); });
        row("more members", "json.unknown_field", [](Json& file) { file.set("more", 1); });
        row("no commitments", "verify.destruction_format",
            [](Json& file) { file.set("commitments", Json::array()); });
        row("bad commitment", "verify.destruction_format", [](Json& file) {
            Json list = file.at("commitments");
            list.asArray()[0] = "xyz";
            file.set("commitments", std::move(list));
        });
        row("one left out", "verify.destruction_root", [](Json& file) {
            Json list = file.at("commitments");
            list.asArray().pop_back();
            file.set("commitments", std::move(list));
        });
        row("one replaced", "verify.destruction_root", [](Json& file) {
            Json list = file.at("commitments");
            list.asArray().back() = base::Hash256::fromHex(std::string(64, 'f'))->hex();
            file.set("commitments", std::move(list));
        });
        row("one twice", "verify.destruction_list", [](Json& file) {
            Json list = file.at("commitments");
            list.asArray()[1] = list.asArray()[0];
            file.set("commitments", std::move(list));
        });
        row("order", "verify.destruction_list", [](Json& file) {
            Json list = file.at("commitments");
            std::swap(list.asArray()[0], list.asArray()[1]);
            file.set("commitments", std::move(list));
        });
        row("another destruction", "verify.destruction_signed",
            [](Json& file) { file.set("destruction", "d-fedcba9876543210"); });
        row("payload", "transaction.signature", [](Json& file) {
            Json receipt = file.at("receipt");
            Json tx = receipt.at("tx");
            Json payload = tx.at("payload");
            payload.set("count", 4);
            tx.set("payload", std::move(payload));
            receipt.set("tx", std::move(tx));
            file.set("receipt", std::move(receipt));
        });
        row("state value", "state_proof.path", [](Json& file) {
            Json state = file.at("state");
            Json value = state.at("value");
            value.set("state", "ordered");
            state.set("value", std::move(value));
            file.set("state", std::move(state));
        });
        row("no receipt", "json.missing", [](Json& file) { file.remove("receipt"); });
    }
    void findsTampering()
    {
        QFETCH(QByteArray, expected);
        QFETCH(Change, change);
        const Certified made;
        Json file = made.file();
        change(file);
        QCOMPARE(made.codeOf(file), expected.toStdString());
    }

    void findsWhatADishonestNodeSigned()
    {
        // Every signature is good, and the parts do not belong together.
        Certified other;
        other.write("ok", crypto::sha256("something else"), 5, "certified");
        QCOMPARE(other.codeOf(other.file()), std::string("verify.destruction_root"));
        Certified count;
        count.write("ok", count.root(), 4, "certified");
        QCOMPARE(count.codeOf(count.file()), std::string("verify.destruction_root"));
        Certified refused;
        refused.write("privacy.not_keeper", refused.root(), 5, "certified");
        QCOMPARE(refused.codeOf(refused.file()), std::string("verify.destruction_signed"));
        Certified open;
        open.write("ok", open.root(), 5, "ordered");
        QCOMPARE(open.codeOf(open.file()), std::string("verify.destruction_state"));
    }

    void refusesAnotherNode()
    {
        const Certified made;
        verify::Report report;
        verify::checkDestructionText(
            report, base::canonical(made.file()), crypto::didOf(crypto::SigningKey::generate().publicKey()));
        QVERIFY(!report.isGood());
        QCOMPARE(report.failures()[0].check, std::string("receipt.node"));
    }
};

QTEST_GUILESS_MAIN(TestVerifyDestruction)
#include "tst_verify_destruction.moc"
