// SPDX-License-Identifier: Apache-2.0
// Who acted: every signer is an officer whose first key the officer's id follows from, trustees are those of the frozen
// document, officials are the authority's, certifications and approvals are by different people. The frozen document
// names officers by id, so their first keys follow from the fingerprint to which every ballot is bound; replaced keys,
// agencies and certifiers are the node's word unless the caller knows their keys.
#include "shared/verify/election/checks/checks.h"
#include "shared/verify/election/officers.h"

#include <algorithm>

namespace maru::verify::election {

namespace {

const std::initializer_list<std::string_view> kCeremonyActions { "ceremonyCommit", "ceremonyReveal",
    "ceremonyShares", "ceremonyAcknowledge", "ceremonyComplain", "ceremonySettle" };
/// Done by officers of the election's authority, and by nobody else.
const std::initializer_list<std::string_view> kAuthorityActions { "createElection", "editElection",
    "setContest", "removeContest", "setPrecincts", "mergePrecinct", "setTrustees", "startCeremony",
    "excludeTrustee", "restartCeremony", "freeze", "openElection", "closeElection", "pauseElection",
    "resumeElection", "extendElection", "voidElection", "resolveTie", "decideObjection", "logIncident",
    "certify", "archiveElection", "markRollDestroyed" };

/// Every officer's key had begun when it signed, and had not been replaced.
void checkSigners(Material& material, Verdict& verdict)
{
    for (const RecordLeaf& leaf : material.record.leaves) {
        const std::string& action = leaf.transaction.action;
        const bool isBallot =
            leaf.transaction.domain == "election" && (action == "cast" || action == "challenge");
        if (!leaf.isGood || !leaf.result.isOk() || isBallot)
            continue;
        const OfficerKey& key = officerOf(material, leaf.transaction.signer);
        const std::int64_t time = material.timeOf(leaf);
        std::string fault = key.fault;
        if (fault.empty() && key.since > time)
            fault = "signed with a key that began later";
        else if (fault.empty() && key.until > 0 && key.until < time)
            fault = "signed with a key that had been replaced";
        verdict.item(leaf.where(), std::move(fault));
    }
}

/// The trustee of the frozen document whom this officer is; nullptr: none.
const voting::Trustee* trusteeOf(const voting::Definition& definition, const OfficerKey& key)
{
    const auto found = std::find_if(definition.trustees.begin(), definition.trustees.end(),
        [&](const voting::Trustee& one) { return one.officer == key.officer && one.agency == key.agency; });
    return found == definition.trustees.end() ? nullptr : &*found;
}

std::string pinFault(const Options& options, std::int64_t index, const std::string& did)
{
    const auto pins = options.trustees.equal_range(index);
    if (pins.first == pins.second)
        return {};
    const bool isPinned =
        std::any_of(pins.first, pins.second, [&](const auto& pin) { return pin.second == did; });
    return isPinned ? std::string()
                    : "trustee " + std::to_string(index) + " is said to sign with another key";
}

/// The messages that show this key are the trustee's own.
void checkKey(Material& material, std::int64_t index, Verdict& verdict)
{
    const voting::Definition& definition = material.frozen()->definition;
    const auto isOwn = [&](const Act* act) {
        const voting::Trustee* trustee =
            act == nullptr ? nullptr : trusteeOf(definition, officerOf(material, act->signer()));
        return trustee != nullptr && trustee->index == index;
    };
    const KeyMessages messages = material.keyMessages[index];
    std::string fault;
    if (!isOwn(messages.reveal))
        fault = "the key was revealed by somebody else";
    else if (!isOwn(messages.commit))
        fault = "the key was committed to by somebody else";
    verdict.item("trustee " + std::to_string(index), std::move(fault));
    if (messages.reveal == nullptr)
        return;
    const std::string& did = messages.reveal->signer();
    const OfficerKey& officer = officerOf(material, did);
    material.people.push_back({ "trustee", index, officer.officer, officer.agency, did });
}

void checkTrustees(Material& material, std::int64_t attempt, Verdict& verdict)
{
    const voting::FrozenElection& frozen = *material.frozen();
    std::set<std::string> officers;
    for (const voting::Trustee& trustee : frozen.definition.trustees)
        verdict.item("trustee " + std::to_string(trustee.index),
            officers.insert(trustee.officer).second ? "" : "the officer of another trustee");
    const auto check = [&](const Act& act, std::int64_t said) {
        const OfficerKey& key = officerOf(material, act.signer());
        const voting::Trustee* trustee = trusteeOf(frozen.definition, key);
        if (trustee == nullptr) {
            verdict.fail(act.where(), "by somebody who is no trustee of the frozen document");
            return;
        }
        verdict.item(act.where(),
            said != trustee->index ? "in the name of another trustee"
                                   : pinFault(material.options, trustee->index, act.signer()));
    };
    for (const Act& act : material.acts) {
        const bool isCeremony = std::find(kCeremonyActions.begin(), kCeremonyActions.end(), act.action())
            != kCeremonyActions.end();
        // Earlier attempts may have had other trustees.
        if (isCeremony && act.payload().integerOr("attempt", 0) == attempt) {
            const voting::Trustee* trustee = trusteeOf(frozen.definition, officerOf(material, act.signer()));
            check(act, trustee == nullptr ? 0 : trustee->index);
        } else if (act.action() == "decrypt") {
            check(act, act.data->integerOr("trustee", 0));
        }
    }
    for (const voting::TrusteeKey& key : frozen.trustees.keys)
        checkKey(material, key.index, verdict);
    for (const auto& pin : material.options.trustees) {
        const auto& trustees = frozen.definition.trustees;
        const bool isThere = std::any_of(trustees.begin(), trustees.end(),
            [&](const voting::Trustee& one) { return one.index == pin.first; });
        verdict.item("trustee " + std::to_string(pin.first),
            isThere ? "" : "a key was named of a trustee that there is not");
    }
}

void checkAuthority(Material& material, Verdict& verdict)
{
    const std::string& authority = material.frozen()->definition.authority;
    for (const Act* act : material.actsOf(kAuthorityActions)) {
        const OfficerKey& key = officerOf(material, act->signer());
        verdict.item(act->where(),
            key.agency == authority ? ""
                                    : act->action() + " by an officer of another agency than the authority");
    }
}

/// Who decided a tie stands in the result; `course` compares the rest of it.
void checkResolutions(Material& material, Verdict& verdict)
{
    const auto acts = material.actsOf({ "resolveTie" });
    for (const auto& [key, row] : material.rowsOf("results")) {
        const base::Json* resolution = row->find("resolution");
        if (resolution == nullptr || !resolution->isObject())
            continue;
        const std::string transaction = resolution->stringOr("transaction", "");
        const auto act = std::find_if(
            acts.begin(), acts.end(), [&](const Act* one) { return one->leaf->id.hex() == transaction; });
        if (act != acts.end())
            verdict.item("results/" + key,
                resolution->stringOr("officer", "") == officerOf(material, (*act)->signer()).officer
                    ? ""
                    : "a tie that another officer decided");
    }
}

/// Certifications as rows and as signed acts are the same.
void checkCertifiers(Material& material, Verdict& verdict)
{
    std::map<std::string, const base::Json*> rows;
    for (const auto& row : material.rowsOf("certifications"))
        rows.emplace(row.first, row.second);
    std::set<std::string> pinned;
    for (const Act* act : material.actsOf({ "certify" })) {
        const OfficerKey& key = officerOf(material, act->signer());
        material.people.push_back({ "certifier", 0, key.officer, key.agency, act->signer() });
        const auto found = rows.find(material.record.election + "/" + key.officer);
        if (found == rows.end()) {
            verdict.fail(act->where(), "a certification without a row of its own");
            continue;
        }
        const base::Json& row = *found->second;
        rows.erase(found);
        const bool isSame = row.stringOr("officer", "") == key.officer
            && row.stringOr("did", "") == act->signer() && row.stringOr("agency", "") == key.agency
            && row.stringOr("result", "") == act->payload().stringOr("result", "-")
            && row.stringOr("transaction", "") == act->leaf->id.hex()
            && row.integerOr("time", -1) == material.timeOf(*act);
        const std::set<std::string>& known = material.options.certifiers;
        const bool isPinned = known.empty() || known.contains(act->signer());
        if (isPinned)
            pinned.insert(key.officer);
        verdict.item(act->where(),
            !isSame         ? "the row of this certification says something else"
                : !isPinned ? "certified with another key than the certifiers are said to have"
                            : "");
    }
    for (const auto& row : rows)
        verdict.fail("certifications/" + row.first, "nobody signed this certification");
    const std::string state = material.electionRow()->stringOr("state", "");
    if (!material.options.certifiers.empty() && (state == "certified" || state == "archived"))
        verdict.item("certifiers",
            static_cast<std::int64_t>(pinned.size()) >= material.frozen()->definition.certifiers
                ? ""
                : "fewer of the named certifiers than needed");
}

/// What needed approval had it from others, as many as it needed, and was done once.
void checkFourEyes(Material& material, Verdict& verdict)
{
    struct Proposal {
        const RecordLeaf* leaf = nullptr;
        std::set<std::string> officers; ///< the proposer and who approved
        std::int64_t approvals = 0;
        bool isExecuted = false;
    };
    std::map<std::string, Proposal> proposals;
    for (const RecordLeaf& leaf : material.record.leaves) {
        if (leaf.isProposal()) {
            const OfficerKey& key = officerOf(material, leaf.transaction.signer);
            proposals.emplace(leaf.id.hex(), Proposal { &leaf, { key.officer }, 0, false });
            verdict.item(leaf.where(),
                leaf.result.data.integerOr("needed", 0) >= 1 ? ""
                                                             : "proposed without needing anybody's approval");
            continue;
        }
        if (!leaf.isApproval())
            continue;
        const auto found = proposals.find(leaf.transaction.payload.stringOr("transaction", ""));
        if (found == proposals.end())
            continue; // `inclusion` has failed for it
        Proposal& proposal = found->second;
        ++proposal.approvals;
        std::string fault;
        if (!proposal.officers.insert(officerOf(material, leaf.transaction.signer).officer).second)
            fault = "approved by the proposer, or by one officer twice";
        if (leaf.isExecution()) {
            const std::int64_t needed = proposal.leaf->result.data.integerOr("needed", 0);
            if (proposal.isExecuted)
                fault = "executed a second time";
            else if (needed < 1 || proposal.approvals < needed)
                fault = "executed with fewer approvals than it needed";
            proposal.isExecuted = true;
        }
        verdict.item(leaf.where(), std::move(fault));
    }
}

void checkDesk(const Material& material, Verdict& verdict)
{
    const base::Json* desk = material.row("desks", material.record.election);
    const auto decided = static_cast<std::int64_t>(material.actsOf({ "decideObjection" }).size());
    // It is made with the election: without it nobody could say that nothing was objected to.
    if (desk == nullptr) {
        verdict.fail("desks", "the row of objections, observations and incidents is missing");
        return;
    }
    const std::string state = material.electionRow()->stringOr("state", "");
    const bool isOver = state == "certified" || state == "archived";
    verdict.item("desks.blocking",
        isOver && desk->integerOr("blocking", -1) != 0
            ? "certified while objections that hold it up were open"
            : "");
    const std::int64_t open = desk->integerOr("open", -1);
    const std::int64_t blocking = desk->integerOr("blocking", -1);
    verdict.item("desks.blocking",
        blocking < 0 || blocking > open ? "more objections hold the certification up than are open" : "");
    verdict.item("desks.open",
        desk->integerOr("objections", -1) - open == decided
            ? ""
            : "not as many objections decided as officers signed decisions");
}

} // namespace

void checkPeople(Material& material, Verdict& verdict)
{
    const base::Json* row = material.electionRow();
    if (material.frozen() == nullptr || row == nullptr) {
        verdict.unavailable("the election is not frozen yet");
        return;
    }
    checkSigners(material, verdict);
    checkTrustees(material, row->integerOr("attempt", 0), verdict);
    checkAuthority(material, verdict);
    checkResolutions(material, verdict);
    checkCertifiers(material, verdict);
    checkFourEyes(material, verdict);
    checkDesk(material, verdict);
}

} // namespace maru::verify::election
