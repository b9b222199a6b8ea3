// SPDX-License-Identifier: Apache-2.0
// `maru-server init`: keys, TLS identity, configuration, genesis document and the database with block 0.
#include "server/authorities.h"
#include "server/commands.h"
#include "server/config.h"
#include "server/house.h"
#include "server/keys.h"
#include "server/privacy_genesis.h"
#include "server/setup.h"
#include "server/vault_setup.h"

#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "shared/base/clock.h"
#include "shared/crypto/aead.h"
#include "shared/ledger/fields.h"

#include <algorithm>

namespace maru::server {

namespace {

constexpr std::int64_t kDemoYearSeconds = 365 * 86'400;
constexpr std::int64_t kAuthoritySeconds = 10 * kDemoYearSeconds;
constexpr std::int64_t kNearEndSeconds = 20 * 86'400;
constexpr std::string_view kOperator = "maru-operations";

struct AgencyRow {
    std::string_view id;
    std::string_view ko;
    std::string_view en;
    std::string_view kind;
    std::string_view sponsor = {}; ///< whose node it uses; "": it has its own
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
        agencies.push_back({ "digital-affairs", "디지털행정청", "Digital Administration Agency", "central" });
        agencies.push_back({ "haneul-city", "하늘시", "Haneul City", "local", kOperator });
        agencies.push_back({ "election-commission", "하늘시선거관리위원회", "Haneul City Election Commission",
            "commission", kOperator });
        agencies.push_back({ "party-solbit", "솔빛당", "Solbit Party", "organisation", kOperator });
        agencies.push_back({ "party-naeil", "내일당", "Naeil Party", "organisation", kOperator });
        agencies.push_back(
            { "bar-association", "하늘지방변호사회", "Haneul Bar Association", "organisation", kOperator });
        agencies.push_back({ "cipher-lab", "하늘대학교 암호연구실",
            "Cryptography Laboratory, Haneul University", "organisation", kOperator });
        agencies.push_back({ "org-01", "한빛아동복지회", "Hanbit Child Welfare", "organisation" });
    }
    return agencies;
}

/// The commission's people, five trustees of five agencies, and a party's observer.
void addElectionPosts(std::vector<Post>& posts)
{
    constexpr const char* kCommission = "election-commission";
    posts.push_back(
        { "election", kCommission, "선거 관리 담당 1", "Election manager 1", { "election.manager" } });
    posts.push_back({ "roll", kCommission, "선거인명부 담당 1", "Electoral roll clerk 1",
        { "election.registrar", "privacy.handler" } });
    for (const char* number : { "1", "2", "3" })
        posts.push_back(
            { std::string("commissioner") + number, kCommission, std::string("선거관리위원 ") + number,
                std::string("Commissioner ") + number, { "election.certifier" } });
    struct Delegate {
        const char* agency;
        const char* ko;
        const char* en;
    };
    int number = 0;
    for (const Delegate& delegate :
        { Delegate { "party-solbit", "솔빛당 개표 신탁관리인", "Solbit Party trustee" },
            { "party-naeil", "내일당 개표 신탁관리인", "Naeil Party trustee" },
            { "bar-association", "변호사회 개표 신탁관리인", "Bar Association trustee" },
            { "cipher-lab", "암호연구실 개표 신탁관리인", "Cryptography Laboratory trustee" },
            { "citizen-watch", "시민참관단 개표 신탁관리인", "Citizens' Watch trustee" } })
        posts.push_back({ "trustee" + std::to_string(++number), delegate.agency, delegate.ko, delegate.en,
            { "election.trustee" } });
    posts.push_back({ "pollwatcher", "party-solbit", "솔빛당 참관인 1", "Solbit Party observer 1",
        { "election.observer" } });
}

std::vector<Post> postsOf(Profile profile)
{
    std::vector<Post> posts { { "administrator", std::string(kOperator), "원장 관리 담당 1",
        "Ledger administrator 1", { "administrator" } } };
    if (profile == Profile::Demo) {
        posts.push_back({ "administrator2", "digital-affairs", "원장 관리 담당 2", "Ledger administrator 2",
            { "administrator" } });
        posts.push_back({ "clerk", "haneul-city", "하늘시 기부 담당 1", "Haneul City donations clerk 1",
            { "observer" } });
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
        posts.push_back({ "privacy", "donation-registry", "개인정보 보호 담당 1", "Privacy officer 1",
            { "privacy.officer" } });
        posts.push_back({ "handler", "donation-registry", "영수증 발급 담당 1", "Receipts clerk 1",
            { "privacy.handler" } });
        posts.push_back({ "authority", "digital-affairs", "증명서 인가 담당 1", "Credential authority 1",
            { "credentials.authority" } });
        posts.push_back({ "issuer", "haneul-city", "하늘시 증명서 발급 담당 1",
            "Haneul City credentials clerk 1", { "credentials.issuer" } });
        posts.push_back({ "issuer2", "org-01", "봉사 확인서 발급 담당 1", "Volunteer certificates clerk 1",
            { "credentials.issuer" } });
        posts.push_back({ "issuer3", "digital-affairs", "전자서명권 발급 담당 1", "Signature rights clerk 1",
            { "credentials.issuer" } });
        addElectionPosts(posts);
        posts.push_back({ "observer", "citizen-watch", "참관 담당 1", "Observer 1", { "observer" } });
        posts.push_back({ "manager", "org-01", "모집 담당 1", "Campaign manager 1", { "donation.manager" } });
    }
    return posts;
}

/// Agencies whose authority signs officers' keys from the start. One of the demo's nears its end, so that renewing can
/// be seen.
base::Result<base::Json> makeAuthorities(
    Profile profile, const DataFolder& folder, base::UnixSeconds start, base::UnixSeconds now)
{
    base::Json certificates = base::Json::array();
    for (const AgencyRow& agency : agenciesOf(profile)) {
        const bool isRegistry = agency.id == "donation-registry";
        if (agency.id != kOperator && agency.id != "digital-affairs" && !isRegistry)
            continue;
        const base::UnixSeconds end(now.count() + (isRegistry ? kNearEndSeconds : kAuthoritySeconds));
        MARU_TRY(payload,
            makeAuthority(folder, agency.id, agency.en, { base::UnixSeconds(start.count() - 3'600), end }));
        certificates.push(std::move(payload));
    }
    return certificates;
}

/// What changes an election after people have relied on it: another member of the commission agrees. Whoever pauses alone
/// could take the time from those who have not voted yet.
void addElectionRules(base::Json& rules)
{
    for (const char* action : { "voidElection", "extendElection", "addLateVoter", "excludeTrustee",
             "restartCeremony", "removeVoter", "replaceInvitation", "pauseElection" })
        rules.push(base::Json::object({ { "domain", "election" }, { "action", action }, { "needed", 1 },
            { "roles", base::Json::array({ "election.certifier" }) }, { "distinct_agencies", false },
            { "seconds", 7 * 86'400 } }));
}

/// A new chain has one administrator: nothing of theirs waits for approval, and rules are made once there is a second one.
base::Json firstRules()
{
    base::Json rules = base::Json::array();
    addElectionRules(rules);
    return base::Json::object({ { "rules", std::move(rules) },
        { "change",
            base::Json::object({ { "needed", 1 }, { "roles", base::Json::array({ "administrator" }) },
                { "seconds", 7 * 86'400 } }) } });
}

/// The demo's four eyes: whatever gives rights or changes the law's figures needs an administrator of another agency.
base::Json demoRules()
{
    constexpr std::int64_t kWeek = 7 * 86'400;
    base::Json rules = base::Json::array();
    const auto add = [&](std::string_view domain, std::string_view action) {
        rules.push(base::Json::object({ { "domain", domain }, { "action", action }, { "needed", 1 },
            { "roles", base::Json::array({ "administrator" }) }, { "distinct_agencies", true },
            { "seconds", kWeek } }));
    };
    for (const char* action :
        { "registerOfficer", "confirmOfficer", "replaceOfficerKey", "setRoles", "setGrants", "appointDeputy",
            "defineRole", "retireRole", "setAgencyCertificate", "setAgencyState", "setAgencyKey" })
        add("identity", action);
    add("parameters", "set");
    add("privacy", "destroyByOrder");
    // What is kept by law, and which key says that something is destroyed.
    for (const char* action : { "defineClass", "registerKeeper", "endKeeper" })
        add("privacy", action);
    add("credentials", "accredit");
    add("did", "recoverInPerson");
    addElectionRules(rules);
    return base::Json::object({ { "rules", std::move(rules) },
        { "change",
            base::Json::object({ { "needed", 1 }, { "roles", base::Json::array({ "administrator" }) },
                { "distinct_agencies", true }, { "seconds", kWeek } }) } });
}

base::Result<base::Json> makeGenesis(
    const InitOptions& options, const DataFolder& folder, const std::string& node, base::UnixSeconds time)
{
    base::Json agencies = base::Json::array();
    for (const AgencyRow& agency : agenciesOf(options.profile)) {
        base::Json row = base::Json::object({ { "id", agency.id }, { "name_ko", agency.ko },
            { "name_en", agency.en }, { "kind", agency.kind } });
        if (!agency.sponsor.empty())
            row.set("sponsor", agency.sponsor);
        agencies.push(std::move(row));
    }
    // Signatures and serial numbers of certificates are random, and a seeded chain is there to be the same again.
    base::Json certificates = base::Json::array();
    if (!options.seed) {
        MARU_TRY(
            made, makeAuthorities(options.profile, folder, time, std::max(time, base::SystemClock().now())));
        certificates = std::move(made);
    }
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
    base::Json sections = base::Json::object({ { "identity",
        base::Json::object({ { "agencies", std::move(agencies) }, { "certificates", std::move(certificates) },
            { "officers", std::move(officers) } }) } });
    sections.set("approvals", options.profile == Profile::Demo ? demoRules() : firstRules());
    return base::Json::object({ { "chain", options.chain }, { "time", time }, { "node", node },
        { "domains", std::move(sections) } });
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
    const crypto::SigningKey vaultKey = makeKey(options.seed, kVaultKeeper);
    MARU_CHECK(addKey(folder, kVaultKeeper, "vault", vaultKey, {}));
    MARU_CHECK(createVault(folder));
    if (options.seed)
        MARU_CHECK(writeDatabaseKey(folder.keys() / "issuing.key", makeKey(options.seed, "issuing").seed()));
    const base::SecretBytes databaseKey = crypto::randomSecret(32);
    MARU_CHECK(writeDatabaseKey(folder.databaseKey(), databaseKey));
    MARU_CHECK(writeTls(folder, options.hosts, now));
    Config config;
    config.http.port = options.port;
    config.publicUrl = options.publicUrl;
    // A portal of this machine speaks for its visitors; one of another machine is entered by hand.
    if (config.publicUrl.starts_with("http://localhost:")
        || config.publicUrl.starts_with("http://127.0.0.1:"))
        config.trustedProxies = "127.0.0.1";
    MARU_CHECK(parseConfig(documentedConfig(config)));
    MARU_CHECK(writeTextFile(folder.config(), documentedConfig(config), /*isPrivate=*/true));

    MARU_TRY(genesis, makeGenesis(options, folder, crypto::didOf(nodeKey.publicKey()), time));
    base::Json sections = genesis.at("domains");
    sections.set("privacy", privacyGenesis(options.profile, crypto::didOf(vaultKey.publicKey()), kOperator));
    genesis.set("domains", std::move(sections));
    MARU_CHECK(writeTextFile(folder.genesis(), base::pretty(genesis) + "\n", /*isPrivate=*/false));
    const domain::Registry registry = makeRegistry();
    MARU_TRY(store,
        storage::openSqlcipherStore(folder.database(), databaseKey, storage::OpenMode::Create, registry));
    return chain::createChain(*store, registry, serviceFactories(), nodeKey, genesis);
}

} // namespace maru::server
