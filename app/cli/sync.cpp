#include "import/sync.h"
#include "app/cli/analyzed.h"
#include "app/cli/commands.h"
#include "app/cli/drawing.h"
#include "app/workspace/open.h"
#include "export/difference/difference.h"
#include "model/file.h"

#include <filesystem>

namespace bulkhead::app::cli {

namespace {

std::string keptText(const import::SyncPlan &plan)
{
    std::string text;
    for (const import::SyncPlan::Kept &kept : plan.kept) {
        text += "kept: " + kept.subject + ' ' + kept.field + " is " + kept.ours + " (the sources say " +
                kept.theirs + ")\n";
    }
    for (const std::string &key : plan.dismissed)
        text += "left out, as it was removed by hand: " + key + '\n';
    return text;
}

} // namespace

ExitCode sync(const SyncCommand &command, Console &console)
{
    const auto knowledge = loadKnowledge(command.analysis.catalogs);
    if (!knowledge)
        return console.fail(knowledge.error());
    const auto before = openAndAnalyze({command.model}, *knowledge, command.analysis, console);
    if (!before)
        return console.fail(before.error());
    OpenOptions options;
    options.composeProfiles = command.analysis.composeProfiles;
    const auto imported = openInputs(command.inputs, knowledge->vocabulary, options);
    if (!imported)
        return console.fail(imported.error());
    for (const import::Diagnostic &diagnostic : imported->diagnostics)
        console.warn(diagnostic);

    const model::Model &current = before->analysis.model();
    const auto plan = import::planSync(current, imported->model);
    if (!plan)
        return console.fail(plan.error());
    model::Model updated = current;
    if (const auto applied = updated.apply(plan->change); !applied)
        return console.fail(applied.error());
    const auto after = catalog::analyze(updated, knowledge->catalogs, before->analysis.options());
    const std::string text = toText(exporting::difference(before->analysis, after)) + keptText(*plan);
    if (const ExitCode written = console.write("-", text); written != ExitCode::Done || command.dryRun)
        return written;
    if (plan->change.isEmpty())
        return ExitCode::Done;
    if (const auto placed = layOut(updated, LayoutScope::MissingOnly, console); !placed)
        return console.fail(placed.error());
    const auto written = model::writeModel(updated, std::filesystem::path(command.model));
    return written ? ExitCode::Done : console.fail(written.error());
}

} // namespace bulkhead::app::cli
