// SPDX-License-Identifier: Apache-2.0
// Check list, ballot paper, precincts.
#include "admin-console/pages/elections/election_part.h"

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/election_frame.h"
#include "admin-console/pages/elections/roll_preview.h"
#include "admin-console/pages/elections/row_list.h"
#include "admin-console/widgets/cells_model.h"

#include <QEvent>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kPrecinctsListed = 500;
constexpr int kPartRow = 28;
constexpr int kPartRows = 8;

/// As high as its rows, up to some: the pane scrolls, not the table, while there are few.
void fitHeight(QTableView& table)
{
    const int rows = std::clamp(table.model()->rowCount(), 1, kPartRows);
    table.setFixedHeight((rows + 1) * kPartRow + 8);
}

} // namespace

ElectionPart::ElectionPart(Services& given, Transport& transport, QWidget* parent)
    : DetailPart(parent), m_services(given), m_transport(transport)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_banner = new RehearsalBanner(this);
    layout->addWidget(m_banner);
    const auto heading = [this, layout] {
        auto* made = new QLabel(this);
        made->setObjectName(u"sectionTitle"_s);
        layout->addWidget(made);
        return made;
    };
    m_missingTitle = heading();
    m_missingText = new QLabel(this);
    m_missingText->setObjectName(u"electionMissing"_s);
    m_missingText->setWordWrap(true);
    m_missingText->setTextFormat(Qt::PlainText);
    layout->addWidget(m_missingText);
    const auto table = [this, layout](QTableView*& view, CellsModel*& model, const QString& name) {
        view = new QTableView(this);
        view->setObjectName(name);
        model = new CellsModel(this);
        view->setModel(model);
        shapeWordTable(*view);
        layout->addWidget(view);
    };
    m_contestTitle = heading();
    table(m_contestTable, m_contests, u"electionContests"_s);
    m_precinctTitle = heading();
    table(m_precinctTable, m_precincts, u"electionPrecincts"_s);
    showAll();
}

void ElectionPart::showRow(const base::Json& row)
{
    const bool isSame = m_row.stringOr("id", "") == row.stringOr("id", "");
    m_row = row;
    if (!isSame) {
        m_missing.reset();
        m_contestRows.clear();
        m_precinctRows.clear();
    }
    m_error.reset();
    showAll();
    const QString id = toQt(row.stringOr("id", ""));
    const int generation = ++m_generation;
    const auto takeList = [this, generation](std::vector<base::Json>& into) {
        return [this, generation, &into](const base::Result<std::vector<base::Json>>& rows) {
            if (generation != m_generation)
                return;
            if (rows)
                into = *rows;
            else
                m_error = rows.error();
            showAll();
        };
    };
    loadWholeList(m_transport, u"contests"_s, id, this, takeList(m_contestRows));
    loadWholeList(m_transport, u"precincts"_s, id, this, takeList(m_precinctRows));
    m_transport.send(get(u"/v1/query/election/missing"_s, { { u"election"_s, id } }), this,
        [this, generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            if (answer)
                m_missing = *answer;
            else
                m_error = answer.error();
            showAll();
        });
}

void ElectionPart::clear()
{
    ++m_generation;
    m_row = {};
    m_missing.reset();
    m_contestRows.clear();
    m_precinctRows.clear();
    showAll();
}

void ElectionPart::showAll()
{
    const Language& language = m_services.language;
    setVisible(m_row.isObject());
    m_banner->showElection(m_row);
    const std::string state = m_row.stringOr("state", "");
    const bool isBefore = state == "draft" || state == "ceremony" || state == "ready";
    m_missingTitle->setText(tr("Check list before freezing"));
    m_missingTitle->setVisible(isBefore);
    m_missingText->setVisible(isBefore || m_error.has_value());
    m_missingText->setAccessibleName(m_missingTitle->text());
    QStringList lines;
    if (m_error)
        lines << u"! "_s + problemText(*m_error, language.code());
    const base::Json* rows = m_missing ? m_missing->find("rows") : nullptr;
    if (isBefore && rows != nullptr && rows->isArray()) {
        // First what stands in the way, then what is only worth knowing.
        std::vector<base::Json> ordered(rows->asArray().begin(), rows->asArray().end());
        std::stable_partition(ordered.begin(), ordered.end(),
            [](const base::Json& one) { return one.booleanOr("blocks", true); });
        for (const base::Json& one : ordered) {
            QString line = (one.booleanOr("blocks", true) ? u"✕ "_s : u"! "_s)
                + problemText(base::refused(one.stringOr("code", "")), language.code());
            if (one.integerOr("count", 0) > 0)
                line += u" ("_s + formatInteger(one.integerOr("count", 0)) + u')';
            if (!one.stringOr("detail", "").empty())
                line += u" · "_s + toQt(one.stringOr("detail", ""));
            lines << line;
        }
        if (rows->asArray().empty())
            lines << tr("✓ Nothing is missing.");
    } else if (isBefore && !m_error) {
        lines << tr("On its way…");
    }
    m_missingText->setText(lines.join(u'\n'));

    std::stable_sort(
        m_contestRows.begin(), m_contestRows.end(), [](const base::Json& a, const base::Json& b) {
            return a.integerOr("position", 0) < b.integerOr("position", 0);
        });
    std::vector<std::vector<Cell>> papers;
    for (const base::Json& contest : m_contestRows) {
        const QString kind =
            m_services.catalogue.choiceLabel("election", "kind", contest.stringOr("kind", ""), language);
        papers.push_back({ { toQt(contest.stringOr("contest", "")), false, Tone::Neutral, true },
            { language.pick(contest, "title"), false, Tone::Neutral, true }, { kind } });
        const base::Json* options = contest.find("options");
        if (options == nullptr || !options->isArray())
            continue;
        for (const base::Json& option : options->asArray())
            papers.push_back({ { QString::number(option.integerOr("number", 0)) },
                { language.pick(option, "name") }, { language.pick(option, "party") } });
    }
    m_contestTitle->setText(tr("Contests and candidates"));
    m_contests->setHeader({ tr("No."), tr("Name"), tr("Party or kind") });
    m_contests->setRows(std::move(papers));
    m_contestTable->setColumnWidth(0, 60);
    m_contestTable->setColumnWidth(1, 150);
    m_contestTable->setAccessibleName(m_contestTitle->text());

    std::vector<std::vector<Cell>> precincts;
    for (const base::Json& one : m_precinctRows) {
        if (precincts.size() == kPrecinctsListed)
            break;
        const QString in = toQt(one.stringOr("counted_in", ""));
        precincts.push_back({ { toQt(one.stringOr("id", "")) },
            { language.pick(one, "name") + (in.isEmpty() ? QString() : tr(" (counted in %1)").arg(in)) },
            { formatInteger(one.integerOr("entries", 0)), true },
            { formatInteger(one.integerOr("enrolled", 0)), true } });
    }
    m_precinctTitle->setText(m_precinctRows.size() > kPrecinctsListed
            ? tr("Precincts: the first %1 of %2")
                  .arg(formatInteger(static_cast<qint64>(kPrecinctsListed)),
                      formatInteger(static_cast<qint64>(m_precinctRows.size())))
            : tr("Precincts"));
    m_precincts->setHeader({ tr("Id"), tr("Name"), tr("On the roll"), tr("Enrolled") });
    m_precincts->setRows(std::move(precincts));
    m_precinctTable->setColumnWidth(0, 60);
    m_precinctTable->setColumnWidth(1, 150);
    m_precinctTable->setColumnWidth(2, 80);
    m_precinctTable->setAccessibleName(tr("Precincts"));
    for (QTableView* table : { m_contestTable, m_precinctTable })
        fitHeight(*table);
}

void ElectionPart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showAll();
    DetailPart::changeEvent(event);
}

} // namespace maru::console::elections
