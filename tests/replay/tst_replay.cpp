// SPDX-License-Identifier: Apache-2.0
// The scripted chain has the roots of tests/data/replay_roots.json, whatever compiler and level built this test and
// whatever store holds the chain, and replaying it gives every header again.
//
// A change of rules or formats changes the roots: run this test with MARU_WRITE_REPLAY_ROOTS=1 and say in the commit why
// old chains stay valid.
#include "tests/replay/scripted_chain.h"

#include "server/house.h"
#include "server/storage/memory/memory_store.h"
#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "shared/crypto/hash.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace maru;

namespace {

const QString kRootsFile = QStringLiteral(MARU_TEST_DATA_DIR "/replay_roots.json");

base::Json rootsOf(const ledger::SignedHeader& head)
{
    const ledger::Header& header = head.header;
    return base::Json::object(
        { { "height", header.height }, { "log_size", static_cast<std::int64_t>(header.logSize) },
            { "log_root", header.logRoot }, { "state_root", header.stateRoot },
            { "ledger_root", header.ledgerRoot }, { "header_hash", ledger::headerHash(header) } });
}

QString text(const base::Error& error)
{
    return QString::fromStdString(error.code + " " + error.field + " " + error.detail);
}

/// The chain in a store, ready to be read.
struct Recorded {
    domain::Registry registry = server::makeRegistry();
    std::unique_ptr<storage::Store> store;
    ledger::SignedHeader head;
    std::vector<std::string> surprises;

    base::Status make(std::unique_ptr<storage::Store> empty)
    {
        store = std::move(empty);
        const crypto::SigningKey key = test::ScriptedChain::nodeKey();
        MARU_CHECK(chain::createChain(
            *store, registry, server::serviceFactories(), key, test::ScriptedChain::genesis()));
        base::NullLogger log;
        MARU_TRY(loader, chain::openLoader(*store, registry, server::serviceFactories(), key.clone(), log));
        test::ScriptedChain script(*loader);
        MARU_CHECK(script.run());
        surprises = script.surprises();
        head = loader->head();
        return {};
    }
};

} // namespace

class TestReplay : public QObject {
    Q_OBJECT

private slots:
    void givesTheRecordedRoots_data()
    {
        QTest::addColumn<bool>("isDurable");
        QTest::newRow("memory") << false;
        QTest::newRow("SQLCipher") << true;
    }

    void givesTheRecordedRoots()
    {
        QFETCH(bool, isDurable);
        QTemporaryDir folder;
        Recorded recorded;
        std::unique_ptr<storage::Store> store;
        if (isDurable) {
            auto opened = storage::openSqlcipherStore(folder.filePath("ledger.db").toStdString(),
                base::SecretBytes(base::Bytes(32, 7)), storage::OpenMode::Create, recorded.registry);
            QVERIFY2(opened.has_value(), opened ? "" : qPrintable(text(opened.error())));
            store = std::move(opened).value();
        } else {
            store = storage::makeMemoryStore();
        }
        const auto made = recorded.make(std::move(store));
        QVERIFY2(made.has_value(), made ? "" : qPrintable(text(made.error())));
        for (const std::string& surprise : recorded.surprises)
            qWarning("%s", surprise.c_str());
        QVERIFY(recorded.surprises.empty());

        const base::Json roots = rootsOf(recorded.head);
        QFile file(kRootsFile);
        if (qEnvironmentVariableIsSet("MARU_WRITE_REPLAY_ROOTS")) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(QByteArray::fromStdString(base::pretty(roots) + "\n"));
            file.close();
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(kRootsFile));
        const auto golden = base::parseJson(file.readAll().toStdString());
        QVERIFY(golden.has_value());
        QCOMPARE(QString::fromStdString(base::pretty(roots)), QString::fromStdString(base::pretty(*golden)));
    }

    void replaysEveryBlock()
    {
        Recorded recorded;
        const auto made = recorded.make(storage::makeMemoryStore());
        QVERIFY2(made.has_value(), made ? "" : qPrintable(text(made.error())));
        std::int64_t last = -1;
        const auto replayed = chain::replay(*recorded.store, recorded.registry, server::serviceFactories(),
            [&last](base::Height done, base::Height) { last = done.count(); });
        QVERIFY2(replayed.has_value(), replayed ? "" : qPrintable(text(replayed.error())));
        QCOMPARE(last, recorded.head.header.height.count());
    }

    void coversEveryWayOut()
    {
        Recorded recorded;
        QVERIFY(recorded.make(storage::makeMemoryStore()).has_value());
        const auto reader = recorded.store->read();
        QVERIFY(reader.has_value());
        std::map<std::string, std::string> states;
        std::int64_t money = 0;
        const auto walked =
            (*reader)->forEachState([&](std::string_view domain, std::string_view table, std::string_view,
                                        std::string_view value) -> base::Status {
                const auto json = base::parseJson(value);
                if (!json)
                    return json.error();
                if (domain == "donation" && table == "campaigns")
                    states[json->stringOr("title_en", "")] = json->stringOr("state", "");
                if (domain == "accounts" && table == "balances")
                    money += json->integerOr("balance", 0);
                return {};
            });
        QVERIFY(walked.has_value());
        QCOMPARE(money, std::int64_t(0));
        for (const auto& [title, state] : states)
            QVERIFY2(state == "closed", (title + ": " + state).c_str());
        QCOMPARE(states.size(), std::size_t(3));
    }

    void tellsAReplayWithOtherRules()
    {
        // The same blocks without the domain that their campaigns live in cannot give the same roots.
        Recorded recorded;
        QVERIFY(recorded.make(storage::makeMemoryStore()).has_value());
        const domain::Registry empty;
        const auto replayed = chain::replay(*recorded.store, empty, server::serviceFactories(), nullptr);
        QVERIFY(!replayed.has_value());
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
