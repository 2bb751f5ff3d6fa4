// SPDX-License-Identifier: Apache-2.0
#include "catalog/analysis/analysis_data.h"
#include "catalog/analysis/rule_run.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace bulkhead::catalog {

namespace {

auto severity(const Finding &finding)
{
    return std::tuple(finding.rating, finding.score(), finding.basis, finding.rule);
}

// Those of one kind come in the order of their subjects; rules for several kinds have to merge them.
void orderSubjects(std::vector<Finding> &findings)
{
    for (auto first = findings.begin(); first != findings.end();) {
        auto last = std::next(first);
        bool ordered = true;
        for (; last != findings.end() && severity(*last) == severity(*first); ++last)
            ordered = ordered && std::prev(last)->subject < last->subject;
        if (!ordered)
            std::sort(first, last, [](const Finding &a, const Finding &b) { return a.subject < b.subject; });
        first = last;
    }
}

// Worst first: by rating, what is confirmed before what is to verify, score, basis, then rule and subject.
// There are few grades, so that one pass over buckets orders them.
std::vector<Finding> ordered(const std::vector<Finding> &found, std::size_t ruleCount)
{
    constexpr std::size_t scores = 26;
    constexpr std::size_t bases = 4;
    constexpr std::size_t grades = std::size_t{5} * 2 * scores * bases;
    const auto gradeOf = [](const Finding &finding) {
        const std::size_t rating =
            static_cast<std::size_t>(finding.rating) * 2 + (model::isConfirmed(finding.basis) ? 1 : 0);
        const std::size_t grade = (rating * scores + static_cast<std::size_t>(finding.score())) * bases +
                                  static_cast<std::size_t>(finding.basis);
        return grades - 1 - grade;
    };
    std::vector<std::size_t> places(grades, 0); // of the grades that occur
    for (const Finding &finding : found)
        places[gradeOf(finding)] = 1;
    std::size_t occurring = 0;
    for (std::size_t &place : places)
        place = place == 0 ? 0 : occurring++;
    const auto bucketOf = [&](const Finding &finding) {
        return places[gradeOf(finding)] * ruleCount + finding.rule;
    };
    std::vector<std::uint32_t> starts(occurring * ruleCount + 1);
    for (const Finding &finding : found)
        ++starts[bucketOf(finding) + 1];
    for (std::size_t i = 1; i < starts.size(); ++i)
        starts[i] += starts[i - 1];
    std::vector<Finding> result(found.size());
    for (const Finding &finding : found)
        result[starts[bucketOf(finding)]++] = finding;
    orderSubjects(result);
    return result;
}

void groupBySubject(Analysis::Data &data)
{
    data.findingStarts.assign(data.index.size() + 1, 0);
    for (const Finding &finding : data.findings)
        ++data.findingStarts[finding.subject + 1];
    for (std::size_t i = 1; i < data.findingStarts.size(); ++i)
        data.findingStarts[i] += data.findingStarts[i - 1];
    std::vector<std::uint32_t> next(data.findingStarts.begin(), data.findingStarts.end() - 1);
    data.bySubject.resize(data.findings.size());
    for (std::uint32_t i = 0; i < data.findings.size(); ++i)
        data.bySubject[next[data.findings[i].subject]++] = i;
}

Analysis analyzed(const model::Model &model, std::shared_ptr<const Catalogs> catalogs, const Options &options,
                  const std::stop_token &stop)
{
    assert(model.vocabulary().keyCount() == catalogs->vocabulary().keyCount());
    auto data = std::make_shared<Analysis::Data>(model, std::move(catalogs), options, stop);
    RuleRun run(data->index, *data->catalogs, options, stop);
    data->findings = ordered(run.findings(), data->catalogs->rules().size());
    groupBySubject(*data);
    return Analysis(std::move(data));
}

} // namespace

Analysis analyze(const model::Model &model, std::shared_ptr<const Catalogs> catalogs, const Options &options)
{
    return analyzed(model, std::move(catalogs), options, {});
}

Result<Analysis> analyze(const model::Model &model, std::shared_ptr<const Catalogs> catalogs,
                         const Options &options, std::stop_token stop)
{
    return stoppable([&] { return analyzed(model, std::move(catalogs), options, stop); });
}

} // namespace bulkhead::catalog
