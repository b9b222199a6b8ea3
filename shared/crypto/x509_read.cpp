// SPDX-License-Identifier: Apache-2.0
// Requests and revocation lists, read; PEM.
#include "shared/crypto/x509.h"

#include "shared/crypto/x509_parts.h"

#include <algorithm>

namespace maru::crypto {
namespace {

using base::Bytes;
using base::Result;

constexpr std::string_view kCsrCode = "x509.csr_format";
constexpr std::string_view kCrlCode = "x509.crl_format";
constexpr std::size_t kMaxCrlBytes = 1 << 20;
constexpr std::size_t kMaxRevoked = 20'000;
constexpr std::size_t kMaxPemBytes = 1 << 20;
constexpr std::size_t kMaxPemBlocks = 64;
constexpr std::size_t kPemLine = 64;

Result<RevocationReason> readReason(der::Reader extensions)
{
    MARU_TRY(list, extensions.enter(der::kSequence, "crlEntryExtensions"));
    RevocationReason reason = RevocationReason::Unspecified;
    while (!list.isDone()) {
        MARU_TRY(entry, list.enter(der::kSequence, "crlEntryExtensions"));
        MARU_TRY(id, entry.takeOid("crlEntryExtensions"));
        bool isCritical = false;
        if (entry.isNext(der::kBoolean)) {
            MARU_TRY(flag, entry.takeBoolean("crlEntryExtensions"));
            isCritical = flag;
        }
        MARU_TRY(value, entry.take(der::kOctetString, "crlEntryExtensions"));
        MARU_CHECK(entry.finish("crlEntryExtensions"));
        if (id != oids::kReasonCode) {
            if (isCritical)
                return list.error("unknown critical extension " + id);
            continue;
        }
        der::Reader inner(value.content, kCrlCode);
        MARU_TRY(code, inner.take(der::kEnumerated, "reasonCode"));
        if (code.content.size() != 1 || code.content[0] > 10 || code.content[0] == 7)
            return list.error("reasonCode");
        switch (code.content[0]) {
        case 1:
            reason = RevocationReason::KeyCompromise;
            break;
        case 2:
            reason = RevocationReason::KeyCompromise;
            break; // of the CA
        case 3:
            reason = RevocationReason::AffiliationChanged;
            break;
        case 4:
            reason = RevocationReason::Superseded;
            break;
        case 5:
            reason = RevocationReason::CessationOfOperation;
            break;
        case 6:
            reason = RevocationReason::CertificateHold;
            break;
        default:
            break;
        }
    }
    return reason;
}

Result<std::vector<RevokedCertificate>> readRevoked(der::Reader list)
{
    std::vector<RevokedCertificate> revoked;
    while (!list.isDone()) {
        if (revoked.size() == kMaxRevoked)
            return list.error("too many entries");
        MARU_TRY(entry, list.enter(der::kSequence, "revokedCertificates"));
        MARU_TRY(serial, entry.takeUnsigned(20, "userCertificate"));
        MARU_TRY(time, entry.takeTime("revocationDate"));
        RevokedCertificate one { der::numberText(serial), time, RevocationReason::Unspecified };
        if (!entry.isDone()) {
            MARU_TRY(reason, readReason(entry));
            one.reason = reason;
        }
        revoked.push_back(std::move(one));
    }
    return revoked;
}

Result<std::int64_t> readCrlNumber(der::Reader extensions)
{
    MARU_TRY(list, extensions.enter(der::kSequence, "crlExtensions"));
    std::int64_t number = 0;
    while (!list.isDone()) {
        MARU_TRY(entry, list.enter(der::kSequence, "crlExtensions"));
        MARU_TRY(id, entry.takeOid("crlExtensions"));
        bool isCritical = false;
        if (entry.isNext(der::kBoolean)) {
            MARU_TRY(flag, entry.takeBoolean("crlExtensions"));
            isCritical = flag;
        }
        MARU_TRY(value, entry.take(der::kOctetString, "crlExtensions"));
        if (id == oids::kCrlNumber) {
            der::Reader inner(value.content, kCrlCode);
            MARU_TRY(found, inner.takeSmall("cRLNumber"));
            number = found;
        } else if (isCritical) { // an indirect or partial list would be taken for a whole one
            return list.error("unknown critical extension " + id);
        }
    }
    return number;
}

std::string pemLine(std::string_view kind, std::string_view label)
{
    return "-----" + std::string(kind) + " " + std::string(label) + "-----";
}

} // namespace

Result<CsrFields> readCsr(base::ByteView bytes)
{
    der::Reader outer(bytes, kCsrCode);
    if (bytes.size() > kMaxCertificateBytes)
        return outer.error("size");
    MARU_TRY(request, outer.enter(der::kSequence, "CertificationRequest"));
    MARU_CHECK(outer.finish("CertificationRequest"));
    MARU_TRY(info, request.take(der::kSequence, "certificationRequestInfo"));
    MARU_TRY(algorithmItem, request.take(der::kSequence, "signatureAlgorithm"));
    MARU_TRY(signature, request.takeBits("signature"));
    MARU_CHECK(request.finish("CertificationRequest"));
    MARU_TRY(algorithm, readSignatureAlgorithm(algorithmItem, kCsrCode));

    der::Reader body(info.content, kCsrCode);
    MARU_TRY(version, body.takeSmall("version"));
    if (version != 0)
        return body.error("version");
    MARU_TRY(nameItem, body.take(der::kSequence, "subject"));
    MARU_TRY(name, readName(nameItem, kCsrCode, "subject"));
    MARU_TRY(keyInfo, body.take(der::kSequence, "subjectPKInfo"));
    MARU_TRY(key, readSubjectKey(keyInfo, kCsrCode));
    MARU_CHECK(body.take(der::context(0, true), "attributes")); // asked-for extensions are the CA's to decide
    MARU_CHECK(body.finish("certificationRequestInfo"));
    if (key.kind == SubjectKeyKind::Other)
        return base::refused("x509.key_kind");
    if (!isSignedBy(algorithm, info.whole, signature, key.kind, key.bytes))
        return base::refused("x509.csr_signature");
    CsrFields fields;
    fields.name = std::move(name);
    fields.keyKind = key.kind;
    fields.key = std::move(key.bytes);
    return fields;
}

Result<CrlFields> readCrl(base::ByteView bytes)
{
    der::Reader outer(bytes, kCrlCode);
    if (bytes.size() > kMaxCrlBytes)
        return outer.error("size");
    MARU_TRY(list, outer.enter(der::kSequence, "CertificateList"));
    MARU_CHECK(outer.finish("CertificateList"));
    MARU_TRY(body, list.enter(der::kSequence, "tbsCertList"));
    MARU_CHECK(list.take(der::kSequence, "signatureAlgorithm"));
    MARU_CHECK(list.takeBits("signatureValue"));
    MARU_CHECK(list.finish("CertificateList"));

    CrlFields fields;
    if (body.isNext(der::kInteger)) {
        MARU_TRY(version, body.takeSmall("version"));
        if (version != 1)
            return body.error("version");
    }
    MARU_CHECK(body.take(der::kSequence, "signature"));
    MARU_TRY(issuer, body.take(der::kSequence, "issuer"));
    fields.issuer.assign(issuer.whole.begin(), issuer.whole.end());
    MARU_TRY(thisUpdate, body.takeTime("thisUpdate"));
    MARU_TRY(nextUpdate, body.takeTime("nextUpdate")); // RFC 5280 §5.1.2.5: must be there
    fields.thisUpdate = thisUpdate;
    fields.nextUpdate = nextUpdate;
    if (body.isNext(der::kSequence)) {
        MARU_TRY(entries, body.enter(der::kSequence, "revokedCertificates"));
        MARU_TRY(revoked, readRevoked(entries));
        fields.revoked = std::move(revoked);
    }
    if (body.isNext(der::context(0, true))) {
        MARU_TRY(extensions, body.enter(der::context(0, true), "crlExtensions"));
        MARU_TRY(number, readCrlNumber(extensions));
        fields.number = number;
    }
    MARU_CHECK(body.finish("tbsCertList"));
    return fields;
}

std::string toPem(base::ByteView bytes, std::string_view label)
{
    const std::string text = base::toBase64(bytes);
    std::string pem = pemLine("BEGIN", label) + "\n";
    for (std::size_t at = 0; at < text.size(); at += kPemLine)
        pem += text.substr(at, kPemLine) + "\n";
    return pem + pemLine("END", label) + "\n";
}

Result<std::vector<Bytes>> fromPem(std::string_view text, std::string_view label)
{
    if (text.size() > kMaxPemBytes)
        return base::refused("x509.pem", {}, "size");
    const std::string begin = pemLine("BEGIN", label);
    const std::string end = pemLine("END", label);
    std::vector<Bytes> blocks;
    std::size_t at = 0;
    while ((at = text.find(begin, at)) != std::string_view::npos) {
        at += begin.size();
        const std::size_t until = text.find(end, at);
        if (until == std::string_view::npos || blocks.size() == kMaxPemBlocks)
            return base::refused("x509.pem", {}, "blocks");
        std::string body(text.substr(at, until - at));
        body.erase(std::remove_if(body.begin(), body.end(),
                       [](char c) { return c == '\n' || c == '\r' || c == ' ' || c == '\t'; }),
            body.end());
        auto bytes = base::fromBase64(body);
        if (!bytes || bytes->empty())
            return base::refused("x509.pem", {}, "base64");
        blocks.push_back(std::move(bytes).value());
        at = until + end.size();
    }
    if (blocks.empty())
        return base::refused("x509.pem", {}, "no block");
    return blocks;
}

Result<Bytes> derOf(base::ByteView text, std::string_view label)
{
    if (!text.empty() && text[0] == der::kSequence)
        return Bytes(text.begin(), text.end());
    MARU_TRY(blocks, fromPem(base::asText(text), label));
    return std::move(blocks.front());
}

} // namespace maru::crypto
