// SPDX-License-Identifier: Apache-2.0
// Input for long lists of flat objects (shares of a plan, lines of a usage report): a sheet to type and paste into, filled
// from a CSV file with every refused line named.
#pragma once

#include "admin-console/widgets/field_editor.h"
#include "admin-console/widgets/grid_model.h"

class QTableView;
class QPushButton;

namespace maru::console {

class GridEditor final : public FieldEditor {
    Q_OBJECT

public:
    /// Lists of flat objects that may have so many items that a form of boxes would be too long.
    static bool fits(const schema::Field& field);

    GridEditor(const schema::Field& field, const EditorContext& context, QWidget* parent);
    std::optional<base::Json> value() const override;
    void setValue(const base::Json& value) override;
    void reset() override;
    QString displayText() const override;
    void focusInput() override;
    std::optional<base::Error> check() override;

    GridModel& model() { return *m_model; }
    void importFile(const QString& path);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslateUi();
    void showSums();
    void showRefusals();
    void removeSelected();
    QString sumText() const;

    GridModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_ignore = nullptr;
    QLabel* m_sums = nullptr;
    QLabel* m_refusalText = nullptr;
    QString m_fileName;
    QString m_encoding;
    GridImport m_last;
    std::optional<base::Error> m_fileError;
};

} // namespace maru::console
