// SPDX-License-Identifier: Apache-2.0
// Checkpoints: C2SP tlog-checkpoint (c2sp.org/tlog-checkpoint) in a signed note (c2sp.org/signed-note).
#include "shared/ledger/header.h"

#include "shared/crypto/hash.h"
#include "shared/ledger/fields.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace maru::ledger {

namespace {

constexpr std::size_t kMaxNoteBytes = 64 * 1024;
constexpr std::size_t kMaxSignatureLines = 64;
constexpr std::string_view kOriginPrefix = "maru/";
constexpr std::string_view kHeaderLine = "maru-header ";
/// Em dash (U+2014) and a space, before each signature.
constexpr std::string_view kSignaturePrefix = "\xE2\x80\x94 ";
constexpr std::size_t kKeyHashBytes = 4;
constexpr std::size_t kSignatureBytes = 64;

base::Error badFormat(std::string field, std::string detail)
{
    return base::refused("checkpoint.format", std::move(field), std::move(detail));
}

/// First four bytes of SHA-256(name || "\n" || 0x01 || key); 0x01 is the note's type for Ed25519.
std::array<std::uint8_t, kKeyHashBytes> keyHash(std::string_view name, const crypto::PublicKey& key)
{
    static constexpr std::array<std::uint8_t, 2> kSeparatorAndType { 0x0a, 0x01 };
    const base::Hash256 hash =
        crypto::sha256({ base::asBytes(name), base::ByteView(kSeparatorAndType), base::ByteView(key.bytes) });
    std::array<std::uint8_t, kKeyHashBytes> short_ {};
    std::copy_n(hash.bytes.begin(), kKeyHashBytes, short_.begin());
    return short_;
}

base::Result<std::int64_t> parseCount(std::string_view text, std::string_view field)
{
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, value);
    const bool oneText = text == "0" || (!text.empty() && text.front() >= '1' && text.front() <= '9');
    if (!oneText || parsed.ec != std::errc() || parsed.ptr != end || value > base::kMaxSafeInteger)
        return badFormat(std::string(field), "not a decimal number in its shortest form");
    return value;
}

/// Lines without their line feeds; every line, the last too, must end with one.
base::Result<std::vector<std::string_view>> splitLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos)
            return badFormat("", "the last line has no line feed");
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return lines;
}

base::Result<Checkpoint> parseBody(std::string_view body)
{
    MARU_TRY(lines, splitLines(body));
    if (lines.size() < 3)
        return badFormat("", "fewer than three lines");
    Checkpoint checkpoint;
    if (lines[0].substr(0, kOriginPrefix.size()) != kOriginPrefix
        || !fields::isChainName(lines[0].substr(kOriginPrefix.size())))
        return badFormat("origin", "not maru/<chain>");
    checkpoint.origin = std::string(lines[0]);
    MARU_TRY(size, parseCount(lines[1], "size"));
    checkpoint.size = static_cast<std::uint64_t>(size);
    MARU_TRY(root, fields::within("root", base::fromBase64(lines[2])));
    if (root.size() != checkpoint.root.bytes.size())
        return badFormat("root", "not 32 bytes");
    std::copy(root.begin(), root.end(), checkpoint.root.bytes.begin());
    for (std::size_t i = 3; i < lines.size(); ++i) {
        // Extension lines of others are allowed and are covered by the signature.
        if (lines[i].empty())
            return badFormat("extension", "an empty line");
        if (lines[i].substr(0, kHeaderLine.size()) != kHeaderLine)
            continue;
        if (checkpoint.height)
            return badFormat("extension", "two maru-header lines");
        const std::string_view rest = lines[i].substr(kHeaderLine.size());
        const std::size_t space = rest.find(' ');
        if (space == std::string_view::npos)
            return badFormat("extension", "not maru-header <height> <hash>");
        MARU_TRY(height, parseCount(rest.substr(0, space), "extension"));
        MARU_TRY(hash, fields::within("extension", base::Hash256::fromHex(rest.substr(space + 1))));
        checkpoint.height = base::Height(height);
        checkpoint.headerHash = hash;
    }
    return checkpoint;
}

} // namespace

std::string makeCheckpoint(const Header& header, const crypto::SigningKey& key)
{
    const std::string origin = std::string(kOriginPrefix) + header.chain;
    std::string text = origin + "\n";
    text += std::to_string(header.logSize) + "\n";
    text += base::toBase64(header.logRoot.view()) + "\n";
    text += std::string(kHeaderLine) + std::to_string(header.height.count()) + " " + headerHash(header).hex()
        + "\n";

    const crypto::Signature signature = key.signRaw(base::asBytes(text));
    const auto hash = keyHash(origin, key.publicKey());
    base::Bytes line;
    line.reserve(hash.size() + signature.bytes.size());
    line.insert(line.end(), hash.begin(), hash.end());
    line.insert(line.end(), signature.bytes.begin(), signature.bytes.end());
    return text + "\n" + std::string(kSignaturePrefix) + origin + " " + base::toBase64(line) + "\n";
}

base::Result<Checkpoint> openCheckpoint(std::string_view note, const crypto::PublicKey& key)
{
    if (note.size() > kMaxNoteBytes)
        return badFormat("", "too long");
    const bool hasControl = std::any_of(note.begin(), note.end(),
        [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == '\x7f'; });
    if (hasControl)
        return badFormat("", "a control character");
    const std::size_t gap = note.rfind("\n\n");
    if (gap == std::string_view::npos)
        return badFormat("", "no blank line before the signatures");
    const std::string_view body = note.substr(0, gap + 1);
    MARU_TRY(checkpoint, parseBody(body));
    MARU_TRY(lines, splitLines(note.substr(gap + 2)));
    if (lines.empty() || lines.size() > kMaxSignatureLines)
        return badFormat("signatures", "none, or too many");

    const auto expected = keyHash(checkpoint.origin, key);
    bool isSigned = false;
    for (const std::string_view line : lines) {
        if (line.substr(0, kSignaturePrefix.size()) != kSignaturePrefix)
            return badFormat("signatures", "a line that is no signature");
        const std::string_view rest = line.substr(kSignaturePrefix.size());
        const std::size_t space = rest.find(' ');
        if (space == std::string_view::npos || space == 0)
            return badFormat("signatures", "no key name");
        MARU_TRY(bytes, fields::within("signatures", base::fromBase64(rest.substr(space + 1))));
        if (bytes.size() <= kKeyHashBytes)
            return badFormat("signatures", "too short");
        // Signatures by keys that we do not know are left to those who do.
        if (rest.substr(0, space) != checkpoint.origin
            || !std::equal(expected.begin(), expected.end(), bytes.begin()))
            continue;
        crypto::Signature signature;
        if (bytes.size() != kKeyHashBytes + kSignatureBytes)
            return base::refused("checkpoint.signature", "signatures", "not an Ed25519 signature");
        std::copy(bytes.begin() + kKeyHashBytes, bytes.end(), signature.bytes.begin());
        if (!crypto::verifyRaw(key, base::asBytes(body), signature))
            return base::refused("checkpoint.signature", "signatures");
        isSigned = true;
    }
    if (!isSigned)
        return base::refused("checkpoint.signature", "signatures", "not signed by this key");
    return checkpoint;
}

} // namespace maru::ledger
