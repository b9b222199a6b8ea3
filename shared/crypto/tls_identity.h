// SPDX-License-Identifier: Apache-2.0
// A private CA and a server certificate made at `init` (P-256, X.509 v3, RFC 5280), as PEM.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/units.h"

#include <string>
#include <string_view>
#include <vector>

namespace maru::crypto {

struct TlsIdentity {
    std::string caCertificatePem;
    base::SecretBytes caKeyPem;
    std::string certificatePem;
    base::SecretBytes keyPem;
};

/// `hosts`: DNS names and IP addresses for subjectAltName. CA valid 10 years, server 397 days from `now`.
/// Failed `crypto.x509`.
base::Result<TlsIdentity> makeTlsIdentity(const std::vector<std::string>& hosts, base::UnixSeconds now);

/// notAfter of the first certificate of a PEM text. Refused `crypto.certificate_format`.
base::Result<base::UnixSeconds> certificateExpiry(std::string_view pem);
/// SHA-256 of the SubjectPublicKeyInfo of the first certificate (RFC 7469 §2.4): what people compare. Refused
/// `crypto.certificate_format`.
base::Result<base::Hash256> certificateKeyFingerprint(std::string_view pem);

} // namespace maru::crypto
