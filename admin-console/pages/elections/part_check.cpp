// SPDX-License-Identifier: Apache-2.0
// Trustees' parts, verified here.
#include "admin-console/pages/elections/part_check.h"

#include "admin-console/core/text.h"
#include "admin-console/pages/elections/pool_work.h"
#include "admin-console/pages/elections/row_list.h"
#include "shared/crypto/hash.h"

#include <QDateTime>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kPartsAtOnce = 200;

std::string placeOf(const base::Json& row)
{
    return row.stringOr("unit", "") + " / " + row.stringOr("contest", "");
}

std::string partNameOf(const base::Json& row)
{
    return std::to_string(row.integerOr("trustee", 0)) + ' ' + placeOf(row);
}

} // namespace

PartsChecker::PartsChecker(const base::Json& frozen)
{
    auto election = voting::frozenFromJson(frozen);
    if (!election)
        return;
    for (const voting::Contest& contest : election->definition.contests) {
        auto& slots = m_slots[contest.id];
        for (const auto& slot : contest.shape().slots)
            slots.push_back(slot.id);
    }
    m_election = std::move(*election);
}

void PartsChecker::addSums(const std::vector<base::Json>& rows)
{
    for (const base::Json& row : rows) {
        auto bytes = base::fromBase64Url(row.stringOr("sums", ""));
        const auto [place, isNew] = m_sums.emplace(placeOf(row), base::Bytes());
        if (isNew && bytes)
            place->second = std::move(*bytes);
        else
            place->second.clear();
    }
}

void PartsChecker::begin()
{
    m_report = {};
}

void PartsChecker::tell(const base::Json& row, bool isGood)
{
    ++m_report.checked;
    auto& trustee = m_report.trustees[row.integerOr("trustee", 0)];
    auto& unit = m_report.contests[row.stringOr("contest", "")][row.stringOr("unit", "")];
    unit.isChecked = true;
    ++(isGood ? unit.good : unit.bad);
    ++(isGood ? trustee.good : trustee.bad);
    if (!isGood && trustee.firstBad.isEmpty())
        trustee.firstBad = toQt(placeOf(row));
    if (isGood)
        m_good[partNameOf(row)] = crypto::sha256(std::string_view(row.stringOr("values", "")));
}

const std::vector<voting::Ciphertext>* PartsChecker::sumOf(const std::string& place, std::size_t slots)
{
    if (place != m_decodedPlace) {
        const auto found = m_sums.find(place);
        m_decodedPlace = place;
        m_decoded = found == m_sums.end() || found->second.empty()
            ? std::nullopt
            : voting::ciphertextsFromBytes(found->second, slots);
    }
    return m_decoded ? &*m_decoded : nullptr;
}

void PartsChecker::check(const std::vector<base::Json>& rows, const std::atomic<bool>& isStopped)
{
    for (std::size_t from = 0; from < rows.size() && !isStopped; from += kPartsAtOnce) {
        voting::DecryptionBatch batch;
        std::vector<const base::Json*> inBatch;
        for (std::size_t i = from; i < rows.size() && i < from + kPartsAtOnce; ++i) {
            const base::Json& row = rows[i];
            const std::int64_t index = row.integerOr("trustee", 0);
            const auto known = m_good.find(partNameOf(row));
            if (known != m_good.end()
                && known->second == crypto::sha256(std::string_view(row.stringOr("values", "")))) {
                tell(row, true);
                continue;
            }
            const auto slots = m_slots.find(row.stringOr("contest", ""));
            const auto bytes = base::fromBase64Url(row.stringOr("values", ""));
            const auto* sum = slots == m_slots.end() ? nullptr : sumOf(placeOf(row), slots->second.size());
            if (!m_election || sum == nullptr || !bytes) {
                tell(row, false);
                continue;
            }
            auto share = m_shares.find(index);
            if (share == m_shares.end())
                share = m_shares.emplace(index, voting::publicShare(m_election->trustees.keys, index)).first;
            auto parts = voting::partsFromBytes(*bytes, slots->second.size());
            if (!share->second || parts.empty()) {
                tell(row, false);
                continue;
            }
            batch.add({ m_election->fingerprint, m_election->definition.id, row.stringOr("unit", ""),
                          row.stringOr("contest", ""), slots->second, index, *share->second },
                *sum, std::move(parts));
            inBatch.push_back(&row);
        }
        const auto verdicts = batch.verify();
        for (std::size_t i = 0; i < inBatch.size(); ++i)
            tell(*inBatch[i], verdicts[i].has_value());
    }
}

PartsReport checkParts(const base::Json& frozen, const std::vector<base::Json>& sums,
    const std::vector<base::Json>& decryptions, const std::atomic<bool>& isStopped)
{
    PartsChecker checker(frozen);
    checker.addSums(sums);
    checker.check(decryptions, isStopped);
    return checker.report();
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
    *m_isStopped = true;
    m_isStopped = std::make_shared<std::atomic<bool>>(false);
    if (m_reading) // the pool may have the checker in hand: it is not used again
        m_checker.reset();
    m_reading.reset();
}

void PartCheck::fail(const base::Error& error)
{
    m_error = error;
    m_checker.reset();
    m_reading.reset();
    Q_EMIT changed();
}

void PartCheck::start(const QString& election)
{
    stop();
    if (election != m_election) {
        m_report = {};
        m_checker.reset();
        m_checkedAt = 0;
    }
    m_election = election;
    m_error.reset();
    m_soFar = 0;
    m_reading = std::make_unique<QObject>();
    if (m_checker)
        readParts();
    else
        loadFrozen(m_transport, election, m_reading.get(), [this](const base::Result<base::Json>& frozen) {
            if (!frozen || frozen->isNull()) {
                fail(frozen ? base::failed("console.protocol") : frozen.error());
                return;
            }
            workApart(
                m_reading.get(), [document = *frozen] { return std::make_shared<PartsChecker>(document); },
                [this](std::shared_ptr<PartsChecker> checker) {
                    m_checker = std::move(checker);
                    readSums();
                });
        });
    Q_EMIT changed();
}

void PartCheck::readSums()
{
    readList(m_transport, { u"sums"_s, m_election }, m_reading.get(),
        { [this](std::vector<base::Json> rows, const std::function<void()>& goOn) {
             workApart(
                 m_reading.get(),
                 [checker = m_checker, rows = std::move(rows)] {
                     checker->addSums(rows);
                     return true;
                 },
                 [goOn](bool) { goOn(); });
         },
            [this](const base::Status& status) {
                if (status)
                    readParts();
                else
                    fail(status.error());
            } });
}

void PartCheck::readParts()
{
    m_checker->begin();
    const auto page = [this](std::vector<base::Json> rows, const std::function<void()>& goOn) {
        workApart(
            m_reading.get(),
            [checker = m_checker, rows = std::move(rows), stopped = m_isStopped] {
                checker->check(rows, *stopped);
                return checker->report().checked;
            },
            [this, goOn](qint64 checked) {
                m_soFar = checked;
                Q_EMIT progressed();
                goOn();
            });
    };
    const auto ended = [this](const base::Status& status) {
        if (!status) {
            fail(status.error());
            return;
        }
        m_report = m_checker->report();
        m_checkedAt = QDateTime::currentSecsSinceEpoch();
        m_reading.reset();
        Q_EMIT changed();
    };
    readList(m_transport, { u"decryptions"_s, m_election }, m_reading.get(), { page, ended });
}

} // namespace maru::console::elections
