// SPDX-License-Identifier: Apache-2.0
// A block's header explained member by member and checked, its neighbours, its events in words; a section of the detail
// pane.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/transport.h"
#include "admin-console/widgets/detail_part.h"
#include "shared/ledger/header.h"

#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace maru::console {

class BlockPart final : public DetailPart {
    Q_OBJECT

public:
    BlockPart(Services& services, Transport& transport, QWidget* parent);

    void showRow(const base::Json& row) override;
    void showFull(const base::Json& full) override;
    void clear() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Link { Unknown, Right, Wrong };

    void showTexts();
    void showHeader(const ledger::SignedHeader& header);
    void showEvents();
    void askPrevious();

    Services& m_services;
    Transport& m_transport;
    qint64 m_height = -1;
    base::Json m_full;
    bool m_hasFull = false;
    Link m_link = Link::Unknown;
    int m_generation = 0;
    QPushButton* m_previous = nullptr;
    QPushButton* m_next = nullptr;
    QLabel* m_linkState = nullptr;
    QLabel* m_signatureState = nullptr;
    QLabel* m_headerTitle = nullptr;
    QWidget* m_headerBox = nullptr;
    QGridLayout* m_header = nullptr;
    QLabel* m_eventsTitle = nullptr;
    QWidget* m_eventsBox = nullptr;
    QVBoxLayout* m_events = nullptr;
};

} // namespace maru::console
