// SPDX-License-Identifier: Apache-2.0
#include "app/gui/print/print_pages.h"

#include "app/gui/diagram/legend.h"
#include "model/stop.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QPainter>
#include <QPrinter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace bulkhead::app {

namespace {

struct PrintText
{
    Q_DECLARE_TR_FUNCTIONS(PrintText)
};

constexpr double perInch = 96;
constexpr double titleHeight = 34;
constexpr double pageGap = 10;
constexpr double largestScale = 1.5;
constexpr int mostPages = 64;

QFont fontOf(int pixels)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(pixels);
    return font;
}

int legendColumns(double width)
{
    constexpr double column = 230;
    return std::max(1, static_cast<int>(width / column));
}

} // namespace

PrintPages::PrintPages(ShownPicture picture, const QString &title, const PrintChoice &choice,
                       const Running &running)
    : m_theme(diagram::Theme::builtIn(diagram::Scheme::Print)),
      m_picture(picture.model, picture.view, picture.overlay,
                [&] {
                    diagram::PictureOptions options = std::move(picture.options);
                    options.scheme = diagram::Scheme::Print;
                    options.stop = running.stop();
                    return options;
                }()),
      m_title(title), m_choice(choice), m_page(choice.page.paintRect(QPageLayout::Inch).size() * perInch)
{
    const QSizeF size = m_picture.size();
    const QSizeF area = pictureArea().size();
    if (size.isEmpty() || area.isEmpty())
        return;
    m_columns = std::clamp(choice.pagesWide, 1, mostPagesWide);
    double scale = m_columns * area.width() / size.width();
    if (m_columns == 1)
        scale = std::min({scale, area.height() / size.height(), largestScale});
    else
        scale = std::min(scale, mostPages / m_columns * area.height() / size.height());
    m_drawn = size * scale;
    m_rows = m_columns == 1
                 ? 1
                 : std::max(1, static_cast<int>(std::ceil(m_drawn.height() / area.height() - 0.01)));
}

QRectF PrintPages::pictureArea() const
{
    QRectF area(QPointF(), m_page);
    if (m_choice.hasTitle)
        area.setTop(titleHeight);
    if (m_choice.hasLegend)
        area.setBottom(area.bottom() - pageGap - Legend::height(legendColumns(m_page.width()), fontOf(11)));
    return area;
}

void PrintPages::paint(QPainter *painter, int page) const
{
    const QRectF area = pictureArea();
    if (m_choice.hasTitle) {
        const QString number = count() > 1 ? PrintText::tr("Page %1 of %2: row %3, column %4")
                                                 .arg(QString::number(page + 1), QString::number(count()),
                                                      QString::number(page / m_columns + 1),
                                                      QString::number(page % m_columns + 1))
                                           : QString();
        painter->setPen(m_theme.textMuted);
        painter->setFont(fontOf(11));
        painter->drawText(QRectF(0, 0, m_page.width(), titleHeight - pageGap),
                          Qt::AlignRight | Qt::AlignVCenter, number);
        const double room =
            m_page.width() - QFontMetricsF(painter->font()).horizontalAdvance(number) - pageGap;
        painter->setPen(m_theme.text);
        painter->setFont(fontOf(17));
        painter->drawText(QRectF(0, 0, room, titleHeight - pageGap), Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetricsF(painter->font()).elidedText(m_title, Qt::ElideMiddle, room));
    }
    if (m_choice.hasLegend) {
        const int perRow = legendColumns(m_page.width());
        const double height = Legend::height(perRow, fontOf(11));
        Legend::paint(painter, QRectF(0, m_page.height() - height, m_page.width(), height), perRow,
                      fontOf(11), m_theme);
    }
    QPointF at = area.topLeft() - QPointF(page % m_columns * area.width(), page / m_columns * area.height());
    if (m_rows == 1)
        at.setY(area.center().y() - m_drawn.height() / 2);
    if (m_columns * area.width() > m_drawn.width())
        at.rx() += (m_columns * area.width() - m_drawn.width()) / 2;
    painter->save();
    painter->setClipRect(area);
    m_picture.paint(painter, QRectF(at, m_drawn));
    painter->restore();
}

namespace {

Result<std::vector<QImage>> imagesOf(const PrintPages &pages, const Running &running)
{
    // px, of the longer side: what is looked at closely where there are few.
    const double longest = pages.count() <= 4 ? 1600 : 700;
    const double scale = longest / std::max(pages.pageSize().width(), pages.pageSize().height());
    std::vector<QImage> images;
    for (int page = 0; page < pages.count(); ++page) {
        QImage image((pages.pageSize() * scale).toSize().expandedTo({1, 1}), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.scale(scale, scale);
        pages.paint(&painter, page);
        painter.end();
        if (running.isStopped())
            return stoppedError();
        images.push_back(std::move(image));
    }
    return images;
}

Result<std::vector<QImage>> sentToPrinter(const PrintPages &pages, QPrinter &printer, const Running &running)
{
    QPainter painter;
    if (!painter.begin(&printer))
        return failure("print.refused", "the printer takes no pages");
    const double scale = printer.resolution() / perInch;
    for (int page = 0; page < pages.count(); ++page) {
        if (page > 0 && !printer.newPage())
            return failure("print.refused", "the printer takes no pages");
        painter.save();
        painter.scale(scale, scale);
        pages.paint(&painter, page);
        painter.restore();
        if (running.isStopped()) {
            printer.abort();
            return stoppedError();
        }
    }
    return std::vector<QImage>();
}

} // namespace

Result<std::vector<QImage>> printedPages(PrintRequest request, const Running &running)
{
    if (auto added = addBadges(request.picture, running); !added)
        return std::move(added.error());
    const PrintPages pages(std::move(request.picture), request.title, request.choice, running);
    return request.printer ? sentToPrinter(pages, *request.printer, running) : imagesOf(pages, running);
}

} // namespace bulkhead::app
