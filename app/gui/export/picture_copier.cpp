// SPDX-License-Identifier: Apache-2.0
#include "app/gui/export/picture_copier.h"

#include "app/document/text.h"
#include "app/gui/look/work_sign.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMainWindow>
#include <QMimeData>
#include <QStatusBar>

#include <utility>

namespace bulkhead::app {

PictureCopier::PictureCopier(Session &session, DiagramPage &page, QMainWindow *window)
    : QObject(window), m_session(session), m_page(page), m_window(window),
      m_sign(
          new WorkSign(tr("A picture is being drawn"), tr("Copies nothing; the clipboard stays as it is"))),
      m_work(copiedPicture, [this](Result<CopiedPicture> picture) { take(std::move(picture)); })
{
    m_window->statusBar()->addPermanentWidget(m_sign);
    connect(m_sign, &WorkSign::stopRequested, this, [this] {
        m_work.forget();
        m_sign->end();
        say(tr("Stopped: the clipboard is as it was."));
    });
}

void PictureCopier::copy()
{
    m_sign->startSoon(tr("Drawing the picture …"));
    m_work.request(shownPicture(m_session, m_page));
}

void PictureCopier::take(Result<CopiedPicture> picture)
{
    m_sign->end();
    if (!picture) {
        say(errorText(picture.error()));
        return;
    }
    if (picture->svg.isEmpty()) {
        say(tr("There is nothing on this view."));
        return;
    }
    auto *mime = new QMimeData;
    mime->setData(QStringLiteral("image/svg+xml"), picture->svg);
    if (!picture->png.isEmpty())
        mime->setData(QStringLiteral("image/png"), picture->png);
    QGuiApplication::clipboard()->setMimeData(mime);
    say(tr("The diagram is on the clipboard as a picture, SVG and PNG."));
}

void PictureCopier::say(const QString &text)
{
    constexpr int shownFor = 12'000; // ms
    m_window->statusBar()->showMessage(text, shownFor);
}

} // namespace bulkhead::app
