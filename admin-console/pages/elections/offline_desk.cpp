// SPDX-License-Identifier: Apache-2.0
// Parts of the counting, made without a network.
#include "admin-console/pages/elections/offline_desk.h"

#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/counting_transfer.h"
#include "admin-console/pages/elections/page_makers.h"
#include "admin-console/pages/elections/pool_work.h"
#include "admin-console/pages/elections/trustee_box.h"
#include "admin-console/pages/elections/whole_file.h"
#include "shared/crypto/key_file.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kKeyFileBytes = 64 * 1024;

base::Result<std::shared_ptr<const CountingFile>> openCountingFile(const QString& path)
{
    const auto text = readWhole(path, static_cast<qint64>(kCountingFileBytes));
    if (!text)
        return base::refused("console.counting_file");
    MARU_TRY(file, readCountingFile(viewOf(*text)));
    return std::shared_ptr<const CountingFile>(std::make_shared<CountingFile>(std::move(file)));
}

base::SecretBytes takePassphrase(QLineEdit& field)
{
    QByteArray text = field.text().toUtf8();
    base::SecretBytes secret = base::SecretBytes::copyOf(base::asBytes(viewOf(text)));
    text.fill('\0');
    field.clear();
    return secret;
}

/// "0123 4567 …" in lines of 32 digits: to be read out.
QString readableHex(const std::string& hex)
{
    QString text;
    for (std::size_t i = 0; i < hex.size(); ++i) {
        if (i > 0 && i % 32 == 0)
            text += u'\n';
        else if (i > 0 && i % 4 == 0)
            text += u' ';
        text += QChar::fromLatin1(hex[i]);
    }
    return text;
}

} // namespace

struct OfflineDesk::Made {
    std::optional<base::Error> error;
    bool isKeyRight = false;
};

OfflineDesk::OfflineDesk(Services& given, QWidget* parent, crypto::Argon2Cost cost)
    : QDialog(parent), m_services(given)
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(640, 620);
    build(cost);
    retranslateUi();
}

OfflineDesk::~OfflineDesk()
{
    if (m_isStopped)
        *m_isStopped = true;
}

void OfflineDesk::build(crypto::Argon2Cost cost)
{
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    m_help = makeLabel(u"pageFacts"_s, this);
    m_choose = makeButton(u"offlineChoose"_s, this);
    m_facts = makeLabel(u"offlineFacts"_s, this);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_compared = new QCheckBox(this);
    m_compared->setObjectName(u"offlineCompared"_s);
    auto* who = new QHBoxLayout;
    m_whoLabel = makeLabel(u"fieldLabel"_s, this);
    m_who = new QComboBox(this);
    m_who->setObjectName(u"offlineWho"_s);
    m_whoLabel->setBuddy(m_who);
    who->addWidget(m_whoLabel);
    who->addWidget(m_who, 1);
    m_box = new TrusteeBox(m_services, this, cost);
    auto* key = new QHBoxLayout;
    m_chooseKey = makeButton(u"offlineKey"_s, this);
    m_key = makeLabel(u"offlineKeyName"_s, this);
    m_passphrase = new QLineEdit(this);
    m_passphrase->setObjectName(u"offlinePassphrase"_s);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    key->addWidget(m_chooseKey);
    key->addWidget(m_key, 1);
    key->addWidget(m_passphrase);
    auto* ends = new QHBoxLayout;
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_cancel = makeButton(u"offlineCancel"_s, this);
    m_close = makeButton(u"offlineClose"_s, this);
    m_go = makeButton(u"offlineGo"_s, this);
    m_go->setProperty("main", true);
    ends->addWidget(m_bar, 1);
    ends->addStretch(0);
    ends->addWidget(m_cancel);
    ends->addWidget(m_close);
    ends->addWidget(m_go);
    m_note = makeLabel(u"offlineNote"_s, this);
    layout->addWidget(m_help);
    layout->addWidget(m_choose, 0, Qt::AlignLeft);
    layout->addWidget(m_facts);
    layout->addWidget(m_compared);
    layout->addLayout(who);
    layout->addWidget(m_box);
    layout->addLayout(key);
    layout->addStretch(1);
    layout->addWidget(m_note);
    layout->addLayout(ends);

    connect(m_choose, &QPushButton::clicked, this, [this] {
        FileDialog::askOpen(this, tr("Open the file with the sums"), tr("Counting files (*.json)"),
            [this](const QString& path) { openFile(path); });
    });
    connect(m_chooseKey, &QPushButton::clicked, this, [this] {
        FileDialog::askOpen(this, tr("Choose my key file"), tr("Key files (*.json)"),
            [this](const QString& path) { chooseKey(path); });
    });
    connect(m_go, &QPushButton::clicked, this, [this] {
        FileDialog::askSave(this, tr("Save my parts"),
            toQt(m_file->election) + u"-"_s + m_who->currentData().toString() + u".maru-parts.json"_s,
            tr("Files of parts (*.json)"), [this](const QString& path) { writeParts(path); });
    });
    connect(m_cancel, &QPushButton::clicked, this, &OfflineDesk::cancel);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_compared, &QCheckBox::toggled, this, &OfflineDesk::showAll);
    connect(m_passphrase, &QLineEdit::textChanged, this, &OfflineDesk::showAll);
    connect(m_who, &QComboBox::currentIndexChanged, this, &OfflineDesk::showAll);
    connect(&m_box->desk(), &TrusteeDesk::changed, this, &OfflineDesk::showAll);
}

void OfflineDesk::openFile(const QString& path)
{
    if (isBusy())
        return;
    m_isReading = true;
    m_file.reset();
    m_compared->setChecked(false);
    tell(tr("Reading and checking the file…"));
    workApart(
        this, [path] { return openCountingFile(path); },
        [this](const base::Result<std::shared_ptr<const CountingFile>>& read) { takeFile(read); });
}

void OfflineDesk::takeFile(const base::Result<std::shared_ptr<const CountingFile>>& file)
{
    m_isReading = false;
    if (!file) {
        fail(file.error());
        return;
    }
    m_file = *file;
    m_code = sumsCode(m_file->proven->digest());
    m_fingerprint = readableHex(m_file->proven->fingerprint());
    const QSignalBlocker blocked(m_who);
    m_who->clear();
    for (const base::Json& one : m_file->proven->trustees())
        m_who->addItem(QString(), QVariant(static_cast<qlonglong>(one.integerOr("index", 0))));
    tell({});
    retranslateUi();
}

void OfflineDesk::chooseKey(const QString& path)
{
    const auto text = readWhole(path, kKeyFileBytes);
    const auto info = text ? crypto::describeKeyFile(viewOf(*text))
                           : base::Result<crypto::KeyFileInfo>(base::refused("key_file.format"));
    if (!info) {
        fail(info.error());
        return;
    }
    m_keyPath = path;
    m_keyDid = toQt(info->did);
    m_keyName = toQt(info->name);
    tell({});
    m_passphrase->setFocus();
}

void OfflineDesk::writeParts(const QString& path)
{
    if (isBusy() || !m_file || !m_box->desk().isOpen() || m_keyPath.isEmpty() || !m_compared->isChecked())
        return;
    if (m_throttle.secondsLeft(m_keyDid) > 0) {
        m_passphrase->clear();
        fail(base::refused("console.unlock_wait"));
        return;
    }
    m_isStopped = std::make_shared<std::atomic<bool>>(false);
    m_done = 0;
    m_whole = 0;
    const int generation = ++m_generation;
    tell(tr("Opening the sums…"));
    const auto passphrase = std::make_shared<base::SecretBytes>(takePassphrase(*m_passphrase));
    // Before a part is made the file of the secret remembers what is opened.
    m_box->desk().remember(
        [file = m_file](voting::TrusteeSecret& secret) { return noteOpening(secret, *file->proven); },
        [guard = QPointer<OfflineDesk>(this), generation, path, passphrase](const base::Status& noted) {
            if (!guard || guard->m_generation != generation || !guard->m_isStopped)
                return;
            if (noted && guard->m_box->desk().isOpen()) {
                guard->sign(path, passphrase);
                return;
            }
            guard->m_isStopped.reset();
            guard->fail(noted ? base::refused("console.ceremony_not_mine") : noted.error());
        });
}

void OfflineDesk::sign(const QString& path, const std::shared_ptr<base::SecretBytes>& passphrase)
{
    const int generation = m_generation;
    const auto progress = [guard = QPointer<OfflineDesk>(this), generation](
                              std::int64_t done, std::int64_t whole) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, generation, done, whole] {
            if (!guard || guard->m_generation != generation || !guard->m_isStopped)
                return;
            guard->m_done = done;
            guard->m_whole = whole;
            guard->showAll();
        });
    };
    const base::UnixSeconds until(QDateTime::currentSecsSinceEpoch() + kValiditySeconds);
    workApart(
        this,
        [file = m_file, secret = m_box->desk().shared(), stopped = m_isStopped, passphrase, progress, until,
            keyPath = fromQt(m_keyPath), path]() mutable {
            Made made;
            auto key = crypto::readKeyFile(keyPath, *passphrase);
            if (!key) {
                made.error = key.error();
                return made;
            }
            made.isKeyRight = true;
            const auto text = makePartsFile(
                *file, *secret, *crypto::makeSigner(std::move(*key)), until, *stopped, progress);
            secret.reset(); // the last holder wipes it
            if (!text)
                made.error = text.error();
            else if (!writeWhole(path, *text))
                made.error = base::failed("console.export_file");
            return made;
        },
        [this, generation, path, did = m_keyDid](const Made& made) {
            if (generation == m_generation)
                takeParts(made, path, did);
        });
}

void OfflineDesk::takeParts(const Made& made, const QString& path, const QString& did)
{
    m_isStopped.reset();
    if (made.isKeyRight)
        m_throttle.noteRight(did);
    else if (made.error && made.error->code == "key_file.passphrase")
        m_throttle.noteWrong(did);
    if (made.error) {
        fail(*made.error);
        return;
    }
    tell(u"✓ "_s
        + tr("%1 signed parts are in %2. Carry the file to a machine with a network and submit it there "
             "within "
             "the hour; after that write it anew.")
              .arg(formatInteger(m_done), path));
}

void OfflineDesk::cancel()
{
    if (!m_isStopped)
        return;
    *m_isStopped = true;
    m_isStopped.reset();
    ++m_generation;
    fail(base::refused("console.export_cancelled"));
}

QString OfflineDesk::note() const
{
    return m_note->text();
}

void OfflineDesk::tell(const QString& text)
{
    m_note->setText(text);
    m_note->setAccessibleName(text);
    m_note->setVisible(!text.isEmpty());
    showAll();
}

void OfflineDesk::fail(const base::Error& error)
{
    tell(u"✕ "_s + problemText(error, m_services.language.code()));
}

void OfflineDesk::showAll()
{
    const bool hasFile = m_file != nullptr;
    const bool isWorking = m_isStopped != nullptr;
    QString facts;
    if (hasFile) {
        const bool isKorean = m_services.language.code() == LanguageCode::Korean;
        facts = toQt(m_file->proven->election().stringOr(isKorean ? "title_ko" : "title_en", "")) + u" · "_s
            + toQt(m_file->election) + u'\n'
            + tr("%1 sums · code of the sums: %2")
                  .arg(formatInteger(static_cast<qint64>(m_file->proven->size())), m_code)
            + u'\n' + tr("Fingerprint of the election:") + u'\n' + m_fingerprint + u'\n'
            + tr("Proven under the signature of the node:") + u'\n' + toQt(m_file->proven->anchor().node);
    }
    m_facts->setText(facts);
    m_facts->setAccessibleName(facts);
    for (QWidget* one : std::initializer_list<QWidget*> {
             m_facts, m_compared, m_whoLabel, m_who, m_box, m_chooseKey, m_key, m_passphrase })
        one->setVisible(hasFile);
    m_choose->setEnabled(!isBusy());
    m_who->setEnabled(!isWorking);
    if (hasFile)
        m_box->setPart({ m_file->election, 0, 1 }, m_who->currentData().toLongLong(), false);
    m_key->setText(m_keyDid.isEmpty() ? tr("No key is chosen.") : m_keyName);
    m_key->setToolTip(m_keyDid);
    m_go->setEnabled(hasFile && !isBusy() && m_compared->isChecked() && m_box->desk().isOpen()
        && m_box->desk().secret().isFinished() && !m_keyPath.isEmpty() && !m_passphrase->text().isEmpty());
    m_cancel->setVisible(isWorking);
    m_bar->setVisible(isWorking);
    m_bar->setRange(0, static_cast<int>(m_whole));
    m_bar->setValue(static_cast<int>(m_done));
}

void OfflineDesk::retranslateUi()
{
    setWindowTitle(tr("Trustee without a network"));
    m_help->setText(
        tr("Your part of the counting on a machine that has no network. You need the file with the "
           "sums, the file of your secret, and your key file. Nothing is sent from here."));
    m_choose->setText(tr("File with the sums…"));
    m_compared->setText(
        tr("I have compared fingerprint, code and node with those that I was told by another way"));
    m_whoLabel->setText(tr("I am"));
    m_who->setAccessibleName(tr("Which trustee I am"));
    m_chooseKey->setText(tr("My key file…"));
    m_passphrase->setPlaceholderText(tr("Passphrase of the key"));
    m_passphrase->setAccessibleName(tr("Passphrase of the key"));
    m_cancel->setText(tr("Cancel"));
    m_close->setText(tr("Close"));
    m_go->setText(tr("Open the sums and sign my parts…"));
    for (QPushButton* one : { m_choose, m_chooseKey, m_cancel, m_close, m_go })
        one->setAccessibleName(one->text());
    m_compared->setAccessibleName(m_compared->text());
    m_bar->setAccessibleName(tr("Progress of my part"));
    const bool isKorean = m_services.language.code() == LanguageCode::Korean;
    for (int i = 0; m_file && i < m_who->count(); ++i) {
        const base::Json& one = m_file->proven->trustees().at(static_cast<std::size_t>(i));
        m_who->setItemText(i,
            QString::number(one.integerOr("index", 0)) + u' '
                + toQt(one.stringOr(isKorean ? "name_ko" : "name_en", "")));
    }
    showAll();
}

void OfflineDesk::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace maru::console::elections
