// SPDX-License-Identifier: Apache-2.0
// Korean search: initials, unfinished syllables, clusters, what is no text; and that a title is found by its own initials.
#include "citizen-portal-backend/api/hangul.h"

#include <QtTest>

#include <random>

using namespace maru;
using portal::MatchPlace;

namespace {

std::u32string typedOf(const std::string& text)
{
    return portal::searchText(text)->letters;
}

std::string toUtf8(const std::u32string& text)
{
    return QString::fromUcs4(text.data(), static_cast<qsizetype>(text.size())).toStdString();
}

} // namespace

class TstHangul : public QObject {
    Q_OBJECT

private slots:
    void findsWhatIsTyped_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("place");
        QTest::addColumn<bool>("isLiteral");
        const auto row = [](const char* name, const char* title, const char* typed, MatchPlace place,
                             bool literal) {
            QTest::newRow(name) << QString::fromUtf8(title) << QString::fromUtf8(typed) << int(place)
                                << literal;
        };
        row("whole", "아픈 아이", "아픈 아이", MatchPlace::Start, true);
        row("without the space", "아픈 아이", "아픈아이", MatchPlace::Start, true);
        row("with more spaces", "아픈아이", " 아 픈\t아 이 ", MatchPlace::Start, true);
        row("initials", "아픈 아이", "ㅇㅍㅇㅇ", MatchPlace::Start, false);
        row("initials with a space", "아픈 아이", "ㅇㅍ ㅇㅇ", MatchPlace::Start, false);
        row("initials within", "우리 아픈 아이", "ㅇㅍ", MatchPlace::WordStart, false);
        row("mixed", "아픈 아이", "아ㅍ아ㅇ", MatchPlace::Start, false);
        row("unfinished syllable", "아픈 아이", "아프", MatchPlace::Start, false);
        row("final that moves on", "아프리카 우물", "아플", MatchPlace::Start, false);
        row("half of a double final", "값진 나눔", "갑", MatchPlace::Start, false);
        row("double final that moves on", "읽고 쓰기", "읽ㄱ", MatchPlace::Start, false);
        row("double final splits", "앉아서", "안ㅈ", MatchPlace::None, false);
        row("cluster of the keyboard", "가수의 노래", "ㄳ", MatchPlace::Start, false);
        row("tense initial", "따뜻한 겨울", "ㄸㄸㅎ", MatchPlace::Start, false);
        row("second word", "겨울 따뜻하게", "따뜻", MatchPlace::WordStart, true);
        row("inside a word", "한겨울", "겨울", MatchPlace::Inside, true);
        row("English capitals", "Maru GIVING", "giving", MatchPlace::WordStart, true);
        row("full width", "ＭＡＲＵ 2026", "maru2026", MatchPlace::Start, true);
        row("digits and initials", "책상 100개", "ㅊㅅ100ㄱ", MatchPlace::Start, false);
        row("unfinished only at the end", "아픈 아이", "아프아", MatchPlace::None, false);
        row("plain consonant is no tense one", "따뜻한", "ㄷㄷ", MatchPlace::None, false);
        row("vowel alone", "아픈", "ㅏ", MatchPlace::None, false);
        row("longer than the title", "아픈", "아픈아이", MatchPlace::None, false);
        row("nothing typed", "아픈", " \x01 ", MatchPlace::None, false);
        row("decomposed title", "\xe1\x84\x8b\xe1\x85\xa1\xe1\x84\x91\xe1\x85\xb3\xe1\x86\xab", "아픈",
            MatchPlace::Start, true);
        row("decomposed initials", "아픈", "\xe1\x84\x8b\xe1\x84\x91", MatchPlace::Start, false);
        row("control characters are spaces",
            "아픈\x01"
            "아이",
            "아이", MatchPlace::WordStart, true);
        row("best place wins", "나무 아래 아래", "아래", MatchPlace::WordStart, true);
    }

    void findsWhatIsTyped()
    {
        QFETCH(QString, title);
        QFETCH(QString, typed);
        QFETCH(int, place);
        QFETCH(bool, isLiteral);
        const auto text = portal::searchText(title.toStdString());
        QVERIFY(text.has_value());
        const portal::Match match = portal::findTerm(*text, typedOf(typed.toStdString()));
        QCOMPARE(int(match.place), place);
        QCOMPARE(match.isLiteral, isLiteral);
    }

    void refusesWhatIsNoText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("lone continuation") << QByteArray("\x80");
        QTest::newRow("cut short") << QByteArray("\xec\x95");
        QTest::newRow("overlong") << QByteArray("\xc0\xaf");
        QTest::newRow("overlong of three") << QByteArray("\xe0\x80\xaf");
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80");
        QTest::newRow("beyond Unicode") << QByteArray("\xf4\x90\x80\x80");
        QTest::newRow("0xff") << QByteArray("a\xff");
        QTest::newRow("wrong continuation") << QByteArray("\xec\x41\x95");
    }

    void refusesWhatIsNoText()
    {
        QFETCH(QByteArray, bytes);
        const auto text = portal::searchText(bytes.toStdString());
        QVERIFY(!text.has_value());
        QCOMPARE(QByteArray::fromStdString(text.error().code), QByteArray("portal.query"));
    }

    void findsEveryTitleByItsInitials()
    {
        // Any mix of syllables, jamo, letters and spaces.
        std::mt19937 random(20261122);
        const auto pick = [&random](char32_t from, char32_t to) { return from + random() % (to - from + 1); };
        for (int round = 0; round < 5'000; ++round) {
            std::u32string title;
            const std::size_t length = 1 + random() % 24;
            while (title.size() < length) {
                switch (random() % 6) {
                case 0:
                    title.push_back(U' ');
                    break;
                case 1:
                    title.push_back(pick(U'A', U'z'));
                    break;
                case 2:
                    title.push_back(pick(0x3131, 0x3163));
                    break;
                default:
                    title.push_back(pick(0xAC00, 0xD7A3));
                }
            }
            const auto text = portal::searchText(toUtf8(title));
            QVERIFY(text.has_value());
            if (text->letters.empty())
                continue;
            const auto initials = portal::initialsOf(*text);
            const QByteArray shown = QByteArray::fromStdString(toUtf8(title) + " / " + toUtf8(initials));
            QCOMPARE(initials.size(), text->letters.size());
            QVERIFY2(portal::findTerm(*text, typedOf(toUtf8(initials))).place == MatchPlace::Start, shown);
            // And by every beginning of itself, as it is typed.
            for (std::size_t size = 1; size <= text->letters.size(); ++size)
                QVERIFY2(
                    portal::findTerm(*text, text->letters.substr(0, size)).place == MatchPlace::Start, shown);
        }
    }
};

QTEST_APPLESS_MAIN(TstHangul)
#include "tst_hangul.moc"
