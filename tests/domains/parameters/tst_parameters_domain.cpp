// SPDX-License-Identifier: Apache-2.0
// Versioned parameters with effective dates.
#include "tests/support/domain_harness.h"

#include <QtTest/QtTest>

using namespace maru::test;
using maru::base::Json;

namespace {

Json change(const std::string& name, const std::string& value, std::int64_t from)
{
    return Json::object(
        { { "name", name }, { "value", value }, { "effective_from", from }, { "legal_basis", "제1조" } });
}

} // namespace

class TestParametersDomain : public QObject {
    Q_OBJECT

private slots:
    void takesEffectAtItsTime()
    {
        DomainHarness chain;
        chain.open();
        const char* name = "donation.k_anonymity";
        const auto current = [&] {
            return chain.get("parameters", "meta", std::string("current/") + name)->at("value").asInteger();
        };
        chain.must("admin", "parameters", "set", change(name, "7", chain.now() + 1000));
        chain.must("admin", "parameters", "set", change(name, "6", chain.now()));
        QCOMPARE(current(), 6);
        chain.pass(999);
        QCOMPARE(current(), 6);
        chain.pass(1);
        QCOMPARE(current(), 7);
        QCOMPARE(chain.get("parameters", "meta", "version")->at("version").asInteger(), 2);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<qint64>("ahead");
        QTest::addColumn<QString>("code");
        QTest::newRow("unknown") << "donation.mood"
                                 << "7" << qint64(0) << "parameters.unknown";
        QTest::newRow("text for a number") << "donation.k_anonymity"
                                           << "\"7\"" << qint64(0) << "parameters.value";
        QTest::newRow("float") << "donation.k_anonymity"
                               << "7.5" << qint64(0) << "parameters.value";
        QTest::newRow("negative") << "donation.k_anonymity"
                                  << "-7" << qint64(0) << "parameters.value";
        QTest::newRow("tiers without percent") << "donation.cost_cap"
                                               << "[{\"up_to\":5}]" << qint64(0) << "parameters.value";
        QTest::newRow("no tier") << "donation.cost_cap"
                                 << "[]" << qint64(0) << "parameters.value";
        QTest::newRow("past") << "donation.k_anonymity"
                              << "7" << qint64(-1) << "parameters.effective_in_past";
        QTest::newRow("same time") << "donation.k_anonymity"
                                   << "7" << qint64(500) << "parameters.exists";
        QTest::newRow("more than everything")
            << "donation.cost_cap"
            << "[{\"up_to\":5,\"percent\":101}]" << qint64(0) << "parameters.value";
        QTest::newRow("nobody") << "donation.k_anonymity"
                                << "0" << qint64(0) << "parameters.value";
        QTest::newRow("no batch") << "donation.due_batch"
                                  << "0" << qint64(0) << "parameters.value";
        QTest::newRow("batch too large") << "donation.due_batch"
                                         << "10001" << qint64(0) << "parameters.value";
        QTest::newRow("largest batch") << "donation.due_batch"
                                       << "10000" << qint64(0) << "ok";
        QTest::newRow("good tiers") << "donation.cost_cap"
                                    << "[{\"up_to\":5,\"percent\":3}]" << qint64(0) << "ok";
    }
    void refuses()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(qint64, ahead);
        QFETCH(QString, code);
        DomainHarness chain;
        chain.open();
        chain.must("admin", "parameters", "set", change("donation.k_anonymity", "9", chain.now() + 500));
        QCOMPARE(chain.code("admin", "parameters", "set",
                     change(name.toStdString(), value.toStdString(), chain.now() + ahead)),
            code.toStdString());
    }
};

QTEST_GUILESS_MAIN(TestParametersDomain)
#include "tst_parameters_domain.moc"
