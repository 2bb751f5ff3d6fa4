// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/open_task.h"

#include "app/document/text.h"
#include "app/gui/files/while_waiting.h"
#include "app/gui/window/widget_dialogs.h"
#include "app/papers/laid_out_views.h"
#include "app/workshop/participant/participant_window.h"
#include "catalog/workshop/workshop_files.h"
#include "model/file/atomic_file.h"

#include <utility>

namespace bulkhead::app {

namespace ws = catalog::workshop;

Result<std::shared_ptr<const ws::Task>> readTask(const QString &path,
                                                 std::shared_ptr<const model::Vocabulary> vocabulary)
{
    const auto bytes = readFile(toPath(path));
    if (!bytes)
        return bytes.error();
    auto task = ws::parseTask(*bytes, toUtf8(path), std::move(vocabulary));
    if (!task)
        return std::move(task.error());
    if (auto viewed = ensureView(task->model); !viewed)
        return std::move(viewed.error());
    if (auto laid = layOutViews(task->model, viewsNotLaidOut(task->model)); !laid)
        return std::move(laid.error());
    return std::make_shared<const ws::Task>(*std::move(task));
}

bool openTask(const QString &path, std::shared_ptr<const model::Vocabulary> vocabulary)
{
    auto task = whileWaiting([&] { return readTask(path, std::move(vocabulary)); });
    if (!task) {
        WidgetDialogs(nullptr).tellProblem(ParticipantWindow::tr("The task cannot be opened"),
                                           errorText(task.error()));
        return false;
    }
    auto *window = new ParticipantWindow(*std::move(task), path, {});
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
    return true;
}

} // namespace bulkhead::app
