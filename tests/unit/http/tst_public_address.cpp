// SPDX-License-Identifier: Apache-2.0
// Addresses that a request in a stranger's name may reach.
#include "shared/http/client.h"
#include "shared/http/public_address.h"
#include "tests/unit/http/loopback.h"

#include <QtTest>

using namespace maru;

class TestPublicAddress : public QObject {
    Q_OBJECT

private slots:
    void tellsPublicAddresses_data()
    {
        QTest::addColumn<bool>("isPublic");
        for (const char* good : { "1.1.1.1", "8.8.8.8", "211.34.0.1", "172.15.255.255", "172.32.0.0",
                 "100.63.255.255", "100.128.0.0", "192.0.1.1", "198.17.255.255", "198.20.0.0",
                 "2001:4860:4860::8888", "2400:cb00::1", "2a00:1450:4001::1", "2001:200::1" })
            QTest::newRow(good) << true;
        for (const char* bad : { "0.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255",
                 "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255",
                 "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255",
                 "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.250", "240.0.0.1",
                 "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1",
                 "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1",
                 "ff02::1", "2001::1", "2001:db8::1", "2001:10::1", "2001:20::1", "2002:7f00:1::1", "3fff::1",
                 "", "localhost", "1.1.1.1.", "0x7f000001", "2130706433", "127.1", "1.1.1.1:80" })
            QTest::newRow(bad) << false;
    }
    void tellsPublicAddresses()
    {
        QFETCH(bool, isPublic);
        QCOMPARE(http::isPublicAddress(QTest::currentDataTag()), isPublic);
    }

    /// The very same client reaches the peer without the rule: it is the rule that stops it.
    void connectsToPublicAddressesOnly()
    {
        ScriptedPeer peer({ "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi" });
        http::ClientOptions options;
        options.baseUrl = peer.url();
        options.timeoutSeconds = 5;
        options.publicAddressesOnly = true;
        const auto refused = (*http::makeClient(options))->send("GET", "/", {}, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("http.address"));
        options.publicAddressesOnly = false;
        const auto answer = (*http::makeClient(options))->send("GET", "/", {}, {});
        QVERIFY(answer);
        QCOMPARE(answer->body, std::string("hi"));
    }
};

QTEST_GUILESS_MAIN(TestPublicAddress)
#include "tst_public_address.moc"
