// SPDX-License-Identifier: Apache-2.0
// A trustee's part of the counting on a machine without a network: the file with the sums, the trustee's secret and the
// trustee's key come in, a file with signed parts goes out. Nothing is asked of a server, and nobody is signed in.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/unlock_throttle.h"
#include "admin-console/pages/elections/counting_file.h"

#include <QDialog>

#include <atomic>
#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace maru::console::elections {

class TrusteeBox;

/// Opened with open(); the secret is gone with it.
class OfflineDesk final : public QDialog {
    Q_OBJECT

public:
    /// Less than a transaction may live: the two machines' clocks differ.
    static constexpr std::int64_t kValiditySeconds = ledger::kMaxValiditySeconds - 120;

    OfflineDesk(Services& services, QWidget* parent, crypto::Argon2Cost cost = {});
    ~OfflineDesk() override;

    void openFile(const QString& path);
    void chooseKey(const QString& path);
    void writeParts(const QString& path);
    void cancel();

    bool isBusy() const { return m_isReading || m_isStopped != nullptr; }
    bool hasFile() const { return m_file != nullptr; }
    TrusteeBox& box() { return *m_box; }
    QString note() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Made;
    void build(crypto::Argon2Cost cost);
    void retranslateUi();
    void showAll();
    void takeFile(const base::Result<std::shared_ptr<const CountingFile>>& file);
    void sign(const QString& path, const std::shared_ptr<base::SecretBytes>& passphrase);
    void takeParts(const Made& made, const QString& path, const QString& did);
    void tell(const QString& text);
    void fail(const base::Error& error);

    Services& m_services;
    UnlockThrottle m_throttle;
    std::shared_ptr<const CountingFile> m_file;
    QString m_code;
    QString m_fingerprint;
    QString m_keyPath;
    QString m_keyDid;
    QString m_keyName;
    bool m_isReading = false;
    int m_generation = 0;
    std::shared_ptr<std::atomic<bool>> m_isStopped; ///< null: nothing is opened now
    qint64 m_done = 0;
    qint64 m_whole = 0;

    QLabel* m_help = nullptr;
    QPushButton* m_choose = nullptr;
    QLabel* m_facts = nullptr;
    QCheckBox* m_compared = nullptr;
    QLabel* m_whoLabel = nullptr;
    QComboBox* m_who = nullptr;
    TrusteeBox* m_box = nullptr;
    QPushButton* m_chooseKey = nullptr;
    QLabel* m_key = nullptr;
    QLineEdit* m_passphrase = nullptr;
    QPushButton* m_go = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_close = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_note = nullptr;
};

} // namespace maru::console::elections
