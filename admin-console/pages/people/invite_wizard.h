// SPDX-License-Identifier: Apache-2.0
// Inviting an officer, or giving another key to one: what the post is, what it may do, and the one-time code, which
// is made here and never sent.
#pragma once

#include "admin-console/pages/people/people_book.h"
#include "admin-console/widgets/wizard.h"

#include <QPointer>

class QLabel;

namespace maru::console::people {

/// Shows the code once; nothing keeps it when the window is closed.
class CodeDialog final : public QDialog {
    Q_OBJECT

public:
    CodeDialog(Services& services, QString code, QString post, base::UnixSeconds expires, QWidget* parent);
    const QString& code() const { return m_code; }
    /// One page: the code, its QR, how to use it and until when.
    void print();
    void save();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    QStringList lines() const;

    Services& m_services;
    QString m_code;
    QString m_post;
    base::UnixSeconds m_expires;
    QLabel* m_title = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_codeText = nullptr;
    QLabel* m_qr = nullptr;
    std::vector<QPushButton*> m_buttons;
};

class InviteWizard final : public Wizard {
    Q_OBJECT

public:
    /// `replaced`: the row of an officer who needs another key; null for a new officer.
    InviteWizard(Services& services, PeopleBook& book, const base::Json& replaced, QWidget* parent);
    const QString& code() const { return m_code; }
    /// Opens when the invitation is on the chain; null before.
    CodeDialog* codeWindow() const { return m_window; }

protected:
    QString heading() const override;
    WizardReview review() const override;
    std::vector<WizardLink> links() const override;

private:
    void showCode();
    bool isReplacement() const { return m_replaced.isObject(); }

    base::Json m_replaced;
    QString m_code;
    std::string m_key; ///< did:key of the code
    QPointer<CodeDialog> m_window;
};

} // namespace maru::console::people
