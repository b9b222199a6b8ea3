// SPDX-License-Identifier: Apache-2.0
// maru-bench identity: credentials issued, shown and verified a second on one core, and reading of status lists.
#include "tests/bench/bench.h"

#include "shared/identity/bitstring_status_list.h"
#include "shared/identity/did_document.h"
#include "shared/identity/did_key.h"
#include "shared/identity/sd_jwt_vc.h"
#include "shared/identity/token_status_list.h"
#include "shared/identity/vc_data_model.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace maru::bench {

namespace {

using base::Json;

constexpr std::int64_t kBenchNow = 1'800'000'000;

/// The value, or the end of the run.
template<class T>
T orFail(base::Result<T> result)
{
    if (!result)
        fail(result.error());
    return std::move(result).value();
}

/// Runs `once` for about the time given and gives how often a second.
template<class Once>
double perSecond(double seconds, const Once& once)
{
    const Clock::time_point start = Clock::now();
    std::int64_t count = 0;
    double elapsed = 0;
    do {
        for (int i = 0; i < 10; ++i)
            once();
        count += 10;
        elapsed = secondsSince(start);
    } while (elapsed < seconds);
    return static_cast<double>(count) / elapsed;
}

vc::SdJwtVcContent residenceContent(const jose::PublicKey& holder)
{
    vc::SdJwtVcContent content;
    content.issuer = "https://agency.example";
    content.keyId = "key-1";
    content.type = "https://maru.example/vct/residence";
    content.claims = Json::object({ { "name", "홍길동" }, { "birth", "1990-01-01" }, { "region", "11" },
        { "district", "11110" }, { "street", "세종대로 1" }, { "over19", true }, { "since", "2020-03-01" },
        { "number", "2026-000001" } });
    for (const auto& member : content.claims.asObject())
        content.hidden.push_back({ member.first });
    content.holder = holder;
    content.status = vc::StatusReference { "https://agency.example/status-lists/1", 7, {} };
    content.issuedAt = base::UnixSeconds(kBenchNow);
    content.expires = base::UnixSeconds(kBenchNow + 3600);
    return content;
}

void benchSdJwt(Report& report, double seconds, const char* name, const jose::Signer& issuer)
{
    const auto holder = jose::signerFor(crypto::P256Key::generate());
    const vc::SdJwtVcContent content = residenceContent(holder->publicKey());
    const vc::KeyBindingRequest request { "https://portal.example", "nonce-0123456789" };
    const std::string algorithm(name);
    report.add(algorithm + ": issue an SD-JWT VC of 8 hidden claims",
        perSecond(seconds, [&] { orFail(vc::issueSdJwtVc(content, issuer)); }), 0, "/s");
    const vc::SdJwt issued = orFail(vc::issueSdJwtVc(content, issuer));
    const auto show = [&] {
        return vc::toText(orFail(vc::bindKey(
            orFail(vc::present(issued, { { "region" } })), request, base::UnixSeconds(kBenchNow), *holder)));
    };
    report.add(algorithm + ": show one claim, with ES256 key binding",
        perSecond(seconds, [&] { static_cast<void>(show()); }), 0, "/s");
    auto list = orFail(vc::StatusList::create(2, 131072));
    vc::SdJwtVcCheck check;
    check.time = vc::TimeCheck { base::UnixSeconds(kBenchNow), 60 };
    const jose::PublicKey key = issuer.publicKey();
    check.issuerKey = [&key](const vc::IssuerQuestion&) -> base::Result<jose::PublicKey> { return key; };
    check.status = [&list](const vc::StatusReference& reference) { return list.at(reference.index); };
    check.keyBinding = request;
    const std::string shown = show();
    report.add(algorithm + ": verify it, with key binding and a status list in memory",
        perSecond(seconds, [&] { orFail(vc::verifySdJwtVc(shown, check)); }), 0, "/s",
        std::to_string(shown.size()) + " bytes");
}

void benchW3c(Report& report, double seconds)
{
    const auto issuer = jose::signerFor(crypto::SigningKey::generate());
    const std::string did = did::didKeyOf(issuer->publicKey());
    const Json document = Json::object({ { "@context", Json::array({ vc::kCredentialsContext }) },
        { "type", Json::array({ "VerifiableCredential", "ResidenceCredential" }) }, { "issuer", did },
        { "validFrom", vc::timestampText(base::UnixSeconds(kBenchNow - 10)) },
        { "credentialSubject", Json::object({ { "id", did }, { "region", "11" }, { "name", "홍길동" } }) } });
    vc::ProofOptions options;
    options.verificationMethod = did + "#" + did.substr(8);
    options.created = base::UnixSeconds(kBenchNow);
    report.add("eddsa-jcs-2022: issue a W3C credential",
        perSecond(seconds, [&] { orFail(vc::addProof(document, options, *issuer)); }), 0, "/s");
    const Json credential = orFail(vc::addProof(document, options, *issuer));
    vc::CredentialCheck check;
    check.time = vc::TimeCheck { base::UnixSeconds(kBenchNow), 60 };
    check.method = [](const std::string& method, const std::string&) { return did::keyOfDidKey(method); };
    report.add("eddsa-jcs-2022: verify it",
        perSecond(seconds, [&] { orFail(vc::verifyCredential(credential, check)); }), 0, "/s");
    report.add("did:key: resolve and read the document",
        perSecond(
            seconds, [&] { orFail(did::parseDocument(did::toJson(orFail(did::expandDidKey(did))), did)); }),
        0, "/s");
}

void benchStatusLists(Report& report, double seconds)
{
    const auto signer = jose::signerFor(crypto::P256Key::generate());
    auto list = orFail(vc::StatusList::create(2, 1'048'576));
    for (std::int64_t i = 0; i < list.size(); i += 97) {
        if (const auto set = list.set(i, 1); !set)
            fail(set.error());
    }
    const std::string uri = "https://agency.example/status-lists/1";
    const vc::StatusListToken token { uri, base::UnixSeconds(kBenchNow), {}, {}, list, "" };
    report.add("status list of 1,048,576 entries: pack and sign",
        perSecond(seconds, [&] { orFail(vc::signStatusListToken(token, "key-1", *signer)); }), 1, "/s");
    const std::string text = orFail(vc::signStatusListToken(token, "key-1", *signer));
    const jose::PublicKey key = signer->publicKey();
    const jose::KeyResolver resolver = [&key](const Json&, const Json&) -> base::Result<jose::PublicKey> {
        return key;
    };
    const vc::TimeCheck time { base::UnixSeconds(kBenchNow), 60 };
    report.add("status list of 1,048,576 entries: verify and unpack",
        perSecond(seconds, [&] { orFail(vc::verifyStatusListToken(text, uri, resolver, time)); }), 0, "/s",
        std::to_string(text.size()) + " bytes");
    auto bits = orFail(vc::Bitstring::create(vc::kMinBitstringEntries));
    if (const auto set = bits.set(77, true); !set)
        fail(set.error());
    report.add("bitstring of 131,072 entries: pack",
        perSecond(seconds, [&] { static_cast<void>(bits.encode()); }), 0, "/s");
}

struct IdentitySettings {
    double seconds = 1.0;
    bool isQuick = false;
    bool isJson = false;
};

} // namespace

void addIdentityCommands(CLI::App& app)
{
    const auto settings = std::make_shared<IdentitySettings>();
    CLI::App* command = app.add_subcommand("identity", "Issue, show and verify credentials, on one core");
    command->add_option("--seconds", settings->seconds, "For each figure")->check(CLI::Range(0.01, 60.0));
    command->add_flag("--quick", settings->isQuick, "0.02 s for each figure");
    command->add_flag("--json", settings->isJson, "One JSON object");
    command->callback([settings] {
        const double seconds = settings->isQuick ? 0.02 : settings->seconds;
        Report report("Credentials on one core");
        benchSdJwt(report, seconds, "EdDSA", *jose::signerFor(crypto::SigningKey::generate()));
        benchSdJwt(report, seconds, "ES256", *jose::signerFor(crypto::P256Key::generate()));
        benchW3c(report, seconds);
        benchStatusLists(report, seconds);
        report.print(settings->isJson);
    });
}

} // namespace maru::bench
