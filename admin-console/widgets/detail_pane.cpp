// SPDX-License-Identifier: Apache-2.0
// The shared detail pane.
#include "admin-console/widgets/detail_pane.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/widgets/badge.h"
#include "admin-console/widgets/flow_layout.h"
#include "admin-console/widgets/palette.h"

#include <QAction>
#include <QClipboard>
#include <QDateTime>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

/// The dot and the line of a timeline.
class TimelineMark final : public QWidget {
public:
    TimelineMark(Tone tone, bool isLast, QWidget* parent) : QWidget(parent), m_tone(tone), m_isLast(isLast)
    {
        setFixedWidth(16);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (!m_isLast) {
            painter.setPen(QPen(currentPalette().border, 2));
            painter.drawLine(QPointF(7, 14), QPointF(7, height()));
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(currentPalette().tone(m_tone).text);
        painter.drawEllipse(QPointF(7, 9), 4, 4);
    }

private:
    Tone m_tone;
    bool m_isLast;
};

void clearLayout(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

QPushButton* smallButton(QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setProperty("small", true);
    return button;
}

} // namespace

DetailPane::DetailPane(Services& services, QWidget* parent) : QWidget(parent), m_services(services)
{
    setObjectName(u"card"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 1, 1, 1);
    m_empty = new QLabel(this);
    m_empty->setObjectName(u"subtle"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    outer->addWidget(m_empty, 1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    m_body = new QWidget(scroll);
    m_body->setObjectName(u"detailBody"_s);
    scroll->setWidget(m_body);
    scroll->hide();
    outer->addWidget(scroll, 1);

    auto* layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(8);
    m_title = new QLabel(m_body);
    m_title->setObjectName(u"detailTitle"_s);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_title);
    auto* badges = new QHBoxLayout;
    badges->setSpacing(6);
    m_state = new Badge(m_body);
    m_proof = new ProofBadge(m_body);
    badges->addWidget(m_state);
    badges->addWidget(m_proof);
    badges->addStretch(1);
    layout->addLayout(badges);
    m_proofNote = new QLabel(m_body);
    m_proofNote->setObjectName(u"fieldHelp"_s);
    m_proofNote->setWordWrap(true);
    layout->addWidget(m_proofNote);
    auto* buttonBox = new QWidget(m_body);
    buttonBox->setObjectName(u"detailBody"_s);
    auto* buttons = new FlowLayout(buttonBox, 6);
    m_check = smallButton(buttonBox);
    m_check->setObjectName(u"checkProof"_s);
    m_save = smallButton(buttonBox);
    m_save->setObjectName(u"saveProof"_s);
    m_json = smallButton(buttonBox);
    m_json->setObjectName(u"showJson"_s);
    m_document = smallButton(buttonBox);
    m_document->setObjectName(u"recordDocument"_s);
    m_documentMenu = new QMenu(m_document);
    connect(m_document, &QPushButton::clicked, this,
        [this] { m_documentMenu->popup(m_document->mapToGlobal(QPoint(0, m_document->height()))); });
    m_pdf = m_documentMenu->addAction(QString());
    m_print = m_documentMenu->addAction(QString());
    m_print->setShortcut(QKeySequence::Print);
    m_print->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_print);
    for (QWidget* one : std::initializer_list<QWidget*> { m_check, m_save, m_json, m_document })
        buttons->addWidget(one);
    layout->addWidget(buttonBox);
    m_facts = new QGridLayout;
    m_facts->setHorizontalSpacing(14);
    m_facts->setVerticalSpacing(6);
    m_facts->setColumnStretch(1, 1);
    m_partPlace = new QVBoxLayout;
    layout->addSpacing(4);
    layout->addLayout(m_facts);
    layout->addLayout(m_partPlace);
    m_timelineTitle = new QLabel(m_body);
    m_timelineTitle->setObjectName(u"sectionTitle"_s);
    layout->addSpacing(8);
    layout->addWidget(m_timelineTitle);
    m_timeline = new QVBoxLayout;
    m_timeline->setSpacing(0);
    layout->addLayout(m_timeline);
    layout->addStretch(1);

    connect(m_check, &QPushButton::clicked, this, &DetailPane::checkProof);
    connect(m_save, &QPushButton::clicked, this, &DetailPane::saveProof);
    connect(m_json, &QPushButton::clicked, this,
        [this] { showText(this, m_content.title, toQt(base::pretty(m_content.json))); });
    connect(m_pdf, &QAction::triggered, this, [this] {
        if (m_hasContent)
            report::exportRecord(this, makeReport());
    });
    connect(m_print, &QAction::triggered, this, [this] {
        if (m_hasContent)
            report::printRecord(this, makeReport());
    });
    retranslateUi();
    clear();
}

void DetailPane::focusFirst()
{
    if (!m_hasContent)
        return;
    QPushButton* first = m_check->isVisible() ? m_check : m_json;
    first->setFocus(Qt::OtherFocusReason);
}

report::RecordReport DetailPane::makeReport() const
{
    report::RecordReport made;
    made.title = tr("Record: %1").arg(m_content.kind);
    made.subject = m_content.title;
    made.number = m_content.number;
    made.agency = m_services.language.pick(m_services.session.officer().agencyName);
    made.officer = m_services.language.pick(m_services.session.officer().name);
    if (!m_content.state.empty())
        made.state = stateWord(m_content.state).word;
    for (const Fact& fact : m_content.facts) {
        if (!fact.value.isEmpty())
            made.facts.emplace_back(
                fact.label, fact.isMonospaced && !fact.full.isEmpty() ? fact.full : fact.value);
    }
    for (const TimelineEntry& entry : m_entries)
        made.timeline.push_back({ entry.isRemark ? QString() : formatTime(base::UnixSeconds(entry.time)),
            entry.title, entry.note, entry.transaction });
    if (m_result.holds() && m_result.height > 0)
        made.proof = m_proofNote->text();
    if (!m_content.proofPath.isEmpty())
        made.proofLink = m_services.connection.server().toString(QUrl::RemovePath | QUrl::StripTrailingSlash)
            + m_content.proofPath;
    made.asOfHeight = m_services.connection.shownAsOf().height;
    made.asOfTime = m_services.connection.shownAsOf().time;
    made.amount = m_content.amount;
    made.amountTitle = m_content.amountTitle;
    made.issuedAt = m_services.connection.serverNow();
    return made;
}

void DetailPane::setPart(QWidget* part)
{
    m_partPlace->addWidget(part);
}

void DetailPane::clear()
{
    ++m_generation;
    m_hasContent = false;
    m_empty->show();
    m_body->parentWidget()->parentWidget()->hide();
}

void DetailPane::setContent(DetailContent content)
{
    const bool isSame =
        m_hasContent && m_content.title == content.title && m_content.fileName == content.fileName;
    const bool areSameValues = isSame && m_shownRow == content.json;
    m_shownRow = content.json;
    m_content = std::move(content);
    m_hasContent = true;
    m_empty->hide();
    m_body->parentWidget()->parentWidget()->show();
    m_title->setText(m_content.title);
    if (m_content.state.empty())
        m_state->clearState();
    else
        m_state->show(stateWord(m_content.state));
    const bool canCheck = static_cast<bool>(m_content.check);
    m_check->setVisible(canCheck);
    m_save->setVisible(canCheck);
    if (!areSameValues)
        forgetProof();
    if (!isSame) {
        clearLayout(*m_timeline);
        m_entries.clear();
        m_timelineTitle->hide();
    }
    clearLayout(*m_facts);
    int row = 0;
    for (const Fact& fact : m_content.facts) {
        if (fact.value.isEmpty())
            continue;
        auto* label = new QLabel(fact.label, m_body);
        label->setObjectName(u"subtle"_s);
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        m_facts->addWidget(label, row, 0, Qt::AlignTop);
        const QString full = fact.full.isEmpty() ? fact.value : fact.full;
        if (fact.isMonospaced) {
            auto* copy = new QPushButton(fact.value, m_body);
            copy->setProperty("link", true);
            copy->setFont(monospaced(font()));
            copy->setToolTip(tr("%1\nClick to copy").arg(full));
            copy->setAccessibleName(tr("Copy %1").arg(fact.label));
            connect(
                copy, &QPushButton::clicked, this, [full] { QGuiApplication::clipboard()->setText(full); });
            m_facts->addWidget(copy, row, 1, Qt::AlignTop | Qt::AlignLeft);
        } else {
            auto* value = new QLabel(fact.value, m_body);
            value->setWordWrap(true);
            value->setTextInteractionFlags(Qt::TextSelectableByMouse);
            m_facts->addWidget(value, row, 1, Qt::AlignTop);
        }
        ++row;
    }
}

void DetailPane::forgetProof()
{
    // Answers that are on their way are about other values.
    ++m_generation;
    m_result = {};
    m_proofNote->hide();
    m_save->setEnabled(false);
    m_check->setEnabled(true);
    if (m_content.check)
        m_proof->set(ProofBadge::State::Unchecked);
    else
        m_proof->clearState();
}

void DetailPane::setTimeline(const std::vector<TimelineEntry>& entries)
{
    m_entries = entries;
    clearLayout(*m_timeline);
    m_timelineTitle->setVisible(!entries.empty());
    for (std::size_t i = 0; i < entries.size(); ++i)
        addTimelineEntry(entries[i], i + 1 == entries.size());
}

void DetailPane::addTimelineEntry(const TimelineEntry& entry, bool isLast)
{
    auto* item = new QWidget(m_body);
    auto* layout = new QHBoxLayout(item);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(new TimelineMark(entry.tone, isLast, item));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->setContentsMargins(0, 0, 0, 10);
    auto* title =
        new QLabel(entry.note.isEmpty() ? entry.title : QString(entry.title + u" · "_s + entry.note), item);
    title->setWordWrap(true);
    texts->addWidget(title);
    if (entry.isRemark) {
        layout->addLayout(texts, 1);
        m_timeline->addWidget(item);
        return;
    }
    QString line = formatTime(base::UnixSeconds(entry.time)) + u" · "_s
        + tr("block %1").arg(formatInteger(entry.height));
    if (entry.transaction.isEmpty()) {
        auto* note = new QLabel(QString(line + u" · "_s + tr("automatic")), item);
        note->setObjectName(u"fieldHelp"_s);
        texts->addWidget(note);
    } else {
        line += u" · "_s + shortened(entry.transaction, 4, 4);
        auto* link = new QPushButton(line, item);
        link->setProperty("link", true);
        link->setFont(monospaced(font()));
        link->setToolTip(entry.transaction);
        link->setAccessibleName(tr("Open the transaction of %1").arg(entry.title));
        connect(link, &QPushButton::clicked, this,
            [this, id = entry.transaction] { m_services.show(u"transaction"_s, id); });
        texts->addWidget(link, 0, Qt::AlignLeft);
    }
    layout->addLayout(texts, 1);
    m_timeline->addWidget(item);
}

void DetailPane::checkProof()
{
    if (!m_content.check)
        return;
    m_proof->set(ProofBadge::State::Checking);
    m_check->setEnabled(false);
    const int generation = m_generation;
    m_content.check(this, [this, generation](const ProofResult& result) {
        if (generation != m_generation)
            return;
        m_check->setEnabled(true);
        onProof(result);
    });
}

void DetailPane::onProof(const ProofResult& result)
{
    m_result = result;
    m_save->setEnabled(result.file.isObject());
    m_proofNote->show();
    if (result.holds()) {
        m_proof->set(ProofBadge::State::Holds);
        m_proofNote->setText(
            tr("Leads to block %1, signed by the node that this console trusts. Checked at %2.")
                .arg(formatInteger(result.height), QTime::currentTime().toString(u"HH:mm:ss"_s)));
        return;
    }
    const QString why = problemText(*result.error, m_services.language.code());
    m_proof->set(result.fails() ? ProofBadge::State::Fails : ProofBadge::State::Unavailable);
    m_proofNote->setText(result.fails()
            ? why
            : tr("The proof could not be checked, which says nothing about it. %1").arg(why));
}

void DetailPane::saveProof()
{
    const QByteArray text = bytesOf(base::canonical(m_result.file));
    FileDialog::askSave(this, tr("Save the proof"), m_content.fileName + u".json"_s,
        tr("JSON files (*.json)"), [this, text](const QString& path) {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
                showMessage(this, tr("Save the proof"), tr("The file could not be written: %1").arg(path));
        });
}

void DetailPane::retranslateUi()
{
    setAccessibleName(tr("Details"));
    m_empty->setText(tr("Select a row to see its details, its proof and its history."));
    m_check->setText(tr("Check &proof"));
    m_check->setAccessibleName(tr("Check the proof on this computer"));
    m_save->setText(tr("Save proof"));
    m_save->setAccessibleName(tr("Save the proof as a file"));
    m_json->setText(tr("JSON"));
    m_json->setAccessibleName(tr("Show as JSON"));
    m_document->setText(tr("Document ▾"));
    m_document->setAccessibleName(tr("Record as a document"));
    m_pdf->setText(tr("Save as &PDF…"));
    m_print->setText(tr("P&rint preview…"));
    m_timelineTitle->setText(tr("History"));
}

void DetailPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
