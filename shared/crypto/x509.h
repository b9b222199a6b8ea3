// SPDX-License-Identifier: Apache-2.0
// An agency's X.509 authority and what it signs (RFC 5280, RFC 2986): CA certificates, requests, certificates of
// officers, revocation lists, and the validation of chains. Certificates go in and out as DER. Thread-safe.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/units.h"
#include "shared/crypto/certificate_fields.h"
#include "shared/crypto/p256.h"
#include "shared/crypto/signer.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maru::crypto {

struct X509Name {
    std::string commonName; ///< 1..64 characters of UTF-8
    std::string organization; ///< "" leaves it out
    std::string unit;
    std::string country = "KR";
};

/// Self-signed, P-256 with SHA-256, basicConstraints CA with `pathLength`, keyCertSign and cRLSign. Renewal is the same
/// call with the same or another key. Refused `x509.name`, `x509.validity`; failed `x509.make`.
base::Result<base::Bytes> makeCa(const P256Key& key, const X509Name& name, base::UnixSeconds notBefore,
    base::UnixSeconds notAfter, int pathLength = 0);

/// PKCS #10 request, signed by the key itself (proof of possession). Failed `x509.make`, `pkcs11.*`.
base::Result<base::Bytes> makeCsr(const Signer& key, const X509Name& name);
base::Result<base::Bytes> makeCsr(const P256Key& key, const X509Name& name);

struct CsrFields {
    X509Name name;
    SubjectKeyKind keyKind = SubjectKeyKind::Other;
    base::Bytes key; ///< 32 or 65 bytes, as in CertificateFields::subjectKey
};
/// Checks the request's own signature. Refused `x509.csr_format`, `x509.csr_signature`, `x509.key_kind`.
base::Result<CsrFields> readCsr(base::ByteView der);

enum class CertificatePurpose {
    Officer, ///< digitalSignature; clientAuth
    Issuer, ///< digitalSignature: signs credentials and documents
    Server, ///< digitalSignature; serverAuth; `dnsNames`
};

struct IssueOptions {
    base::UnixSeconds notBefore;
    base::UnixSeconds notAfter;
    CertificatePurpose purpose = CertificatePurpose::Officer;
    std::string did; ///< as a URI of subjectAltName; "" leaves it out
    std::vector<std::string> dnsNames;
    std::string crlUrl; ///< cRLDistributionPoints; "" leaves it out
};

/// `ca` is the CA's certificate and `key` its key. The serial number is random (127 bits). The certificate ends no later
/// than its CA. Refused `x509.ca` (no CA, other key), `x509.validity`, and as readCsr; failed `x509.make`.
base::Result<base::Bytes> issue(
    const P256Key& key, base::ByteView ca, base::ByteView csr, const IssueOptions& options);
/// The same for a key whose holder has proven possession in another way (an enrolment that it signed).
base::Result<base::Bytes> issueFor(const P256Key& key, base::ByteView ca, const PublicKey& subject,
    const X509Name& name, const IssueOptions& options);
base::Result<base::Bytes> issueFor(const P256Key& key, base::ByteView ca, const P256PublicKey& subject,
    const X509Name& name, const IssueOptions& options);

enum class RevocationReason {
    Unspecified = 0,
    KeyCompromise = 1,
    AffiliationChanged = 3,
    Superseded = 4,
    CessationOfOperation = 5,
    CertificateHold = 6,
};

struct RevokedCertificate {
    std::string serial; ///< as CertificateFields::serial
    base::UnixSeconds time;
    RevocationReason reason = RevocationReason::Unspecified;
};

struct CrlFields {
    base::Bytes issuer; ///< DER of the Name
    std::int64_t number = 0;
    base::UnixSeconds thisUpdate;
    base::UnixSeconds nextUpdate;
    std::vector<RevokedCertificate> revoked;
};

/// Refused `x509.ca`, `x509.validity`, `x509.serial`; failed `x509.make`.
base::Result<base::Bytes> makeCrl(const P256Key& key, base::ByteView ca, std::int64_t number,
    base::UnixSeconds thisUpdate, base::UnixSeconds nextUpdate,
    const std::vector<RevokedCertificate>& revoked);
/// At most 1 MiB and 20,000 entries. Does not check the signature. Refused `x509.crl_format`.
base::Result<CrlFields> readCrl(base::ByteView der);

struct ChainOptions {
    base::UnixSeconds now;
    bool crlsRequired = true; ///< every certificate but the anchor needs a CRL in force
};

/// Whether `leaf` is good at options.now under one of `anchors` (CA certificates that are trusted as they are).
/// Refused, most telling first: `x509.format`, `x509.untrusted`, `x509.signature`, `x509.not_yet_valid`,
/// `x509.expired`, `x509.constraints` (CA flag, path length, key usage), `x509.weak` (algorithm or key),
/// `x509.revoked`, `x509.crl_missing`, `x509.crl_expired`. The field is "leaf", "intermediates", "anchor" or "crls".
base::Status validateChain(base::ByteView leaf, const std::vector<base::Bytes>& intermediates,
    const std::vector<base::Bytes>& anchors, const std::vector<base::Bytes>& crls,
    const ChainOptions& options);

/// "-----BEGIN CERTIFICATE-----" ...; `label` is e.g. "CERTIFICATE", "CERTIFICATE REQUEST", "X509 CRL".
std::string toPem(base::ByteView der, std::string_view label);
/// Every block of that label, in order; at most 64 blocks and 1 MiB. Refused `x509.pem` when there is none or one is
/// broken.
base::Result<std::vector<base::Bytes>> fromPem(std::string_view text, std::string_view label);
/// The DER of `text`, whether it is PEM of that label (its first block) or DER already.
base::Result<base::Bytes> derOf(base::ByteView text, std::string_view label);

} // namespace maru::crypto
