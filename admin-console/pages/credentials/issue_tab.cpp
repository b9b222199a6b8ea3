// SPDX-License-Identifier: Apache-2.0
// The issuing desk.
#include "admin-console/pages/credentials/issue_tab.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/credentials/offer_card.h"
#include "admin-console/widgets/field_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <set>

namespace maru::console::credentials {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFormWidth = 640; ///< longer lines are hard to follow

} // namespace

IssueTab::IssueTab(Services& given, Transport& transport, QWidget* parent)
    : QWidget(parent), m_services(given), m_transport(transport)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(10);
    auto* head = new QHBoxLayout;
    m_typeLabel = new QLabel(this);
    m_typeBox = new QComboBox(this);
    m_typeBox->setObjectName(u"issueType"_s);
    m_typeBox->setMinimumWidth(260);
    m_typeLabel->setBuddy(m_typeBox);
    m_withCode = new QCheckBox(this);
    m_withCode->setObjectName(u"issueWithCode"_s);
    m_withCode->setChecked(true);
    m_template = new QPushButton(this);
    m_template->setObjectName(u"issueTemplate"_s);
    m_fromFile = new QPushButton(this);
    m_fromFile->setObjectName(u"issueFile"_s);
    m_backToForm = new QPushButton(this);
    m_backToForm->setObjectName(u"issueForm"_s);
    m_export = new QPushButton(this);
    m_export->setObjectName(u"issueExport"_s);
    m_issue = new QPushButton(this);
    m_issue->setObjectName(u"issueMain"_s);
    m_issue->setProperty("main", true);
    head->addWidget(m_typeLabel);
    head->addWidget(m_typeBox);
    head->addWidget(m_withCode);
    head->addStretch(1);
    for (QPushButton* button : { m_template, m_fromFile, m_backToForm, m_export, m_issue }) {
        button->setAutoDefault(false);
        head->addWidget(button);
    }
    layout->addLayout(head);
    m_status = new QLabel(this);
    m_status->setObjectName(u"issueStatus"_s);
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    layout->addWidget(m_status);

    auto* splitter = new QSplitter(Qt::Horizontal, this);
    m_scroll = new QScrollArea(splitter);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setMinimumWidth(320);
    m_table = new QTableView(splitter);
    m_table->setObjectName(u"issueTable"_s);
    m_model = new RunModel(given, this);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnHidden(0, m_source == Source::Form);
    m_table->setColumnWidth(0, 60);
    m_table->setColumnWidth(1, 150);
    m_table->setColumnWidth(2, 160);
    splitter->addWidget(m_scroll);
    splitter->addWidget(m_table);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    layout->addWidget(splitter, 1);
    m_card = new OfferCard(OfferCard::Shape::Wide, this);
    layout->addWidget(m_card);

    connect(m_typeBox, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setPlan(base::Json(), {});
        m_error.reset();
        makeEditors();
        setSource(Source::Form);
    });
    connect(m_fromFile, &QPushButton::clicked, this, [this] {
        FileDialog::askOpen(this, tr("Choose the list"), tr("CSV files (*.csv *.txt *.tsv);;All files (*)"),
            [this](const QString& path) { openFile(path); });
    });
    connect(m_template, &QPushButton::clicked, this, [this] {
        const base::Json* chosen = type();
        FileDialog::askSave(this, tr("Save the template"),
            (chosen == nullptr ? u"credentials"_s : toQt(chosen->stringOr("id", ""))) + u".csv"_s,
            tr("CSV files (*.csv)"), [this](const QString& path) { saveTemplate(path); });
    });
    connect(m_export, &QPushButton::clicked, this, [this] {
        FileDialog::askSave(this, tr("Save links and codes"), u"offers.csv"_s, tr("CSV files (*.csv)"),
            [this](const QString& path) { saveOffers(path); });
    });
    connect(m_backToForm, &QPushButton::clicked, this, [this] { setSource(Source::Form); });
    connect(m_issue, &QPushButton::clicked, this, &IssueTab::issue);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &IssueTab::showSelected);
    retranslateUi();
}

const base::Json* IssueTab::type() const
{
    const int at = m_typeBox->currentIndex();
    return at < 0 || at >= static_cast<int>(m_types.size()) ? nullptr
                                                            : &m_types[static_cast<std::size_t>(at)];
}

void IssueTab::setTypes(std::vector<base::Json> types)
{
    const base::Json* before = type();
    const QString chosen = before == nullptr ? QString() : toQt(before->stringOr("id", ""));
    if (types == m_types)
        return;
    m_types = std::move(types);
    {
        const QSignalBlocker quiet(m_typeBox);
        m_typeBox->clear();
        for (const base::Json& one : m_types)
            m_typeBox->addItem(m_services.language.pick(one, "name"), toQt(one.stringOr("id", "")));
        const int again = m_typeBox->findData(chosen);
        m_typeBox->setCurrentIndex(again >= 0 ? again : m_types.empty() ? -1 : 0);
    }
    const base::Json* after = type();
    if (after == nullptr || toQt(after->stringOr("id", "")) != chosen || m_editors.empty())
        makeEditors();
    showAll();
}

void IssueTab::chooseType(const QString& id)
{
    const int at = m_typeBox->findData(id);
    if (at >= 0)
        m_typeBox->setCurrentIndex(at);
}

void IssueTab::makeEditors()
{
    m_editors.clear();
    auto* outer = new QWidget;
    auto* row = new QHBoxLayout(outer);
    row->setContentsMargins(0, 0, 12, 0);
    auto* form = new QFrame(outer);
    form->setObjectName(u"card"_s);
    form->setMaximumWidth(kFormWidth);
    row->addWidget(form, kFormWidth, Qt::AlignTop);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(16, 14, 16, 16);
    layout->setSpacing(12);
    if (const base::Json* chosen = type()) {
        const EditorContext context { &m_services.connection, &m_services.language, &m_services.catalogue, {},
            {} };
        for (const schema::Field& field : claimFields(*chosen)) {
            FieldEditor* made = makeEditor(field, context, form);
            m_editors.push_back(made);
            layout->addWidget(made);
        }
    }
    form->setVisible(!m_editors.empty());
    m_form = form;
    m_formLayout = layout;
    m_scroll->setWidget(outer);
}

FieldEditor* IssueTab::editor(const std::string& path) const
{
    for (FieldEditor* one : m_editors)
        if (one->field().name == path)
            return one;
    return nullptr;
}

void IssueTab::setSource(Source source)
{
    m_source = source;
    if (source == Source::Form)
        m_fileName.clear();
    m_scroll->setVisible(source == Source::Form);
    m_table->setColumnHidden(0, source == Source::Form);
    showAll();
}

void IssueTab::openFile(const QString& path)
{
    const base::Json* chosen = type();
    if (chosen == nullptr || (m_run != nullptr && m_run->isRunning()))
        return;
    m_error.reset();
    m_saved.clear();
    m_card->clear();
    QFile file(path);
    m_fileName = QFileInfo(path).fileName();
    IssuePlan plan;
    if (const auto bytes = readCsvBytes(file); !bytes)
        m_error = bytes.error();
    else if (const auto table = readCsv(*bytes); !table)
        m_error = table.error();
    else if (auto read = readPlan(*chosen, *table); !read)
        m_error = read.error();
    else
        plan = std::move(*read);
    m_model->setPlan(*chosen, std::move(plan));
    setSource(Source::File);
}

void IssueTab::saveTemplate(const QString& path)
{
    const base::Json* chosen = type();
    if (chosen == nullptr)
        return;
    QSaveFile file(path);
    const QByteArray text = csvTemplate(*chosen, m_services.language.code() == LanguageCode::Korean).toUtf8();
    const bool good = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    m_saved = good ? tr("Saved %1.").arg(QFileInfo(path).fileName()) : QString();
    m_error = good ? std::nullopt : std::optional(base::failed("file.write"));
    showAll();
}

void IssueTab::saveOffers(const QString& path)
{
    QString text(QChar(0xfeff));
    text += u"\""_s
        + QStringList { tr("Line"), tr("Whose"), tr("Number"), tr("Link"), tr("Transaction code") }.join(
            u"\",\""_s)
        + u"\"\r\n"_s;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const RunRow* run = m_model->runRow(row);
        if (run == nullptr || !run->offer)
            continue;
        QStringList cells { m_model->index(row, 0).data().toString(),
            noFormula(m_model->index(row, 1).data().toString()), run->issue, run->offer->web,
            run->offer->transactionCode };
        for (QString& cell : cells)
            cell = u'"' + cell.replace(u"\""_s, u"\"\""_s) + u'"';
        text += cells.join(u',') + u"\r\n"_s;
    }
    QSaveFile file(path);
    const QByteArray bytes = text.toUtf8();
    const bool good = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(bytes) == bytes.size() && file.commit();
    m_saved = good ? tr("Saved %1. It opens every offer in it: hand it out with care, then destroy it.")
                         .arg(QFileInfo(path).fileName())
                   : QString();
    m_error = good ? std::nullopt : std::optional(base::failed("file.write"));
    showAll();
}

std::optional<base::Json> IssueTab::formClaims()
{
    std::vector<std::pair<std::string, base::Json>> values;
    FieldEditor* firstWrong = nullptr;
    std::set<std::string> dates;
    for (const base::Json& claim : type()->at("claims").asArray())
        if (claim.stringOr("kind", "") == "date")
            dates.insert(claim.stringOr("path", ""));
    for (FieldEditor* one : m_editors) {
        if (one->check() && firstWrong == nullptr)
            firstWrong = one;
        auto value = one->value();
        const bool isEmpty = value && value->isString() && value->asString().empty();
        if (value && !isEmpty && dates.count(one->field().name) != 0) {
            const QString date = value->isString() ? csvDate(toQt(value->asString())) : QString();
            if (date.isEmpty()) {
                one->showError(base::refused("issuing.claim_kind", one->field().name));
                if (firstWrong == nullptr)
                    firstWrong = one;
            }
            value = base::Json(fromQt(date));
        }
        if (value && !isEmpty)
            values.emplace_back(one->field().name, std::move(*value));
    }
    if (firstWrong != nullptr) {
        firstWrong->focusInput();
        return std::nullopt;
    }
    return claimsOf(values);
}

void IssueTab::issue()
{
    const base::Json* chosen = type();
    if (chosen == nullptr || (m_run != nullptr && m_run->isRunning()))
        return;
    m_error.reset();
    m_saved.clear();
    m_card->clear();
    if (m_source == Source::Form) {
        auto claims = formClaims();
        if (!claims)
            return;
        IssuePlan plan;
        plan.rows.push_back({ 0, std::move(*claims), std::nullopt });
        m_model->setPlan(*chosen, std::move(plan));
    }
    IssueRun::Order order;
    order.type = chosen->stringOr("id", "");
    order.withCode = m_withCode->isChecked();
    for (const PlannedIssue& row : m_model->plan().rows)
        if (!row.error)
            order.claims.push_back(row.claims);
    if (order.claims.empty())
        return;
    if (m_run != nullptr)
        m_run->deleteLater();
    m_run = new IssueRun(m_services, m_transport, std::move(order), this);
    m_model->setRun(m_run);
    connect(m_run, &IssueRun::changed, this, &IssueTab::onRunChanged);
    connect(m_run, &IssueRun::finished, this, [this] {
        if (m_source == Source::Form && m_run->rows().front().state == RunRow::State::Offered)
            for (FieldEditor* one : m_editors)
                one->reset();
        m_table->selectRow(0);
        showSelected();
        Q_EMIT issued();
    });
    m_run->start();
    showAll();
}

void IssueTab::onRunChanged(int row)
{
    m_model->rowChanged(row);
    showSelected();
    showAll();
}

void IssueTab::showSelected()
{
    const RunRow* run = m_model->runRow(m_table->currentIndex().row());
    if (run != nullptr && run->offer)
        m_card->setOffer(*run->offer);
    else
        m_card->clear();
}

void IssueTab::showAll()
{
    const bool isRunning = m_run != nullptr && m_run->isRunning();
    const bool hasType = type() != nullptr;
    const int ready = m_source == Source::File ? m_model->plan().good() : 1;
    const bool isIssued = m_source == Source::File && m_run != nullptr && m_model->runRow(0) != nullptr;
    m_typeBox->setEnabled(hasType && !isRunning);
    m_fromFile->setEnabled(hasType && !isRunning);
    m_template->setEnabled(hasType);
    m_backToForm->setVisible(m_source == Source::File);
    m_backToForm->setEnabled(!isRunning);
    m_withCode->setEnabled(!isRunning);
    int offers = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const RunRow* run = m_model->runRow(row); run != nullptr && run->offer)
            ++offers;
    m_export->setVisible(m_source == Source::File && offers > 0);
    m_table->setVisible(m_model->rowCount() > 0);
    m_issue->setEnabled(hasType && !isRunning && ready > 0 && !isIssued);
    m_issue->setText(m_source == Source::Form
            ? tr("Issue")
            : counted(ready, tr("Issue 1"), tr("Issue %1").arg(formatInteger(ready))));
    m_issue->setAccessibleName(m_issue->text());

    if (!hasType) {
        m_status->setText(
            tr("Your agency may issue nothing now: it needs an accreditation and its issuing keys "
               "on the chain."));
    } else if (m_error) {
        QString text = u"✕ "_s + problemText(*m_error, m_services.language.code());
        if (!m_error->detail.empty() && m_error->code == "console.csv_columns")
            text += u" ("_s + toQt(m_error->detail) + u')';
        m_status->setText(text);
    } else if (isRunning) {
        m_status->setText(
            tr("Issuing… %1 of %2")
                .arg(formatInteger(m_run->done()), formatInteger(static_cast<qint64>(m_run->rows().size()))));
    } else if (!m_saved.isEmpty()) {
        m_status->setText(u"✓ "_s + m_saved);
    } else if (m_source == Source::File) {
        const int wrong = static_cast<int>(m_model->plan().rows.size()) - ready;
        QString text = isIssued ? tr("%1: %2 offers made. Choose a row to see its QR code.")
                                      .arg(m_fileName, formatInteger(offers))
                                : tr("%1: %2 lines are ready, %3 cannot be issued.")
                                      .arg(m_fileName, formatInteger(ready), formatInteger(wrong));
        if (!m_model->plan().unknownColumns.isEmpty())
            text += u' ' + tr("Left out: %1.").arg(m_model->plan().unknownColumns.join(u", "_s));
        m_status->setText(text);
    } else {
        m_status->setText(
            tr("The claims go into the vault; on the chain stands only their commitment, signed "
               "with your key."));
    }
}

void IssueTab::retranslateUi()
{
    m_typeLabel->setText(tr("Credential"));
    m_scroll->setAccessibleName(tr("Credential"));
    m_typeBox->setAccessibleName(tr("Credential"));
    for (int i = 0; i < m_typeBox->count(); ++i)
        m_typeBox->setItemText(i, m_services.language.pick(m_types[static_cast<std::size_t>(i)], "name"));
    m_withCode->setText(tr("With a transaction code"));
    m_withCode->setAccessibleName(m_withCode->text());
    m_template->setText(tr("CSV template…"));
    m_fromFile->setText(tr("From CSV…"));
    m_backToForm->setText(tr("Back to the form"));
    m_export->setText(tr("Save links and codes…"));
    for (QPushButton* button : { m_template, m_fromFile, m_backToForm, m_export })
        button->setAccessibleName(button->text());
    m_table->setAccessibleName(tr("Credentials that are being issued"));
    m_model->retranslate();
    showAll();
}

void IssueTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console::credentials
