// SPDX-License-Identifier: Apache-2.0
#include "diagram/painting/badge_painter.h"

#include <algorithm>
#include <QPainter>

namespace bulkhead::diagram {
namespace {

QString countText(int count)
{
    return count > 99 ? QStringLiteral("99+") : QString::number(count);
}

QFont badgeFont(const Theme &theme)
{
    QFont font = theme.kindFont();
    font.setWeight(QFont::Bold);
    return font;
}

} // namespace

QPainterPath badgeOutline(BadgeShape shape, const QRectF &rect)
{
    QPainterPath path;
    const QPointF centre = rect.center();
    switch (shape) {
    case BadgeShape::Circle:
        path.addRoundedRect(rect, rect.height() / 2, rect.height() / 2);
        break;
    case BadgeShape::Dash:
        path.addRoundedRect(rect.adjusted(0, 4, 0, -4), 4, 4);
        break;
    case BadgeShape::Triangle:
        path.addPolygon(QPolygonF{QPointF(centre.x(), rect.top() - 3),
                                  QPointF(rect.right() + 3, rect.bottom()),
                                  QPointF(rect.left() - 3, rect.bottom())});
        path.closeSubpath();
        break;
    case BadgeShape::Diamond:
        path.addPolygon(QPolygonF{QPointF(centre.x(), rect.top() - 3), QPointF(rect.right() + 3, centre.y()),
                                  QPointF(centre.x(), rect.bottom() + 3),
                                  QPointF(rect.left() - 3, centre.y())});
        path.closeSubpath();
        break;
    case BadgeShape::Octagon: {
        const double cut = rect.height() * 0.29;
        path.addPolygon(QPolygonF{{rect.left() + cut, rect.top()},
                                  {rect.right() - cut, rect.top()},
                                  {rect.right(), rect.top() + cut},
                                  {rect.right(), rect.bottom() - cut},
                                  {rect.right() - cut, rect.bottom()},
                                  {rect.left() + cut, rect.bottom()},
                                  {rect.left(), rect.bottom() - cut},
                                  {rect.left(), rect.top() + cut}});
        path.closeSubpath();
        break;
    }
    }
    return path;
}

QSizeF badgeSize(const Badge &badge)
{
    return {badge.count > 99 ? 26.0 : badge.count > 9 ? 21.0 : 18.0, 18.0};
}

void paintBadge(QPainter *painter, const QPointF &centre, const Badge &badge, const Theme &theme)
{
    const RatingLook &look = theme.rating(badge.worst);
    QRectF rect(QPointF(), badgeSize(badge));
    rect.moveCenter(centre);

    const bool hollow = badge.confirmed == 0;
    if (hollow)
        painter->setPen(QPen(look.stroke.isValid() ? look.stroke : look.fill, 1.4, Qt::DashLine));
    else
        painter->setPen(QPen(look.stroke.isValid() ? look.stroke : theme.surface, 1));
    painter->setBrush(hollow ? theme.toVerifyFill : look.fill);
    painter->drawPath(badgeOutline(look.shape, rect));

    painter->setFont(badgeFont(theme));
    painter->setPen(hollow ? theme.text : look.onFill);
    // A triangle has its room at the bottom.
    if (look.shape == BadgeShape::Triangle)
        rect.translate(0, 2);
    painter->drawText(rect, Qt::AlignCenter, countText(badge.count));
}

void paintStep(QPainter *painter, const QPointF &centre, int number, const Theme &theme)
{
    QRectF rect(0, 0, 20, 20);
    rect.moveCenter(centre);
    painter->setPen(QPen(theme.surface, 1.5));
    painter->setBrush(theme.accent);
    painter->drawEllipse(rect);
    painter->setFont(badgeFont(theme));
    painter->setPen(theme.accentText);
    painter->drawText(rect, Qt::AlignCenter, QString::number(number));
}

} // namespace bulkhead::diagram
