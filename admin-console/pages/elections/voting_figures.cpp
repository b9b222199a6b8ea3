// SPDX-License-Identifier: Apache-2.0
// Turnout and alerts.
#include "admin-console/pages/elections/voting_figures.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHourSeconds = 3'600;
constexpr int kHoursAtMost = 24 * 14;
constexpr qint64 kQueueWarning = 500;
constexpr qint64 kQueueDanger = 5'000;
constexpr qint64 kClosingSoonSeconds = 1'800;

struct VotingWords {
    Q_DECLARE_TR_FUNCTIONS(maru::console::elections::VotingWords)
};

const std::vector<base::Json>& listOf(const base::Json& json, const char* member)
{
    static const std::vector<base::Json> s_nothing;
    const base::Json* list = json.find(member);
    return list != nullptr && list->isArray() ? list->asArray() : s_nothing;
}

QString hourText(qint64 time, bool withDay)
{
    const QDateTime at = QDateTime::fromSecsSinceEpoch(time, Qt::OffsetFromUTC, 9 * kHourSeconds);
    return at.toString(withDay ? u"M/d HH"_s : u"HH"_s);
}

} // namespace

ChartData turnoutByHour(const base::Json& progress)
{
    ChartData data;
    data.categoryTitle = VotingWords::tr("Hour");
    std::map<qint64, qint64> counts;
    for (const base::Json& one : listOf(progress, "hours"))
        counts[one.integerOr("hour", 0)] += one.integerOr("count", 0);
    if (counts.empty())
        return data;
    ChartSeries votes { VotingWords::tr("First votes"), {} };
    const qint64 first = counts.begin()->first;
    const qint64 last = counts.rbegin()->first;
    const bool withDay = (first + 9 * kHourSeconds) / 86'400 != (last + 9 * kHourSeconds) / 86'400;
    for (qint64 hour = first; hour <= last && votes.values.size() < kHoursAtMost; hour += kHourSeconds) {
        data.categories << hourText(hour, withDay);
        const auto found = counts.find(hour);
        votes.values.emplace_back(found == counts.end() ? 0 : found->second);
    }
    data.series.push_back(std::move(votes));
    return data;
}

std::map<std::string, qint64> refusalsByReason(const std::vector<base::Json>& transactions)
{
    std::map<std::string, qint64> counts;
    for (const base::Json& one : transactions) {
        const std::string action = one.stringOr("action", "");
        const std::string code = one.stringOr("code", "");
        if ((action == "cast" || action == "challenge") && !code.empty() && code != "ok")
            ++counts[code];
    }
    return counts;
}

std::vector<Alert> alertsOf(const AlertInput& input, const Language& language)
{
    std::vector<Alert> alerts;
    if (input.isBehind)
        alerts.push_back({ Tone::Danger, VotingWords::tr("The server cannot be reached"),
            VotingWords::tr("What is shown is old. Voters may not reach it either.") });
    for (const base::Json& one : input.observations) {
        const std::string verdict = one.stringOr("verdict", "");
        if (verdict != "fail" && verdict != "fork")
            continue;
        const QString title = verdict == "fork"
            ? VotingWords::tr("An observer reports a fork: the record at block %1 is another history")
            : VotingWords::tr("An observer reports a mismatch at block %1");
        alerts.push_back({ Tone::Danger, title.arg(formatInteger(one.integerOr("height", 0))),
            toQt(one.stringOr("detail", "")) });
    }
    if (input.state == "paused")
        alerts.push_back({ Tone::Warning, VotingWords::tr("Voting is paused"),
            VotingWords::tr("Nobody can cast a ballot until it is resumed.") });
    if (input.queue >= kQueueWarning)
        alerts.push_back({ input.queue >= kQueueDanger ? Tone::Danger : Tone::Warning,
            VotingWords::tr("%1 transactions wait for a block").arg(formatInteger(input.queue)),
            VotingWords::tr("Voters wait longer than usual for their confirmation.") });
    // The log does not say of which election a refused ballot is: while this one is open it may be meant.
    std::vector<std::pair<std::string, qint64>> reasons;
    if (input.state == "open" || input.state == "paused")
        reasons.assign(input.refusals.begin(), input.refusals.end());
    std::stable_sort(
        reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [code, count] : reasons)
        alerts.push_back({ Tone::Warning,
            VotingWords::tr("%1 ballots refused in the last hour, in all elections")
                .arg(formatInteger(count)),
            problemText(base::refused(code), language.code()) });
    if (input.state == "open" && input.closes > input.now && input.closes - input.now <= kClosingSoonSeconds)
        alerts.push_back({ Tone::Information,
            VotingWords::tr("Voting closes at %1").arg(formatTimeWithZone(base::UnixSeconds(input.closes))),
            VotingWords::tr("%1 minutes left").arg(formatInteger((input.closes - input.now) / 60)) });
    std::stable_sort(alerts.begin(), alerts.end(), [](const Alert& a, const Alert& b) {
        const auto weight = [](Tone tone) {
            return tone == Tone::Danger ? 0 : tone == Tone::Warning ? 1 : 2;
        };
        return weight(a.tone) < weight(b.tone);
    });
    return alerts;
}

} // namespace maru::console::elections
