// SPDX-License-Identifier: Apache-2.0
// Naming of presets.
#include "admin-console/widgets/preset_name_dialog.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestName = 60;

} // namespace

PresetNameDialog::PresetNameDialog(QString renamed, const std::vector<FilterPreset>& taken, QWidget* parent)
    : QDialog(parent), m_renamed(std::move(renamed))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"presetName"_s);
    for (const FilterPreset& one : taken)
        m_taken << one.name;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(8);
    m_label = new QLabel(this);
    m_label->setObjectName(u"fieldLabel"_s);
    m_name = new QLineEdit(m_renamed, this);
    m_name->setObjectName(u"presetNameField"_s);
    m_name->setMaxLength(kLongestName);
    m_note = new QLabel(this);
    m_note->setObjectName(u"fieldHelp"_s);
    m_note->setWordWrap(true);
    m_columns = new QCheckBox(this);
    m_columns->setObjectName(u"presetColumns"_s);
    m_columns->setVisible(m_renamed.isEmpty());
    m_cancel = new QPushButton(this);
    m_cancel->setAutoDefault(false);
    m_ok = new QPushButton(this);
    m_ok->setObjectName(u"presetOk"_s);
    m_ok->setProperty("main", true);
    m_ok->setDefault(true);
    layout->addWidget(m_label);
    layout->addWidget(m_name);
    layout->addWidget(m_note);
    layout->addWidget(m_columns);
    layout->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_ok);
    layout->addLayout(buttons);
    resize(380, 190);
    connect(m_name, &QLineEdit::textChanged, this, &PresetNameDialog::check);
    connect(m_ok, &QPushButton::clicked, this, &PresetNameDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    retranslateUi();
    m_name->selectAll();
    m_name->setFocus();
}

void PresetNameDialog::check()
{
    const QString name = m_name->text().trimmed();
    const bool isTaken = m_taken.contains(name);
    const bool isSame = name == m_renamed;
    m_ok->setEnabled(!name.isEmpty() && !(isTaken && !m_renamed.isEmpty()));
    m_note->setText(!isTaken || isSame ? QString()
            : m_renamed.isEmpty()      ? tr("A preset of this name is replaced.")
                                       : tr("Another preset has this name."));
}

void PresetNameDialog::accept()
{
    if (!m_ok->isEnabled())
        return;
    Q_EMIT named(m_name->text().trimmed(), m_columns->isChecked());
    QDialog::accept();
}

void PresetNameDialog::retranslateUi()
{
    setWindowTitle(m_renamed.isEmpty() ? tr("Save as a preset") : tr("Rename the preset"));
    m_label->setText(tr("Name"));
    m_name->setAccessibleName(tr("Name of the preset"));
    m_columns->setText(tr("&With the columns as they are now"));
    m_columns->setAccessibleName(tr("With the columns as they are now"));
    m_ok->setText(m_renamed.isEmpty() ? tr("&Save") : tr("&Rename"));
    m_cancel->setText(tr("Cancel"));
    for (QPushButton* button : { m_ok, m_cancel })
        button->setAccessibleName(button->text().remove(u'&'));
    check();
}

void PresetNameDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace maru::console
