// SPDX-License-Identifier: Apache-2.0
// `maru-server demo`: plays the scenario into a new data folder.
#include "server/commands.h"
#include "server/console_log.h"
#include "server/house.h"
#include "server/issuing_setup.h"
#include "server/keys.h"
#include "server/setup.h"
#include "server/vault_setup.h"
#include "server/voter_files.h"

#include "server/chain/loader.h"
#include "server/demo/scenario.h"
#include "shared/base/clock.h"
#include "shared/crypto/hash.h"

#include <algorithm>
#include <cstdio>

namespace maru::server {

namespace {

constexpr std::int64_t kYear = 365 * 86'400;

base::Result<demo::ElectionCast> readElectionCast(const DataFolder& folder)
{
    MARU_TRY(manager, readKey(folder, "election"));
    MARU_TRY(registrar, readKey(folder, "roll"));
    demo::ElectionCast cast { std::move(manager), std::move(registrar), {}, {} };
    for (const char* name : { "commissioner1", "commissioner2", "commissioner3" }) {
        MARU_TRY(key, readKey(folder, name));
        cast.certifiers.push_back(std::move(key));
    }
    for (const char* name : { "trustee1", "trustee2", "trustee3", "trustee4", "trustee5" }) {
        MARU_TRY(key, readKey(folder, name));
        cast.trustees.push_back(std::move(key));
    }
    return base::Result<demo::ElectionCast>(std::move(cast));
}

base::Result<demo::Cast> readCast(const DataFolder& folder)
{
    MARU_TRY(administrator, readKey(folder, "administrator"));
    MARU_TRY(administrator2, readKey(folder, "administrator2"));
    MARU_TRY(settlement, readKey(folder, "settlement"));
    MARU_TRY(registrar, readKey(folder, "registrar"));
    MARU_TRY(reviewer, readKey(folder, "reviewer"));
    MARU_TRY(reviewer2, readKey(folder, "reviewer2"));
    MARU_TRY(auditor, readKey(folder, "auditor"));
    MARU_TRY(manager, readKey(folder, "manager"));
    MARU_TRY(authority, readKey(folder, "authority"));
    MARU_TRY(issuer, readKey(folder, "issuer"));
    MARU_TRY(issuer2, readKey(folder, "issuer2"));
    MARU_TRY(issuer3, readKey(folder, "issuer3"));
    MARU_TRY(elections, readElectionCast(folder));
    return demo::Cast { std::move(administrator), std::move(administrator2), std::move(settlement),
        std::move(registrar), std::move(reviewer), std::move(reviewer2), std::move(auditor),
        std::move(manager), std::move(authority), std::move(issuer), std::move(issuer2), std::move(issuer3),
        std::move(elections) };
}

/// Where the server will be found by wallets; without a setting, on this machine.
std::string publicUrlOf(const Config& config)
{
    return config.publicUrl.empty() ? "https://127.0.0.1:" + std::to_string(config.http.port)
                                    : config.publicUrl;
}

/// Ids and salts come from the seed, so that the same seed gives the same chain: the data is invented.
base::Hash256 practiceOf(std::uint64_t seed, std::int64_t number)
{
    const std::string text = "maru/demo-record/v1/" + std::to_string(seed) + "/" + std::to_string(number);
    return crypto::sha256(std::string_view(text));
}

demo::Issuing issuingOf(
    const issuing::IssuingKeys& keys, vault::Vault& vault, const std::string& publicUrl, std::uint64_t seed)
{
    demo::Issuing made;
    made.portalClient = crypto::didOf(demo::portalKey(seed).publicKey());
    made.serviceKey = [&keys](std::string_view agency) {
        auto key = keys.serviceKey(agency);
        MARU_ASSERT(key.has_value());
        return std::move(key).value();
    };
    made.setIssuer = [&keys, publicUrl, service = made.serviceKey](std::string_view agency) {
        const auto generation = keys.derive(agency, 0);
        MARU_ASSERT(generation.has_value());
        return base::Json::object({ { "url", issuing::issuerUrlAt(publicUrl, agency) },
            { "did", issuing::issuerDidAt(publicUrl, agency) },
            { "service", crypto::didOf(service(agency).publicKey()) }, { "keys", generation->chainKeys() } });
    };
    made.keep = [&vault, seed, number = std::make_shared<std::int64_t>(1'000'000)](const std::string& agency,
                    const std::string& type, const base::Json& claims, base::UnixSeconds now) {
        vault::NewRecord record = issuing::recordOf(agency, type, claims, "");
        record.practice = practiceOf(seed, (*number)++);
        const auto stored = vault.put(record, now);
        MARU_ASSERT(stored.has_value());
        return demo::Kept { stored->id, stored->commitment };
    };
    return made;
}

base::Result<std::shared_ptr<const demo::Privacy>> privacyOf(
    const DataFolder& folder, vault::Vault& vault, std::uint64_t seed)
{
    MARU_TRY(keeper, readKey(folder, kVaultKeeper));
    MARU_TRY(officer, readKey(folder, "privacy"));
    MARU_TRY(handler, readKey(folder, "handler"));
    auto made = std::make_shared<demo::Privacy>(
        demo::Privacy { std::move(keeper), std::move(officer), std::move(handler), {}, {}, {} });
    auto number = std::make_shared<std::int64_t>(0);
    made->put = [&vault, seed, number](const std::string& recordClass, const std::string& subject,
                    const std::string& agency, base::Json data,
                    base::UnixSeconds now) -> base::Result<demo::Kept> {
        vault::NewRecord record { recordClass, subject, agency, std::move(data),
            practiceOf(seed, (*number)++) };
        MARU_TRY(stored, vault.put(record, now));
        return demo::Kept { stored.id, stored.commitment };
    };
    made->announced = [&vault](const std::string& record) { return vault.markAnnounced({ record }); };
    made->destroy = [&vault](const std::vector<std::string>& records) -> base::Status {
        const auto done = vault.destroy(records);
        return done ? base::Status() : base::Status(done.error());
    };
    return std::shared_ptr<const demo::Privacy>(std::move(made));
}

void say(const demo::Summary& summary)
{
    const bool isKorean = isKoreanTerminal();
    std::fprintf(stderr,
        isKorean
            ? "거래 %lld건(거부 %lld건), 단체 %lld곳, 캠페인 %lld개, 기부자 %lld명, 기부 %lld건, %lld원\n"
            : "%lld transactions (%lld refused on purpose), %lld organisations, %lld campaigns, %lld donors, "
              "%lld donations, %lld won\n",
        static_cast<long long>(summary.transactions), static_cast<long long>(summary.refused),
        static_cast<long long>(summary.organisations), static_cast<long long>(summary.campaigns),
        static_cast<long long>(summary.donors), static_cast<long long>(summary.donations),
        static_cast<long long>(summary.given.count()));
}

} // namespace

base::Status loadDemo(const DemoOptions& options)
{
    const DataFolder folder(options.data);
    const domain::Registry registry = makeRegistry();
    MARU_TRY(key, currentDatabaseKey(folder));
    MARU_TRY(lock, FolderLock::take(folder));
    MARU_TRY(config, loadConfig(folder.config()));
    config.logLevel = "warning";
    MARU_TRY(log, makeLogger(config, folder.root));
    MARU_TRY(store, openStore(folder, /*readOnly=*/false, registry));
    auto cast = readCast(folder);
    if (!cast && cast.error().code == "server.no_key")
        return base::refused("server.demo_profile", {}, cast.error().detail);
    if (!cast)
        return cast.error();
    MARU_TRY(nodeKey, readNodeKey(folder));
    MARU_TRY(loader, chain::openLoader(*store, registry, serviceFactories(), std::move(nodeKey), *log));
    if (loader->head().header.height.count() != 0)
        return base::refused("server.demo_profile", {}, "the chain has blocks already");

    demo::Options scenario;
    scenario.seed = options.seed;
    scenario.scalePercent = options.scalePercent;
    scenario.end = options.end.value_or(base::SystemClock().now());
    scenario.start = std::max(loader->head().header.time, base::UnixSeconds(scenario.end.count() - kYear));
    Progress progress(isKoreanTerminal() ? "데모" : "demo");
    scenario.progress = [&progress](const demo::Progress& at) {
        progress.show(at.day, at.days, at.transactions, isKoreanTerminal() ? "거래" : "transactions");
    };
    MARU_TRY(issuingSecret, openIssuingSecret(folder));
    MARU_TRY(vault, openVault(folder, vault::OpenMode::ReadWrite));
    const issuing::IssuingKeys issuingKeys(std::move(issuingSecret));
    if (vault) {
        scenario.issuing = issuingOf(issuingKeys, *vault, publicUrlOf(config), options.seed);
        MARU_TRY(privacy, privacyOf(folder, *vault, options.seed));
        scenario.privacy = std::move(privacy);
    }
    MARU_TRY(summary, demo::play(*loader, *cast, scenario));
    MARU_CHECK(addKey(folder, "donor", "데모 기부자 / Demo donor", demo::donorKey(options.seed, 0), {}));
    MARU_CHECK(addKey(
        folder, "beneficiary", "데모 수혜자 / Demo beneficiary", demo::beneficiaryKey(options.seed), {}));
    MARU_CHECK(addKey(folder, "portal", "데모 포털(증명 확인) / Demo portal (verifier)",
        demo::portalKey(options.seed), {}));
    MARU_CHECK(
        writeTextFile(folder.keys() / "invitation.txt", summary.invitationCode + "\n", /*isPrivate=*/true));
    MARU_CHECK(writeVoterFiles(folder, summary, publicUrlOf(config)));
    say(summary);
    return {};
}

} // namespace maru::server
