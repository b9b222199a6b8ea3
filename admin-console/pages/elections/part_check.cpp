// SPDX-License-Identifier: Apache-2.0
// Trustees' parts, verified here.
#include "admin-console/pages/elections/part_check.h"

#include "admin-console/core/text.h"
#include "admin-console/pages/elections/row_list.h"
#include "shared/voting/decryption.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPointer>
#include <QThreadPool>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kPartsAtOnce = 200;
constexpr std::size_t kPartsRead = 10'000; // what loadWholeList() reads at most

std::string placeOf(const base::Json& row)
{
    return row.stringOr("unit", "") + " / " + row.stringOr("contest", "");
}

} // namespace

PartsReport checkParts(const base::Json& frozen, const std::vector<base::Json>& sums,
    const std::vector<base::Json>& decryptions, const std::atomic<bool>& isStopped)
{
    PartsReport report;
    report.isCut = decryptions.size() >= kPartsRead;
    const auto election = voting::frozenFromJson(frozen);
    std::map<std::string, std::vector<voting::Ciphertext>> sumsBy;
    std::map<std::string, std::vector<std::string>> slotsBy;
    if (election) {
        for (const voting::Contest& contest : election->definition.contests) {
            for (const auto& slot : contest.shape().slots)
                slotsBy[contest.id].push_back(slot.id);
        }
        for (const base::Json& row : sums) {
            const auto bytes = base::fromBase64Url(row.stringOr("sums", ""));
            const auto slots = slotsBy.find(row.stringOr("contest", ""));
            if (!bytes || slots == slotsBy.end())
                continue;
            if (auto ciphertexts = voting::ciphertextsFromBytes(*bytes, slots->second.size()))
                sumsBy.emplace(placeOf(row), std::move(*ciphertexts));
        }
    }
    std::map<std::int64_t, std::optional<voting::Encoded>> shares;
    const auto tell = [&report](const base::Json& row, bool isGood) {
        ++report.checked;
        auto& trustee = report.trustees[row.integerOr("trustee", 0)];
        auto& unit = report.contests[row.stringOr("contest", "")][row.stringOr("unit", "")];
        unit.isChecked = true;
        ++(isGood ? unit.good : unit.bad);
        ++(isGood ? trustee.good : trustee.bad);
        if (!isGood && trustee.firstBad.isEmpty())
            trustee.firstBad = toQt(placeOf(row));
    };
    for (std::size_t from = 0; from < decryptions.size() && !isStopped; from += kPartsAtOnce) {
        voting::DecryptionBatch batch;
        std::vector<const base::Json*> inBatch;
        for (std::size_t i = from; i < decryptions.size() && i < from + kPartsAtOnce; ++i) {
            const base::Json& row = decryptions[i];
            const std::int64_t index = row.integerOr("trustee", 0);
            const auto sum = sumsBy.find(placeOf(row));
            const auto bytes = base::fromBase64Url(row.stringOr("values", ""));
            if (!election || sum == sumsBy.end() || !bytes) {
                tell(row, false);
                continue;
            }
            auto share = shares.find(index);
            if (share == shares.end())
                share = shares.emplace(index, voting::publicShare(election->trustees.keys, index)).first;
            const auto& slots = slotsBy[row.stringOr("contest", "")];
            auto parts = voting::partsFromBytes(*bytes, slots.size());
            if (!share->second || parts.empty()) {
                tell(row, false);
                continue;
            }
            batch.add({ election->fingerprint, election->definition.id, row.stringOr("unit", ""),
                          row.stringOr("contest", ""), slots, index, *share->second },
                sum->second, std::move(parts));
            inBatch.push_back(&row);
        }
        const auto verdicts = batch.verify();
        for (std::size_t i = 0; i < inBatch.size(); ++i)
            tell(*inBatch[i], verdicts[i].has_value());
    }
    return report;
}

void loadFrozen(Transport& transport, const QString& election, QObject* context,
    std::function<void(const base::Result<base::Json>&)> sink)
{
    transport.send(get(u"/v1/state/election/definitions/"_s + election), context,
        [sink = std::move(sink)](const ApiAnswer& answer) {
            if (!answer) {
                sink(answer.error());
                return;
            }
            sink(memberOf(memberOf(*answer, "value"), "frozen"));
        });
}

PartCheck::PartCheck(Transport& transport, QObject* parent)
    : QObject(parent), m_transport(transport), m_isStopped(std::make_shared<std::atomic<bool>>(false))
{
}

PartCheck::~PartCheck()
{
    *m_isStopped = true;
}

void PartCheck::stop()
{
    ++m_generation;
    *m_isStopped = true;
    m_isStopped = std::make_shared<std::atomic<bool>>(false);
    m_isRunning = false;
    m_sums.reset();
    m_decryptions.reset();
}

void PartCheck::fail(const base::Error& error)
{
    m_error = error;
    m_isRunning = false;
    Q_EMIT changed();
}

void PartCheck::start(const QString& election)
{
    stop();
    if (election != m_election) {
        m_report = {};
        m_frozen = {};
        m_checkedAt = 0;
    }
    m_election = election;
    m_error.reset();
    m_isRunning = true;
    const int generation = m_generation;
    if (m_frozen.isNull()) {
        loadFrozen(m_transport, election, this, [this, generation](const base::Result<base::Json>& frozen) {
            if (generation != m_generation)
                return;
            if (!frozen) {
                fail(frozen.error());
                return;
            }
            m_frozen = *frozen;
            onRows();
        });
    }
    const auto list = [this, generation](std::optional<std::vector<base::Json>>& place) {
        return [this, generation, &place](const base::Result<std::vector<base::Json>>& rows) {
            if (generation != m_generation)
                return;
            if (!rows) {
                fail(rows.error());
                return;
            }
            place = *rows;
            onRows();
        };
    };
    loadWholeList(m_transport, u"sums"_s, election, this, list(m_sums));
    loadWholeList(m_transport, u"decryptions"_s, election, this, list(m_decryptions));
    Q_EMIT changed();
}

void PartCheck::onRows()
{
    if (!m_sums || !m_decryptions || m_frozen.isNull())
        return;
    QThreadPool::globalInstance()->start(
        [guard = QPointer<PartCheck>(this), generation = m_generation, frozen = m_frozen,
            sums = std::move(*m_sums), parts = std::move(*m_decryptions), stopped = m_isStopped] {
            auto report = std::make_shared<PartsReport>(checkParts(frozen, sums, parts, *stopped));
            QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, generation, report] {
                if (!guard || guard->m_generation != generation)
                    return;
                guard->m_report = std::move(*report);
                guard->m_isRunning = false;
                guard->m_checkedAt = QDateTime::currentSecsSinceEpoch();
                Q_EMIT guard->changed();
            });
        });
    m_sums.reset();
    m_decryptions.reset();
}

} // namespace maru::console::elections
