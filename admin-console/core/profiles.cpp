// SPDX-License-Identifier: Apache-2.0
// Profiles in QSettings.
#include "admin-console/core/profiles.h"

#include <QSettings>
#include <QUuid>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostProfiles = 100;

} // namespace

Profiles::Profiles()
{
    QSettings settings;
    const int count = std::min(settings.beginReadArray(u"servers"_s), kMostProfiles);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        ServerProfile profile { settings.value(u"id"_s).toString(), settings.value(u"name"_s).toString(),
            settings.value(u"server"_s).toString(), settings.value(u"ca"_s).toString(),
            settings.value(u"key"_s).toString(), settings.value(u"pin"_s).toString() };
        if (!profile.id.isEmpty() && !profile.server.isEmpty() && find(profile.id) == nullptr)
            m_all.push_back(std::move(profile));
    }
    settings.endArray();
    m_last = settings.value(u"lastServer"_s).toString();
}

const ServerProfile* Profiles::find(const QString& id) const
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&id](const ServerProfile& one) { return one.id == id; });
    return found == m_all.end() ? nullptr : &*found;
}

const ServerProfile* Profiles::last() const
{
    if (const ServerProfile* profile = find(m_last))
        return profile;
    return m_all.empty() ? nullptr : &m_all.front();
}

void Profiles::setLast(const QString& id)
{
    m_last = id;
    QSettings().setValue(u"lastServer"_s, id);
}

ServerProfile Profiles::forServer(const QString& server) const
{
    const auto found = std::find_if(
        m_all.begin(), m_all.end(), [&server](const ServerProfile& one) { return one.server == server; });
    if (found != m_all.end())
        return *found;
    ServerProfile made;
    made.id = QUuid::createUuid().toString(QUuid::Id128);
    made.server = server;
    return made;
}

void Profiles::save(const ServerProfile& profile)
{
    const auto found = std::find_if(
        m_all.begin(), m_all.end(), [&profile](const ServerProfile& one) { return one.id == profile.id; });
    if (found != m_all.end())
        *found = profile;
    else
        m_all.push_back(profile);
    write();
}

void Profiles::remove(const QString& id)
{
    std::erase_if(m_all, [&id](const ServerProfile& one) { return one.id == id; });
    write();
}

void Profiles::write() const
{
    QSettings settings;
    settings.remove(u"servers"_s);
    settings.beginWriteArray(u"servers"_s, static_cast<int>(m_all.size()));
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue(u"id"_s, m_all[i].id);
        settings.setValue(u"name"_s, m_all[i].name);
        settings.setValue(u"server"_s, m_all[i].server);
        settings.setValue(u"ca"_s, m_all[i].caFile);
        settings.setValue(u"key"_s, m_all[i].keyFile);
        settings.setValue(u"pin"_s, m_all[i].pin);
    }
    settings.endArray();
}

} // namespace maru::console
