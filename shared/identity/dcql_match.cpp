// SPDX-License-Identifier: Apache-2.0
// Matching credentials against DCQL queries (OpenID4VP 1.0 §6.3, §6.4).
#include "shared/identity/dcql.h"

#include <algorithm>

namespace maru::vc {

using base::Json;

namespace {

/// vc+sd-jwt is the old name of dc+sd-jwt.
bool isSameFormat(std::string_view wanted, std::string_view held)
{
    return wanted == held || (wanted == "dc+sd-jwt" && held == "vc+sd-jwt");
}

/// type_values are expanded IRIs; the one of the base type is known here, all others are compared as they are, because
/// no context is fetched.
bool hasW3cType(const std::vector<std::string>& types, const std::string& wanted)
{
    constexpr std::string_view kBaseType = "https://www.w3.org/2018/credentials#VerifiableCredential";
    return std::any_of(types.begin(), types.end(), [&wanted, kBaseType](const std::string& type) {
        return type == wanted || (wanted == kBaseType && type == "VerifiableCredential");
    });
}

bool hasType(const CredentialQuery& query, const HeldCredential& held)
{
    if (query.format == "dc+sd-jwt")
        return std::find(query.types.begin(), query.types.end(), held.type) != query.types.end();
    return std::any_of(query.typeSets.begin(), query.typeSets.end(), [&held](const auto& set) {
        return std::all_of(set.begin(), set.end(),
            [&held](const std::string& type) { return hasW3cType(held.types, type); });
    });
}

bool isMet(const ClaimQuery& claim, const Json& claims)
{
    const auto selected = select(claims, claim.path);
    if (selected.empty())
        return false;
    if (claim.values.empty())
        return true;
    return std::any_of(selected.begin(), selected.end(), [&claim](const Json* value) {
        return std::find(claim.values.begin(), claim.values.end(), *value) != claim.values.end();
    });
}

bool isOptionMet(const std::vector<std::string>& option, const std::map<std::string, std::size_t>& counts)
{
    return std::all_of(option.begin(), option.end(), [&counts](const std::string& id) {
        const auto found = counts.find(id);
        return found != counts.end() && found->second > 0;
    });
}

/// §6.4.2: without sets every credential is needed; with sets one option of each required set.
bool isComplete(const DcqlQuery& query, const std::map<std::string, std::size_t>& counts)
{
    if (query.sets.empty()) {
        return std::all_of(
            query.credentials.begin(), query.credentials.end(), [&counts](const CredentialQuery& credential) {
                const auto found = counts.find(credential.id);
                return found != counts.end() && found->second > 0;
            });
    }
    return std::all_of(query.sets.begin(), query.sets.end(), [&counts](const CredentialSetQuery& set) {
        return !set.isRequired
            || std::any_of(set.options.begin(), set.options.end(),
                [&counts](const auto& option) { return isOptionMet(option, counts); });
    });
}

} // namespace

std::optional<std::vector<ClaimPath>> matchCredential(
    const CredentialQuery& query, const HeldCredential& held)
{
    if (!isSameFormat(query.format, held.format) || !hasType(query, held))
        return std::nullopt;
    if (query.needsHolderBinding && !held.isHolderBound)
        return std::nullopt;
    const auto take =
        [&held](const std::vector<const ClaimQuery*>& wanted) -> std::optional<std::vector<ClaimPath>> {
        std::vector<ClaimPath> paths;
        for (const ClaimQuery* claim : wanted) {
            if (!isMet(*claim, held.claims))
                return std::nullopt;
            paths.push_back(claim->path);
        }
        return paths;
    };
    if (query.claimSets.empty()) {
        std::vector<const ClaimQuery*> all;
        for (const ClaimQuery& claim : query.claims)
            all.push_back(&claim);
        return take(all);
    }
    for (const auto& set : query.claimSets) {
        std::vector<const ClaimQuery*> wanted;
        for (const std::string& id : set) {
            const auto found = std::find_if(query.claims.begin(), query.claims.end(),
                [&id](const ClaimQuery& claim) { return claim.id == id; });
            MARU_ASSERT(found != query.claims.end());
            wanted.push_back(&*found);
        }
        if (auto paths = take(wanted))
            return paths;
    }
    return std::nullopt;
}

DcqlMatch matchDcql(const DcqlQuery& query, const std::vector<HeldCredential>& held)
{
    DcqlMatch match;
    std::map<std::string, std::size_t> counts;
    for (const CredentialQuery& credential : query.credentials) {
        auto& answers = match.answers[credential.id];
        for (std::size_t i = 0; i < held.size(); ++i) {
            if (auto shown = matchCredential(credential, held[i]))
                answers.push_back(DcqlMatch::Answer { i, std::move(*shown) });
        }
        counts[credential.id] = answers.size();
    }
    match.isSatisfiable = isComplete(query, counts);
    return match;
}

base::Status checkAnswer(
    const DcqlQuery& query, const std::map<std::string, std::vector<HeldCredential>>& received)
{
    std::map<std::string, std::size_t> counts;
    for (const auto& [id, credentials] : received) {
        const CredentialQuery* credential = query.credential(id);
        if (credential == nullptr)
            return base::refused("vc.dcql_unasked", id);
        if (credentials.size() > 1 && !credential->isMultiple)
            return base::refused("vc.dcql_multiple", id);
        for (const HeldCredential& one : credentials) {
            if (!matchCredential(*credential, one))
                return base::refused("vc.dcql_mismatch", id);
        }
        counts[id] = credentials.size();
    }
    if (!isComplete(query, counts))
        return base::refused("vc.dcql_incomplete");
    return {};
}

} // namespace maru::vc
