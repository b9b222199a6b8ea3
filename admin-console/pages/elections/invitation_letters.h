// SPDX-License-Identifier: Apache-2.0
// Invitations as letters on A4, one a page: who is invited to which election until when, the personal link as QR code and
// text, the code. PDF/A-1b files of some hundred pages each, painted in slices so that the window stays alive.
#pragma once

#include "admin-console/pages/elections/invitation_list.h"
#include "shared/base/result.h"

#include <QObject>

#include <functional>
#include <memory>

class QPainter;
class QRectF;

namespace maru::console::elections {

/// Final texts, in the language of the letters.
struct LetterTexts {
    QString agency;
    QString title; ///< "Invitation to vote"
    QString election;
    QString salutation; ///< "%1 님께"
    QString precinct; ///< "Precinct"
    QString number; ///< "Number on the roll"
    QString intro;
    QStringList periods; ///< "Enrolment: … – …"
    QString linkTitle;
    QString codeTitle;
    QStringList advice;
    QString watermark; ///< of a rehearsal; empty: none
    QString footer;
};

/// One page; `area` is the whole sheet in the painter's units, `dpi` its dots per inch.
void paintLetter(QPainter& painter, const QRectF& area, qreal dpi, const LetterTexts& texts,
    const Invitation& invitation, const QString& precinctName, const QString& link);

/// GUI thread. Deletes itself when done or with its parent; what is not complete leaves no file.
class LetterPrinting final : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kLettersAFile = 500;

    struct Order {
        std::shared_ptr<const std::vector<Invitation>> invitations;
        LetterTexts texts;
        QString portal;
        std::string election;
        std::function<QString(const QString&)> precinctName;
        QString path; ///< "…/letters.pdf"; further files "…/letters-2.pdf"
    };
    using Done = std::function<void(const base::Status& status, const QStringList& files)>;
    using Progress = std::function<void(qint64 done, qint64 total)>;

    static void start(QObject* parent, Order order, Progress progress, Done done);
    ~LetterPrinting() override;

private:
    LetterPrinting(QObject* parent, Order order, Progress progress, Done done);
    void step();
    base::Status openFile();
    base::Status closeFile();
    void end(const base::Status& status);

    struct File;
    Order m_order;
    Progress m_progress;
    Done m_done;
    std::unique_ptr<File> m_file;
    QStringList m_files;
    std::size_t m_next = 0;
};

} // namespace maru::console::elections
