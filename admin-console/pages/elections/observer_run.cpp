// SPDX-License-Identifier: Apache-2.0
// Fetching and checking of a record.
#include "admin-console/pages/elections/observer_run.h"

#include "admin-console/core/text.h"
#include "shared/ledger/header.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QPointer>
#include <QThreadPool>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kObserverTickMs = 200;
/// A line is at most a block; more than this is no record.
constexpr qint64 kLineAtMost = 64 * 1024 * 1024;

void noteHeader(const QByteArray& line, Observation& seen)
{
    const auto json =
        base::parseJson(viewOf(line), { static_cast<std::size_t>(kLineAtMost), 40, 1u << 20, 5'000'000 });
    if (!json)
        return;
    base::Json only = base::Json::object();
    for (const char* member : { "header", "signatures" }) {
        if (const base::Json* found = json->find(member))
            only.set(member, *found);
    }
    const auto header = ledger::decodeSignedHeader(only);
    if (!header)
        return;
    seen.height = header->header.height.count();
    seen.header = ledger::headerHash(header->header).hex();
}

} // namespace

Observation observeRecord(const QString& path, verify::election::Options options)
{
    Observation seen;
    const auto isStopped = options.isStopped;
    verify::election::ElectionCheck check(std::move(options));
    QFile file(path);
    QByteArray lastBlock;
    if (file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd()) {
            if (isStopped && isStopped())
                break;
            QByteArray line = file.readLine(kLineAtMost);
            if (line.endsWith('\n'))
                line.chop(1);
            if (line.startsWith("{\"header\":"))
                lastBlock = line;
            if (!check.feed(viewOf(line)))
                break;
        }
    }
    noteHeader(lastBlock, seen);
    seen.report = check.finish();
    seen.isStopped = isStopped && isStopped();
    seen.seenAt = QDateTime::currentSecsSinceEpoch();
    return seen;
}

ObserverRun::ObserverRun(client::Transport& transport, QObject* parent)
    : QObject(parent), m_transport(transport)
{
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

void ObserverRun::clear()
{
    if (isBusy())
        cancel();
    m_observation.reset();
    m_error.reset();
    setState(State::Idle);
}

void ObserverRun::start(const QString& election, const std::string& node, const std::string& since)
{
    if (isBusy() || election.isEmpty())
        return;
    const int generation = ++m_generation;
    m_election = election;
    m_node = node;
    m_since = since;
    m_error.reset();
    m_shared = std::make_shared<Shared>();
    m_folder = std::make_shared<QTemporaryDir>();
    m_download = new RecordDownload(m_transport, election, this);
    connect(m_download, &RecordDownload::ended, this, [this, generation](const base::Status& status) {
        if (m_download != nullptr)
            m_download->deleteLater();
        if (generation != m_generation)
            return;
        m_download = nullptr;
        if (status) {
            check();
            return;
        }
        m_error = status.error();
        m_folder.reset();
        setState(State::Failed);
    });
    setState(State::Fetching);
    m_download->start(m_folder->filePath(u"record.jsonl"_s));
}

void ObserverRun::check()
{
    verify::election::Options options;
    options.node = m_node;
    options.election = fromQt(m_election);
    options.since = m_since;
    const auto shared = m_shared;
    options.isStopped = [shared] { return shared->isStopped.load(); };
    options.progress = [shared](std::string_view name, std::size_t done, std::size_t whole) {
        const std::lock_guard lock(shared->mutex);
        shared->step = { std::string(name), done, whole };
    };
    setState(State::Checking);
    QThreadPool::globalInstance()->start([guard = QPointer<ObserverRun>(this), generation = m_generation,
                                             folder = m_folder, options]() mutable {
        auto seen = std::make_shared<Observation>(
            observeRecord(folder->filePath(u"record.jsonl"_s), std::move(options)));
        folder.reset();
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, generation, seen] {
            if (!guard || guard->m_generation != generation || seen->isStopped)
                return;
            guard->m_observation = std::move(*seen);
            guard->setState(State::Done);
            Q_EMIT guard->finished();
        });
    });
    m_folder.reset();
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
    m_folder.reset();
    setState(State::Cancelled);
}

} // namespace maru::console::elections
