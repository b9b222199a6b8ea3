// SPDX-License-Identifier: Apache-2.0
// Top-ups, withdrawals, refusals and queries of the accounts domain.
#include "tests/support/domain_harness.h"
#include "tests/support/memory_context.h"

#include <QtTest/QtTest>

#include <functional>

using namespace maru::test;
using maru::base::Json;

namespace {

Json topUpOf(const std::string& account, std::int64_t amount, const std::string& reference)
{
    return Json::object({ { "account", account }, { "amount", amount }, { "reference", reference } });
}

} // namespace

class TestAccountsDomain : public QObject {
    Q_OBJECT

private slots:
    void putsNoPersonalDataAndNoBalanceIntoTheBlock()
    {
        DomainHarness chain;
        chain.open();
        QCOMPARE(chain.code("kim", "accounts", "requestTopUp",
                     Json::object({ { "amount", 500 }, { "bank_reference", "kim" } })),
            std::string("schema.unknown_field"));
        const std::string account = "citizen:" + chain.did("kim");
        const Json result = chain.must("admin", "accounts", "topUp", topUpOf(account, 400, "b-1"));
        QVERIFY(result.find("balance") == nullptr);
    }

    void writesNoRowOverAnother()
    {
        // Two transactions whose ids begin alike can be made; the second one is refused.
        const auto domain = maru::accounts::makeAccountsDomain();
        MemoryContext context(domain->spec());
        context.signerDid = "did:key:first";
        const Json payload = Json::object({ { "amount", 1'000 } });
        QVERIFY(domain->execute(context, "requestTopUp", payload).has_value());
        context.signerDid = "did:key:second";
        context.id.bytes[31] = 1;
        const auto second = domain->execute(context, "requestTopUp", payload);
        QVERIFY(!second);
        QCOMPARE(second.error().code, std::string("chain.id_taken"));
        QCOMPARE(context.state().scan("requests", "", "", 9).front().value.at("did").asString(),
            std::string("did:key:first"));
    }

    void paysARequestOnce()
    {
        DomainHarness chain;
        chain.open();
        const std::string request =
            chain.must("kim", "accounts", "requestTopUp", Json::object({ { "amount", 500 } }))
                .at("request")
                .asString();
        const std::string account = "citizen:" + chain.did("kim");
        Json payload = topUpOf(account, 400, "b-1");
        payload.set("request", request);
        QCOMPARE(chain.code("admin", "accounts", "topUp", payload), std::string("accounts.request_mismatch"));
        payload.set("amount", 500);
        chain.must("admin", "accounts", "topUp", payload);
        QCOMPARE(chain.balance(account), 500);
        QCOMPARE(chain.balance("outside:bank"), -500);
        payload.set("reference", "b-2");
        QCOMPARE(chain.code("admin", "accounts", "topUp", payload), std::string("accounts.request_state"));
        const Json entries = chain.ask("accounts", "entries", Json::object({ { "account", account } }));
        QCOMPARE(entries.at("rows").asArray().size(), std::size_t(1));
        const Json balance = chain.ask("accounts", "balance", Json::object({ { "account", account } }));
        QCOMPARE(balance.at("balance").asInteger(), 500);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("account");
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("code");
        const QString kim = "citizen:" + QString::fromStdString(DomainHarness().did("kim"));
        QTest::newRow("zero") << "admin"
                              << "topUp" << kim << qint64(0) << "r"
                              << "schema.too_small";
        QTest::newRow("negative") << "admin"
                                  << "topUp" << kim << qint64(-5) << "r"
                                  << "schema.too_small";
        QTest::newRow("huge") << "admin"
                              << "topUp" << kim << qint64(9007199254740991) << "r"
                              << "schema.too_large";
        QTest::newRow("name") << "admin"
                              << "topUp"
                              << "kim" << qint64(5) << "r"
                              << "accounts.name";
        QTest::newRow("unknown kind") << "admin"
                                      << "topUp"
                                      << "thief:x" << qint64(5) << "r"
                                      << "accounts.name";
        QTest::newRow("no citizen") << "admin"
                                    << "topUp"
                                    << "campaign:c-1" << qint64(5) << "r"
                                    << "accounts.kind";
        QTest::newRow("no key") << "admin"
                                << "topUp"
                                << "citizen:kim" << qint64(5) << "r"
                                << "accounts.kind";
        QTest::newRow("reference") << "admin"
                                   << "topUp" << kim << qint64(5) << "a b"
                                   << "accounts.reference";
        QTest::newRow("used") << "admin"
                              << "topUp" << kim << qint64(5) << "used"
                              << "accounts.duplicate_reference";
        QTest::newRow("withdraw citizen") << "admin"
                                          << "withdraw" << kim << qint64(5) << "r"
                                          << "accounts.kind";
        QTest::newRow("withdraw more") << "admin"
                                       << "withdraw"
                                       << "merchant:m-1" << qint64(5) << "r"
                                       << "accounts.insufficient";
        QTest::newRow("good") << "admin"
                              << "topUp" << kim << qint64(5) << "r"
                              << "ok";
    }
    void refuses()
    {
        QFETCH(QString, who);
        QFETCH(QString, action);
        QFETCH(QString, account);
        QFETCH(qint64, amount);
        QFETCH(QString, reference);
        QFETCH(QString, code);
        DomainHarness chain;
        chain.open();
        chain.must("admin", "accounts", "topUp", topUpOf("citizen:" + chain.did("kim"), 1, "used"));
        QCOMPARE(chain.code(who.toStdString(), "accounts", action.toStdString(),
                     topUpOf(account.toStdString(), amount, reference.toStdString())),
            code.toStdString());
        QCOMPARE(chain.sumOfBalances(), 0);
    }

    void refusesUnknownRequest()
    {
        DomainHarness chain;
        chain.open();
        Json payload = topUpOf("citizen:" + chain.did("kim"), 5, "r");
        payload.set("request", "q-0");
        QCOMPARE(chain.code("admin", "accounts", "topUp", payload), std::string("accounts.unknown_request"));
    }

    void hidesBeneficiaries()
    {
        DomainHarness chain;
        chain.open();
        const auto result = chain.query(
            "accounts", "entries", Json::object({ { "account", "beneficiary:" + chain.did("kim") } }));
        QVERIFY(!result);
        QCOMPARE(result.error().code, std::string("accounts.restricted"));
    }

    /// What a transfer itself refuses, without an action in between.
    void refusesTransfers()
    {
        DomainHarness chain;
        chain.open();
        class NoState final : public maru::domain::StateView {
        public:
            std::optional<Json> get(std::string_view table, std::string_view key) const override
            {
                const auto found = m_rows.find(std::string(table) + '|' + std::string(key));
                return found == m_rows.end() ? std::nullopt : std::optional<Json>(found->second);
            }
            bool has(std::string_view table, std::string_view key) const override
            {
                return get(table, key).has_value();
            }
            void put(std::string_view table, std::string_view key, Json value) override
            {
                m_rows[std::string(table) + '|' + std::string(key)] = std::move(value);
            }
            void erase(std::string_view, std::string_view) override { }
            std::vector<maru::domain::Row> scan(
                std::string_view, std::string_view, std::string_view, std::size_t) const override
            {
                return {};
            }

        private:
            std::map<std::string, Json> m_rows;
        } state;
        using maru::base::Won;
        const maru::domain::BlockContext block { maru::base::Height(1), maru::base::UnixSeconds(1) };
        const maru::base::Hash256 id;
        const auto accounts = maru::accounts::makeAccounts(state, block, id);
        const auto code = [&accounts](const char* from, const char* to, std::int64_t amount) {
            const auto status = accounts->transfer(from, to, Won(amount), "test");
            return status ? std::string("ok") : status.error().code;
        };
        QCOMPARE(code("outside:bank", "plan:l-1", 0), std::string("accounts.amount"));
        QCOMPARE(code("outside:bank", "plan:l-1", -1), std::string("accounts.amount"));
        QCOMPARE(code("plan:l-1", "plan:l-1", 1), std::string("accounts.same"));
        QCOMPARE(code("plan:l-1", "plan:l-2", 1), std::string("accounts.insufficient"));
        QCOMPARE(code("outside:bank", "plan:", 1), std::string("accounts.name"));
        QCOMPARE(code("outside:bank", "plan:a b", 1), std::string("accounts.name"));
        QCOMPARE(code("outside:bank", "plan:l-1", maru::base::kMaxSafeInteger), std::string("ok"));
        QCOMPARE(code("outside:bank", "plan:l-1", 1), std::string("accounts.total"));
        QCOMPARE(code("outside:bank", "plan:l-2", 1), std::string("accounts.total"));
        QCOMPARE(accounts->balance("plan:l-1").count(), maru::base::kMaxSafeInteger);
    }
};

QTEST_GUILESS_MAIN(TestAccountsDomain)
#include "tst_accounts_domain.moc"
