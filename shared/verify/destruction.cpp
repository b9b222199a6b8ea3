// SPDX-License-Identifier: Apache-2.0
// Certificates of destruction: what the vault signed, what the chain holds, and the commitments in between.
#include "shared/verify/verify.h"

#include "shared/merkle/log_tree.h"

#include <algorithm>
#include <set>

namespace maru::verify {

namespace {

constexpr std::string_view kFormat = "maru-destruction/v1";
constexpr std::size_t kMostCommitments = 500;

struct Certificate {
    std::string destruction;
    std::vector<base::Hash256> commitments;
    ledger::Receipt receipt;
    ledger::StateProofFile state;
};

base::Result<Certificate> decodeCertificate(std::string_view text)
{
    MARU_TRY(json, base::parseJson(text));
    if (json.stringOr("format", "") != kFormat)
        return base::refused("verify.destruction_format", "format");
    MARU_CHECK(base::onlyMembers(json, { "format", "destruction", "commitments", "receipt", "state" }));
    Certificate made;
    MARU_TRY(id, base::readString(json, "destruction"));
    made.destruction = std::move(id);
    MARU_TRY(list, base::readArray(json, "commitments"));
    if (list.empty() || list.size() > kMostCommitments)
        return base::refused("verify.destruction_format", "commitments");
    for (const base::Json& one : list) {
        auto commitment = one.isString() ? base::Hash256::fromHex(one.asString())
                                         : base::Result<base::Hash256>(base::refused("format.hash"));
        if (!commitment)
            return base::refused("verify.destruction_format", "commitments");
        made.commitments.push_back(*commitment);
    }
    MARU_TRY(receiptJson, base::readObject(json, "receipt"));
    MARU_TRY(receipt, ledger::decodeReceipt(receiptJson));
    made.receipt = std::move(receipt);
    MARU_TRY(stateJson, base::readObject(json, "state"));
    MARU_TRY(state, ledger::decodeStateProof(stateJson));
    made.state = std::move(state);
    return made;
}

base::Hash256 rootOf(const std::vector<base::Hash256>& sorted)
{
    merkle::LogFrontier tree;
    std::vector<merkle::LogNode> ignored;
    for (const base::Hash256& one : sorted)
        tree.append(merkle::leafHash(one.view()), ignored);
    return tree.root();
}

/// The vault signed exactly these records as destroyed, and the chain accepted it.
bool checkSigned(Report& report, const Certificate& made, const base::Hash256& root)
{
    const ledger::Transaction& signedOne = made.receipt.transaction;
    if (signedOne.domain != "privacy" || signedOne.action != "certify" || !made.receipt.result.isOk()
        || signedOne.payload.stringOr("destruction", "") != made.destruction)
        return report.fail("verify.destruction_signed");
    report.pass("verify.destruction_signed");
    if (signedOne.payload.stringOr("root", "") != root.hex()
        || signedOne.payload.integerOr("count", -1) != static_cast<std::int64_t>(made.commitments.size()))
        return report.fail("verify.destruction_root");
    report.pass("verify.destruction_root", static_cast<std::int64_t>(made.commitments.size()));
    return true;
}

bool checkState(Report& report, const Certificate& made, const base::Hash256& root)
{
    const ledger::StateProofFile& state = made.state;
    if (state.domain != "privacy" || state.table != "destructions" || state.key != made.destruction
        || !state.value || !state.value->isObject()
        || state.header.header.chain != made.receipt.header.header.chain
        || state.header.header.height < made.receipt.header.header.height)
        return report.fail("verify.destruction_state");
    const base::Json& row = *state.value;
    if (row.stringOr("state", "") != "certified" || row.stringOr("root", "") != root.hex()
        || row.integerOr("count", -1) != static_cast<std::int64_t>(made.commitments.size())
        || row.stringOr("certifier", "") != made.receipt.transaction.signer
        || row.stringOr("transaction", "") != ledger::transactionId(made.receipt.transaction).hex())
        return report.fail("verify.destruction_state");
    report.pass("verify.destruction_state");
    report.fact("class", row.stringOr("class", ""));
    report.fact("basis", row.stringOr("basis", ""));
    report.fact("legal_basis", row.stringOr("legal_basis", ""));
    report.fact("officer", row.stringOr("officer", ""));
    report.fact("certified_at", base::UnixSeconds(row.integerOr("certified_at", 0)));
    return true;
}

} // namespace

void checkDestructionText(Report& report, std::string_view text, const std::string& node)
{
    const auto made = decodeCertificate(text);
    if (!made) {
        report.fail(made.error());
        return;
    }
    report.pass("verify.destruction_format");
    const std::string& trusted = node.empty() ? made->receipt.header.header.proposer : node;
    if (node.empty())
        report.note("verify.trust_first_use");
    if (const base::Status good = ledger::checkReceipt(made->receipt, trusted); !good) {
        report.fail(good.error());
        return;
    }
    for (const char* check : { "receipt.node", "header.signature", "transaction.signature", "receipt.proof" })
        report.pass(check);
    if (const base::Status good = ledger::checkStateProof(made->state, trusted); !good) {
        report.fail(good.error());
        return;
    }
    report.pass("state_proof.path");
    // Sorted, each once: a record cannot be counted twice.
    if (!std::is_sorted(made->commitments.begin(), made->commitments.end())
        || std::set<base::Hash256>(made->commitments.begin(), made->commitments.end()).size()
            != made->commitments.size()) {
        report.fail("verify.destruction_list");
        return;
    }
    report.pass("verify.destruction_list");
    const base::Hash256 root = rootOf(made->commitments);
    if (!checkSigned(report, *made, root) || !checkState(report, *made, root))
        return;
    report.fact("chain", made->receipt.header.header.chain);
    report.fact("node", trusted);
    report.fact("destruction", made->destruction);
    report.fact("records", static_cast<std::int64_t>(made->commitments.size()));
    report.fact("destruction_root", root);
    report.fact("signer", made->receipt.transaction.signer);
    report.fact("transaction", ledger::transactionId(made->receipt.transaction));
}

void checkServerDestruction(
    Report& report, client::BlockingClient& client, const std::string& destruction, const std::string& node)
{
    client::Request<std::string> request;
    request.call.method = "GET";
    request.call.target = "/v1/privacy/destructions/" + destruction + "/certificate";
    request.decode = [](const http::Response& response) -> base::Result<std::string> {
        return response.body;
    };
    const auto text = client.run(request);
    if (!text) {
        report.stopOn(text.error());
        return;
    }
    checkDestructionText(report, *text, node);
}

} // namespace maru::verify
