// SPDX-License-Identifier: Apache-2.0
#include "app/gui/export/shown_picture.h"

#include "app/document/text.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/diagram/threat_overlay.h"
#include "app/gui/session/session.h"
#include "model/stop.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace bulkhead::app {

namespace {

// A picture of that many pixels takes 100 MB while it is drawn.
QByteArray pngOf(const diagram::Picture &picture)
{
    constexpr double mostPixels = 25e6;
    constexpr double usualScale = 2;
    const QSizeF size = picture.size();
    const double scale = std::min(usualScale, std::sqrt(mostPixels / (size.width() * size.height())));
    QImage image((size * scale).toSize().expandedTo({1, 1}), QImage::Format_RGB32);
    if (image.isNull())
        return {};
    image.fill(Qt::white);
    QPainter painter(&image);
    picture.paint(&painter, image.rect());
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

ShownPicture shownPicture(const Session &session, DiagramPage &page)
{
    ShownPicture picture{session.model(), page.viewId(), {}, nullptr, {}};
    if (session.assessment())
        picture.analysis = session.assessment()->analysis;
    picture.overlay.highlighted = page.scene().overlay().highlighted;
    picture.overlay.steps = page.scene().overlay().steps;
    picture.options.notation = page.scene().notation();
    picture.options.showNetworks = page.scene().showNetworks();
    return picture;
}

Result<Success> addBadges(ShownPicture &picture, const Running &running)
{
    if (!picture.analysis)
        return Success{};
    auto marks = threatOverlay(picture.analysis, running);
    if (!marks)
        return std::move(marks.error());
    picture.overlay.badges = std::move(marks->badges);
    return Success{};
}

Result<CopiedPicture> copiedPicture(ShownPicture picture, const Running &running)
{
    if (auto added = addBadges(picture, running); !added)
        return std::move(added.error());
    picture.options.stop = running.stop();
    const diagram::Picture drawn(picture.model, picture.view, picture.overlay, picture.options);
    if (drawn.isEmpty())
        return CopiedPicture{};
    CopiedPicture copied{drawn.svg(toQString(picture.model.metadata().title)), pngOf(drawn)};
    if (running.isStopped())
        return stoppedError();
    return copied;
}

} // namespace bulkhead::app
