// SPDX-License-Identifier: Apache-2.0
#include "analyst.h"

#include "resources/embedded.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <stdexcept>

namespace bulkhead::acceptance {

namespace {

template <typename T>
T orThrow(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().text());
    return std::move(*result);
}

// Whether all of a folder's files belong to one case, so that each is read in the company of the others.
bool isOneCase(const std::string &path)
{
    return path.starts_with("kubescape/") && path.find("/input") != std::string::npos;
}

std::string caseOf(const std::string &path)
{
    const std::size_t end = path.find("/input");
    return isOneCase(path) ? path.substr(0, end + 6) : path;
}

void addPlace(Said &said, const model::Origin &origin)
{
    said.places.emplace_back(origin.file.view(), origin.line);
    if (!origin.object.empty())
        said.objects.emplace_back(origin.object.view());
}

Said saidBy(const catalog::Analysis &analysis, const catalog::Finding &finding)
{
    Said said;
    said.rule = analysis.rule(finding).id;
    said.subject = analysis.subjectId(finding);
    said.confirmed = model::isConfirmed(finding.basis);
    const model::Model &model = analysis.model();
    const model::Element *subject = model.element(analysis.subjectId(finding));
    if (subject && subject->import && !subject->import->implied)
        addPlace(said, subject->import->origin);
    for (const model::Element *at = subject; at;
         at = at->parent.empty() ? nullptr : model.element(at->parent))
        said.objects.push_back(at->name);
    for (const catalog::Evidence &evidence : analysis.evidence(finding)) {
        said.evidence.push_back(evidence.text);
        if (evidence.origin)
            addPlace(said, *evidence.origin);
    }
    return said;
}

} // namespace

Analyst::Analyst(std::filesystem::path corpora) : m_corpora(std::move(corpora))
{
    m_vocabulary =
        orThrow(model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json"));
    m_technologies =
        orThrow(import::Technologies::fromJson(*resources::find("technologies.json"), "technologies.json"));
    std::vector<catalog::CatalogSource> sources;
    for (const std::string_view path : resources::list("catalog/"))
        sources.push_back({std::string(path), std::string(*resources::find(path))});
    m_catalogs = orThrow(catalog::Catalogs::load(sources, m_vocabulary));
}

const Examined &Analyst::examine(const std::string &path)
{
    const std::string key = caseOf(path);
    const auto known = m_examined.find(key);
    if (known != m_examined.end())
        return known->second;
    return m_examined.emplace(key, run(key)).first->second;
}

Examined Analyst::run(const std::string &path) const
{
    Examined examined;
    const auto start = std::chrono::steady_clock::now();
    const std::vector<std::string> paths = {(m_corpora / path).string()};
    auto gathered = import::gatherInputs(paths);
    if (!gathered) {
        examined.error = gathered.error().text();
        return examined;
    }
    import::ImportOptions options;
    options.readFile = gathered->readFile;
    options.composeProfiles = {"*"};
    options.technologies = m_technologies;
    auto imported = import::importModel(gathered->inputs, m_vocabulary, options);
    if (imported) {
        catalog::Options engineOptions;
        engineOptions.asOf = *model::Date::parse("2026-11-21");
        const catalog::Analysis analysis = catalog::analyze(imported->model, m_catalogs, engineOptions);
        for (const catalog::Finding &finding : analysis.findings())
            examined.findings.push_back(saidBy(analysis, finding));
        examined.model = std::move(imported->model);
    } else {
        examined.error = imported.error().text();
    }
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    examined.seconds = elapsed.count();
    return examined;
}

} // namespace bulkhead::acceptance
