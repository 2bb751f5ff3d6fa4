// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/projector_dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QGuiApplication>
#include <QScreen>
#include <QUrl>

namespace bulkhead::app {

namespace {

struct ProjectorText
{
    Q_DECLARE_TR_FUNCTIONS(ProjectorText)
};

// Null: there is only that of the window, or all show the same.
QScreen *screenBeside(const QWidget &window)
{
    for (QScreen *screen : QGuiApplication::screens())
        if (screen != window.screen() && !screen->geometry().intersects(window.screen()->geometry()))
            return screen;
    return nullptr;
}

} // namespace

QStringList ProjectorDialogs::choose(QFileDialog &dialog)
{
    QScreen *beside = parent() ? screenBeside(*parent()) : nullptr;
    if (!beside && !confirm(dialog.windowTitle(),
                            ProjectorText::tr("What comes now shows names of files and folders. Blank the "
                                              "projector; Enter goes on."),
                            ProjectorText::tr("Go on")))
        return {};
    dialog.setOption(QFileDialog::DontUseNativeDialog); // it is placed, and nothing else is shown in it
    const QList<QUrl> places = dialog.sidebarUrls();
    const QStringList history = dialog.history();
    dialog.setSidebarUrls({});
    dialog.setHistory({});
    if (beside) {
        dialog.setScreen(beside);
        const QRect room = beside->availableGeometry();
        dialog.move(room.center() - QPoint(dialog.sizeHint().width() / 2, dialog.sizeHint().height() / 2));
    }
    QStringList chosen = WidgetDialogs::choose(dialog);
    dialog.setSidebarUrls(places); // all programs share them
    dialog.setHistory(history);
    return chosen;
}

} // namespace bulkhead::app
