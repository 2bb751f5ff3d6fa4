// SPDX-License-Identifier: Apache-2.0
#include "export/report/pdf/path_picture.h"

#include "model/visible_text.h"

#include <algorithm>
#include <QFontMetricsF>
#include <QPolygonF>

namespace bulkhead::exporting {

namespace {

// Units of a page.
constexpr std::size_t perRow = 4;
constexpr double arrowRoom = 76; // between boxes of a row
constexpr double boxHeight = 84;
constexpr double stepHeight = 118; // the words below a box: three lines
constexpr double rowGap = 44;
constexpr double outcomeHeight = 64;

std::size_t rowsOf(const PathPicture &path)
{
    return (path.stops.size() + perRow - 1) / perRow;
}

QString shown(const std::string &text)
{
    return QString::fromStdString(model::visibleText(text));
}

void paintHead(QPainter &painter, const QPointF &tip, const QPointF &from)
{
    constexpr double size = 18;
    const QPointF along = (tip - from) / std::max(1.0, QLineF(from, tip).length()) * size;
    const QPointF across(along.y() * 0.6, -along.x() * 0.6);
    painter.drawPolygon(QPolygonF(QList<QPointF>{tip, tip - along + across, tip - along - across}));
}

class PathPainter
{
public:
    PathPainter(QPainter &painter, const PrintStyle &style, double width)
        : m_painter(painter), m_style(style),
          m_boxWidth((width - arrowRoom * (perRow - 1)) / static_cast<double>(perRow))
    {}

    void paint(const PathPicture &path)
    {
        for (std::size_t i = 0; i < path.stops.size(); ++i) {
            if (i > 0)
                arrow(box(i - 1), box(i));
            stop(path.stops[i], box(i), i + 1 == path.stops.size());
        }
        m_painter.setFont(m_style.textFont(9));
        m_painter.setPen(m_style.theme().text);
        const double top = static_cast<double>(rowsOf(path)) * (boxHeight + stepHeight + rowGap) - rowGap;
        m_painter.drawText(QRectF(0, top, (m_boxWidth + arrowRoom) * perRow - arrowRoom, outcomeHeight),
                           Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, shown(path.outcome));
    }

private:
    QRectF box(std::size_t number) const
    {
        const std::size_t column = number % perRow;
        const std::size_t row = number / perRow;
        return {static_cast<double>(column) * (m_boxWidth + arrowRoom),
                static_cast<double>(row) * (boxHeight + stepHeight + rowGap), m_boxWidth, boxHeight};
    }

    void stop(const PathPicture::Stop &stop, const QRectF &area, bool isLast)
    {
        const diagram::Theme &theme = m_style.theme();
        m_painter.setPen(QPen(isLast ? theme.text : theme.border, isLast ? 6 : 3));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(area, 14, 14);
        m_painter.setPen(theme.text);
        place(shown(stop.place), area);
        m_painter.setFont(m_style.textFont(7.5));
        m_painter.setPen(theme.textMuted);
        const QString words = shown(stop.step).replace(QStringLiteral(" %"), QStringLiteral("\u00a0%"));
        m_painter.drawText(QRectF(area.left(), area.bottom() + 6, area.width(), stepHeight - 6),
                           Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, words);
    }

    // In one line, or else in smaller letters in two; what needs more is cut in its middle.
    void place(const QString &name, const QRectF &box)
    {
        const QRectF area = box.adjusted(8, 0, -8, 0);
        const QFont large = m_style.textFont(9, true);
        const QFont small = m_style.textFont(7.5, true);
        constexpr int wrapped = Qt::AlignCenter | Qt::TextWordWrap;
        const bool fitsOneLine = QFontMetricsF(large).horizontalAdvance(name) <= area.width();
        const QSizeF inTwo = QFontMetricsF(small).boundingRect(area, wrapped, name).size();
        const bool fitsTwo = inTwo.width() <= area.width() && inTwo.height() <= area.height();
        m_painter.setFont(fitsOneLine ? large : small);
        m_painter.drawText(area, wrapped,
                           fitsOneLine || fitsTwo
                               ? name
                               : QFontMetricsF(small).elidedText(name, Qt::ElideMiddle, area.width()));
    }

    // To the next box of the row, or down to the row below.
    void arrow(const QRectF &from, const QRectF &to)
    {
        const QColor colour = m_style.theme().text;
        QPolygonF way;
        if (to.top() == from.top()) {
            way << QPointF(from.right(), from.center().y()) << QPointF(to.left(), to.center().y());
        } else {
            const double middle = to.top() - rowGap / 2;
            const double right = from.right() + 14;
            way << QPointF(from.right(), from.center().y()) << QPointF(right, from.center().y())
                << QPointF(right, middle) << QPointF(to.center().x(), middle)
                << QPointF(to.center().x(), to.top());
        }
        m_painter.setPen(QPen(colour, 3.2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(way);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        paintHead(m_painter, way.last(), way.at(way.size() - 2));
    }

    QPainter &m_painter;
    const PrintStyle &m_style;
    double m_boxWidth;
};

} // namespace

double pathPictureHeight(const PathPicture &path)
{
    return static_cast<double>(rowsOf(path)) * (boxHeight + stepHeight + rowGap) - rowGap + outcomeHeight;
}

void paintPath(QPainter &painter, const PrintStyle &style, const PathPicture &path, double width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    PathPainter(painter, style, width).paint(path);
    painter.restore();
}

} // namespace bulkhead::exporting
