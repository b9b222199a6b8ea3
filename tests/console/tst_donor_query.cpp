// SPDX-License-Identifier: Apache-2.0
// What a donor brings to the counter, read as a donation, a donor, or nothing known.
#include "admin-console/pages/donations/donor_service.h"

#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace maru::console::donations;
using namespace Qt::StringLiterals;

class TestDonorQuery final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void understandsWhatADonorHas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("value");
        using Kind = DonorQuery::Kind;
        const auto row = [](const char* name, const QString& text, Kind kind, const QString& value) {
            QTest::newRow(name) << text << static_cast<int>(kind) << value;
        };
        const QString id(64, u'a');
        row("donation", u" d-00112233445566FF "_s, Kind::Donation, u"d-00112233445566ff"_s);
        row("receipt", id, Kind::Donation, u"d-aaaaaaaaaaaaaaaa"_s);
        row("receipt in a link", u"https://x/v1/transactions/%1/receipt"_s.arg(id), Kind::Donation,
            u"d-aaaaaaaaaaaaaaaa"_s);
        row("sixteen", u"0011 2233 4455 6677"_s, Kind::Donation, u"d-0011223344556677"_s);
        row("did", u"did:key:z6MkAbc"_s, Kind::Donor, u"did:key:z6MkAbc"_s);
        row("name", u"홍길동"_s, Kind::Unknown, u"홍길동"_s);
        row("too long", id + u"0"_s, Kind::Unknown, id + u"0"_s);
        row("nothing", u"  "_s, Kind::Nothing, QString());
    }
    void understandsWhatADonorHas()
    {
        QFETCH(QString, text);
        const DonorQuery query = readDonorQuery(text);
        QTEST(static_cast<int>(query.kind), "kind");
        QTEST(query.value, "value");
    }
};

QTEST_GUILESS_MAIN(TestDonorQuery)
#include "tst_donor_query.moc"
