// SPDX-License-Identifier: Apache-2.0
// The verifications of maru-verify. Each fills a report and never throws. Thread-safe apart from that.
//
// `node`: DID of the chain's node, that the reader got elsewhere than from what is checked. Empty: the node that the
// material itself names is taken, and the report says so (note `verify.trust_first_use`).
#pragma once

#include "shared/client/blocking_client.h"
#include "shared/ledger/receipt.h"
#include "shared/verify/report.h"
#include "shared/verify/source.h"

#include <filesystem>
#include <string>

namespace maru::verify {

/// Text of a .maru-receipt.json.
void checkReceiptText(Report& report, std::string_view text, const std::string& node);

/// Text of a .maru-destruction.json: receipt and state proof are good, and the root over the commitments is the one that
/// the vault signed and the chain holds.
void checkDestructionText(Report& report, std::string_view text, const std::string& node);
/// The same of the certificate that a server gives out.
void checkServerDestruction(
    Report& report, client::BlockingClient& client, const std::string& destruction, const std::string& node);

/// Every line of the source; then the state rows, when there are any.
void checkChain(Report& report, LineSource& source, const std::string& node);
/// As above over a server's export, which must also reach the head that the server shows.
void checkServerChain(Report& report, client::BlockingClient& client, const std::string& node);

/// Fetches the head, compares it with the newest one kept in `folder` (consistency proof, same block at the kept
/// height), and keeps it as <12-digit height>.json. On a fork both signed headers are written to fork-<height>.json.
void followOnce(Report& report, client::BlockingClient& client, const std::filesystem::path& folder,
    const std::string& node);

/// donations + returns = payments + refunds + balance, and the sum tree over the donations gives the proven root.
void checkServerSums(
    Report& report, client::BlockingClient& client, const std::string& campaign, const std::string& node);
/// The same from an export with its state rows; checks the whole chain on the way.
void checkExportSums(
    Report& report, LineSource& source, const std::string& campaign, const std::string& node);

} // namespace maru::verify
