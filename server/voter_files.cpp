// SPDX-License-Identifier: Apache-2.0
// Sealed as the portal's page does it: a random key under the passphrase (PBKDF2), the record under that key.
#include "server/voter_files.h"

#include "server/keys.h"
#include "shared/crypto/aead.h"
#include "shared/crypto/pbkdf2.h"

namespace maru::server {

namespace {

constexpr int kRounds = 600'000;

base::Result<std::string> sealedVoter(const demo::HandedVoter& voter, const base::SecretBytes& passphrase)
{
    using base::Json;
    const base::Bytes salt = crypto::randomBytes(16);
    MARU_TRY(outer, crypto::pbkdf2Sha256(passphrase, salt, kRounds));
    const base::SecretBytes inner = crypto::randomSecret(32);
    const base::Bytes lockNonce = crypto::randomBytes(crypto::kAeadNonceBytes);
    Json lock = Json::object({ { "kind", "passphrase" },
        { "kdf",
            Json::object({ { "name", "pbkdf2-sha256" }, { "rounds", kRounds },
                { "salt", base::toBase64Url(salt) } }) },
        { "nonce", base::toBase64Url(lockNonce) }, { "sealed", Json() } });
    MARU_TRY(sealedKey, crypto::seal(outer, lockNonce, base::asBytes(base::canonical(lock)), inner.view()));
    lock.set("sealed", base::toBase64Url(sealedKey));

    const base::Bytes nonce = crypto::randomBytes(crypto::kAeadNonceBytes);
    Json file = Json::object({ { "format", "maru-voting-key/v1" }, { "election", voter.election },
        { "lock", lock }, { "nonce", base::toBase64Url(nonce) } });
    const std::string record = base::canonical(Json::object({ { "election", voter.election },
        { "secret", voter.secret }, { "number", voter.number }, { "precinct", voter.precinct },
        { "weight", voter.weight }, { "mode", voter.mode }, { "enrolled", true } }));
    MARU_TRY(sealed, crypto::seal(inner, nonce, base::asBytes(base::canonical(file)), base::asBytes(record)));
    file.set("sealed", base::toBase64Url(sealed));
    return base::pretty(file) + "\n";
}

} // namespace

base::Status writeVoterFiles(
    const DataFolder& folder, const demo::Summary& summary, const std::string& portalUrl)
{
    const base::SecretBytes passphrase = makePassphrase();
    MARU_CHECK(writeTextFile(folder.keys() / "voter.passphrase",
        std::string(base::asText(passphrase.view())) + "\n", /*isPrivate=*/true));
    int number = 0;
    for (const demo::HandedVoter& voter : summary.voters) {
        MARU_TRY(text, sealedVoter(voter, passphrase));
        MARU_CHECK(writeTextFile(
            folder.keys() / ("voter-" + std::to_string(++number) + ".maru-voting-key.json"), text,
            /*isPrivate=*/true));
    }
    std::string links;
    for (const demo::HandedInvitation& invitation : summary.invitations)
        // Nothing of it is sent: a request line may be written down, and the number names a person of the roll.
        links += portalUrl + "/enrol#e=" + invitation.election + "&n=" + std::to_string(invitation.number)
            + "&c=" + invitation.code + "\n";
    return writeTextFile(folder.keys() / "voting-invitations.txt", links, /*isPrivate=*/true);
}

} // namespace maru::server
