// SPDX-License-Identifier: Apache-2.0
#include "manifest_paths.h"

#include "catalog_fixture.h"
#include "import/import.h"
#include "import/shared/technologies.h"
#include "resources/embedded.h"

#include <algorithm>
#include <stdexcept>

namespace bulkhead::tests {

using namespace bulkhead::import;

namespace {

template <typename T>
T valueOf(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().text());
    return std::move(result.value());
}

ImportOptions importOptions()
{
    ImportOptions options;
    options.technologies =
        valueOf(Technologies::fromJson(*resources::find("technologies.json"), "technologies.json"));
    return options;
}

catalog::Analysis analysisOf(Imported imported)
{
    catalog::Options options;
    options.asOf = model::Date::parse("2026-12-01").value();
    return catalog::analyze(std::move(imported.model), builtInCatalogs(), options);
}

Imported ofManifest(const std::string &manifest)
{
    const Input input{"app.yaml", manifest};
    return valueOf(importModel(std::span(&input, 1), builtInVocabulary(), importOptions()));
}

Imported ofFolder(const std::string &folder, const std::string &besides)
{
    Gathered gathered = valueOf(gatherInputs(std::span(&folder, 1)));
    gathered.inputs.push_back({"besides.yaml", besides});
    ImportOptions options = importOptions();
    options.readFile = gathered.readFile;
    return valueOf(importModel(gathered.inputs, builtInVocabulary(), options));
}

} // namespace

Judged::Judged(const std::string &manifest)
    : analysis(analysisOf(ofManifest(manifest))), paths(catalog::attackPaths(analysis))
{}

Judged::Judged(const std::string &folder, const std::string &besides)
    : analysis(analysisOf(ofFolder(folder, besides))), paths(catalog::attackPaths(analysis))
{}

const catalog::AttackStep *Judged::step(std::string_view edge, std::string_view words,
                                        std::string_view to) const
{
    for (const catalog::AttackPath &path : paths.paths())
        for (const catalog::AttackStep &step : path.steps)
            if (step.edge == edge && step.reason.find(words) != std::string::npos &&
                (to.empty() || step.to == to))
                return &step;
    return nullptr;
}

double Judged::likelihoodTo(std::string_view element) const
{
    double best = 0;
    for (const catalog::AttackPath &path : paths.paths())
        if (path.to == element)
            best = std::max(best, path.likelihood);
    return best;
}

std::string Judged::message(std::string_view rule, std::string_view element) const
{
    const catalog::Finding *finding = analysis.find(std::string(rule) + '@' + std::string(element));
    return finding ? analysis.message(*finding) : std::string();
}

std::string Judged::described() const
{
    std::string text;
    for (const catalog::AttackPath &path : paths.paths()) {
        text += '\n' + path.id + ' ' + std::to_string(path.likelihood);
        for (const catalog::AttackStep &step : path.steps)
            text += "\n    " + std::string(step.from) + " > " + std::string(step.to) + " (" +
                    std::string(catalog::footholdName(step.toHold)) + ") " + std::string(step.edge) + ": " +
                    step.reason;
    }
    return text;
}

} // namespace bulkhead::tests
