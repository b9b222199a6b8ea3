// SPDX-License-Identifier: Apache-2.0
// A whole server in the test's own process: SQLCipher store in a temporary folder, node, HTTPS, and a clock that the
// test sets.
#pragma once

#ifndef Q_MOC_RUN // moc stumbles over <compare> of this library when it comes first
#include "server/api/services.h"
#include "server/house.h"
#include "server/resolver/resolver.h"
#include "server/storage/store.h"
#include "shared/http/client.h"
#endif

#include <QTemporaryDir>

#include <memory>
#include <string>

namespace maru::test {

struct Answer {
    int status = 0;
    http::Headers headers;
    std::string text;
    base::Json json; ///< null when the body is no JSON
    std::string code() const { return json.stringOr("code", ""); }
};

class ApiHouse {
public:
    /// `approvals`: that section of the genesis document, null for a chain on which nothing waits for approval.
    explicit ApiHouse(base::Json approvals = {});
    ~ApiHouse();
    ApiHouse(const ApiHouse&) = delete;
    ApiHouse& operator=(const ApiHouse&) = delete;

    Answer get(const std::string& target, const std::string& token = {}, const std::string& language = "en");
    Answer post(const std::string& target, const std::string& body, const std::string& token = {});
    Answer remove(const std::string& target, const std::string& token);
    std::unique_ptr<http::Client> client() const;

    /// Signs in and gives the token.
    std::string signIn(const crypto::SigningKey& key);
    ledger::Transaction transaction(
        const crypto::SigningKey& key, std::string domain, std::string action, base::Json payload) const;
    /// Submits one and waits.
    Answer submit(const ledger::Transaction& transaction);
    /// A citizen's top-up request, the simplest accepted transaction.
    ledger::Transaction topUpRequest(const crypto::SigningKey& key, std::int64_t amount = 10'000) const;

    base::ScriptedClock clock;
    crypto::SigningKey administrator;
    crypto::SigningKey secondAdministrator; ///< of another agency
    crypto::SigningKey settlement;
    crypto::SigningKey registrar;
    crypto::SigningKey reviewer;
    crypto::SigningKey citizen;
    chain::Node& node() { return *m_node; }
    /// To change before the first request that needs it.
    api::Services& services() { return *m_services; }
    std::string nodeDid() const { return m_node->nodeDid(); }
    std::string baseUrl() const { return m_url; }
    /// did:maru, did:key and did:jwk; a test adds others before its first request.
    resolver::Resolver& resolver() { return *m_resolver; }

private:
    base::Json genesis(const std::string& nodeDid, base::Json approvals) const;
    Answer answerOf(base::Result<http::Response> response) const;

    QTemporaryDir m_folder;
    base::NullLogger m_log;
    domain::Registry m_registry;
    std::unique_ptr<storage::Store> m_store;
    std::unique_ptr<chain::Node> m_node;
    std::unique_ptr<api::Sessions> m_sessions;
    std::unique_ptr<api::Streams> m_streams;
    std::unique_ptr<resolver::Resolver> m_resolver;
    std::unique_ptr<api::Services> m_services;
    std::unique_ptr<http::Server> m_server;
    std::string m_caPem;
    std::string m_url;
    std::unique_ptr<http::Client> m_client;
};

/// The value, or the end of the test program with the error's code.
template<class T>
T must(base::Result<T> result)
{
    if (!result)
        qFatal("%s %s %s", result.error().code.c_str(), result.error().field.c_str(),
            result.error().detail.c_str());
    return std::move(result).value();
}
inline void must(const base::Status& status)
{
    if (!status)
        qFatal("%s %s", status.error().code.c_str(), status.error().detail.c_str());
}

} // namespace maru::test
