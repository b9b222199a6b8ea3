// SPDX-License-Identifier: Apache-2.0
// Failed unlock attempts in the settings.
#include "admin-console/core/unlock_throttle.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QSettings>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFreeTries = 3;
constexpr qint64 kFirstDelay = 5;
constexpr qint64 kLongestDelay = 900;

QString entryOf(const QString& key, const QString& member)
{
    // The settings do not say whose key it was.
    const QByteArray hash =
        QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return u"unlock/"_s + QString::fromLatin1(hash) + u'/' + member;
}

} // namespace

UnlockThrottle::UnlockThrottle(Now now) : m_now(std::move(now))
{
    if (!m_now)
        m_now = [] { return QDateTime::currentSecsSinceEpoch(); };
}

qint64 UnlockThrottle::delaySeconds(int failures)
{
    if (failures < kFreeTries)
        return 0;
    const int doublings = std::min(failures - kFreeTries, 20);
    return std::min(kFirstDelay << doublings, kLongestDelay);
}

qint64 UnlockThrottle::secondsLeft(const QString& key) const
{
    const QSettings settings;
    const qint64 delay = delaySeconds(settings.value(entryOf(key, u"failures"_s)).toInt());
    const qint64 since = m_now() - settings.value(entryOf(key, u"last"_s)).toLongLong();
    // A clock that was set back does not end the waiting and does not lengthen it.
    return delay == 0 ? 0 : std::clamp<qint64>(delay - std::max<qint64>(since, 0), 0, delay);
}

void UnlockThrottle::noteWrong(const QString& key)
{
    QSettings settings;
    const QString failures = entryOf(key, u"failures"_s);
    settings.setValue(failures, settings.value(failures).toInt() + 1);
    settings.setValue(entryOf(key, u"last"_s), m_now());
    settings.sync(); // a console that is killed now has still counted
}

void UnlockThrottle::noteRight(const QString& key)
{
    QSettings settings;
    settings.remove(entryOf(key, u"failures"_s));
    settings.remove(entryOf(key, u"last"_s));
}

} // namespace maru::console
