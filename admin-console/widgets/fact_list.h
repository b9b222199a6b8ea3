// SPDX-License-Identifier: Apache-2.0
// Names and values in two columns, as forms and wizards show them before signing.
#pragma once

#include <QString>
#include <QWidget>

#include <utility>
#include <vector>

class QGridLayout;

namespace maru::console {

class FactList final : public QWidget {
    Q_OBJECT

public:
    explicit FactList(QWidget* parent = nullptr);
    /// Values may have several lines; all text is plain.
    void setFacts(const std::vector<std::pair<QString, QString>>& facts);

private:
    QGridLayout* m_grid = nullptr;
};

} // namespace maru::console
