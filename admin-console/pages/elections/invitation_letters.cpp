// SPDX-License-Identifier: Apache-2.0
// Letters of invitation.
#include "admin-console/pages/elections/invitation_letters.h"

#include "admin-console/core/text.h"
#include "admin-console/report/pages.h"
#include "admin-console/report/qr_code.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLetterSliceMs = 12; // below a frame of the screen
constexpr int kLetterResolution = 300;
constexpr qreal kMillimetresPerInch = 25.4;

/// Writes down the page: everything in millimetres.
class LetterPen {
public:
    LetterPen(QPainter& painter, const QRectF& area, qreal dpi)
        : m_painter(painter), m_area(area), m_unit(dpi / kMillimetresPerInch)
    {
    }

    qreal mm(qreal length) const { return length * m_unit; }
    QRectF box(qreal left, qreal top, qreal width, qreal height) const
    {
        return QRectF(m_area.left() + mm(left), m_area.top() + mm(top), mm(width), mm(height));
    }
    QFont font(qreal points, bool isBold) const
    {
        QFont made = report::documentFont(100, isBold);
        made.setPixelSize(static_cast<int>(points / 72.0 * kMillimetresPerInch * m_unit));
        return made;
    }
    /// Returns the height in millimetres that it took.
    qreal text(qreal left, qreal top, qreal width, const QString& text, qreal points, bool isBold = false,
        int flags = Qt::AlignLeft | Qt::AlignTop)
    {
        m_painter.setFont(font(points, isBold));
        QRectF used;
        m_painter.drawText(
            box(left, top, width, 297.0 - top), flags | Qt::TextWordWrap | Qt::TextWrapAnywhere, text, &used);
        return used.height() / m_unit;
    }
    void line(qreal left, qreal top, qreal width)
    {
        m_painter.setPen(QPen(Qt::black, mm(0.2)));
        m_painter.drawLine(box(left, top, width, 0).topLeft(), box(left, top, width, 0).topRight());
    }

private:
    QPainter& m_painter;
    QRectF m_area;
    qreal m_unit;
};

} // namespace

void paintLetter(QPainter& painter, const QRectF& area, qreal dpi, const LetterTexts& texts,
    const Invitation& invitation, const QString& precinctName, const QString& link)
{
    LetterPen pen(painter, area, dpi);
    constexpr qreal kLeft = 22;
    constexpr qreal kWidth = 166;
    constexpr qreal kQr = 46;
    painter.fillRect(area, Qt::white);
    if (!texts.watermark.isEmpty()) {
        painter.save();
        // PDF/A-1 knows no transparency: a light grey.
        painter.setPen(QColor(0xdd, 0xdd, 0xdd));
        painter.setFont(pen.font(64, true));
        painter.translate(area.center());
        painter.rotate(-40);
        const QRectF across = QRectF(-pen.mm(140), -pen.mm(30), pen.mm(280), pen.mm(60));
        painter.drawText(across, Qt::AlignCenter, texts.watermark);
        painter.restore();
    }
    painter.setPen(Qt::black);
    qreal y = 20;
    y += pen.text(kLeft, y, kWidth, texts.agency, 10) + 6;
    y += pen.text(kLeft, y, kWidth, texts.title, 20, true, Qt::AlignHCenter) + 3;
    y += pen.text(kLeft, y, kWidth, texts.election, 13, true, Qt::AlignHCenter) + 5;
    pen.line(kLeft, y, kWidth);
    y += 6;
    y += pen.text(kLeft, y, kWidth, invitation.address, 10) + (invitation.address.isEmpty() ? 0 : 3);
    y += pen.text(kLeft, y, kWidth, texts.salutation.arg(invitation.name), 14, true) + 3;
    y += pen.text(kLeft, y, kWidth,
             texts.precinct + u": "_s + precinctName + u"   ·   "_s + texts.number + u": "_s
                 + QString::number(invitation.number),
             11)
        + 5;
    y += pen.text(kLeft, y, kWidth, texts.intro, 11) + 4;
    for (const QString& period : texts.periods)
        y += pen.text(kLeft, y, kWidth, u"· "_s + period, 11) + 1.5;
    y += 6;
    const qreal top = y;
    if (const auto code = report::makeQrCode(link))
        report::paintQrCode(painter, pen.box(kLeft, top, kQr, kQr), *code);
    painter.setPen(Qt::black);
    const qreal right = kLeft + kQr + 6;
    const qreal rightWidth = kWidth - kQr - 6;
    y += pen.text(right, y, rightWidth, texts.codeTitle, 10) + 1;
    y += pen.text(right, y, rightWidth, toQt(base::asText(invitation.code.view())), 15, true) + 5;
    y += pen.text(right, y, rightWidth, texts.linkTitle, 10) + 1;
    y += pen.text(right, y, rightWidth, link, 9);
    y = std::max(y, top + kQr) + 8;
    pen.line(kLeft, y, kWidth);
    y += 5;
    for (const QString& advice : texts.advice)
        y += pen.text(kLeft, y, kWidth, u"· "_s + advice, 10) + 2;
    pen.text(kLeft, 282, kWidth, texts.footer, 8, false, Qt::AlignHCenter);
}

struct LetterPrinting::File {
    explicit File(const QString& path) : save(path) { }
    ~File()
    {
        if (painter.isActive())
            painter.end();
    }
    QSaveFile save;
    std::unique_ptr<QPdfWriter> pdf;
    QPainter painter;
    std::size_t pages = 0;
};

LetterPrinting::LetterPrinting(QObject* parent, Order order, Progress progress, Done done)
    : QObject(parent), m_order(std::move(order)), m_progress(std::move(progress)), m_done(std::move(done))
{
}

LetterPrinting::~LetterPrinting() = default;

void LetterPrinting::start(QObject* parent, Order order, Progress progress, Done done)
{
    auto* made = new LetterPrinting(parent, std::move(order), std::move(progress), std::move(done));
    QTimer::singleShot(0, made, &LetterPrinting::step);
}

base::Status LetterPrinting::openFile()
{
    QString path = m_order.path;
    if (!m_files.isEmpty()) {
        const QFileInfo info(m_order.path);
        path = info.path() + u'/' + info.completeBaseName() + u'-' + QString::number(m_files.size() + 1)
            + u'.' + info.suffix();
    }
    m_file = std::make_unique<File>(path);
    if (!m_file->save.open(QIODevice::WriteOnly))
        return base::failed("console.export_file", fromQt(m_file->save.errorString()));
    // Codes let anybody enrol in the voter's place: the file is the officer's alone.
    (void)m_file->save.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    m_file->pdf = std::make_unique<QPdfWriter>(&m_file->save);
    m_file->pdf->setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    m_file->pdf->setTitle(m_order.texts.title);
    m_file->pdf->setCreator(u"Maru"_s);
    m_file->pdf->setResolution(kLetterResolution);
    m_file->pdf->setPageLayout(
        QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(), QPageLayout::Point));
    if (!m_file->painter.begin(m_file->pdf.get()))
        return base::failed("console.export_file", "QPainter::begin");
    m_files << path;
    return {};
}

base::Status LetterPrinting::closeFile()
{
    m_file->painter.end();
    m_file->pdf.reset();
    const bool isWritten = m_file->save.commit();
    const std::string problem = isWritten ? std::string() : fromQt(m_file->save.errorString());
    m_file.reset();
    return isWritten ? base::Status() : base::failed("console.export_file", problem);
}

void LetterPrinting::step()
{
    QElapsedTimer timer;
    timer.start();
    const auto& all = *m_order.invitations;
    while (m_next < all.size() && timer.elapsed() < kLetterSliceMs) {
        if (!m_file) {
            if (const base::Status status = openFile(); !status) {
                end(status);
                return;
            }
        }
        if (m_file->pages > 0)
            m_file->pdf->newPage();
        const Invitation& one = all[m_next];
        paintLetter(m_file->painter, QRectF(0, 0, m_file->pdf->width(), m_file->pdf->height()),
            kLetterResolution, m_order.texts, one, m_order.precinctName(one.precinct),
            personalLink(m_order.portal, m_order.election, one));
        ++m_next;
        if (++m_file->pages == kLettersAFile || m_next == all.size()) {
            if (const base::Status status = closeFile(); !status) {
                end(status);
                return;
            }
        }
    }
    m_progress(static_cast<qint64>(m_next), static_cast<qint64>(all.size()));
    if (m_next < all.size())
        QTimer::singleShot(0, this, &LetterPrinting::step);
    else
        end({});
}

void LetterPrinting::end(const base::Status& status)
{
    m_file.reset();
    // A part of the letters is no export: nobody may think that these are all.
    if (!status) {
        for (const QString& file : std::as_const(m_files))
            QFile::remove(file);
        m_files.clear();
    }
    deleteLater();
    m_done(status, m_files);
}

} // namespace maru::console::elections
