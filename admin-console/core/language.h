// SPDX-License-Identifier: Apache-2.0
// The console's language, switched while it runs. GUI thread only.
#pragma once

#include "shared/schema/schema.h"

#include <QObject>
#include <QString>
#include <QTranslator>

namespace maru::console {

enum class LanguageCode {
    Korean,
    English,
};

/// Installs the catalogue of a language into the application; widgets get QEvent::LanguageChange and call their
/// retranslateUi(). Korean at start.
class Language final : public QObject {
    Q_OBJECT

public:
    explicit Language(QObject* parent = nullptr);
    ~Language() override;

    LanguageCode code() const { return m_code; }
    void set(LanguageCode code);
    /// "ko" or "en"; for Accept-Language and member names ("title_ko").
    QString tag() const;

    /// The half of a two-language text that fits.
    QString pick(const schema::Text& text) const;
    /// The member "<stem>_ko" or "<stem>_en" of an object, or the other one where it is empty.
    QString pick(const base::Json& object, const std::string& stem) const;

Q_SIGNALS:
    void changed();

private:
    LanguageCode m_code = LanguageCode::Korean;
    QTranslator m_translator;
};

/// "ko" or "en"; anything else is Korean.
LanguageCode languageFromTag(const QString& tag);

} // namespace maru::console
