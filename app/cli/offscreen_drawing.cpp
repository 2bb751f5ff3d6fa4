// SPDX-License-Identifier: Apache-2.0
#include "app/cli/offscreen_drawing.h"

#include "diagram/layout/layout.h"

#include <cstdio>
#include <QApplication>
#include <QHashFunctions>
#include <span>
#include <utility>
#include <vector>

namespace bulkhead::app::cli {

namespace {

bool isLaidOut(const model::Model &model, const model::View &view)
{
    const auto first = model.placements().lowerBound({view.id, {}});
    return first != model.placements().end() && first->view == view.id;
}

// Qt's own remarks (about a runtime folder, a font) are not for the user of a command line.
void keepQuiet(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fprintf(stderr, "bulkhead-cli: %s\n", qPrintable(message));
}

Result<Success> place(model::Model &model, std::span<const model::Id> views, Console &console)
{
    std::string told;
    for (const model::Id &view : views) {
        console.progress("laying out " + view, 0);
        auto layout = diagram::layoutModel(model, view);
        if (!layout)
            return std::move(layout.error());
        if (!layout->explanation.empty() && layout->explanation != told)
            console.note(told = layout->explanation);
        auto applied = model.apply(layout->change);
        if (!applied)
            return std::move(applied.error());
    }
    return Success{};
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

Result<Success> layOut(model::Model &model, LayoutScope scope, Console &console)
{
    std::vector<model::Id> views;
    for (const model::View &view : model.views()) {
        if (scope == LayoutScope::All || !isLaidOut(model, view))
            views.push_back(view.id);
    }
    return place(model, views, console);
}

Result<Success> layOut(model::Model &model, const model::Id &view, Console &console)
{
    return isLaidOut(model, *model.views().find(view)) ? Success{} : place(model, {&view, 1}, console);
}

Result<Success> ensureView(model::Model &model)
{
    if (!model.views().empty() || model.elements().empty())
        return Success{};
    model::View view;
    view.id = "all";
    view.name = "All elements";
    auto added = model.apply({model::Edit<model::View>{nullptr, std::make_shared<const model::View>(view)}});
    if (!added)
        return std::move(added.error());
    return Success{};
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
