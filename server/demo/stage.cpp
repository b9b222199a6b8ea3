// SPDX-License-Identifier: Apache-2.0
// Signing, blocks and reading for the scenario.
#include "server/demo/stage.h"

#include "shared/crypto/hash.h"

#include <algorithm>
#include <array>

namespace maru::demo {

namespace {

constexpr std::int64_t kValidSeconds = 600;

} // namespace

crypto::SigningKey seededKey(std::uint64_t seed, std::string_view subject)
{
    const std::string text = "maru/demo-person/v1/" + std::to_string(seed) + "/" + std::string(subject);
    const base::Hash256 bytes = crypto::sha256(std::string_view(text));
    return std::move(crypto::SigningKey::fromSeed(bytes.view())).value();
}

base::Hash256 paper(std::string_view text)
{
    return crypto::sha256(text);
}

std::string businessNumber(Random& random)
{
    constexpr std::array<int, 9> kCheckWeights { 1, 3, 7, 1, 3, 7, 1, 3, 5 };
    std::string digits;
    int sum = 0;
    for (std::size_t i = 0; i < kCheckWeights.size(); ++i) {
        const int digit = static_cast<int>(i == 0 ? random.between(1, 9) : random.below(10));
        digits += static_cast<char>('0' + digit);
        sum += digit * kCheckWeights[i];
        if (i == 8)
            sum += digit * 5 / 10;
    }
    digits += static_cast<char>('0' + (10 - sum % 10) % 10);
    return digits;
}

Stage::Stage(chain::Loader& loader, const Options& options)
    : m_loader(loader)
    , m_options(options)
    , m_chain(loader.head().header.chain)
    , m_firstDay(base::startOfKoreanDay(
          base::koreanDate(options.start + std::int64_t(86'400)))) // the first whole day
    , m_now(options.start)
{
    m_days = dayOf(options.end) + 1;
}

Won Stage::scaled(std::int64_t won) const
{
    const std::int64_t thousands = won * m_options.scalePercent / 100 / 1'000;
    return Won(std::max<std::int64_t>(thousands, 10) * 1'000);
}

void Stage::add(const crypto::SigningKey& key, std::string domain, std::string action, Json payload,
    Expect expect, Then then)
{
    const std::string text =
        "maru/demo-nonce/v1/" + std::to_string(m_options.seed) + "/" + std::to_string(m_nonces++);
    const base::Hash256 hash = crypto::sha256(std::string_view(text));
    base::Bytes nonce(hash.bytes.begin(), hash.bytes.begin() + 16);
    m_pending.push_back({ expect, std::move(then), domain + "." + action });
    m_queue.push_back(ledger::makeTransaction(key, m_chain, std::move(domain), std::move(action),
        std::move(payload), m_now + kValidSeconds, std::move(nonce)));
}

void Stage::send(
    const crypto::SigningKey& key, std::string domain, std::string action, Json payload, Then then)
{
    add(key, std::move(domain), std::move(action), std::move(payload), Expect::Accepted, std::move(then));
}

void Stage::sendWrong(const crypto::SigningKey& key, std::string domain, std::string action, Json payload)
{
    add(key, std::move(domain), std::move(action), std::move(payload), Expect::Refused, {});
}

base::Status Stage::flush()
{
    m_reader.reset();
    if (m_queue.empty())
        return m_loader.advance(m_now);
    std::vector<ledger::Transaction> queue = std::move(m_queue);
    std::vector<Pending> pending = std::move(m_pending);
    m_queue.clear();
    m_pending.clear();
    MARU_TRY(outcomes, m_loader.block(m_now, std::move(queue)));
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const chain::SubmitOutcome& outcome = outcomes[i];
        const bool isAccepted = outcome.status == chain::TransactionStatus::Committed;
        ++m_transactions;
        m_refused += isAccepted ? 0 : 1;
        if (isAccepted != (pending[i].expect == Expect::Accepted)) {
            const std::string code =
                outcome.error ? outcome.error->code + " " + outcome.error->field : outcome.result.code;
            m_problem = base::refused("demo.refused", {},
                pending[i].what + " on day " + std::to_string(dayOf(m_now)) + ": " + code + " "
                    + base::canonical(outcome.result.data));
            return *m_problem;
        }
        if (pending[i].then)
            pending[i].then(outcome);
    }
    // What an outcome has led to (an approval) is signed for the present hour: it cannot wait for the next.
    if (!m_queue.empty())
        return flush();
    return {};
}

std::optional<Json> Stage::get(std::string_view domain, std::string_view table, std::string_view key)
{
    if (!m_reader) {
        auto reader = m_loader.read();
        MARU_ASSERT(reader.has_value());
        m_reader = std::move(reader).value();
    }
    auto row = m_reader->get(domain, table, key);
    MARU_ASSERT(row.has_value());
    return std::move(row).value();
}

Json Stage::must(std::string_view domain, std::string_view table, std::string_view key)
{
    auto row = get(domain, table, key);
    MARU_ASSERT(row.has_value());
    return std::move(*row);
}

} // namespace maru::demo
