// SPDX-License-Identifier: Apache-2.0
// States of things as sign, word and tone together: colour alone never carries a meaning.
#pragma once

#include <QString>

#include <string_view>

namespace maru::console {

enum class Tone {
    Neutral,
    Primary,
    Success,
    Warning,
    Danger,
    Information,
};

struct StateWord {
    QString sign; ///< one character
    QString word; ///< translated
    Tone tone = Tone::Neutral;
};

/// A state that this console does not know is shown by its name.
StateWord stateWord(std::string_view state);
/// "success", for style sheets.
QString toneName(Tone tone);

} // namespace maru::console
