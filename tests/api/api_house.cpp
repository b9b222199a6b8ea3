// SPDX-License-Identifier: Apache-2.0
// The server in the test's own process.
#include "tests/api/api_house.h"

#include "server/resolver_setup.h"
#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "shared/crypto/aead.h"
#include "shared/crypto/tls_identity.h"
#include "shared/ledger/transaction.h"

namespace maru::test {

using base::Json;

namespace {

constexpr std::int64_t kNow = 1'780'000'000;

Json officer(const crypto::SigningKey& key, const char* agency, const char* role)
{
    return Json::object({ { "did", crypto::didOf(key.publicKey()) }, { "agency", agency },
        { "name_ko", "담당 1" }, { "name_en", "Officer 1" }, { "roles", Json::array({ role }) } });
}

} // namespace

ApiHouse::ApiHouse(Json approvals)
    : clock(base::UnixSeconds(kNow))
    , administrator(crypto::SigningKey::generate())
    , secondAdministrator(crypto::SigningKey::generate())
    , settlement(crypto::SigningKey::generate())
    , registrar(crypto::SigningKey::generate())
    , reviewer(crypto::SigningKey::generate())
    , citizen(crypto::SigningKey::generate())
    , m_registry(server::makeRegistry())
{
    crypto::SigningKey nodeKey = crypto::SigningKey::generate();
    const base::SecretBytes key = crypto::randomSecret(32);
    m_store = must(storage::openSqlcipherStore(m_folder.filePath(QStringLiteral("ledger.db")).toStdString(),
        key, storage::OpenMode::Create, m_registry));
    must(chain::createChain(*m_store, m_registry, server::serviceFactories(), nodeKey,
        genesis(crypto::didOf(nodeKey.publicKey()), std::move(approvals))));
    chain::NodeOptions options;
    options.blockDelayMs = 1;
    m_node = must(chain::openNode(*m_store, m_registry, server::serviceFactories(), std::move(nodeKey), clock,
        m_log, options, [](const base::Error& error) { qFatal("commit failed: %s", error.code.c_str()); }));
    m_sessions = std::make_unique<api::Sessions>(clock);
    m_streams = std::make_unique<api::Streams>(*m_node, m_log);
    m_services = std::make_unique<api::Services>(api::Services { *m_node, clock, m_log, *m_sessions,
        *m_streams, server::officerLookup(), "test", {}, [this] { return m_store->sizeBytes(); } });

    server::ResolverConfig methods;
    methods.web = "off";
    m_resolver = must(server::makeResolver(methods, {}, *m_node));
    m_services->resolver = m_resolver.get();
    auto tls = must(crypto::makeTlsIdentity({ "localhost", "127.0.0.1" }, base::SystemClock().now()));
    m_caPem = tls.caCertificatePem;
    http::ServerOptions web;
    web.certificatePem = tls.certificatePem;
    web.keyPem = std::string(base::asText(tls.keyPem.view()));
    m_server = must(http::startServer(web, api::makeRouter(*m_services), m_log));
    m_url = "https://127.0.0.1:" + std::to_string(m_server->port());
    m_client = client();
}

ApiHouse::~ApiHouse()
{
    m_server->stop();
    m_node->stop();
}

Json ApiHouse::genesis(const std::string& nodeDid, Json approvals) const
{
    Json agencies = Json::array({ Json::object({ { "id", "office" }, { "name_ko", "관청" },
                                      { "name_en", "Office" }, { "kind", "central" } }),
        Json::object({ { "id", "board" }, { "name_ko", "위원회" }, { "name_en", "Board" },
            { "kind", "commission" } }) });
    Json officers = Json::array({ officer(administrator, "office", "administrator"),
        officer(secondAdministrator, "board", "administrator"), officer(settlement, "office", "settlement"),
        officer(registrar, "office", "donation.registrar"),
        officer(reviewer, "board", "donation.reviewer") });
    Json sections = Json::object({ { "identity",
        Json::object({ { "agencies", std::move(agencies) }, { "officers", std::move(officers) } }) } });
    if (!approvals.isNull())
        sections.set("approvals", std::move(approvals));
    return Json::object({ { "chain", "test-chain" }, { "time", kNow }, { "node", nodeDid },
        { "domains", std::move(sections) } });
}

std::unique_ptr<http::Client> ApiHouse::client() const
{
    http::ClientOptions options;
    options.baseUrl = m_url;
    options.caPem = m_caPem;
    return must(http::makeClient(options));
}

Answer ApiHouse::answerOf(base::Result<http::Response> response) const
{
    http::Response good = must(std::move(response));
    Answer answer { good.status, std::move(good.headers), std::move(good.body), nullptr };
    base::JsonLimits limits;
    limits.maxBytes = 64u << 20;
    limits.maxItems = 4'000'000;
    if (auto json = base::parseJson(answer.text, limits))
        answer.json = std::move(json).value();
    return answer;
}

Answer ApiHouse::get(const std::string& target, const std::string& token, const std::string& language)
{
    http::Headers headers { { "Accept-Language", language } };
    if (!token.empty())
        headers["Authorization"] = "Bearer " + token;
    return answerOf(m_client->send("GET", target, std::move(headers), {}));
}

Answer ApiHouse::post(const std::string& target, const std::string& body, const std::string& token)
{
    http::Headers headers { { "Content-Type", "application/json" }, { "Accept-Language", "en" } };
    if (!token.empty())
        headers["Authorization"] = "Bearer " + token;
    return answerOf(m_client->send("POST", target, std::move(headers), body));
}

Answer ApiHouse::remove(const std::string& target, const std::string& token)
{
    http::Headers headers;
    if (!token.empty())
        headers["Authorization"] = "Bearer " + token;
    return answerOf(m_client->send("DELETE", target, std::move(headers), {}));
}

std::string ApiHouse::signIn(const crypto::SigningKey& key)
{
    const std::string did = crypto::didOf(key.publicKey());
    const Answer challenge =
        post("/v1/sessions/challenge", base::canonical(Json::object({ { "did", did } })));
    const std::string text = challenge.json.at("challenge").asString();
    const auto signature = crypto::sign(key, "session", api::sessionText("test-chain", did, text));
    const Answer session = post("/v1/sessions",
        base::canonical(
            Json::object({ { "did", did }, { "challenge", text }, { "signature", signature.text() } })));
    return session.json.at("token").asString();
}

ledger::Transaction ApiHouse::transaction(
    const crypto::SigningKey& key, std::string domain, std::string action, Json payload) const
{
    return ledger::makeTransaction(
        key, "test-chain", std::move(domain), std::move(action), std::move(payload), clock.now() + 600);
}

Answer ApiHouse::submit(const ledger::Transaction& transaction)
{
    return post("/v1/transactions", base::canonical(ledger::toJson(transaction)));
}

ledger::Transaction ApiHouse::topUpRequest(const crypto::SigningKey& key, std::int64_t amount) const
{
    return transaction(key, "accounts", "requestTopUp", Json::object({ { "amount", amount } }));
}

} // namespace maru::test
