// SPDX-License-Identifier: Apache-2.0
// What the two windows share: layout, the work on another thread, sending, the outcome.
#include "admin-console/pages/people/authority_dialog.h"

#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/core/transaction_sender.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

namespace maru::console::people {

using namespace Qt::StringLiterals;

AuthorityDialog::AuthorityDialog(Services& services, QWidget* parent) : QDialog(parent), m_services(services)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(520);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(28, 24, 28, 20);
    outer->setSpacing(10);
    m_title = new QLabel(this);
    m_title->setObjectName(u"pageTitle"_s);
    m_title->setWordWrap(true);
    m_hint = new QLabel(this);
    m_hint->setWordWrap(true);
    m_hint->setObjectName(u"subtle"_s);
    outer->addWidget(m_title);
    outer->addWidget(m_hint);
    m_layout = new QVBoxLayout;
    m_layout->setSpacing(6);
    outer->addLayout(m_layout);
    m_message = new QLabel(this);
    m_message->setObjectName(u"errorSummary"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    outer->addWidget(m_message);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    m_cancel = new QPushButton(this);
    m_cancel->setAutoDefault(false);
    m_main = new QPushButton(this);
    m_main->setObjectName(u"authorityMain"_s);
    m_main->setProperty("main", true);
    m_main->setDefault(true);
    row->addWidget(m_cancel);
    row->addWidget(m_main);
    outer->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_main, &QPushButton::clicked, this, &AuthorityDialog::submit);
}

QLineEdit* AuthorityDialog::addLine(QLabel*& label, const QString& name, QPushButton** choose)
{
    label = new QLabel(this);
    label->setObjectName(u"fieldLabel"_s);
    auto* line = new QLineEdit(this);
    line->setObjectName(name);
    label->setBuddy(line);
    m_layout->addWidget(label);
    auto* row = new QHBoxLayout;
    row->addWidget(line, 1);
    if (choose != nullptr) {
        *choose = new QPushButton(this);
        (*choose)->setAutoDefault(false);
        row->addWidget(*choose);
    }
    m_layout->addLayout(row);
    return line;
}

std::shared_ptr<base::SecretBytes> AuthorityDialog::take(QLineEdit& line)
{
    QByteArray typed = line.text().toUtf8();
    auto secret = std::make_shared<base::SecretBytes>(base::Bytes(typed.begin(), typed.end()));
    typed.fill('\0');
    line.clear();
    return secret;
}

void AuthorityDialog::submit()
{
    if (m_step == Step::Done) {
        accept();
        return;
    }
    if (m_step == Step::Working)
        return;
    if (const QString wrong = problem(); !wrong.isEmpty()) {
        show(wrong, /*isError=*/true);
        return;
    }
    m_message->hide();
    setStep(Step::Working);
    QThreadPool::globalInstance()->start([guard = QPointer<AuthorityDialog>(this), run = work()] {
        const auto payload = std::make_shared<base::Result<base::Json>>(run());
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, payload] {
            if (guard)
                guard->onPayload(*payload);
        });
    });
}

void AuthorityDialog::onPayload(const base::Result<base::Json>& payload)
{
    if (!payload) {
        setStep(Step::Fill);
        show(u"! "_s + problemText(payload.error(), m_services.language.code()), /*isError=*/true);
        Q_EMIT finishedWith(toQt(payload.error().code));
        return;
    }
    m_services.sender.send("identity", action(), *payload, this,
        [this](const base::Result<Outcome>& result) { onOutcome(result); });
}

void AuthorityDialog::onOutcome(const base::Result<Outcome>& result)
{
    const bool isOk = result && result->isOk();
    if (!isOk) {
        const base::Error error = result ? base::refused(result->code) : result.error();
        setStep(Step::Fill);
        show(u"! "_s + problemText(error, m_services.language.code()), /*isError=*/true);
        Q_EMIT finishedWith(toQt(error.code));
        return;
    }
    setStep(Step::Done);
    show(u"✓ "_s
            + (result->isProposal()
                    ? tr("Sent for approval. Another administrator decides on the Approvals page.")
                    : doneText(*result)),
        /*isError=*/false);
    Q_EMIT finishedWith(u"ok"_s);
}

void AuthorityDialog::show(const QString& text, bool isError)
{
    m_message->setObjectName(isError ? u"errorSummary"_s : u"adviceText"_s);
    m_message->setText(text);
    m_message->setAccessibleName(text);
    m_message->setStyleSheet({});
    m_message->show();
}

void AuthorityDialog::setStep(Step step)
{
    m_step = step;
    for (auto* input : findChildren<QLineEdit*>())
        input->setEnabled(step == Step::Fill);
    m_main->setEnabled(step != Step::Working);
    m_cancel->setVisible(step != Step::Done);
    retranslateUi();
}

void AuthorityDialog::retranslateUi()
{
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    if (m_step == Step::Working)
        m_main->setText(tr("Signing…"));
    if (m_step == Step::Done)
        m_main->setText(tr("Close"));
    m_main->setAccessibleName(m_main->text());
    m_message->setAccessibleName(m_message->text());
}

void AuthorityDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace maru::console::people
