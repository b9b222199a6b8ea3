// SPDX-License-Identifier: Apache-2.0
// Reading, opening and publishing of sums.
#include "admin-console/pages/elections/decrypt_job.h"

#include "admin-console/core/text.h"
#include "admin-console/core/transaction_sender.h"
#include "admin-console/pages/elections/part_check.h"
#include "admin-console/pages/elections/pool_work.h"
#include "admin-console/pages/elections/row_list.h"

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

using SumsSink = std::function<void(const base::Result<std::shared_ptr<const SumsToOpen>>&)>;

/// What the trustee has given, the same way; then `done`.
void readGiven(Transport& transport, const QString& election, const std::shared_ptr<SumsToOpen>& sums,
    QObject* context, SumsSink done)
{
    const auto ended = [sums, done](const base::Status& status) {
        if (status)
            done(std::shared_ptr<const SumsToOpen>(sums));
        else
            done(status.error());
    };
    readList(transport, { u"decryptions"_s, election, { { u"trustee"_s, QString::number(sums->index()) } } },
        context,
        { [sums](const std::vector<base::Json>& rows, const std::function<void()>& goOn) {
             sums->leaveOut(rows);
             goOn();
         },
            ended });
}

void readAllSums(Transport& transport, const QString& election, const std::shared_ptr<SumsToOpen>& sums,
    QObject* context, SumsSink done)
{
    const auto page = [sums, context, done](std::vector<base::Json> rows, const std::function<void()>& goOn) {
        workApart(
            context, [sums, rows = std::move(rows)] { return sums->add(rows); },
            [goOn, done](const base::Status& added) {
                if (added)
                    goOn();
                else
                    done(added.error());
            });
    };
    readList(transport, { u"sums"_s, election }, context,
        { page, [&transport, election, sums, context, done](const base::Status& status) {
             if (status)
                 readGiven(transport, election, sums, context, done);
             else
                 done(status.error());
         } });
}

} // namespace

void readSums(
    Transport& transport, const QString& election, std::int64_t index, QObject* context, SumsSink done)
{
    loadFrozen(transport, election, context,
        [&transport, election, index, context, done](const base::Result<base::Json>& frozen) {
            if (!frozen) {
                done(frozen.error());
                return;
            }
            workApart(
                context, [document = *frozen, index] { return SumsToOpen::create(document, index); },
                [&transport, election, context, done](base::Result<SumsToOpen> made) {
                    if (made)
                        readAllSums(transport, election, std::make_shared<SumsToOpen>(std::move(*made)),
                            context, done);
                    else
                        done(made.error());
                });
        });
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
    if (isRunning())
        return;
    m_election = election;
    m_secret = std::move(secret);
    m_isStopped = std::make_shared<std::atomic<bool>>(false);
    m_reading = std::make_unique<QObject>();
    m_sums.reset();
    m_next.reset();
    m_done = 0;
    m_whole = 0;
    m_error.reset();
    readSums(m_transport, election, m_secret->index(), m_reading.get(),
        [this](const base::Result<std::shared_ptr<const SumsToOpen>>& sums) {
            if (!sums) {
                end(sums.error());
                return;
            }
            m_sums = *sums;
            m_whole = static_cast<qint64>(m_sums->size());
            m_next = m_sums->first();
            Q_EMIT changed();
            openNext();
        });
    Q_EMIT changed();
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
