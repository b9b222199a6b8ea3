// SPDX-License-Identifier: Apache-2.0
// Key files of agencies' authorities.
#include "server/authorities.h"

#include "server/keys.h"
#include "shared/crypto/p256_file.h"
#include "shared/crypto/private_file.h"
#include "shared/crypto/x509.h"

namespace maru::server {

base::Result<base::Json> makeAuthority(
    const DataFolder& folder, std::string_view agency, std::string_view nameEn, const AuthorityTerm& term)
{
    const crypto::P256Key key = crypto::P256Key::generate();
    crypto::X509Name name;
    name.commonName = std::string(nameEn) + " CA";
    name.organization = nameEn;
    MARU_TRY(certificate, crypto::makeCa(key, name, term.notBefore, term.notAfter));

    const std::string file = std::string(agency) + ".ca.json";
    const std::string passphraseFile = std::string(agency) + ".ca.passphrase";
    const base::SecretBytes passphrase = makePassphrase();
    MARU_CHECK(crypto::writeP256File(folder.keys() / file, key, name.commonName, passphrase));
    MARU_CHECK(crypto::writePrivateFile(
        folder.keys() / passphraseFile, std::string(base::asText(passphrase.view())) + "\n"));

    const std::filesystem::path list = folder.keys() / "authorities.json";
    base::Json all = base::Json::object();
    std::error_code problem;
    if (std::filesystem::exists(list, problem)) {
        MARU_TRY(text, readTextFile(list, 1u << 20));
        MARU_TRY(parsed, base::parseJson(text));
        all = std::move(parsed);
    }
    all.set(
        std::string(agency), base::Json::object({ { "file", file }, { "passphrase_file", passphraseFile } }));
    MARU_CHECK(writeTextFile(list, base::pretty(all) + "\n", /*isPrivate=*/true));
    return base::Json::object({ { "agency", agency }, { "certificate", base::toBase64Url(certificate) } });
}

} // namespace maru::server
