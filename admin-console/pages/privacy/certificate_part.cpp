// SPDX-License-Identifier: Apache-2.0
// Saving a certificate, and whom to ask.
#include "admin-console/pages/privacy/certificate_part.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace maru::console::privacy {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMostShown = 50;

QLabel* addHeading(QVBoxLayout* layout, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(u"sectionTitle"_s);
    layout->addWidget(label);
    return label;
}

QLabel* addWords(QVBoxLayout* layout, QWidget* parent, const QString& name)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(label);
    return label;
}

} // namespace

CertificatePart::CertificatePart(Services& given, QWidget* parent) : DetailPart(parent), m_services(given)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_title = addHeading(layout, this);
    m_text = addWords(layout, this, u"certificateText"_s);
    m_save = new QPushButton(this);
    m_save->setObjectName(u"certificateSave"_s);
    m_save->setAutoDefault(false);
    layout->addWidget(m_save, 0, Qt::AlignLeft);
    connect(m_save, &QPushButton::clicked, this, &CertificatePart::save);
    showAll();
}

void CertificatePart::showRow(const base::Json& row)
{
    if (m_row.stringOr("id", "") != row.stringOr("id", "")) {
        ++m_generation;
        m_isBusy = false;
        m_error.reset();
        m_saved.clear();
    }
    m_row = row;
    showAll();
}

void CertificatePart::clear()
{
    ++m_generation;
    m_row = {};
    showAll();
}

void CertificatePart::save()
{
    const QString id = toQt(m_row.stringOr("id", ""));
    m_isBusy = true;
    m_error.reset();
    m_saved.clear();
    showAll();
    m_services.connection.send(get(u"/v1/privacy/destructions/"_s + id + u"/certificate"_s), this,
        [this, id, generation = m_generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            m_isBusy = false;
            if (!answer) {
                m_error = answer.error();
                showAll();
                return;
            }
            showAll();
            const std::string text = base::pretty(*answer) + "\n";
            FileDialog::askSave(this, tr("Save the certificate"), id + u".maru-destruction.json"_s,
                tr("Certificates of destruction (*.json)"), [this, text](const QString& path) {
                    QSaveFile file(path);
                    const bool isWritten = file.open(QIODevice::WriteOnly)
                        && file.write(text.data(), static_cast<qint64>(text.size()))
                            == static_cast<qint64>(text.size())
                        && file.commit();
                    if (isWritten)
                        m_saved = path;
                    else
                        m_error = base::failed("console.export_file");
                    showAll();
                });
        });
}

void CertificatePart::showAll()
{
    const std::string state = m_row.stringOr("state", "");
    setVisible(m_row.isObject());
    m_title->setText(tr("Certificate"));
    m_save->setText(tr("Save the certificate…"));
    m_save->setAccessibleName(m_save->text());
    m_save->setVisible(state == "certified");
    m_save->setEnabled(!m_isBusy);
    QString text;
    if (m_error)
        text = u"! "_s + problemText(*m_error, m_services.language.code());
    else if (!m_saved.isEmpty())
        text = tr("Saved as %1. Anybody can check it with: maru-verify destruction FILE").arg(m_saved);
    else if (state == "certified")
        text = tr(
            "The vault has destroyed the data, the keys and the salts of %1 records and signed that it did. "
            "The file proves it without this server.")
                   .arg(formatInteger(m_row.integerOr("count", 0)));
    else if (state == "declined")
        text =
            tr("The vault declined: a record was not that of the person who asked. Nothing was destroyed.");
    else
        text = tr("The vault is destroying the records; its certificate follows by itself.");
    m_text->setText(text);
    m_text->setAccessibleName(m_title->text());
}

void CertificatePart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showAll();
    DetailPart::changeEvent(event);
}

ToAskPart::ToAskPart(Services& given, QWidget* parent) : DetailPart(parent), m_services(given)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_title = addHeading(layout, this);
    m_text = addWords(layout, this, u"toAsk"_s);
    showAll();
}

void ToAskPart::showRow(const base::Json& row)
{
    m_row = row;
    m_answer.reset();
    m_error.reset();
    showAll();
    if (row.stringOr("state", "") != "active")
        return;
    m_services.connection.send(get(u"/v1/query/privacy/toAsk"_s,
                                   { { u"class"_s, toQt(row.stringOr("class", "")) },
                                       { u"agency"_s, toQt(row.stringOr("agency", "")) } }),
        this, [this, generation = ++m_generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            if (answer)
                m_answer = *answer;
            else
                m_error = answer.error();
            showAll();
        });
}

void ToAskPart::clear()
{
    ++m_generation;
    m_row = {};
    m_answer.reset();
    m_error.reset();
    showAll();
}

void ToAskPart::showAll()
{
    setVisible(m_row.isObject());
    m_title->setText(tr("Whom to ask"));
    m_text->setAccessibleName(m_title->text());
    if (m_error) {
        m_text->setText(u"! "_s + problemText(*m_error, m_services.language.code()));
        return;
    }
    const base::Json* rows = m_answer ? m_answer->find("rows") : nullptr;
    if (rows == nullptr || !rows->isArray()) {
        m_text->setText(
            m_row.stringOr("state", "") == "active" ? tr("On its way…") : tr("Nothing is given any more."));
        return;
    }
    const auto& people = rows->asArray();
    if (people.empty()) {
        m_text->setText(tr("Everybody who has consented for this kind of record has named this agency."));
        return;
    }
    QStringList lines;
    lines << tr(
        "%1 people have consented to others, not yet to this agency. It sees nothing of them until they do:")
                 .arg(formatInteger(static_cast<qint64>(people.size())));
    for (std::size_t i = 0; i < people.size() && i < kMostShown; ++i)
        lines << u"· "_s + shortened(toQt(people[i].stringOr("subject", "")), 16, 6) + u"  "_s
                + formatDate(base::UnixSeconds(people[i].integerOr("given_at", 0)));
    if (people.size() > kMostShown)
        lines << tr("and %1 more").arg(formatInteger(static_cast<qint64>(people.size() - kMostShown)));
    m_text->setText(lines.join(u'\n'));
}

void ToAskPart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showAll();
    DetailPart::changeEvent(event);
}

} // namespace maru::console::privacy
