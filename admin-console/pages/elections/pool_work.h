// SPDX-License-Identifier: Apache-2.0
// Work that takes longer than a frame, apart from the GUI thread.
#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace maru::console::elections {

/// Runs `work` on the pool and then `then` with what it has returned on the GUI thread, unless `context` is gone by then.
/// Both are copyable; `work` must not touch what the GUI thread may touch meanwhile. GUI thread only.
template<class Work, class Then>
void workApart(QObject* context, Work work, Then then)
{
    QThreadPool::globalInstance()->start(
        [guard = QPointer<QObject>(context), work = std::move(work), then = std::move(then)]() mutable {
            auto made = std::make_shared<decltype(work())>(work());
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), [guard, made, then = std::move(then)]() mutable {
                    if (guard)
                        then(std::move(*made));
                });
        });
}

} // namespace maru::console::elections
