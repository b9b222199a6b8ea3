// SPDX-License-Identifier: Apache-2.0
// Choosing a security token.
#include "admin-console/shell/token_dialog.h"

#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

#include <memory>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

/// The first well-known module of this computer.
QString usualModule()
{
    for (const QString& path :
        { u"/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so"_s, u"/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so"_s,
            u"/usr/lib/softhsm/libsofthsm2.so"_s, u"/usr/lib/x86_64-linux-gnu/libykcs11.so"_s })
        if (QFileInfo::exists(path))
            return path;
    return {};
}

QString tokenTitle(const crypto::Pkcs11TokenInfo& token)
{
    const QString label = toQt(token.label);
    const QString maker = toQt(token.manufacturer);
    return maker.isEmpty() ? label : label + u" · "_s + maker;
}

} // namespace

TokenDialog::TokenDialog(const Language& language, const QString& key, QWidget* parent)
    : QDialog(parent), m_language(language)
{
    setObjectName(u"tokenDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    const auto uri = crypto::Pkcs11Uri::parse(fromQt(key));
    m_module->setText(uri ? toQt(uri->module.string()) : usualModule());
    if (uri) {
        m_wantedToken = toQt(uri->token);
        m_object->setText(toQt(uri->object));
    }
    connect(m_chooseModule, &QPushButton::clicked, this, [this] {
        FileDialog::askOpen(this, tr("Choose the token's module"),
            tr("Modules (*.so *.dll *.dylib);;All files (*)"), [this](const QString& path) {
                m_module->setText(path);
                lookForTokens();
            });
    });
    connect(m_module, &QLineEdit::editingFinished, this, &TokenDialog::lookForTokens);
    connect(m_look, &QPushButton::clicked, this, &TokenDialog::lookForTokens);
    connect(m_token, &QComboBox::currentIndexChanged, this, &TokenDialog::updateState);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &TokenDialog::choose);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslateUi();
    lookForTokens();
}

TokenDialog::~TokenDialog()
{
    // Fields that lose the focus while they go would still tell.
    m_module->disconnect(this);
    m_token->disconnect(this);
}

void TokenDialog::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(6);
    setMinimumWidth(460);
    m_hint = new QLabel(this);
    m_hint->setObjectName(u"subtle"_s);
    m_hint->setWordWrap(true);
    layout->addWidget(m_hint);
    layout->addSpacing(8);
    const auto addRow = [&](QLabel*& label, QWidget* field, QPushButton* button) {
        label = new QLabel(this);
        label->setObjectName(u"fieldLabel"_s);
        label->setBuddy(field);
        layout->addWidget(label);
        auto* row = new QHBoxLayout;
        row->addWidget(field, 1);
        if (button != nullptr)
            row->addWidget(button);
        layout->addLayout(row);
        layout->addSpacing(6);
    };
    m_module = new QLineEdit(this);
    m_module->setObjectName(u"tokenModule"_s);
    m_chooseModule = new QPushButton(this);
    addRow(m_moduleLabel, m_module, m_chooseModule);
    m_token = new QComboBox(this);
    m_token->setObjectName(u"tokenName"_s);
    m_look = new QPushButton(this);
    m_look->setObjectName(u"tokenLook"_s);
    addRow(m_tokenLabel, m_token, m_look);
    m_object = new QLineEdit(this);
    m_object->setObjectName(u"tokenObject"_s);
    addRow(m_objectLabel, m_object, nullptr);
    m_status = new QLabel(this);
    m_status->setObjectName(u"errorSummary"_s);
    m_status->setWordWrap(true);
    layout->addWidget(m_status);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_buttons->button(QDialogButtonBox::Ok)->setProperty("main", true);
    m_buttons->button(QDialogButtonBox::Ok)->setObjectName(u"tokenUse"_s);
    layout->addWidget(m_buttons);
}

void TokenDialog::lookForTokens()
{
    const QString module = m_module->text().trimmed();
    const int question = ++m_looking;
    m_token->clear();
    m_error = {};
    m_isLooking = !module.isEmpty();
    updateState();
    if (module.isEmpty())
        return;
    QThreadPool::globalInstance()->start(
        [guard = QPointer<TokenDialog>(this), question, path = fromQt(module)] {
            const auto tokens = std::make_shared<base::Result<std::vector<crypto::Pkcs11TokenInfo>>>(
                crypto::pkcs11Tokens(path));
            QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, question, tokens] {
                if (guard && guard->m_looking == question)
                    guard->showTokens(*tokens);
            });
        });
}

void TokenDialog::showTokens(const base::Result<std::vector<crypto::Pkcs11TokenInfo>>& tokens)
{
    m_isLooking = false;
    if (tokens) {
        for (const crypto::Pkcs11TokenInfo& token : *tokens) {
            m_token->addItem(tokenTitle(token), toQt(token.label));
            if (toQt(token.label) == m_wantedToken)
                m_token->setCurrentIndex(m_token->count() - 1);
        }
        if (tokens->empty())
            m_error = base::refused("pkcs11.no_token");
    } else {
        m_error = tokens.error();
    }
    updateState();
}

void TokenDialog::updateState()
{
    const bool hasToken = m_token->count() > 0;
    m_token->setEnabled(hasToken);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(hasToken);
    if (m_isLooking)
        m_status->setText(tr("Looking for tokens…"));
    else if (!m_error.code.empty())
        m_status->setText(problemText(m_error, m_language.code()));
    m_status->setVisible(m_isLooking || !m_error.code.empty());
}

void TokenDialog::choose()
{
    crypto::Pkcs11Uri uri;
    uri.module = fromQt(m_module->text().trimmed());
    uri.token = fromQt(m_token->currentData().toString());
    uri.object = fromQt(m_object->text().trimmed());
    Q_EMIT chosen(toQt(uri.text()));
    accept();
}

void TokenDialog::retranslateUi()
{
    setWindowTitle(tr("Security token"));
    m_hint->setText(tr(
        "The key is on a smart card or another PKCS#11 token and never leaves it. The PIN is asked for when "
        "you sign in."));
    m_moduleLabel->setText(tr("&Module of the token's maker"));
    m_module->setAccessibleName(tr("Module of the token's maker"));
    m_chooseModule->setText(tr("Choose…"));
    m_chooseModule->setAccessibleName(tr("Choose the token's module"));
    m_tokenLabel->setText(tr("&Token"));
    m_token->setAccessibleName(tr("Token"));
    m_look->setText(tr("Look again"));
    m_look->setAccessibleName(tr("Look for tokens again"));
    m_objectLabel->setText(tr("Name of the &key (only when there are several)"));
    m_object->setAccessibleName(tr("Name of the key"));
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Use this token"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    updateState();
}

void TokenDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace maru::console
