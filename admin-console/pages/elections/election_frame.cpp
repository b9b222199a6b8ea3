// SPDX-License-Identifier: Apache-2.0
// Chooser, state, banner.
#include "admin-console/pages/elections/election_frame.h"

#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/badge.h"
#include "admin-console/widgets/page_frame.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QShowEvent>
#include <QVBoxLayout>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

RehearsalBanner::RehearsalBanner(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_label = new QLabel(this);
    m_label->setObjectName(u"rehearsalBanner"_s);
    m_label->setAlignment(Qt::AlignCenter);
    m_label->setWordWrap(true);
    layout->addWidget(m_label);
    hide();
    retranslateUi();
}

void RehearsalBanner::showElection(const base::Json& row)
{
    setVisible(row.booleanOr("rehearsal", false));
}

QString RehearsalBanner::text() const
{
    return m_label->text();
}

void RehearsalBanner::retranslateUi()
{
    m_label->setText(tr("⚠ REHEARSAL · Test ballots only. Nothing here is a real vote or a real result."));
    m_label->setAccessibleName(m_label->text());
}

void RehearsalBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

ElectionHead::ElectionHead(Services& given, ElectionBook& book, QWidget* parent)
    : QWidget(parent), m_services(given), m_book(book)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    m_label = new QLabel(this);
    m_box = new QComboBox(this);
    m_box->setObjectName(u"electionChooser"_s);
    m_box->setMinimumWidth(320);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_label->setBuddy(m_box);
    m_state = new Badge(this);
    m_note = new QLabel(this);
    m_note->setObjectName(u"subtle"_s);
    head->addWidget(m_label);
    head->addWidget(m_box, 1);
    head->addWidget(m_state);
    head->addWidget(m_note);
    head->addStretch(1);
    layout->addLayout(head);
    m_banner = new RehearsalBanner(this);
    layout->addWidget(m_banner);
    connect(m_box, &QComboBox::activated, this,
        [this](int at) { m_book.choose(m_box->itemData(at).toString()); });
    connect(&m_book, &ElectionBook::changed, this, &ElectionHead::showAll);
    showAll();
}

void ElectionHead::showAll()
{
    const base::Json row = m_book.current();
    {
        const QSignalBlocker quiet(m_box);
        m_box->clear();
        for (const base::Json& one : m_book.rows()) {
            const QString mark = one.booleanOr("rehearsal", false) ? tr("[Rehearsal] ") : QString();
            QString title = m_services.language.pick(one, "title");
            if (title.startsWith(mark.trimmed()) && !mark.isEmpty())
                title = title.mid(mark.trimmed().size()).trimmed();
            m_box->addItem(
                mark + title + u"  ·  "_s + stateWord("elections/" + one.stringOr("state", "")).word,
                toQt(one.stringOr("id", "")));
        }
        m_box->setCurrentIndex(m_box->findData(m_book.currentId()));
    }
    m_label->setText(tr("Election"));
    m_box->setAccessibleName(m_label->text());
    if (row.isObject())
        m_state->show(stateWord("elections/" + row.stringOr("state", "")));
    else
        m_state->clearState();
    m_note->setText(
        m_book.error() ? u"! "_s + problemText(*m_book.error(), m_services.language.code()) : QString());
    m_banner->showElection(row);
}

void ElectionHead::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showAll();
    QWidget::changeEvent(event);
}

ElectionFrame::ElectionFrame(Services& given, ElectionBook& book, ElectionView* view, QWidget* parent)
    : QWidget(parent), m_book(book), m_view(view)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new ElectionHead(given, book, this));
    // The head names the election already.
    for (PageFrame* frame : m_view->findChildren<PageFrame*>())
        frame->setTitleShown(false);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(u"electionScroll"_s);
    // What is inside takes the focus and is scrolled to.
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_view->setObjectName(u"electionView"_s);
    scroll->setWidget(m_view);
    layout->addWidget(scroll, 1);
    connect(&m_book, &ElectionBook::changed, this, &ElectionFrame::showAll);
    connect(&m_book, &ElectionBook::news, this, [this] {
        if (m_view->isVisible())
            m_view->refresh();
    });
    showAll();
}

void ElectionFrame::showAll()
{
    const base::Json row = m_book.current();
    if (row != m_shown) {
        m_shown = row;
        m_view->showElection(row);
    }
}

void ElectionFrame::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    // While it was hidden nothing was asked for.
    m_view->refresh();
}

} // namespace maru::console::elections
