// SPDX-License-Identifier: Apache-2.0
// `maru-server init`: keys, TLS identity, configuration, genesis document and the database with block 0.
#include "server/commands.h"
#include "server/config.h"
#include "server/house.h"
#include "server/keys.h"
#include "server/setup.h"

#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "shared/base/clock.h"
#include "shared/crypto/aead.h"
#include "shared/ledger/fields.h"

namespace maru::server {

namespace {

constexpr std::int64_t kDemoYearSeconds = 365 * 86'400;
constexpr std::string_view kOperator = "maru-operations";

struct AgencyRow {
    std::string_view id;
    std::string_view ko;
    std::string_view en;
    std::string_view kind;
};

std::vector<AgencyRow> agenciesOf(Profile profile)
{
    std::vector<AgencyRow> agencies { { kOperator, "원장운영센터", "Ledger Operations Centre", "central" } };
    if (profile == Profile::Demo) {
        agencies.push_back({ "settlement-office", "정산관리원", "Settlement Office", "company" });
        agencies.push_back({ "donation-registry", "기부금품등록청", "Donation Registry", "registry" });
        agencies.push_back({ "review-board", "집행심사위원회", "Milestone Review Board", "commission" });
        agencies.push_back({ "audit-office", "기부감사실", "Donation Audit Office", "central" });
        agencies.push_back({ "citizen-watch", "시민참관단", "Citizens' Watch", "observer" });
        agencies.push_back({ "org-01", "한빛아동복지회", "Hanbit Child Welfare", "organisation" });
    }
    return agencies;
}

std::vector<Post> postsOf(Profile profile)
{
    std::vector<Post> posts { { "administrator", std::string(kOperator), "원장 관리 담당 1",
        "Ledger administrator 1", { "administrator" } } };
    if (profile == Profile::Demo) {
        posts.push_back(
            { "settlement", "settlement-office", "정산 담당 1", "Settlement officer 1", { "settlement" } });
        posts.push_back({ "registrar", "donation-registry", "기부 등록 담당 1", "Donation registrar 1",
            { "donation.registrar" } });
        posts.push_back(
            { "reviewer", "review-board", "집행 심사 담당 1", "Reviewer 1", { "donation.reviewer" } });
        posts.push_back(
            { "reviewer2", "review-board", "집행 심사 담당 2", "Reviewer 2", { "donation.reviewer" } });
        posts.push_back(
            { "auditor", "audit-office", "기부 감사 담당 1", "Donation auditor 1", { "donation.auditor" } });
        posts.push_back({ "observer", "citizen-watch", "참관 담당 1", "Observer 1", { "observer" } });
        posts.push_back({ "manager", "org-01", "모집 담당 1", "Campaign manager 1", { "donation.manager" } });
    }
    return posts;
}

base::Result<base::Json> makeGenesis(
    const InitOptions& options, const DataFolder& folder, const std::string& node, base::UnixSeconds time)
{
    base::Json agencies = base::Json::array();
    for (const AgencyRow& agency : agenciesOf(options.profile))
        agencies.push(base::Json::object({ { "id", agency.id }, { "name_ko", agency.ko },
            { "name_en", agency.en }, { "kind", agency.kind } }));
    base::Json officers = base::Json::array();
    for (const Post& post : postsOf(options.profile)) {
        const crypto::SigningKey key = makeKey(options.seed, post.name);
        MARU_CHECK(addKey(folder, post.name, post.nameKo + " / " + post.nameEn, key, post.roles));
        base::Json roles = base::Json::array();
        for (const std::string& role : post.roles)
            roles.push(role);
        officers.push(
            base::Json::object({ { "did", crypto::didOf(key.publicKey()) }, { "agency", post.agency },
                { "name_ko", post.nameKo }, { "name_en", post.nameEn }, { "roles", std::move(roles) } }));
    }
    return base::Json::object({ { "chain", options.chain }, { "time", time }, { "node", node },
        { "domains",
            base::Json::object({ { "identity",
                base::Json::object(
                    { { "agencies", std::move(agencies) }, { "officers", std::move(officers) } }) } }) } });
}

} // namespace

base::Status initData(const InitOptions& options)
{
    if (!ledger::fields::isChainName(options.chain))
        return base::refused("genesis.chain", "chain", options.chain);
    MARU_CHECK(checkEmpty(options.data));
    const base::UnixSeconds now = base::SystemClock().now();
    const base::UnixSeconds time = options.time.value_or(
        options.profile == Profile::Demo ? base::UnixSeconds(now.count() - kDemoYearSeconds) : now);
    const DataFolder folder(options.data);
    MARU_CHECK(makePrivateFolder(folder.root));
    MARU_CHECK(makePrivateFolder(folder.keys()));
    MARU_TRY(lock, FolderLock::take(folder));

    const crypto::SigningKey nodeKey = makeKey(options.seed, "node");
    MARU_CHECK(addKey(folder, "node", "node", nodeKey, {}));
    const base::SecretBytes databaseKey = crypto::randomSecret(32);
    MARU_CHECK(writeDatabaseKey(folder.databaseKey(), databaseKey));
    MARU_CHECK(writeTls(folder, options.hosts, now));
    Config config;
    config.http.port = options.port;
    MARU_CHECK(writeTextFile(folder.config(), documentedConfig(config), /*isPrivate=*/true));

    MARU_TRY(genesis, makeGenesis(options, folder, crypto::didOf(nodeKey.publicKey()), time));
    MARU_CHECK(writeTextFile(folder.genesis(), base::pretty(genesis) + "\n", /*isPrivate=*/false));
    const domain::Registry registry = makeRegistry();
    MARU_TRY(store,
        storage::openSqlcipherStore(folder.database(), databaseKey, storage::OpenMode::Create, registry));
    return chain::createChain(*store, registry, serviceFactories(), nodeKey, genesis);
}

} // namespace maru::server
