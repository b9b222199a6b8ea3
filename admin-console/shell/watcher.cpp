// SPDX-License-Identifier: Apache-2.0
// Sources of notices.
#include "admin-console/shell/watcher.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/shell/plain_title.h"
#include "admin-console/widgets/icons.h"
#include "admin-console/widgets/palette.h"

#include <QDeadlineTimer>
#include <QSystemTrayIcon>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDesktopNoticeMs = 8000;

qint64 watcherNowMs()
{
    return QDeadlineTimer::current().deadline();
}

} // namespace

Watcher::Watcher(Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kCountPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &Watcher::count);
    connect(&bench.connection, &Connection::stateChanged, this, &Watcher::onConnection);
    // The timer is not started anew while it runs, so that a busy chain cannot put the count off for ever.
    connect(&bench.connection, &Connection::blockArrived, this, [this](const base::Json& block) {
        onBlock(block);
        if (!m_pause.isActive())
            m_pause.start();
    });
    connect(&bench.session, &Session::opened, this, [this] {
        m_clockTold = false;
        checkClock();
        count();
    });
    connect(&bench.sender, &TransactionSender::endedUnheard, this, &Watcher::onUnheard);
    connect(&bench.notices, &Notices::added, this, &Watcher::onAdded);
}

Watcher::~Watcher() = default;

int Watcher::waiting(const QString& page) const
{
    const auto found = m_waiting.find(page);
    return found == m_waiting.end() ? 0 : found->second;
}

void Watcher::forget()
{
    m_waiting.clear();
    m_bench.notices.clear();
}

void Watcher::count()
{
    if (!m_bench.session.isOpen() || m_bench.connection.state() != Connection::State::Online)
        return;
    const QString did = m_bench.session.officer().did;
    for (const auto& page : m_bench.pages.pages()) {
        if (!m_bench.session.hasAnyRole(page->roles()))
            continue;
        page->countWaiting(m_bench.services, this, [this, did, shown = page.get()](int waiting) {
            // An answer may come after another officer has signed in.
            if (m_bench.session.isOpen() && m_bench.session.officer().did == did)
                onWaiting(*shown, waiting);
        });
    }
}

void Watcher::onWaiting(Page& page, int count)
{
    const auto known = m_waiting.find(page.id());
    const bool isFirst = known == m_waiting.end();
    const int before = isFirst ? 0 : known->second;
    m_waiting[page.id()] = count;
    if (count == before)
        return;
    Q_EMIT waitingChanged(page.id(), count);
    // What waited already at sign-in is said by the count in the navigation.
    if (isFirst || count < before)
        return;
    Notice notice;
    notice.tone = Tone::Warning;
    notice.title = tr("Waiting for you: %1").arg(plainTitle(page.title()));
    notice.text = tr("%1 more now waits for your decision, %2 in all.").arg(count - before).arg(count);
    notice.targetKind = u"page"_s;
    notice.targetId = page.id();
    m_bench.notices.add(std::move(notice));
}

void Watcher::onConnection()
{
    const Connection& connection = m_bench.connection;
    switch (connection.state()) {
    case Connection::State::Offline:
        if (m_wasOnline && m_lostAt == 0) {
            m_lostAt = watcherNowMs();
            m_lostHeight = connection.node().height;
            Notice notice;
            notice.tone = Tone::Danger;
            notice.title = tr("Connection lost");
            notice.text = tr("What you see is as of block %1. Nothing is sent until the connection is back.")
                              .arg(formatInteger(m_lostHeight));
            m_bench.notices.add(std::move(notice));
        }
        break;
    case Connection::State::Online:
        if (m_lostAt != 0) {
            const qint64 seconds = std::max<qint64>(1, (watcherNowMs() - m_lostAt) / 1000);
            const qint64 missed = std::max<qint64>(0, connection.node().height - m_lostHeight);
            Notice notice;
            notice.tone = Tone::Success;
            notice.title = tr("Connected again");
            notice.text = seconds < 120
                ? tr("After %1 s; %2 blocks were made meanwhile.").arg(seconds).arg(formatInteger(missed))
                : tr("After %1 min; %2 blocks were made meanwhile.")
                      .arg(seconds / 60)
                      .arg(formatInteger(missed));
            m_bench.notices.add(std::move(notice));
            m_lostAt = 0;
        }
        m_wasOnline = true;
        if (m_bench.session.isOpen()) {
            checkClock();
            count();
        }
        break;
    case Connection::State::Closed:
        m_wasOnline = false;
        m_lostAt = 0;
        break;
    case Connection::State::Untrusted:
    case Connection::State::Connecting:
        break;
    }
}

void Watcher::checkClock()
{
    const qint64 ahead = m_bench.connection.node().clockAheadSeconds;
    if (std::llabs(ahead) <= kClockToleranceSeconds || m_clockTold)
        return;
    m_clockTold = true;
    Notice notice;
    notice.tone = Tone::Warning;
    notice.title = tr("This computer's clock is wrong");
    notice.text = ahead > 0
        ? tr("It is %1 s behind the server's. Set it, or ages and deadlines look wrong.").arg(ahead)
        : tr("It is %1 s ahead of the server's. Set it, or ages and deadlines look wrong.").arg(-ahead);
    m_bench.notices.add(std::move(notice));
}

void Watcher::onUnheard(
    const QString& signer, const QString& domain, const QString& action, const base::Result<Outcome>& result)
{
    // Only for the officer who signed: while the console is locked this is still the one of before.
    if (m_bench.session.officer().did != signer)
        return;
    const LanguageCode language = m_bench.language.code();
    const QString label = m_bench.catalogue.actionLabel(fromQt(domain), fromQt(action), m_bench.language);
    Notice notice;
    notice.targetKind = u"transaction"_s;
    if (!result) {
        notice.tone = result.error().kind == base::ErrorKind::Refused ? Tone::Danger : Tone::Warning;
        notice.title = result.error().kind == base::ErrorKind::Refused ? tr("Refused: %1").arg(label)
                                                                       : tr("Outcome unknown: %1").arg(label);
        notice.text = problemText(result.error(), language);
        if (result.error().code == "console.outcome_unknown")
            notice.targetId = toQt(result.error().detail);
        else
            notice.targetKind.clear();
    } else {
        notice.targetId = result->id;
        notice.tone = result->isOk() ? Tone::Success : Tone::Danger;
        notice.title = result->isProposal() ? tr("Sent for approval: %1").arg(label)
            : result->isOk()                ? tr("Done: %1").arg(label)
                                            : tr("Refused: %1").arg(label);
        if (result->isProposal()) {
            notice.targetKind = u"proposal"_s;
            notice.targetId = result->proposal();
        }
        notice.text = result->isOk()
            ? tr("In block %1.").arg(formatInteger(result->height))
            : problemText(base::refused(result->code, result->data.stringOr("field", "")), language);
    }
    m_bench.notices.add(std::move(notice));
}

void Watcher::onBlock(const base::Json& block)
{
    const base::Json* events = block.find("events");
    if (events == nullptr || !events->isArray() || !m_bench.session.isOpen())
        return;
    const QString did = m_bench.session.officer().did;
    for (const base::Json& event : events->asArray()) {
        const std::string type = event.stringOr("type", "");
        const bool isEnd = type == "approvals.executed" || type == "approvals.failed"
            || type == "approvals.rejected" || type == "approvals.expired";
        const base::Json* data = event.find("data");
        if (!isEnd || data == nullptr)
            continue;
        const QString id = toQt(data->stringOr("proposal", ""));
        m_bench.connection.send(
            get(u"/v1/proposals/"_s + id), this, [this, did, id, type](const ApiAnswer& answer) {
                if (!answer || !answer->booleanOr("mine", false) || !m_bench.session.isOpen()
                    || m_bench.session.officer().did != did)
                    return;
                const QString label = m_bench.catalogue.actionLabel(
                    answer->stringOr("domain", ""), answer->stringOr("action", ""), m_bench.language);
                Notice notice;
                notice.tone = type == "approvals.executed" ? Tone::Success : Tone::Warning;
                notice.title = type == "approvals.executed" ? tr("Approved and executed: %1").arg(label)
                    : type == "approvals.failed"            ? tr("Approved, but not done: %1").arg(label)
                    : type == "approvals.rejected"          ? tr("Rejected: %1").arg(label)
                                                            : tr("Expired without approval: %1").arg(label);
                notice.text = tr("Your proposal has ended. Open it to see the signatures.");
                notice.targetKind = u"proposal"_s;
                notice.targetId = id;
                m_bench.notices.add(std::move(notice));
            });
    }
}

void Watcher::onAdded(const Notice& notice)
{
    // The desktop's notices are seen by whoever stands there: titles only, never what is in them.
    if (!m_bench.preferences.hasDesktopNotices() || !QSystemTrayIcon::isSystemTrayAvailable())
        return;
    if (!m_tray) {
        m_tray = std::make_unique<QSystemTrayIcon>(icon(u"bell"_s, palette(Scheme::Light).primary));
        connect(m_tray.get(), &QSystemTrayIcon::messageClicked, this, &Watcher::raiseWanted);
        connect(m_tray.get(), &QSystemTrayIcon::activated, this, &Watcher::raiseWanted);
    }
    m_tray->setToolTip(tr("Maru console"));
    m_tray->show();
    m_tray->showMessage(tr("Maru console"), notice.title,
        notice.tone == Tone::Danger ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information,
        kDesktopNoticeMs);
}

} // namespace maru::console
