// SPDX-License-Identifier: Apache-2.0
// Gathers what the chain and the vault say, and makes a document of it.
#include "admin-console/pages/privacy/evidence_tab.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/report/report.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console::privacy {

using namespace Qt::StringLiterals;

namespace {

struct Source {
    const char* name;
    const char16_t* path;
    const char* limit; ///< empty: no list
    const char* sort;
};

constexpr Source kSources[] = {
    { "vault", u"/v1/vault/status", "", "" },
    { "keepers", u"/v1/query/privacy/keepers", "100", "" },
    { "officers", u"/v1/query/identity/officers", "500", "" },
    { "retention", u"/v1/query/privacy/retention", "", "" },
    { "reveals", u"/v1/query/privacy/reveals", "500", "-revealed_at" },
    { "destructions", u"/v1/query/privacy/destructions", "500", "-ordered_at" },
    { "requests", u"/v1/query/privacy/requests", "500", "-received_at" },
    { "rules", u"/v1/query/approvals/rules", "200", "" },
    { "proposals", u"/v1/proposals", "200", "" },
};

const std::vector<base::Json>& rowsAt(const std::map<std::string, base::Json>& parts, const char* name)
{
    static const std::vector<base::Json> s_none;
    const auto found = parts.find(name);
    const base::Json* rows = found == parts.end() ? nullptr : found->second.find("rows");
    return rows != nullptr && rows->isArray() ? rows->asArray() : s_none;
}

} // namespace

EvidenceTab::EvidenceTab(Services& given, QWidget* parent) : QWidget(parent), m_services(given)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* card = new QFrame(this);
    card->setObjectName(u"card"_s);
    outer->addWidget(card);
    outer->addStretch();
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(20, 18, 20, 18);
    layout->setSpacing(12);
    m_title = new QLabel(this);
    m_title->setObjectName(u"sectionTitle"_s);
    m_text = new QLabel(this);
    m_text->setWordWrap(true);
    m_list = new QLabel(this);
    m_list->setObjectName(u"evidenceParts"_s);
    m_list->setTextFormat(Qt::PlainText);
    m_list->setWordWrap(true);
    m_save = new QPushButton(this);
    m_save->setObjectName(u"evidenceSave"_s);
    m_save->setProperty("main", true);
    m_preview = new QPushButton(this);
    m_preview->setObjectName(u"evidencePreview"_s);
    m_again = new QPushButton(this);
    m_again->setObjectName(u"evidenceAgain"_s);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : { m_save, m_preview, m_again }) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_list);
    layout->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, [this] { make(false); });
    connect(m_preview, &QPushButton::clicked, this, [this] { make(true); });
    connect(m_again, &QPushButton::clicked, this, &EvidenceTab::load);
    retranslateUi();
}

bool EvidenceTab::isReady() const
{
    return m_waiting == 0 && !m_error && !m_parts.empty();
}

void EvidenceTab::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_parts.empty() && m_waiting == 0)
        load();
}

void EvidenceTab::load()
{
    const int generation = ++m_generation;
    m_parts.clear();
    m_error.reset();
    m_waiting = static_cast<int>(std::size(kSources));
    showAll();
    for (const Source& source : kSources) {
        QueryItems items;
        if (*source.limit != '\0')
            items.emplace_back(u"limit"_s, QString::fromLatin1(source.limit));
        if (*source.sort != '\0')
            items.emplace_back(u"sort"_s, QString::fromLatin1(source.sort));
        const std::string name = source.name;
        m_services.connection.send(get(QString::fromUtf16(source.path), std::move(items)), this,
            [this, generation, name](const ApiAnswer& answer) {
                if (generation != m_generation)
                    return;
                --m_waiting;
                if (answer)
                    m_parts[name] = *answer;
                else if (!m_error)
                    m_error = answer.error();
                showAll();
            });
    }
}

void EvidenceTab::showAll()
{
    const auto number = [this](const char* name) {
        return formatInteger(static_cast<qint64>(rowsAt(m_parts, name).size()));
    };
    if (m_waiting > 0) {
        m_list->setText(tr("Gathering…"));
    } else if (m_error) {
        m_list->setText(u"! "_s + problemText(*m_error, m_services.language.code()));
    } else {
        QStringList lines;
        lines << tr("✓ Key ceremonies and key-encryption keys of the vault");
        lines << tr("✓ Register of signing keys: %1 officers, %2 vaults")
                     .arg(number("officers"), number("keepers"));
        lines << tr("✓ Approvals: %1 rules, %2 proposals").arg(number("rules"), number("proposals"));
        lines << tr("✓ Accesses to personal data: the last %1").arg(number("reveals"));
        lines << tr("✓ Requests of people: %1").arg(number("requests"));
        lines << tr("✓ Retention: %1 kinds of record, %2 destructions")
                     .arg(number("retention"), number("destructions"));
        m_list->setText(lines.join(u'\n'));
    }
    m_save->setEnabled(isReady());
    m_preview->setEnabled(isReady());
    m_again->setEnabled(m_waiting == 0);
}

void EvidenceTab::make(bool isPreview)
{
    if (!isReady())
        return;
    const Language& language = m_services.language;
    const DomainCatalogue& catalogue = m_services.catalogue;
    const auto word = [&](const char* field, const base::Json& row) {
        const std::string value = row.stringOr(field, "");
        const QString label = catalogue.choiceLabel("privacy", field, value, language);
        return label.isEmpty() ? toQt(value) : label;
    };
    const auto when = [](const base::Json& row, const char* member) {
        return formatTime(base::UnixSeconds(row.integerOr(member, 0)));
    };
    report::RecordReport made;
    made.title = tr("Evidence of the protection of personal data");
    made.subject = tr("Evidence pack for ISMS-P");
    made.agency = language.pick(m_services.session.officer().agencyName);
    made.officer = language.pick(m_services.session.officer().name);
    made.number = u"ISMS-"_s + QString::number(m_services.connection.shownAsOf().height);
    made.asOfHeight = m_services.connection.shownAsOf().height;
    made.asOfTime = m_services.connection.shownAsOf().time;
    made.issuedAt = m_services.connection.serverNow();

    const base::Json& vault = m_parts["vault"];
    made.facts.emplace_back(tr("Key-encryption keys"),
        tr("Vault: %1, changed %2 times\nSeparate store: %3, changed %4 times")
            .arg(toQt(vault.stringOr("key_place", "")), formatInteger(vault.integerOr("key_generation", 0)),
                toQt(vault.stringOr("separate_key_place", "")),
                formatInteger(vault.integerOr("separate_key_generation", 0))));
    made.facts.emplace_back(tr("Records held"),
        tr("%1 in the vault, %2 kept apart")
            .arg(formatInteger(vault.integerOr("records", 0)),
                formatInteger(vault.integerOr("separate_records", 0))));
    for (const base::Json& row : rowsAt(m_parts, "keepers"))
        made.facts.emplace_back(tr("Vault's signing key"),
            toQt(row.stringOr("did", "")) + u'\n' + tr("registered %1").arg(when(row, "since")));
    for (const base::Json& row : rowsAt(m_parts, "officers"))
        made.facts.emplace_back(tr("Officer's signing key"),
            language.pick(row, "name") + u" · "_s + toQt(row.stringOr("agency", "")) + u" · "_s
                + toQt(row.stringOr("state", "")) + u'\n' + toQt(row.stringOr("did", "")));
    for (const base::Json& row : rowsAt(m_parts, "rules"))
        made.facts.emplace_back(tr("Needs approval"),
            catalogue.actionLabel(row.stringOr("domain", ""), row.stringOr("action", ""), language) + u" · "_s
                + tr("%1 officers").arg(formatInteger(row.integerOr("needed", 0))));
    for (const base::Json& row : rowsAt(m_parts, "retention")) {
        QStringList lines;
        lines << toQt(row.stringOr("legal_basis", ""));
        lines << tr("%1 years %2 days, %3, then: %4")
                     .arg(formatInteger(row.integerOr("years", 0)), formatInteger(row.integerOr("days", 0)),
                         word("start", row), word("next", row));
        lines << tr("held %1, due %2, kept apart %3, destroyed %4")
                     .arg(formatInteger(row.integerOr("count_held", 0)),
                         formatInteger(row.integerOr("count_due", 0)),
                         formatInteger(row.integerOr("count_separate", 0)),
                         formatInteger(row.integerOr("count_destroyed", 0)));
        made.facts.emplace_back(language.pick(row, "name"), lines.join(u'\n'));
    }

    struct Entry {
        qint64 time;
        report::RecordReport::Line line;
    };
    std::vector<Entry> entries;
    const auto add = [&entries](qint64 time, QString title, QString note, QString transaction) {
        entries.push_back({ time,
            { formatTime(base::UnixSeconds(time)), std::move(title), std::move(note),
                std::move(transaction) } });
    };
    for (const base::Json& row : rowsAt(m_parts, "reveals"))
        add(row.integerOr("revealed_at", 0), tr("Access: %1").arg(word("purpose", row)),
            catalogue.officers().nameOf(row.stringOr("did", ""), language) + u" · "_s
                + toQt(row.stringOr("record", "")) + u" · "_s + toQt(row.stringOr("reason", "")),
            toQt(row.stringOr("transaction", "")));
    for (const base::Json& row : rowsAt(m_parts, "destructions"))
        add(row.integerOr("ordered_at", 0),
            tr("Destruction: %1, %2 records")
                .arg(word("basis", row), formatInteger(row.integerOr("count", 0))),
            toQt(row.stringOr("id", "")) + u" · "_s + toQt(row.stringOr("legal_basis", "")),
            toQt(row.stringOr("transaction", "")));
    for (const base::Json& row : rowsAt(m_parts, "requests"))
        add(row.integerOr("received_at", 0), tr("Request: %1").arg(word("kind", row)),
            tr("deadline %1, %2").arg(when(row, "deadline"), word("state", row)), {});
    for (const base::Json& row : rowsAt(m_parts, "proposals"))
        add(row.integerOr("proposed_at", row.integerOr("time", 0)),
            tr("Approval: %1")
                .arg(catalogue.actionLabel(row.stringOr("domain", ""), row.stringOr("action", ""), language)),
            toQt(row.stringOr("id", "")) + u" · "_s + toQt(row.stringOr("state", "")),
            toQt(row.stringOr("transaction", "")));
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.time < b.time; });
    for (Entry& entry : entries)
        made.timeline.push_back(std::move(entry.line));
    if (isPreview)
        report::printRecord(this, std::move(made));
    else
        report::exportRecord(this, std::move(made));
}

void EvidenceTab::retranslateUi()
{
    m_title->setText(tr("Evidence pack for an ISMS audit"));
    m_text->setText(
        tr("One PDF with what an auditor asks for. Everything in it comes from the chain and the vault, "
           "as of one block; nothing is typed in. It holds no personal data."));
    m_save->setText(tr("Save as PDF…"));
    m_preview->setText(tr("Preview and print…"));
    m_again->setText(tr("Gather again"));
    for (QPushButton* button : { m_save, m_preview, m_again })
        button->setAccessibleName(button->text());
    m_list->setAccessibleName(m_title->text());
    showAll();
}

void EvidenceTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console::privacy
