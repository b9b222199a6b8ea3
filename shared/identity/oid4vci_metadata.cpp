// SPDX-License-Identifier: Apache-2.0
// OpenID4VCI: metadata of issuers and of their authorization servers.
#include "shared/identity/oid4vci.h"

#include "shared/identity/form.h"
#include "shared/identity/vc_data_model.h"

#include <algorithm>

namespace maru::vc {

using base::Json;

namespace {

constexpr std::size_t kMaxMetadataEntries = 128;

base::Error badMetadata(std::string field, std::string detail = {})
{
    return base::refused("vc.issuer_metadata", std::move(field), std::move(detail));
}

Json displayJson(const std::map<std::string, std::string>& names)
{
    Json list = Json::array();
    for (const auto& [language, name] : names)
        list.push(Json::object({ { "name", name }, { "locale", language } }));
    return list;
}

std::map<std::string, std::string> readDisplay(const Json& object)
{
    std::map<std::string, std::string> names;
    const Json* display = object.find("display");
    if (display == nullptr || !display->isArray())
        return names;
    for (const Json& entry : display->asArray()) {
        const std::string name = entry.stringOr("name", "");
        if (!name.empty() && name.size() <= 1024 && names.size() < 16)
            names.emplace(entry.stringOr("locale", ""), name);
    }
    return names;
}

Json claimJson(const ClaimDescription& claim)
{
    Json path = Json::array();
    for (const std::string& step : claim.path)
        path.push(step);
    Json json = Json::object({ { "path", std::move(path) }, { "mandatory", claim.isMandatory } });
    if (!claim.names.empty())
        json.set("display", displayJson(claim.names));
    return json;
}

Json configurationJson(const CredentialConfiguration& configuration)
{
    Json json = Json::object({ { "format", configuration.format } });
    Json algorithms = Json::array();
    if (configuration.format == "ldp_vc") {
        Json types = Json::array();
        for (const std::string& type : configuration.types)
            types.push(type);
        json.set("credential_definition",
            Json::object(
                { { "@context", Json::array({ kCredentialsContext }) }, { "type", std::move(types) } }));
        algorithms.push(kCryptosuite);
    } else {
        json.set("vct", configuration.type);
        for (const jose::Algorithm algorithm : configuration.signedWith)
            algorithms.push(jose::nameOf(algorithm));
    }
    json.set("credential_signing_alg_values_supported", std::move(algorithms));
    if (!configuration.scope.empty())
        json.set("scope", configuration.scope);
    json.set(
        "cryptographic_binding_methods_supported", Json::array({ "jwk", "did:key", "did:jwk", "did:maru" }));
    json.set("proof_types_supported",
        Json::object({ { "jwt",
            Json::object(
                { { "proof_signing_alg_values_supported", Json::array({ "ES256", "EdDSA" }) } }) } }));
    Json claims = Json::array();
    for (const ClaimDescription& claim : configuration.claims)
        claims.push(claimJson(claim));
    Json shown = Json::object();
    if (!configuration.names.empty())
        shown.set("display", displayJson(configuration.names));
    if (!configuration.claims.empty())
        shown.set("claims", std::move(claims));
    if (!shown.asObject().empty())
        json.set("credential_metadata", std::move(shown));
    return json;
}

base::Result<std::vector<ClaimDescription>> readClaims(const Json& list)
{
    if (!list.isArray() || list.asArray().size() > kMaxMetadataEntries)
        return badMetadata("claims");
    std::vector<ClaimDescription> claims;
    for (const Json& entry : list.asArray()) {
        const Json* path = entry.find("path");
        if (path == nullptr || !path->isArray() || path->asArray().empty() || path->asArray().size() > 16)
            return badMetadata("claims.path");
        ClaimDescription claim;
        bool isPlain = true;
        for (const Json& step : path->asArray()) {
            isPlain = isPlain && step.isString();
            if (isPlain)
                claim.path.push_back(step.asString());
        }
        if (!isPlain)
            continue; // elements of arrays have no name of their own here
        claim.isMandatory = entry.booleanOr("mandatory", false);
        claim.names = readDisplay(entry);
        claims.push_back(std::move(claim));
    }
    return claims;
}

base::Result<std::optional<CredentialConfiguration>> readConfiguration(
    const std::string& id, const Json& json)
{
    const std::optional<CredentialConfiguration> unknown;
    CredentialConfiguration configuration;
    configuration.id = id;
    configuration.format = json.stringOr("format", "");
    if (configuration.format == "vc+sd-jwt")
        configuration.format = "dc+sd-jwt";
    if (configuration.format == "dc+sd-jwt") {
        configuration.type = json.stringOr("vct", "");
        if (configuration.type.empty())
            return badMetadata(id + ".vct");
    } else if (configuration.format == "ldp_vc") {
        const Json* definition = json.find("credential_definition");
        const Json* types = definition == nullptr ? nullptr : definition->find("type");
        if (types == nullptr || !types->isArray() || types->asArray().size() > 16)
            return badMetadata(id + ".credential_definition");
        for (const Json& type : types->asArray()) {
            if (!type.isString())
                return badMetadata(id + ".credential_definition");
            configuration.types.push_back(type.asString());
        }
    } else {
        return unknown;
    }
    configuration.scope = json.stringOr("scope", "");
    if (const Json* algorithms = json.find("credential_signing_alg_values_supported")) {
        if (algorithms->isArray()) {
            for (const Json& name : algorithms->asArray()) {
                const auto algorithm = name.isString()
                    ? jose::algorithmNamed(name.asString())
                    : base::Result<jose::Algorithm>(base::refused("jose.algorithm"));
                if (algorithm)
                    configuration.signedWith.push_back(*algorithm);
            }
        }
    }
    const Json* shown = json.find("credential_metadata");
    const Json& described = shown != nullptr ? *shown : json;
    configuration.names = readDisplay(described);
    if (const Json* claims = described.find("claims")) {
        MARU_TRY(list, readClaims(*claims));
        configuration.claims = std::move(list);
    }
    return std::optional<CredentialConfiguration>(std::move(configuration));
}

} // namespace

const CredentialConfiguration* IssuerMetadata::configuration(std::string_view id) const
{
    const auto found = std::find_if(configurations.begin(), configurations.end(),
        [id](const CredentialConfiguration& one) { return one.id == id; });
    return found == configurations.end() ? nullptr : &*found;
}

Json toJson(const IssuerMetadata& metadata)
{
    Json json = Json::object(
        { { "credential_issuer", metadata.issuer }, { "credential_endpoint", metadata.credentialEndpoint } });
    if (!metadata.nonceEndpoint.empty())
        json.set("nonce_endpoint", metadata.nonceEndpoint);
    if (!metadata.authorizationServers.empty()) {
        Json servers = Json::array();
        for (const std::string& server : metadata.authorizationServers)
            servers.push(server);
        json.set("authorization_servers", std::move(servers));
    }
    if (!metadata.names.empty())
        json.set("display", displayJson(metadata.names));
    Json configurations = Json::object();
    for (const CredentialConfiguration& configuration : metadata.configurations)
        configurations.set(configuration.id, configurationJson(configuration));
    json.set("credential_configurations_supported", std::move(configurations));
    return json;
}

base::Result<IssuerMetadata> parseIssuerMetadata(const Json& json, std::string_view expectedIssuer)
{
    IssuerMetadata metadata;
    metadata.issuer = json.stringOr("credential_issuer", "");
    // §12.2.3: otherwise anybody's metadata could stand for an issuer's.
    if (metadata.issuer.empty() || metadata.issuer != expectedIssuer)
        return badMetadata("credential_issuer");
    metadata.credentialEndpoint = json.stringOr("credential_endpoint", "");
    if (!originOf(metadata.credentialEndpoint))
        return badMetadata("credential_endpoint");
    metadata.nonceEndpoint = json.stringOr("nonce_endpoint", "");
    if (!metadata.nonceEndpoint.empty() && !originOf(metadata.nonceEndpoint))
        return badMetadata("nonce_endpoint");
    if (const Json* servers = json.find("authorization_servers")) {
        if (!servers->isArray() || servers->asArray().empty() || servers->asArray().size() > 8)
            return badMetadata("authorization_servers");
        for (const Json& server : servers->asArray()) {
            if (!server.isString() || !originOf(server.asString()))
                return badMetadata("authorization_servers");
            metadata.authorizationServers.push_back(server.asString());
        }
    }
    metadata.names = readDisplay(json);
    const Json* configurations = json.find("credential_configurations_supported");
    if (configurations == nullptr || !configurations->isObject()
        || configurations->asObject().size() > kMaxMetadataEntries)
        return badMetadata("credential_configurations_supported");
    for (const auto& member : configurations->asObject()) {
        MARU_TRY(configuration, readConfiguration(member.first, member.second));
        if (configuration)
            metadata.configurations.push_back(std::move(*configuration));
    }
    return metadata;
}

Json authorizationServerMetadata(
    std::string_view issuer, std::string_view tokenEndpoint, std::string_view jwksUri)
{
    Json json = Json::object({ { "issuer", issuer }, { "token_endpoint", tokenEndpoint },
        { "grant_types_supported", Json::array({ kPreAuthorizedGrant }) },
        { "response_types_supported", Json::array() },
        { "token_endpoint_auth_methods_supported", Json::array({ "none" }) },
        { "pre-authorized_grant_anonymous_access_supported", true } });
    if (!jwksUri.empty())
        json.set("jwks_uri", jwksUri);
    return json;
}

base::Result<std::string> wellKnownUrl(std::string_view issuer, std::string_view name)
{
    const auto origin = originOf(issuer);
    if (!origin || issuer.find_first_of("?#") != std::string_view::npos)
        return base::refused("vc.issuer_url", {}, std::string(issuer.substr(0, 200)));
    std::string_view path = issuer.substr(origin->size());
    while (!path.empty() && path.back() == '/')
        path.remove_suffix(1);
    return *origin + "/.well-known/" + std::string(name) + std::string(path);
}

} // namespace maru::vc
