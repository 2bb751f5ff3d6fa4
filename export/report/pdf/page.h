// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <QPainter>
#include <QRectF>
#include <QString>
#include <vector>

// A paged document before it is written: what each page draws, and where its links lead. Lengths are in
// units of a quarter point, in which text is laid out too, so that a page looks the same wherever it is
// painted.
namespace bulkhead::exporting {

inline constexpr double unitsPerPoint = 4;
inline constexpr double unitsPerMm = 72 / 25.4 * unitsPerPoint;
inline constexpr int unitsPerInch = 288;

class PrintStyle;

struct Page
{
    QSizeF size;
    std::vector<std::function<void(QPainter &)>> drawing; // in this order
    bool hasFooter = true;
};

struct PageLink
{
    std::size_t page = 0;
    QRectF area;
    QString target; // "#anchor" within the document, or a URL
};

struct PagePlace
{
    std::size_t page = 0;
    double y = 0;
};

struct OutlineEntry
{
    int level = 0; // 0: a chapter
    QString title;
    PagePlace place;
};

struct PagedDocument
{
    QString title;
    std::shared_ptr<const PrintStyle> style; // what the drawings refer to
    std::vector<Page> pages;
    std::vector<PageLink> links;
    std::map<QString, PagePlace> anchors; // without the '#'
    std::vector<OutlineEntry> outline;

    // Draws one page in units, from the upper left corner on.
    void paint(QPainter &painter, std::size_t page) const;
};

} // namespace bulkhead::exporting
