// SPDX-License-Identifier: Apache-2.0
// Where the officer's key is when it is not in a file: which PKCS#11 module, which token, which key on it. Asks for no
// PIN.
#pragma once

#include "admin-console/core/language.h"
#include "shared/base/result.h"
#include "shared/crypto/pkcs11.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace maru::console {

class TokenDialog final : public QDialog {
    Q_OBJECT

public:
    /// `key`: what is chosen now, an RFC 7512 address or anything else.
    TokenDialog(const Language& language, const QString& key, QWidget* parent);
    ~TokenDialog() override;

Q_SIGNALS:
    void chosen(const QString& uri);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslateUi();
    /// Asks the module on another thread; a reader without a card can take seconds.
    void lookForTokens();
    void showTokens(const base::Result<std::vector<crypto::Pkcs11TokenInfo>>& tokens);
    void updateState();
    void choose();

    const Language& m_language;
    QLabel* m_hint = nullptr;
    QLabel* m_moduleLabel = nullptr;
    QLineEdit* m_module = nullptr;
    QPushButton* m_chooseModule = nullptr;
    QLabel* m_tokenLabel = nullptr;
    QComboBox* m_token = nullptr;
    QPushButton* m_look = nullptr;
    QLabel* m_objectLabel = nullptr;
    QLineEdit* m_object = nullptr;
    QLabel* m_status = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
    QString m_wantedToken; ///< of the address that the dialog began with
    base::Error m_error;
    int m_looking = 0; ///< the newest question to a module
    bool m_isLooking = false;
};

} // namespace maru::console
