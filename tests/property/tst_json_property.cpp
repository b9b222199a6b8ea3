// SPDX-License-Identifier: Apache-2.0
// Random values survive every way of writing them; random damage to a text never gives an unstable value.
// MARU_SEED=<number> repeats a run.
#include "shared/base/json.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace maru::base;

namespace {

class Maker {
public:
    explicit Maker(quint32 seed) : m_random(seed) { }

    int below(int bound) { return int(m_random.bounded(bound)); }

    std::string text()
    {
        static const std::vector<std::string> pieces = { "a", "b", "Z", "0", "\"", "\\", "/", "\n", "\t",
            "\x01", "\x1f", "\x7f", "é", "\xc2\x80", "가", "힣", "€", "\xee\x80\x80", "\xef\xbf\xbf", "😀",
            "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf" };
        std::string made;
        for (int i = below(8); i > 0; --i)
            made += pieces[std::size_t(below(int(pieces.size())))];
        return made;
    }

    std::int64_t integer()
    {
        const std::int64_t wide = std::int64_t(m_random.generate64() >> 11); // 53 bits
        const std::int64_t value = wide >> below(53);
        return below(2) == 0 ? value : -value;
    }

    Json value(int depth)
    {
        switch (below(depth > 4 ? 4 : 6)) {
        case 0:
            return {};
        case 1:
            return below(2) == 0;
        case 2:
            return integer();
        case 3:
            return text();
        case 4: {
            Json list = Json::array();
            for (int i = below(5); i > 0; --i)
                list.push(value(depth + 1));
            return list;
        }
        default: {
            Json object = Json::object();
            for (int i = below(6); i > 0; --i)
                object.set(text(), value(depth + 1));
            return object;
        }
        }
    }

    void damage(std::string& text)
    {
        static const std::string bytes = "{}[]\",:\\u0019-.eEtfn \x80\xc0\xed\xf4\xff";
        for (int i = 1 + below(3); i > 0 && !text.empty(); --i) {
            const auto at = std::size_t(below(int(text.size())));
            const char byte = bytes[std::size_t(below(int(bytes.size())))];
            switch (below(4)) {
            case 0:
                text[at] = byte;
                break;
            case 1:
                text.insert(at, 1, byte);
                break;
            case 2:
                text.erase(at, 1 + std::size_t(below(4)));
                break;
            default:
                text.insert(at, text.substr(at, std::size_t(below(10))));
            }
        }
    }

private:
    QRandomGenerator m_random;
};

} // namespace

class TstJsonProperty : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        bool given = false;
        m_seed = quint32(qEnvironmentVariableIntValue("MARU_SEED", &given));
        if (!given)
            m_seed = QRandomGenerator::global()->generate() & 0x7fffffff;
        qInfo("MARU_SEED=%u", m_seed);
    }

    void valuesSurviveWriting()
    {
        Maker maker(m_seed);
        for (int round = 0; round < 5000; ++round) {
            const Json value = maker.value(0);
            const std::string text = canonical(value);
            const auto back = parseCanonicalJson(text);
            QVERIFY2(back.has_value(), text.c_str());
            QVERIFY2(*back == value, text.c_str());
            const auto fromPretty = parseJson(pretty(value));
            QVERIFY2(fromPretty.has_value(), text.c_str());
            QCOMPARE(canonical(*fromPretty), text);
        }
    }

    void membersAreOrderedByUtf16()
    {
        Maker maker(m_seed + 1);
        for (int round = 0; round < 20000; ++round) {
            const std::string a = maker.text();
            const std::string b = maker.text();
            const bool expected =
                QString::fromStdString(a).toStdU16String() < QString::fromStdString(b).toStdU16String();
            QCOMPARE(Utf16Less()(a, b), expected);
        }
    }

    void damagedTextIsRefusedOrStable()
    {
        Maker maker(m_seed + 2);
        for (int round = 0; round < 20000; ++round) {
            std::string text = canonical(maker.value(0));
            maker.damage(text);
            const auto value = parseJson(text);
            if (!value) {
                QVERIFY(value.error().code.rfind("json.", 0) == 0);
                continue;
            }
            const std::string once = canonical(*value);
            const auto again = parseCanonicalJson(once);
            QVERIFY2(again.has_value() && *again == *value, once.c_str());
        }
    }

private:
    quint32 m_seed = 0;
};

QTEST_GUILESS_MAIN(TstJsonProperty)
#include "tst_json_property.moc"
