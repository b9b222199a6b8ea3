// SPDX-License-Identifier: Apache-2.0
// Notice of a restored draft.
#include "admin-console/widgets/draft_notice.h"

#include "admin-console/core/format.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace maru::console {

using namespace Qt::StringLiterals;

DraftNotice::DraftNotice(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"draftNotice"_s);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_text = new QLabel(this);
    m_text->setObjectName(u"staleLine"_s);
    m_text->setWordWrap(true);
    m_discard = new QPushButton(this);
    m_discard->setObjectName(u"discardDraft"_s);
    m_discard->setAutoDefault(false);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_discard);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT discarded();
    });
    retranslateUi();
    hide();
}

void DraftNotice::showFor(qint64 saved)
{
    m_saved = saved;
    retranslateUi();
    show();
}

void DraftNotice::retranslateUi()
{
    m_text->setText(tr("What you typed on %1 and did not send was put back. Files and hashes are kept too.")
                        .arg(formatTime(base::UnixSeconds(m_saved))));
    m_discard->setText(tr("Discard the &draft"));
    m_discard->setAccessibleName(tr("Discard the draft and begin again"));
}

void DraftNotice::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
