// SPDX-License-Identifier: Apache-2.0
// Reading, opening and publishing of sums.
#include "admin-console/pages/elections/decrypt_job.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/text.h"
#include "admin-console/core/transaction_sender.h"
#include "admin-console/pages/elections/pool_work.h"
#include "admin-console/pages/elections/row_list.h"
#include "admin-console/pages/elections/trustee_desk.h"

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

/// Pages of 250: more sums than an election of this country has.
constexpr std::size_t kSumPagesAtMost = 8'000;

struct SumsReading {
    Transport& transport;
    QPointer<QObject> context;
    SumsReader reader;
    std::shared_ptr<ProvenSums> proven;
    std::size_t pages = 0;
    QString after;
};

void askForSums(const std::shared_ptr<SumsReading>& reading);

void endSums(const std::shared_ptr<SumsReading>& reading)
{
    workApart(
        reading->context, [proven = reading->proven] { return proven->close(); },
        [reading](const base::Status& whole) {
            if (whole)
                reading->reader.ended(std::shared_ptr<const ProvenSums>(reading->proven));
            else
                reading->reader.ended(whole.error());
        });
}

void takeSums(const std::shared_ptr<SumsReading>& reading, const ApiAnswer& answer)
{
    const base::Json* proof = answer ? answer->find("proof") : nullptr;
    if (proof == nullptr) {
        reading->reader.ended(answer ? base::failed("console.protocol") : answer.error());
        return;
    }
    const QString next = toQt(answer->stringOr("next", ""));
    // The same page again would be asked for without end.
    if ((!next.isEmpty() && next == reading->after) || ++reading->pages > kSumPagesAtMost) {
        reading->reader.ended(base::failed("console.protocol"));
        return;
    }
    reading->after = next;
    workApart(
        reading->context,
        [proven = reading->proven, keep = reading->reader.page, page = *proof] {
            base::Status added = proven->add(page);
            if (added && keep)
                keep(page);
            return added;
        },
        [reading](const base::Status& added) {
            if (!added) {
                reading->reader.ended(added.error());
                return;
            }
            if (reading->reader.progress)
                reading->reader.progress(reading->proven->size());
            if (!reading->context)
                return;
            if (reading->after.isEmpty())
                endSums(reading);
            else
                askForSums(reading);
        });
}

void askForSums(const std::shared_ptr<SumsReading>& reading)
{
    QueryItems items;
    if (!reading->after.isEmpty())
        items.emplace_back(u"after"_s, reading->after);
    reading->transport.send(
        get(u"/v1/elections/"_s + toQt(reading->proven->anchor().election) + u"/sums"_s, std::move(items)),
        reading->context, [reading](const ApiAnswer& answer) { takeSums(reading, answer); });
}

} // namespace

void readProvenSums(Transport& transport, const CountingAnchor& anchor, QObject* context, SumsReader reader)
{
    askForSums(std::make_shared<SumsReading>(
        SumsReading { transport, context, std::move(reader), std::make_shared<ProvenSums>(anchor), 0, {} }));
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

void DecryptJob::start(const QString& election, TrusteeDesk& desk)
{
    if (isRunning() || !desk.isOpen())
        return;
    m_election = election;
    m_desk = &desk;
    m_secret = desk.shared();
    m_isStopped = std::make_shared<std::atomic<bool>>(false);
    m_reading = std::make_unique<QObject>();
    m_sums.reset();
    m_next.reset();
    m_done = 0;
    m_whole = 0;
    m_proven = 0;
    m_digest.clear();
    m_error.reset();
    const Connection::Node& met = m_services.connection.node();
    const voting::TrusteeMemory& memory = m_secret->memory();
    const CountingAnchor anchor { memory.chain.empty() ? fromQt(met.chain) : memory.chain,
        memory.node.empty() ? fromQt(met.did) : memory.node, fromQt(election) };
    const bool isElsewhere = (!met.did.isEmpty() && fromQt(met.did) != anchor.node)
        || (!met.chain.isEmpty() && fromQt(met.chain) != anchor.chain);
    if (anchor.node.empty() || anchor.chain.empty() || isElsewhere) {
        end(base::refused("console.counting_node"));
        return;
    }
    SumsReader reader;
    reader.progress = [this](std::size_t sums) {
        m_proven = static_cast<qint64>(sums);
        Q_EMIT changed();
    };
    reader.ended = [this](const base::Result<std::shared_ptr<const ProvenSums>>& proven) {
        if (proven)
            readGiven(*proven);
        else
            end(proven.error());
    };
    readProvenSums(m_transport, anchor, m_reading.get(), std::move(reader));
    Q_EMIT changed();
}

/// What the trustee has given is not opened again. It needs no proof: leaving out is all that it can do.
void DecryptJob::readGiven(std::shared_ptr<const ProvenSums> proven)
{
    auto made = proven->forTrustee(m_secret->index());
    if (!made) {
        end(made.error());
        return;
    }
    const auto sums = std::make_shared<SumsToOpen>(std::move(*made));
    const auto page = [sums](const std::vector<base::Json>& rows, const std::function<void()>& goOn) {
        sums->leaveOut(rows);
        goOn();
    };
    const auto ended = [this, sums, proven = std::move(proven)](const base::Status& status) {
        if (status)
            begin(proven, std::move(*sums));
        else
            end(status.error());
    };
    readList(m_transport,
        { u"decryptions"_s, m_election, { { u"trustee"_s, QString::number(sums->index()) } } },
        m_reading.get(), { page, ended });
}

void DecryptJob::begin(const std::shared_ptr<const ProvenSums>& proven, SumsToOpen sums)
{
    if (m_desk == nullptr || m_desk->shared() != m_secret) {
        end(base::refused("console.ceremony_not_mine"));
        return;
    }
    m_sums = std::make_shared<const SumsToOpen>(std::move(sums));
    m_desk->remember([proven](voting::TrusteeSecret& secret) { return noteOpening(secret, *proven); },
        [this, guard = QPointer<QObject>(m_reading.get()), proven](const base::Status& noted) {
            if (!guard)
                return;
            if (!noted) {
                end(noted.error());
                return;
            }
            m_digest = proven->digest();
            m_whole = static_cast<qint64>(m_sums->size());
            m_next = m_sums->first();
            Q_EMIT changed();
            openNext();
        });
}

void DecryptJob::openNext()
{
    if (!m_next) {
        end(std::nullopt);
        return;
    }
    workApart(
        m_reading.get(),
        [sums = m_sums, first = *m_next, secret = m_secret, stopped = m_isStopped]() mutable {
            OpenedParts opened = openParts(*sums, first, *secret, *stopped);
            // The last holder wipes it: not the result on its way to the GUI thread.
            secret.reset();
            return opened;
        },
        [this](const OpenedParts& opened) {
            if (opened.error)
                end(opened.error);
            else
                publish(opened);
        });
}

void DecryptJob::publish(const OpenedParts& opened)
{
    const base::Json payload =
        base::Json::object({ { "election", fromQt(m_election) }, { "parts", opened.parts } });
    m_services.sender.send("election", "decrypt", payload, m_reading.get(),
        [this, guard = QPointer<QObject>(m_reading.get()), count = opened.count, next = opened.next](
            const base::Result<Outcome>& result) {
            if (!guard)
                return;
            if (!result) {
                // A lost answer is followed up, and told a second time when it is settled.
                if (result.error().code != "console.outcome_unknown")
                    end(result.error());
                return;
            }
            if (!result->isOk()) {
                end(base::refused(result->code, result->data.stringOr("field", "")));
                return;
            }
            m_next = next;
            m_done += count;
            Q_EMIT changed();
            openNext();
        });
}

void DecryptJob::cancel()
{
    if (!isRunning())
        return;
    *m_isStopped = true;
    end(base::refused("console.export_cancelled"));
}

void DecryptJob::end(std::optional<base::Error> error)
{
    m_reading.reset(); // answers that are still on their way find nobody
    m_error = std::move(error);
    m_secret.reset();
    m_sums.reset();
    m_next.reset();
    Q_EMIT changed();
    Q_EMIT ended();
}

} // namespace maru::console::elections
