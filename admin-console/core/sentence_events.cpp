// SPDX-License-Identifier: Apache-2.0
// Sentences about events of blocks (what the domains emit).
#include "admin-console/core/format.h"
#include "admin-console/core/josa.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/sentence.h"
#include "admin-console/core/states.h"
#include "admin-console/core/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

QString eventText(const char* text)
{
    return QCoreApplication::translate("Events", text);
}

/// Any event that has no sentence of its own: the domain, and members with their names.
QString plainEvent(const std::string& type, const base::Json& data, const Speech& speech)
{
    QStringList parts;
    if (data.isObject()) {
        for (const auto& [name, value] : data.asObject()) {
            if (value.isInteger() && (name == "amount" || name == "total" || name == "raised"))
                parts << formatWon(base::Won(value.asInteger()));
            else if (value.isString())
                parts << shortened(toQt(value.asString()), 10, 4);
        }
    }
    const std::string domain = type.substr(0, type.find('.'));
    const QString head = speech.language.pick(speech.catalogue.domainLabel(domain)) + u" · "_s
        + toQt(type.substr(type.find('.') == std::string::npos ? 0 : type.find('.') + 1));
    return parts.isEmpty() ? head : QString(head + u": "_s + parts.join(u", "_s));
}

} // namespace

QString eventSentence(const base::Json& event, const Speech& speech)
{
    const std::string type = event.stringOr("type", "");
    const base::Json* found = event.find("data");
    const base::Json data = found != nullptr && found->isObject() ? *found : base::Json::object();
    const auto id = [&data](const char* name) { return shortened(toQt(data.stringOr(name, "")), 10, 4); };
    const auto won = [&data](const char* name) { return formatWon(base::Won(data.integerOr(name, 0))); };
    const auto state = [&data](const char* name) { return stateWord(data.stringOr(name, "")).word; };
    const QString milestone = formatInteger(data.integerOr("milestone", 0));
    if (type == "donation.received")
        return eventText(QT_TRANSLATE_NOOP("Events", "Campaign %1 received %2; raised so far %3"))
            .arg(id("campaign"), won("amount"), won("raised"));
    if (type == "donation.pledge_missed")
        return eventText(QT_TRANSLATE_NOOP("Events", "Monthly donation %1 was not made: %2"))
            .arg(id("pledge"), problemText(base::refused(data.stringOr("code", "")), speech.language.code()));
    if (type == "donation.evidence")
        return eventText(QT_TRANSLATE_NOOP("Events", "Evidence came in for milestone %2 of campaign %1"))
            .arg(id("campaign"), milestone);
    if (type == "donation.reviewed")
        return eventText(QT_TRANSLATE_NOOP("Events", "Milestone %2 of campaign %1 was reviewed: %3"))
            .arg(id("campaign"), milestone, state("state"));
    if (type == "donation.paid")
        return eventText(QT_TRANSLATE_NOOP("Events", "Milestone %2 of campaign %1 was paid: %3"))
            .arg(id("campaign"), milestone, won("amount"));
    if (type == "donation.distributed")
        return eventText(QT_TRANSLATE_NOOP("Events", "Plan %2 of campaign %1 distributed %3"))
            .arg(id("campaign"), id("plan"), won("amount"));
    if (type == "donation.usage")
        return eventText(QT_TRANSLATE_NOOP("Events", "Campaign %1 reported use of %2 in all"))
            .arg(id("campaign"), won("total"));
    if (type == "donation.state")
        return fitParticles(eventText(QT_TRANSLATE_NOOP("Events", "Campaign %1 changed from “%2” to “%3”"))
                                .arg(id("campaign"), state("from"), state("to")));
    if (type == "donation.organisation_verified")
        return eventText(QT_TRANSLATE_NOOP("Events", "Organisation %1 was verified")).arg(id("organisation"));
    if (type == "accounts.top_up_requested")
        return eventText(QT_TRANSLATE_NOOP("Events", "A top-up of %1 was requested")).arg(won("amount"));
    if (type == "accounts.topped_up")
        return eventText(QT_TRANSLATE_NOOP("Events", "Account of %1 was topped up by %2"))
            .arg(accountText(data.stringOr("account", ""), speech), won("amount"));
    if (type == "parameters.set")
        return eventText(QT_TRANSLATE_NOOP("Events", "Parameter %1 changes on %2"))
            .arg(toQt(data.stringOr("name", "")),
                formatTime(base::UnixSeconds(data.integerOr("effective_from", 0))));
    return plainEvent(type, data, speech);
}

} // namespace maru::console
