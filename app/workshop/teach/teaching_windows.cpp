// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/teach/teaching_windows.h"

#include "app/workshop/facilitator/facilitator_window.h"
#include "app/workshop/lessons/lessons_window.h"
#include "app/workshop/participant/open_task.h"
#include "app/workshop/prepare/prepare_dialog.h"

#include <QPointer>

namespace bulkhead::app {

Teaching teachingWindows(const std::shared_ptr<const model::Vocabulary> &vocabulary)
{
    Teaching teaching;
    teaching.openTask = [vocabulary](const QString &path) { return openTask(path, vocabulary); };
    teaching.newWorkshop = prepareWorkshop;
    teaching.lessons = [vocabulary, open = QPointer<LessonsWindow>()]() mutable {
        if (!open) {
            open = new LessonsWindow({vocabulary});
            open->setAttribute(Qt::WA_DeleteOnClose);
        }
        open->show();
        open->raise();
        open->activateWindow();
    };
    teaching.openWorkshop = [vocabulary](const QString &path) {
        return FacilitatorWindow::open(path, vocabulary);
    };
    return teaching;
}

} // namespace bulkhead::app
