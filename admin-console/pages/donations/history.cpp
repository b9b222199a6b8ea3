// SPDX-License-Identifier: Apache-2.0
// A campaign's history: what people and the clock did to it, and how its money moved.
#include "admin-console/pages/donations/resources.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/text.h"

#include <algorithm>
#include <memory>

namespace maru::console::donations {

using namespace Qt::StringLiterals;

namespace {

constexpr int kEntriesAtMost = 100;

struct Gathering {
    std::vector<TimelineEntry> entries;
    int missing = 2;
    std::function<void(std::vector<TimelineEntry>)> sink;

    void done()
    {
        if (--missing > 0)
            return;
        std::stable_sort(entries.begin(), entries.end(),
            [](const TimelineEntry& a, const TimelineEntry& b) { return a.height > b.height; });
        if (entries.size() > kEntriesAtMost)
            entries.resize(kEntriesAtMost);
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

} // namespace

void loadCampaignHistory(Services& services, const std::string& campaign, QObject* context,
    std::function<void(std::vector<TimelineEntry>)> sink)
{
    const auto gathering = std::make_shared<Gathering>();
    gathering->sink = std::move(sink);
    const auto ask = [&](const QString& name, const QueryItems& extra) {
        QueryItems items { { u"campaign"_s, toQt(campaign) }, { u"limit"_s, u"200"_s } };
        items.insert(items.end(), extra.begin(), extra.end());
        services.connection.send(get(u"/v1/query/donation/"_s + name, std::move(items)), context,
            [gathering, &services](const ApiAnswer& answer) {
                const base::Json* rows = answer ? answer->find("rows") : nullptr;
                if (rows != nullptr && rows->isArray()) {
                    for (const base::Json& row : rows->asArray()) {
                        // Thousands of gifts would hide the rest; they have their own list.
                        if (row.stringOr("kind", "") != "donation")
                            gathering->entries.push_back(entryOf(services, row));
                    }
                }
                gathering->done();
            });
    };
    ask(u"changes"_s, {});
    // Movements without gifts: every kind is asked for alone, since the filter is an equality.
    const std::vector<QString> kinds { u"payout"_s, u"distribution"_s, u"return"_s, u"refund"_s,
        u"remainder"_s };
    gathering->missing = 1 + static_cast<int>(kinds.size());
    for (const QString& kind : kinds)
        ask(u"movements"_s, { { u"kind"_s, kind } });
}

} // namespace maru::console::donations
