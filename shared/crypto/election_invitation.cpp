// SPDX-License-Identifier: Apache-2.0
// Seed of an invitation: SHA-256("maru/election-invitation/v1" ‖ 0 ‖ election ‖ 0 ‖ the 26 letters).
#include "shared/crypto/election_invitation.h"

#include "shared/crypto/aead.h"
#include "shared/crypto/hash.h"

#include <algorithm>

namespace maru::crypto {

namespace {

constexpr std::string_view kInvitationLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kInvitationLength = 26;
constexpr std::size_t kInvitationGroup = 5;
constexpr std::size_t kInvitationGroups = 5; ///< the last one has one letter more
constexpr std::string_view kInvitationDomain = "maru/election-invitation/v1";

char letterOf(char c)
{
    if (c >= 'a' && c <= 'z')
        c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O')
        c = '0';
    if (c == 'I' || c == 'L')
        c = '1';
    return kInvitationLetters.find(c) == std::string_view::npos ? '\0' : c;
}

} // namespace

base::SecretBytes makeInvitationCode()
{
    const base::SecretBytes random = randomSecret(kInvitationLength);
    base::SecretBytes text(kInvitationLength + kInvitationGroups - 1);
    std::size_t at = 0;
    for (std::size_t i = 0; i < kInvitationLength; ++i) {
        if (i > 0 && i % kInvitationGroup == 0 && i / kInvitationGroup < kInvitationGroups)
            text.mutableView()[at++] = '-';
        text.mutableView()[at++] = static_cast<std::uint8_t>(kInvitationLetters[random.view()[i] & 31u]);
    }
    return text;
}

base::Result<SigningKey> keyOfInvitation(std::string_view election, std::string_view code)
{
    base::SecretBytes input(kInvitationDomain.size() + 1 + election.size() + 1 + kInvitationLength);
    const auto bytes = input.mutableView();
    std::size_t at = 0;
    for (const std::string_view part : { kInvitationDomain, election }) {
        for (const char c : part)
            bytes[at++] = static_cast<std::uint8_t>(c);
        bytes[at++] = 0;
    }
    for (const char c : code) {
        if (c == '-' || c == ' ' || c == '\t' || c == '\r' || c == '\n')
            continue;
        const char letter = letterOf(c);
        if (letter == '\0' || at == bytes.size())
            return base::refused("crypto.invitation_code", "code");
        bytes[at++] = static_cast<std::uint8_t>(letter);
    }
    if (at != bytes.size())
        return base::refused("crypto.invitation_code", "code");
    const base::Hash256 seed = sha256(input.view());
    return SigningKey::fromSeed(seed.view());
}

} // namespace maru::crypto
