// SPDX-License-Identifier: Apache-2.0
#include "sample_model.h"

#include "catalog/workshop/graded_room.h"
#include "catalog/workshop/new_workshop.h"
#include "model/file/file.h"
#include "resources/embedded.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <random>

// How long a room waits for its scores, and a teacher for a class.
namespace {

using namespace bulkhead;
namespace ws = catalog::workshop;

constexpr unsigned classSize = 200;

ws::Workshop shopWorkshop()
{
    const auto shop = model::parseModel(resources::find("examples/web-shop.bulkhead").value(), "web-shop",
                                        bench::vocabulary());
    if (!shop)
        std::abort();
    auto workshop = ws::newWorkshop(
        catalog::attackPaths(catalog::analyze(*shop, bench::catalogs(), bench::sampleOptions())), {});
    if (!workshop)
        std::abort();
    return *std::move(workshop);
}

// Answers of somebody who guesses, with a path and measures of their own.
std::string answersOf(const ws::Workshop &workshop, unsigned seed)
{
    std::mt19937 random(seed);
    ws::AnswerSheet sheet{workshop.task.id, "participant " + std::to_string(seed), {}, {}, {}, {}};
    for (const ws::StrideCell &cell : workshop.task.cells())
        sheet.cells[cell] = {static_cast<ws::Mark>(random() % 3), "it runs as root", model::Rating::High, {}};
    sheet.path = {"internet", workshop.task.scope[random() % workshop.task.scope.size()], workshop.task.goal};
    auto measure = workshop.task.measures.begin();
    for (std::size_t i = 0; i < ws::fixBudget; ++i) {
        std::advance(measure, 1 + random() % 3);
        sheet.fixes.push_back(measure->first);
    }
    return ws::serializeAnswers(sheet);
}

// Reading the workshop's file, twenty files of answers, all scores. The aim is less than a second.
void collateTwenty(benchmark::State &state)
{
    const ws::Workshop workshop = shopWorkshop();
    const std::string file = ws::serializeWorkshop(workshop);
    std::vector<ws::AnswersInput> inputs;
    for (unsigned i = 0; i < 20; ++i)
        inputs.push_back({"answers " + std::to_string(i), answersOf(workshop, i)});
    for (auto _ : state) {
        const auto read = ws::parseWorkshop(file, "w", bench::vocabulary());
        const ws::ReadRoom room = ws::readRoom(inputs, read->task);
        const ws::WorkshopJudge judge(*read, bench::catalogs());
        benchmark::DoNotOptimize(ws::collate(judge, room.sheets));
    }
}
BENCHMARK(collateTwenty)->Unit(benchmark::kMillisecond);

// The model as somebody else would draw it: other ids, names that differ a little, threats here and there.
model::Model redrawn(const model::Model &model, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<model::Change> changes;
    for (model::Element element : model.elements()) {
        element.id = "x-" + element.id;
        element.parent = element.parent.empty() ? model::Id() : "x-" + element.parent;
        element.properties = {};
        element.import = nullptr;
        element.name += random() % 3 == 0 ? " service" : "";
        for (const model::Stride category : ws::allCategories)
            if (random() % 4 == 0) {
                model::ManualThreat threat;
                threat.id = "manual." + std::to_string(changes.size());
                threat.subject = element.id;
                threat.category = category;
                threat.title = "a threat of " + element.name;
                threat.mitigation = "Drop all capabilities";
                changes.push_back(model::adding(std::move(threat)));
            }
        changes.push_back(model::adding(std::move(element)));
    }
    for (model::Flow flow : model.flows()) {
        flow.id = "x-" + flow.id;
        flow.source = "x-" + flow.source;
        flow.target = "x-" + flow.target;
        flow.properties = {};
        flow.import = nullptr;
        changes.push_back(model::adding(std::move(flow)));
    }
    model::Model drawn(bench::vocabulary());
    if (!drawn.apply(model::batch(std::move(changes))))
        std::abort();
    return drawn;
}

// Two hundred models of 25 elements, once they are read. The aim, with reading them, is ten seconds.
void gradeClass(benchmark::State &state)
{
    const ws::Workshop workshop = shopWorkshop();
    std::vector<ws::HandedIn> works;
    for (unsigned i = 0; i < classSize; ++i)
        works.push_back(
            {"file " + std::to_string(i), "student " + std::to_string(i), redrawn(workshop.model, i)});
    for (auto _ : state) {
        const ws::WorkshopJudge judge(workshop, bench::catalogs());
        benchmark::DoNotOptimize(ws::gradeRoom(judge, works));
    }
}
BENCHMARK(gradeClass)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
