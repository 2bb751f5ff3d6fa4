// SPDX-License-Identifier: Apache-2.0
#include "shop_workshop.h"

#include "model/file/file.h"
#include "resources/embedded.h"
#include "tests/catalog/support.h"

#include <cstdio>
#include <cstdlib>

namespace bulkhead::catalog::workshop::test {

namespace {

template <typename T>
T sound(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "broken test: %s\n", result.error().text().c_str());
        std::abort();
    }
    return *std::move(result);
}

} // namespace

std::vector<std::string> examples()
{
    return {"examples/kubernetes-cluster.bulkhead", "examples/web-shop-hardened.bulkhead",
            "examples/web-shop.bulkhead"};
}

model::Model exampleModel(std::string_view name)
{
    return sound(model::parseModel(resources::find(name).value(), name, catalog::test::vocabulary()));
}

AttackPaths pathsOf(const model::Model &model)
{
    return attackPaths(analyze(model, catalog::test::builtIn(), {catalog::test::asOf, false, {}}));
}

Workshop workshopOf(const model::Model &model, const WorkshopChoice &choice)
{
    return sound(newWorkshop(pathsOf(model), choice));
}

Workshop shopWorkshop(const WorkshopChoice &choice)
{
    return workshopOf(exampleModel("examples/web-shop.bulkhead"), choice);
}

Workshop shopWorkshopWithAnImage()
{
    WorkshopChoice choice;
    choice.scope = shopWorkshop().task.scope;
    choice.scope.emplace_back("image.docker.io/library/nginx");
    return shopWorkshop(choice);
}

AnswerSheet sheetOf(const Task &task, const std::string &participant, Mark mark)
{
    return sheetBy(task, participant, [&](const StrideCell &) { return mark; });
}

AnswerSheet perfectSheet(const Workshop &workshop, const std::string &participant)
{
    return sheetBy(workshop.task, participant, [&](const StrideCell &cell) {
        switch (workshop.key.cells.at(cell).verdict) {
        case Verdict::Threat:
            return Mark::Threat;
        case Verdict::Verify:
            return Mark::Unknown;
        default:
            return Mark::None;
        }
    });
}

} // namespace bulkhead::catalog::workshop::test
