// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/export/shown_picture.h"

#include <QImage>
#include <QPageLayout>

#include <memory>
#include <vector>

class QPrinter;

namespace bulkhead::app {

// How a person wants a view on paper.
struct PrintChoice
{
    QPageLayout page;
    int pagesWide = 1; // 1: all on one page; more: as many pages as that takes, to be put together
    bool hasTitle = true;
    bool hasLegend = true;
};

// All lengths are in pixels of 1/96 inch, one unit of the diagram at 100 %.
class PrintPages
{
public:
    // Draws the picture: any thread, and takes as long as the model is large.
    PrintPages(ShownPicture picture, const QString &title, const PrintChoice &choice, const Running &running);

    int count() const { return m_columns * m_rows; } // 0: there is nothing to print
    QSizeF pageSize() const { return m_page; }       // without margins
    // One page at the painter's origin, not all of it when asked to stop.
    void paint(QPainter *painter, int page) const;

private:
    QRectF pictureArea() const;

    diagram::Theme m_theme;
    diagram::Picture m_picture;
    QString m_title;
    PrintChoice m_choice;
    QSizeF m_page;
    int m_columns = 0;
    int m_rows = 0;
    QSizeF m_drawn; // the whole picture, over all pages
};

constexpr int mostPagesWide = 8;

struct PrintRequest
{
    ShownPicture picture;
    QString title;
    PrintChoice choice;
    std::shared_ptr<QPrinter> printer; // null: for the preview. Nobody else uses it meanwhile
};

// The pages as images for the preview, none where there is nothing to print; or, printed, none.
Result<std::vector<QImage>> printedPages(PrintRequest request, const Running &running);

} // namespace bulkhead::app
