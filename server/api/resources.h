// SPDX-License-Identifier: Apache-2.0
// The functions behind the routes, one file a resource.
#pragma once

#include "server/api/respond.h"

namespace maru::api {

// node.cpp
base::Result<http::Response> getNode(const Services& services, const http::Request& request);
base::Result<http::Response> getGenesis(const Services& services, const http::Request& request);
base::Result<http::Response> getHealth(const Services& services, const http::Request& request);
base::Result<http::Response> getDomains(const Services& services, const http::Request& request);

// errors.cpp
base::Result<http::Response> getErrors(const Services& services, const http::Request& request);

// transactions.cpp
void submitTransactions(const Services& services, const http::Request& request, http::Responder respond);
base::Result<http::Response> getTransactions(const Services& services, const http::Request& request);
base::Result<http::Response> getTransaction(const Services& services, const http::Request& request);
base::Result<http::Response> getTransactionStatus(const Services& services, const http::Request& request);
base::Result<http::Response> getReceipt(const Services& services, const http::Request& request);

// blocks.cpp
base::Result<http::Response> getHead(const Services& services, const http::Request& request);
base::Result<http::Response> getCheckpoint(const Services& services, const http::Request& request);
base::Result<http::Response> getBlocks(const Services& services, const http::Request& request);
base::Result<http::Response> getBlock(const Services& services, const http::Request& request);
base::Result<http::Response> getLeaves(const Services& services, const http::Request& request);

// log.cpp
base::Result<http::Response> getConsistency(const Services& services, const http::Request& request);
base::Result<http::Response> getInclusion(const Services& services, const http::Request& request);

// state.cpp
base::Result<http::Response> getStateProof(const Services& services, const http::Request& request);

// query.cpp
base::Result<http::Response> getQuery(const Services& services, const http::Request& request);

// session_resource.cpp
base::Result<http::Response> postChallenge(const Services& services, const http::Request& request);
base::Result<http::Response> postSession(const Services& services, const http::Request& request);
base::Result<http::Response> deleteSession(const Services& services, const http::Request& request);
base::Result<http::Response> getSessions(const Services& services, const http::Request& request);
base::Result<http::Response> deleteSessionById(const Services& services, const http::Request& request);

// proposals.cpp
base::Result<http::Response> previewTransaction(const Services& services, const http::Request& request);
base::Result<http::Response> getProposals(const Services& services, const http::Request& request);
base::Result<http::Response> getProposal(const Services& services, const http::Request& request);
base::Result<http::Response> previewProposal(const Services& services, const http::Request& request);

// vault_records.cpp
base::Result<http::Response> getVaultRecords(const Services& services, const http::Request& request);
base::Result<http::Response> getVaultRecord(const Services& services, const http::Request& request);
base::Result<http::Response> postVaultRecord(const Services& services, const http::Request& request);
base::Result<http::Response> postVaultRecords(const Services& services, const http::Request& request);
base::Result<http::Response> getVaultStatus(const Services& services, const http::Request& request);

// vault_voters.cpp
base::Result<http::Response> postVaultVoters(const Services& services, const http::Request& request);

// vault_citizens.cpp
base::Result<http::Response> getMyRecords(const Services& services, const http::Request& request);
base::Result<http::Response> getMyRecord(const Services& services, const http::Request& request);
base::Result<http::Response> getMyAccess(const Services& services, const http::Request& request);
base::Result<http::Response> postMyDetails(const Services& services, const http::Request& request);

// vault_certificates.cpp
base::Result<http::Response> getDestructionCertificate(
    const Services& services, const http::Request& request);

// export.cpp
base::Result<http::Response> getExport(const Services& services, const http::Request& request);

// election_rings.cpp
base::Result<http::Response> getElectionRing(const Services& services, const http::Request& request);

// election_sums.cpp
base::Result<http::Response> getElectionSums(const Services& services, const http::Request& request);

// election_record.cpp
base::Result<http::Response> getElectionRecord(const Services& services, const http::Request& request);

// metrics.cpp
base::Result<http::Response> getMetrics(const Services& services, const http::Request& request);

// openapi.cpp
base::Result<http::Response> getOpenApi(const Services& services, const http::Request& request);
/// The document itself, also for the tests and the tools.
base::Json openApiDocument(const domain::Registry& registry, std::string_view version);

// stream.cpp
void openStream(
    const Services& services, const http::Request& request, const std::shared_ptr<http::EventSink>& sink);

} // namespace maru::api
