// SPDX-License-Identifier: Apache-2.0
// The vault's keeper: its thread, and the transactions that it signs.
#include "server/api/vault_keeper.h"

#include "shared/ledger/transaction.h"
#include "shared/merkle/log_tree.h"

#include <algorithm>
#include <chrono>
#include <future>

namespace maru::api {

namespace {

constexpr std::int64_t kValidSeconds = 600;
constexpr std::size_t kPage = 500;
constexpr std::size_t kMostOfOneCommit = 100;
/// What failed is tried again after this long.
constexpr std::chrono::seconds kRetry { 30 };

base::Json commitEntry(const vault::RecordInfo& info)
{
    return base::Json::object({ { "id", info.id }, { "class", info.recordClass }, { "agency", info.agency },
        { "commitment", info.commitment } });
}

domain::Selection rowsInState(std::string table, std::string_view state)
{
    domain::Selection selection;
    selection.table = std::move(table);
    selection.filters.push_back({ "state", domain::Filter::Operator::Equal, state });
    selection.limit = kPage;
    return selection;
}

std::vector<std::string> textsAt(const base::Json& row, std::string_view member)
{
    std::vector<std::string> texts;
    for (const base::Json& one : row.at(member).asArray())
        texts.push_back(one.asString());
    return texts;
}

base::Hash256 rootOfAll(std::vector<std::string> commitments)
{
    std::sort(commitments.begin(), commitments.end());
    merkle::LogFrontier tree;
    std::vector<merkle::LogNode> ignored;
    for (const std::string& text : commitments)
        if (const auto commitment = base::Hash256::fromHex(text); commitment)
            tree.append(merkle::leafHash(commitment->view()), ignored);
    return tree.root();
}

base::Error errorOf(const chain::SubmitOutcome& outcome)
{
    if (outcome.error)
        return *outcome.error;
    return base::refused(outcome.result.code, outcome.result.data.stringOr("field", ""));
}

bool isGood(const chain::SubmitOutcome& outcome)
{
    return !outcome.error && outcome.status == chain::TransactionStatus::Committed && outcome.result.isOk();
}

} // namespace

VaultKeeper::VaultKeeper(vault::Vault& vault, chain::Node& node, crypto::SigningKey key,
    const base::Clock& clock, base::Logger& log)
    : m_vault(vault), m_node(node), m_key(std::move(key)), m_clock(clock), m_log(log)
{
}

VaultKeeper::~VaultKeeper()
{
    stop();
}

base::Status VaultKeeper::reconcile()
{
    MARU_TRY(reader, m_node.read());
    for (const std::string_view state : { "destroyed", "separate" }) {
        domain::Selection selection = rowsInState("records", state);
        for (;;) {
            MARU_TRY(page, reader->select("privacy", selection));
            std::vector<std::string> ids;
            for (const domain::Row& row : page.rows)
                ids.push_back(row.key);
            if (state == "separate") {
                MARU_CHECK(m_vault.separate(ids));
            } else {
                MARU_TRY(held, m_vault.held(ids));
                if (!held.empty()) {
                    m_log.warning("the vault held " + std::to_string(held.size())
                        + " records that the chain calls destroyed: destroyed again");
                    MARU_CHECK(m_vault.destroy(ids));
                }
            }
            if (page.next.empty())
                break;
            selection.after = page.next;
        }
    }
    return {};
}

void VaultKeeper::start()
{
    m_subscription = m_node.subscribe([this](const std::shared_ptr<const chain::CommittedBlock>& block) {
        bool isOurs = false;
        for (const auto& entry : block->transactions)
            isOurs = isOurs || entry.domain == "privacy" || entry.domain == "approvals";
        for (const base::Json& event : block->events.asArray())
            isOurs = isOurs || event.stringOr("type", "").starts_with("privacy.");
        if (!isOurs)
            return;
        const std::lock_guard lock(m_mutex);
        m_isAwake = true;
        m_wake.notify_one();
    });
    m_thread = std::thread([this] { run(); });
}

void VaultKeeper::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping)
            return;
        m_isStopping = true;
        m_wake.notify_one();
    }
    if (m_thread.joinable()) {
        m_node.unsubscribe(m_subscription);
        m_thread.join();
    }
}

void VaultKeeper::run()
{
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, kRetry, [this] { return m_isAwake || m_isStopping; });
            if (m_isStopping)
                return;
            m_isAwake = false;
        }
        if (const auto done = work(); !done)
            m_log.warning("the vault's work is not done: " + done.error().code + " " + done.error().detail);
    }
}

base::Result<chain::SubmitOutcome> VaultKeeper::send(std::string action, base::Json payload)
{
    std::vector<ledger::Transaction> one;
    one.push_back(ledger::makeTransaction(m_key, m_node.chainId(), "privacy", std::move(action),
        std::move(payload), m_clock.now() + kValidSeconds));
    auto promise = std::make_shared<std::promise<chain::SubmitOutcome>>();
    auto outcome = promise->get_future();
    m_node.submit(std::move(one), [promise](std::vector<chain::SubmitOutcome> outcomes) {
        promise->set_value(std::move(outcomes.front()));
    });
    return outcome.get();
}

base::Status VaultKeeper::mayStore(const vault::NewRecord& record)
{
    MARU_TRY(reader, m_node.read());
    MARU_TRY(rules, reader->get("privacy", "classes", record.recordClass));
    if (!rules)
        return base::refused("privacy.unknown_class", "class");
    if (rules->stringOr("state", "") != "active")
        return base::refused("privacy.class_retired", "class");
    MARU_TRY(agency, reader->get("identity", "agencies", record.agency));
    if (!agency || agency->stringOr("state", "") != "active")
        return base::refused("privacy.agency", "agency");
    return {};
}

base::Result<vault::Stored> VaultKeeper::store(const vault::NewRecord& record)
{
    // Taking a record out again changes the KEK and rewrites the files: nobody has that done by asking for what the
    // chain is sure to refuse.
    MARU_CHECK(mayStore(record));
    // Under the lock, so that the thread does not take a record that is on its way for one left behind.
    std::unique_lock lock(m_storingMutex);
    MARU_TRY(stored, m_vault.put(record, m_clock.now()));
    m_storing.insert(stored.id);
    lock.unlock();
    MARU_TRY(info, m_vault.info(stored.id));
    const auto outcome =
        send("commit", base::Json::object({ { "records", base::Json::array({ commitEntry(info) }) } }));
    lock.lock();
    m_storing.erase(stored.id);
    lock.unlock();
    if (!outcome)
        return outcome.error();
    if (isGood(*outcome)) {
        MARU_CHECK(m_vault.markAnnounced({ stored.id }));
        return stored;
    }
    // Whoever stored it is told that it is not kept, so it is not.
    MARU_CHECK(m_vault.destroy({ stored.id }));
    return errorOf(*outcome);
}

base::Result<std::vector<base::Result<vault::Stored>>> VaultKeeper::storeAll(
    const std::vector<vault::NewRecord>& records)
{
    constexpr std::size_t kTogether = 100; // records of one privacy/commit
    std::vector<base::Result<vault::Stored>> results;
    for (std::size_t first = 0; first < records.size(); first += kTogether) {
        const std::size_t end = std::min(first + kTogether, records.size());
        std::vector<std::string> ids;
        {
            std::vector<std::size_t> places; // of those that the chain would take
            std::vector<vault::NewRecord> taken;
            for (std::size_t i = first; i < end; ++i) {
                const base::Status may = mayStore(records[i]);
                if (!may && may.error().kind == base::ErrorKind::Failed)
                    return may.error();
                if (may) {
                    places.push_back(i);
                    taken.push_back(records[i]);
                    results.push_back(vault::Stored());
                } else
                    results.push_back(may.error());
            }
            const std::lock_guard lock(m_storingMutex);
            MARU_TRY(stored, m_vault.putAll(taken, m_clock.now()));
            for (std::size_t k = 0; k < stored.size(); ++k) {
                if (stored[k]) {
                    ids.push_back(stored[k]->id);
                    m_storing.insert(stored[k]->id);
                }
                results[places[k]] = std::move(stored[k]);
            }
        }
        const base::Status committed = ids.empty() ? base::Status() : commitTogether(ids);
        {
            const std::lock_guard lock(m_storingMutex);
            for (const std::string& id : ids)
                m_storing.erase(id);
        }
        if (committed)
            continue;
        if (committed.error().kind == base::ErrorKind::Failed)
            return committed.error();
        for (std::size_t i = first; i < end; ++i) {
            if (results[i])
                results[i] = committed.error();
        }
    }
    return results;
}

base::Status VaultKeeper::commitTogether(const std::vector<std::string>& ids)
{
    base::Json entries = base::Json::array();
    for (const std::string& id : ids) {
        MARU_TRY(info, m_vault.info(id));
        entries.push(commitEntry(info));
    }
    MARU_TRY(outcome, send("commit", base::Json::object({ { "records", std::move(entries) } })));
    if (isGood(outcome))
        return m_vault.markAnnounced(ids);
    MARU_TRY(destroyed, m_vault.destroy(ids));
    static_cast<void>(destroyed);
    return errorOf(outcome);
}

bool VaultKeeper::takeDetails(std::string_view peer)
{
    constexpr std::int64_t kHour = 3600;
    constexpr std::size_t kMostAddresses = 100'000;
    const std::int64_t hour = m_clock.now().count() / kHour;
    const std::lock_guard lock(m_detailsMutex);
    if (hour != m_detailsHour)
        m_details.clear();
    m_detailsHour = hour;
    const auto found = m_details.find(peer);
    if (found == m_details.end()) {
        if (m_details.size() >= kMostAddresses)
            return false;
        m_details.emplace(peer, std::size_t(1));
        return true;
    }
    return ++found->second <= kDetailsPerHour;
}

base::Status VaultKeeper::work()
{
    const std::lock_guard lock(m_working);
    MARU_CHECK(announce());
    MARU_CHECK(separateAll());
    return destroyAll();
}

base::Status VaultKeeper::announce()
{
    MARU_TRY(waiting, m_vault.unannounced());
    MARU_TRY(reader, m_node.read());
    base::Json entries = base::Json::array();
    std::vector<std::string> ids;
    std::vector<std::string> known;
    for (const vault::RecordInfo& info : waiting) {
        {
            const std::lock_guard lock(m_storingMutex);
            if (m_storing.count(info.id) != 0)
                continue;
        }
        MARU_TRY(row, reader->get("privacy", "records", info.id));
        if (row) {
            known.push_back(info.id);
            continue;
        }
        // Stored for a kind of record that the chain does not take: it would hold up all the others.
        MARU_TRY(rules, reader->get("privacy", "classes", info.recordClass));
        if (!rules || rules->stringOr("state", "") != "active")
            continue;
        if (ids.size() < kMostOfOneCommit) {
            entries.push(commitEntry(info));
            ids.push_back(info.id);
        }
    }
    MARU_CHECK(m_vault.markAnnounced(known));
    if (ids.empty())
        return {};
    MARU_TRY(outcome, send("commit", base::Json::object({ { "records", std::move(entries) } })));
    if (!isGood(outcome))
        return errorOf(outcome);
    return m_vault.markAnnounced(ids);
}

base::Status VaultKeeper::separateAll()
{
    for (;;) {
        MARU_TRY(reader, m_node.read());
        MARU_TRY(page, reader->select("privacy", rowsInState("records", "separating")));
        if (page.rows.empty())
            return {};
        std::vector<std::string> ids;
        base::Json list = base::Json::array();
        for (const domain::Row& row : page.rows) {
            ids.push_back(row.key);
            list.push(row.key);
        }
        reader.reset();
        MARU_CHECK(m_vault.separate(ids));
        MARU_TRY(outcome, send("confirmSeparated", base::Json::object({ { "records", std::move(list) } })));
        if (!isGood(outcome))
            return errorOf(outcome);
    }
}

base::Status VaultKeeper::destroyAll()
{
    for (;;) {
        MARU_TRY(reader, m_node.read());
        domain::Selection selection = rowsInState("destructions", "ordered");
        selection.limit = 1;
        MARU_TRY(page, reader->select("privacy", selection));
        if (page.rows.empty())
            return {};
        MARU_CHECK(destroyOne(*reader, page.rows.front().value));
    }
}

base::Status VaultKeeper::destroyOne(const storage::Reader& reader, const base::Json& order)
{
    const std::string& id = order.at("id").asString();
    MARU_TRY(isTheirs, isOfSubject(reader, order));
    if (!isTheirs) {
        MARU_TRY(
            outcome, send("decline", base::Json::object({ { "destruction", id }, { "why", "subject" } })));
        return isGood(outcome) ? base::Status() : base::Status(errorOf(outcome));
    }
    const std::vector<std::string> ids = textsAt(order, "records");
    std::vector<std::string> commitments;
    for (const std::string& record : ids) {
        MARU_TRY(row, reader.get("privacy", "records", record));
        if (!row)
            return base::failed("chain.corrupt", "no record " + record);
        commitments.push_back(row->at("commitment").asString());
    }
    MARU_CHECK(m_vault.destroy(ids));
    MARU_TRY(held, m_vault.held(ids));
    if (!held.empty())
        return base::failed("vault.not_destroyed", *held.begin());
    MARU_TRY(outcome,
        send("certify",
            base::Json::object({ { "destruction", id }, { "count", static_cast<std::int64_t>(ids.size()) },
                { "root", rootOfAll(std::move(commitments)) } })));
    if (!isGood(outcome))
        return errorOf(outcome);
    m_log.info("destroyed " + std::to_string(ids.size()) + " records: " + id);
    return {};
}

base::Result<bool> VaultKeeper::isOfSubject(const storage::Reader& reader, const base::Json& order)
{
    const std::string& basis = order.at("basis").asString();
    if (basis != "request" && basis != "correction")
        return true;
    MARU_TRY(request, reader.get("privacy", "requests", order.at("reference").asString()));
    if (!request)
        return false;
    for (const std::string& id : textsAt(order, "records")) {
        const auto info = m_vault.info(id);
        // Gone already: a round before was cut off between destroying and certifying.
        if (!info && info.error().code == "vault.unknown_record")
            continue;
        if (!info)
            return info.error();
        if (info->subject != request->at("subject").asString())
            return false;
    }
    return true;
}

} // namespace maru::api
