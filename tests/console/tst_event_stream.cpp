// SPDX-License-Identifier: Apache-2.0
// Server-Sent Events, cut anywhere.
#include "admin-console/core/event_stream.h"

#include <QTest>

#include <vector>

using namespace maru::console;

class TestEventStream final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEventsCutAnywhere()
    {
        const QByteArray text = ": hello\n\nevent: block\nid: 7\ndata: {\"a\":1}\n\nevent: block\r\nid: "
                                "8\r\ndata: x\r\ndata: y\r\n\r\n";
        for (qsizetype cut = 0; cut <= text.size(); ++cut) {
            std::vector<ServerEvent> events;
            EventStreamReader reader([&events](const ServerEvent& event) { events.push_back(event); });
            reader.feed(text.left(cut));
            reader.feed(text.mid(cut));
            QCOMPARE(events.size(), std::size_t(2));
            QCOMPARE(events[0].type, QByteArray("block"));
            QCOMPARE(events[0].data, QByteArray("{\"a\":1}"));
            QCOMPARE(events[1].data, QByteArray("x\ny"));
            QCOMPARE(reader.lastId(), QByteArray("8"));
        }
    }

    void ignoresEventsWithoutData()
    {
        int count = 0;
        EventStreamReader reader([&count](const ServerEvent&) { ++count; });
        reader.feed("event: block\nid: 3\n\n");
        QCOMPARE(count, 0);
        reader.feed("data: half");
        reader.reset();
        reader.feed("\n\n");
        QCOMPARE(count, 0);
    }
};

QTEST_GUILESS_MAIN(TestEventStream)
#include "tst_event_stream.moc"
