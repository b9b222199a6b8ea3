// SPDX-License-Identifier: Apache-2.0
// What is known about the selected thing: facts, the state of its proof, and its history.
#pragma once

#include "admin-console/core/proof.h"
#include "admin-console/core/services.h"
#include "admin-console/core/states.h"
#include "admin-console/report/report.h"
#include "shared/base/json.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QGridLayout;
class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace maru::console {

class Badge;
class ProofBadge;

struct Fact {
    QString label;
    QString value; ///< as shown
    QString full; ///< as copied; empty: as shown
    bool isMonospaced = false;
};

struct TimelineEntry {
    QString title;
    QString note;
    qint64 time = 0;
    qint64 height = 0;
    QString transaction; ///< empty for what the clock did
    Tone tone = Tone::Primary;
    bool isRemark = false; ///< about the history itself (what is missing of it), without time and block
};

struct DetailContent {
    QString title;
    std::string state; ///< shown as a badge; may be empty
    std::vector<Fact> facts;
    base::Json json; ///< what "JSON" shows
    QString fileName; ///< suggested for the saved proof, without ending
    QString kind; ///< what kind of thing it is, for the title of a document: name of the list
    QString number; ///< of the document: the thing's id
    QString proofPath; ///< on the server, for the code on the document; may be empty
    std::optional<base::Won> amount; ///< that the document is about
    QString amountTitle;
    /// Starts the check of this thing's proof; empty: nothing to check.
    std::function<void(QObject* context, ProofChecker::Callback)> check;
};

class DetailPane final : public QWidget {
    Q_OBJECT

public:
    explicit DetailPane(Services& services, QWidget* parent = nullptr);

    void setContent(DetailContent content);
    void setTimeline(const std::vector<TimelineEntry>& entries);
    /// The full thing, come later, for the JSON view.
    void setJson(const base::Json& json) { m_content.json = json; }
    void clear();
    /// A section of the page between facts and timeline; takes it over.
    void setPart(QWidget* part);
    /// As the button does.
    void checkProof();
    /// On to the first thing here that takes keys.
    void focusFirst();
    /// What the PDF and the print hold.
    report::RecordReport makeReport() const;
    const ProofBadge& proofBadge() const { return *m_proof; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    void onProof(const ProofResult& result);
    void forgetProof();
    void saveProof();
    void addTimelineEntry(const TimelineEntry& entry, bool isLast);

    Services& m_services;
    DetailContent m_content;
    base::Json m_shownRow; ///< what the facts show; the badge speaks of this and of nothing else
    bool m_hasContent = false;
    ProofResult m_result;
    int m_generation = 0;

    std::vector<TimelineEntry> m_entries;

    QWidget* m_body = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_title = nullptr;
    Badge* m_state = nullptr;
    ProofBadge* m_proof = nullptr;
    QLabel* m_proofNote = nullptr;
    QGridLayout* m_facts = nullptr;
    QVBoxLayout* m_partPlace = nullptr;
    QLabel* m_timelineTitle = nullptr;
    QVBoxLayout* m_timeline = nullptr;
    QPushButton* m_check = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_json = nullptr;
    QPushButton* m_document = nullptr;
    QMenu* m_documentMenu = nullptr;
    QAction* m_pdf = nullptr;
    QAction* m_print = nullptr;
};

} // namespace maru::console
