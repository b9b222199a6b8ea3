// SPDX-License-Identifier: Apache-2.0
// Loads console_ko.qm or console_en.qm from the resources and puts it into the application.
#include "admin-console/core/language.h"

#include "admin-console/core/text.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace maru::console {

using namespace Qt::StringLiterals;

Language::Language(QObject* parent) : QObject(parent)
{
    set(LanguageCode::Korean);
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_translator);
}

void Language::set(LanguageCode code)
{
    m_code = code;
    QCoreApplication::removeTranslator(&m_translator);
    // Loading while installed would send two LanguageChange events; so out, load, in.
    // Buttons and menus that Qt makes by itself; its package of translations may be missing.
    // It takes itself out when it is destroyed.
    delete findChild<QTranslator*>(u"ofQt"_s, Qt::FindDirectChildrenOnly);
    auto* ofQt = new QTranslator(this);
    ofQt->setObjectName(u"ofQt"_s);
    if (ofQt->load(u"qtbase_"_s + tag(), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(ofQt);
    if (m_translator.load(u":/i18n/console_"_s + tag() + u".qm"_s))
        QCoreApplication::installTranslator(&m_translator);
    QLocale::setDefault(code == LanguageCode::Korean ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                                                     : QLocale(QLocale::English, QLocale::UnitedStates));
    Q_EMIT changed();
}

QString Language::tag() const
{
    return m_code == LanguageCode::Korean ? u"ko"_s : u"en"_s;
}

QString Language::pick(const schema::Text& text) const
{
    return toQt(m_code == LanguageCode::Korean ? text.ko : text.en);
}

QString Language::pick(const base::Json& object, const std::string& stem) const
{
    const bool korean = m_code == LanguageCode::Korean;
    const std::string text = object.stringOr(stem + (korean ? "_ko" : "_en"), "");
    return toQt(text.empty() ? object.stringOr(stem + (korean ? "_en" : "_ko"), "") : text);
}

LanguageCode languageFromTag(const QString& tag)
{
    return tag == u"en"_s ? LanguageCode::English : LanguageCode::Korean;
}

} // namespace maru::console
