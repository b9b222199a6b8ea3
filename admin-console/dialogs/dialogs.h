// SPDX-License-Identifier: Apache-2.0
// Files and clipboard, with doors for tests: the next answer can be set, so that no modal window opens.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace maru::console {

/// Never blocks: the answer comes through the callback, not at all when the officer cancels.
class FileDialog {
public:
    using Callback = std::function<void(const QString& path)>;
    static void askSave(QWidget* parent, const QString& title, const QString& suggested,
        const QString& filter, Callback callback);
    static void askOpen(QWidget* parent, const QString& title, const QString& filter, Callback callback);
    /// For tests: the next question is answered with this path at once.
    static void setNextPath(const QString& path);
};

/// A question before something that cannot be undone. Never blocks; the callback runs only when the officer agrees.
class Confirmation {
public:
    using Callback = std::function<void()>;
    /// `action` names what will happen ("Delete the preset") and is the button's text; the other button cancels and is
    /// the one that Enter takes.
    /// `refusal`: text of the other button, where "Cancel" would be taken for cancelling the work that is asked about.
    static void ask(QWidget* parent, const QString& title, const QString& text, const QString& action,
        Callback callback, const QString& refusal = {});
    /// For tests: the next question is answered at once.
    static void setNextAnswer(bool agrees);
};

/// A small non-modal window with text that can be selected, copied and searched by eye (JSON).
void showText(QWidget* parent, const QString& title, const QString& text);
/// A message that needs no answer.
void showMessage(QWidget* parent, const QString& title, const QString& text);

} // namespace maru::console
