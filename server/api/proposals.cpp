// SPDX-License-Identifier: Apache-2.0
// Proposals that wait for approval, and dry runs: what an action would do, shown before anybody signs.
#include "server/api/access.h"
#include "server/api/resources.h"

#include "shared/ledger/receipt.h"
#include "shared/ledger/transaction.h"

#include <algorithm>
#include <set>

namespace maru::api {

namespace {

constexpr std::string_view kApprovals = "approvals";
/// How many proposals one call looks through; the cursor goes on from there, the count ends there.
constexpr std::size_t kScanProposals = 2'000;
constexpr std::size_t kProposalPage = 200;

base::Result<Caller> officerOf(
    const Services& services, const http::Request& request, const storage::Reader& reader)
{
    MARU_TRY(caller, callerOf(services, request, reader));
    if (!caller.isKnown())
        return base::refused("session.required");
    if (!caller.officer)
        return base::refused("auth.not_officer");
    return caller;
}

bool names(const base::Json* list, std::string_view text)
{
    if (list == nullptr || !list->isArray())
        return false;
    const auto& items = list->asArray();
    return std::any_of(items.begin(), items.end(),
        [text](const base::Json& item) { return item.isString() && item.asString() == text; });
}

bool isEmptyList(const base::Json* list)
{
    return list == nullptr || !list->isArray() || list->asArray().empty();
}

/// `requirement`: a proposal's row or a rule's.
bool admits(const base::Json& requirement, const Officer& officer)
{
    const base::Json* roles = requirement.find("roles");
    const base::Json* agencies = requirement.find("agencies");
    const bool isRole = isEmptyList(roles)
        || std::any_of(officer.roles.begin(), officer.roles.end(),
            [roles](const std::string& role) { return names(roles, role); });
    return isRole && (isEmptyList(agencies) || names(agencies, officer.agency));
}

bool isProposer(const base::Json& row, const Caller& caller)
{
    return row.stringOr("signer", "") == caller.did
        || (!caller.officer->officer.empty() && row.stringOr("officer", "") == caller.officer->officer);
}

base::Result<std::optional<base::Json>> ruleOf(
    const storage::Reader& reader, const std::string& domain, const std::string& action)
{
    return reader.get(kApprovals, "rules", domain + '/' + action);
}

/// Whether the officer could sign it now, as the domain will say.
base::Result<bool> waitsFor(const storage::Reader& reader, const base::Json& row, const Caller& caller)
{
    if (row.stringOr("state", "") != "open" || isProposer(row, caller))
        return false;
    MARU_TRY(rule, ruleOf(reader, row.stringOr("domain", ""), row.stringOr("action", "")));
    if (!admits(row, *caller.officer) || (rule && !admits(*rule, *caller.officer)))
        return false;
    bool hasSigned = false;
    bool isAgencyTaken = row.stringOr("agency", "") == caller.officer->agency;
    if (const base::Json* approvals = row.find("approvals"); approvals != nullptr && approvals->isArray()) {
        for (const base::Json& one : approvals->asArray()) {
            hasSigned = hasSigned || one.stringOr("did", "") == caller.did
                || one.stringOr("officer", "") == caller.officer->officer;
            isAgencyTaken = isAgencyTaken || one.stringOr("agency", "") == caller.officer->agency;
        }
    }
    const bool mustDiffer =
        row.booleanOr("distinct_agencies", false) || (rule && rule->booleanOr("distinct_agencies", false));
    return !hasSigned && !(mustDiffer && isAgencyTaken);
}

/// Whoever is asked to sign reads what is signed; so do the proposer and the readers of the domain.
bool mayReadContent(const Services& services, const base::Json& row, const Caller& caller)
{
    const domain::Registry& registry = services.node.registry();
    const std::string name = row.stringOr("domain", "");
    if (isProposer(row, caller) || admits(row, *caller.officer)
        || !isRestrictedAction(registry, name, row.stringOr("action", "")))
        return true;
    const domain::Domain* found = registry.find(name);
    return found != nullptr && isReader(found->spec(), caller);
}

bool mayReadProposal(const Services& services, const base::Json& row, const Caller& caller)
{
    const domain::Domain* own = services.node.registry().find(kApprovals);
    return (own != nullptr && isReader(own->spec(), caller)) || mayReadContent(services, row, caller);
}

base::Result<base::Json> proposalRow(const Services& services, const http::Request& request,
    const storage::Reader& reader, const Caller& caller)
{
    const std::string& id = pathParameter(request, "id");
    std::optional<base::Json> row;
    if (!id.empty() && id.size() <= 64) {
        MARU_TRY(found, reader.get(kApprovals, "proposals", id));
        row = std::move(found);
    }
    if (!row)
        return base::refused("approvals.unknown", "id");
    if (!mayReadProposal(services, *row, caller))
        return restrictedError(caller);
    return std::move(*row);
}

/// What was proposed, from the log.
base::Result<base::Json> payloadOf(const storage::Reader& reader, const base::Json& row)
{
    auto id = base::Hash256::fromHex(row.stringOr("transaction", ""));
    if (!id)
        return base::failed("store.corrupt", "a proposal without a transaction");
    MARU_TRY(found, reader.transaction(*id));
    if (!found)
        return base::failed("store.corrupt", "a proposal's transaction is missing");
    auto leaf = ledger::decodeLeaf(std::string_view(found->leaf));
    if (!leaf)
        return base::failed("store.corrupt", "leaf: " + leaf.error().code);
    return std::move(leaf->transaction.payload);
}

base::Result<base::Json> listed(const storage::Reader& reader, base::Json row, const Caller& caller)
{
    MARU_TRY(waits, waitsFor(reader, row, caller));
    row.set("key", row.stringOr("id", ""));
    row.set("may_approve", waits);
    row.set("mine", isProposer(row, caller));
    const base::Json* approvals = row.find("approvals");
    row.set("given",
        approvals != nullptr && approvals->isArray() ? static_cast<std::int64_t>(approvals->asArray().size())
                                                     : std::int64_t(0));
    return row;
}

bool isRestrictedTable(const domain::Registry& registry, std::string_view domain, std::string_view table)
{
    const domain::Domain* found = registry.find(domain);
    if (found == nullptr)
        return true;
    const domain::TableSpec* spec = found->spec().table(table);
    // What the clock will do is in no table that a domain declares; it may name what is restricted.
    return spec == nullptr ? found->spec().hasRestrictedTables()
                           : spec->visibility == domain::Visibility::Restricted;
}

/// `open`: a domain whose rows the asker may see all, because they are asked to approve what happens there.
base::Json dryRunJson(
    const Services& services, const Caller& caller, const chain::DryRun& run, std::string_view open)
{
    const domain::Registry& registry = services.node.registry();
    base::Json writes = base::Json::array();
    for (const chain::RowChange& change : run.changes) {
        base::Json row = base::Json::object({ { "domain", change.domain }, { "table", change.table } });
        const domain::Domain* found = registry.find(change.domain);
        const bool isShown = !isRestrictedTable(registry, change.domain, change.table)
            || change.domain == open || (found != nullptr && isReader(found->spec(), caller));
        if (isShown) {
            row.set("key", change.key);
            row.set("before", change.before ? *change.before : base::Json());
            row.set("after", change.after ? *change.after : base::Json());
        } else {
            row.set("restricted", true);
        }
        writes.push(std::move(row));
    }
    return base::Json::object({ { "height", run.height },
        { "result", base::Json::object({ { "code", run.result.code }, { "data", run.result.data } }) },
        { "writes", std::move(writes) }, { "events", run.events } });
}

struct Asked {
    std::string domain;
    std::string action;
    base::Json payload;
    base::Hash256 transaction;
};

/// A signed transaction, or {domain, action, payload} of one that is still being written.
base::Result<Asked> askedOf(const std::string& body, const Caller& caller)
{
    MARU_TRY(json, base::parseJson(body));
    if (json.find("signature") != nullptr) {
        MARU_TRY(transaction, ledger::decodeTransaction(json));
        MARU_CHECK(ledger::checkSignature(transaction));
        if (transaction.signer != caller.did)
            return base::refused("auth.restricted", "signer");
        const base::Hash256 id = ledger::transactionId(transaction);
        return Asked { std::move(transaction.domain), std::move(transaction.action),
            std::move(transaction.payload), id };
    }
    MARU_CHECK(base::onlyMembers(json, { "domain", "action", "payload" }));
    Asked asked;
    MARU_TRY(domain, base::readString(json, "domain"));
    MARU_TRY(action, base::readString(json, "action"));
    MARU_TRY(payload, base::readObject(json, "payload"));
    asked.domain = std::move(domain);
    asked.action = std::move(action);
    asked.payload = std::move(payload);
    return asked;
}

} // namespace

base::Result<http::Response> previewTransaction(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, officerOf(services, request, *reader));
    MARU_TRY(asked, askedOf(request.body, caller));
    MARU_TRY(run,
        services.node.dryRun(chain::DryRunRequest {
            asked.domain, asked.action, caller.did, std::move(asked.payload), asked.transaction }));
    base::Json answer = dryRunJson(services, caller, run, {});
    MARU_TRY(rule, ruleOf(*reader, asked.domain, asked.action));
    answer.set("approval", rule ? std::move(*rule) : base::Json());
    return http::Response::json(200, answer);
}

base::Result<http::Response> getProposals(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(
        request, { "for", "state", "domain", "action", "q", "sort", "after", "limit", "total" }));
    MARU_TRY(limit, limitParameter(request));
    const std::string whose = request.queryValue("for").value_or("all");
    if (whose != "all" && whose != "me" && whose != "mine")
        return base::refused("query.parameter", "for");
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, officerOf(services, request, *reader));

    domain::Selection selection;
    selection.table = "proposals";
    std::string sort = request.queryValue("sort").value_or("-time");
    selection.descending = !sort.empty() && sort.front() == '-';
    if (selection.descending)
        sort.erase(0, 1);
    if (sort != "time" && sort != "valid_until" && sort != "closed")
        return base::refused("query.sort", "sort");
    selection.sort = sort;
    selection.after = request.queryValue("after").value_or("");
    for (const char* name : { "state", "domain", "action" }) {
        const std::string value = request.queryValue(name).value_or("");
        if (!value.empty())
            selection.filters.push_back({ name, domain::Filter::Operator::Equal, value });
    }
    if (whose == "me")
        selection.filters.push_back({ "state", domain::Filter::Operator::Equal, "open" });
    selection.search = request.queryValue("q").value_or("");
    if (selection.search.size() > 200)
        return base::refused("query.parameter", "q");
    selection.searchMembers = { "id", "domain", "action", "agency" };

    const auto isWanted = [&](const base::Json& row) -> base::Result<bool> {
        if (whose == "mine")
            return isProposer(row, caller);
        if (whose == "me")
            return waitsFor(*reader, row, caller);
        return mayReadProposal(services, row, caller);
    };
    base::Json::Array rows;
    std::string next = selection.after;
    std::size_t looked = 0;
    domain::Selection part = selection;
    do {
        part.limit = std::min(limit - rows.size(), kProposalPage);
        MARU_TRY(page, reader->select(kApprovals, part));
        looked += page.rows.size();
        for (domain::Row& row : page.rows) {
            MARU_TRY(wanted, isWanted(row.value));
            if (!wanted)
                continue;
            MARU_TRY(one, listed(*reader, std::move(row.value), caller));
            rows.push_back(std::move(one));
        }
        next = page.next;
        part.after = page.next;
    } while (!next.empty() && rows.size() < limit && looked < kScanProposals);

    std::optional<std::int64_t> total;
    if (wantsTotal(request)) {
        std::int64_t count = 0;
        std::size_t counted = 0;
        part = selection;
        part.after.clear();
        part.limit = kProposalPage;
        do {
            MARU_TRY(page, reader->select(kApprovals, part));
            counted += page.rows.size();
            for (const domain::Row& row : page.rows) {
                MARU_TRY(wanted, isWanted(row.value));
                count += wanted ? 1 : 0;
            }
            part.after = page.next;
        } while (!part.after.empty() && counted < kScanProposals);
        if (part.after.empty())
            total = count;
    }
    return listResponse(std::move(rows), std::move(next), total);
}

base::Result<http::Response> getProposal(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, officerOf(services, request, *reader));
    MARU_TRY(row, proposalRow(services, request, *reader, caller));
    const bool isOpen = mayReadContent(services, row, caller);
    base::Json payload;
    if (isOpen) {
        MARU_TRY(found, payloadOf(*reader, row));
        payload = std::move(found);
    }
    MARU_TRY(rule, ruleOf(*reader, row.stringOr("domain", ""), row.stringOr("action", "")));
    MARU_TRY(answer, listed(*reader, std::move(row), caller));
    answer.set(isOpen ? "payload" : "restricted", isOpen ? std::move(payload) : base::Json(true));
    answer.set("rule", rule ? std::move(*rule) : base::Json());
    return http::Response::json(200, answer);
}

base::Result<http::Response> previewProposal(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, officerOf(services, request, *reader));
    MARU_TRY(row, proposalRow(services, request, *reader, caller));
    if (!mayReadContent(services, row, caller))
        return restrictedError(caller);
    if (row.stringOr("state", "") != "open")
        return base::refused("approvals.closed", "id");
    MARU_TRY(payload, payloadOf(*reader, row));
    MARU_TRY(transaction, base::readHash(row, "transaction"));
    const std::string domain = row.stringOr("domain", "");
    MARU_TRY(run,
        services.node.dryRun(chain::DryRunRequest { domain, row.stringOr("action", ""),
            row.stringOr("signer", ""), std::move(payload), transaction }));
    const bool isApprover = admits(row, *caller.officer) || isProposer(row, caller);
    return http::Response::json(
        200, dryRunJson(services, caller, run, isApprover ? std::string_view(domain) : std::string_view {}));
}

} // namespace maru::api
