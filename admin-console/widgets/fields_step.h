// SPDX-License-Identifier: Apache-2.0
// A wizard's step made of fields of an action's schema, with lines of explanation that follow what is typed.
#pragma once

#include "admin-console/widgets/field_editor.h"
#include "admin-console/widgets/wizard.h"

class QLabel;
class QVBoxLayout;

namespace maru::console {

class FieldsStep : public WizardStep {
    Q_OBJECT

public:
    FieldsStep(Services& services, QWidget* parent);

    std::vector<WizardProblem> check() override;
    base::Json value() const override;
    void setValue(const base::Json& value) override;
    void enter(const base::Json& all) override;
    std::vector<std::pair<QString, QString>> facts() const override;
    void focusFirst() override;
    void showRefusal(const base::Error& error) override;

    FieldEditor* editor(const std::string& name) const;

protected:
    FieldEditor* addField(const schema::Field& field, EditorContext context);
    FieldEditor* addField(const schema::Field& field);
    /// Fields of the action with these names, in this order; names that it does not have are passed over.
    void addFields(const ActionInfo& action, const std::vector<std::string>& names);
    /// A line below the fields added so far; its text comes from explain().
    QLabel* addNote();
    EditorContext context() const;
    Services& services() const { return m_services; }
    /// What the wizard knew when the step was entered.
    const base::Json& before() const { return m_before; }
    std::int64_t amountOf(const std::string& name) const;

    /// Fills the notes; called after every change, when the step is entered and when the language changes.
    virtual void explain() { }
    /// Rules beyond the schema: adds problems, after the fields themselves are good.
    virtual void checkTogether(std::vector<WizardProblem>& problems) { (void)problems; }
    /// A problem at a field: shown beside it as well.
    void fail(std::vector<WizardProblem>& problems, FieldEditor* at, const base::Error& error) const;
    void changeEvent(QEvent* event) override;

private:
    Services& m_services;
    std::vector<FieldEditor*> m_editors;
    QVBoxLayout* m_layout = nullptr;
    base::Json m_before;
};

} // namespace maru::console
