// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <QColor>
#include <string>
#include <string_view>

class QPainter;
class QRectF;
class QSvgRenderer;

namespace bulkhead::diagram {

// Draws the icons of resources/icons as vectors, in any colour. Each is parsed once for each colour.
class IconStore
{
public:
    IconStore();
    ~IconStore();

    void paint(QPainter *painter, std::string_view name, const QColor &colour, const QRectF &rect);

private:
    std::map<std::pair<std::string, QRgb>, std::unique_ptr<QSvgRenderer>> m_renderers;
};

} // namespace bulkhead::diagram
