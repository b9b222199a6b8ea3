// SPDX-License-Identifier: Apache-2.0
// Feeds the verifier's checker.
#include "admin-console/core/chain_check_worker.h"

#include <bit>

namespace maru::console {

namespace {

base::Result<ledger::SignedHeader> headerOfBlock(const std::string& body)
{
    MARU_TRY(json, base::parseJson(body));
    const base::Json* header = json.find("header");
    const base::Json* signatures = json.find("signatures");
    if (header == nullptr || signatures == nullptr)
        return base::refused("header.format");
    return ledger::decodeSignedHeader(
        base::Json::object({ { "header", *header }, { "signatures", *signatures } }));
}

/// The right edge of a log from the audit path of its newest leaf (RFC 6962 §2.1.1): the lowest siblings complete the
/// smallest full subtree, each sibling above is a larger one, from the smallest to the largest.
base::Result<merkle::LogFrontier> rightEdge(std::uint64_t size, const std::string& body)
{
    if (size == 0)
        return merkle::LogFrontier();
    MARU_TRY(json, base::parseJson(body));
    MARU_TRY(leaf, base::readHash(json, "leaf"));
    MARU_TRY(list, base::readArray(json, "proof"));
    std::vector<base::Hash256> proof;
    for (const base::Json& item : list) {
        if (!item.isString())
            return base::refused("json.type", "proof");
        MARU_TRY(hash, base::Hash256::fromHex(item.asString()));
        proof.push_back(hash);
    }
    const auto folds = static_cast<std::size_t>(std::countr_zero(size));
    const auto peaks = static_cast<std::size_t>(std::popcount(size));
    if (proof.size() != folds + peaks - 1)
        return base::refused("merkle.frontier", "proof");
    base::Hash256 smallest = leaf;
    for (std::size_t i = 0; i < folds; ++i)
        smallest = merkle::innerHash(proof[i], smallest);
    std::vector<base::Hash256> edge(proof.rbegin(), proof.rend() - static_cast<std::ptrdiff_t>(folds));
    edge.push_back(smallest);
    return merkle::LogFrontier::fromNodes(size, std::move(edge));
}

} // namespace

ChainCheckStep ChainCheckWorker::begin(const Begin& begin)
{
    if (!isCurrent(begin.generation))
        return step(begin.generation);
    m_report = std::make_unique<verify::Report>();
    m_checker = std::make_unique<verify::ChainChecker>(*m_report, begin.node);
    m_sizeBefore = 0;
    const auto headHash = base::Hash256::fromHex(begin.headHash);
    if (headHash)
        m_checker->expectHeader(base::Height(begin.head), *headHash);
    const auto knownHash = base::Hash256::fromHex(begin.knownHash);
    if (begin.known >= 0 && knownHash)
        m_checker->expectHeader(base::Height(begin.known), *knownHash, "verify.fork");
    if (!begin.block.empty()) {
        const auto before = headerOfBlock(begin.block);
        if (!before) {
            m_report->fail(before.error());
            return step(begin.generation);
        }
        const auto edge = rightEdge(before->header.logSize, begin.inclusion);
        const std::string where = "block " + std::to_string(before->header.height.count());
        if (!edge)
            m_report->fail("verify.log_root", where, edge.error().code);
        else
            m_checker->beginAfter(*before, *edge);
        m_sizeBefore = before->header.logSize;
    }
    return step(begin.generation);
}

ChainCheckStep ChainCheckWorker::feed(int generation, const std::string& page, std::int64_t until)
{
    std::string_view rest = page;
    while (!rest.empty() && isCurrent(generation) && m_report->failures().empty()) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (!line.empty() && !m_checker->feed(line))
            break;
    }
    if (isCurrent(generation) && m_report->failures().empty()) {
        const std::int64_t to = m_checker->head() ? m_checker->head()->height.count() : -1;
        if (to != until)
            m_report->fail("verify.export_format", "block " + std::to_string(to + 1), "the page lacks it");
    }
    return step(generation);
}

ChainCheckStep ChainCheckWorker::finish(int generation)
{
    if (isCurrent(generation) && m_report->failures().empty())
        m_checker->finish();
    ChainCheckStep last = step(generation);
    last.isFinished = !last.isStopped;
    return last;
}

ChainCheckStep ChainCheckWorker::step(int generation) const
{
    ChainCheckStep made;
    made.generation = generation;
    made.isStopped = !isCurrent(generation);
    if (!m_report)
        return made;
    if (m_checker->head()) {
        made.to = m_checker->head()->height.count();
        made.toHash = m_checker->headHash().hex();
        made.transactions = static_cast<std::int64_t>(m_checker->head()->logSize - m_sizeBefore);
    }
    made.redacted = m_report->passed("verify.redacted");
    const base::Json report = m_report->toJson("check");
    for (const base::Json& line : report.at("checks").asArray())
        made.lines.emplace_back(line.stringOr("check", ""), line.integerOr("times", 0));
    made.failures = m_report->failures();
    return made;
}

} // namespace maru::console
