// SPDX-License-Identifier: Apache-2.0
// Drafts in the console's settings.
#include "admin-console/core/draft_store.h"

#include "admin-console/core/text.h"

#include <QDateTime>
#include <QSettings>

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDraftDelayMs = 400;

} // namespace

DraftStore::DraftStore(const QString& officer, const QString& form, QObject* parent)
    : QObject(parent), m_key(u"drafts/"_s + officer.right(12) + u'/' + form)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDraftDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &DraftStore::saveNow);
}

std::optional<Draft> DraftStore::load() const
{
    const base::Result<base::Json> json = base::parseJson(fromQt(QSettings().value(m_key).toString()));
    if (!json || !json->isObject())
        return std::nullopt;
    const base::Json* value = json->find("value");
    if (value == nullptr)
        return std::nullopt;
    return Draft { *value, json->integerOr("saved", 0) };
}

void DraftStore::changed(std::function<base::Json()> value)
{
    m_value = std::move(value);
    m_delay.start();
}

void DraftStore::saveNow()
{
    m_delay.stop();
    if (!m_value)
        return;
    const base::Json value = m_value();
    if (value.isNull()) {
        QSettings().remove(m_key);
        return;
    }
    QSettings settings;
    settings.setValue(m_key,
        toQt(base::canonical(
            base::Json::object({ { "saved", static_cast<std::int64_t>(QDateTime::currentSecsSinceEpoch()) },
                { "value", value } }))));
    // A crash must not lose what the timer has written.
    settings.sync();
}

void DraftStore::discard()
{
    m_delay.stop();
    m_value = nullptr;
    QSettings().remove(m_key);
}

} // namespace maru::console
