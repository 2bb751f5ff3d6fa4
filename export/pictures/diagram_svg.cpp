// SPDX-License-Identifier: Apache-2.0
#include "export/pictures/diagram_svg.h"

#include "diagram/view/render.h"
#include "export/pictures/badges.h"

#include <QString>

namespace bulkhead::exporting {

namespace {

// Inside HTML an SVG begins at its element: the XML declaration and document type are for a file of its own.
std::string inlineSvg(const QByteArray &file)
{
    const qsizetype begin = file.indexOf("<svg");
    return begin < 0 ? std::string() : file.mid(begin).toStdString();
}

std::string draw(const catalog::Analysis &analysis, const model::View &view, const diagram::Overlay &overlay,
                 diagram::Scheme scheme)
{
    diagram::PictureOptions options;
    options.scheme = scheme;
    const diagram::Picture picture(analysis.model(), view.id, overlay, options);
    return picture.isEmpty() ? std::string() : inlineSvg(picture.svg(QString::fromStdString(view.name)));
}

} // namespace

std::vector<DiagramSvg> diagramSvgs(const catalog::Analysis &analysis)
{
    const diagram::Overlay overlay = badgesOf(analysis);
    std::vector<DiagramSvg> pictures;
    for (const model::View &view : analysis.model().views()) {
        DiagramSvg picture{view.id, draw(analysis, view, overlay, diagram::Scheme::Light),
                           draw(analysis, view, overlay, diagram::Scheme::Dark)};
        if (!picture.light.empty())
            pictures.push_back(std::move(picture));
    }
    return pictures;
}

} // namespace bulkhead::exporting
