// SPDX-License-Identifier: Apache-2.0
#include "export/pictures/diagram_svg.h"

#include "diagram/view/render.h"
#include "export/pictures/badges.h"
#include "export/pictures/page_pictures.h"
#include "model/view_plans.h"

#include <QString>

namespace bulkhead::exporting {

DiagramSvgs diagramSvgs(const catalog::Analysis &analysis, const std::stop_token &stop)
{
    const diagram::Overlay overlay = badgesOf(analysis);
    PagePictures page;
    diagram::PictureOptions options;
    options.theme = page.theme();
    options.stop = stop;
    DiagramSvgs svgs;
    for (const model::View *view : model::viewsInOrder(analysis.model())) {
        if (stop.stop_requested())
            break;
        const diagram::Picture picture(analysis.model(), view->id, overlay, options);
        if (!picture.isEmpty())
            svgs.pictures.push_back({view->id, page.add(picture.svg(QString::fromStdString(view->name)))});
    }
    svgs.styleSheet = page.styleSheet();
    return svgs;
}

} // namespace bulkhead::exporting
