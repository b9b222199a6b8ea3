// SPDX-License-Identifier: Apache-2.0
// Text form, hash, roots and signatures of block headers.
#include "shared/ledger/header.h"

#include "shared/crypto/hash.h"
#include "shared/ledger/fields.h"

namespace maru::ledger {

namespace {

constexpr std::size_t kMaxSignatures = 256;
constexpr std::string_view kFormatCode = "header.format";
constexpr std::string_view kSigned = "header";

base::Result<HeaderSignature> decodeSignature(const base::Json& json)
{
    MARU_CHECK(base::onlyMembers(json, { "signer", "signature" }));
    MARU_TRY(signer, fields::readDid(json, "signer"));
    MARU_TRY(signature, fields::readSignature(json, "signature"));
    return HeaderSignature { std::move(signer), signature };
}

} // namespace

base::Json toJson(const Header& header)
{
    return base::Json::object({
        { "chain", header.chain },
        { "height", header.height },
        { "time", header.time },
        { "previous", header.previous },
        { "ledger_root", header.ledgerRoot },
        { "log_size", static_cast<std::int64_t>(header.logSize) },
        { "log_root", header.logRoot },
        { "state_root", header.stateRoot },
        { "parameters_version", header.parametersVersion },
        { "app_version", header.appVersion },
        { "proposer", header.proposer },
    });
}

base::Json toJson(const SignedHeader& header)
{
    base::Json::Array signatures;
    for (const HeaderSignature& signature : header.signatures) {
        signatures.push_back(base::Json::object(
            { { "signer", signature.signer }, { "signature", signature.signature.text() } }));
    }
    return base::Json::object(
        { { "header", toJson(header.header) }, { "signatures", std::move(signatures) } });
}

base::Result<Header> decodeHeader(const base::Json& json)
{
    MARU_CHECK(base::onlyMembers(json,
        { "chain", "height", "time", "previous", "ledger_root", "log_size", "log_root", "state_root",
            "parameters_version", "app_version", "proposer" }));
    Header header;
    MARU_TRY(chain, fields::readName(json, "chain", fields::isChainName, kFormatCode));
    header.chain = std::move(chain);
    MARU_TRY(height, fields::readCount(json, "height", 0, kFormatCode));
    header.height = base::Height(height);
    MARU_TRY(time, fields::readCount(json, "time", 0, kFormatCode));
    header.time = base::UnixSeconds(time);
    MARU_TRY(previous, base::readHash(json, "previous"));
    header.previous = previous;
    MARU_TRY(ledgerRoot, base::readHash(json, "ledger_root"));
    header.ledgerRoot = ledgerRoot;
    MARU_TRY(logSize, fields::readCount(json, "log_size", 0, kFormatCode));
    header.logSize = static_cast<std::uint64_t>(logSize);
    MARU_TRY(logRoot, base::readHash(json, "log_root"));
    header.logRoot = logRoot;
    MARU_TRY(stateRoot, base::readHash(json, "state_root"));
    header.stateRoot = stateRoot;
    MARU_TRY(parametersVersion, fields::readCount(json, "parameters_version", 0, kFormatCode));
    header.parametersVersion = parametersVersion;
    MARU_TRY(appVersion, fields::readCount(json, "app_version", 1, kFormatCode));
    header.appVersion = appVersion;
    MARU_TRY(proposer, fields::readDid(json, "proposer"));
    header.proposer = std::move(proposer);
    return header;
}

base::Result<SignedHeader> decodeSignedHeader(const base::Json& json)
{
    MARU_CHECK(base::onlyMembers(json, { "header", "signatures" }));
    MARU_TRY(headerJson, base::readObject(json, "header"));
    MARU_TRY(header, fields::within("header", decodeHeader(headerJson)));
    MARU_TRY(items, base::readArray(json, "signatures"));
    if (items.size() > kMaxSignatures)
        return base::refused(kFormatCode, "signatures", "too many signatures");
    SignedHeader decoded { std::move(header), {} };
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string path = "signatures[" + std::to_string(i) + "]";
        MARU_TRY(signature, fields::within(path, decodeSignature(items[i])));
        decoded.signatures.push_back(std::move(signature));
    }
    return decoded;
}

base::Hash256 headerHash(const Header& header)
{
    return crypto::sha256(base::canonical(toJson(header)));
}

base::Hash256 computeLedgerRoot(const Header& header)
{
    return crypto::sha256(base::canonical(base::Json::object({
        { "app_version", header.appVersion },
        { "log_root", header.logRoot },
        { "log_size", static_cast<std::int64_t>(header.logSize) },
        { "parameters_version", header.parametersVersion },
        { "state_root", header.stateRoot },
    })));
}

base::Hash256 computeStateRoot(const std::map<std::string, base::Hash256>& domainRoots)
{
    base::Json json = base::Json::object();
    for (const auto& entry : domainRoots)
        json.set(entry.first, entry.second);
    return crypto::sha256(base::canonical(json));
}

HeaderSignature signHeader(const Header& header, const crypto::SigningKey& key)
{
    return HeaderSignature { crypto::didOf(key.publicKey()),
        crypto::sign(key, kSigned, base::canonical(toJson(header))) };
}

base::Status checkHeader(const SignedHeader& header)
{
    if (computeLedgerRoot(header.header) != header.header.ledgerRoot)
        return base::refused("header.ledger_root", "header.ledger_root");
    const auto key = crypto::publicKeyOf(header.header.proposer);
    if (!key)
        return fields::within("header.proposer", key.error());
    const std::string text = base::canonical(toJson(header.header));
    for (const HeaderSignature& signature : header.signatures) {
        if (signature.signer == header.header.proposer
            && crypto::verify(*key, kSigned, text, signature.signature))
            return {};
    }
    return base::refused("header.signature", "signatures", "no good signature by the proposer");
}

} // namespace maru::ledger
