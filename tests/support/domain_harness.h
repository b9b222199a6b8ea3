// SPDX-License-Identifier: Apache-2.0
// A whole chain in memory for tests of domains: the real executor through chain::Loader over the store in memory, with
// people who have keys from fixed seeds. One thread.
#pragma once

#include "server/chain/loader.h"
#include "server/domains/accounts/accounts_domain.h"
#include "server/domains/donation/donation_domain.h"
#include "server/domains/identity/identity_domain.h"
#include "server/domains/parameters/parameters_domain.h"
#include "server/storage/memory/memory_store.h"
#include "shared/crypto/hash.h"
#include "shared/ledger/transaction.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace maru::test {

using base::Json;

struct Person {
    crypto::SigningKey key;
    std::string did;
};

class DomainHarness {
public:
    /// 2026-01-05 09:00 KST
    static constexpr std::int64_t kStart = 1767571200;
    static constexpr std::int64_t kDay = 86400;

    /// `more`: domains besides the standard ones.
    explicit DomainHarness(std::vector<std::unique_ptr<domain::Domain>> more = {})
    {
        m_registry.add(accounts::makeAccountsDomain());
        m_registry.add(donation::makeDonationDomain());
        for (auto& each : more)
            m_registry.add(std::move(each));
        auto declared = parameters::declaredParameters(m_registry);
        const domain::DomainSpec people = identity::makeSpec();
        declared.insert(declared.end(), people.parameters.begin(), people.parameters.end());
        m_registry.add(parameters::makeParametersDomain(std::move(declared)));
        m_registry.add(identity::makeIdentityDomain(identity::declaredRoles(m_registry)));
        m_services.accounts = &accounts::makeAccounts;
        m_services.parameters = &parameters::makeParameters;
        m_services.identity = &identity::makeIdentity;
    }

    /// Starts the chain with the officers of the standard cast; parameters: {name: value} in place of first values.
    void open(Json parameterValues = Json::object())
    {
        const Person& node = person("node");
        Json officers = Json::array();
        officers.push(officer("admin", "ministry", { "administrator", "settlement" }));
        officers.push(officer("registrar", "city", { "donation.registrar" }));
        officers.push(officer("manager", "hope", { "donation.manager" }));
        officers.push(officer("manager2", "other", { "donation.manager" }));
        officers.push(officer("reviewer", "city", { "donation.reviewer" }));
        officers.push(officer("insider", "hope", { "donation.reviewer" }));
        officers.push(officer("auditor", "audit", { "donation.auditor" }));
        for (const Json& more : m_moreOfficers.asArray())
            officers.push(more);
        Json agencies = Json::array();
        for (const char* id : { "ministry", "city", "hope", "other", "audit" })
            agencies.push(Json::object({ { "id", id }, { "name_ko", id }, { "name_en", id },
                { "kind",
                    std::string(id) == "hope" || std::string(id) == "other" ? "organisation"
                                                                            : "central" } }));
        Json sections = Json::object(
            { { "identity", Json::object({ { "agencies", agencies }, { "officers", officers } }) },
                { "parameters", Json::object({ { "values", std::move(parameterValues) } }) } });
        for (const auto& [name, section] : m_moreSections.asObject())
            sections.set(name, section);
        const Json genesis = Json::object({ { "chain", "test" }, { "time", kStart }, { "node", node.did },
            { "domains", std::move(sections) } });
        require(chain::createChain(*m_store, m_registry, m_services, node.key, genesis), "createChain");
        auto loader = chain::openLoader(*m_store, m_registry, m_services, node.key.clone(), m_log);
        require(loader, "openLoader");
        m_loader = std::move(*loader);
        m_now = kStart;
    }

    const Person& person(const std::string& name)
    {
        auto found = m_people.find(name);
        if (found == m_people.end()) {
            auto key = crypto::SigningKey::fromSeed(crypto::sha256("maru test " + name).view());
            require(key, "key");
            std::string did = crypto::didOf(key->publicKey());
            found = m_people.emplace(name, Person { std::move(*key), std::move(did) }).first;
        }
        return found->second;
    }
    const std::string& did(const std::string& name) { return person(name).did; }

    ledger::Transaction transaction(
        const std::string& who, const std::string& domain, const std::string& action, Json payload)
    {
        const base::Hash256 digest = crypto::sha256("nonce " + std::to_string(++m_nonce));
        base::Bytes nonce(digest.bytes.begin(), digest.bytes.begin() + 16);
        return ledger::makeTransaction(person(who).key, "test", domain, action, std::move(payload),
            base::UnixSeconds(m_now + 600), std::move(nonce));
    }

    /// One block with one transaction. The outcome's code is also that of a refusal at admission.
    chain::SubmitOutcome send(
        const std::string& who, const std::string& domain, const std::string& action, Json payload)
    {
        return sendSigned(transaction(who, domain, action, std::move(payload)));
    }
    chain::SubmitOutcome sendSigned(ledger::Transaction signedOne)
    {
        std::vector<ledger::Transaction> one;
        one.push_back(std::move(signedOne));
        auto outcomes = m_loader->block(base::UnixSeconds(m_now), std::move(one));
        require(outcomes, "block");
        return outcomes->front();
    }
    /// One block with all of them.
    std::vector<chain::SubmitOutcome> block(std::vector<ledger::Transaction> transactions)
    {
        auto outcomes = m_loader->block(base::UnixSeconds(m_now), std::move(transactions));
        require(outcomes, "block");
        return std::move(*outcomes);
    }
    std::string code(
        const std::string& who, const std::string& domain, const std::string& action, Json payload)
    {
        const chain::SubmitOutcome outcome = send(who, domain, action, std::move(payload));
        return outcome.error ? outcome.error->code : outcome.result.code;
    }
    /// Ends the program with the refusal when there is one.
    Json must(const std::string& who, const std::string& domain, const std::string& action, Json payload)
    {
        const chain::SubmitOutcome outcome = send(who, domain, action, payload);
        if (outcome.error || !outcome.result.isOk()) {
            std::fprintf(stderr, "%s/%s refused: %s %s\n", domain.c_str(), action.c_str(),
                outcome.error ? outcome.error->code.c_str() : outcome.result.code.c_str(),
                base::canonical(outcome.result.data).c_str());
            std::abort();
        }
        return outcome.result.data;
    }

    std::int64_t now() const { return m_now; }
    /// Runs everything that is due on the way.
    void goTo(std::int64_t time)
    {
        m_now = time;
        require(m_loader->advance(base::UnixSeconds(time)), "advance");
    }
    void pass(std::int64_t seconds) { goTo(m_now + seconds); }

    std::optional<Json> get(const std::string& domain, const std::string& table, const std::string& key)
    {
        auto reader = m_loader->read();
        require(reader, "read");
        auto row = (*reader)->get(domain, table, key);
        require(row, "get");
        return *row;
    }
    std::vector<Json> rows(
        const std::string& domain, const std::string& table, const std::string& prefix = {})
    {
        auto reader = m_loader->read();
        require(reader, "read");
        auto found = (*reader)->stateScan(domain, table, prefix, {}, 1'000'000);
        require(found, "stateScan");
        std::vector<Json> values;
        for (const auto& row : *found) {
            auto value = base::parseJson(row.second);
            require(value, "parse");
            values.push_back(std::move(*value));
        }
        return values;
    }
    /// Of all blocks so far.
    std::vector<Json> events()
    {
        auto reader = m_loader->read();
        require(reader, "read");
        std::vector<Json> all;
        for (std::int64_t height = 0; height <= (*reader)->height().count(); ++height) {
            auto block = (*reader)->block(base::Height(height));
            require(block, "block");
            for (const Json& event : (*block)->events.asArray())
                all.push_back(event);
        }
        return all;
    }
    base::Result<Json> query(const std::string& domain, const std::string& name, const Json& arguments)
    {
        auto reader = m_loader->read();
        require(reader, "read");
        return m_registry.find(domain)->query(**reader, name, arguments);
    }
    Json ask(const std::string& domain, const std::string& name, const Json& arguments)
    {
        auto result = query(domain, name, arguments);
        require(result, name.c_str());
        return *result;
    }
    std::int64_t balance(const std::string& account)
    {
        const auto row = get("accounts", "balances", account);
        return row ? row->at("balance").asInteger() : 0;
    }
    void topUp(const std::string& who, std::int64_t amount)
    {
        must("admin", "accounts", "topUp",
            Json::object({ { "account", "citizen:" + did(who) }, { "amount", amount },
                { "reference", "bank-" + std::to_string(++m_reference) } }));
    }
    /// Balances of all accounts, the bank's included: always zero.
    std::int64_t sumOfBalances()
    {
        std::int64_t sum = 0;
        for (const Json& row : rows("accounts", "balances"))
            sum += row.at("balance").asInteger();
        return sum;
    }
    const domain::Registry& registry() const { return m_registry; }
    const domain::ServiceFactories& services() const { return m_services; }
    storage::Store& store() { return *m_store; }
    /// Before open().
    void addSection(const std::string& name, Json section) { m_moreSections.set(name, std::move(section)); }
    void addOfficer(const std::string& name, const char* agency, std::initializer_list<Json> roles)
    {
        m_moreOfficers.push(officer(name, agency, roles));
    }

    template<class T>
    static void require(const T& result, const char* what)
    {
        if (result)
            return;
        std::fprintf(stderr, "%s: %s %s %s\n", what, result.error().code.c_str(),
            result.error().field.c_str(), result.error().detail.c_str());
        std::abort();
    }

protected:
    struct Bare { };
    /// Without domains: the derived harness puts its own in.
    explicit DomainHarness(Bare) { }

    domain::Registry m_registry;
    domain::ServiceFactories m_services;

private:
    Json officer(const std::string& name, const char* agency, std::initializer_list<Json> roles)
    {
        return Json::object({ { "did", did(name) }, { "agency", agency }, { "name_ko", name },
            { "name_en", name }, { "roles", Json::array(roles) } });
    }

    Json m_moreSections = Json::object();
    Json m_moreOfficers = Json::array();
    std::unique_ptr<storage::Store> m_store = storage::makeMemoryStore();
    base::NullLogger m_log;
    std::map<std::string, Person> m_people;
    std::unique_ptr<chain::Loader> m_loader;
    std::int64_t m_now = kStart;
    std::int64_t m_nonce = 0;
    std::int64_t m_reference = 0;
};

} // namespace maru::test
