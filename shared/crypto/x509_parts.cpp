// SPDX-License-Identifier: Apache-2.0
// Names, keys and algorithms of X.509, read and written.
#include "shared/crypto/x509_parts.h"

#include <algorithm>

namespace maru::crypto {
namespace {

constexpr std::size_t kMaxNameCharacters = 64; // ub-common-name and ub-organization-name of RFC 5280
constexpr std::size_t kMaxNameParts = 32;

std::size_t charactersOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

bool isGoodText(std::string_view text, std::size_t least)
{
    const bool isClean = std::none_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    const std::size_t size = charactersOf(text);
    return isClean && size >= least && size <= kMaxNameCharacters && der::isUtf8(base::asBytes(text));
}

base::Bytes namePart(std::string_view id, std::uint8_t tag, std::string_view text)
{
    return der::set({ der::sequence({ der::oid(id), der::text(tag, text) }) });
}

/// "" for a string type that is not read here (old national encodings).
std::string textOf(const der::Item& value)
{
    const bool isAscii = std::all_of(
        value.content.begin(), value.content.end(), [](std::uint8_t byte) { return byte < 0x80; });
    const bool isRead = (value.tag == der::kUtf8 && der::isUtf8(value.content))
        || ((value.tag == der::kPrintable || value.tag == der::kIa5) && isAscii);
    return isRead ? std::string(base::asText(value.content)) : std::string();
}

} // namespace

base::Result<X509Name> readName(const der::Item& name, std::string_view code, std::string_view place)
{
    X509Name read;
    read.country.clear();
    der::Reader parts(name.content, code);
    std::size_t count = 0;
    while (!parts.isDone()) {
        MARU_TRY(group, parts.enter(der::kSet, place));
        if (group.isDone() || ++count > kMaxNameParts)
            return parts.error(place);
        while (!group.isDone()) {
            MARU_TRY(part, group.enter(der::kSequence, place));
            MARU_TRY(id, part.takeOid(place));
            MARU_TRY(value, part.takeAny(place));
            MARU_CHECK(part.finish(place));
            if (id == oids::kCommonName)
                read.commonName = textOf(value);
            else if (id == oids::kOrganization)
                read.organization = textOf(value);
            else if (id == oids::kUnit)
                read.unit = textOf(value);
            else if (id == oids::kCountry)
                read.country = textOf(value);
        }
    }
    return read;
}

base::Result<SubjectKey> readSubjectKey(const der::Item& keyInfo, std::string_view code)
{
    constexpr std::string_view kPlace = "subjectPublicKeyInfo";
    der::Reader body(keyInfo.content, code);
    MARU_TRY(algorithm, body.enter(der::kSequence, kPlace));
    MARU_TRY(key, body.takeBits(kPlace));
    MARU_CHECK(body.finish(kPlace));
    MARU_TRY(id, algorithm.takeOid(kPlace));
    SubjectKey read;
    if (id == oids::kEd25519) {
        if (!algorithm.isDone() || key.size() != 32)
            return body.error(kPlace);
        read.kind = SubjectKeyKind::Ed25519;
        read.bytes.assign(key.begin(), key.end());
        return read;
    }
    if (id == oids::kEcPublicKey && algorithm.isNext(der::kOid)) {
        MARU_TRY(curve, algorithm.takeOid(kPlace));
        if (curve == oids::kP256) {
            const auto point = P256PublicKey::fromSec1(key);
            if (!point || !algorithm.isDone())
                return body.error(kPlace);
            read.kind = SubjectKeyKind::P256;
            read.bytes.assign(point->uncompressed().begin(), point->uncompressed().end());
            return read;
        }
    }
    read.bytes.assign(keyInfo.whole.begin(), keyInfo.whole.end());
    return read;
}

base::Result<std::string> readSignatureAlgorithm(const der::Item& algorithm, std::string_view code)
{
    der::Reader body(algorithm.content, code);
    MARU_TRY(id, body.takeOid("signatureAlgorithm"));
    if (id != oids::kEcdsaSha256 && id != oids::kEd25519)
        return id;
    MARU_CHECK(body.finish("signatureAlgorithm"));
    return std::string(id == oids::kEd25519 ? "EdDSA" : "ES256");
}

bool isSignedBy(std::string_view algorithm, base::ByteView signedPart, base::ByteView signature,
    SubjectKeyKind keyKind, base::ByteView key)
{
    if (algorithm == "ES256" && keyKind == SubjectKeyKind::P256) {
        const auto publicKey = P256PublicKey::fromSec1(key);
        return publicKey && verifyEs256Der(*publicKey, signedPart, signature);
    }
    if (algorithm == "EdDSA" && keyKind == SubjectKeyKind::Ed25519) {
        PublicKey publicKey;
        Signature made;
        if (key.size() != publicKey.bytes.size() || signature.size() != made.bytes.size())
            return false;
        std::copy(key.begin(), key.end(), publicKey.bytes.begin());
        std::copy(signature.begin(), signature.end(), made.bytes.begin());
        return verifyRaw(publicKey, signedPart, made);
    }
    return false;
}

base::Result<base::Bytes> writeName(const X509Name& name)
{
    const bool hasCountry = !name.country.empty();
    const bool isGoodCountry = !hasCountry
        || (name.country.size() == 2 && std::all_of(name.country.begin(), name.country.end(), [](char c) {
               return c >= 'A' && c <= 'Z';
           }));
    if (!isGoodCountry || !isGoodText(name.commonName, 1) || !isGoodText(name.organization, 0)
        || !isGoodText(name.unit, 0))
        return base::refused("x509.name");
    base::Bytes parts;
    const auto add = [&parts](
                         const base::Bytes& part) { parts.insert(parts.end(), part.begin(), part.end()); };
    if (hasCountry)
        add(namePart(oids::kCountry, der::kPrintable, name.country));
    if (!name.organization.empty())
        add(namePart(oids::kOrganization, der::kUtf8, name.organization));
    if (!name.unit.empty())
        add(namePart(oids::kUnit, der::kUtf8, name.unit));
    add(namePart(oids::kCommonName, der::kUtf8, name.commonName));
    return der::item(der::kSequence, parts);
}

base::Bytes writeSubjectKey(const SubjectKey& key)
{
    const base::Bytes algorithm = key.kind == SubjectKeyKind::Ed25519
        ? der::sequence({ der::oid(oids::kEd25519) })
        : der::sequence({ der::oid(oids::kEcPublicKey), der::oid(oids::kP256) });
    return der::sequence({ algorithm, der::bitString(key.bytes) });
}

} // namespace maru::crypto
