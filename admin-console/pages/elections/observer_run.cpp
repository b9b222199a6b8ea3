// SPDX-License-Identifier: Apache-2.0
// Fetching and checking of a record.
#include "admin-console/pages/elections/observer_run.h"

#include "admin-console/core/text.h"

#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <QThreadPool>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kObserverTickMs = 200;

} // namespace

ObserverRun::ObserverRun(client::Transport& transport, QObject* parent)
    : QObject(parent), m_transport(transport)
{
    forget();
    m_tick.setInterval(kObserverTickMs);
    connect(&m_tick, &QTimer::timeout, this, &ObserverRun::changed);
}

ObserverRun::~ObserverRun()
{
    if (m_shared)
        m_shared->isStopped = true;
}

void ObserverRun::setState(State state)
{
    m_state = state;
    if (isBusy())
        m_tick.start();
    else
        m_tick.stop();
    Q_EMIT changed();
}

ObserverRun::Step ObserverRun::step() const
{
    if (!m_shared)
        return {};
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->step;
}

void ObserverRun::forget()
{
    m_kept.reset();
    m_folder.reset(); // a look that was given up may hold it for a moment
    m_known = std::make_shared<verify::election::Known>();
}

void ObserverRun::clear()
{
    if (isBusy())
        cancel();
    forget();
    m_observation.reset();
    m_error.reset();
    setState(State::Idle);
}

void ObserverRun::start(
    const QString& election, const std::string& node, const SeenBefore& before, Extent extent)
{
    if (isBusy() || election.isEmpty())
        return;
    const int generation = ++m_generation;
    if (extent == Extent::Whole || election != m_election || node != m_node)
        forget();
    m_election = election;
    m_node = node;
    m_before = before;
    m_error.reset();
    m_shared = std::make_shared<Shared>();
    if (!m_folder)
        m_folder = std::make_shared<QTemporaryDir>();
    const QString path = m_folder->filePath(u"record-%1.jsonl"_s.arg(generation));
    m_download = new RecordDownload(m_transport, election, this);
    connect(m_download, &RecordDownload::ended, this, [this, generation, path](const base::Status& status) {
        if (m_download != nullptr)
            m_download->deleteLater();
        if (generation != m_generation)
            return;
        m_download = nullptr;
        if (status) {
            check(path);
            return;
        }
        m_error = status.error();
        setState(State::Failed);
    });
    setState(State::Fetching);
    m_download->start(path, m_kept ? m_kept->cursor() : std::string());
}

void ObserverRun::check(const QString& path)
{
    verify::election::Options options;
    options.node = m_node;
    options.election = fromQt(m_election);
    options.since = m_before.chainHead;
    if (const auto hash = base::Hash256::fromHex(m_before.header))
        options.heads.push_back({ m_before.height, *hash, /*isRequired=*/true });
    options.known = m_known;
    const auto shared = m_shared;
    options.isStopped = [shared] { return shared->isStopped.load(); };
    options.progress = [shared](std::string_view name, std::size_t done, std::size_t whole) {
        const std::lock_guard lock(shared->mutex);
        shared->step = { std::string(name), done, whole };
    };
    setState(State::Checking);
    QThreadPool::globalInstance()->start(
        [guard = QPointer<ObserverRun>(this), generation = m_generation,
            fetched = Fetched { path, m_folder, m_kept }, options]() mutable {
            auto seen = std::make_shared<Observation>(observeRecord(fetched, std::move(options)));
            fetched = {};
            QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, generation, seen] {
                if (!guard || guard->m_generation != generation || seen->isStopped)
                    return;
                guard->m_kept = seen->kept;
                for (const QString& file : seen->replaced)
                    QFile::remove(file);
                // What does not hold is not built upon: the next look sees everything anew.
                if (seen->report.answer() == verify::election::Answer::Fail)
                    guard->forget();
                guard->m_observation = std::move(*seen);
                guard->setState(State::Done);
                Q_EMIT guard->finished();
            });
        });
}

void ObserverRun::cancel()
{
    if (!isBusy())
        return;
    ++m_generation;
    m_shared->isStopped = true;
    if (m_download != nullptr) {
        RecordDownload* download = m_download;
        m_download = nullptr;
        download->cancel();
        download->deleteLater();
    }
    setState(State::Cancelled);
}

} // namespace maru::console::elections
