// SPDX-License-Identifier: Apache-2.0
// The words of an objection.
#include "admin-console/pages/elections/objection_part.h"

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/row_list.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

ObjectionPart::ObjectionPart(Services& given, Transport& transport, QWidget* parent)
    : DetailPart(parent), m_services(given), m_transport(transport)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_title = new QLabel(this);
    m_title->setObjectName(u"sectionTitle"_s);
    m_text = new QLabel(this);
    m_text->setObjectName(u"objectionText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    showAll();
}

void ObjectionPart::showRow(const base::Json& row)
{
    const bool isSame = m_row.stringOr("id", "") == row.stringOr("id", "") && m_words;
    m_row = row;
    m_error.reset();
    if (isSame) {
        showAll();
        return;
    }
    m_words.reset();
    m_isAsking = true;
    showAll();
    loadWholeList(m_transport, u"objection_texts"_s, toQt(row.stringOr("election", "")), this,
        [this, generation = ++m_generation](const base::Result<std::vector<base::Json>>& rows) {
            if (generation != m_generation)
                return;
            m_isAsking = false;
            if (!rows)
                m_error = rows.error();
            else
                for (const base::Json& one : *rows) {
                    if (one.stringOr("id", "") == m_row.stringOr("id", "-"))
                        m_words = one;
                }
            showAll();
        });
}

void ObjectionPart::clear()
{
    ++m_generation;
    m_row = {};
    m_words.reset();
    m_error.reset();
    showAll();
}

QString ObjectionPart::text() const
{
    return m_text->text();
}

void ObjectionPart::showAll()
{
    setVisible(m_row.isObject());
    m_title->setText(tr("The objection in words"));
    m_text->setAccessibleName(m_title->text());
    if (m_error && m_error->code == "auth.restricted")
        m_text->setText(tr("Only election managers may read the words."));
    else if (m_error)
        m_text->setText(u"! "_s + problemText(*m_error, m_services.language.code()));
    else if (m_words)
        m_text->setText(toQt(m_words->stringOr("text", "")));
    else
        m_text->setText(m_isAsking ? tr("On its way…") : tr("The words are not kept any more."));
}

void ObjectionPart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showAll();
    DetailPart::changeEvent(event);
}

} // namespace maru::console::elections
