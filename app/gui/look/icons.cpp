// SPDX-License-Identifier: Apache-2.0
#include "app/gui/look/icons.h"

#include "app/document/text.h"
#include "resources/embedded.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QSvgRenderer>

namespace bulkhead::app {

namespace {

QString word(const char *text)
{
    return QCoreApplication::translate("Words", text);
}

QPixmap drawn(const QByteArray &svg, int size, double ratio)
{
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, size, size));
    return pixmap;
}

QIcon tinted(const QByteArray &svg, const QColor &normal, const QColor &disabled)
{
    QIcon icon;
    for (const auto &[mode, color] :
         {std::pair(QIcon::Normal, normal), std::pair(QIcon::Disabled, disabled)}) {
        QByteArray copy = svg;
        copy.replace("currentColor", color.name().toLatin1());
        for (const double ratio : {1.0, 2.0})
            icon.addPixmap(drawn(copy, 20, ratio), mode);
    }
    return icon;
}

QPainterPath shapePath(diagram::BadgeShape shape, const QRectF &r)
{
    QPainterPath path;
    const QPointF c = r.center();
    switch (shape) {
    case diagram::BadgeShape::Dash:
        path.addRoundedRect(QRectF(r.left(), c.y() - 2, r.width(), 4), 2, 2);
        break;
    case diagram::BadgeShape::Circle:
        path.addEllipse(r);
        break;
    case diagram::BadgeShape::Triangle:
        path.addPolygon(QPolygonF({QPointF(c.x(), r.top()), r.bottomRight(), r.bottomLeft()}));
        path.closeSubpath();
        break;
    case diagram::BadgeShape::Diamond:
        path.addPolygon(QPolygonF({QPointF(c.x(), r.top()), QPointF(r.right(), c.y()),
                                   QPointF(c.x(), r.bottom()), QPointF(r.left(), c.y())}));
        path.closeSubpath();
        break;
    case diagram::BadgeShape::Octagon: {
        const double cut = r.width() * 0.29;
        path.addPolygon(QPolygonF({QPointF(r.left() + cut, r.top()), QPointF(r.right() - cut, r.top()),
                                   QPointF(r.right(), r.top() + cut), QPointF(r.right(), r.bottom() - cut),
                                   QPointF(r.right() - cut, r.bottom()), QPointF(r.left() + cut, r.bottom()),
                                   QPointF(r.left(), r.bottom() - cut), QPointF(r.left(), r.top() + cut)}));
        path.closeSubpath();
        break;
    }
    }
    return path;
}

} // namespace

QIcon actionIcon(const QString &name, const diagram::Theme &theme)
{
    const auto svg = resources::find("icons/actions/" + toUtf8(name) + ".svg");
    if (!svg)
        return {};
    QColor disabled = theme.border;
    return tinted(QByteArray(svg->data(), static_cast<qsizetype>(svg->size())), theme.text, disabled);
}

void paintRating(QPainter *painter, const QRectF &rect, model::Rating rating, bool confirmed,
                 const diagram::Theme &theme)
{
    const diagram::RatingLook &look = theme.rating(rating);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF inner = rect.adjusted(1, 1, -1, -1);
    if (confirmed) {
        painter->setBrush(look.fill);
        painter->setPen(look.stroke.isValid() ? QPen(look.stroke, 1) : QPen(look.fill, 1));
    } else {
        painter->setBrush(theme.toVerifyFill);
        painter->setPen(QPen(look.stroke.isValid() ? look.stroke : look.fill, 1.6));
    }
    painter->drawPath(shapePath(look.shape, inner));
    painter->restore();
}

QIcon ratingIcon(model::Rating rating, bool confirmed, const diagram::Theme &theme)
{
    QIcon icon;
    for (const double ratio : {1.0, 2.0}) {
        QPixmap pixmap(QSize(14, 14) * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintRating(&painter, QRectF(0, 0, 14, 14), rating, confirmed, theme);
        painter.end();
        icon.addPixmap(pixmap, QIcon::Normal);
        icon.addPixmap(pixmap, QIcon::Selected);
    }
    return icon;
}

QString ratingWord(model::Rating rating)
{
    switch (rating) {
    case model::Rating::Low:
        return word(QT_TRANSLATE_NOOP("Words", "Low"));
    case model::Rating::Medium:
        return word(QT_TRANSLATE_NOOP("Words", "Medium"));
    case model::Rating::High:
        return word(QT_TRANSLATE_NOOP("Words", "High"));
    case model::Rating::Critical:
        return word(QT_TRANSLATE_NOOP("Words", "Critical"));
    case model::Rating::None:
        break;
    }
    return word(QT_TRANSLATE_NOOP("Words", "None"));
}

QString strideWord(model::Stride category)
{
    switch (category) {
    case model::Stride::Spoofing:
        return word(QT_TRANSLATE_NOOP("Words", "Spoofing"));
    case model::Stride::Tampering:
        return word(QT_TRANSLATE_NOOP("Words", "Tampering"));
    case model::Stride::Repudiation:
        return word(QT_TRANSLATE_NOOP("Words", "Repudiation"));
    case model::Stride::InformationDisclosure:
        return word(QT_TRANSLATE_NOOP("Words", "Information disclosure"));
    case model::Stride::DenialOfService:
        return word(QT_TRANSLATE_NOOP("Words", "Denial of service"));
    case model::Stride::ElevationOfPrivilege:
        break;
    }
    return word(QT_TRANSLATE_NOOP("Words", "Elevation of privilege"));
}

QString confidenceWord(model::Basis basis)
{
    return model::isConfirmed(basis) ? word(QT_TRANSLATE_NOOP("Words", "Confirmed"))
                                     : word(QT_TRANSLATE_NOOP("Words", "To verify"));
}

QString basisWords(model::Basis basis)
{
    switch (basis) {
    case model::Basis::Stated:
        return word(QT_TRANSLATE_NOOP("Words", "stated"));
    case model::Basis::ImportedDefault:
        return word(QT_TRANSLATE_NOOP("Words", "platform default, since the imported file leaves it out"));
    case model::Basis::AssumedDefault:
        return word(QT_TRANSLATE_NOOP("Words", "platform default, assumed for what was drawn by hand"));
    case model::Basis::Unverified:
        break;
    }
    return word(QT_TRANSLATE_NOOP("Words", "not known yet"));
}

QString stateWord(model::DecisionState state)
{
    switch (state) {
    case model::DecisionState::Open:
        return word(QT_TRANSLATE_NOOP("Words", "Open"));
    case model::DecisionState::Mitigated:
        return word(QT_TRANSLATE_NOOP("Words", "Mitigated"));
    case model::DecisionState::Accepted:
        return word(QT_TRANSLATE_NOOP("Words", "Accepted"));
    case model::DecisionState::Transferred:
        return word(QT_TRANSLATE_NOOP("Words", "Transferred"));
    case model::DecisionState::NotApplicable:
        break;
    }
    return word(QT_TRANSLATE_NOOP("Words", "Not applicable"));
}

QString kindWord(model::Kind kind)
{
    return toQString(model::kindTitle(kind));
}

} // namespace bulkhead::app
