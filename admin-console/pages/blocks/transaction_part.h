// SPDX-License-Identifier: Apache-2.0
// A transaction in words, its payload, and its Merkle path; a section of the detail pane.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/transport.h"
#include "admin-console/widgets/detail_part.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace maru::console {

class MerkleView;
struct MerkleWalk;

class TransactionPart final : public DetailPart {
    Q_OBJECT

public:
    /// `transport`: where the proof is asked for.
    TransactionPart(Services& services, Transport& transport, QWidget* parent);

    void showRow(const base::Json& row) override;
    void showFull(const base::Json& full) override;
    void clear() override;
    MerkleView& merkle() { return *m_merkle; }
    QString sentence() const;
    enum class Check {
        Unchecked, ///< the sentence is the server's word
        Holds, ///< the sentence is that of the receipt, which was checked here and says what is shown
        Differs, ///< the receipt holds and says something else than the server shows; the sentence is the receipt's
        Fails,
        Unavailable, ///< the receipt could not be had
    };
    Check checkState() const { return m_check; }
    /// Scrolls to the path, now or when it has come.
    void revealPath();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    void showTexts();
    void showCheck();
    void askProof();
    void takeReceipt(const base::Json& file);
    void showWalk(const MerkleWalk& walk);
    void askInclusion(int generation, const base::Json& block);

    Services& m_services;
    Transport& m_transport;
    QString m_id;
    base::Json m_full;
    base::Json m_proven; ///< "tx" and "result" of the checked receipt; null before
    Check m_check = Check::Unchecked;
    bool m_hasFull = false;
    int m_generation = 0;
    bool m_isRevealing = false;
    QLabel* m_sentence = nullptr;
    QLabel* m_result = nullptr;
    QLabel* m_checkState = nullptr;
    QLabel* m_payloadTitle = nullptr;
    QWidget* m_payloadBox = nullptr;
    QGridLayout* m_payload = nullptr;
    QLabel* m_pathTitle = nullptr;
    QLabel* m_pathState = nullptr;
    QPushButton* m_block = nullptr;
    MerkleView* m_merkle = nullptr;
};

} // namespace maru::console
