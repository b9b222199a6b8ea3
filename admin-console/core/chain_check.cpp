// SPDX-License-Identifier: Apache-2.0
// The course of a check: head, what lies before, pages, result.
#include "admin-console/core/chain_check.h"

#include "admin-console/core/chain_check_worker.h"
#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "shared/client/requests.h"
#include "shared/ledger/header.h"
#include "shared/verify/texts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPointer>
#include <QSettings>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

base::Result<base::Json> parseChecked(const std::string& body)
{
    base::JsonLimits limits;
    limits.maxBytes = 64u << 20;
    limits.maxItems = 4'000'000;
    return base::parseJson(body, limits);
}

base::Result<ledger::SignedHeader> readHeader(const std::string& body)
{
    MARU_TRY(json, parseChecked(body));
    const base::Json* header = json.find("header");
    const base::Json* signatures = json.find("signatures");
    if (header == nullptr || signatures == nullptr)
        return base::failed("console.protocol", "no header");
    return ledger::decodeSignedHeader(
        base::Json::object({ { "header", *header }, { "signatures", *signatures } }));
}

/// As the verifier names it; shown as it is in reports, which may be read by programs.
QString blockName(qint64 height)
{
    return u"block "_s + QString::number(height);
}

QString rangeKey(const QString& server, const std::string& node)
{
    // The DID's end tells nodes apart; a slash would make a group of it.
    return u"checked/"_s + QString(server).replace(u'/', u'_') + u'_' + toQt(node).right(24);
}

} // namespace

ChainCheck::ChainCheck(client::Transport& transport, QObject* parent, qint64 pageBlocks)
    : QObject(parent), m_transport(transport), m_pageBlocks(pageBlocks), m_worker(new ChainCheckWorker)
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(u"chain check"_s);
    m_thread.start(QThread::LowPriority);
}

ChainCheck::~ChainCheck()
{
    m_worker->stop(++m_generation);
    m_thread.quit();
    m_thread.wait();
}

bool ChainCheck::isActive() const
{
    return m_state == State::Preparing || m_state == State::Running || m_state == State::Paused
        || m_state == State::Interrupted;
}

void ChainCheck::setState(State state)
{
    if (state == m_state)
        return;
    if (m_state == State::Running) {
        m_ranMs = ranMs();
        m_clock.invalidate();
    }
    m_state = state;
    if (state == State::Running)
        m_clock.start();
    if (!isActive()) {
        m_ended = QDateTime::currentSecsSinceEpoch();
        remember();
    }
    Q_EMIT stateChanged();
}

qint64 ChainCheck::ranMs() const
{
    return m_ranMs + (m_clock.isValid() ? m_clock.elapsed() : 0);
}

void ChainCheck::start(qint64 from, Trust trust)
{
    if (isActive() || from < 0)
        return;
    m_worker->stop(++m_generation);
    m_trust = std::move(trust);
    m_from = m_nextAsk = from;
    m_head = -1;
    m_headHash.clear();
    m_checkedHash.clear();
    m_checkedTo = from - 1;
    m_transactions = m_redacted = m_ranMs = 0;
    m_lines.clear();
    m_failure.reset();
    m_waitingPage.reset();
    m_isFetching = m_isFeeding = m_isPrepared = false;
    m_started = QDateTime::currentSecsSinceEpoch();
    setState(State::Preparing);
    ask("/v1/head", [this](const http::Response& answer) { onHead(answer.body); });
}

void ChainCheck::ask(const std::string& target, std::function<void(const http::Response&)> then)
{
    m_isFetching = true;
    m_transport.send(client::Call { "GET", target, {}, {} },
        [guard = QPointer<ChainCheck>(this), generation = m_generation, then = std::move(then)](
            const base::Result<http::Response>& answer) {
            if (!guard || guard->m_generation != generation)
                return;
            guard->m_isFetching = false;
            if (!answer)
                guard->interrupt(answer.error());
            else if (answer->status < 200 || answer->status > 299)
                guard->interrupt(client::problemOf(*answer));
            else
                then(*answer);
        });
}

void ChainCheck::onHead(const std::string& body)
{
    const base::Result<ledger::SignedHeader> head = readHeader(body);
    if (!head) {
        interrupt(base::failed("console.protocol", head.error().code));
        return;
    }
    const ledger::Header& header = head->header;
    const QString where = blockName(header.height.count());
    if (header.chain != m_trust.chain) {
        fail(base::refused("verify.header_chain"), where);
        return;
    }
    if (header.proposer != m_trust.node) {
        fail(base::refused("verify.header_node"), where);
        return;
    }
    if (const base::Status good = ledger::checkHeader(*head); !good) {
        fail(good.error(), where);
        return;
    }
    m_head = header.height.count();
    m_headHash = ledger::headerHash(header).hex();
    const CheckedRange known = remembered(m_trust.server, m_trust.node);
    if (known.isKnown() && known.to > m_head) {
        fail(base::refused("verify.rollback"), where);
        return;
    }
    if (m_from > m_head) {
        interrupt(base::refused("console.check_range"));
        return;
    }
    // Beyond what was checked before: nothing of this run would meet the remembered header.
    if (known.isKnown() && m_from > known.to + 1)
        askKnown(known);
    else
        beginOrAskBefore();
}

void ChainCheck::askKnown(const CheckedRange& known)
{
    ask("/v1/blocks/" + std::to_string(known.to), [this, known](const http::Response& answer) {
        const base::Result<ledger::SignedHeader> header = readHeader(answer.body);
        if (!header || header->header.height.count() != known.to) {
            interrupt(base::failed("console.protocol"));
            return;
        }
        if (const std::string hash = ledger::headerHash(header->header).hex(); hash != known.hash) {
            fail(base::refused("verify.fork", {}, "expected " + known.hash + ", found " + hash),
                blockName(known.to));
            return;
        }
        beginOrAskBefore();
    });
}

void ChainCheck::beginOrAskBefore()
{
    if (m_from == 0)
        begin({}, {});
    else
        askBefore();
}

void ChainCheck::askBefore()
{
    ask("/v1/blocks/" + std::to_string(m_from - 1), [this](const http::Response& answer) {
        const base::Result<ledger::SignedHeader> before = readHeader(answer.body);
        if (!before || before->header.height.count() != m_from - 1) {
            interrupt(base::failed("console.protocol"));
            return;
        }
        const CheckedRange known = remembered(m_trust.server, m_trust.node);
        const std::string hash = ledger::headerHash(before->header).hex();
        if (known.isKnown() && known.to == m_from - 1 && known.hash != hash) {
            fail(base::refused("verify.fork", {}, "expected " + known.hash + ", found " + hash),
                blockName(m_from - 1));
            return;
        }
        const std::uint64_t size = before->header.logSize;
        if (size == 0) {
            begin(answer.body, {});
            return;
        }
        ask("/v1/log/inclusion?index=" + std::to_string(size - 1) + "&size=" + std::to_string(size),
            [this, body = answer.body](const http::Response& inclusion) { begin(body, inclusion.body); });
    });
}

void ChainCheck::begin(const std::string& block, const std::string& inclusion)
{
    m_isPrepared = m_isFeeding = true;
    if (m_state == State::Preparing)
        setState(State::Running);
    const CheckedRange known = remembered(m_trust.server, m_trust.node);
    const bool isMet = known.isKnown() && known.to >= m_from && known.to <= m_head;
    ChainCheckWorker::Begin begin { m_generation, m_trust.node, m_head, m_headHash, isMet ? known.to : -1,
        isMet ? known.hash : std::string(), block, inclusion };
    QMetaObject::invokeMethod(m_worker, [this, worker = m_worker, begin] {
        // The destructor waits for this thread, so `this` outlives the call; the answer goes through the event queue.
        const ChainCheckStep step = worker->begin(begin);
        QMetaObject::invokeMethod(this, [this, step] { onStep(step); });
    });
    fetchNext();
}

void ChainCheck::fetchNext()
{
    // One page is on its way while the one before is being hashed.
    if (m_isFetching || m_waitingPage || m_state != State::Running || m_nextAsk > m_head)
        return;
    const qint64 from = m_nextAsk;
    const qint64 until = std::min(from + m_pageBlocks - 1, m_head);
    ask("/v1/export?from=" + std::to_string(from) + "&until=" + std::to_string(until),
        [this, from, until](const http::Response& answer) {
            const auto next = answer.headers.find("Maru-Next-Height");
            const auto height =
                next == answer.headers.end() ? std::nullopt : parseInteger(toQt(next->second));
            m_nextAsk = height && *height > from && *height <= until ? *height : until + 1;
            m_waitingPage = answer.body;
            feedWaiting();
        });
}

void ChainCheck::feedWaiting()
{
    if (m_isFeeding || !m_waitingPage || m_state != State::Running)
        return;
    m_isFeeding = true;
    QMetaObject::invokeMethod(m_worker,
        [this, worker = m_worker, generation = m_generation, page = std::move(*m_waitingPage),
            until = m_nextAsk - 1] {
            const ChainCheckStep step = worker->feed(generation, page, until);
            QMetaObject::invokeMethod(this, [this, step] { onStep(step); });
        });
    m_waitingPage.reset();
    fetchNext();
}

void ChainCheck::onStep(const ChainCheckStep& step)
{
    if (step.generation != m_generation || step.isStopped)
        return;
    m_isFeeding = false;
    m_checkedTo = std::max(m_from - 1, static_cast<qint64>(step.to));
    m_checkedHash = step.toHash;
    m_transactions = step.transactions;
    m_redacted = step.redacted;
    m_lines.clear();
    for (const auto& [check, times] : step.lines)
        m_lines.push_back({ check, times });
    if (!step.failures.empty()) {
        const verify::Finding& finding = step.failures.front();
        fail(finding.error, toQt(finding.where));
        return;
    }
    Q_EMIT progressed();
    if (step.isFinished) {
        setState(State::Holds);
        return;
    }
    if (m_checkedTo >= m_head) {
        m_isFeeding = true;
        QMetaObject::invokeMethod(m_worker, [this, worker = m_worker, generation = m_generation] {
            const ChainCheckStep last = worker->finish(generation);
            QMetaObject::invokeMethod(this, [this, last] { onStep(last); });
        });
        return;
    }
    feedWaiting();
    fetchNext();
}

void ChainCheck::pause()
{
    if (m_state == State::Running)
        setState(State::Paused);
}

void ChainCheck::resume()
{
    if (m_state == State::Interrupted && !m_isPrepared) {
        setState(State::Idle);
        start(m_from, m_trust);
        return;
    }
    if (m_state != State::Paused && m_state != State::Interrupted)
        return;
    setState(State::Running);
    feedWaiting();
    fetchNext();
}

void ChainCheck::cancel()
{
    if (!isActive())
        return;
    m_worker->stop(++m_generation);
    m_waitingPage.reset();
    m_isFetching = m_isFeeding = false;
    setState(State::Cancelled);
}

void ChainCheck::interrupt(const base::Error& error)
{
    m_interruption = error;
    setState(State::Interrupted);
}

void ChainCheck::fail(const base::Error& error, const QString& where)
{
    m_failure = Failure { error, where };
    m_worker->stop(++m_generation);
    m_isFetching = m_isFeeding = false;
    m_waitingPage.reset();
    setState(State::Broken);
}

std::optional<qint64> ChainCheck::firstBad() const
{
    if (!m_failure)
        return std::nullopt;
    // The verifier names places as "block 17, transaction 3".
    const QString digits = m_failure->where.section(u' ', 1, 1).remove(u',');
    bool isNumber = false;
    const qint64 height = digits.toLongLong(&isNumber);
    return isNumber ? std::optional(height) : std::optional(m_checkedTo + 1);
}

qint64 ChainCheck::blocksPerSecond() const
{
    const qint64 ms = ranMs();
    return ms <= 0 ? 0 : (m_checkedTo - m_from + 1) * 1000 / ms;
}

qint64 ChainCheck::secondsLeft() const
{
    const qint64 done = m_checkedTo - m_from + 1;
    if (done <= 0 || m_head < 0)
        return -1;
    return (ranMs() * (m_head - m_checkedTo) / done + 999) / 1000;
}

CheckedRange ChainCheck::remembered(const QString& server, const std::string& node)
{
    const QStringList parts = QSettings().value(rangeKey(server, node)).toString().split(u' ');
    CheckedRange range;
    if (parts.size() != 4 || parts[2].size() != 64)
        return range;
    range.from = parts[0].toLongLong();
    range.to = parts[1].toLongLong();
    range.hash = fromQt(parts[2]);
    range.time = parts[3].toLongLong();
    return range;
}

void ChainCheck::remember() const
{
    // What held before a run was cancelled or met a broken block holds; what an earlier run left is kept when it says more.
    if (m_checkedTo < m_from || m_checkedHash.empty())
        return;
    // The remembered header is the evidence that the server shows another chain now.
    if (m_failure && (m_failure->error.code == "verify.fork" || m_failure->error.code == "verify.rollback"))
        return;
    const CheckedRange known = remembered(m_trust.server, m_trust.node);
    const qint64 from =
        known.isKnown() && known.from < m_from && known.to + 1 >= m_from ? known.from : m_from;
    if (known.isKnown() && known.to > m_checkedTo && known.from <= from)
        return;
    QSettings().setValue(rangeKey(m_trust.server, m_trust.node),
        QString(QString::number(from) + u' ' + QString::number(m_checkedTo) + u' ' + toQt(m_checkedHash)
            + u' ' + QString::number(QDateTime::currentSecsSinceEpoch())));
}

QString checkLabel(const std::string& check, LanguageCode language)
{
    return toQt(verify::checkLabel(
        check, language == LanguageCode::Korean ? verify::Language::Korean : verify::Language::English));
}

QString ChainCheck::reportText(LanguageCode language) const
{
    QStringList lines;
    const auto fact = [&lines](const QString& name, const QString& value) {
        lines << QString(name + u": "_s + value);
    };
    lines << tr("Check of a chain on this computer") << QString();
    fact(tr("Server"), m_trust.server);
    fact(tr("Chain"), toQt(m_trust.chain));
    fact(tr("Node that this computer trusts"), toQt(m_trust.node));
    fact(tr("Blocks"), formatInteger(m_from) + u" – "_s + formatInteger(m_checkedTo));
    if (m_head >= 0)
        fact(tr("Newest block of the server"), formatInteger(m_head) + u' ' + toQt(m_headHash));
    fact(tr("Transactions"), formatInteger(m_transactions));
    fact(tr("Of these known by their hash only"), formatInteger(m_redacted));
    fact(tr("Begun"), formatTimeWithZone(base::UnixSeconds(m_started)));
    if (m_ended > 0)
        fact(tr("Ended"), formatTimeWithZone(base::UnixSeconds(m_ended)));
    lines << QString();
    for (const Line& line : m_lines)
        lines << QString(
            u"[✓] "_s + checkLabel(line.check, language) + u" ("_s + formatInteger(line.times) + u')');
    if (m_failure)
        lines << QString(u"[✕] "_s + problemText(m_failure->error, language) + u" ["_s
            + toQt(m_failure->error.code) + u"] "_s + m_failure->where + u' '
            + toQt(m_failure->error.detail));
    if (m_failure && (m_failure->error.code == "verify.fork" || m_failure->error.code == "verify.rollback")) {
        const CheckedRange known = remembered(m_trust.server, m_trust.node);
        lines << tr("This computer checked blocks %1 to %2 of this server on %3 and met the header %4 there. "
                    "This record "
                    "is kept as evidence and has not been replaced.")
                     .arg(formatInteger(known.from), formatInteger(known.to),
                         formatTimeWithZone(base::UnixSeconds(known.time)), toQt(known.hash));
    }
    lines << QString();
    switch (m_state) {
    case State::Holds:
        lines << tr("Result: every check holds.");
        break;
    case State::Broken:
        lines << tr("Result: a check failed. Nothing after this place has been checked.");
        break;
    case State::Idle:
    case State::Preparing:
    case State::Running:
    case State::Paused:
    case State::Interrupted:
    case State::Cancelled:
        lines << tr("Result: not finished. Nothing is said about later blocks.");
        break;
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace maru::console
