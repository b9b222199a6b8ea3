// SPDX-License-Identifier: Apache-2.0
// Opening of sums.
#include "admin-console/pages/elections/decrypt_job.h"

#include "admin-console/core/text.h"
#include "admin-console/core/transaction_sender.h"
#include "admin-console/pages/elections/part_check.h"
#include "admin-console/pages/elections/row_list.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <set>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kPartsATransaction = 300;

struct OpenedParts {
    base::Json parts = base::Json::array();
    std::size_t count = 0;
    std::optional<base::Error> error;
};

/// From `first` as many as one transaction takes; each proof is verified before it leaves the machine.
OpenedParts openParts(const std::vector<SumToOpen>& unopened, std::size_t first,
    const voting::TrusteeSecret& secret, const std::atomic<bool>& isStopped)
{
    OpenedParts opened;
    voting::RandomNonces nonces;
    std::size_t bytes = 0;
    for (std::size_t i = first; i < unopened.size() && opened.count < kPartsATransaction && !isStopped; ++i) {
        const std::size_t size =
            unopened[i].statement.slots.size() * voting::kDecryptionPartBytes * 4 / 3 + 128;
        if (opened.count > 0 && bytes + size > DecryptJob::kPartsBytes)
            break;
        const auto parts = secret.decrypt(unopened[i].statement, unopened[i].sums, nonces);
        const base::Status good = parts ? voting::checkParts(unopened[i].statement, unopened[i].sums, *parts)
                                        : base::Status(parts.error());
        if (!good) {
            opened.error = good.error();
            return opened;
        }
        opened.parts.push(base::Json::object(
            { { "unit", unopened[i].statement.unit }, { "contest", unopened[i].statement.contest },
                { "values", base::toBase64Url(voting::toBytes(*parts)) } }));
        bytes += size;
        ++opened.count;
    }
    return opened;
}

} // namespace

base::Result<std::vector<SumToOpen>> sumsToOpen(const base::Json& frozen, const std::vector<base::Json>& sums,
    const std::vector<base::Json>& given, std::int64_t index)
{
    MARU_TRY(election, voting::frozenFromJson(frozen));
    const auto share = voting::publicShare(election.trustees.keys, index);
    if (!share)
        return base::refused("voting.trustee_keys");
    std::set<std::pair<std::string, std::string>> have;
    for (const base::Json& row : given) {
        if (row.integerOr("trustee", 0) == index)
            have.emplace(row.stringOr("unit", ""), row.stringOr("contest", ""));
    }
    std::vector<SumToOpen> unopened;
    for (const base::Json& row : sums) {
        const std::string unit = row.stringOr("unit", "");
        const voting::Contest* contest = election.definition.contest(row.stringOr("contest", ""));
        if (contest == nullptr)
            return base::refused("voting.definition", unit);
        if (have.count({ unit, contest->id }) != 0)
            continue;
        SumToOpen one;
        one.statement = { election.fingerprint, election.definition.id, unit, contest->id, {}, index,
            *share };
        for (const auto& slot : contest->shape().slots)
            one.statement.slots.push_back(slot.id);
        MARU_TRY(bytes, base::fromBase64Url(row.stringOr("sums", "")));
        auto ciphertexts = voting::ciphertextsFromBytes(bytes, one.statement.slots.size());
        if (!ciphertexts)
            return base::refused("voting.definition", unit);
        one.sums = std::move(*ciphertexts);
        unopened.push_back(std::move(one));
    }
    return unopened;
}

DecryptJob::DecryptJob(Services& given, Transport& transport, QObject* parent)
    : QObject(parent), m_services(given), m_transport(transport)
{
}

DecryptJob::~DecryptJob()
{
    if (m_isStopped)
        *m_isStopped = true;
}

void DecryptJob::start(const QString& election, std::shared_ptr<const voting::TrusteeSecret> secret)
{
    if (m_isRunning)
        return;
    const int generation = ++m_generation;
    m_election = election;
    m_secret = std::move(secret);
    m_isStopped = std::make_shared<std::atomic<bool>>(false);
    m_frozen = {};
    m_sums.reset();
    m_given.reset();
    m_unopened.reset();
    m_next = 0;
    m_done = 0;
    m_whole = 0;
    m_error.reset();
    m_isRunning = true;
    loadFrozen(m_transport, election, this, [this, generation](const base::Result<base::Json>& frozen) {
        if (generation != m_generation)
            return;
        if (!frozen) {
            end(frozen.error());
            return;
        }
        m_frozen = *frozen;
        onRows();
    });
    const auto list = [this, generation](std::optional<std::vector<base::Json>>& place) {
        return [this, generation, &place](const base::Result<std::vector<base::Json>>& rows) {
            if (generation != m_generation)
                return;
            if (!rows) {
                end(rows.error());
                return;
            }
            place = *rows;
            onRows();
        };
    };
    loadWholeList(m_transport, u"sums"_s, election, this, list(m_sums));
    loadWholeList(m_transport, u"decryptions"_s, election, this, list(m_given));
    Q_EMIT changed();
}

void DecryptJob::onRows()
{
    if (m_frozen.isNull() || !m_sums || !m_given)
        return;
    auto unopened = sumsToOpen(m_frozen, *m_sums, *m_given, m_secret->index());
    m_sums.reset();
    m_given.reset();
    if (!unopened) {
        end(unopened.error());
        return;
    }
    m_whole = static_cast<qint64>(unopened->size());
    m_unopened = std::make_shared<const std::vector<SumToOpen>>(std::move(*unopened));
    Q_EMIT changed();
    openNext();
}

void DecryptJob::openNext()
{
    if (m_next >= m_unopened->size()) {
        end(std::nullopt);
        return;
    }
    QThreadPool::globalInstance()->start(
        [guard = QPointer<DecryptJob>(this), generation = m_generation, unopened = m_unopened, first = m_next,
            secret = m_secret, stopped = m_isStopped]() mutable {
            auto opened = std::make_shared<OpenedParts>(openParts(*unopened, first, *secret, *stopped));
            secret.reset();
            QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, generation, opened] {
                if (!guard || guard->m_generation != generation)
                    return;
                if (opened->error)
                    guard->end(opened->error);
                else
                    guard->publish(opened->parts, opened->count);
            });
        });
}

void DecryptJob::publish(const base::Json& parts, std::size_t count)
{
    const base::Json payload = base::Json::object({ { "election", fromQt(m_election) }, { "parts", parts } });
    m_services.sender.send("election", "decrypt", payload, this,
        [this, generation = m_generation, count](const base::Result<Outcome>& result) {
            if (generation != m_generation)
                return;
            if (!result) {
                end(result.error());
                return;
            }
            if (!result->isOk()) {
                end(base::refused(result->code, result->data.stringOr("field", "")));
                return;
            }
            m_next += count;
            m_done += static_cast<qint64>(count);
            Q_EMIT changed();
            openNext();
        });
}

void DecryptJob::cancel()
{
    if (!m_isRunning)
        return;
    *m_isStopped = true;
    end(base::refused("console.export_cancelled"));
}

void DecryptJob::end(std::optional<base::Error> error)
{
    ++m_generation;
    m_isRunning = false;
    m_error = std::move(error);
    m_secret.reset();
    m_unopened.reset();
    Q_EMIT changed();
    Q_EMIT ended();
}

} // namespace maru::console::elections
