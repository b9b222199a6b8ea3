// SPDX-License-Identifier: Apache-2.0
// The window for one action on many rows: what is filled in once, the list of what will be signed, progress, results.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/widgets/batch_plan.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace maru::console {

class FieldEditor;
struct EditorContext;

/// Does not block. Destroyed when closed; cannot be closed while a transaction is on its way.
class BatchDialog final : public QDialog {
    Q_OBJECT

public:
    /// `speaker`: "As 등록 담당 1 (등록청)", who signs, in words; `show` opens a transaction.
    BatchDialog(BatchSetup setup, const EditorContext& context, QString speaker,
        std::function<void(const QString& transaction)> show, QWidget* parent);

    BatchPlan& plan() { return *m_plan; }
    FieldEditor* editor(const std::string& name) const;
    /// What the main button does: to the review, from there signs and submits, closes at the end. Enter in a field does
    /// none of it.
    void next();
    /// From the review back to the fields.
    void back();
    bool isReviewing() const { return m_isReviewing; }
    void reject() override;

Q_SIGNALS:
    /// At least one transaction may be in the log.
    void committed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build(const EditorContext& context);
    void takeCommon();
    void showAdvice();
    void setReviewing(bool isReviewing);
    void showProgress();
    void retranslateUi();

    BatchPlan* m_plan = nullptr;
    const Language* m_language;
    QString m_speaker;
    std::function<void(const QString&)> m_show;
    std::vector<FieldEditor*> m_editors;
    QLabel* m_title = nullptr;
    QLabel* m_help = nullptr;
    QLabel* m_commonTitle = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_summary = nullptr;
    QProgressBar* m_bar = nullptr;
    bool m_isReviewing = false;
    QLabel* m_advice = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_next = nullptr;
};

} // namespace maru::console
