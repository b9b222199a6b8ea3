// SPDX-License-Identifier: Apache-2.0
// Validation tables, the way to JSON and back, and the JSON Schema form.
#include "shared/schema/schema.h"

#include <QtTest>

using namespace maru;
using base::Json;
using schema::Field;
using schema::FieldType;

namespace {

Field field(const char* name, FieldType type, std::optional<std::int64_t> minimum = {},
    std::optional<std::int64_t> maximum = {})
{
    Field made;
    made.name = name;
    made.type = type;
    made.label = { std::string("항목 ") + name, std::string("Field ") + name };
    made.minimum = minimum;
    made.maximum = maximum;
    return made;
}

Field optional(Field made)
{
    made.required = false;
    return made;
}

schema::Schema sample()
{
    Field kind = field("kind", FieldType::Enum);
    kind.choices = { { "cash", { "현금", "Cash" } }, { "goods", { "물품", "Goods" } } };
    Field line = field("line", FieldType::Object);
    line.fields = { field("title", FieldType::String, 1, 5), field("amount", FieldType::Won, 1, 1000) };
    Field lines = field("lines", FieldType::List, 1, 2);
    lines.fields = { line };
    Field tags = field("tags", FieldType::List, {}, 3);
    tags.fields = { field("tag", FieldType::String, 1, 3) };
    Field place = field("place", FieldType::Object);
    place.fields = { field("city", FieldType::String) };
    Field campaign = field("campaign", FieldType::Reference, 1, 40);
    campaign.reference = "donation/campaigns";
    Field amount = field("amount", FieldType::Won, 0, 100);
    amount.unit = "원";
    amount.help = { "0원부터 100원까지", "0 to 100 won" };
    return { { amount, kind, lines, optional(tags), optional(place), optional(campaign),
        optional(field("note", FieldType::Text, {}, 10)), optional(field("name", FieldType::String)),
        optional(field("count", FieldType::Integer)), optional(field("at", FieldType::Time)),
        optional(field("day", FieldType::Date)), optional(field("flag", FieldType::Boolean)),
        optional(field("hash", FieldType::Hash)), optional(field("data", FieldType::Bytes, 2, 3)),
        optional(field("did", FieldType::Did)) } };
}

} // namespace

class TstSchema : public QObject {
    Q_OBJECT

private slots:
    void checksPayloads_data()
    {
        QTest::addColumn<QByteArray>("extra");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* name, const QByteArray& extra, const char* code = "",
                             const char* path = "") {
            QTest::newRow(name) << extra << QString(code) << QString(path);
        };
        const QByteArray did = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
        row("good", "{}");
        row("unknown", R"({"extra":1})", "schema.unknown_field", "payload.extra");
        row("amount missing", R"({"amount":null})", "schema.type", "payload.amount");
        row("amount as text", R"({"amount":"10 USD"})", "schema.type", "payload.amount");
        row("amount as digits", R"({"amount":"10"})", "schema.type", "payload.amount");
        row("amount as boolean", R"({"amount":true})", "schema.type", "payload.amount");
        row("amount at maximum", R"({"amount":100})");
        row("amount too large", R"({"amount":101})", "schema.too_large", "payload.amount");
        row("amount too small", R"({"amount":-1})", "schema.too_small", "payload.amount");
        row("choice", R"({"kind":"goods"})");
        row("unknown choice", R"({"kind":"gold"})", "schema.choice", "payload.kind");
        row("choice in other case", R"({"kind":"Cash"})", "schema.choice", "payload.kind");
        row("choice of wrong type", R"({"kind":1})", "schema.type", "payload.kind");
        row("no lines", R"({"lines":[]})", "schema.too_short", "payload.lines");
        row("lines no list", R"({"lines":{}})", "schema.type", "payload.lines");
        row("line no object", R"({"lines":[1]})", "schema.type", "payload.lines[0]");
        row("second line", R"({"lines":[{"title":"가","amount":1},{"title":"나","amount":0}]})",
            "schema.too_small", "payload.lines[1].amount");
        row("line without title", R"({"lines":[{"amount":1}]})", "schema.missing", "payload.lines[0].title");
        row("line with more", R"({"lines":[{"title":"a","amount":1,"x":2}]})", "schema.unknown_field",
            "payload.lines[0].x");
        row("five Hangul", R"({"lines":[{"title":"다섯글자다","amount":1}]})");
        row("six Hangul", R"({"lines":[{"title":"여섯글자이다","amount":1}]})", "schema.too_long",
            "payload.lines[0].title");
        row("empty title", R"({"lines":[{"title":"","amount":1}]})", "schema.too_short",
            "payload.lines[0].title");
        row("scalar list", R"({"tags":["a","bc"]})");
        row("scalar list item", R"({"tags":["a","abcd"]})", "schema.too_long", "payload.tags[1]");
        row("object", R"({"place":{"city":"서울"}})");
        row("object member", R"({"place":{}})", "schema.missing", "payload.place.city");
        row("reference", R"({"campaign":"c-1"})");
        row("several lines", R"({"note":"a\n\tb"})");
        row("carriage return", R"({"note":"a\rb"})", "schema.format", "payload.note");
        row("line break in one line", R"({"name":"a\nb"})", "schema.format", "payload.name");
        row("NUL", R"({"name":"a\u0000b"})", "schema.format", "payload.name");
        row("DEL", R"({"name":"a\u007f"})", "schema.format", "payload.name");
        row("bidi override", R"({"name":"a\u202eb"})", "schema.format", "payload.name");
        row("bidi isolate", R"({"note":"a\u2066b"})", "schema.format", "payload.note");
        row("emoji", R"({"name":"😀"})");
        row("day", R"({"day":"2026-11-22"})");
        row("no such day", R"({"day":"2026-11-31"})", "schema.format", "payload.day");
        row("flag", R"({"flag":false})");
        row("flag as number", R"({"flag":0})", "schema.type", "payload.flag");
        row("hash", "{\"hash\":\"" + QByteArray(64, 'a') + "\"}");
        row("upper-case hash", "{\"hash\":\"" + QByteArray(64, 'A') + "\"}", "schema.format", "payload.hash");
        row("bytes", R"({"data":"Zm9v"})");
        row("bytes padded", R"({"data":"Zm8="})", "schema.format", "payload.data");
        row("bytes too short", R"({"data":"Zg"})", "schema.too_short", "payload.data");
        row("bytes too long", R"({"data":"Zm9vYg"})", "schema.too_long", "payload.data");
        row("did", "{\"did\":\"" + did + "\"}");
        row("did cut", "{\"did\":\"" + did.chopped(1) + "\"}", "schema.format", "payload.did");
        row("did with a zero", "{\"did\":\"" + did.chopped(1) + "0\"}", "schema.format", "payload.did");
        row("other method", "{\"did\":\"did:web:" + did.mid(8) + "\"}", "schema.format", "payload.did");
    }

    void checksPayloads()
    {
        QFETCH(QByteArray, extra);
        QFETCH(QString, code);
        QFETCH(QString, path);
        Json payload = *base::parseJson(R"({"amount":1,"kind":"cash","lines":[{"title":"a","amount":1}]})");
        const Json changes = *base::parseJson(extra.toStdString());
        for (const auto& [key, value] : changes.asObject())
            payload.set(key, value);
        const auto status = schema::validate(sample(), payload);
        QCOMPARE(QString::fromStdString(status ? "" : status.error().code), code);
        QCOMPARE(QString::fromStdString(status ? "" : status.error().field), path);
    }

    void namesTheFieldThatIsMissing()
    {
        const auto status = schema::validate(sample(), Json::object());
        QCOMPARE(status.error().code, "schema.missing");
        QCOMPARE(status.error().field, "payload.amount");
        QCOMPARE(schema::validate(sample(), Json("x")).error().field, "payload");
    }

    void comesBackFromJson()
    {
        const schema::Schema before = sample();
        const auto text = base::canonical(schema::toJson(before));
        const auto after = schema::fromJson(*base::parseCanonicalJson(text));
        QVERIFY2(after.has_value(), after ? "" : after.error().detail.c_str());
        QVERIFY(*after == before);
    }

    void refusesMalformedDescriptions_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("path");
        QTest::newRow("no fields") << QByteArray("{}") << "fields";
        QTest::newRow("no name") << QByteArray(R"({"fields":[{"type":"won"}]})") << "fields[0].name";
        QTest::newRow("unknown type") << QByteArray(
            R"({"fields":[{"name":"a","type":"float","required":true,"label":{"ko":"","en":""}}]})")
                                      << "fields[0].type";
        QTest::newRow("one language")
            << QByteArray(R"({"fields":[{"name":"a","type":"won","required":true,"label":{"ko":""}}]})")
            << "fields[0].label.en";
        QTest::newRow("list without item") << QByteArray(
            R"({"fields":[{"name":"a","type":"list","required":true,"label":{"ko":"","en":""}}]})")
                                           << "fields[0].fields";
    }

    void refusesMalformedDescriptions()
    {
        QFETCH(QByteArray, text);
        const auto parsed = schema::fromJson(*base::parseJson(text.toStdString()));
        QVERIFY(!parsed);
        QTEST(QString::fromStdString(parsed.error().field), "path");
    }

    void describesItselfAsJsonSchema()
    {
        const Json json = schema::toJsonSchema(sample());
        QCOMPARE(json.at("additionalProperties").asBoolean(), false);
        QCOMPARE(base::canonical(json.at("required")), R"(["amount","kind","lines"])");
        const Json& properties = json.at("properties");
        QCOMPARE(properties.at("amount").at("maximum").asInteger(), 100);
        QCOMPARE(properties.at("count").at("maximum").asInteger(), base::kMaxSafeInteger);
        QCOMPARE(base::canonical(properties.at("kind").at("enum")), R"(["cash","goods"])");
        QCOMPARE(properties.at("lines").at("maxItems").asInteger(), 2);
        QCOMPARE(properties.at("lines").at("items").at("additionalProperties").asBoolean(), false);
        QCOMPARE(properties.at("data").at("maxLength").asInteger(), 4);
        QCOMPARE(properties.at("data").at("minLength").asInteger(), 3);
    }
};

QTEST_GUILESS_MAIN(TstSchema)
#include "tst_schema.moc"
