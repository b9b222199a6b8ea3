// SPDX-License-Identifier: Apache-2.0
// A small window for one condition: what, how, and a value of its kind.
#pragma once

#include "admin-console/core/row_filter.h"

#include <QDialog>

class QComboBox;
class QDateTimeEdit;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace maru::console {

/// Does not block; accepted() only with a condition that fits. Destroyed when closed.
class ConditionEditor final : public QDialog {
    Q_OBJECT

public:
    /// `start`: the condition to change; none: a new one. `now` in Unix seconds is what moments begin with.
    ConditionEditor(std::vector<FilterField> fields, Words words, std::optional<Condition> start, qint64 now,
        QWidget* parent);

    /// As it stands, whether it fits or not.
    Condition condition() const;
    void accept() override;

Q_SIGNALS:
    void chosen(const maru::console::Condition& condition);

protected:
    void changeEvent(QEvent* event) override;

private:
    const FilterField& field() const;
    FilterOp op() const;
    void fillOps();
    void showEditors();
    void fillChoices();
    base::Json valueOf(const QLineEdit& line, const QDateTimeEdit& moment) const;
    void put(const Condition& condition);
    void showError(const base::Error& error);
    void retranslateUi();

    std::vector<FilterField> m_fields;
    Words m_words;
    bool m_isNew;
    QLabel* m_fieldLabel = nullptr;
    QLabel* m_opLabel = nullptr;
    QLabel* m_valueLabel = nullptr;
    QComboBox* m_field = nullptr;
    QComboBox* m_op = nullptr;
    QLineEdit* m_first = nullptr;
    QLineEdit* m_second = nullptr;
    QDateTimeEdit* m_firstMoment = nullptr;
    QDateTimeEdit* m_secondMoment = nullptr;
    QComboBox* m_choice = nullptr;
    QLabel* m_unit = nullptr;
    QLabel* m_and = nullptr;
    QLabel* m_error = nullptr;
    QPushButton* m_ok = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace maru::console
