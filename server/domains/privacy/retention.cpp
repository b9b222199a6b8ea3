// SPDX-License-Identifier: Apache-2.0
// How long records are kept: entering, the day their time starts, separate keeping, and the daily sweep.
//
// due_days/"<class>/<date>/<record>" lists what becomes due on a day; one due entry a class and day sweeps it, so that
// a day on which many records end costs one entry. (The table "due" is the executor's own.) A sweep takes so many
// records and leaves the rest to the next block, so that no block takes long.
#include "server/domains/privacy/handlers.h"

#include "server/domains/common/rows.h"
#include "shared/base/calendar.h"
#include "shared/crypto/hash.h"

#include <map>

namespace maru::privacy {

using base::refused;

namespace {

constexpr std::int64_t kSecondsOfDay = 86'400;
constexpr std::size_t kMostOfOneOrder = 500;
constexpr std::size_t kMostOfOneSweep = 1'000;
constexpr const char* kDueDays = "due_days";
constexpr std::size_t kRecordIdLength = 34;

bool isRecordId(std::string_view id)
{
    return id.size() == kRecordIdLength && id.starts_with("r-") && base::fromHex(id.substr(2)).has_value();
}

/// 00:00 KST of the day after the last day of keeping.
UnixSeconds endOfKeeping(UnixSeconds start, std::int64_t years, std::int64_t days)
{
    const base::CivilDate first = base::koreanDate(start);
    const base::CivilDate last = base::addMonths(first, static_cast<int>(years) * 12, first.day);
    return base::startOfKoreanDay(last) + (days + 1) * kSecondsOfDay;
}

std::string dayOf(UnixSeconds time)
{
    return base::isoDate(base::koreanDate(time));
}

/// At the start of that day; what should have ended before is swept with this block.
void scheduleSweep(Context& context, Json& record, UnixSeconds end)
{
    const UnixSeconds due = std::max(end, context.block().time);
    const std::string& recordClass = record.at("class").asString();
    const std::string day = dayOf(due);
    context.state().put(kDueDays, recordClass + "/" + day + "/" + record.at("id").asString(),
        Json::object({ { "record", record.at("id") } }));
    record.set("due_at", due);
    context.schedule(due, "sweep:" + recordClass,
        Json::object({ { "due", "sweep" }, { "class", recordClass }, { "day", day } }));
}

std::string sweepOrderId(
    const std::string& recordClass, const std::string& day, const std::string& agency, std::size_t part)
{
    const std::string text =
        "maru/sweep/v1/" + recordClass + "/" + day + "/" + agency + "/" + std::to_string(part);
    return "d-" + crypto::sha256(std::string_view(text)).hex().substr(0, 16);
}

/// By agency, in parts that a certificate can carry. Two sweeps of one day get other ids.
void orderSwept(Context& context, const std::string& recordClass, const std::string& day,
    const std::map<std::string, std::vector<Json>>& byAgency)
{
    std::size_t part = 0;
    for (const auto& entry : byAgency) {
        for (std::size_t from = 0; from < entry.second.size(); from += kMostOfOneOrder) {
            Order order;
            do
                order.id = sweepOrderId(recordClass, day, entry.first, part++);
            while (context.state().has("destructions", order.id));
            order.recordClass = recordClass;
            order.basis = "retention";
            order.agency = entry.first;
            const std::size_t until = std::min(entry.second.size(), from + kMostOfOneOrder);
            orderDestruction(context, order,
                std::vector<Json>(entry.second.begin() + static_cast<std::ptrdiff_t>(from),
                    entry.second.begin() + static_cast<std::ptrdiff_t>(until)));
        }
    }
}

} // namespace

void sweepIfDue(Context& context, Json& record)
{
    const UnixSeconds due(record.at("due_at").asInteger());
    if (due.count() != 0 && due <= context.block().time && hasState(record, { "held", "separate" }))
        scheduleSweep(context, record, due);
}

Result<Json> commitRecords(Context& context, const Json& payload)
{
    MARU_CHECK(requireKeeper(context));
    std::size_t at = 0;
    for (const Json& one : payload.at("records").asArray()) {
        const std::string field = "payload.records[" + std::to_string(at++) + "].";
        const std::string& id = one.at("id").asString();
        if (!isRecordId(id))
            return refused("schema.format", field + "id");
        if (context.state().has("records", id))
            return refused("privacy.duplicate_record", field + "id");
        MARU_TRY(recordClass, classAt(context, one.at("class").asString(), field + "class"));
        if (!hasState(recordClass, { "active" }))
            return refused("privacy.class_retired", field + "class");
        if (!context.identity().hasAgency(one.at("agency").asString()))
            return refused("privacy.agency", field + "agency");
        Json row = one;
        row.set("state", "held");
        row.set("stored_at", context.block().time);
        row.set("ended_at", 0);
        row.set("due_at", 0);
        row.set("suspended", false);
        row.set("destruction", "");
        if (recordClass.at("start").asString() == "stored")
            scheduleSweep(context, row,
                endOfKeeping(context.block().time, recordClass.at("years").asInteger(),
                    recordClass.at("days").asInteger()));
        saveRecord(context, std::move(row));
    }
    context.emit("privacy.committed", Json::object({ { "count", static_cast<std::int64_t>(at) } }));
    return Json::object();
}

Result<Json> endPurpose(Context& context, const Json& payload)
{
    MARU_TRY(officer, officerOf(context));
    MARU_TRY(records, recordsOf(context, payload, officer));
    const UnixSeconds ended(payload.at("ended_at").asInteger());
    if (ended > context.block().time)
        return refused("privacy.until", "payload.ended_at");
    std::size_t at = 0;
    for (Json& row : records) {
        const std::string field = "payload.records[" + std::to_string(at++) + "]";
        MARU_TRY(recordClass, classAt(context, row.at("class").asString(), field));
        if (recordClass.at("start").asString() != "ended")
            return refused("privacy.no_end", field);
        if (!hasState(row, { "held" }) || row.at("ended_at").asInteger() != 0)
            return refused("privacy.started", field);
        // Back-dated before the record was there, its time would be over at once: destruction without an order.
        if (ended.count() < row.at("stored_at").asInteger())
            return refused("privacy.until", "payload.ended_at");
        row.set("ended_at", ended);
        scheduleSweep(context, row,
            endOfKeeping(ended, recordClass.at("years").asInteger(), recordClass.at("days").asInteger()));
        saveRecord(context, std::move(row));
    }
    return Json::object();
}

Result<Json> confirmSeparated(Context& context, const Json& payload)
{
    MARU_CHECK(requireKeeper(context));
    std::size_t at = 0;
    for (const Json& id : payload.at("records").asArray()) {
        const std::string field = "payload.records[" + std::to_string(at++) + "]";
        MARU_TRY(row, recordAt(context, id.asString(), field));
        if (!hasState(row, { "separating" }))
            return refused("privacy.record_state", field);
        MARU_TRY(recordClass, classAt(context, row.at("class").asString(), field));
        row.set("state", "separate");
        row.set("separated_at", context.block().time);
        scheduleSweep(context, row,
            endOfKeeping(context.block().time, recordClass.at("separate_years").asInteger(), 0));
        saveRecord(context, std::move(row));
    }
    context.emit("privacy.separated", Json::object({ { "count", static_cast<std::int64_t>(at) } }));
    return Json::object();
}

Status onSweep(Context& context, const Json& payload)
{
    const std::string& recordClass = payload.at("class").asString();
    const std::string& day = payload.at("day").asString();
    MARU_TRY(rules, classAt(context, recordClass, "class"));
    const bool isAutomatic = rules.at("next").asString() == "automatic";
    std::map<std::string, std::vector<Json>> ordered;
    std::int64_t due = 0;
    std::int64_t separating = 0;
    const std::vector<domain::Row> entries =
        context.state().scan(kDueDays, recordClass + "/" + day + "/", {}, kMostOfOneSweep);
    // An id of its own: the same time may sweep another day of this class.
    if (entries.size() == kMostOfOneSweep)
        context.schedule(context.block().time + 1, "sweep:" + recordClass + ":" + day, payload);
    for (const domain::Row& entry : entries) {
        context.state().erase(kDueDays, entry.key);
        MARU_TRY(row, recordAt(context, entry.value.at("record").asString(), "record"));
        if (!hasState(row, { "held", "separate" }))
            continue;
        if (hasState(row, { "held" }) && rules.at("separate_years").asInteger() > 0) {
            row.set("state", "separating");
            ++separating;
        } else if (isAutomatic) {
            ordered[row.at("agency").asString()].push_back(std::move(row));
            continue;
        } else {
            row.set("state", "due");
            ++due;
        }
        saveRecord(context, std::move(row));
    }
    orderSwept(context, recordClass, day, ordered);
    if (separating > 0)
        context.emit(
            "privacy.separating", Json::object({ { "class", recordClass }, { "count", separating } }));
    if (due > 0)
        context.emit("privacy.due", Json::object({ { "class", recordClass }, { "count", due } }));
    return {};
}

} // namespace maru::privacy
