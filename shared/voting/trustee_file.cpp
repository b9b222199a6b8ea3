// SPDX-License-Identifier: Apache-2.0
// A trustee's secret in its sealed file.
#include "shared/crypto/passphrase_seal.h"
#include "shared/crypto/private_file.h"
#include "shared/voting/trustee_secret.h"

#include <algorithm>

namespace maru::voting {
namespace {

using base::Json;
using base::Result;

constexpr std::string_view kTrusteeFormat = "maru-trustee/v1";
constexpr std::size_t kMaxTrusteeFileBytes = 16 * 1024;
constexpr std::size_t kBoxSecretBytes = 32;
constexpr std::size_t kShareBytes = 32;

struct TrusteeFile {
    TrusteeFileInfo info;
    TrusteeMemory memory;
    Json json;
};

/// A file that has nothing to remember yet has no such member.
Result<TrusteeMemory> readMemory(const Json& json)
{
    TrusteeMemory memory;
    const Json* found = json.find("memory");
    if (found == nullptr)
        return memory;
    MARU_CHECK(base::onlyMembers(*found, { "chain", "fingerprint", "keys", "node", "sums" }, "memory."));
    MARU_TRY(chain, base::readString(*found, "chain", "memory."));
    MARU_TRY(fingerprint, base::readString(*found, "fingerprint", "memory."));
    MARU_TRY(keys, base::readString(*found, "keys", "memory."));
    MARU_TRY(node, base::readString(*found, "node", "memory."));
    MARU_TRY(sums, base::readString(*found, "sums", "memory."));
    memory = { std::move(chain), std::move(node), std::move(keys), std::move(fingerprint), std::move(sums) };
    return memory;
}

Result<TrusteeFile> readTrusteeFile(std::string_view text)
{
    base::JsonLimits limits;
    limits.maxBytes = kMaxTrusteeFileBytes;
    MARU_TRY(json, base::parseJson(text, limits));
    MARU_CHECK(base::onlyMembers(json,
        { "format", "election", "attempt", "index", "threshold", "finished", "memory", "kdf", "cipher",
            "sealed" }));
    MARU_TRY(format, base::readString(json, "format"));
    MARU_TRY(election, base::readString(json, "election"));
    MARU_TRY(attempt, base::readInteger(json, "attempt"));
    MARU_TRY(index, base::readInteger(json, "index"));
    MARU_TRY(threshold, base::readInteger(json, "threshold"));
    MARU_TRY(finished, base::readBoolean(json, "finished"));
    const auto most = static_cast<std::int64_t>(kMaxTrustees);
    if (format != kTrusteeFormat || !isElectionPartId(election) || attempt < 1 || index < 1 || index > most
        || threshold < 1 || threshold > most)
        return base::refused("voting.trustee_file", "format");
    const std::size_t plainBytes =
        kBoxSecretBytes + static_cast<std::size_t>(threshold) * kShareBytes + (finished ? kShareBytes : 0);
    MARU_CHECK(crypto::checkSealMembers(json, plainBytes + crypto::kAeadTagBytes));
    TrusteeFile file;
    MARU_TRY(memory, readMemory(json));
    file.memory = std::move(memory);
    file.info = { { election, attempt, threshold }, index, finished };
    file.json = std::move(json);
    return file;
}

/// Whatever is wrong inside, people are told that this is no trustee's file; where stays in field and detail.
Result<TrusteeFile> openTrusteeFile(std::string_view text)
{
    auto file = readTrusteeFile(text);
    if (file)
        return file;
    const base::Error& error = file.error();
    return base::refused("voting.trustee_file", error.field, error.code + ' ' + error.detail);
}

} // namespace

Result<std::string> TrusteeSecret::encode(const base::SecretBytes& passphrase, crypto::Argon2Cost cost) const
{
    base::SecretBytes plain(m_encryptionSecret.size() + m_polynomial.size() + m_share.size());
    auto out = plain.mutableView().begin();
    for (const base::SecretBytes* part : { &m_encryptionSecret, &m_polynomial, &m_share }) {
        const base::ByteView view = part->view();
        out = std::copy(view.begin(), view.end(), out);
    }
    Json head = Json::object(
        { { "format", kTrusteeFormat }, { "election", m_context.election }, { "attempt", m_context.attempt },
            { "index", m_index }, { "threshold", m_context.threshold }, { "finished", isFinished() } });
    if (!m_memory.isEmpty())
        head.set("memory",
            Json::object({ { "chain", m_memory.chain }, { "fingerprint", m_memory.fingerprint },
                { "keys", m_memory.keys }, { "node", m_memory.node }, { "sums", m_memory.sums } }));
    MARU_TRY(json, crypto::sealUnderPassphrase(std::move(head), plain.view(), passphrase, cost));
    return base::pretty(json) + '\n';
}

Result<TrusteeSecret> TrusteeSecret::decode(std::string_view text, const base::SecretBytes& passphrase)
{
    MARU_TRY(file, openTrusteeFile(text));
    MARU_TRY(plain, crypto::openUnderPassphrase(std::move(file.json), passphrase));
    const std::size_t polynomialBytes = static_cast<std::size_t>(file.info.context.threshold) * kShareBytes;
    const base::ByteView view = plain.view();
    TrusteeSecret secret;
    secret.m_context = file.info.context;
    secret.m_index = file.info.index;
    secret.m_memory = std::move(file.memory);
    const bool isGood = secret.load(base::SecretBytes::copyOf(view.subspan(kBoxSecretBytes, polynomialBytes)),
        base::SecretBytes::copyOf(view.first(kBoxSecretBytes)),
        base::SecretBytes::copyOf(view.subspan(kBoxSecretBytes + polynomialBytes)));
    if (!isGood)
        return base::refused("voting.trustee_file", "sealed");
    return Result<TrusteeSecret>(std::move(secret));
}

Result<TrusteeFileInfo> TrusteeSecret::describe(std::string_view text)
{
    MARU_TRY(file, openTrusteeFile(text));
    return std::move(file.info);
}

base::Status TrusteeSecret::write(const std::filesystem::path& path, const base::SecretBytes& passphrase,
    Existing existing, crypto::Argon2Cost cost) const
{
    MARU_TRY(text, encode(passphrase, cost));
    if (existing == Existing::Replace)
        return crypto::replacePrivateFile(path, base::asBytes(text));
    return crypto::writePrivateFile(path, text);
}

Result<TrusteeSecret> TrusteeSecret::read(
    const std::filesystem::path& path, const base::SecretBytes& passphrase)
{
    MARU_TRY(text, crypto::readPrivateFile(path, kMaxTrusteeFileBytes));
    return decode(base::asText(text.view()), passphrase);
}

} // namespace maru::voting
