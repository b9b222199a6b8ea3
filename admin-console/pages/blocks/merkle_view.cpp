// SPDX-License-Identifier: Apache-2.0
// The frame around the tree: verdict, zoom, steps, explanation.
#include "admin-console/pages/blocks/merkle_view.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/blocks/merkle_canvas.h"

#include <QAccessible>
#include <QDialog>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPictureHeight = 330;
constexpr double kZoomFactor = 1.2;
constexpr int kSignWidth = 36;

QToolButton* stepButton(const QString& text, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(u"textButton"_s);
    button->setText(text);
    button->setFocusPolicy(Qt::StrongFocus);
    if (text.size() == 1)
        button->setFixedWidth(kSignWidth);
    return button;
}

QString leavesText(std::uint64_t begin, std::uint64_t end)
{
    if (end - begin == 1)
        return MerkleView::tr("log entry %1").arg(formatInteger(static_cast<qint64>(begin)));
    return MerkleView::tr("log entries %1 to %2")
        .arg(formatInteger(static_cast<qint64>(begin)), formatInteger(static_cast<qint64>(end) - 1));
}

QString hashText(const base::Hash256& hash)
{
    return shortened(toQt(hash.hex()), 8, 6);
}

} // namespace

MerkleView::MerkleView(Services& services, QWidget* parent, Place place)
    : QWidget(parent), m_services(services)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_verdict = new QLabel(this);
    m_verdict->setObjectName(u"merkleVerdict"_s);
    m_verdict->setProperty("badge", true);
    m_verdict->setWordWrap(true);
    layout->addWidget(m_verdict);

    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"merkleScroll"_s);
    m_isSmall = place == Place::DetailPane;
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_canvas = new MerkleCanvas;
    m_scroll->setWidget(m_canvas);
    layout->addWidget(m_scroll, 1);

    auto* bar = new QHBoxLayout;
    bar->setSpacing(4);
    m_down = stepButton(u"↓"_s, this);
    m_up = stepButton(u"↑"_s, this);
    m_up->setObjectName(u"textButton"_s);
    m_count = new QLabel(this);
    m_count->setObjectName(u"fieldHelp"_s);
    m_zoomOut = stepButton(u"−"_s, this);
    m_zoomIn = stepButton(u"+"_s, this);
    m_fit = stepButton({}, this);
    bar->addWidget(m_down);
    bar->addWidget(m_up);
    bar->addWidget(m_count);
    bar->addStretch(1);
    bar->addWidget(m_zoomOut);
    bar->addWidget(m_zoomIn);
    bar->addWidget(m_fit);
    m_enlarge = stepButton(u"⤢"_s, this);
    m_enlarge->setVisible(place == Place::DetailPane);
    bar->addWidget(m_enlarge);
    layout->addLayout(bar);
    m_explanation = new QLabel(this);
    m_explanation->setObjectName(u"merkleExplanation"_s);
    m_explanation->setWordWrap(true);
    m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_explanation);

    connect(m_canvas, &MerkleCanvas::stepChanged, this, &MerkleView::showStep);
    connect(m_canvas, &MerkleCanvas::zoomRequested, this, &MerkleView::setZoom);
    connect(m_down, &QToolButton::clicked, this, [this] { setStep(step() - 1); });
    connect(m_up, &QToolButton::clicked, this, [this] { setStep(step() + 1); });
    connect(m_zoomOut, &QToolButton::clicked, this, [this] { setZoom(zoom() / kZoomFactor); });
    connect(m_zoomIn, &QToolButton::clicked, this, [this] { setZoom(zoom() * kZoomFactor); });
    connect(m_fit, &QToolButton::clicked, this, [this] {
        m_isFitted = true;
        fitWidth();
    });
    connect(m_enlarge, &QToolButton::clicked, this, &MerkleView::openWindow);
    retranslateUi();
    clear();
}

QDialog* MerkleView::openWindow()
{
    if (!m_walk || m_walk->error)
        return nullptr;
    auto* dialog = new QDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(
        tr("Path to the log root of block %1").arg(formatInteger(m_walk->header.height.count())));
    dialog->resize(620, 860);
    auto* layout = new QVBoxLayout(dialog);
    auto* view = new MerkleView(m_services, dialog, Place::Window);
    layout->addWidget(view);
    dialog->open();
    view->setWalk(*m_walk);
    view->setStep(step());
    return dialog;
}

void MerkleView::setWalk(const MerkleWalk& walk)
{
    m_walk = walk;
    const bool isReadable = !walk.error;
    m_canvas->setWalk(isReadable ? &*m_walk : nullptr);
    for (QWidget* part :
        { static_cast<QWidget*>(m_scroll), static_cast<QWidget*>(m_down), static_cast<QWidget*>(m_up),
            static_cast<QWidget*>(m_zoomOut), static_cast<QWidget*>(m_zoomIn), static_cast<QWidget*>(m_fit),
            static_cast<QWidget*>(m_count), static_cast<QWidget*>(m_explanation) })
        part->setVisible(isReadable);
    show();
    fitWidth();
    showStep();
    m_scroll->verticalScrollBar()->setValue(m_scroll->verticalScrollBar()->maximum());
}

void MerkleView::clear()
{
    m_canvas->setWalk(nullptr);
    m_walk.reset();
    hide();
}

int MerkleView::step() const
{
    return m_canvas->step();
}

int MerkleView::stepCount() const
{
    return m_canvas->stepCount();
}

void MerkleView::setStep(int step)
{
    m_canvas->setStep(step);
}

double MerkleView::zoom() const
{
    return m_canvas->zoom();
}

void MerkleView::setZoom(double zoom)
{
    m_isFitted = false;
    m_canvas->setZoom(zoom);
    showStep();
}

void MerkleView::fitWidth()
{
    const int width = m_scroll->viewport()->width();
    const double usual = font().pixelSize() > 0 ? font().pixelSize() / 13.0 : 1.0;
    m_canvas->setZoom(std::min(usual, static_cast<double>(width) / m_canvas->naturalWidth()));
    if (m_isSmall)
        m_scroll->setFixedHeight(std::min(kPictureHeight, m_canvas->height() + 2));
    showStepInView();
}

void MerkleView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_isFitted)
        fitWidth();
}

QString MerkleView::verdict() const
{
    if (!m_walk)
        return {};
    if (m_walk->error)
        return u"✕ "_s + problemText(*m_walk->error, m_services.language.code());
    if (m_walk->holds()) {
        return u"✓ "_s
            + (m_walk->isLeafComputed
                    ? tr("Computed on this computer: this transaction is in the log of block %1.")
                    : tr(
                        "Computed on this computer: a transaction with this hash is in the log of block %1."))
                  .arg(formatInteger(m_walk->header.height.count()));
    }
    if (!m_walk->isShapeRight || !m_walk->isRootRight)
        return u"✕ "_s + tr("The path does not lead to the root in the header. The proof does not hold.");
    if (!m_walk->isSignatureRight.value_or(true))
        return u"✕ "_s + tr("The signature of the transaction is not good. The proof does not hold.");
    return u"✕ "_s
        + tr("The header is not signed by the node that this console trusts. The proof does not hold.");
}

QString MerkleView::explanation(int step) const
{
    if (!m_walk || m_walk->error || step < 0 || step >= stepCount())
        return {};
    const auto count = static_cast<int>(m_walk->steps.size());
    if (step == 0 && m_walk->isLeafComputed) {
        const bool isSigned = m_walk->isSignatureRight.value_or(false);
        return tr("Leaf: SHA-256(0x00 ‖ transaction and result, %1 bytes) = %2. ✓ Computed here.")
                   .arg(formatInteger(static_cast<qint64>(m_walk->leafBytes)), hashText(m_walk->leaf))
            + u' '
            + (isSigned ? tr("✓ The signer's signature is good.")
                        : tr("✕ The signer's signature is not good."));
    }
    if (step == 0)
        return tr("Leaf: %1. The content is restricted, so its hash is the server's word; the steps above "
                  "show that "
                  "this very hash is in the log.")
            .arg(hashText(m_walk->leaf));
    if (step <= count) {
        const MerkleStep& one = m_walk->steps[static_cast<std::size_t>(step - 1)];
        const QString place = one.isSiblingLeft ? tr("left") : tr("right");
        return tr("Step %1 of %2: SHA-256(0x01 ‖ left ‖ right) = SHA-256(0x01 ‖ %3 ‖ %4) = %5. ✓ Computed "
                  "here.")
                   .arg(QString::number(step), QString::number(count), hashText(one.left),
                       hashText(one.right), hashText(one.result))
            + u' '
            + tr("The hash on the %1 came with the proof and stands for %2; the result stands for %3.")
                  .arg(place, leavesText(one.siblingBegin, one.siblingEnd),
                      leavesText(one.resultBegin, one.resultEnd));
    }
    if (step == count + 1) {
        return m_walk->isRootRight
            ? tr("✓ The root computed here equals log_root in the header of block %1 (%2): every one of the "
                 "%3 "
                 "transactions up to this block is bound by it.")
                  .arg(formatInteger(m_walk->header.height.count()), hashText(m_walk->header.logRoot),
                      formatInteger(static_cast<qint64>(m_walk->header.logSize)))
            : tr("✕ The root computed here (%1) is not log_root in the header of block %2 (%3).")
                  .arg(hashText(m_walk->root), formatInteger(m_walk->header.height.count()),
                      hashText(m_walk->header.logRoot));
    }
    if (m_walk->isNodeRight && m_walk->isLedgerRootRight)
        return tr("✓ The header's ledger root fits its members, and the node %1, which this console trusts, "
                  "has signed "
                  "it. Both checked here.")
            .arg(u'…' + toQt(m_walk->header.proposer).right(8));
    return tr("✕ The header's signature by the trusted node, or its ledger root, is not good.");
}

void MerkleView::showStep()
{
    if (!m_walk)
        return;
    const QString text = verdict();
    const bool holds = m_walk->holds();
    m_verdict->setText(text);
    m_verdict->setProperty("tone", holds ? u"success"_s : u"danger"_s);
    m_verdict->style()->unpolish(m_verdict);
    m_verdict->style()->polish(m_verdict);
    const int at = step();
    m_count->setText(tr("%1 of %2").arg(at + 1).arg(stepCount()));
    m_down->setEnabled(at > 0);
    m_up->setEnabled(at + 1 < stepCount());
    m_explanation->setText(explanation(at));
    m_canvas->setAccessibleDescription(QString(text + u' ' + explanation(at)));
    QAccessibleEvent changed(m_canvas, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    showStepInView();
    Q_EMIT stepChanged(at);
}

void MerkleView::showStepInView()
{
    const QRect rect = m_canvas->stepRect(step());
    if (!rect.isNull())
        m_scroll->ensureVisible(rect.center().x(), rect.center().y(), rect.width() / 2, rect.height() / 2);
}

void MerkleView::retranslateUi()
{
    const auto name = [](QToolButton* button, const QString& text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(m_down, tr("One step down, towards the leaf"));
    name(m_up, tr("One step up, towards the root"));
    name(m_zoomOut, tr("Smaller"));
    name(m_zoomIn, tr("Larger"));
    name(m_fit, tr("Fit the width"));
    name(m_enlarge, tr("Show in a window of its own"));
    m_fit->setText(tr("Fit"));
    m_canvas->setAccessibleName(tr("Path from the transaction to the log root"));
    m_canvas->setToolTip(tr("Arrow keys walk through the steps, + and − zoom"));
}

void MerkleView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
        showStep();
        m_canvas->update();
    }
    QWidget::changeEvent(event);
}

} // namespace maru::console
