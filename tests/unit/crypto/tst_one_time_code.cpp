// SPDX-License-Identifier: Apache-2.0
// One-time codes: reading, typing errors.
#include "shared/crypto/one_time_code.h"

#include <QtTest/QtTest>

#include <set>

using namespace maru;

class TestOneTimeCode : public QObject {
    Q_OBJECT

private slots:
    void readsWhatPeopleType()
    {
        const base::SecretBytes made = crypto::makeOneTimeCode();
        const std::string code(base::asText(made.view()));
        QCOMPARE(code.size(), std::size_t { 29 });
        const auto key = crypto::keyOfOneTimeCode(code);
        QVERIFY(key.has_value());
        std::string typed;
        for (const char c : code) {
            if (c == '-')
                continue;
            typed += c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
            if (typed.size() % 7 == 0)
                typed += ' ';
        }
        const auto again = crypto::keyOfOneTimeCode(typed);
        QVERIFY(again.has_value());
        QVERIFY(key->publicKey() == again->publicKey());
    }

    void findsEveryWrongLetterAndEverySwap()
    {
        const std::string code(base::asText(crypto::makeOneTimeCode().view()));
        const std::string letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        const auto isRead = [](const std::string& text) {
            return crypto::keyOfOneTimeCode(text).has_value();
        };
        int missed = 0;
        for (std::size_t i = 0; i < code.size(); ++i) {
            if (code[i] == '-')
                continue;
            for (const char c : letters) {
                std::string other = code;
                other[i] = c;
                // 0 and Z are the same modulo 31: the one pair that the check letter cannot tell apart.
                const bool isTwin = (c == '0' && code[i] == 'Z') || (c == 'Z' && code[i] == '0');
                if (other != code && !isTwin)
                    missed += isRead(other) ? 1 : 0;
            }
        }
        QCOMPARE(missed, 0);
        std::string all;
        for (const char c : code) {
            if (c != '-')
                all += c;
        }
        for (std::size_t i = 0; i + 2 < all.size(); ++i) {
            std::string other = all;
            std::swap(other[i], other[i + 1]);
            const bool isTwin = (all[i] == '0' && all[i + 1] == 'Z') || (all[i] == 'Z' && all[i + 1] == '0');
            if (other != all && !isTwin)
                QVERIFY2(!isRead(other), other.c_str());
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("short") << "7K3QF-2M9XD";
        QTest::newRow("letter that is none") << "UUUUU-UUUUU-UUUUU-UUUUU-UUUUU";
        QTest::newRow("long") << "00000-00000-00000-00000-00000-0";
        QTest::newRow("other script") << QStringLiteral("가나다라마-00000-00000-00000-00000");
    }
    void refuses()
    {
        QFETCH(QString, text);
        const auto key = crypto::keyOfOneTimeCode(text.toStdString());
        QVERIFY(!key);
        QCOMPARE(key.error().code, std::string("crypto.one_time_code"));
    }

    void neverTheSameTwice()
    {
        std::set<std::string> seen;
        for (int i = 0; i < 500; ++i)
            seen.insert(std::string(base::asText(crypto::makeOneTimeCode().view())));
        QCOMPARE(seen.size(), std::size_t { 500 });
    }
};

QTEST_GUILESS_MAIN(TestOneTimeCode)
#include "tst_one_time_code.moc"
