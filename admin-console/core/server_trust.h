// SPDX-License-Identifier: Apache-2.0
// Which certificate a server showed, and the key that the officer has agreed to trust for it (trust on first use, as
// with SSH host keys, RFC 4251 §4.1; the pin is RFC 7469's: SHA-256 of the SubjectPublicKeyInfo, so that a renewed
// certificate with the same key needs no new decision).
#pragma once

#include <QSslCertificate>
#include <QString>

namespace maru::console {

struct SeenCertificate {
    QString fingerprint; ///< 64 hex digits: SHA-256 of the public key; empty: none was shown
    QString subject; ///< common name
    QString issuer;
    QString from; ///< "2026-11-22"
    QString until;
    QString problem; ///< the TLS library's words for what is wrong
    bool isVouched = false; ///< an authority that this computer or the officer trusts has signed it
};

SeenCertificate describe(const QSslCertificate& certificate);
/// SHA-256 of the SubjectPublicKeyInfo (DER) in hex; what `maru-server doctor` prints.
QString keyFingerprint(const QSslCertificate& certificate);
/// "3f2a 91c0 …": in groups of four, for reading aloud.
QString groupedFingerprint(const QString& fingerprint);
/// Both in any grouping and letter case. An empty one equals nothing.
bool isSameFingerprint(const QString& a, const QString& b);

} // namespace maru::console
