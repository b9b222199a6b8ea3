// SPDX-License-Identifier: Apache-2.0
// What certificates, requests and revocation lists have in common: names, keys, algorithms. For the files of
// shared/crypto only.
#pragma once

#include "shared/crypto/certificate_fields.h"
#include "shared/crypto/der.h"
#include "shared/crypto/x509.h"

#include <string>
#include <string_view>

namespace maru::crypto {

namespace oids {
inline constexpr std::string_view kCountry = "2.5.4.6";
inline constexpr std::string_view kOrganization = "2.5.4.10";
inline constexpr std::string_view kUnit = "2.5.4.11";
inline constexpr std::string_view kCommonName = "2.5.4.3";
inline constexpr std::string_view kEd25519 = "1.3.101.112";
inline constexpr std::string_view kEcPublicKey = "1.2.840.10045.2.1";
inline constexpr std::string_view kP256 = "1.2.840.10045.3.1.7";
inline constexpr std::string_view kEcdsaSha256 = "1.2.840.10045.4.3.2";
inline constexpr std::string_view kSubjectKeyId = "2.5.29.14";
inline constexpr std::string_view kKeyUsage = "2.5.29.15";
inline constexpr std::string_view kSubjectAltName = "2.5.29.17";
inline constexpr std::string_view kBasicConstraints = "2.5.29.19";
inline constexpr std::string_view kCrlNumber = "2.5.29.20";
inline constexpr std::string_view kReasonCode = "2.5.29.21";
inline constexpr std::string_view kCrlDistributionPoints = "2.5.29.31";
inline constexpr std::string_view kAuthorityKeyId = "2.5.29.35";
inline constexpr std::string_view kExtendedKeyUsage = "2.5.29.37";
inline constexpr std::string_view kServerAuth = "1.3.6.1.5.5.7.3.1";
inline constexpr std::string_view kClientAuth = "1.3.6.1.5.5.7.3.2";
} // namespace oids

struct SubjectKey {
    SubjectKeyKind kind = SubjectKeyKind::Other;
    base::Bytes bytes; ///< as CertificateFields::subjectKey
};

base::Result<X509Name> readName(const der::Item& name, std::string_view code, std::string_view place);
base::Result<SubjectKey> readSubjectKey(const der::Item& keyInfo, std::string_view code);
/// "ES256", "EdDSA" or the OID.
base::Result<std::string> readSignatureAlgorithm(const der::Item& algorithm, std::string_view code);
bool isSignedBy(std::string_view algorithm, base::ByteView signedPart, base::ByteView signature,
    SubjectKeyKind keyKind, base::ByteView key);

/// Refused `x509.name`.
base::Result<base::Bytes> writeName(const X509Name& name);
base::Bytes writeSubjectKey(const SubjectKey& key);

} // namespace maru::crypto
