// SPDX-License-Identifier: Apache-2.0
// Setting an election up through the API alone.
#include "tests/bench/election_scene.h"

#include "server/house.h"
#include "shared/crypto/hash.h"
#include "tests/bench/bench.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

namespace maru::bench {

using base::Json;

namespace {

constexpr std::size_t kPortion = 300; ///< voters in one transaction
constexpr std::int64_t kDay = 86'400;
constexpr double kPatienceSeconds = 1'200;

crypto::SigningKey fixed(const std::string& name)
{
    auto key = crypto::SigningKey::fromSeed(crypto::sha256("maru bench election " + name).view());
    MARU_ASSERT(key.has_value());
    return std::move(*key);
}

Json officer(const std::string& name, const std::string& agency, const std::string& role)
{
    return Json::object({ { "did", crypto::didOf(fixed(name).publicKey()) }, { "agency", agency },
        { "name_ko", name }, { "name_en", name }, { "roles", Json::array({ Json(role) }) } });
}

base::Error unexpectedAnswer(const http::Response& response)
{
    return base::failed("bench.answer", std::to_string(response.status) + " " + response.body.substr(0, 600));
}

} // namespace

base::Status onThreads(int count, const std::function<base::Status(int)>& work)
{
    std::mutex mutex;
    std::optional<base::Error> first; // guarded by mutex
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back([&, i] {
            const base::Status done = work(i);
            const std::lock_guard lock(mutex);
            if (!done && !first)
                first = done.error();
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    return first ? base::Status(*first) : base::Status();
}

std::string bodyOf(const std::vector<ledger::Transaction>& transactions)
{
    Json list = Json::array();
    for (const ledger::Transaction& each : transactions)
        list.push(ledger::toJson(each));
    return base::canonical(Json::object({ { "transactions", std::move(list) } }));
}

ElectionScene::ElectionScene(const std::filesystem::path& folder, ElectionSize size)
    : m_folder(folder), m_size(std::move(size))
{
    for (std::int64_t i = 1; i <= m_size.trustees; ++i)
        m_trusteeKeys.push_back(fixed("trustee" + std::to_string(i)));
}

const crypto::SigningKey& ElectionScene::trusteeKey(std::int64_t index) const
{
    return m_trusteeKeys[static_cast<std::size_t>(index - 1)];
}

ledger::Transaction ElectionScene::sign(
    const crypto::SigningKey& key, const std::string& action, Json payload)
{
    return ledger::makeTransaction(key, "bench.maru", "election", action, std::move(payload),
        m_stack->now() + (ledger::kMaxValiditySeconds - 60));
}

base::Status ElectionScene::sendBody(std::string body, std::size_t transactions)
{
    MARU_TRY(answer,
        m_client->send(
            "POST", "/v1/transactions", { { "Content-Type", "application/json" } }, std::move(body)));
    if (answer.status != 200)
        return unexpectedAnswer(answer);
    constexpr std::string_view kOk = "\"code\":\"ok\"";
    std::size_t good = 0;
    for (std::size_t at = answer.body.find(kOk); at != std::string::npos;
         at = answer.body.find(kOk, at + kOk.size()))
        ++good;
    return good == transactions ? base::Status() : base::Status(unexpectedAnswer(answer));
}

base::Status ElectionScene::send(const std::vector<ledger::Transaction>& transactions)
{
    return sendBody(bodyOf(transactions), transactions.size());
}

base::Status ElectionScene::act(const crypto::SigningKey& key, const std::string& action, Json payload)
{
    payload.set("election", m_id);
    return send({ sign(key, action, std::move(payload)) });
}

base::Result<std::vector<Json>> ElectionScene::rows(const std::string& query)
{
    std::vector<Json> all;
    std::string after;
    do {
        const std::string target = "/v1/query/election/" + query + "?election=" + m_id + "&limit=100"
            + (after.empty() ? std::string() : "&after=" + after);
        MARU_TRY(answer, m_client->send("GET", target, {}, {}));
        if (answer.status != 200)
            return unexpectedAnswer(answer);
        base::JsonLimits limits;
        limits.maxBytes = 64u << 20;
        MARU_TRY(page, base::parseJson(answer.body, limits));
        for (const Json& row : page.at("rows").asArray())
            all.push_back(row);
        after = page.stringOr("next", {});
    } while (!after.empty());
    return all;
}

base::Result<Json> ElectionScene::electionRow()
{
    MARU_TRY(answer, m_client->send("GET", "/v1/query/election/elections?where=id:eq:" + m_id, {}, {}));
    if (answer.status != 200)
        return unexpectedAnswer(answer);
    MARU_TRY(page, base::parseJson(answer.body));
    if (page.at("rows").asArray().empty())
        return base::failed("bench.answer", "no such election");
    return page.at("rows").asArray().front();
}

base::Status ElectionScene::waitFor(const std::string& state)
{
    const bool isFreezing = state == "frozen";
    const auto start = Clock::now();
    std::int64_t steps = -1;
    std::string found;
    while (secondsSince(start) < kPatienceSeconds) {
        MARU_TRY(row, electionRow());
        found = row.stringOr("state", {});
        // Who takes longer than the time until opening is open at once.
        if (found == state || (isFreezing && found == "open"))
            return {};
        // A step of freezing a second: the clock goes on after each, so that the work is measured and not the waiting.
        if (const std::int64_t done = m_stack->nodeMetrics().dueExecuted; isFreezing && done != steps) {
            m_stack->shiftClock(1);
            steps = done;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(isFreezing ? 2 : 50));
    }
    return base::failed("bench.state", "the election is " + found + " and not " + state);
}

base::Status ElectionScene::start()
{
    const crypto::SigningKey node = fixed("node");
    Json officers = Json::array({ officer("manager", "commission", "election.manager"),
        officer("registrar", "commission", "election.registrar") });
    Json agencies = Json::array();
    for (std::int64_t i = 0; i <= m_size.trustees; ++i) {
        const std::string agency = i == 0 ? "commission" : "party" + std::to_string(i);
        agencies.push(Json::object(
            { { "id", agency }, { "name_ko", agency }, { "name_en", agency }, { "kind", "commission" } }));
        if (i > 0)
            officers.push(officer("trustee" + std::to_string(i), agency, "election.trustee"));
    }
    officers.push(officer("administrator", "commission", "administrator"));
    const Json genesis = Json::object({ { "chain", "bench.maru" }, { "time", base::SystemClock().now() },
        { "node", crypto::didOf(node.publicKey()) },
        { "domains",
            Json::object({ { "identity",
                Json::object(
                    { { "agencies", std::move(agencies) }, { "officers", std::move(officers) } }) } }) } });
    MARU_TRY(stack, startHttpsStack(m_folder, server::makeRegistry(), node, genesis));
    m_stack = std::move(stack);
    http::ClientOptions options;
    options.baseUrl = m_stack->url();
    options.caPem = m_stack->caPem();
    options.timeoutSeconds = 120;
    options.connections = static_cast<std::size_t>(std::max(m_size.connections, 190));
    MARU_TRY(client, http::makeClient(std::move(options)));
    m_client = std::move(client);
    return {};
}

base::Status ElectionScene::setUp()
{
    const crypto::SigningKey manager = fixed("manager");
    Json terms = test::electionTerms(m_stack->now().count() + 60, m_size.mode);
    terms.set("ring_size", std::max<std::int64_t>(m_size.ringSize, 256));
    terms.set("threshold", m_size.threshold);
    const ledger::Transaction created = sign(manager, "createElection", std::move(terms));
    m_id = "e-" + ledger::transactionId(created).hex().substr(0, 16);
    MARU_CHECK(send({ created }));
    for (std::int64_t first = 0; first < precincts(); first += 300) {
        Json rows = Json::array();
        for (std::int64_t i = first; i < std::min(first + 300, precincts()); ++i)
            rows.push(test::precinctRow("p" + std::to_string(i)));
        MARU_CHECK(act(manager, "setPrecincts", Json::object({ { "precincts", std::move(rows) } })));
    }
    MARU_CHECK(act(manager, "setContest", test::chooseContest("c1", m_size.options)));
    Json trustees = Json::array();
    for (std::int64_t i = 1; i <= m_size.trustees; ++i) {
        const std::string did = crypto::didOf(trusteeKey(i).publicKey());
        MARU_TRY(answer, m_client->send("GET", "/v1/query/identity/officers?where=did:eq:" + did, {}, {}));
        MARU_TRY(page, base::parseJson(answer.body));
        if (answer.status != 200 || page.at("rows").asArray().empty())
            return unexpectedAnswer(answer);
        const Json& row = page.at("rows").asArray().front();
        trustees.push(Json::object({ { "officer", row.at("officer") }, { "agency", row.at("agency") },
            { "name_ko", "신탁관리인 " + std::to_string(i) },
            { "name_en", "Trustee " + std::to_string(i) } }));
    }
    MARU_CHECK(act(manager, "setTrustees",
        Json::object({ { "threshold", m_size.threshold }, { "trustees", std::move(trustees) } })));
    return {};
}

test::Voter ElectionScene::voter(std::int64_t place) const
{
    test::Voter voter =
        test::makeVoter(m_id, std::to_string(place), "p" + std::to_string(place / m_size.ringSize));
    const auto portion = static_cast<std::size_t>(place) / kPortion;
    if (portion < m_first.size())
        voter.number = m_first[portion] + place % static_cast<std::int64_t>(kPortion);
    return voter;
}

base::Status ElectionScene::addVoters()
{
    const crypto::SigningKey registrar = fixed("registrar");
    std::vector<ledger::Transaction> batch;
    // In order and from one officer: the numbers of the roll follow the places.
    std::int64_t number = 1;
    for (std::int64_t first = 0; first < m_size.voters; first += static_cast<std::int64_t>(kPortion)) {
        const std::int64_t end = std::min(first + static_cast<std::int64_t>(kPortion), m_size.voters);
        Json lines = Json::array();
        for (std::int64_t i = first; i < end; ++i)
            lines.push(test::rollLine(voter(i), std::to_string(i)));
        m_first.push_back(number);
        number += end - first;
        batch.push_back(sign(
            registrar, "addVoters", Json::object({ { "election", m_id }, { "voters", std::move(lines) } })));
        if (batch.size() == 20 || end == m_size.voters) {
            MARU_CHECK(send(batch));
            batch.clear();
        }
    }
    return {};
}

base::Status ElectionScene::enrol()
{
    constexpr std::int64_t kTogether = 100;
    std::atomic<std::int64_t> next { 0 };
    return onThreads(m_size.connections, [&](int) -> base::Status {
        for (std::int64_t first = next.fetch_add(kTogether); first < m_size.voters;
             first = next.fetch_add(kTogether)) {
            std::vector<ledger::Transaction> batch;
            for (std::int64_t i = first; i < std::min(first + kTogether, m_size.voters); ++i) {
                const test::Voter each = voter(i);
                batch.push_back(sign(each.enroller, "enrol", test::enrolPayload("bench.maru", m_id, each)));
            }
            MARU_CHECK(send(batch));
        }
        return {};
    });
}

base::Status ElectionScene::readRings()
{
    MARU_TRY(rings, rows("rings"));
    std::map<std::string, const Json*> byUnit;
    for (const Json& ring : rings) {
        m_booth->addRing(ring);
        byUnit[ring.at("unit").asString()] = &ring;
    }
    if (rings.empty())
        return {};
    // One ring a precinct, its keys in the order of the roll, which is that of the places.
    for (std::int64_t i = 0; i < precincts(); ++i) {
        MARU_TRY(ring, voting::parseRing(byUnit.at("p" + std::to_string(i))->at("keys").asString()));
        std::vector<voting::Scalar> secrets;
        const std::int64_t end = std::min((i + 1) * m_size.ringSize, m_size.voters);
        for (std::int64_t place = i * m_size.ringSize; place < end; ++place)
            secrets.push_back(test::voterSecret(m_id, std::to_string(place)));
        m_rings.emplace_back(ring, std::move(secrets));
    }
    return {};
}

base::Status ElectionScene::open()
{
    MARU_CHECK(start());
    MARU_CHECK(setUp());
    Stopwatch watch;
    MARU_CHECK(addVoters());
    const crypto::SigningKey manager = fixed("manager");
    MARU_CHECK(act(manager, "startCeremony", Json::object()));
    m_team = std::make_unique<test::TrusteeTeam>(m_id, 1, m_size.threshold, m_size.trustees);
    base::Status spoken;
    m_team->ceremony([&](std::int64_t index, const std::string& action, Json payload) {
        if (spoken)
            spoken = send({ sign(trusteeKey(index), action, std::move(payload)) });
    });
    MARU_CHECK(spoken);
    m_stack->shiftClock(120);
    MARU_CHECK(enrol());
    m_roll = { watch.seconds(), watch.processorMs(m_size.voters) };
    watch = Stopwatch();
    // Freezing runs by itself an hour before opening, when enrolment is over.
    m_stack->shiftClock(3'700);
    MARU_CHECK(waitFor("frozen"));
    m_freezing = { watch.seconds(), watch.processorMs(m_size.voters) };
    MARU_TRY(frozen, m_client->send("GET", "/v1/state/election/definitions/" + m_id, {}, {}));
    if (frozen.status != 200)
        return unexpectedAnswer(frozen);
    base::JsonLimits limits;
    limits.maxBytes = 16u << 20;
    MARU_TRY(proof, base::parseJson(frozen.body, limits));
    m_booth = std::make_unique<test::VotingBooth>(proof.at("value"));
    MARU_CHECK(readRings());
    m_stack->shiftClock(3'700);
    return waitFor("open");
}

base::Status ElectionScene::close()
{
    m_stack->shiftClock(kDay + 120);
    return waitFor("closed");
}

ledger::Transaction ElectionScene::ballot(std::int64_t place, std::int64_t round)
{
    const crypto::SigningKey key = crypto::SigningKey::generate();
    const std::string did = crypto::didOf(key.publicKey());
    const std::string option = "o" + std::to_string((place * 7 + round) % m_size.options + 1);
    const test::Voter who = voter(place);
    const voting::Ballot made =
        m_booth->encrypt(who, { voting::OpenedVote { "c1", option, 1 } }, test::seedOf(did));
    return sign(key, "cast", m_booth->payloadOf(made, authorize(place, who, made, did)));
}

base::Bytes ElectionScene::authorize(std::int64_t place, const test::Voter& voter,
    const voting::Ballot& ballot, const std::string& signer) const
{
    if (m_rings.empty())
        return m_booth->authorize(voter, ballot, voting::Purpose::Cast, signer);
    const KnownRing& ring = m_rings[static_cast<std::size_t>(place / m_size.ringSize)];
    return ring.prove(voting::ringStatementOf(
                          ballot, voting::Purpose::Cast, signer, m_booth->verifier().frozen().fingerprint),
        static_cast<std::size_t>(place % m_size.ringSize));
}

} // namespace maru::bench
