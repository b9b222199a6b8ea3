// SPDX-License-Identifier: Apache-2.0
// One field of a form, made from its schema: label above, unit beside, rule below, error under it while typing.
#pragma once

#include "admin-console/core/domain_catalogue.h"
#include "shared/schema/schema.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace maru::console {

/// What editors may use besides their field.
struct EditorContext {
    Transport* transport = nullptr; ///< for lists of references; may be null: then ids are typed
    const Language* language = nullptr;
    const DomainCatalogue* catalogue = nullptr;
    /// Which rows of a list of references are offered; empty: all.
    std::function<bool(const schema::Field& field, const base::Json& row)> offers = {};
    /// What a field begins with, where that is better than nothing; empty or none: its own beginning.
    std::function<std::optional<base::Json>(const schema::Field& field)> initial = {};
};

class FieldEditor : public QWidget {
    Q_OBJECT

public:
    FieldEditor(schema::Field field, EditorContext context, QWidget* parent);

    const schema::Field& field() const { return m_field; }
    /// None: left empty. What was typed and cannot be of the field's type comes as a string, which the schema refuses.
    virtual std::optional<base::Json> value() const = 0;
    virtual void setValue(const base::Json& value) = 0;
    /// As it was when it was made.
    virtual void reset() = 0;
    /// For the review.
    virtual QString displayText() const = 0;
    virtual void focusInput() = 0;
    /// Whom the form is about is settled before it is opened: shown in full, and not to be changed. Nothing where the kind
    /// of field does not know it.
    virtual void setFixed() { }

    /// Checks against the schema and shows what is wrong, if anything. An empty required field is
    /// `schema.missing`.
    virtual std::optional<base::Error> check();
    void showError(const base::Error& error);
    void clearError();
    QString label() const;
    /// The rule in words, from the schema's bounds: "Up to 120 characters".
    QString rule() const;

Q_SIGNALS:
    void edited();

protected:
    QHBoxLayout* inputRow() { return m_inputRow; }
    QVBoxLayout* body() { return m_body; }
    const EditorContext& context() const { return m_context; }
    /// The widget that has the focus and the red frame.
    void setInput(QWidget* input);
    void hideLabel();
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();

    schema::Field m_field;
    EditorContext m_context;
    QLabel* m_label = nullptr;
    QHBoxLayout* m_inputRow = nullptr;
    QVBoxLayout* m_body = nullptr;
    QLabel* m_unit = nullptr;
    QLabel* m_help = nullptr;
    QLabel* m_error = nullptr;
    QWidget* m_input = nullptr;
    std::optional<base::Error> m_shownError;
};

FieldEditor* makeEditor(const schema::Field& field, const EditorContext& context, QWidget* parent);

} // namespace maru::console
