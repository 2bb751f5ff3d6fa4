// SPDX-License-Identifier: Apache-2.0
#include "app/cli/offscreen_drawing.h"

#include "app/papers/laid_out_views.h"

#include <algorithm>
#include <cstdio>
#include <QApplication>
#include <QHashFunctions>
#include <utility>
#include <vector>

namespace bulkhead::app::cli {

namespace {

// Qt's own remarks (about a runtime folder, a font) are not for the user of a command line.
void keepQuiet(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fprintf(stderr, "bulkhead-cli: %s\n", qPrintable(message));
}

} // namespace

OffscreenApplication::OffscreenApplication()
{
    qInstallMessageHandler(keepQuiet);
    // Qt numbers a PDF's fonts in the order of a hash table: with a random seed each run gives other bytes.
    QHashSeed::setDeterministicGlobalSeed();
    static int count = 1;
    static char name[] = "bulkhead-cli";
    static char *arguments[] = {name, nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    m_application = std::make_unique<QApplication>(count, arguments);
}

OffscreenApplication::~OffscreenApplication() = default;

LayoutTold toldBy(Console &console)
{
    return {[&console](const model::Id &view) { console.progress("laying out " + view, 0); },
            [&console](const std::string &why) { console.note(why); }};
}

Result<Success> layOut(model::Model &model, LayoutScope scope, Console &console)
{
    std::vector<model::Id> views = viewsNotLaidOut(model);
    if (scope == LayoutScope::All) {
        views.clear();
        for (const model::View &view : model.views())
            views.push_back(view.id);
    }
    return layOutViews(model, views, toldBy(console));
}

Result<Success> layOut(model::Model &model, const model::Id &view, Console &console)
{
    const std::vector<model::Id> missing = viewsNotLaidOut(model);
    if (std::find(missing.begin(), missing.end(), view) == missing.end())
        return Success{};
    return layOutViews(model, {&view, 1}, toldBy(console));
}

Result<catalog::Analysis> laidOut(const Analyzed &analyzed, Console &console)
{
    model::Model model = analyzed.analysis.model();
    if (auto viewed = ensureView(model); !viewed)
        return std::move(viewed.error());
    auto placed = layOut(model, LayoutScope::MissingOnly, console);
    if (!placed)
        return std::move(placed.error());
    return catalog::analyze(model, analyzed.knowledge.catalogs, analyzed.analysis.options());
}

} // namespace bulkhead::app::cli
