// SPDX-License-Identifier: Apache-2.0
// What a wallet and a verifier ask: is this issuer trusted for this type, may this verifier ask for that.
#include "server/domains/credentials/handlers.h"

#include "server/domains/common/rows.h"

namespace maru::credentials {
namespace {

using base::Json;
using base::Result;

constexpr std::string_view kDomain = "credentials";

Result<Json> typeByVct(const domain::QueryView& view, const std::string& vct)
{
    MARU_TRY(link, view.get(kDomain, "vcts", vct));
    if (!link)
        return Json();
    MARU_TRY(row, view.get(kDomain, "types", link->at("type").asString()));
    return row ? std::move(*row) : Json();
}

/// By agency id, by the issuer's URL or by its DID.
Result<Json> issuerByName(const domain::QueryView& view, const std::string& name)
{
    if (name.find(':') == std::string::npos) {
        MARU_TRY(row, view.get(kDomain, "issuers", name));
        return row ? std::move(*row) : Json();
    }
    for (const char* member : { "url", "did" }) {
        MARU_TRY(rows,
            domains::selectAll(view, kDomain, domains::from("issuers", { domains::equal(member, name) }), 1));
        if (!rows.empty())
            return std::move(rows.front().value);
    }
    return Json();
}

struct Accreditations {
    Json row; ///< the one that decides, or the last one; null without any
    bool then = false;
    bool now = false;
};

Result<Accreditations> accreditationsOf(
    const domain::QueryView& view, const std::string& agency, const std::string& type, base::UnixSeconds then)
{
    domain::Selection selection = domains::from("accreditations");
    selection.keyPrefix = agency + '/' + type + '/';
    MARU_TRY(rows, domains::selectAll(view, kDomain, std::move(selection), 1'000));
    Accreditations found;
    for (domain::Row& row : rows) {
        const bool covers = coversTime(row.value, then);
        found.now = found.now || coversTime(row.value, view.time());
        if (covers || !found.then) {
            row.value.set("key", row.key);
            found.row = std::move(row.value);
        }
        found.then = found.then || covers;
    }
    return found;
}

Result<std::int64_t> countOf(const domain::QueryView& view, const char* table, const char* member,
    const Json& value, const std::string& agency)
{
    std::vector<domain::Filter> filters { domains::equal(member, value) };
    if (!agency.empty())
        filters.push_back(domains::equal("agency", agency));
    return domains::count(view, kDomain, domains::from(table, std::move(filters)));
}

} // namespace

Result<Json> queryTrust(const domain::QueryView& view, const Json& arguments)
{
    const base::UnixSeconds then(arguments.integerOr("time", view.time().count()));
    MARU_TRY(type, typeByVct(view, arguments.at("vct").asString()));
    MARU_TRY(issuer, issuerByName(view, arguments.at("issuer").asString()));
    const std::string kid = arguments.stringOr("kid", "");
    Json key;
    bool keyGood = false;
    if (issuer.isObject() && !kid.empty())
        for (const Json& row : issuer.at("keys").asArray())
            if (row.at("kid").asString() == kid) {
                key = row;
                // A retired key's earlier signatures stay good; a withdrawn key's never are.
                const bool retiredBefore =
                    row.at("until").isInteger() && row.at("until").asInteger() <= then.count();
                keyGood = row.at("state").asString() != "withdrawn" && !retiredBefore;
            }
    Accreditations found;
    bool agencyActive = false;
    if (type.isObject() && issuer.isObject()) {
        const std::string& agency = issuer.at("agency").asString();
        MARU_TRY(rows, accreditationsOf(view, agency, type.at("id").asString(), then));
        found = std::move(rows);
        MARU_TRY(agencyRow, view.get("identity", "agencies", agency));
        agencyActive = agencyRow && agencyRow->stringOr("state", "") == "active";
    }
    const bool trusted = found.then && (kid.empty() || keyGood);
    return Json::object({ { "type", std::move(type) }, { "issuer", std::move(issuer) },
        { "key", std::move(key) }, { "accreditation", std::move(found.row) },
        { "accredited_then", found.then }, { "accredited_now", found.now }, { "agency_active", agencyActive },
        { "key_good", keyGood }, { "trusted", trusted } });
}

Result<Json> queryVerifier(const domain::QueryView& view, const Json& arguments)
{
    MARU_TRY(link, view.get(kDomain, "clients", arguments.at("client_id").asString()));
    Json verifier;
    bool registered = false;
    if (link) {
        MARU_TRY(row, view.get(kDomain, "verifiers", link->at("verifier").asString()));
        MARU_ASSERT(row);
        registered = row->at("state").asString() == "active" && coversTime(*row, view.time());
        verifier = std::move(*row);
    }
    return Json::object({ { "verifier", std::move(verifier) }, { "registered", registered } });
}

Result<Json> queryFigures(const domain::QueryView& view, const Json& arguments)
{
    const std::string agency = arguments.stringOr("agency", "");
    Json out = Json::object();
    for (const char* state : { "offered", "issued", "suspended", "revoked" }) {
        MARU_TRY(number, countOf(view, "issues", "state", state, agency));
        out.set(state, number);
    }
    MARU_TRY(accreditations, countOf(view, "accreditations", "state", "active", agency));
    out.set("accreditations", accreditations);
    MARU_TRY(types, countOf(view, "types", "state", "active", ""));
    out.set("types", types);
    MARU_TRY(verifiers, countOf(view, "verifiers", "state", "active", ""));
    out.set("verifiers", verifiers);
    return out;
}

} // namespace maru::credentials
