// SPDX-License-Identifier: Apache-2.0
// The help panel.
#include "admin-console/shell/help_panel.h"

#include "admin-console/core/language.h"
#include "admin-console/shell/help_topics.h"
#include "admin-console/widgets/icons.h"
#include "admin-console/widgets/palette.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextTable>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHelpWidth = 360;

QString escapedMarkdown(QString text)
{
    for (const QChar mark : u"\\`*_[]<>#|"_s)
        text.replace(mark, QString(u"\\"_s + mark));
    return text;
}

} // namespace

HelpPanel::HelpPanel(const Language& language, QWidget* parent) : QWidget(parent), m_language(language)
{
    setObjectName(u"helpPanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(kHelpWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 10, 10);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    m_title = new QLabel(this);
    m_title->setObjectName(u"noticeTitle"_s);
    m_close = new QToolButton(this);
    m_close->setObjectName(u"helpClose"_s);
    m_close->setProperty("small", true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    layout->addLayout(head);
    m_topics = new QComboBox(this);
    m_topics->setObjectName(u"helpTopics"_s);
    m_search = new QLineEdit(this);
    m_search->setObjectName(u"helpSearch"_s);
    m_search->setClearButtonEnabled(true);
    layout->addWidget(m_topics);
    layout->addWidget(m_search);
    m_text = new QTextBrowser(this);
    m_text->setObjectName(u"helpText"_s);
    // Links lead to other topics only; nothing is loaded from anywhere.
    m_text->setOpenLinks(false);
    layout->addWidget(m_text, 1);
    connect(m_close, &QToolButton::clicked, this, &HelpPanel::closed);
    connect(m_search, &QLineEdit::textChanged, this, &HelpPanel::showNow);
    connect(m_topics, &QComboBox::activated, this,
        [this](int index) { showTopic(m_topics->itemData(index).toString()); });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (link.scheme() == u"help"_s)
            showTopic(link.path());
    });
    retranslateUi();
}

void HelpPanel::showTopic(const QString& topic)
{
    const bool isKnown = HelpTopics::topics().contains(topic);
    m_topic = isKnown ? topic : u"general"_s;
    const QSignalBlocker blocker(m_search);
    m_search->clear();
    fillTopics();
    showNow();
}

void HelpPanel::setSearch(const QString& words)
{
    m_search->setText(words);
}

QString HelpPanel::shownText() const
{
    return m_text->toPlainText();
}

void HelpPanel::focusInput()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

void HelpPanel::fillTopics()
{
    const QSignalBlocker blocker(m_topics);
    m_topics->clear();
    for (const QString& topic : HelpTopics::topics())
        m_topics->addItem(HelpTopics::title(topic, m_language.tag()), topic);
    m_topics->setCurrentIndex(m_topics->findData(m_topic));
}

void HelpPanel::showNow()
{
    const QString words = m_search->text().trimmed();
    if (!words.isEmpty())
        showHits(words);
    else
        m_text->setMarkdown(HelpTopics::text(m_topic, m_language.tag()));
    format();
}

void HelpPanel::format()
{
    // Markdown's own sizes are those of a printed book; a panel beside the work needs quieter ones.
    constexpr int kTitlePlus = 4;
    constexpr int kHeadingPlus = 1;
    const int size = font().pixelSize();
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat spacing = block.blockFormat();
        const int level = spacing.headingLevel();
        const bool isCell = cursor.currentTable() != nullptr;
        spacing.setTopMargin(level > 1 ? 14 : 0);
        spacing.setBottomMargin(isCell ? 0 : 6);
        cursor.setBlockFormat(spacing);
        if (level > 0 && size > 0) {
            QTextCharFormat face;
            face.setProperty(QTextFormat::FontPixelSize, size + (level == 1 ? kTitlePlus : kHeadingPlus));
            face.clearProperty(QTextFormat::FontSizeAdjustment);
            face.setFontWeight(QFont::Bold);
            cursor.select(QTextCursor::BlockUnderCursor);
            cursor.setCharFormat(face);
        }
        if (QTextTable* table = cursor.currentTable()) {
            QTextTableFormat lines = table->format();
            lines.setCellPadding(3);
            lines.setCellSpacing(0);
            lines.setBorderCollapse(true);
            lines.setBorderBrush(currentPalette().divider);
            table->setFormat(lines);
        }
    }
    m_text->moveCursor(QTextCursor::Start);
}

void HelpPanel::showHits(const QString& words)
{
    const std::vector<HelpTopics::Hit> hits = HelpTopics::search(words, m_language.tag());
    QString markdown;
    if (hits.empty())
        markdown = tr("No help text has “%1”.").arg(escapedMarkdown(words));
    for (const HelpTopics::Hit& hit : hits) {
        const QString place =
            hit.heading == hit.title ? hit.title : QString(hit.title + u" › "_s + hit.heading);
        markdown +=
            u"[%1](help:%2)\n\n%3\n\n"_s.arg(escapedMarkdown(place), hit.topic, escapedMarkdown(hit.excerpt));
    }
    m_text->setMarkdown(markdown);
}

void HelpPanel::retranslateUi()
{
    setAccessibleName(tr("Help"));
    m_title->setText(tr("Help"));
    m_close->setIcon(icon(u"close"_s, currentPalette().text));
    m_close->setAccessibleName(tr("Close help"));
    m_close->setToolTip(tr("Close help (F1)"));
    m_topics->setAccessibleName(tr("Topic"));
    m_search->setPlaceholderText(tr("Search in the help"));
    m_search->setAccessibleName(tr("Search in the help"));
    m_text->setAccessibleName(tr("Help text"));
    fillTopics();
    showNow();
}

void HelpPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void HelpPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace maru::console
