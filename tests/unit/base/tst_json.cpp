// SPDX-License-Identifier: Apache-2.0
// Canonical JSON: RFC 8785's examples within our subset, every refusal with its path, and the limits.
#include "shared/base/json.h"

#include <QtTest>

using namespace maru::base;

class TstJson : public QObject {
    Q_OBJECT

private slots:
    void writesCanonicalForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("scalars") << QByteArray(" [ null , true,false, 0,-1 , \"\" ]\n")
                                 << QByteArray(R"([null,true,false,0,-1,""])");
        QTest::newRow("empty") << QByteArray("{ }") << QByteArray("{}");
        QTest::newRow("largest") << QByteArray("[9007199254740991,-9007199254740991]")
                                 << QByteArray("[9007199254740991,-9007199254740991]");
        QTest::newRow("RFC 8785 section 3.2.2 strings") << QByteArray(
            R"({"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]})")
                                                        << QByteArray("{\"literals\":[null,true,false],"
                                                                      "\"string\":\"\xe2\x82\xac$\\u000f\\nA'"
                                                                      "B\\\"\\\\\\\\\\\"/\"}");
        QTest::newRow("RFC 8785 section 3.2.3 order") << QByteArray(
            R"({"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",)"
            R"("1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control",)"
            R"("\u00f6":"Latin Small Letter O With Diaeresis"})")
                                                      << QByteArray(
                                                             "{\"\\r\":\"Carriage "
                                                             "Return\",\"1\":\"One\",\"\xc2\x80\":"
                                                             "\"Control\","
                                                             "\"\xc3\xb6\":\"Latin Small Letter O With "
                                                             "Diaeresis\",\"\xe2\x82\xac\":\"Euro Sign\","
                                                             "\"\xf0\x9f\x98\x80\":\"Emoji: Grinning Face\","
                                                             "\"\xef\xac\xb3\":\"Hebrew Letter Dalet With "
                                                             "Dagesh\"}");
        QTest::newRow("short escapes") << QByteArray(R"(["\u0008\u0009\u000c\u000d\u0000\u001f\u007f"])")
                                       << QByteArray("[\"\\b\\t\\f\\r\\u0000\\u001f\x7f\"]");
        QTest::newRow("prefix first")
            << QByteArray(R"({"ab":1,"a":2,"":3})") << QByteArray(R"({"":3,"a":2,"ab":1})");
    }

    void writesCanonicalForm()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const auto value = parseJson({ text.data(), std::size_t(text.size()) });
        QVERIFY2(value.has_value(), value ? "" : value.error().detail.c_str());
        QCOMPARE(QByteArray::fromStdString(canonical(*value)), expected);
        QVERIFY(parseCanonicalJson({ expected.data(), std::size_t(expected.size()) }).has_value());
        const auto again = parseJson(pretty(*value));
        QVERIFY(again.has_value());
        QVERIFY(*again == *value);
    }

    void refusesWithCodeAndPath_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* name, const QByteArray& text, const char* code,
                             const char* field = "") {
            QTest::newRow(name) << text << QString(code) << QString(field);
        };
        row("nothing", "", "json.syntax");
        row("only white space", " \n", "json.syntax");
        row("bare word", "nul", "json.syntax");
        row("two values", "1 2", "json.syntax");
        row("trailing comma", R"({"a":[1,]})", "json.syntax", "a[1]");
        row("missing colon", R"({"a" 1})", "json.syntax", "a");
        row("unquoted name", "{a:1}", "json.syntax");
        row("unclosed object", R"({"a":1)", "json.syntax");
        row("unclosed string", "\"abc", "json.syntax");
        row("unclosed escape", "\"abc\\", "json.syntax");
        row("raw control", "\"a\nb\"", "json.syntax");
        row("unknown escape", R"("\x41")", "json.syntax");
        row("short unicode escape", R"("\u12")", "json.syntax");
        row("byte order mark", "\xef\xbb\xbf{}", "json.syntax");
        row("comment", "[1/*x*/]", "json.syntax");
        row("NaN", "[NaN]", "json.syntax", "[0]");
        row("float", R"({"payload":{"lines":[{},{},{},{"amount":1.5}]}})", "json.number",
            "payload.lines[3].amount");
        row("exponent", "1e3", "json.number");
        row("minus zero", "-0", "json.number");
        row("leading zero", "01", "json.number");
        row("above 2^53-1", "9007199254740992", "json.number");
        row("below -(2^53-1)", "-9007199254740992", "json.number");
        row("very long", "[123456789012345678901234567890]", "json.number", "[0]");
        row("duplicate", R"({"a":{"b":1,"c":2,"b":3}})", "json.duplicate_key", "a.b");
        row("duplicate by escape", R"({"a":1,"\u0061":2})", "json.duplicate_key", "a");
        row("lone high surrogate", R"("\ud83d")", "json.utf8");
        row("lone low surrogate", R"("\ude00")", "json.utf8");
        row("high before other", R"("\ud83dA")", "json.utf8");
        row("encoded surrogate", "\"\xed\xa0\x80\"", "json.utf8");
        row("over-long UTF-8", "\"\xc0\xaf\"", "json.utf8");
        row("cut UTF-8", "\"\xe2\x82\"", "json.utf8");
        row("above U+10FFFF", "\"\xf4\x90\x80\x80\"", "json.utf8");
    }

    void refusesWithCodeAndPath()
    {
        QFETCH(QByteArray, text);
        const auto value = parseJson({ text.data(), std::size_t(text.size()) });
        QVERIFY(!value);
        QTEST(QString::fromStdString(value.error().code), "code");
        QTEST(QString::fromStdString(value.error().field), "field");
        QCOMPARE(value.error().kind, ErrorKind::Refused);
    }

    void keepsItsLimits()
    {
        const std::string deep(32, '[');
        QVERIFY(parseJson(deep + std::string(32, ']')).has_value());
        QCOMPARE(parseJson(deep + "[" + std::string(33, ']')).error().code, "json.too_deep");
        QCOMPARE(parseJson(std::string(1'000'000, '[')).error().code, "json.too_deep");
        JsonLimits limits;
        limits.maxBytes = 10;
        QCOMPARE(parseJson("[1,2,3,4,5]", limits).error().code, "json.too_long");
        limits = {};
        limits.maxItems = 4;
        QVERIFY(parseJson("[1,2,3,4]", limits).has_value());
        QCOMPARE(parseJson("[1,2,[3,4]]", limits).error().code, "json.too_many");
        limits = {};
        limits.maxStringBytes = 3;
        QVERIFY(parseJson("[\"abc\"]", limits).has_value());
        QCOMPARE(parseJson("[\"abcd\"]", limits).error().code, "json.too_long");
    }

    void refusesTextThatIsNotCanonical_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("space") << QByteArray(R"({"a": 1})");
        QTest::newRow("order") << QByteArray(R"({"b":1,"a":1})");
        QTest::newRow("escape") << QByteArray(R"(["\u0041"])");
        QTest::newRow("escaped slash") << QByteArray(R"(["\/"])");
        QTest::newRow("line end") << QByteArray("[]\n");
    }

    void refusesTextThatIsNotCanonical()
    {
        QFETCH(QByteArray, text);
        const auto value = parseCanonicalJson({ text.data(), std::size_t(text.size()) });
        QVERIFY(!value);
        QCOMPARE(value.error().code, "json.not_canonical");
    }

    void buildsAndChangesValues()
    {
        Json value;
        value.set("b", 2).set("a", Won(1500)).set("list", Json::array({ 1, "x", nullptr }));
        value.set("b", true);
        QCOMPARE(canonical(value), R"({"a":1500,"b":true,"list":[1,"x",null]})");
        value.remove("b");
        value.remove("absent");
        QVERIFY(value.find("b") == nullptr);
        QVERIFY(Json(1).find("b") == nullptr);
        QCOMPARE(value.integerOr("a", 0), 1500);
        QCOMPARE(value.integerOr("list", 7), 7);
        QCOMPARE(value.stringOr("none", "fallback"), "fallback");
        Json list;
        list.push(1).push("two");
        QCOMPARE(canonical(list), R"([1,"two"])");
    }

    void indentsForPeople()
    {
        QCOMPARE(pretty(Json::object({ { "b", Json::array({ 1, 2 }) }, { "a", Json::object() } })),
            "{\n  \"a\": {},\n  \"b\": [\n    1,\n    2\n  ]\n}");
    }

    void readersNameTheMember()
    {
        const Json value =
            Json::object({ { "n", 1 }, { "s", "x" }, { "h", Hash256 {} }, { "o", Json::object() } });
        QCOMPARE(*readInteger(value, "n"), 1);
        QCOMPARE(readInteger(value, "s", "header.").error().field, "header.s");
        QCOMPARE(readInteger(value, "s").error().code, "json.type");
        QCOMPARE(readString(value, "z", "header.").error().code, "json.missing");
        QCOMPARE(readString(value, "z", "header.").error().field, "header.z");
        QVERIFY(readHash(value, "h")->isZero());
        QCOMPARE(readHash(value, "s").error().code, "json.type");
        QCOMPARE(readBytes(value, "s").error().code, "json.type");
        QCOMPARE(readArray(value, "o").error().code, "json.type");
        QVERIFY(readObject(value, "o").has_value());
        QCOMPARE(readBoolean(Json(1), "x", "header.").error().field, "header");
        QVERIFY(onlyMembers(value, { "h", "n", "o", "s" }).has_value());
        QCOMPARE(onlyMembers(value, { "h", "n", "o" }, "p.").error().field, "p.s");
        QCOMPARE(onlyMembers(value, { "h", "n", "o" }).error().code, "json.unknown_field");
    }
};

QTEST_GUILESS_MAIN(TstJson)
#include "tst_json.moc"
