// SPDX-License-Identifier: Apache-2.0
// The issuing desk: one credential from a form, or many from a CSV file, to the offers that citizens collect.
#pragma once

#include "admin-console/pages/credentials/issue_plan.h"
#include "admin-console/pages/credentials/issue_run.h"

#include <QAbstractTableModel>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QTableView;
class QVBoxLayout;

namespace maru::console {
class FieldEditor;
}

namespace maru::console::credentials {

class OfferCard;

/// Lines of the file or the one of the form, with what has become of each.
class RunModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    RunModel(Services& services, QObject* parent) : QAbstractTableModel(parent), m_services(services) { }

    void setPlan(const base::Json& type, IssuePlan plan);
    void setRun(const IssueRun* run);
    void rowChanged(int planned);
    void retranslate();
    const IssuePlan& plan() const { return m_plan; }
    /// Of a row of the table; null without a run or for a row that is not in it.
    const RunRow* runRow(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString stateText(int row) const;
    QString noteText(int row) const;

    Services& m_services;
    base::Json m_type;
    IssuePlan m_plan;
    const IssueRun* m_run = nullptr;
    std::vector<int> m_runIndex; ///< by row: index in the run, -1
};

class IssueTab final : public QWidget {
    Q_OBJECT

public:
    IssueTab(Services& services, Transport& transport, QWidget* parent);

    /// Types that the officer's agency may issue now.
    void setTypes(std::vector<base::Json> types);
    void chooseType(const QString& id);
    void openFile(const QString& path);
    void saveTemplate(const QString& path);
    void saveOffers(const QString& path);
    /// What the main button does.
    void issue();
    RunModel& model() { return *m_model; }
    FieldEditor* editor(const std::string& path) const;
    const IssueRun* run() const { return m_run; }

Q_SIGNALS:
    void issued();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Source { Form, File };

    const base::Json* type() const;
    void makeEditors();
    void setSource(Source source);
    std::optional<base::Json> formClaims();
    void onRunChanged(int row);
    void showSelected();
    void showAll();
    void retranslateUi();

    Services& m_services;
    Transport& m_transport;
    std::vector<base::Json> m_types;
    std::vector<FieldEditor*> m_editors;
    Source m_source = Source::Form;
    QString m_fileName;
    std::optional<base::Error> m_error;
    QString m_saved;
    IssueRun* m_run = nullptr;

    QComboBox* m_typeBox = nullptr;
    QLabel* m_typeLabel = nullptr;
    QPushButton* m_fromFile = nullptr;
    QPushButton* m_template = nullptr;
    QPushButton* m_backToForm = nullptr;
    QCheckBox* m_withCode = nullptr;
    QPushButton* m_issue = nullptr;
    QPushButton* m_export = nullptr;
    QLabel* m_status = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_form = nullptr;
    QVBoxLayout* m_formLayout = nullptr;
    RunModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    OfferCard* m_card = nullptr;
};

} // namespace maru::console::credentials
