// SPDX-License-Identifier: Apache-2.0
// The portal as a verifier of credentials: OpenID4VP 1.0, signed request object by reference, DCQL, direct_post.
//
// A service asks for a few claims of one credential type. Whoever asked holds a secret; the answer of the wallet is
// checked against the chain (issuer's key, accreditation at the time of issue, status) and shown to that secret alone.
// Nothing but the claims that were asked for is kept, in memory, for a few minutes.
//
// | call | what it does |
// |---|---|
// | POST /api/presentations {service} | begins: {id, secret, client_id, wallet, link, expires} |
// | GET or POST /oid4vp/request/{id} | the request object (application/oauth-authz-req+jwt) |
// | POST /oid4vp/response/{id} | the wallet's answer; {redirect_uri} with a response code |
// | GET /api/presentations/{id} | Authorization: Bearer secret; {state: waiting, done, declined or failed, …} |
#pragma once

#include "citizen-portal-backend/api/services.h"
#include "shared/identity/oid4vp.h"

#include <map>
#include <mutex>

namespace maru::portal {

inline constexpr std::int64_t kPresentationSeconds = 300;
/// Between the wallet's answer and the moment when nobody can read it any more.
inline constexpr std::int64_t kPresentationResultSeconds = 900;

/// What a service asks: claims of one credential type, by the last step of their path.
struct PresentationService {
    std::string id;
    std::string page; ///< where the wallet sends the person afterwards
    std::string type; ///< the type's id on the chain
    std::vector<std::string> claims;
    /// Only the browser that began may read the answer, and only when it comes back with the wallet's code. For
    /// sign-in: a stranger's code on another screen must not open anything.
    bool isSameDeviceOnly = false;
};

struct PresentationLimits {
    std::size_t most = 10'000; ///< waiting and answered ones
    std::size_t mostPerVisitor = 200; ///< of these, of one address: a street may share one
};

/// Safe from any thread.
class Presentations {
public:
    /// `publicUrl` without a closing slash. What is passed by reference outlives the object.
    Presentations(http::Client& server, base::Logger& log, const base::Clock& clock, crypto::SigningKey key,
        std::string publicUrl, std::vector<PresentationService> services, PresentationLimits limits = {});
    Presentations(const Presentations&) = delete;
    Presentations& operator=(const Presentations&) = delete;

    /// "decentralized_identifier:did:key:z6Mk…"
    const std::string& clientId() const { return m_clientId; }

    /// Refused `portal.unknown_service`, `portal.verifier_unregistered` when the chain does not let the portal ask for
    /// this, `portal.presentations_full`; fails `portal.chain_unavailable`.
    /// `visitor`: the address that asks, "" where there is none to count by.
    base::Result<base::Json> begin(std::string_view service, std::string_view visitor = {});
    /// Refused `portal.unknown_presentation`.
    base::Result<std::string> requestObject(std::string_view id, std::string_view walletNonce);
    /// Takes what the wallet posted; {"redirect_uri"}. A presentation that does not hold is refused with its reason and
    /// ends the question. Refused `portal.unknown_presentation`, `portal.presentation_answered`, vc.*, jose.*.
    base::Result<base::Json> receive(std::string_view id, std::string_view form);
    /// Refused `portal.unknown_presentation` (also for a wrong secret), `portal.response_code`.
    base::Result<base::Json> state(std::string_view id, std::string_view secret, std::string_view code);

private:
    enum class State { Waiting, Working, Done, Declined, Failed };
    struct Entry {
        const PresentationService* service = nullptr;
        vc::PresentationRequest request;
        std::string visitor;
        std::string secretHash;
        std::string code;
        State state = State::Waiting;
        base::Json claims;
        base::Json issuer;
        base::Error error;
        std::string reference;
        base::UnixSeconds answered;
        base::UnixSeconds expires;
    };
    struct Asked {
        std::string vct;
        std::vector<vc::ClaimPath> paths;
    };
    struct Checked {
        base::Json claims;
        base::Json issuer;
    };
    base::Result<base::Json> ask(const std::string& target) const;
    base::Result<Asked> askedOf(const PresentationService& service) const;
    base::Result<Checked> check(const vc::PresentationResponse& response,
        const vc::PresentationRequest& request, const PresentationService& service) const;
    base::Result<jose::PublicKey> issuerKey(const vc::IssuerQuestion& question, std::string& agency) const;
    base::Result<std::uint8_t> statusAt(const vc::StatusReference& reference) const;
    base::Json agencyNames(const std::string& agency) const;
    void dropOld(base::UnixSeconds now); // m_mutex is held

    http::Client& m_server;
    base::Logger& m_log;
    const base::Clock& m_clock;
    std::unique_ptr<jose::Signer> m_signer;
    std::string m_did;
    std::string m_clientId;
    std::string m_publicUrl;
    std::vector<PresentationService> m_services;
    PresentationLimits m_limits;
    std::mutex m_mutex; // guards m_entries
    std::map<std::string, Entry, std::less<>> m_entries;
};

/// The services of this portal.
std::vector<PresentationService> presentationServices();

void addPresentationResources(http::Router& router, Services& services, Presentations& presentations);

} // namespace maru::portal
