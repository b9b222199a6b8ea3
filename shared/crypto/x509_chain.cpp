// SPDX-License-Identifier: Apache-2.0
// Path validation (RFC 5280 §6) by Botan, and its verdicts as stable codes.
#include "shared/crypto/x509.h"

#include <botan/certstor.h>
#include <botan/data_src.h>
#include <botan/x509_crl.h>
#include <botan/x509cert.h>
#include <botan/x509path.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace maru::crypto {
namespace {

using Code = Botan::Certificate_Status_Code;

struct ChainVerdict {
    std::string_view code;
    std::vector<Code> causes;
};

/// The most telling first.
const std::vector<ChainVerdict>& chainVerdicts()
{
    static const std::vector<ChainVerdict> kVerdicts {
        { "x509.untrusted",
            { Code::CERT_ISSUER_NOT_FOUND, Code::CANNOT_ESTABLISH_TRUST, Code::CERT_CHAIN_LOOP,
                Code::CHAIN_LACKS_TRUST_ROOT, Code::CHAIN_NAME_MISMATCH } },
        { "x509.signature",
            { Code::SIGNATURE_ERROR, Code::CRL_BAD_SIGNATURE, Code::CERT_PUBKEY_INVALID,
                Code::SIGNATURE_ALGO_UNKNOWN, Code::SIGNATURE_ALGO_BAD_PARAMS } },
        { "x509.not_yet_valid", { Code::CERT_NOT_YET_VALID } },
        { "x509.expired", { Code::CERT_HAS_EXPIRED } },
        { "x509.constraints",
            { Code::CERT_CHAIN_TOO_LONG, Code::CA_CERT_NOT_FOR_CERT_ISSUER, Code::NAME_CONSTRAINT_ERROR,
                Code::CA_CERT_NOT_FOR_CRL_ISSUER, Code::INVALID_USAGE, Code::POLICY_ERROR,
                Code::UNKNOWN_CRITICAL_EXTENSION, Code::DUPLICATE_CERT_EXTENSION, Code::EXT_IN_V1_V2_CERT,
                Code::DUPLICATE_CERT_POLICY } },
        { "x509.weak", { Code::SIGNATURE_METHOD_TOO_WEAK, Code::UNTRUSTED_HASH } },
        { "x509.revoked", { Code::CERT_IS_REVOKED } },
        { "x509.crl_missing", { Code::NO_REVOCATION_DATA, Code::NO_MATCHING_CRLDP } },
        { "x509.crl_expired", { Code::CRL_HAS_EXPIRED, Code::CRL_NOT_YET_VALID } },
    };
    return kVerdicts;
}

std::string chainField(std::size_t place, std::size_t count)
{
    if (place == 0)
        return "leaf";
    return place + 1 == count ? "anchor" : "intermediates";
}

base::Error refusalOf(const Botan::Path_Validation_Result& result)
{
    const auto& statuses = result.all_statuses();
    for (const ChainVerdict& verdict : chainVerdicts())
        for (std::size_t place = 0; place < statuses.size(); ++place)
            for (const Code cause : verdict.causes)
                if (statuses[place].count(cause) != 0)
                    return base::refused(
                        verdict.code, chainField(place, statuses.size()), result.result_string());
    // Without a chain there is one verdict only, or none that is known here.
    for (const ChainVerdict& verdict : chainVerdicts())
        if (std::find(verdict.causes.begin(), verdict.causes.end(), result.result()) != verdict.causes.end())
            return base::refused(verdict.code, "leaf", result.result_string());
    return base::refused("x509.constraints", "leaf", result.result_string());
}

Botan::X509_Certificate botanCertificate(base::ByteView der)
{
    Botan::DataSource_Memory source(der.data(), der.size());
    return Botan::X509_Certificate(source);
}

base::Status checkFormat(base::ByteView der, const char* field)
{
    const auto fields = readCertificateFields(der);
    if (!fields)
        return base::refused(fields.error().code, field, fields.error().detail);
    return {};
}

base::Status validateWithBotan(base::ByteView leaf, const std::vector<base::Bytes>& intermediates,
    const std::vector<base::Bytes>& anchors, const std::vector<base::Bytes>& crls,
    const ChainOptions& options)
{
    std::vector<Botan::X509_Certificate> path { botanCertificate(leaf) };
    for (const base::Bytes& one : intermediates)
        path.push_back(botanCertificate(one));
    Botan::Certificate_Store_In_Memory store;
    for (const base::Bytes& anchor : anchors)
        store.add_certificate(botanCertificate(anchor));
    for (const base::Bytes& crl : crls) {
        Botan::DataSource_Memory source(crl.data(), crl.size());
        store.add_crl(Botan::X509_CRL(source));
    }
    const Botan::Path_Validation_Restrictions restrictions(
        options.crlsRequired, /*minimum_key_strength=*/110);
    const std::chrono::system_clock::time_point now(std::chrono::seconds(options.now.count()));
    const auto result = Botan::x509_path_validate(
        path, restrictions, store, std::string(), Botan::Usage_Type::UNSPECIFIED, now);
    if (result.successful_validation())
        return {};
    return refusalOf(result);
}

} // namespace

base::Status validateChain(base::ByteView leaf, const std::vector<base::Bytes>& intermediates,
    const std::vector<base::Bytes>& anchors, const std::vector<base::Bytes>& crls,
    const ChainOptions& options)
{
    MARU_CHECK(checkFormat(leaf, "leaf"));
    for (const base::Bytes& one : intermediates)
        MARU_CHECK(checkFormat(one, "intermediates"));
    if (intermediates.size() > 8)
        return base::refused("x509.constraints", "intermediates");
    for (const base::Bytes& anchor : anchors)
        MARU_CHECK(checkFormat(anchor, "anchor"));
    for (const base::Bytes& crl : crls) {
        const auto fields = readCrl(crl);
        if (!fields)
            return base::refused(fields.error().code, "crls", fields.error().detail);
    }
    try {
        return validateWithBotan(leaf, intermediates, anchors, crls, options);
    } catch (const std::exception& exception) {
        return base::refused("x509.format", "leaf", exception.what());
    }
}

} // namespace maru::crypto
