// SPDX-License-Identifier: Apache-2.0
// The fields of an X.509 v3 certificate (RFC 5280), read by a strict DER reader of our own, so that every node reads
// the same from the same bytes whatever libraries it is built with. No I/O, no clock. Thread-safe.
//
// Refused `x509.format` with the place in the detail: indefinite or over-long lengths, bytes left over, more than
// 8 KiB, a version other than 3, a serial number that is negative or longer than 20 bytes, times outside 1970-2400,
// repeated extensions, critical extensions that are not known here.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/units.h"
#include "shared/crypto/p256.h"
#include "shared/crypto/signing.h"

#include <optional>
#include <string>
#include <vector>

namespace maru::crypto {

inline constexpr std::size_t kMaxCertificateBytes = 8 * 1024;

enum class SubjectKeyKind { Ed25519, P256, Other };

struct CertificateFields {
    std::string serial; ///< lower-case hex of the number without leading zero bytes: "0" for zero
    base::Bytes issuer; ///< DER of the Name
    base::Bytes subject; ///< DER of the Name
    std::string issuerName; ///< commonName, UTF-8, "" when there is none
    std::string subjectName; ///< commonName
    std::string organization; ///< of the subject
    base::UnixSeconds notBefore;
    base::UnixSeconds notAfter; ///< the last second of validity
    base::Hash256 fingerprint; ///< SHA-256 of the whole certificate
    base::Hash256 subjectPublicKeyInfoHash; ///< SHA-256 (RFC 7469 §2.4)
    SubjectKeyKind keyKind = SubjectKeyKind::Other;
    base::Bytes
        subjectKey; ///< Ed25519: 32 bytes; P-256: 65 bytes of SEC 1; other: the whole subjectPublicKeyInfo
    bool isCa = false;
    std::optional<std::int64_t> pathLength;
    bool mayIssueCertificates = false; ///< keyUsage keyCertSign; false when there is no keyUsage
    bool mayIssueCrls = false; ///< keyUsage cRLSign
    bool maySign = false; ///< keyUsage digitalSignature or no keyUsage at all
    std::vector<std::string> extendedUses; ///< OIDs in dotted form
    base::Bytes subjectKeyId; ///< empty when there is none
    base::Bytes authorityKeyId; ///< keyIdentifier of it
    std::vector<std::string> uris; ///< subjectAltName: a DID stands here
    std::vector<std::string> dnsNames;
    base::Bytes signedPart; ///< DER of tbsCertificate
    std::string signatureAlgorithm; ///< "ES256", "EdDSA" or the OID
    base::Bytes signature; ///< contents of the bit string

    /// Ed25519 subject keys only; nothing for others.
    std::optional<PublicKey> ed25519Key() const;
    std::optional<P256PublicKey> p256Key() const;
    bool isValidAt(base::UnixSeconds time) const { return time >= notBefore && time <= notAfter; }
};

base::Result<CertificateFields> readCertificateFields(base::ByteView der);

/// True when `issuer` is a CA that may issue certificates, its subject is the certificate's issuer, and its P-256 or
/// Ed25519 key made the signature. Says nothing of times and revocation.
bool isIssuedBy(const CertificateFields& certificate, const CertificateFields& issuer);

} // namespace maru::crypto
