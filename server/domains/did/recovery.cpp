// SPDX-License-Identifier: Apache-2.0
// Coming back after every key is lost: guardians k of n, or the agency in person.
//
// The chain holds commitments of guardians only, so that nobody reads there who trusts whom: each is
// SHA-256("maru/guardian/v1" || 0x00 || salt || guardian's DID). A guardian shows the salt when it is needed, in an
// action that only the recovery office may read.
//
// Against guardians who conspire: the new keys come into force after a wait, during which any key that controls the
// document can cancel. Against a thief who has a key and appoints friends: the guardians and the agency before the
// change stay good for some days, and a recovery in person can't be cancelled.
#include "server/domains/common/rows.h"
#include "server/domains/did/handlers.h"
#include "server/domains/did/identifiers.h"
#include "server/domains/did/keys.h"
#include "server/domains/did/records.h"
#include "shared/crypto/hash.h"

#include <algorithm>
#include <set>

namespace maru::dids {

using base::Json;
using base::refused;
using base::Status;
using base::UnixSeconds;
using domain::Context;

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kHour = 3'600;
/// Open requests for one document. Only guardians can make one, and each has one at a time.
constexpr std::size_t kMaxGuardians = 10;

std::string recoveryKey(const std::string& did, const std::string& id)
{
    return did + '/' + id;
}

bool isRunning(const Json& recovery)
{
    const std::string& state = recovery.at("state").asString();
    return state == "open" || state == "waiting";
}

base::Hash256 guardianCommitment(base::ByteView salt, std::string_view guardian)
{
    const base::Bytes zero { 0 };
    return crypto::sha256({ base::asBytes("maru/guardian/v1"), zero, salt, base::asBytes(guardian) });
}

/// The signer speaks for the guardian: is that did:key, or a key of that document.
Status speaksFor(Context& context, const std::string& guardian)
{
    if (guardian == context.signer())
        return {};
    if (isMaruDid(guardian)) {
        const auto document = context.state().get("documents", guardian);
        if (document && document->at("state").asString() == "active"
            && isListedWith(*document, context.signer(), { "control", "sign" }))
            return {};
    }
    return refused("did.not_guardian", "signer");
}

/// The guardian's commitment, when the signer speaks for the guardian.
base::Result<std::string> readGuardian(Context& context, const Json& payload)
{
    const std::string& guardian = payload.at("guardian").asString();
    MARU_CHECK(speaksFor(context, guardian));
    const auto salt = base::fromBase64Url(payload.at("salt").asString());
    if (!salt)
        return refused("did.not_guardian", "payload.salt");
    return guardianCommitment(*salt, guardian).hex();
}

/// Guardians of now, and those before a change that is not old yet: {"needed", "members"} each.
Json guardianSets(const Context& context, const Json& document)
{
    Json sets = Json::array();
    if (!document.at("guardians").at("members").asArray().empty())
        sets.push(document.at("guardians"));
    if (const Json* before = document.find("guardians_before");
        before != nullptr && before->at("until").asInteger() > context.block().time.count()) {
        Json set = *before;
        set.remove("until");
        sets.push(std::move(set));
    }
    return sets;
}

bool isGuardian(const Json& sets, const std::string& commitment)
{
    const auto& all = sets.asArray();
    return std::any_of(all.begin(), all.end(),
        [&](const Json& set) { return domains::contains(set.at("members"), commitment); });
}

bool isEnough(const Json& recovery)
{
    const auto& sets = recovery.at("sets").asArray();
    const auto& approvals = recovery.at("approvals").asArray();
    return std::any_of(sets.begin(), sets.end(), [&](const Json& set) {
        const auto count = std::count_if(approvals.begin(), approvals.end(), [&](const Json& approval) {
            return domains::contains(set.at("members"), approval.at("guardian").asString());
        });
        return count >= set.at("needed").asInteger();
    });
}

void emitRecovery(Context& context, const Json& recovery)
{
    context.emit("did.recovery",
        Json::object({ { "did", recovery.at("did") }, { "recovery", recovery.at("id") },
            { "state", recovery.at("state") } }));
}

void putRecovery(Context& context, const Json& recovery)
{
    context.state().put(
        "recoveries", recoveryKey(recovery.at("did").asString(), recovery.at("id").asString()), recovery);
}

/// Ends a request, takes its due entry back, and says so.
void endRecovery(Context& context, Json& recovery, const std::string& state)
{
    context.unschedule(UnixSeconds(recovery.at("due").asInteger()), recovery.at("id").asString());
    recovery.set("state", state);
    recovery.set("ended", context.block().time);
    putRecovery(context, recovery);
    emitRecovery(context, recovery);
}

Status checkNewKeys(const domain::StateView& state, const Json::Array& keys)
{
    for (std::size_t i = 0; i < keys.size(); ++i)
        MARU_CHECK(checkUnused(state, keys[i], "payload.keys[" + std::to_string(i) + ']'));
    if (!hasControlKey(keys))
        return refused("did.last_key", "payload.keys");
    return {};
}

/// The new keys instead of all the old ones.
Json replaceKeys(Context& context, Json document, const Json::Array& keys, const std::string& change)
{
    const std::string did = document.at("did").asString();
    for (const Json& key : document.at("keys").asArray())
        retireKey(context, key);
    for (const Json& key : keys)
        enterKey(context, did, key);
    document.set("keys", Json(keys));
    releaseFromController(context, document);
    document.set("controller", "");
    return store(context, std::move(document), change);
}

void finishRecovery(Context& context, Json recovery)
{
    const std::string did = recovery.at("did").asString();
    const Json::Array keys = recovery.at("keys").asArray();
    auto document = findActive(context.state(), did, "payload.did");
    const bool isGood = document && checkNewKeys(context.state(), keys);
    endRecovery(context, recovery, isGood ? "done" : "failed");
    if (!isGood)
        return;
    replaceKeys(context, std::move(*document), keys, "recover");
    closeRecoveries(context, did, "cancelled");
}

Answer addApproval(Context& context, Json recovery, const std::string& commitment)
{
    recovery.asObject()
        .at("approvals")
        .push(Json::object({ { "guardian", commitment }, { "time", context.block().time },
            { "transaction", context.transactionId() } }));
    const std::string id = recovery.at("id").asString();
    if (recovery.at("state").asString() == "open" && isEnough(recovery)) {
        const std::int64_t wait = context.parameters().integer("did.recovery_wait_hours") * kHour;
        context.unschedule(UnixSeconds(recovery.at("due").asInteger()), id);
        recovery.set("state", "waiting");
        recovery.set("due", context.block().time + wait);
        context.schedule(
            context.block().time + wait, id, Json::object({ { "did", recovery.at("did") }, { "id", id } }));
        emitRecovery(context, recovery);
    }
    putRecovery(context, recovery);
    return Json::object(
        { { "recovery", id }, { "state", recovery.at("state") }, { "due", recovery.at("due") } });
}

base::Result<Json> runningRecovery(Context& context, const Json& payload)
{
    const std::string& did = payload.at("did").asString();
    auto recovery = isMaruDid(did)
        ? context.state().get("recoveries", recoveryKey(did, payload.at("recovery").asString()))
        : std::nullopt;
    if (!recovery)
        return refused("did.unknown_recovery", "payload.recovery");
    if (!isRunning(*recovery))
        return refused("did.recovery_closed", "payload.recovery");
    return std::move(*recovery);
}

bool hasApproved(const Json& recovery, const std::string& commitment)
{
    const auto& approvals = recovery.at("approvals").asArray();
    return std::any_of(approvals.begin(), approvals.end(),
        [&](const Json& approval) { return approval.at("guardian").asString() == commitment; });
}

} // namespace

void setAgency(Context& context, Json& document, const std::string& agency)
{
    const std::string before = document.at("agency").asString();
    if (before == agency)
        return;
    if (!before.empty())
        document.set("agency_before",
            Json::object({ { "agency", before },
                { "until",
                    context.block().time
                        + context.parameters().integer("did.guardian_change_days") * kDay } }));
    document.set("agency", agency);
}

Answer setGuardians(Context& context, const Json& payload)
{
    MARU_TRY(document, findActive(context.state(), payload.at("did").asString(), "payload.did"));
    MARU_CHECK(mayChange(context, document));
    const auto& members = payload.at("members").asArray();
    const std::int64_t needed = payload.at("needed").asInteger();
    const auto count = static_cast<std::int64_t>(members.size());
    // One person alone must not be able to take a document over; none at all ends the guard.
    if (!(count == 0 && needed == 0) && (needed < 2 || needed > count))
        return refused("did.guardians_needed", "payload.needed");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (!seen.insert(members[i].asString()).second)
            return refused("did.duplicate_guardian", "payload.members[" + std::to_string(i) + ']');
    }
    if (!document.at("guardians").at("members").asArray().empty()) {
        Json before = document.at("guardians");
        before.set(
            "until", context.block().time + context.parameters().integer("did.guardian_change_days") * kDay);
        document.set("guardians_before", std::move(before));
    }
    document.set("guardians", Json::object({ { "needed", needed }, { "members", payload.at("members") } }));
    return store(context, std::move(document), "setGuardians");
}

Answer requestRecovery(Context& context, const Json& payload)
{
    const std::string& did = payload.at("did").asString();
    MARU_TRY(document, findActive(context.state(), did, "payload.did"));
    MARU_TRY(commitment, readGuardian(context, payload));
    const Json sets = guardianSets(context, document);
    if (!isGuardian(sets, commitment))
        return refused("did.not_guardian", "payload.guardian");
    std::size_t running = 0;
    for (const domain::Row& row : domains::scanAll(context.state(), "recoveries", did + '/')) {
        if (!isRunning(row.value))
            continue;
        ++running;
        if (row.value.at("opened_by").asString() == commitment)
            return refused("did.recovery_open", "payload.did");
    }
    if (running >= kMaxGuardians)
        return refused("did.recovery_open", "payload.did");
    MARU_TRY(keys, readKeyItems(context, payload.at("keys"), did, "payload.keys"));
    MARU_CHECK(checkNewKeys(context.state(), keys));
    const std::string id = domains::newId('r', context);
    if (context.state().has("recoveries", recoveryKey(did, id)))
        return refused("chain.id_taken");
    const UnixSeconds due = context.block().time + context.parameters().integer("did.recovery_days") * kDay;
    context.schedule(due, id, Json::object({ { "did", did }, { "id", id } }));
    Json recovery = Json::object({ { "id", id }, { "did", did }, { "state", "open" },
        { "opened", context.block().time }, { "opened_by", commitment }, { "ended", 0 }, { "due", due },
        { "keys", Json(std::move(keys)) }, { "sets", sets }, { "approvals", Json::array() } });
    emitRecovery(context, recovery);
    return addApproval(context, std::move(recovery), commitment);
}

Answer approveRecovery(Context& context, const Json& payload)
{
    MARU_TRY(recovery, runningRecovery(context, payload));
    MARU_TRY(commitment, readGuardian(context, payload));
    if (!isGuardian(recovery.at("sets"), commitment))
        return refused("did.not_guardian", "payload.guardian");
    if (hasApproved(recovery, commitment))
        return refused("did.approved_already", "payload.recovery");
    return addApproval(context, std::move(recovery), commitment);
}

Answer cancelRecovery(Context& context, const Json& payload)
{
    MARU_TRY(recovery, runningRecovery(context, payload));
    MARU_TRY(document, findActive(context.state(), payload.at("did").asString(), "payload.did"));
    MARU_CHECK(mayChange(context, document));
    endRecovery(context, recovery, "cancelled");
    return Json::object({ { "recovery", recovery.at("id") }, { "state", recovery.at("state") } });
}

Answer recoverInPerson(Context& context, const Json& payload)
{
    const std::string& did = payload.at("did").asString();
    MARU_TRY(document, findActive(context.state(), did, "payload.did"));
    const auto officer = context.identity().officer(context.signer());
    if (!officer)
        return refused("auth.not_officer", "signer");
    const Json* before = document.find("agency_before");
    const bool isOld = before != nullptr && before->at("agency").asString() == officer->agency
        && before->at("until").asInteger() > context.block().time.count();
    if (document.at("agency").asString() != officer->agency && !isOld)
        return refused("did.other_agency", "signer");
    MARU_TRY(keys, readKeyItems(context, payload.at("keys"), did, "payload.keys"));
    MARU_CHECK(checkNewKeys(context.state(), keys));
    closeRecoveries(context, did, "cancelled");
    return replaceKeys(context, std::move(document), keys, "recoverInPerson");
}

Status onRecoveryDue(Context& context, const Json& entry)
{
    auto recovery =
        context.state().get("recoveries", recoveryKey(entry.at("did").asString(), entry.at("id").asString()));
    if (!recovery || !isRunning(*recovery))
        return {};
    if (recovery->at("state").asString() == "waiting")
        finishRecovery(context, std::move(*recovery));
    else
        endRecovery(context, *recovery, "expired");
    return {};
}

void closeRecoveries(Context& context, const std::string& did, const std::string& state)
{
    for (domain::Row& row : domains::scanAll(context.state(), "recoveries", did + '/')) {
        if (isRunning(row.value))
            endRecovery(context, row.value, state);
    }
}

} // namespace maru::dids
