// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/analyzed.h"
#include "app/cli/console.h"
#include "app/papers/laid_out_views.h"
#include "model/model.h"
#include "model/result.h"

#include <memory>

class QApplication;

// What commands that draw need: a Qt application without a display, and a model whose views are laid out.
namespace bulkhead::app::cli {

// Qt's application object on the offscreen platform, for as long as pictures are drawn.
class OffscreenApplication
{
public:
    OffscreenApplication();
    ~OffscreenApplication();

private:
    std::unique_ptr<QApplication> m_application;
};

LayoutTold toldBy(Console &console); // progress and notes

enum class LayoutScope : bool { MissingOnly, All };

// Lays out the views that were never laid out, or all of them. What the user should know (a simple layout
// had to do) is told.
Result<Success> layOut(model::Model &model, LayoutScope scope, Console &console);
// One view, where it was never laid out.
Result<Success> layOut(model::Model &model, const model::Id &view, Console &console);

// The findings of the same model with all its views laid out; one without a view gets one.
Result<catalog::Analysis> laidOut(const Analyzed &analyzed, Console &console);

} // namespace bulkhead::app::cli
