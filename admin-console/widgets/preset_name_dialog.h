// SPDX-License-Identifier: Apache-2.0
// Asks for the name of a preset.
#pragma once

#include "admin-console/widgets/filter_presets.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace maru::console {

/// Does not block. Destroyed when closed.
class PresetNameDialog final : public QDialog {
    Q_OBJECT

public:
    /// `renamed`: the preset that gets another name; empty: a new one, which may replace one of the same name.
    PresetNameDialog(QString renamed, const std::vector<FilterPreset>& taken, QWidget* parent);
    void accept() override;

Q_SIGNALS:
    void named(const QString& name, bool withColumns);

protected:
    void changeEvent(QEvent* event) override;

private:
    void check();
    void retranslateUi();

    QString m_renamed;
    QStringList m_taken;
    QLabel* m_label = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_note = nullptr;
    QCheckBox* m_columns = nullptr;
    QPushButton* m_ok = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace maru::console
