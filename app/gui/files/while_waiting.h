// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCursor>
#include <QEventLoop>
#include <QGuiApplication>
#include <QMetaObject>

#include <optional>
#include <thread>

namespace bulkhead::app {

// Runs work that grows with the model in a thread of its own and gives its result. Meanwhile the window is
// painted and takes no input.
template <typename Work>
auto whileWaiting(Work work)
{
    std::optional<decltype(work())> result;
    QEventLoop loop;
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    {
        const std::jthread worker([&] {
            result.emplace(work());
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
        });
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    }
    QGuiApplication::restoreOverrideCursor();
    return std::move(*result);
}

} // namespace bulkhead::app
