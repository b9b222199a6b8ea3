// SPDX-License-Identifier: Apache-2.0
// A campaign's history: what people and the clock did to it, and how its money moved.
#include "admin-console/pages/donations/resources.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>

namespace maru::console::donations {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kEntriesAtMost = 100;
/// The list of changes cannot be asked for from its end; beyond that many pages it is said to be cut.
constexpr int kChangePages = 10;

struct Gathering {
    std::vector<TimelineEntry> entries;
    int missing = 0;
    bool isCut = false; ///< there is more than was asked for
    bool isFailed = false;
    std::function<void(std::vector<TimelineEntry>)> sink;

    static TimelineEntry remark(const QString& text)
    {
        TimelineEntry entry;
        entry.title = u"! "_s + text;
        entry.tone = Tone::Warning;
        entry.isRemark = true;
        return entry;
    }
    void done()
    {
        if (--missing > 0)
            return;
        std::stable_sort(entries.begin(), entries.end(),
            [](const TimelineEntry& a, const TimelineEntry& b) { return a.height > b.height; });
        if (entries.size() > kEntriesAtMost) {
            entries.resize(kEntriesAtMost);
            isCut = true;
        }
        if (isFailed)
            entries.insert(entries.begin(),
                remark(
                    QCoreApplication::translate("History", "Not complete: a part of it could not be read.")));
        if (isCut)
            entries.push_back(remark(QCoreApplication::translate(
                "History", "Not complete: only the newest entries are shown; the lists hold the rest.")));
        sink(std::move(entries));
    }
};

TimelineEntry entryOf(const Services& services, const base::Json& row)
{
    const StateWord word = stateWord(row.stringOr("kind", ""));
    TimelineEntry entry;
    entry.title = word.word;
    entry.tone = word.tone;
    entry.time = row.integerOr("time", 0);
    entry.height = row.integerOr("height", 0);
    entry.transaction = toQt(row.stringOr("transaction", ""));
    if (const base::Json* amount = row.find("amount"); amount != nullptr && amount->isInteger())
        entry.note = formatWon(base::Won(amount->asInteger()));
    else
        entry.note = toQt(row.stringOr("reason", ""));
    // An audit's reason is its opinion, a word of the declarations.
    if (const QString opinion = services.catalogue.choiceLabel(
            "donation", "opinion", row.stringOr("reason", ""), services.language);
        !opinion.isEmpty())
        entry.note = opinion;
    return entry;
}

/// False: there is nothing after it.
bool take(const Services& services, const ApiAnswer& answer, Gathering& gathering)
{
    const base::Json* rows = answer ? answer->find("rows") : nullptr;
    if (rows == nullptr || !rows->isArray()) {
        gathering.isFailed = true;
        return false;
    }
    for (const base::Json& row : rows->asArray())
        gathering.entries.push_back(entryOf(services, row));
    return !answer->stringOr("next", "").empty();
}

void askChanges(Services& services, Transport& transport, const QString& campaign, const QString& after,
    int pagesLeft, QObject* context, const std::shared_ptr<Gathering>& gathering)
{
    QueryItems items { { u"campaign"_s, campaign }, { u"limit"_s, u"500"_s } };
    if (!after.isEmpty())
        items.emplace_back(u"after"_s, after);
    transport.send(get(u"/v1/query/donation/changes"_s, std::move(items)), context,
        [&services, &transport, campaign, pagesLeft, context, gathering](const ApiAnswer& answer) {
            const bool hasMore = take(services, answer, *gathering);
            if (hasMore && pagesLeft > 1) {
                askChanges(services, transport, campaign, toQt(answer->stringOr("next", "")), pagesLeft - 1,
                    context, gathering);
                return;
            }
            gathering->isCut = gathering->isCut || hasMore;
            gathering->done();
        });
}

} // namespace

void loadCampaignHistory(Services& services, Transport& transport, const std::string& campaign,
    QObject* context, std::function<void(std::vector<TimelineEntry>)> sink)
{
    const auto gathering = std::make_shared<Gathering>();
    gathering->sink = std::move(sink);
    const QString id = toQt(campaign);
    // Movements without gifts, which have their own list and would hide the rest: every kind is asked for alone, since
    // the filter is an equality. Newest first: what is left out is old.
    const std::vector<QString> kinds { u"payout"_s, u"distribution"_s, u"return"_s, u"refund"_s,
        u"remainder"_s };
    gathering->missing = 1 + static_cast<int>(kinds.size());
    askChanges(services, transport, id, {}, kChangePages, context, gathering);
    for (const QString& kind : kinds) {
        transport.send(get(u"/v1/query/donation/movements"_s,
                           { { u"campaign"_s, id }, { u"kind"_s, kind }, { u"sort"_s, u"-time"_s },
                               { u"limit"_s, QString::number(kEntriesAtMost) } }),
            context, [gathering, &services](const ApiAnswer& answer) {
                gathering->isCut = take(services, answer, *gathering) || gathering->isCut;
                gathering->done();
            });
    }
}

} // namespace maru::console::donations
