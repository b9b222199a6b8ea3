// SPDX-License-Identifier: Apache-2.0
// Sentences about transactions.
#include "admin-console/core/sentence.h"

#include "admin-console/core/format.h"
#include "admin-console/core/josa.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMembersInSentence = 4;
constexpr qsizetype kLongestText = 60;

QString said(const char* text)
{
    return QCoreApplication::translate("Sentences", text);
}

/// Counts of the declarations that have no unit of their own, by the name of the field.
QString countText(const std::string& action, const schema::Field& field, qint64 value)
{
    const QString number = formatInteger(value);
    if (!field.unit.empty())
        return number + toQt(field.unit);
    if (field.name == "milestone" || field.name == "seq")
        return said(QT_TRANSLATE_NOOP("Sentences", "no. %1")).arg(number);
    if (field.name == "day")
        return said(QT_TRANSLATE_NOOP("Sentences", "day %1")).arg(number);
    if (field.name == "months" && action == "pledgeMonthly")
        return said(QT_TRANSLATE_NOOP("Sentences", "%1 times")).arg(number);
    if (field.name == "months")
        return said(QT_TRANSLATE_NOOP("Sentences", "%1 months")).arg(number);
    return said(QT_TRANSLATE_NOOP("Sentences", "%1 (count)")).arg(number);
}

QString didText(const std::string& did, const Speech& speech)
{
    const QString name = speech.catalogue.officers().nameOf(did, speech.language);
    return name.isEmpty() ? QString(u'…' + toQt(did).right(8)) : name;
}

bool isOtherLanguage(const std::string& name, const Language& language)
{
    return name.size() > 3
        && name.compare(name.size() - 3, 3, language.code() == LanguageCode::Korean ? "_en" : "_ko") == 0;
}

QString listText(
    const std::string& domain, const schema::Field& field, const base::Json& list, const Speech& speech)
{
    const base::Json::Array& items = list.asArray();
    if (field.fields.empty() || field.fields.front().type == schema::FieldType::Object
        || field.fields.front().type == schema::FieldType::Hash)
        return said(QT_TRANSLATE_NOOP("Sentences", "%1 items"))
            .arg(formatInteger(static_cast<qint64>(items.size())));
    schema::Field item = field.fields.front();
    item.name = field.name;
    QStringList words;
    for (const base::Json& one : items)
        words << fieldValueText(domain, item, one, speech);
    return words.isEmpty() ? said(QT_TRANSLATE_NOOP("Sentences", "none")) : words.join(u", "_s);
}

QString valueText(const std::string& domain, const std::string& action, const schema::Field& field,
    const base::Json& value, const Speech& speech)
{
    if (value.isInteger() && field.type == schema::FieldType::Integer)
        return countText(action, field, value.asInteger());
    return fieldValueText(domain, field, value, speech);
}

/// What a sentence names first: who and how much, then the rest; long texts and files stay in the list below it.
int rankOf(const schema::Field& field)
{
    switch (field.type) {
    case schema::FieldType::Won:
        return 0;
    case schema::FieldType::Enum:
    case schema::FieldType::Integer:
        return 2;
    case schema::FieldType::String:
    case schema::FieldType::Reference:
    case schema::FieldType::Did:
        return 1;
    case schema::FieldType::Time:
    case schema::FieldType::Date:
    case schema::FieldType::Boolean:
    case schema::FieldType::List:
        return 3;
    case schema::FieldType::Text:
        return 4;
    case schema::FieldType::Hash:
    case schema::FieldType::Bytes:
    case schema::FieldType::Object:
        return 5;
    }
    return 5;
}

QString membersText(const ActionInfo& action, const base::Json& payload, const Speech& speech)
{
    std::vector<const schema::Field*> fields;
    for (const schema::Field& field : action.payload.fields) {
        const base::Json* value = payload.find(field.name);
        const bool isEmpty =
            value == nullptr || value->isNull() || (value->isString() && value->asString().empty());
        if (!isEmpty && !isOtherLanguage(field.name, speech.language))
            fields.push_back(&field);
    }
    const auto all = static_cast<int>(fields.size());
    std::stable_sort(fields.begin(), fields.end(),
        [](const schema::Field* a, const schema::Field* b) { return rankOf(*a) < rankOf(*b); });
    if (all > kMembersInSentence)
        fields.resize(kMembersInSentence);
    QStringList parts;
    for (const schema::Field* field : fields)
        parts << QString(speech.language.pick(field->label) + u' '
            + valueText(action.domain, action.name, *field, *payload.find(field->name), speech));
    if (all > kMembersInSentence)
        parts << said(QT_TRANSLATE_NOOP("Sentences", "and %1 more"))
                     .arg(formatInteger(all - kMembersInSentence));
    return parts.join(u", "_s);
}

} // namespace

QString accountText(const std::string& account, const Speech& speech)
{
    const std::size_t colon = account.find(':');
    if (colon == std::string::npos)
        return toQt(account);
    const std::string kind = account.substr(0, colon);
    const std::string id = account.substr(colon + 1);
    const QString shown =
        id.compare(0, 8, "did:key:") == 0 ? didText(id, speech) : shortened(toQt(id), 10, 4);
    struct Kind {
        const char* name;
        const char* word;
    };
    static constexpr Kind kKinds[] = { { "citizen", QT_TRANSLATE_NOOP("Sentences", "citizen %1") },
        { "campaign", QT_TRANSLATE_NOOP("Sentences", "campaign %1") },
        { "organisation", QT_TRANSLATE_NOOP("Sentences", "organisation %1") },
        { "merchant", QT_TRANSLATE_NOOP("Sentences", "merchant %1") },
        { "plan", QT_TRANSLATE_NOOP("Sentences", "plan %1") },
        { "allotment", QT_TRANSLATE_NOOP("Sentences", "allotment %1") } };
    for (const Kind& one : kKinds) {
        if (kind == one.name)
            return said(one.word).arg(shown);
    }
    return shortened(toQt(account), 16, 6);
}

QString fieldValueText(
    const std::string& domain, const schema::Field& field, const base::Json& value, const Speech& speech)
{
    if (value.isNull())
        return {};
    if (value.isBoolean())
        return value.asBoolean() ? said(QT_TRANSLATE_NOOP("Sentences", "yes"))
                                 : said(QT_TRANSLATE_NOOP("Sentences", "no"));
    if (value.isInteger()) {
        switch (field.type) {
        case schema::FieldType::Won:
            return formatWon(base::Won(value.asInteger()));
        case schema::FieldType::Time:
            return formatTime(base::UnixSeconds(value.asInteger()));
        default:
            return countText({}, field, value.asInteger());
        }
    }
    if (value.isArray())
        return listText(domain, field, value, speech);
    if (!value.isString())
        return shortened(toQt(base::canonical(value)), 40, 4);
    const std::string& text = value.asString();
    switch (field.type) {
    case schema::FieldType::Enum:
        for (const schema::Choice& choice : field.choices) {
            if (choice.value == text)
                return speech.language.pick(choice.label);
        }
        return toQt(text);
    case schema::FieldType::Hash:
    case schema::FieldType::Bytes:
        return shortened(toQt(text));
    case schema::FieldType::Did:
        return didText(text, speech);
    case schema::FieldType::Reference:
        if (field.reference == "identity/agencies")
            return speech.catalogue.officers().agencyName(text, speech.language);
        if (field.reference == "identity/roles") {
            const QString role = speech.catalogue.choiceLabel("identity", "roles", text, speech.language);
            return role.isEmpty() ? toQt(text) : role;
        }
        return shortened(toQt(text), 10, 4);
    default:
        break;
    }
    if (field.name == "account")
        return accountText(text, speech);
    const QString shown = toQt(text).simplified();
    return shown.size() > kLongestText ? QString(shown.left(kLongestText) + u'…') : shown;
}

std::vector<std::pair<QString, QString>> payloadFacts(
    const std::string& domain, const std::string& action, const base::Json& payload, const Speech& speech)
{
    std::vector<std::pair<QString, QString>> facts;
    if (!payload.isObject())
        return facts;
    const ActionInfo* info = speech.catalogue.action(domain, action);
    if (info == nullptr) {
        for (const auto& [name, value] : payload.asObject())
            facts.emplace_back(
                toQt(name), value.isString() ? toQt(value.asString()) : toQt(base::canonical(value)));
        return facts;
    }
    for (const schema::Field& field : info->payload.fields) {
        const base::Json* value = payload.find(field.name);
        if (value == nullptr || value->isNull())
            continue;
        const QString label = speech.language.pick(field.label);
        facts.emplace_back(label, valueText(domain, action, field, *value, speech));
        const bool hasRows = value->isArray() && !field.fields.empty()
            && field.fields.front().type == schema::FieldType::Object;
        if (!hasRows)
            continue;
        qint64 number = 0;
        for (const base::Json& item : value->asArray()) {
            QStringList parts;
            for (const schema::Field& member : field.fields.front().fields) {
                const base::Json* part = item.find(member.name);
                if (part != nullptr && !part->isNull() && !isOtherLanguage(member.name, speech.language))
                    parts << QString(speech.language.pick(member.label) + u' '
                        + valueText(domain, action, member, *part, speech));
            }
            facts.emplace_back(QString(u"  "_s + formatInteger(++number)), parts.join(u", "_s));
        }
    }
    return facts;
}

QString transactionSentence(const base::Json& full, const Speech& speech)
{
    const base::Json* tx = full.find("tx");
    if (tx == nullptr || !tx->isObject())
        return said(QT_TRANSLATE_NOOP("Sentences",
            "The content of this transaction is restricted: the ledger shows its hash only, and your roles "
            "do not "
            "include reading it."));
    const std::string domain = tx->stringOr("domain", "");
    const std::string name = tx->stringOr("action", "");
    const ActionInfo* action = speech.catalogue.action(domain, name);
    const base::Json* result = full.find("result");
    const bool isOk = result == nullptr || result->stringOr("code", "ok") == "ok";
    const QString who = signerName(tx->stringOr("signer", ""), speech.catalogue.officers(), speech.language);
    const QString what = action == nullptr ? toQt(name) : speech.language.pick(action->label);
    const base::Json* data = isOk && result != nullptr ? result->find("data") : nullptr;
    const bool isProposal =
        data != nullptr && data->find("proposal") != nullptr && data->find("valid_until") != nullptr;
    QString text = (isProposal ? said(QT_TRANSLATE_NOOP("Sentences", "%1 proposed “%2” for approval"))
            : isOk             ? said(QT_TRANSLATE_NOOP("Sentences", "%1 carried out “%2”"))
                               : said(QT_TRANSLATE_NOOP("Sentences", "%1 attempted “%2”")))
                       .arg(who, what);
    const base::Json* payload = tx->find("payload");
    const QString members =
        action == nullptr || payload == nullptr ? QString() : membersText(*action, *payload, speech);
    text = fitParticles(text);
    return members.isEmpty() ? QString(text + u'.') : QString(text + u": "_s + members + u'.');
}

QString resultSentence(const base::Json& full, const Speech& speech)
{
    const base::Json* result = full.find("result");
    const QString place = formatInteger(full.integerOr("height", 0));
    const QString time = formatTimeWithZone(base::UnixSeconds(full.integerOr("time", 0)));
    if (result == nullptr)
        return said(QT_TRANSLATE_NOOP("Sentences", "In block %1, at %2.")).arg(place, time);
    const std::string code = result->stringOr("code", "ok");
    if (code == "ok")
        return said(QT_TRANSLATE_NOOP("Sentences", "Accepted in block %1, at %2.")).arg(place, time);
    return said(QT_TRANSLATE_NOOP("Sentences", "Refused in block %1, at %2; nothing was changed. Reason: %3"))
        .arg(place, time, problemText(base::refused(code), speech.language.code()));
}

} // namespace maru::console
