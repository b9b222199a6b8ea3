// SPDX-License-Identifier: Apache-2.0
// Preview, progress and results of a batch.
#include "admin-console/widgets/batch_dialog.h"

#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/widgets/field_editor.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kAdviceShown = 5;

} // namespace

BatchDialog::BatchDialog(BatchSetup setup, const EditorContext& context, QString speaker,
    std::function<void(const QString& transaction)> show, QWidget* parent)
    : QDialog(parent), m_language(setup.language), m_speaker(std::move(speaker)), m_show(std::move(show))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"batchDialog"_s);
    m_plan = new BatchPlan(std::move(setup), this);
    build(context);
    connect(m_plan, &BatchPlan::progress, this, &BatchDialog::showProgress);
    connect(m_plan, &BatchPlan::finished, this, [this] {
        if (m_plan->count(BatchPlan::Step::Done) + m_plan->count(BatchPlan::Step::Unknown) > 0)
            Q_EMIT committed();
        m_next->setFocus(Qt::OtherFocusReason);
    });
    takeCommon();
    retranslateUi();
    resize(900, 640);
    if (!m_editors.empty())
        m_editors.front()->focusInput();
}

void BatchDialog::build(const EditorContext& context)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    m_title = new QLabel(this);
    m_title->setObjectName(u"pageTitle"_s);
    m_help = new QLabel(this);
    m_help->setObjectName(u"subtle"_s);
    m_help->setWordWrap(true);
    layout->addWidget(m_title);
    layout->addWidget(m_help);
    m_commonTitle = new QLabel(this);
    m_commonTitle->setObjectName(u"sectionTitle"_s);
    const std::vector<schema::Field> fields = m_plan->commonFields();
    m_commonTitle->setVisible(!fields.empty());
    layout->addWidget(m_commonTitle);
    if (!fields.empty()) {
        auto* form = new QWidget(this);
        form->setObjectName(u"formBody"_s);
        form->setAttribute(Qt::WA_StyledBackground);
        auto* formLayout = new QVBoxLayout(form);
        formLayout->setContentsMargins(14, 10, 14, 10);
        formLayout->setSpacing(10);
        for (const schema::Field& field : fields) {
            FieldEditor* made = makeEditor(field, context, form);
            connect(made, &FieldEditor::edited, this, &BatchDialog::takeCommon);
            m_editors.push_back(made);
            formLayout->addWidget(made);
        }
        formLayout->addStretch(1);
        auto* scroll = new QScrollArea(this);
        scroll->setWidgetResizable(true);
        scroll->setWidget(form);
        layout->addWidget(scroll, 1);
    }
    m_table = new QTableView(this);
    m_table->setObjectName(u"batchTable"_s);
    m_table->setModel(m_plan);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(30);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(BatchPlan::RowColumn, 200);
    m_table->setColumnWidth(BatchPlan::StepColumn, 130);
    m_table->setColumnWidth(BatchPlan::ReasonColumn, 220);
    m_table->horizontalHeader()->setSectionResizeMode(BatchPlan::PayloadColumn, QHeaderView::Stretch);
    if (m_plan->perRowFields().empty()) {
        m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    } else {
        // What is filled in per row stands beside the row; one cell is typed after the other.
        m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
        m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
        for (int i = 0; i < static_cast<int>(m_plan->perRowFields().size()); ++i) {
            m_table->setColumnWidth(BatchPlan::ColumnCount + i, 170);
            m_table->horizontalHeader()->moveSection(BatchPlan::ColumnCount + i, 1 + i);
        }
    }
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const QString id = index.data(BatchPlan::TransactionRole).toString();
        if (!id.isEmpty() && !m_plan->isRunning() && m_show) {
            m_show(id);
            accept();
        }
    });
    layout->addWidget(m_table, 3);
    m_summary = new QLabel(this);
    m_summary->setObjectName(u"batchSummary"_s);
    m_summary->setWordWrap(true);
    m_advice = new QLabel(this);
    m_advice->setObjectName(u"staleLine"_s);
    m_advice->setWordWrap(true);
    m_advice->hide();
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->hide();
    layout->addWidget(m_summary);
    layout->addWidget(m_advice);
    layout->addWidget(m_bar);
    auto* buttons = new QHBoxLayout;
    m_back = new QPushButton(this);
    m_back->setObjectName(u"batchBack"_s);
    m_back->setAutoDefault(false);
    m_back->hide();
    m_stop = new QPushButton(this);
    m_stop->setObjectName(u"batchStop"_s);
    m_stop->setAutoDefault(false);
    m_stop->hide();
    m_cancel = new QPushButton(this);
    m_cancel->setAutoDefault(false);
    m_next = new QPushButton(this);
    m_next->setObjectName(u"batchNext"_s);
    m_next->setProperty("main", true);
    // Enter in a field, or in a cell, must not sign for all rows.
    m_next->setAutoDefault(false);
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_next);
    layout->addLayout(buttons);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_plan->stop();
        m_stop->setEnabled(false);
    });
    connect(m_back, &QPushButton::clicked, this, &BatchDialog::back);
    connect(m_cancel, &QPushButton::clicked, this, &BatchDialog::reject);
    connect(m_next, &QPushButton::clicked, this, &BatchDialog::next);
}

FieldEditor* BatchDialog::editor(const std::string& name) const
{
    const auto found = std::find_if(m_editors.begin(), m_editors.end(),
        [&name](const FieldEditor* one) { return one->field().name == name; });
    return found == m_editors.end() ? nullptr : *found;
}

void BatchDialog::takeCommon()
{
    base::Json members = base::Json::object();
    for (const FieldEditor* one : m_editors) {
        // What is left empty is missing, not an empty text.
        const std::optional<base::Json> value = one->value();
        if (value && !(value->isString() && value->asString().empty()))
            members.set(one->field().name, *value);
    }
    m_plan->setCommon(members);
}

void BatchDialog::next()
{
    if (m_plan->wasStarted()) {
        if (!m_plan->isRunning())
            accept();
        return;
    }
    if (m_isReviewing) {
        m_plan->start();
        showProgress();
        return;
    }
    FieldEditor* wrong = nullptr;
    for (FieldEditor* one : m_editors) {
        if (one->check() && wrong == nullptr)
            wrong = one;
    }
    if (wrong != nullptr) {
        wrong->focusInput();
        return;
    }
    takeCommon();
    if (m_plan->count(BatchPlan::Step::Fits) > 0)
        setReviewing(true);
}

void BatchDialog::back()
{
    if (m_isReviewing && !m_plan->wasStarted())
        setReviewing(false);
}

void BatchDialog::setReviewing(bool isReviewing)
{
    m_isReviewing = isReviewing;
    // What is reviewed is what is signed.
    m_plan->setFrozen(isReviewing);
    for (FieldEditor* one : m_editors)
        one->setEnabled(!isReviewing);
    showProgress();
    if (isReviewing)
        m_next->setFocus(Qt::OtherFocusReason);
    else if (!m_editors.empty())
        m_editors.front()->focusInput();
    else
        m_table->setFocus(Qt::OtherFocusReason);
}

void BatchDialog::reject()
{
    // While an answer is on its way the window stays, so that every outcome is seen.
    if (m_plan->isRunning())
        m_plan->stop();
    else
        QDialog::reject();
}

void BatchDialog::showProgress()
{
    using S = BatchPlan::Step;
    const int fits = m_plan->count(S::Fits) + m_plan->count(S::Sending);
    const int leftOut = m_plan->count(S::DoesNotFit);
    const int ended = m_plan->count(S::Done) + m_plan->count(S::Refused) + m_plan->count(S::Unknown);
    const bool isRunning = m_plan->isRunning();
    const bool isOver = m_plan->wasStarted() && !isRunning;
    m_bar->setVisible(isRunning);
    m_bar->setRange(0, fits + ended);
    m_bar->setValue(ended);
    m_stop->setVisible(isRunning);
    m_cancel->setVisible(!m_plan->wasStarted());
    m_back->setVisible(m_isReviewing && !m_plan->wasStarted());
    showAdvice();
    m_next->setVisible(!isRunning);
    m_next->setEnabled(isOver || fits > 0);
    m_next->setAutoDefault(isOver);
    if (isOver) {
        QStringList parts { tr("%1 done").arg(formatInteger(m_plan->count(S::Done))) };
        const auto add = [&parts, this](S step, const QString& text) {
            if (const int count = m_plan->count(step); count > 0)
                parts << text.arg(formatInteger(count));
        };
        add(S::Refused, tr("%1 refused"));
        add(S::Unknown, tr("%1 with unknown outcome"));
        add(S::NotSent, tr("%1 not sent"));
        add(S::DoesNotFit, tr("%1 left out"));
        m_summary->setText(parts.join(u" · "_s));
        m_next->setText(tr("&Close"));
    } else if (isRunning) {
        m_summary->setText(tr("%1 of %2 answered").arg(formatInteger(ended), formatInteger(fits + ended)));
    } else {
        QString text =
            tr("%1 sign “%2” for %3 rows with your key, one transaction each. It takes effect with the "
               "next blocks and stays in the public log.")
                .arg(m_speaker, m_language->pick(m_plan->action().label), formatInteger(fits));
        if (leftOut > 0)
            text += u' ' + tr("Left out because they do not fit: %1.").arg(formatInteger(leftOut));
        m_summary->setText(text);
        m_next->setText(m_isReviewing ? tr("&Sign and submit %1").arg(formatInteger(fits))
                                      : tr("&Review %1").arg(formatInteger(fits)));
    }
    m_next->setAccessibleName(m_next->text().remove(u'&'));
}

void BatchDialog::showAdvice()
{
    const QStringList all = m_plan->wasStarted() ? QStringList() : m_plan->adviceTexts();
    QStringList lines = all.mid(0, kAdviceShown);
    if (all.size() > kAdviceShown)
        lines << tr("and %1 more like these, one for each row").arg(formatInteger(all.size() - kAdviceShown));
    m_advice->setText(u"! "_s + lines.join(u"\n! "_s));
    m_advice->setAccessibleName(lines.join(u' '));
    m_advice->setVisible(m_isReviewing && !lines.isEmpty());
}

void BatchDialog::retranslateUi()
{
    const QString label = m_language->pick(m_plan->action().label);
    setWindowTitle(label);
    m_title->setText(tr("%1: %2 rows").arg(label, formatInteger(m_plan->rowCount())));
    m_help->setText(m_language->pick(m_plan->action().help));
    m_commonTitle->setText(tr("The same for all rows"));
    m_table->setAccessibleName(tr("Rows of the batch"));
    m_bar->setAccessibleName(tr("Progress"));
    m_stop->setText(tr("S&top after this one"));
    m_cancel->setText(tr("Cancel"));
    m_back->setText(tr("&Back"));
    for (QPushButton* button : { m_stop, m_cancel, m_back })
        button->setAccessibleName(button->text().remove(u'&'));
    m_plan->retranslate();
    showProgress();
    // Scrolling with the keyboard makes them stops of Tab, so they have a name.
    for (QScrollArea* area : findChildren<QScrollArea*>())
        area->setAccessibleName(windowTitle());
}

void BatchDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace maru::console
