// SPDX-License-Identifier: Apache-2.0
// Inputs for objects and lists.
#pragma once

#include "admin-console/widgets/field_editor.h"

class QCheckBox;
class QPushButton;

namespace maru::console {

/// The members of a flat object, one below the other.
class ObjectEditor final : public FieldEditor {
    Q_OBJECT

public:
    ObjectEditor(const schema::Field& field, const EditorContext& context, QWidget* parent);
    std::optional<base::Json> value() const override;
    void setValue(const base::Json& value) override;
    void reset() override;
    QString displayText() const override;
    void focusInput() override;
    std::optional<base::Error> check() override;

private:
    /// A file was chosen for a hash: its name is the title, where none is written yet.
    void takeFileName(const QString& name);

    std::vector<FieldEditor*> m_members;
};

/// Several of a choice (roles, categories).
class ChoicesEditor final : public FieldEditor {
    Q_OBJECT

public:
    ChoicesEditor(const schema::Field& field, const EditorContext& context, QWidget* parent);
    std::optional<base::Json> value() const override;
    void setValue(const base::Json& value) override;
    void reset() override;
    QString displayText() const override;
    void focusInput() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    std::vector<QCheckBox*> m_boxes;
};

/// Any number of items, added and removed by buttons.
class ListEditor final : public FieldEditor {
    Q_OBJECT

public:
    ListEditor(const schema::Field& field, const EditorContext& context, QWidget* parent);
    std::optional<base::Json> value() const override;
    void setValue(const base::Json& value) override;
    void reset() override;
    QString displayText() const override;
    void focusInput() override;
    std::optional<base::Error> check() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Item {
        QWidget* box;
        FieldEditor* editor;
        QPushButton* remove;
    };
    FieldEditor* addItem();
    void removeItem(const QWidget* box);
    void retranslateUi();

    std::vector<Item> m_items;
    QPushButton* m_add = nullptr;
};

} // namespace maru::console
