// SPDX-License-Identifier: Apache-2.0
// Certificates, requests and revocation lists, made. What is made is read back before it is handed out.
#include "shared/crypto/x509.h"

#include "shared/crypto/aead.h"
#include "shared/crypto/hash.h"
#include "shared/crypto/x509_parts.h"

#include <algorithm>
#include <functional>

namespace maru::crypto {
namespace {

using base::Bytes;
using base::Result;

using SignBytes = std::function<Result<Bytes>(base::ByteView)>;

constexpr base::UnixSeconds kLatestTime(13'569'465'600); // 2400-01-01

Bytes es256Algorithm()
{
    return der::sequence({ der::oid(oids::kEcdsaSha256) });
}

Bytes ed25519Algorithm()
{
    return der::sequence({ der::oid(oids::kEd25519) });
}

SignBytes signerOf(const P256Key& key)
{
    return [&key](base::ByteView bytes) -> Result<Bytes> { return key.sign(bytes).der(); };
}

/// SEQUENCE { toBeSigned, algorithm, signature }.
Result<Bytes> signedObject(const Bytes& toBeSigned, const Bytes& algorithm, const SignBytes& signBytes)
{
    MARU_TRY(signature, signBytes(toBeSigned));
    return der::sequence({ toBeSigned, algorithm, der::bitString(signature) });
}

Bytes extension(std::string_view id, bool isCritical, const Bytes& value)
{
    if (isCritical)
        return der::sequence({ der::oid(id), der::boolean(true), der::octetString(value) });
    return der::sequence({ der::oid(id), der::octetString(value) });
}

/// RFC 7093 §2 method 1: the leftmost 160 bits of SHA-256 of the key's bit string.
Bytes keyIdOf(const SubjectKey& key)
{
    const base::Hash256 hash = sha256(base::ByteView(key.bytes));
    return Bytes(hash.bytes.begin(), hash.bytes.begin() + 20);
}

SubjectKey subjectOf(const P256PublicKey& key)
{
    return { SubjectKeyKind::P256, Bytes(key.uncompressed().begin(), key.uncompressed().end()) };
}

SubjectKey subjectOf(const PublicKey& key)
{
    return { SubjectKeyKind::Ed25519, Bytes(key.bytes.begin(), key.bytes.end()) };
}

Bytes authorityKeyId(const Bytes& keyId)
{
    return der::sequence({ der::item(der::context(0, false), keyId) });
}

bool isGoodPeriod(base::UnixSeconds from, base::UnixSeconds until)
{
    return from >= base::UnixSeconds(0) && from < until && until < kLatestTime;
}

/// Random, positive, 127 bits, never zero.
Bytes newSerial()
{
    Bytes serial = randomBytes(16);
    serial[0] = static_cast<std::uint8_t>((serial[0] & 0x7f) | 0x40);
    return serial;
}

struct Draft {
    Bytes issuer;
    Bytes subject;
    base::UnixSeconds notBefore;
    base::UnixSeconds notAfter;
    SubjectKey key;
    Bytes extensions; ///< of the list, one after the other
};

Result<Bytes> signCertificate(const Draft& draft, const P256Key& key)
{
    const Bytes toBeSigned = der::sequence({ der::item(der::context(0, true), der::smallInteger(2)),
        der::unsignedInteger(newSerial()), es256Algorithm(), draft.issuer,
        der::sequence({ der::time(draft.notBefore), der::time(draft.notAfter) }), draft.subject,
        writeSubjectKey(draft.key),
        der::item(der::context(3, true), der::item(der::kSequence, draft.extensions)) });
    MARU_TRY(certificate, signedObject(toBeSigned, es256Algorithm(), signerOf(key)));
    const auto readBack = readCertificateFields(certificate);
    if (!readBack)
        return base::failed("x509.make", readBack.error().detail);
    return certificate;
}

Result<Bytes> signRequest(
    const X509Name& name, const SubjectKey& key, const Bytes& algorithm, const SignBytes& signBytes)
{
    MARU_TRY(subject, writeName(name));
    const Bytes toBeSigned = der::sequence(
        { der::smallInteger(0), subject, writeSubjectKey(key), der::item(der::context(0, true), {}) });
    return signedObject(toBeSigned, algorithm, signBytes);
}

Bytes purposeUses(CertificatePurpose purpose)
{
    switch (purpose) {
    case CertificatePurpose::Officer:
        return der::sequence({ der::oid(oids::kClientAuth) });
    case CertificatePurpose::Server:
        return der::sequence({ der::oid(oids::kServerAuth) });
    case CertificatePurpose::Issuer:
        break;
    }
    return {};
}

Result<Bytes> alternativeNames(const IssueOptions& options)
{
    Bytes names;
    const auto add = [&names](unsigned number, const std::string& text) {
        const bool isPlain = !text.empty() && text.size() <= 512
            && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
        const Bytes name = der::text(der::context(number, false), text);
        names.insert(names.end(), name.begin(), name.end());
        return isPlain;
    };
    bool isGood = options.dnsNames.size() <= 16;
    for (const std::string& host : options.dnsNames)
        isGood = add(2, host) && isGood;
    if (!options.did.empty())
        isGood = add(6, options.did) && isGood;
    if (!isGood)
        return base::refused("x509.name");
    return names.empty() ? names : der::item(der::kSequence, names);
}

Bytes crlPoint(const std::string& url)
{
    const Bytes fullName = der::item(der::context(0, true), der::text(der::context(6, false), url));
    return der::sequence({ der::sequence({ der::item(der::context(0, true), fullName) }) });
}

Result<Bytes> leafExtensions(const SubjectKey& subject, const Bytes& issuerKeyId, const IssueOptions& options)
{
    Bytes list;
    const auto add = [&list](const Bytes& part) { list.insert(list.end(), part.begin(), part.end()); };
    add(extension(oids::kBasicConstraints, true, der::sequence({})));
    add(extension(oids::kKeyUsage, true, der::namedBits({ 0 })));
    const Bytes uses = purposeUses(options.purpose);
    if (!uses.empty())
        add(extension(oids::kExtendedKeyUsage, false, uses));
    add(extension(oids::kSubjectKeyId, false, der::octetString(keyIdOf(subject))));
    add(extension(oids::kAuthorityKeyId, false, authorityKeyId(issuerKeyId)));
    MARU_TRY(names, alternativeNames(options));
    if (!names.empty())
        add(extension(oids::kSubjectAltName, false, names));
    if (!options.crlUrl.empty())
        add(extension(oids::kCrlDistributionPoints, false, crlPoint(options.crlUrl)));
    return list;
}

/// The fields of a CA certificate that goes with `key`.
Result<CertificateFields> authorityOf(const P256Key& key, base::ByteView ca)
{
    MARU_TRY(fields, readCertificateFields(ca));
    const auto publicKey = fields.p256Key();
    if (!fields.isCa || !fields.mayIssueCertificates || !publicKey || *publicKey != key.publicKey())
        return base::refused("x509.ca");
    if (fields.subjectKeyId.empty())
        fields.subjectKeyId = keyIdOf(subjectOf(*publicKey));
    return fields;
}

Result<Bytes> issueToKey(const P256Key& key, base::ByteView ca, const SubjectKey& subject,
    const X509Name& name, const IssueOptions& options)
{
    MARU_TRY(authority, authorityOf(key, ca));
    const base::UnixSeconds notAfter = std::min(options.notAfter, authority.notAfter);
    if (!isGoodPeriod(options.notBefore, notAfter) || options.notBefore < authority.notBefore)
        return base::refused("x509.validity");
    Draft draft;
    MARU_TRY(subjectName, writeName(name));
    MARU_TRY(extensions, leafExtensions(subject, authority.subjectKeyId, options));
    draft.issuer = authority.subject;
    draft.subject = std::move(subjectName);
    draft.notBefore = options.notBefore;
    draft.notAfter = notAfter;
    draft.key = subject;
    draft.extensions = std::move(extensions);
    return signCertificate(draft, key);
}

/// The magnitude of a serial number's hex text; empty when it is none.
Bytes serialBytes(const std::string& text)
{
    const std::string even = text.size() % 2 == 0 ? text : "0" + text;
    const auto bytes = base::fromHex(even);
    return bytes && bytes->size() <= 20 ? *bytes : Bytes();
}

Result<Bytes> revokedEntry(const RevokedCertificate& revoked)
{
    const Bytes serial = serialBytes(revoked.serial);
    if (serial.empty() || der::numberText(serial) != revoked.serial)
        return base::refused("x509.serial", {}, revoked.serial);
    const Bytes head = der::joined({ der::unsignedInteger(serial), der::time(revoked.time) });
    if (revoked.reason == RevocationReason::Unspecified) // RFC 5280 §5.3.1: left out
        return der::sequence({ head });
    const Bytes reason { der::kEnumerated, 1, static_cast<std::uint8_t>(revoked.reason) };
    return der::sequence({ head, der::sequence({ extension(oids::kReasonCode, false, reason) }) });
}

} // namespace

Result<Bytes> makeCa(const P256Key& key, const X509Name& name, base::UnixSeconds notBefore,
    base::UnixSeconds notAfter, int pathLength)
{
    if (!isGoodPeriod(notBefore, notAfter) || pathLength < 0 || pathLength > 8)
        return base::refused("x509.validity");
    Draft draft;
    MARU_TRY(subject, writeName(name));
    draft.issuer = subject;
    draft.subject = std::move(subject);
    draft.notBefore = notBefore;
    draft.notAfter = notAfter;
    draft.key = subjectOf(key.publicKey());
    const Bytes keyId = keyIdOf(draft.key);
    draft.extensions =
        der::joined({ extension(oids::kBasicConstraints, true,
                          der::sequence({ der::boolean(true), der::smallInteger(pathLength) })),
            extension(oids::kKeyUsage, true, der::namedBits({ 5, 6 })),
            extension(oids::kSubjectKeyId, false, der::octetString(keyId)),
            extension(oids::kAuthorityKeyId, false, authorityKeyId(keyId)) });
    return signCertificate(draft, key);
}

Result<Bytes> makeCsr(const Signer& key, const X509Name& name)
{
    return signRequest(
        name, subjectOf(key.publicKey()), ed25519Algorithm(), [&key](base::ByteView bytes) -> Result<Bytes> {
            MARU_TRY(signature, key.signRaw(bytes));
            return Bytes(signature.bytes.begin(), signature.bytes.end());
        });
}

Result<Bytes> makeCsr(const P256Key& key, const X509Name& name)
{
    return signRequest(name, subjectOf(key.publicKey()), es256Algorithm(), signerOf(key));
}

Result<Bytes> issue(const P256Key& key, base::ByteView ca, base::ByteView csr, const IssueOptions& options)
{
    MARU_TRY(request, readCsr(csr));
    return issueToKey(key, ca, SubjectKey { request.keyKind, request.key }, request.name, options);
}

Result<Bytes> issueFor(const P256Key& key, base::ByteView ca, const PublicKey& subject, const X509Name& name,
    const IssueOptions& options)
{
    return issueToKey(key, ca, subjectOf(subject), name, options);
}

Result<Bytes> issueFor(const P256Key& key, base::ByteView ca, const P256PublicKey& subject,
    const X509Name& name, const IssueOptions& options)
{
    return issueToKey(key, ca, subjectOf(subject), name, options);
}

Result<Bytes> makeCrl(const P256Key& key, base::ByteView ca, std::int64_t number,
    base::UnixSeconds thisUpdate, base::UnixSeconds nextUpdate,
    const std::vector<RevokedCertificate>& revoked)
{
    MARU_TRY(authority, authorityOf(key, ca));
    if (!authority.mayIssueCrls)
        return base::refused("x509.ca");
    if (!isGoodPeriod(thisUpdate, nextUpdate) || number < 0)
        return base::refused("x509.validity");
    Bytes entries;
    for (const RevokedCertificate& one : revoked) {
        MARU_TRY(entry, revokedEntry(one));
        entries.insert(entries.end(), entry.begin(), entry.end());
    }
    const Bytes extensions =
        der::sequence({ extension(oids::kAuthorityKeyId, false, authorityKeyId(authority.subjectKeyId)),
            extension(oids::kCrlNumber, false, der::smallInteger(number)) });
    const Bytes toBeSigned =
        der::sequence({ der::smallInteger(1), es256Algorithm(), authority.subject, der::time(thisUpdate),
            der::time(nextUpdate), entries.empty() ? Bytes() : der::item(der::kSequence, entries),
            der::item(der::context(0, true), extensions) });
    MARU_TRY(crl, signedObject(toBeSigned, es256Algorithm(), signerOf(key)));
    const auto readBack = readCrl(crl);
    if (!readBack)
        return base::failed("x509.make", readBack.error().detail);
    return crl;
}

} // namespace maru::crypto
