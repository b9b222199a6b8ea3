// SPDX-License-Identifier: Apache-2.0
// RFC 5280 §4.1 and §4.2, read field by field.
#include "shared/crypto/certificate_fields.h"

#include "shared/crypto/der.h"
#include "shared/crypto/hash.h"
#include "shared/crypto/x509_parts.h"

#include <algorithm>
#include <set>

namespace maru::crypto {
namespace {

using base::Result;
using base::Status;

constexpr std::string_view kFormatCode = "x509.format";
constexpr std::size_t kMaxSerialBytes = 20;
constexpr std::size_t kMaxListed = 32;

Status readBasicConstraints(der::Reader value, CertificateFields& fields)
{
    MARU_TRY(body, value.enter(der::kSequence, "basicConstraints"));
    if (body.isNext(der::kBoolean)) {
        MARU_TRY(isCa, body.takeBoolean("basicConstraints.cA"));
        if (!isCa) // FALSE is the default, and DER leaves defaults out
            return body.error("basicConstraints.cA");
        fields.isCa = true;
    }
    if (body.isNext(der::kInteger)) {
        MARU_TRY(length, body.takeSmall("basicConstraints.pathLength"));
        if (!fields.isCa)
            return body.error("basicConstraints.pathLength");
        fields.pathLength = length;
    }
    MARU_CHECK(body.finish("basicConstraints"));
    return value.finish("basicConstraints");
}

Status readKeyUsage(der::Reader value, CertificateFields& fields)
{
    MARU_TRY(bits, value.take(der::kBitString, "keyUsage"));
    const base::ByteView content = bits.content;
    // Unused bits, then one or two bytes whose last used bit is set.
    if (content.size() < 2 || content.size() > 3 || content[0] > 7 || (content.back() >> content[0] & 1) == 0
        || (content.back() & ((1u << content[0]) - 1)) != 0)
        return value.error("keyUsage");
    fields.maySign = (content[1] & 0x80) != 0;
    fields.mayIssueCertificates = (content[1] & 0x04) != 0;
    fields.mayIssueCrls = (content[1] & 0x02) != 0;
    return value.finish("keyUsage");
}

Status readExtendedUses(der::Reader value, CertificateFields& fields)
{
    MARU_TRY(body, value.enter(der::kSequence, "extKeyUsage"));
    while (!body.isDone()) {
        MARU_TRY(use, body.takeOid("extKeyUsage"));
        if (fields.extendedUses.size() == kMaxListed)
            return body.error("extKeyUsage");
        fields.extendedUses.push_back(use);
    }
    if (fields.extendedUses.empty())
        return body.error("extKeyUsage");
    return value.finish("extKeyUsage");
}

Status readSubjectKeyId(der::Reader value, CertificateFields& fields)
{
    MARU_TRY(id, value.take(der::kOctetString, "subjectKeyIdentifier"));
    fields.subjectKeyId.assign(id.content.begin(), id.content.end());
    return value.finish("subjectKeyIdentifier");
}

Status readAuthorityKeyId(der::Reader value, CertificateFields& fields)
{
    MARU_TRY(body, value.enter(der::kSequence, "authorityKeyIdentifier"));
    if (body.isNext(der::context(0, false))) {
        MARU_TRY(id, body.take(der::context(0, false), "authorityKeyIdentifier"));
        fields.authorityKeyId.assign(id.content.begin(), id.content.end());
    }
    for (const std::uint8_t tag : { der::context(1, true), der::context(2, false) })
        if (body.isNext(tag))
            MARU_CHECK(body.take(tag, "authorityKeyIdentifier"));
    MARU_CHECK(body.finish("authorityKeyIdentifier"));
    return value.finish("authorityKeyIdentifier");
}

Status readAlternativeNames(der::Reader value, CertificateFields& fields)
{
    MARU_TRY(body, value.enter(der::kSequence, "subjectAltName"));
    std::size_t count = 0;
    while (!body.isDone()) {
        MARU_TRY(name, body.takeAny("subjectAltName"));
        if (++count > kMaxListed || (name.tag & 0xc0) != 0x80)
            return body.error("subjectAltName");
        const bool isUri = name.tag == der::context(6, false);
        if (!isUri && name.tag != der::context(2, false))
            continue; // mail and IP addresses, directory names
        const bool isPlain = std::all_of(name.content.begin(), name.content.end(),
            [](std::uint8_t byte) { return byte > 0x20 && byte < 0x7f; });
        if (!isPlain || name.content.empty())
            return body.error("subjectAltName");
        (isUri ? fields.uris : fields.dnsNames).emplace_back(base::asText(name.content));
    }
    if (count == 0)
        return body.error("subjectAltName");
    return value.finish("subjectAltName");
}

Status readExtension(std::string_view id, bool isCritical, der::Reader value, CertificateFields& fields)
{
    if (id == oids::kBasicConstraints)
        return readBasicConstraints(value, fields);
    if (id == oids::kKeyUsage)
        return readKeyUsage(value, fields);
    if (id == oids::kExtendedKeyUsage)
        return readExtendedUses(value, fields);
    if (id == oids::kSubjectKeyId)
        return readSubjectKeyId(value, fields);
    if (id == oids::kAuthorityKeyId)
        return readAuthorityKeyId(value, fields);
    if (id == oids::kSubjectAltName)
        return readAlternativeNames(value, fields);
    if (isCritical)
        return value.error("unknown critical extension " + std::string(id));
    return {};
}

Status readExtensions(der::Reader body, CertificateFields& fields)
{
    MARU_TRY(list, body.enter(der::kSequence, "extensions"));
    MARU_CHECK(body.finish("extensions"));
    std::set<std::string, std::less<>> seen;
    bool hasKeyUsage = false;
    while (!list.isDone()) {
        MARU_TRY(entry, list.enter(der::kSequence, "extension"));
        MARU_TRY(id, entry.takeOid("extension"));
        bool isCritical = false;
        if (entry.isNext(der::kBoolean)) {
            MARU_TRY(flag, entry.takeBoolean("extension.critical"));
            if (!flag)
                return entry.error("extension.critical");
            isCritical = true;
        }
        MARU_TRY(value, entry.take(der::kOctetString, "extension"));
        MARU_CHECK(entry.finish("extension"));
        if (!seen.insert(id).second)
            return list.error("repeated extension " + id);
        hasKeyUsage = hasKeyUsage || id == oids::kKeyUsage;
        MARU_CHECK(readExtension(id, isCritical, der::Reader(value.content, kFormatCode), fields));
    }
    if (seen.empty())
        return list.error("extensions");
    fields.maySign = fields.maySign || !hasKeyUsage;
    return {};
}

Status readTbs(der::Reader tbs, base::ByteView outerAlgorithm, CertificateFields& fields)
{
    MARU_TRY(versionBody, tbs.enter(der::context(0, true), "version"));
    MARU_TRY(version, versionBody.takeSmall("version"));
    if (version != 2 || !versionBody.isDone()) // v3
        return tbs.error("version");
    MARU_TRY(serial, tbs.takeUnsigned(kMaxSerialBytes, "serialNumber"));
    fields.serial = der::numberText(serial);
    MARU_TRY(algorithm, tbs.take(der::kSequence, "signature"));
    if (!std::equal(
            algorithm.whole.begin(), algorithm.whole.end(), outerAlgorithm.begin(), outerAlgorithm.end()))
        return tbs.error("signature");
    MARU_TRY(issuer, tbs.take(der::kSequence, "issuer"));
    fields.issuer.assign(issuer.whole.begin(), issuer.whole.end());
    MARU_TRY(issuerName, readName(issuer, kFormatCode, "issuer"));
    fields.issuerName = issuerName.commonName;

    MARU_TRY(validity, tbs.enter(der::kSequence, "validity"));
    MARU_TRY(notBefore, validity.takeTime("notBefore"));
    MARU_TRY(notAfter, validity.takeTime("notAfter"));
    if (!validity.isDone() || notAfter < notBefore)
        return tbs.error("validity");
    fields.notBefore = notBefore;
    fields.notAfter = notAfter;

    MARU_TRY(subject, tbs.take(der::kSequence, "subject"));
    fields.subject.assign(subject.whole.begin(), subject.whole.end());
    MARU_TRY(subjectName, readName(subject, kFormatCode, "subject"));
    fields.subjectName = subjectName.commonName;
    fields.organization = subjectName.organization;

    MARU_TRY(keyInfo, tbs.take(der::kSequence, "subjectPublicKeyInfo"));
    fields.subjectPublicKeyInfoHash = sha256(keyInfo.whole);
    MARU_TRY(key, readSubjectKey(keyInfo, kFormatCode));
    fields.keyKind = key.kind;
    fields.subjectKey = std::move(key.bytes);

    if (!tbs.isNext(der::context(3, true))) {
        fields.maySign = true;
        return tbs.finish("tbsCertificate");
    }
    MARU_TRY(extensions, tbs.enter(der::context(3, true), "extensions"));
    MARU_CHECK(readExtensions(extensions, fields));
    return tbs.finish("tbsCertificate");
}

} // namespace

std::optional<PublicKey> CertificateFields::ed25519Key() const
{
    PublicKey key;
    if (keyKind != SubjectKeyKind::Ed25519 || subjectKey.size() != key.bytes.size())
        return std::nullopt;
    std::copy(subjectKey.begin(), subjectKey.end(), key.bytes.begin());
    return key;
}

std::optional<P256PublicKey> CertificateFields::p256Key() const
{
    if (keyKind != SubjectKeyKind::P256)
        return std::nullopt;
    const auto key = P256PublicKey::fromSec1(subjectKey);
    if (!key)
        return std::nullopt;
    return *key;
}

base::Result<CertificateFields> readCertificateFields(base::ByteView der)
{
    der::Reader outer(der, kFormatCode);
    if (der.size() > kMaxCertificateBytes)
        return outer.error("size");
    CertificateFields fields;
    fields.fingerprint = sha256(der);
    MARU_TRY(certificate, outer.enter(der::kSequence, "Certificate"));
    MARU_CHECK(outer.finish("Certificate"));
    MARU_TRY(tbs, certificate.take(der::kSequence, "tbsCertificate"));
    MARU_TRY(algorithm, certificate.take(der::kSequence, "signatureAlgorithm"));
    MARU_TRY(signature, certificate.takeBits("signatureValue"));
    MARU_CHECK(certificate.finish("Certificate"));
    fields.signedPart.assign(tbs.whole.begin(), tbs.whole.end());
    fields.signature.assign(signature.begin(), signature.end());
    MARU_TRY(algorithmName, readSignatureAlgorithm(algorithm, kFormatCode));
    fields.signatureAlgorithm = algorithmName;
    MARU_CHECK(readTbs(der::Reader(tbs.content, kFormatCode), algorithm.whole, fields));
    return fields;
}

bool isIssuedBy(const CertificateFields& certificate, const CertificateFields& issuer)
{
    if (!issuer.isCa || !issuer.mayIssueCertificates || certificate.issuer != issuer.subject)
        return false;
    return isSignedBy(certificate.signatureAlgorithm, certificate.signedPart, certificate.signature,
        issuer.keyKind, issuer.subjectKey);
}

} // namespace maru::crypto
