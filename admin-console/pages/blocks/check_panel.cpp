// SPDX-License-Identifier: Apache-2.0
// The panel of the check over the whole chain.
#include "admin-console/pages/blocks/check_panel.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/josa.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/states.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/blocks/detail_rows.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QProgressBar>
#include <QSaveFile>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBarSteps = 1000;

} // namespace

CheckPanel::CheckPanel(Services& services, client::Transport& transport, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_check(new ChainCheck(transport, this))
    , m_comparison(new CheckedComparison(services.connection, this))
{
    setObjectName(u"card"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    m_title = sectionLabel(this);
    m_close = new QToolButton(this);
    m_close->setObjectName(u"textButton"_s);
    m_close->setText(u"✕"_s);
    m_close->setFocusPolicy(Qt::StrongFocus);
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    layout->addLayout(head);
    m_help = textLabel(this, u"fieldHelp"_s);
    layout->addWidget(m_help);

    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_fromLabel = new QLabel(this);
    m_from = new QLineEdit(this);
    m_from->setObjectName(u"checkFrom"_s);
    m_from->setFixedWidth(110);
    m_from->setAlignment(Qt::AlignRight);
    m_fromLabel->setBuddy(m_from);
    m_start = new QPushButton(this);
    m_start->setObjectName(u"checkStart"_s);
    m_pause = new QPushButton(this);
    m_pause->setObjectName(u"checkPause"_s);
    m_cancel = new QPushButton(this);
    m_cancel->setObjectName(u"checkCancel"_s);
    m_save = new QPushButton(this);
    m_save->setObjectName(u"checkSave"_s);
    m_open = linkButton({}, this);
    m_open->setObjectName(u"checkOpenBlock"_s);
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(u"checkBar"_s);
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    for (QWidget* part :
        { static_cast<QWidget*>(m_fromLabel), static_cast<QWidget*>(m_from), static_cast<QWidget*>(m_start),
            static_cast<QWidget*>(m_pause), static_cast<QWidget*>(m_cancel) })
        row->addWidget(part);
    row->addWidget(m_bar, 1);
    row->addWidget(m_save);
    layout->addLayout(row);
    m_figures = textLabel(this, u"subtle"_s);
    layout->addWidget(m_figures);
    auto* result = new QHBoxLayout;
    m_verdict = textLabel(this, u"checkVerdict"_s);
    m_verdict->setProperty("badge", true);
    result->addWidget(m_verdict, 1);
    result->addWidget(m_open);
    layout->addLayout(result);
    m_linesBox = new QWidget(this);
    m_linesBox->setObjectName(u"detailBody"_s);
    layout->addWidget(m_linesBox);

    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    connect(m_start, &QPushButton::clicked, this, &CheckPanel::start);
    connect(m_from, &QLineEdit::returnPressed, this, &CheckPanel::start);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_check->state() == ChainCheck::State::Running)
            m_check->pause();
        else
            m_check->resume();
    });
    connect(m_cancel, &QPushButton::clicked, m_check, &ChainCheck::cancel);
    connect(m_save, &QPushButton::clicked, this, &CheckPanel::save);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const auto height = m_check->firstBad())
            m_services.show(u"block"_s, QString::number(*height));
    });
    connect(m_check, &ChainCheck::stateChanged, this, &CheckPanel::showState);
    connect(m_check, &ChainCheck::progressed, this, &CheckPanel::showProgress);
    connect(&services.connection, &Connection::stateChanged, this, &CheckPanel::showState);
    connect(&services.connection, &Connection::stateChanged, this, [this] {
        m_comparison->forget();
        compareNow();
    });
    connect(m_check, &ChainCheck::stateChanged, this, &CheckPanel::compareNow);
    connect(m_comparison, &CheckedComparison::changed, this, &CheckPanel::comparisonChanged);
    compareNow();
    retranslateUi();
}

ChainCheck::Trust CheckPanel::trust() const
{
    const Connection& connection = m_services.connection;
    return { connection.server().authority(), fromQt(connection.node().chain),
        fromQt(connection.node().did) };
}

CheckedRange CheckPanel::remembered() const
{
    const ChainCheck::Trust here = trust();
    return here.node.empty() ? CheckedRange {} : ChainCheck::remembered(here.server, here.node);
}

void CheckPanel::compareNow()
{
    if (m_services.connection.state() == Connection::State::Online && !m_check->isActive())
        m_comparison->compare(m_services.connection.server().authority(), remembered());
}

void CheckPanel::open()
{
    show();
    if (!m_check->isActive()) {
        const CheckedRange range = remembered();
        const bool isWhole = range.isKnown() && range.to >= m_services.connection.node().height;
        m_from->setText(QString::number(!range.isKnown() || isWhole ? 0 : range.to + 1));
    }
    m_from->setFocus();
    m_from->selectAll();
}

void CheckPanel::start()
{
    if (m_check->isActive() || m_services.connection.state() != Connection::State::Online)
        return;
    const auto from = parseInteger(m_from->text());
    const bool isGood = from && *from >= 0;
    m_from->setProperty("wrong", !isGood);
    m_from->style()->unpolish(m_from);
    m_from->style()->polish(m_from);
    if (!isGood) {
        m_figures->setText(tr("Enter the number of a block: 0 or more, in digits."));
        m_from->setFocus();
        return;
    }
    m_check->start(*from, trust());
}

void CheckPanel::showState()
{
    using State = ChainCheck::State;
    const State state = m_check->state();
    const bool isActive = m_check->isActive();
    m_from->setEnabled(!isActive);
    m_start->setVisible(!isActive);
    m_start->setEnabled(m_services.connection.state() == Connection::State::Online);
    m_pause->setVisible(isActive && state != State::Preparing);
    m_pause->setText(state == State::Running ? tr("Pause") : tr("Go on"));
    m_pause->setAccessibleName(m_pause->text());
    m_cancel->setVisible(isActive);
    m_bar->setVisible(state != State::Idle);
    m_save->setVisible(state != State::Idle && !isActive);
    m_open->setVisible(m_check->firstBad().has_value());
    if (const auto bad = m_check->firstBad()) {
        m_open->setText(tr("Open block %1").arg(formatInteger(*bad)));
        m_open->setAccessibleName(m_open->text());
    }
    QString text;
    Tone tone = Tone::Neutral;
    switch (state) {
    case State::Idle:
    case State::Running:
        break;
    case State::Preparing:
        text = tr("… Asking the server for its newest block");
        break;
    case State::Paused:
        text = tr("❙❙ Paused. What has been checked stays checked.");
        tone = Tone::Information;
        break;
    case State::Interrupted:
        text = u"! "_s + problemText(m_check->interruption(), m_services.language.code()) + u' '
            + tr("Nothing has failed; go on when the server answers again.");
        tone = Tone::Warning;
        break;
    case State::Holds:
        text = u"✓ "_s
            + tr("Every check holds for blocks %1 to %2, computed on this computer.")
                  .arg(formatInteger(m_check->from()), formatInteger(m_check->checkedTo()));
        tone = Tone::Success;
        break;
    case State::Broken:
        text = u"✕ "_s
            + fitParticles(
                tr("Block %1 does not hold: %2 Tell your system administrator and keep the report.")
                    .arg(formatInteger(m_check->firstBad().value_or(0)),
                        problemText(m_check->failure()->error, m_services.language.code())));
        if (m_check->failure()->error.code == "verify.fork")
            text += u' ' + tr("What this computer had checked before is kept as evidence.");
        tone = Tone::Danger;
        break;
    case State::Cancelled:
        text = u"■ "_s
            + tr("Cancelled. Nothing is said about the blocks after %1.")
                  .arg(formatInteger(m_check->checkedTo()));
        tone = Tone::Neutral;
        break;
    }
    m_verdict->setText(text);
    m_verdict->setVisible(!text.isEmpty());
    m_verdict->setProperty("tone", toneName(tone));
    m_verdict->style()->unpolish(m_verdict);
    m_verdict->style()->polish(m_verdict);
    showProgress();
    showLines();
}

void CheckPanel::showProgress()
{
    const qint64 total = m_check->head() - m_check->from() + 1;
    const qint64 done = m_check->checkedTo() - m_check->from() + 1;
    if (m_check->head() < 0 || total <= 0) {
        m_bar->setValue(0);
        m_figures->setText({});
        m_figures->hide();
        return;
    }
    m_bar->setValue(static_cast<int>(done * kBarSteps / total));
    QString text =
        tr("%1 of %2 blocks · %3 transactions")
            .arg(formatInteger(done), formatInteger(total), formatInteger(m_check->transactions()));
    if (m_check->redacted() > 0)
        text += u" · "_s + tr("%1 of them by hash only").arg(formatInteger(m_check->redacted()));
    if (m_check->blocksPerSecond() > 0)
        text += u" · "_s + tr("%1 blocks/s").arg(formatInteger(m_check->blocksPerSecond()));
    if (m_check->state() == ChainCheck::State::Running && m_check->secondsLeft() >= 0)
        text += u" · "_s + tr("%1 s left").arg(formatInteger(m_check->secondsLeft()));
    m_figures->setText(text);
    m_figures->show();
    m_bar->setAccessibleDescription(text);
}

void CheckPanel::showLines()
{
    QGridLayout* grid = freshGrid(*m_linesBox);
    grid->setColumnStretch(0, 1);
    const bool isOver = m_check->state() == ChainCheck::State::Holds
        || m_check->state() == ChainCheck::State::Broken || m_check->state() == ChainCheck::State::Cancelled;
    m_linesBox->setVisible(isOver && (!m_check->lines().empty() || m_check->failure()));
    if (!isOver)
        return;
    const LanguageCode language = m_services.language.code();
    int cell = 0;
    const auto add = [this, grid, &cell](const QString& sign, const QString& text, Tone tone) {
        auto* label = textLabel(m_linesBox);
        label->setText(sign + u' ' + text);
        label->setProperty("badge", true);
        label->setProperty("tone", toneName(tone));
        grid->addWidget(label, cell / 2, cell % 2);
        ++cell;
    };
    if (m_check->failure()) {
        const ChainCheck::Failure& failure = *m_check->failure();
        add(u"✕"_s, QString(problemText(failure.error, language) + u" ("_s + failure.where + u')'),
            Tone::Danger);
    }
    for (const ChainCheck::Line& line : m_check->lines())
        add(u"✓"_s, tr("%1 (%2 times)").arg(checkLabel(line.check, language), formatInteger(line.times)),
            Tone::Success);
}

void CheckPanel::save()
{
    const QString title = tr("Save the report");
    const QByteArray text = m_check->reportText(m_services.language.code()).toUtf8();
    FileDialog::askSave(this, title,
        u"maru-check-"_s + QString::number(m_check->from()) + u'-' + QString::number(m_check->checkedTo())
            + u".txt"_s,
        tr("Text files (*.txt)"), [this, title, text](const QString& path) {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
                showMessage(this, title, tr("The file could not be written: %1").arg(path));
        });
}

void CheckPanel::retranslateUi()
{
    m_title->setText(tr("Check every block on this computer"));
    m_help->setText(
        tr("Fetches the blocks and checks here, without trusting the server: every link by hash, every "
           "signature of the node and of the signers, and the log root over all transactions."));
    m_close->setAccessibleName(tr("Close the check"));
    m_close->setToolTip(m_close->accessibleName());
    m_fromLabel->setText(tr("&From block"));
    m_from->setAccessibleName(tr("First block to be checked"));
    m_start->setText(tr("Start the check"));
    m_start->setAccessibleName(m_start->text());
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the check"));
    m_save->setText(tr("Save the report…"));
    m_save->setAccessibleName(tr("Save the report"));
    m_bar->setAccessibleName(tr("Progress of the check"));
    showState();
}

void CheckPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        m_close->click();
        return;
    }
    QWidget::keyPressEvent(event);
}

void CheckPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
