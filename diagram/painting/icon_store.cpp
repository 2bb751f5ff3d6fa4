// SPDX-License-Identifier: Apache-2.0
#include "diagram/painting/icon_store.h"

#include "resources/embedded.h"

#include <QPainter>
#include <QSvgRenderer>

namespace bulkhead::diagram {

IconStore::IconStore() = default;
IconStore::~IconStore() = default;

void IconStore::paint(QPainter *painter, std::string_view name, const QColor &colour, const QRectF &rect)
{
    std::unique_ptr<QSvgRenderer> &renderer = m_renderers[{std::string(name), colour.rgb()}];
    if (!renderer) {
        const auto svg = resources::find("icons/" + std::string(name) + ".svg").value_or(std::string_view());
        QByteArray bytes(svg.data(), static_cast<qsizetype>(svg.size()));
        renderer = std::make_unique<QSvgRenderer>(bytes.replace("currentColor", colour.name().toLatin1()));
    }
    renderer->render(painter, rect);
}

} // namespace bulkhead::diagram
