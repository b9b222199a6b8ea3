// SPDX-License-Identifier: Apache-2.0
// Inputs for single values.
#pragma once

#include "admin-console/core/file_hash.h"
#include "admin-console/widgets/field_editor.h"

#include <QDateTime>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QDragEnterEvent;
class QDropEvent;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace maru::console {

/// One line: text, counts and amounts (with separators put in when the field is left).
class LineEditor : public FieldEditor {
    Q_OBJECT

public:
    LineEditor(const schema::Field& field, const EditorContext& context, QWidget* parent);
    std::optional<base::Json> value() const override;
    void setValue(const base::Json& value) override;
    void reset() override;
    QString displayText() const override;
    void focusInput() override;

protected:
    QLineEdit* line() { return m_line; }

private:
    bool isNumber() const;
    QLineEdit* m_line = nullptr;
};

/// SHA-256 of a document: typed, or computed from a file that stays on this computer, chosen or dropped here.
class HashEditor final : public LineEditor {
    Q_OBJECT

public:
    HashEditor(const schema::Field& field, const EditorContext& context, QWidget* parent);
    QString displayText() const override;
    void hashFile(const QString& path);

Q_SIGNALS:
    /// Its hash is in the field now.
    void fileTaken(const QString& name);

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void chooseFile();
    void retranslateUi();
    void showFile();

    QPushButton* m_file = nullptr;
    QLabel* m_fileLine = nullptr;
    FileHasher* m_hasher = nullptr;
    HashedFile m_taken; ///< empty hash: none
    int m_percent = -1; ///< -1: no file is being read
};

class ParagraphEditor final : public FieldEditor {
    Q_OBJECT

public:
    ParagraphEditor(const schema::Field& field, const EditorContext& context, QWidget* parent);
    std::optional<base::Json> value() const override;
    void setValue(const base::Json& value) override;
    void reset() override;
    QString displayText() const override;
    void focusInput() override;

private:
    QPlainTextEdit* m_text = nullptr;
};

/// A moment or a day in Korean Standard Time.
class MomentEditor final : public FieldEditor {
    Q_OBJECT

public:
    MomentEditor(const schema::Field& field, const EditorContext& context, QWidget* parent);
    std::optional<base::Json> value() const override;
    void setValue(const base::Json& value) override;
    void reset() override;
    QString displayText() const override;
    void focusInput() override;

private:
    bool isDate() const { return field().type == schema::FieldType::Date; }
    QDateTimeEdit* m_edit = nullptr;
    QDateTime m_first; ///< what it began with
};

class SwitchEditor final : public FieldEditor {
    Q_OBJECT

public:
    SwitchEditor(const schema::Field& field, const EditorContext& context, QWidget* parent);
    std::optional<base::Json> value() const override;
    void setValue(const base::Json& value) override;
    void reset() override;
    QString displayText() const override;
    void focusInput() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    QCheckBox* m_box = nullptr;
};

class ChoiceEditor final : public FieldEditor {
    Q_OBJECT

public:
    ChoiceEditor(const schema::Field& field, const EditorContext& context, QWidget* parent);
    std::optional<base::Json> value() const override;
    void setValue(const base::Json& value) override;
    void reset() override;
    QString displayText() const override;
    void focusInput() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    QComboBox* m_combo = nullptr;
};

/// Id of a row of another table, or a DID: chosen by name from the server's list, or typed.
class ReferenceEditor final : public FieldEditor {
    Q_OBJECT

public:
    ReferenceEditor(const schema::Field& field, const EditorContext& context, QWidget* parent);
    std::optional<base::Json> value() const override;
    void setValue(const base::Json& value) override;
    void reset() override;
    QString displayText() const override;
    void focusInput() override;
    void setFixed() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showFixed();
    void load();
    void fill();

    QComboBox* m_combo = nullptr;
    QLineEdit* m_fixed = nullptr; ///< name and whole id, once it cannot be changed
    std::vector<base::Json> m_rows;
    bool m_isDid = false;
};

} // namespace maru::console
