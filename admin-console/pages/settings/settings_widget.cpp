// SPDX-License-Identifier: Apache-2.0
// Cards of choices.
#include "admin-console/pages/settings/settings_widget.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/language.h"
#include "admin-console/core/preferences.h"
#include "admin-console/widgets/page_frame.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <array>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kValueProperty = "value";

QString wordOf(const Connection& connection)
{
    switch (connection.state()) {
    case Connection::State::Online:
        return SettingsWidget::tr("connected");
    case Connection::State::Connecting:
        return SettingsWidget::tr("connecting");
    case Connection::State::Offline:
        return SettingsWidget::tr("not reachable");
    case Connection::State::Untrusted:
        return SettingsWidget::tr("not trusted yet");
    case Connection::State::Closed:
        return SettingsWidget::tr("not connected");
    }
    return {};
}

} // namespace

SettingsWidget::SettingsWidget(Services& services, QWidget* parent) : QWidget(parent), m_services(services)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_frame = new PageFrame(this);
    layout->addWidget(m_frame);
    auto* scroll = new QScrollArea(m_frame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget(scroll);
    body->setObjectName(u"settingsBody"_s);
    body->setAttribute(Qt::WA_StyledBackground);
    auto* columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(12);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    for (QVBoxLayout* column : { left, right }) {
        column->setSpacing(12);
        columns->addLayout(column, 1);
    }
    addLook(left);
    addSafety(right);
    addAbout(right);
    left->addStretch(1);
    right->addStretch(1);
    scroll->setWidget(body);
    m_frame->body()->addWidget(scroll, 1);

    const Preferences& preferences = *services.preferences;
    for (auto signal : { &Preferences::appearanceChanged, &Preferences::lockMinutesChanged,
             &Preferences::desktopNoticesChanged, &Preferences::languageTagChanged,
             &Preferences::reducedMotionChanged })
        connect(&preferences, signal, this, &SettingsWidget::showValues);
    connect(&services.language, &Language::changed, this, &SettingsWidget::showValues);
    connect(&services.connection, &Connection::stateChanged, this, &SettingsWidget::showAbout);
    retranslateUi();
}

SettingsWidget::Card SettingsWidget::addCard(QVBoxLayout* column)
{
    Card card;
    auto* box = new QWidget(this);
    box->setObjectName(u"card"_s);
    box->setAttribute(Qt::WA_StyledBackground);
    card.layout = new QVBoxLayout(box);
    card.layout->setContentsMargins(16, 12, 16, 14);
    card.layout->setSpacing(6);
    card.title = new QLabel(box);
    card.title->setObjectName(u"detailTitle"_s);
    card.help = new QLabel(box);
    card.help->setObjectName(u"fieldHelp"_s);
    card.help->setWordWrap(true);
    card.layout->addWidget(card.title);
    card.layout->addWidget(card.help);
    column->addWidget(box);
    return card;
}

SettingsWidget::Choices SettingsWidget::addChoices(
    Card& card, const QString& name, const std::vector<QVariant>& values)
{
    Choices choices;
    choices.group = new QButtonGroup(this);
    for (const QVariant& value : values) {
        auto* button = new QRadioButton(card.title->parentWidget());
        button->setObjectName(QString(name + u'_' + value.toString()));
        button->setProperty(kValueProperty, value);
        choices.group->addButton(button);
        choices.buttons.push_back(button);
        card.layout->addWidget(button);
    }
    return choices;
}

void SettingsWidget::addLook(QVBoxLayout* column)
{
    m_themeCard = addCard(column);
    m_themes = addChoices(m_themeCard, u"theme"_s, { u"light"_s, u"dark"_s, u"contrast"_s });
    m_textCard = addCard(column);
    m_sizes = addChoices(m_textCard, u"textSize"_s, { 100, 115, 130 });
    m_languageCard = addCard(column);
    m_languages = addChoices(m_languageCard, u"language"_s, { u"ko"_s, u"en"_s });
    Preferences* preferences = m_services.preferences;
    m_motionCard = addCard(column);
    m_reducedMotion = new QCheckBox(this);
    m_reducedMotion->setObjectName(u"reducedMotion"_s);
    m_motionCard.layout->addWidget(m_reducedMotion);
    connect(m_reducedMotion, &QCheckBox::toggled, preferences, &Preferences::setReducedMotion);
    connect(m_themes.group, &QButtonGroup::buttonClicked, this, [preferences](const QAbstractButton* button) {
        preferences->setTheme(button->property(kValueProperty).toString());
    });
    connect(m_sizes.group, &QButtonGroup::buttonClicked, this, [preferences](const QAbstractButton* button) {
        preferences->setTextPercent(button->property(kValueProperty).toInt());
    });
    connect(m_languages.group, &QButtonGroup::buttonClicked, this, [this](const QAbstractButton* button) {
        const QString tag = button->property(kValueProperty).toString();
        m_services.preferences->setLanguageTag(tag);
        m_services.language.set(languageFromTag(tag));
    });
}

void SettingsWidget::addSafety(QVBoxLayout* column)
{
    Preferences* preferences = m_services.preferences;
    m_lockCard = addCard(column);
    auto* row = new QHBoxLayout;
    m_lockLabel = new QLabel(this);
    m_minutes = new QSpinBox(this);
    m_minutes->setObjectName(u"lockMinutes"_s);
    m_minutes->setRange(Preferences::kShortestLockMinutes, Preferences::kLongestLockMinutes);
    m_minutes->setMinimumWidth(110);
    m_lockLabel->setBuddy(m_minutes);
    row->addWidget(m_lockLabel);
    row->addWidget(m_minutes);
    row->addStretch(1);
    m_lockCard.layout->addLayout(row);
    connect(m_minutes, &QSpinBox::valueChanged, preferences, &Preferences::setLockMinutes);

    m_noticesCard = addCard(column);
    m_desktop = new QCheckBox(this);
    m_desktop->setObjectName(u"desktopNotices"_s);
    m_noticesCard.layout->addWidget(m_desktop);
    connect(m_desktop, &QCheckBox::toggled, preferences, &Preferences::setDesktopNotices);

    m_layoutCard = addCard(column);
    m_reset = new QPushButton(this);
    m_reset->setObjectName(u"resetLayout"_s);
    m_layoutCard.layout->addWidget(m_reset, 0, Qt::AlignLeft);
    // Queued: the shell makes the pages anew, this one with them, and the button is still in its click.
    connect(m_reset, &QPushButton::clicked, preferences, &Preferences::resetLayout, Qt::QueuedConnection);
}

void SettingsWidget::addAbout(QVBoxLayout* column)
{
    m_aboutCard = addCard(column);
    for (int i = 0; i < 5; ++i) {
        auto* row = new QHBoxLayout;
        Fact fact { new QLabel(this), new QLabel(this) };
        fact.name->setObjectName(u"subtle"_s);
        fact.name->setMinimumWidth(190);
        fact.name->setAlignment(Qt::AlignTop);
        fact.value->setTextFormat(Qt::PlainText);
        fact.value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        fact.value->setWordWrap(true);
        row->addWidget(fact.name);
        row->addWidget(fact.value, 1);
        m_aboutCard.layout->addLayout(row);
        m_facts.push_back(fact);
    }
    m_licences = new QPushButton(this);
    m_licences->setObjectName(u"licences"_s);
    m_aboutCard.layout->addSpacing(4);
    m_aboutCard.layout->addWidget(m_licences, 0, Qt::AlignLeft);
    connect(m_licences, &QPushButton::clicked, this, [this] { m_services.show(u"help"_s, u"licences"_s); });
}

void SettingsWidget::showValues()
{
    const Preferences& preferences = *m_services.preferences;
    const auto choose = [](const Choices& choices, const QVariant& value) {
        for (QAbstractButton* button : choices.buttons) {
            if (button->property(kValueProperty) == value)
                button->setChecked(true);
        }
    };
    choose(m_themes, preferences.theme());
    choose(m_sizes, preferences.textPercent());
    choose(m_languages, m_services.language.tag());
    const QSignalBlocker minutes(m_minutes);
    m_minutes->setValue(preferences.lockMinutes());
    const QSignalBlocker motion(m_reducedMotion);
    m_reducedMotion->setChecked(preferences.hasReducedMotion());
    const QSignalBlocker desktop(m_desktop);
    m_desktop->setChecked(preferences.hasDesktopNotices());
}

void SettingsWidget::showAbout()
{
    const Connection& connection = m_services.connection;
    const Connection::Node& node = connection.node();
    const auto or_ = [](const QString& text) { return text.isEmpty() ? u"–"_s : text; };
    const std::array<std::pair<QString, QString>, 5> facts { {
        { tr("Console version"),
            QString(QCoreApplication::applicationVersion() + u" (Qt "_s + QString::fromLatin1(qVersion())
                + u')') },
        { tr("Server"),
            connection.server().isEmpty()
                ? u"–"_s
                : QString(connection.server().authority() + u" · "_s + wordOf(connection)) },
        { tr("Server version"), or_(node.version) },
        { tr("Chain"), or_(node.chain) },
        { tr("Node that signs the blocks"), or_(node.did) },
    } };
    for (std::size_t i = 0; i < facts.size(); ++i) {
        m_facts[i].name->setText(facts[i].first);
        // A DID has no place where a line could end.
        QString breakable = facts[i].second;
        for (qsizetype at = 32; at < breakable.size() && i == 4; at += 33)
            breakable.insert(at, QChar(0x200b));
        m_facts[i].value->setText(breakable);
        m_facts[i].value->setAccessibleName(QString(facts[i].first + u": "_s + facts[i].second));
    }
}

void SettingsWidget::retranslateUi()
{
    m_frame->setTitle(tr("Settings"));
    m_frame->setFacts(tr("Each choice takes effect at once and is kept for you on this computer"));
    const auto put = [](Card& card, const QString& title, const QString& help) {
        card.title->setText(title);
        card.help->setText(help);
        card.help->setVisible(!help.isEmpty());
    };
    put(m_themeCard, tr("Colours"), tr("High contrast reaches 7:1 everywhere and has stronger lines."));
    put(m_textCard, tr("Text size"), {});
    put(m_languageCard, tr("Language"), tr("Signed records are the same in both languages."));
    put(m_motionCard, tr("Motion"),
        tr("Charts change at once instead of gliding. The system's own choice counts too."));
    put(m_lockCard, tr("Automatic lock"),
        tr("Without a key or a click for this long the console locks itself and forgets the key. It also "
           "locks when "
           "the computer sleeps or the session ends."));
    put(m_noticesCard, tr("Desktop notices"),
        tr("Only the headline is shown on the desktop, never what is in it."));
    put(m_layoutCard, tr("Layout"),
        tr("Columns, widths, splitters and the place of the window become as at the "
           "first start. Drafts and choices are kept."));
    put(m_aboutCard, tr("About"), {});
    const auto name = [](const Choices& choices, const QString& title, const QStringList& words) {
        for (std::size_t i = 0; i < choices.buttons.size(); ++i) {
            choices.buttons[i]->setText(words.at(static_cast<qsizetype>(i)));
            choices.buttons[i]->setAccessibleName(
                QString(title + u": "_s + words.at(static_cast<qsizetype>(i))));
        }
    };
    name(m_themes, tr("Colours"), { tr("Light"), tr("Dark"), tr("High contrast") });
    name(m_sizes, tr("Text size"), { u"100 %"_s, u"115 %"_s, u"130 %"_s });
    // Each language is called by its own name, so that it is found by whoever cannot read the other.
    name(m_languages, tr("Language"), { u"한국어"_s, u"English"_s });
    m_lockLabel->setText(tr("Lock &after"));
    m_minutes->setSuffix(tr(" minutes"));
    m_minutes->setAccessibleName(tr("Minutes until the console locks itself"));
    m_reducedMotion->setText(tr("Reduce motion"));
    m_reducedMotion->setAccessibleName(tr("Reduce motion"));
    m_desktop->setText(tr("Show notices on the desktop"));
    m_desktop->setAccessibleName(tr("Show notices on the desktop"));
    m_reset->setText(tr("Reset all layouts"));
    m_reset->setAccessibleName(tr("Reset all layouts"));
    m_licences->setText(tr("Licences"));
    m_licences->setAccessibleName(tr("Licences"));
    showValues();
    showAbout();
}

void SettingsWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
