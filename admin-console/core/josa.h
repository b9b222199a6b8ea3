// SPDX-License-Identifier: Apache-2.0
// The Korean particle that fits the word before it (한글 맞춤법: 을/를, 은/는, 이/가, 과/와, 으로/로). Pure functions.
#pragma once

#include <QString>

namespace maru::console {

enum class Josa {
    Object, ///< 을/를
    Topic, ///< 은/는
    Subject, ///< 이/가
    And, ///< 과/와
    Toward, ///< 으로/로
};

/// How the last sound of a word ends. Quotation marks, brackets and spaces at its end say nothing and are passed over.
enum class FinalSound {
    None, ///< a vowel
    Rieul, ///< ㄹ: takes 로
    Other, ///< any other consonant
};

inline FinalSound finalSound(const QString& word)
{
    for (auto it = word.crbegin(); it != word.crend(); ++it) {
        const char16_t c = it->unicode();
        if (c >= u'가' && c <= u'힣') {
            const int final = (c - u'가') % 28;
            return final == 0 ? FinalSound::None : final == 8 ? FinalSound::Rieul : FinalSound::Other;
        }
        if (c >= u'0' && c <= u'9') {
            // 영 일 이 삼 사 오 육 칠 팔 구
            switch (c) {
            case u'1':
            case u'7':
            case u'8':
                return FinalSound::Rieul;
            case u'0':
            case u'3':
            case u'6':
                return FinalSound::Other;
            default:
                return FinalSound::None;
            }
        }
        if (it->isLetter()) {
            // Foreign words as they are usually read aloud: the letters l, m, n (and r as in 앨알) close the syllable.
            switch (it->toLower().unicode()) {
            case u'l':
            case u'r':
                return FinalSound::Rieul;
            case u'm':
            case u'n':
                return FinalSound::Other;
            default:
                return FinalSound::None;
            }
        }
    }
    return FinalSound::None;
}

inline QString particle(const QString& word, Josa josa)
{
    const FinalSound sound = finalSound(word);
    const bool hasFinal = sound != FinalSound::None;
    switch (josa) {
    case Josa::Object:
        return QString(hasFinal ? u'을' : u'를');
    case Josa::Topic:
        return QString(hasFinal ? u'은' : u'는');
    case Josa::Subject:
        return QString(hasFinal ? u'이' : u'가');
    case Josa::And:
        return QString(hasFinal ? u'과' : u'와');
    case Josa::Toward:
        return sound == FinalSound::Other ? QStringLiteral("으로") : QStringLiteral("로");
    }
    return {};
}

inline QString withParticle(const QString& word, Josa josa)
{
    return word + particle(word, josa);
}

/// Replaces every "을(를)", "은(는)", "이(가)", "과(와)" and "(으)로" of a sentence by what fits the text before it. For
/// translations with %1 in front of a particle; call it after the arguments are in place.
inline QString fitParticles(QString text)
{
    struct Pair {
        QString mark;
        Josa josa;
    };
    const Pair pairs[] = { { QStringLiteral("을(를)"), Josa::Object },
        { QStringLiteral("은(는)"), Josa::Topic }, { QStringLiteral("이(가)"), Josa::Subject },
        { QStringLiteral("과(와)"), Josa::And }, { QStringLiteral("(으)로"), Josa::Toward } };
    for (const Pair& pair : pairs) {
        for (qsizetype at = text.indexOf(pair.mark); at >= 0; at = text.indexOf(pair.mark, at))
            text.replace(at, pair.mark.size(), particle(text.left(at), pair.josa));
    }
    return text;
}

} // namespace maru::console
