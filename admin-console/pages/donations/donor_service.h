// SPDX-License-Identifier: Apache-2.0
// The donor service desk (기부자 응대): finds a donation by what the donor has in hand, shows its way, checks it on this
// computer, and says what to tell the donor.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/transport.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTreeWidget;

namespace maru::console::donations {

/// What was typed, as what the server can be asked for.
struct DonorQuery {
    enum class Kind { Nothing, Donation, Donor, Unknown };
    Kind kind = Kind::Nothing;
    QString value; ///< "d-…" or a DID
};

/// A donation's id, a receipt number or transaction id (64 hex digits; the donation's id is made of its first 16), 16 hex
/// digits, or a donor's DID; spaces and a surrounding link are passed over.
DonorQuery readDonorQuery(const QString& text);

class DonorService final : public QWidget {
    Q_OBJECT

public:
    DonorService(Services& services, Transport& transport, QWidget* parent);

    void find(const QString& text);
    QString advice() const;
    /// The newest donation, where none is shown yet: for pictures.
    void showNewest();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showList();
    void choose(int row);
    void loadParts();
    bool isComplete() const;
    QString missingText() const;
    void checkProofs();
    void showAll();
    void retranslateUi();
    void print(bool asFile);
    QString proofText() const;

    enum class Check { Unchecked, Checking, Holds, Fails, Unavailable };

    Services& m_services;
    Transport& m_transport;
    QLineEdit* m_input = nullptr;
    QPushButton* m_find = nullptr;
    QLabel* m_status = nullptr;
    QListWidget* m_list = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_facts = nullptr;
    QLabel* m_proof = nullptr;
    QTreeWidget* m_way = nullptr;
    QLabel* m_adviceTitle = nullptr;
    QLabel* m_advice = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_print = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_open = nullptr;
    QLabel* m_partState = nullptr;
    QPushButton* m_refresh = nullptr;
    std::vector<base::Json> m_rows;
    base::Json m_row;
    base::Json m_campaign;
    base::Json m_trace;
    std::optional<base::Error> m_error;
    std::optional<base::Error> m_partError; ///< of the campaign or the way, where one did not come
    int m_missing = 0; ///< parts on their way
    bool m_isOld = false; ///< the ledger has moved since the parts came
    Check m_rowCheck = Check::Unchecked;
    Check m_sumCheck = Check::Unchecked;
    std::optional<base::Error> m_rowWhy; ///< why it fails or could not be checked
    std::optional<base::Error> m_sumWhy;
    qint64 m_height = 0; ///< of the header that the donation's proof leads to
    qint64 m_time = 0; ///< of the same header
    int m_generation = 0;
};

} // namespace maru::console::donations
