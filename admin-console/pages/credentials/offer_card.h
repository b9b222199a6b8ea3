// SPDX-License-Identifier: Apache-2.0
// An offer to hand over: QR code and link, and the transaction code apart from them, covered until it is asked for, so
// that one look over a shoulder does not take both.
#pragma once

#include "admin-console/pages/credentials/issue_run.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace maru::console::credentials {

class QrWidget;

class OfferCard final : public QWidget {
    Q_OBJECT

public:
    enum class Shape {
        Wide, ///< picture beside the text, on a card of its own
        Narrow, ///< one below the other, for a detail pane
    };
    OfferCard(Shape shape, QWidget* parent);
    void setOffer(const MadeOffer& offer);
    void clear();
    bool isCodeShown() const { return m_isCodeShown; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    void copy(const QString& text);

    MadeOffer m_offer;
    bool m_isCodeShown = false;
    QrWidget* m_qr = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_help = nullptr;
    QLabel* m_codeTitle = nullptr;
    QLabel* m_code = nullptr;
    QPushButton* m_showCode = nullptr;
    QPushButton* m_copyLink = nullptr;
    QPushButton* m_copyWeb = nullptr;
};

} // namespace maru::console::credentials
