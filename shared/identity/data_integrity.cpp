// SPDX-License-Identifier: Apache-2.0
// Data Integrity proofs of the suite eddsa-jcs-2022 (W3C Data Integrity EdDSA Cryptosuites 1.0 §3.3).
#include "shared/identity/vc_data_model.h"

#include "shared/crypto/hash.h"
#include "shared/identity/multibase.h"

#include <algorithm>

namespace maru::vc {

using base::Json;

namespace {

constexpr std::size_t kMaxProofs = 8;

/// §3.3.4: hash of the proof's configuration, then of the document.
base::Bytes hashData(const Json& configuration, const Json& document)
{
    const base::Hash256 first = crypto::sha256(base::canonical(configuration));
    const base::Hash256 second = crypto::sha256(base::canonical(document));
    base::Bytes data(first.bytes.begin(), first.bytes.end());
    data.insert(data.end(), second.bytes.begin(), second.bytes.end());
    return data;
}

/// §3.3.2: the document's contexts begin with those of the proof, in the same order.
base::Status applyContext(const Json& proof, Json& document)
{
    const Json* signedContext = proof.find("@context");
    if (signedContext == nullptr)
        return {};
    const auto asList = [](const Json& value) {
        return value.isArray() ? value.asArray() : Json::Array { value };
    };
    const Json* context = document.find("@context");
    const Json::Array signedList = asList(*signedContext);
    const Json::Array list = context == nullptr ? Json::Array() : asList(*context);
    if (signedList.size() > list.size() || !std::equal(signedList.begin(), signedList.end(), list.begin()))
        return base::refused("vc.proof_context", "proof.@context");
    document.set("@context", *signedContext);
    return {};
}

bool namesDomain(const Json& proof, const std::string& wanted)
{
    const Json* domain = proof.find("domain");
    if (domain == nullptr)
        return false;
    if (domain->isString())
        return domain->asString() == wanted;
    if (!domain->isArray())
        return false;
    const Json::Array& list = domain->asArray();
    return std::any_of(list.begin(), list.end(),
        [&wanted](const Json& item) { return item.isString() && item.asString() == wanted; });
}

base::Status checkMoments(const Json& proof, const TimeCheck& time)
{
    for (const char* name : { "created", "expires" }) {
        const Json* value = proof.find(name);
        if (value == nullptr)
            continue;
        const auto moment = value->isString()
            ? parseTimestamp(value->asString())
            : base::Result<base::UnixSeconds>(base::refused("vc.timestamp"));
        if (!moment)
            return base::refused("vc.proof_format", std::string("proof.") + name);
        const bool isCreated = std::string_view(name) == "created";
        if (isCreated ? moment->count() > time.now.count() + time.skewSeconds
                      : moment->count() <= time.now.count() - time.skewSeconds)
            return base::refused("vc.proof_time", std::string("proof.") + name);
    }
    return {};
}

base::Result<std::string> verifyOne(const Json& proof, const Json& unsecured, const ProofCheck& check)
{
    if (!proof.isObject())
        return base::refused("vc.proof_format", "proof");
    if (proof.stringOr("type", "") != "DataIntegrityProof"
        || proof.stringOr("cryptosuite", "") != kCryptosuite)
        return base::refused("vc.proof_suite", "proof.cryptosuite");
    // A chain of proofs would have to be followed; passing it over would say more than was checked.
    if (proof.find("previousProof") != nullptr)
        return base::refused("vc.proof_format", "proof.previousProof");
    if (proof.stringOr("proofPurpose", "") != check.purpose)
        return base::refused("vc.proof_purpose", "proof.proofPurpose");
    if (check.challenge && (check.challenge->empty() || proof.stringOr("challenge", "") != *check.challenge))
        return base::refused("vc.proof_challenge", "proof.challenge");
    if (check.domain && !namesDomain(proof, *check.domain))
        return base::refused("vc.proof_domain", "proof.domain");
    MARU_CHECK(checkMoments(proof, check.time));
    const std::string method = proof.stringOr("verificationMethod", "");
    const std::string value = proof.stringOr("proofValue", "");
    if (method.empty() || value.empty() || value.front() != 'z')
        return base::refused("vc.proof_format", "proof.proofValue");
    const auto signature = did::fromMultibase(value);
    if (!signature || signature->size() != 64)
        return base::refused("vc.proof_format", "proof.proofValue");
    Json document = unsecured;
    MARU_CHECK(applyContext(proof, document));
    MARU_TRY(key, check.method(method, check.purpose));
    if (key.ed25519() == nullptr)
        return base::refused("vc.proof_key", "proof.verificationMethod");
    Json configuration = proof;
    configuration.remove("proofValue");
    if (!key.verify(hashData(configuration, document), *signature))
        return base::refused("vc.proof_signature", "proof.proofValue");
    return method;
}

} // namespace

base::Result<Json> addProof(Json document, const ProofOptions& options, const jose::Signer& signer)
{
    if (!document.isObject() || document.find("proof") != nullptr)
        return base::refused("vc.document", "proof");
    if (signer.publicKey().ed25519() == nullptr)
        return base::refused("vc.proof_key");
    Json proof = Json::object({ { "type", "DataIntegrityProof" }, { "cryptosuite", kCryptosuite },
        { "created", timestampText(options.created) }, { "verificationMethod", options.verificationMethod },
        { "proofPurpose", options.purpose } });
    if (const Json* context = document.find("@context"))
        proof.set("@context", *context);
    if (options.expires)
        proof.set("expires", timestampText(*options.expires));
    if (!options.challenge.empty())
        proof.set("challenge", options.challenge);
    if (!options.domain.empty())
        proof.set("domain", options.domain);
    MARU_TRY(signature, signer.sign(hashData(proof, document)));
    proof.set("proofValue", did::toMultibase58(signature));
    document.set("proof", std::move(proof));
    return document;
}

base::Result<std::string> verifyProof(const Json& document, const ProofCheck& check)
{
    const Json* proofs = document.find("proof");
    if (proofs == nullptr)
        return base::refused("vc.proof_missing", "proof");
    Json unsecured = document;
    unsecured.remove("proof");
    if (!proofs->isArray())
        return verifyOne(*proofs, unsecured, check);
    if (proofs->asArray().empty() || proofs->asArray().size() > kMaxProofs)
        return base::refused("vc.proof_format", "proof");
    std::string first;
    for (const Json& proof : proofs->asArray()) {
        MARU_TRY(method, verifyOne(proof, unsecured, check));
        if (first.empty())
            first = std::move(method);
    }
    return first;
}

} // namespace maru::vc
