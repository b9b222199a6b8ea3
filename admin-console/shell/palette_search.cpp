// SPDX-License-Identifier: Apache-2.0
// Search on the server.
#include "admin-console/shell/palette_search.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/states.h"
#include "admin-console/core/text.h"
#include "admin-console/shell/text_match.h"

#include <QRegularExpression>

#include <array>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShortestText = 2;
constexpr qsizetype kShortestId = 4;
constexpr qsizetype kIdLength = 64;

struct SearchedList {
    const char* domain;
    const char* query;
    const char16_t* kind;
    const char* title; ///< member, or stem of a two-language member
    const char* icon;
};
constexpr std::array<SearchedList, 7> kLists { {
    { "donation", "campaigns", u"campaigns", "title", "heart" },
    { "donation", "organisations", u"organisations", "name", "organisation" },
    { "donation", "plans", u"plans", "id", "list" },
    { "donation", "donations", u"donations", "id", "heart" },
    { "donation", "merchants", u"merchants", "name", "organisation" },
    { "identity", "officers", u"officers", "name", "people" },
    { "identity", "agencies", u"agencies", "name", "organisation" },
} };

/// Ids that the chain gives begin with the letter of their table.
struct SearchedId {
    char16_t letter;
    const char* domain;
    const char* table;
    const char16_t* kind;
};
constexpr std::array<SearchedId, 7> kIds { {
    { u'c', "donation", "campaigns", u"campaigns" },
    { u'o', "donation", "organisations", u"organisations" },
    { u'd', "donation", "donations", u"donations" },
    { u'l', "donation", "plans", u"plans" },
    { u'p', "donation", "pledges", u"pledges" },
    { u'm', "donation", "merchants", u"merchants" },
    { u'q', "accounts", "requests", u"topups" },
} };

bool isHex(const QString& text)
{
    static const QRegularExpression hex(u"^[0-9a-f]+$"_s);
    return hex.match(text).hasMatch();
}

} // namespace

PaletteSearch::PaletteSearch(Transport& transport, const DomainCatalogue& catalogue, const Language& language,
    Show show, QObject* parent)
    : QObject(parent)
    , m_transport(transport)
    , m_catalogue(catalogue)
    , m_language(language)
    , m_show(std::move(show))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &PaletteSearch::start);
}

void PaletteSearch::setTyped(const QString& typed)
{
    const QString text = typed.trimmed();
    if (text == m_typed)
        return;
    m_typed = text;
    ++m_generation;
    m_found.clear();
    m_pause.stop();
    m_state = State::Idle;
    if (!asks().empty()) {
        m_state = State::Searching;
        m_pause.start();
    }
    Q_EMIT changed();
}

std::vector<PaletteSearch::Ask> PaletteSearch::asks() const
{
    std::vector<Ask> all;
    const QString text = m_typed;
    const QString limit = QString::number(kRowsOfEach);
    const auto height = parseInteger(text);
    if (height && *height >= 0)
        all.push_back({ u"block"_s, get(u"/v1/blocks/"_s + QString::number(*height)) });
    const QString lower = text.toLower();
    // A full id of the chain is asked for by name, in the state itself.
    static const QRegularExpression chainId(u"^[a-z]-[0-9a-f]{16}$"_s);
    if (chainId.match(lower).hasMatch()) {
        for (const SearchedId& id : kIds) {
            if (id.letter == lower.front())
                all.push_back({ QString::fromUtf16(id.kind),
                    get(u"/v1/state/"_s + QLatin1StringView(id.domain) + u'/' + QLatin1StringView(id.table)
                        + u'/' + lower) });
        }
        return all;
    }
    const bool isDid = text.startsWith(u"did:key:"_s);
    if (isDid || (isHex(lower) && lower.size() >= kShortestId && lower.size() <= kIdLength))
        all.push_back({ u"transaction"_s,
            get(u"/v1/transactions"_s, { { u"q"_s, isDid ? text : lower }, { u"limit"_s, limit } }) });
    // Initial consonants are a matter of names that are already here; the server has no index of them.
    const bool isSyllable = !text.isEmpty() && text.front().script() == QChar::Script_Hangul;
    if ((text.size() < kShortestText && !isSyllable) || hasInitials(text))
        return all;
    for (const SearchedList& list : kLists) {
        const QueryInfo* query = m_catalogue.query(list.domain, list.query);
        if (query == nullptr || !query->canSearch || query->isRestricted)
            continue;
        all.push_back({ QString::fromUtf16(list.kind),
            get(u"/v1/query/"_s + QLatin1StringView(list.domain) + u'/' + QLatin1StringView(list.query),
                { { u"q"_s, text }, { u"limit"_s, limit } }) });
    }
    return all;
}

void PaletteSearch::start()
{
    m_pause.stop();
    const std::vector<Ask> all = asks();
    if (all.empty())
        return;
    const int generation = ++m_generation;
    m_state = State::Searching;
    m_asked = m_left = static_cast<int>(all.size());
    m_failed = 0;
    m_found.assign(all.size(), {});
    for (std::size_t i = 0; i < all.size(); ++i) {
        m_transport.send(all[i].request, this,
            [this, generation, n = static_cast<int>(i), kind = all[i].kind](const ApiAnswer& answer) {
                if (generation != m_generation)
                    return;
                --m_left;
                if (answer)
                    take(n, kind, *answer);
                else if (isOffline(answer.error()))
                    ++m_failed;
                if (m_left == 0)
                    m_state = m_failed == m_asked ? State::Offline : State::Done;
                Q_EMIT changed();
            });
    }
}

void PaletteSearch::take(int n, const QString& kind, const base::Json& answer)
{
    std::vector<PaletteEntry>& found = m_found[static_cast<std::size_t>(n)];
    if (const base::Json* rows = answer.find("rows"); rows != nullptr && rows->isArray()) {
        for (const base::Json& row : rows->asArray()) {
            if (static_cast<int>(found.size()) < kRowsOfEach)
                found.push_back(entryOf(kind, row));
        }
    } else if (const base::Json* header = answer.find("header"); header != nullptr && header->isObject()) {
        if (kind == u"block"_s)
            found.push_back(entryOf(kind, *header));
    }
    // A state proof of presence: the row is its value.
    if (const base::Json* value = answer.find("value"); value != nullptr && value->isObject())
        found.push_back(entryOf(kind, *value));
}

PaletteEntry PaletteSearch::entryOf(const QString& kind, const base::Json& row) const
{
    PaletteEntry entry;
    entry.group = PaletteGroup::Found;
    QString id = toQt(row.stringOr("key", row.stringOr("id", row.stringOr("did", ""))));
    if (kind == u"block"_s) {
        id = QString::number(row.integerOr("height", 0));
        entry.title = tr("Block %1").arg(formatInteger(row.integerOr("height", 0)));
        entry.hint = formatTime(base::UnixSeconds(row.integerOr("time", 0)));
        entry.icon = u"blocks"_s;
    } else if (kind == u"transaction"_s) {
        entry.title =
            m_catalogue.actionLabel(row.stringOr("domain", ""), row.stringOr("action", ""), m_language);
        entry.hint =
            tr("Transaction %1 · block %2").arg(shortened(id), formatInteger(row.integerOr("height", 0)));
        entry.icon = u"transaction"_s;
    } else {
        for (const SearchedList& list : kLists) {
            if (kind != QString::fromUtf16(list.kind))
                continue;
            entry.title = m_language.pick(row, list.title);
            if (entry.title.isEmpty())
                entry.title = toQt(row.stringOr(list.title, ""));
            entry.icon = QString::fromLatin1(list.icon);
            if (const QueryInfo* query = m_catalogue.query(list.domain, list.query))
                entry.hint = m_language.pick(query->label);
        }
        if (entry.title.isEmpty())
            entry.title = id;
        if (entry.icon.isEmpty())
            entry.icon = u"list"_s;
        const QString state = toQt(row.stringOr("state", ""));
        if (!state.isEmpty())
            entry.hint += (entry.hint.isEmpty() ? QString() : u" · "_s) + stateWord(fromQt(state)).word;
    }
    entry.id = u"item:"_s + kind + u'/' + id;
    entry.run = [show = m_show, kind, id] { show(kind, id); };
    return entry;
}

std::vector<PaletteEntry> PaletteSearch::found() const
{
    std::vector<PaletteEntry> all;
    for (const std::vector<PaletteEntry>& some : m_found)
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace maru::console
