// SPDX-License-Identifier: Apache-2.0
// Inputs for single values.
#include "admin-console/widgets/scalar_editors.h"

#include "admin-console/core/format.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QUrl>
#include <QVBoxLayout>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kKoreaSeconds = 9 * 3600;
constexpr int kReferenceRows = 500;

} // namespace

LineEditor::LineEditor(const schema::Field& field, const EditorContext& context, QWidget* parent)
    : FieldEditor(field, context, parent)
{
    m_line = new QLineEdit(this);
    m_line->setObjectName(toQt(field.name));
    if (isNumber()) {
        m_line->setAlignment(Qt::AlignRight);
        m_line->setMaximumWidth(220);
    }
    inputRow()->addWidget(m_line);
    setInput(m_line);
    if (isNumber())
        inputRow()->addStretch(1);
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        check();
        Q_EMIT edited();
    });
    connect(m_line, &QLineEdit::editingFinished, this, [this] {
        if (!isNumber())
            return;
        const auto number = parseInteger(m_line->text());
        const QString written = number ? formatInteger(*number).replace(u'−', u'-') : QString();
        if (!number || written == m_line->text())
            return;
        // Put in as an edit, so that Ctrl+Z takes it back; setText() would forget what was typed before.
        m_line->selectAll();
        m_line->insert(written);
    });
}

bool LineEditor::isNumber() const
{
    return field().type == schema::FieldType::Integer || field().type == schema::FieldType::Won;
}

std::optional<base::Json> LineEditor::value() const
{
    const QString text = m_line->text().trimmed();
    if (isNumber()) {
        if (text.isEmpty())
            return std::nullopt;
        if (const auto number = parseInteger(text))
            return base::Json(static_cast<std::int64_t>(*number));
        return base::Json(fromQt(text));
    }
    // An empty text is a value where the schema allows one ("" registration number below the threshold).
    if (text.isEmpty()
        && (!field().required || field().minimum.value_or(0) > 0
            || field().type != schema::FieldType::String))
        return std::nullopt;
    return base::Json(fromQt(text));
}

void LineEditor::setValue(const base::Json& value)
{
    if (value.isInteger())
        m_line->setText(formatInteger(value.asInteger()).replace(u'−', u'-'));
    else if (value.isString())
        m_line->setText(toQt(value.asString()));
}

void LineEditor::reset()
{
    m_line->clear();
}

QString LineEditor::displayText() const
{
    QString text = m_line->text().trimmed();
    if (field().type == schema::FieldType::Won) {
        if (const auto number = parseInteger(text))
            return formatWon(base::Won(*number));
    }
    if (!field().unit.empty() && !text.isEmpty())
        text += u' ' + toQt(field().unit);
    return text;
}

void LineEditor::focusInput()
{
    m_line->setFocus(Qt::OtherFocusReason);
}

HashEditor::HashEditor(const schema::Field& field, const EditorContext& context, QWidget* parent)
    : LineEditor(field, context, parent)
{
    m_file = new QPushButton(this);
    m_file->setObjectName(u"chooseFile"_s);
    m_file->setAutoDefault(false);
    inputRow()->addWidget(m_file);
    m_fileLine = new QLabel(this);
    m_fileLine->setObjectName(u"fieldHelp"_s);
    m_fileLine->setWordWrap(true);
    body()->addWidget(m_fileLine);
    m_hasher = new FileHasher(this);
    setAcceptDrops(true);
    connect(m_file, &QPushButton::clicked, this, [this] {
        if (m_hasher->isRunning()) {
            m_hasher->cancel();
            m_percent = -1;
            showFile();
        } else {
            chooseFile();
        }
    });
    connect(m_hasher, &FileHasher::progressed, this, [this](int percent) {
        m_percent = percent;
        showFile();
    });
    connect(m_hasher, &FileHasher::finished, this, [this](const HashedFile& file) {
        m_percent = -1;
        m_taken = file;
        line()->setText(file.hash);
        showFile();
        check();
        Q_EMIT fileTaken(file.name);
        Q_EMIT edited();
    });
    connect(m_hasher, &FileHasher::failed, this, [this](const base::Error& error) {
        m_percent = -1;
        showFile();
        showError(error);
    });
    retranslateUi();
}

void HashEditor::retranslateUi()
{
    line()->setPlaceholderText(tr("64 hex digits, or choose the file"));
    showFile();
}

void HashEditor::showFile()
{
    const bool isReading = m_percent >= 0;
    m_file->setText(isReading ? tr("Stop reading") : tr("From a file…"));
    m_file->setAccessibleName(isReading ? tr("Stop reading the file for %1").arg(label())
                                        : tr("Compute the hash of a file for %1").arg(label()));
    if (isReading)
        m_fileLine->setText(tr("Reading the file… %1 %").arg(m_percent));
    else if (!m_taken.hash.isEmpty() && m_taken.hash == line()->text())
        m_fileLine->setText(tr("✓ %1 · %2. The file stays on this computer; only its hash goes on the chain.")
                                .arg(m_taken.name, formatFileSize(m_taken.sizeBytes)));
    else
        m_fileLine->setText(
            tr("Choose or drop the file. It stays on this computer; only its hash goes on the "
               "chain."));
}

QString HashEditor::displayText() const
{
    const QString text = LineEditor::displayText();
    return text.isEmpty() || m_taken.hash != text
        ? text
        : QString(m_taken.name + u" · "_s + formatFileSize(m_taken.sizeBytes) + u'\n' + text);
}

void HashEditor::changeEvent(QEvent* event)
{
    LineEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
}

void HashEditor::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile())
        event->acceptProposedAction();
}

void HashEditor::dropEvent(QDropEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty())
        return;
    event->acceptProposedAction();
    hashFile(urls.front().toLocalFile());
}

void HashEditor::hashFile(const QString& path)
{
    m_percent = 0;
    clearError();
    showFile();
    m_hasher->start(path);
}

void HashEditor::chooseFile()
{
    FileDialog::askOpen(this, tr("Choose the document"), tr("All files (*)"),
        [this](const QString& path) { hashFile(path); });
}

ParagraphEditor::ParagraphEditor(const schema::Field& field, const EditorContext& context, QWidget* parent)
    : FieldEditor(field, context, parent)
{
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(toQt(field.name));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(84);
    inputRow()->addWidget(m_text);
    setInput(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (m_text->hasFocus())
            check();
        Q_EMIT edited();
    });
}

std::optional<base::Json> ParagraphEditor::value() const
{
    const QString text = m_text->toPlainText().trimmed();
    if (text.isEmpty() && (!field().required || field().minimum.value_or(0) > 0))
        return std::nullopt;
    return base::Json(fromQt(text));
}

void ParagraphEditor::setValue(const base::Json& value)
{
    if (value.isString())
        m_text->setPlainText(toQt(value.asString()));
}

void ParagraphEditor::reset()
{
    m_text->clear();
}

QString ParagraphEditor::displayText() const
{
    return m_text->toPlainText().trimmed();
}

void ParagraphEditor::focusInput()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

MomentEditor::MomentEditor(const schema::Field& field, const EditorContext& context, QWidget* parent)
    : FieldEditor(field, context, parent)
{
    m_edit = new QDateTimeEdit(this);
    m_edit->setObjectName(toQt(field.name));
    // The widget knows local time and UTC only: Korean wall-clock time is kept in it as if it were UTC.
    m_edit->setTimeSpec(Qt::UTC);
    m_edit->setDisplayFormat(isDate() ? u"yyyy-MM-dd"_s : u"yyyy-MM-dd HH:mm 'KST'"_s);
    m_edit->setCalendarPopup(true);
    m_edit->setMinimumDateTime(QDateTime(QDate(1970, 1, 1), QTime(0, 0), Qt::UTC));
    m_edit->setSpecialValueText(u"–"_s);
    m_edit->setMinimumWidth(190);
    if (field.required) {
        const qint64 koreanNow = QDateTime::currentSecsSinceEpoch() + kKoreaSeconds;
        m_edit->setDateTime(QDateTime(
            QDateTime::fromSecsSinceEpoch(koreanNow, Qt::UTC).date().addDays(1), QTime(0, 0), Qt::UTC));
    } else {
        m_edit->setDateTime(m_edit->minimumDateTime());
    }
    m_first = m_edit->dateTime();
    inputRow()->addWidget(m_edit);
    setInput(m_edit);
    inputRow()->addStretch(1);
    connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, [this] {
        check();
        Q_EMIT edited();
    });
}

std::optional<base::Json> MomentEditor::value() const
{
    if (m_edit->dateTime() == m_edit->minimumDateTime())
        return std::nullopt;
    if (isDate())
        return base::Json(fromQt(m_edit->date().toString(Qt::ISODate)));
    return base::Json(static_cast<std::int64_t>(m_edit->dateTime().toSecsSinceEpoch() - kKoreaSeconds));
}

void MomentEditor::setValue(const base::Json& value)
{
    if (value.isInteger())
        m_edit->setDateTime(QDateTime::fromSecsSinceEpoch(value.asInteger() + kKoreaSeconds, Qt::UTC));
    else if (value.isString())
        m_edit->setDateTime(
            QDateTime(QDate::fromString(toQt(value.asString()), Qt::ISODate), QTime(0, 0), Qt::UTC));
}

void MomentEditor::reset()
{
    m_edit->setDateTime(m_first);
}

QString MomentEditor::displayText() const
{
    return m_edit->dateTime() == m_edit->minimumDateTime() ? QString() : m_edit->text();
}

void MomentEditor::focusInput()
{
    m_edit->setFocus(Qt::OtherFocusReason);
}

SwitchEditor::SwitchEditor(const schema::Field& field, const EditorContext& context, QWidget* parent)
    : FieldEditor(field, context, parent)
{
    hideLabel();
    m_box = new QCheckBox(label(), this);
    m_box->setObjectName(toQt(field.name));
    inputRow()->addWidget(m_box);
    setInput(m_box);
    connect(m_box, &QCheckBox::toggled, this, &FieldEditor::edited);
}

std::optional<base::Json> SwitchEditor::value() const
{
    return base::Json(m_box->isChecked());
}

void SwitchEditor::setValue(const base::Json& value)
{
    if (value.isBoolean())
        m_box->setChecked(value.asBoolean());
}

void SwitchEditor::reset()
{
    m_box->setChecked(false);
}

QString SwitchEditor::displayText() const
{
    return m_box->isChecked() ? tr("Yes") : tr("No");
}

void SwitchEditor::focusInput()
{
    m_box->setFocus(Qt::OtherFocusReason);
}

void SwitchEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        m_box->setText(label());
    FieldEditor::changeEvent(event);
}

ChoiceEditor::ChoiceEditor(const schema::Field& field, const EditorContext& context, QWidget* parent)
    : FieldEditor(field, context, parent)
{
    m_combo = new QComboBox(this);
    m_combo->setObjectName(toQt(field.name));
    m_combo->addItem(QString(), QString());
    for (const schema::Choice& choice : field.choices)
        m_combo->addItem(QString(), toQt(choice.value));
    m_combo->setMinimumWidth(190);
    inputRow()->addWidget(m_combo);
    setInput(m_combo);
    inputRow()->addStretch(1);
    retranslateUi();
    connect(m_combo, &QComboBox::currentIndexChanged, this, [this] {
        check();
        Q_EMIT edited();
    });
}

void ChoiceEditor::retranslateUi()
{
    m_combo->setItemText(0, tr("Choose…"));
    int item = 1;
    for (const schema::Choice& choice : field().choices)
        m_combo->setItemText(item++, context().language->pick(choice.label));
}

void ChoiceEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    FieldEditor::changeEvent(event);
}

std::optional<base::Json> ChoiceEditor::value() const
{
    const QString chosen = m_combo->currentData().toString();
    return chosen.isEmpty() ? std::nullopt : std::optional(base::Json(fromQt(chosen)));
}

void ChoiceEditor::setValue(const base::Json& value)
{
    if (value.isString())
        m_combo->setCurrentIndex(qMax(0, m_combo->findData(toQt(value.asString()))));
}

void ChoiceEditor::reset()
{
    m_combo->setCurrentIndex(0);
}

QString ChoiceEditor::displayText() const
{
    return m_combo->currentIndex() <= 0 ? QString() : m_combo->currentText();
}

void ChoiceEditor::focusInput()
{
    m_combo->setFocus(Qt::OtherFocusReason);
}

ReferenceEditor::ReferenceEditor(const schema::Field& field, const EditorContext& context, QWidget* parent)
    : FieldEditor(field, context, parent)
{
    m_combo = new QComboBox(this);
    m_combo->setObjectName(toQt(field.name));
    m_combo->setEditable(true);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->setCurrentText(QString());
    m_combo->completer()->setFilterMode(Qt::MatchContains);
    m_combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    inputRow()->addWidget(m_combo, 1);
    setInput(m_combo);
    m_combo->lineEdit()->setAccessibleName(label());
    load();
    connect(m_combo, &QComboBox::currentTextChanged, this, [this] {
        check();
        Q_EMIT edited();
    });
}

void ReferenceEditor::load()
{
    if (context().transport == nullptr)
        return;
    m_isDid = field().type == schema::FieldType::Did;
    // A field may name several lists ("donation/organisations,donation/merchants").
    const QStringList lists = m_isDid ? QStringList { u"identity/officers"_s }
                                      : toQt(field().reference).split(u',', Qt::SkipEmptyParts);
    for (const QString& list : lists) {
        context().transport->send(
            get(u"/v1/query/"_s + list, { { u"limit"_s, QString::number(kReferenceRows) } }), this,
            [this](const ApiAnswer& answer) {
                const base::Json* rows = answer ? answer->find("rows") : nullptr;
                if (rows == nullptr || !rows->isArray())
                    return;
                for (const base::Json& row : rows->asArray()) {
                    if (!context().offers || context().offers(field(), row))
                        m_rows.push_back(row);
                }
                fill();
            });
    }
}

void ReferenceEditor::fill()
{
    const std::optional<base::Json> before = value();
    const QSignalBlocker blocker(m_combo);
    m_combo->clear();
    for (const base::Json& row : m_rows) {
        const QString id = toQt(row.stringOr(m_isDid ? "did" : "id", row.stringOr("key", "")));
        QString name = context().language->pick(row, "name");
        if (name.isEmpty())
            name = context().language->pick(row, "title");
        // Posts of different agencies have the same names.
        if (const QString agency = toQt(row.stringOr("agency", "")); m_isDid && !agency.isEmpty())
            name += u" · "_s + agency;
        m_combo->addItem(name.isEmpty() ? id : QString(name + u" ("_s + shortened(id, 10, 6) + u')'), id);
    }
    m_combo->setCurrentIndex(-1);
    m_combo->setCurrentText(QString());
    if (before)
        setValue(*before);
    showFixed();
}

void ReferenceEditor::setFixed()
{
    if (m_fixed == nullptr) {
        m_fixed = new QLineEdit(this);
        m_fixed->setObjectName(m_combo->objectName() + u"Fixed"_s);
        m_fixed->setReadOnly(true);
        inputRow()->insertWidget(0, m_fixed, 1);
        m_combo->hide();
    }
    showFixed();
}

void ReferenceEditor::showFixed()
{
    if (m_fixed == nullptr)
        return;
    const std::optional<base::Json> given = value();
    const QString id = given && given->isString() ? toQt(given->asString()) : QString();
    QString name;
    for (const base::Json& row : m_rows) {
        if (toQt(row.stringOr(m_isDid ? "did" : "id", row.stringOr("key", ""))) != id)
            continue;
        name = context().language->pick(row, "name");
        if (name.isEmpty())
            name = context().language->pick(row, "title");
    }
    m_fixed->setText(name.isEmpty() ? id : QString(name + u" ("_s + id + u')'));
    m_fixed->setCursorPosition(0);
    m_fixed->setAccessibleName(label());
}

void ReferenceEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    FieldEditor::changeEvent(event);
}

std::optional<base::Json> ReferenceEditor::value() const
{
    const QString text = m_combo->currentText().trimmed();
    const int item = m_combo->findText(text);
    const QString id = item >= 0 ? m_combo->itemData(item).toString() : text;
    if (id.isEmpty()
        && (!field().required || field().minimum.value_or(0) > 0 || field().type == schema::FieldType::Did))
        return std::nullopt;
    return base::Json(fromQt(id));
}

void ReferenceEditor::setValue(const base::Json& value)
{
    if (!value.isString())
        return;
    const QString id = toQt(value.asString());
    if (const int item = m_combo->findData(id); item >= 0)
        m_combo->setCurrentIndex(item);
    else
        m_combo->setCurrentText(id);
    showFixed();
}

void ReferenceEditor::reset()
{
    m_combo->setCurrentIndex(-1);
    m_combo->setCurrentText(QString());
}

QString ReferenceEditor::displayText() const
{
    return m_fixed != nullptr ? m_fixed->text() : m_combo->currentText().trimmed();
}

void ReferenceEditor::focusInput()
{
    (m_fixed != nullptr ? static_cast<QWidget*>(m_fixed) : m_combo)->setFocus(Qt::OtherFocusReason);
}

} // namespace maru::console
