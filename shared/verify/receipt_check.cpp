// SPDX-License-Identifier: Apache-2.0
// Receipts and whole chains.
#include "shared/verify/chain_checker.h"
#include "shared/verify/verify.h"

namespace maru::verify {

void checkReceiptText(Report& report, std::string_view text, const std::string& node)
{
    const auto receipt = ledger::decodeReceipt(text);
    if (!receipt) {
        report.fail(receipt.error());
        return;
    }
    const ledger::Header& header = receipt->header.header;
    if (node.empty())
        report.note("verify.trust_first_use");
    if (const base::Status good = ledger::checkReceipt(*receipt, node.empty() ? header.proposer : node);
        !good) {
        report.fail(good.error());
        return;
    }
    for (const char* check : { "receipt.node", "header.ledger_root", "header.signature", "receipt.chain",
             "transaction.signature", "receipt.proof" })
        report.pass(check);
    report.fact("chain", header.chain);
    report.fact("node", header.proposer);
    report.fact("height", header.height);
    report.fact("head", ledger::headerHash(header));
    report.fact("time", header.time);
    report.fact("transaction", ledger::transactionId(receipt->transaction));
    report.fact("signer", receipt->transaction.signer);
    report.fact("action", receipt->transaction.domain + '.' + receipt->transaction.action);
    report.fact("result", receipt->result.code);
}

namespace {

void feedAll(Report& report, LineSource& source, ChainChecker& checker)
{
    std::string line;
    while (true) {
        const auto isThere = source.next(line);
        if (!isThere) {
            report.stopOn(isThere.error());
            return;
        }
        if (!*isThere)
            break;
        if (!checker.feed(line))
            return;
    }
    checker.finish();
}

} // namespace

void checkChain(Report& report, LineSource& source, const std::string& node)
{
    ChainChecker checker(report, node);
    feedAll(report, source, checker);
}

void checkServerChain(Report& report, client::BlockingClient& client, const std::string& node)
{
    const auto head = client.run(client::requests::head());
    if (!head) {
        report.stopOn(head.error());
        return;
    }
    ChainChecker checker(report, node);
    checker.expectHeader(head->header.height, ledger::headerHash(head->header));
    const std::unique_ptr<LineSource> source = openServer(client);
    feedAll(report, *source, checker);
}

} // namespace maru::verify
