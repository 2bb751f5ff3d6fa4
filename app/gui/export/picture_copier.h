// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/gui/export/shown_picture.h"

#include <QObject>

class QMainWindow;

namespace bulkhead::app {

class DiagramPage;
class Session;
class WorkSign;

// Puts the shown view on the clipboard as a picture, SVG and PNG. It is drawn in the background, with a sign
// in the status bar that stops it.
class PictureCopier : public QObject
{
    Q_OBJECT

public:
    PictureCopier(Session &session, DiagramPage &page, QMainWindow *window);

    void copy();

private:
    void take(Result<CopiedPicture> picture);
    void say(const QString &text);

    Session &m_session;
    DiagramPage &m_page;
    QMainWindow *m_window;
    WorkSign *m_sign; // of the window
    Latest<ShownPicture, CopiedPicture> m_work;
};

} // namespace bulkhead::app
