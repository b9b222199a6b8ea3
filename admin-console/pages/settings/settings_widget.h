// SPDX-License-Identifier: Apache-2.0
// The widget of the settings page: every choice takes effect at once and is kept.
#pragma once

#include "admin-console/core/services.h"

#include <QWidget>

#include <vector>

class QAbstractButton;
class QButtonGroup;
class QCheckBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace maru::console {

class PageFrame;

class SettingsWidget final : public QWidget {
    Q_OBJECT

public:
    SettingsWidget(Services& services, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Card {
        QLabel* title = nullptr;
        QLabel* help = nullptr;
        QVBoxLayout* layout = nullptr;
    };
    /// A row of choices; each has its value in the property "value".
    struct Choices {
        QButtonGroup* group = nullptr;
        std::vector<QAbstractButton*> buttons;
    };
    struct Fact {
        QLabel* name = nullptr;
        QLabel* value = nullptr;
    };

    Card addCard(QVBoxLayout* column);
    Choices addChoices(Card& card, const QString& name, const std::vector<QVariant>& values);
    void addLook(QVBoxLayout* column);
    void addSafety(QVBoxLayout* column);
    void addAbout(QVBoxLayout* column);
    void showValues();
    void showAbout();
    void retranslateUi();

    Services& m_services;
    PageFrame* m_frame = nullptr;
    Card m_themeCard;
    Card m_textCard;
    Card m_languageCard;
    Card m_motionCard;
    Card m_lockCard;
    Card m_noticesCard;
    Card m_layoutCard;
    Card m_aboutCard;
    Choices m_themes;
    Choices m_sizes;
    Choices m_languages;
    QLabel* m_lockLabel = nullptr;
    QSpinBox* m_minutes = nullptr;
    QCheckBox* m_reducedMotion = nullptr;
    QCheckBox* m_desktop = nullptr;
    QPushButton* m_reset = nullptr;
    QPushButton* m_licences = nullptr;
    std::vector<Fact> m_facts;
};

} // namespace maru::console
