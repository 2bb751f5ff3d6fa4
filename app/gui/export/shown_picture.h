// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "app/document/analysis_runner.h"
#include "diagram/overlay.h"
#include "diagram/view/render.h"
#include "model/model.h"

namespace bulkhead::app {

class DiagramPage;
class Session;

// The view that the window shows, as a worker draws it: a snapshot of the model, with what is lit.
struct ShownPicture
{
    model::Model model;
    model::Id view;
    diagram::Overlay overlay; // without badges
    AnalysisPtr analysis;     // of which the badges are; null: none
    diagram::PictureOptions options;
};

ShownPicture shownPicture(const Session &session, DiagramPage &page);

// Badges are added to the overlay. Grows with the model: for a worker's thread.
Result<Success> addBadges(ShownPicture &picture, const Running &running);

// A picture for the clipboard.
struct CopiedPicture
{
    QByteArray svg;
    QByteArray png; // of at most some 25 million pixels, however large the diagram is
};
Result<CopiedPicture> copiedPicture(ShownPicture picture, const Running &running);

} // namespace bulkhead::app
