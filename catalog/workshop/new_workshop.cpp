// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/new_workshop.h"

#include "catalog/workshop/generic_sheet.h"
#include "catalog/workshop/task_options.h"
#include "catalog/workshop/workshop_files.h"
#include "model/file/file.h"
#include "model/file/sha256.h"

#include <set>

namespace bulkhead::catalog::workshop {

namespace {

Result<Success> checkScope(const model::Model &model, const std::vector<model::Id> &scope)
{
    if (scope.empty())
        return failure("workshop.empty-scope", "the model has no element that could be asked about");
    if (scope.size() > mostScope)
        return failure("workshop.long-scope", "the scope has %1 elements; expected at most %2",
                       {std::to_string(scope.size()), std::to_string(mostScope)});
    std::set<std::string_view> seen;
    for (const model::Id &id : scope) {
        if (!model.element(id) && !model.flow(id))
            return failure("workshop.no-element", "the model has no “%1”", {id});
        if (!seen.insert(id).second)
            return failure("workshop.twice", "“%1” is in the scope twice", {id});
    }
    return Success{};
}

} // namespace

std::vector<Round> standardRounds(SheetKind sheet)
{
    if (isGeneric(sheet)) // paths and measures are those of containers
        return {{RoundKind::Silent, 15}, {RoundKind::Group, 10}};
    return {{RoundKind::Silent, 15}, {RoundKind::Group, 10}, {RoundKind::Path, 10}, {RoundKind::Fix, 10}};
}

Result<Workshop> newWorkshop(const AttackPaths &paths, const WorkshopChoice &choice)
{
    const Analysis &analysis = paths.analysis();
    const model::Model &model = analysis.model();
    const bool isOfTable = isGeneric(choice.sheet);
    const std::vector<model::Id> scope = !choice.scope.empty() ? choice.scope
                                         : isOfTable           ? genericScope(analysis)
                                                               : suggestedScope(paths);
    if (auto checked = checkScope(model, scope); !checked)
        return std::move(checked.error());
    if (isOfTable)
        if (auto checked = checkGenericScope(analysis, choice.sheet, scope); !checked)
            return std::move(checked.error());

    constexpr std::size_t digits = 16;
    Workshop workshop(Task(strippedModel(model, choice.level)), model);
    Task &task = workshop.task;
    task.scope = scope;
    task.sheet = choice.sheet;
    task.rounds = choice.rounds.empty() ? standardRounds(choice.sheet) : choice.rounds;
    task.level = choice.level;
    task.usesPseudonyms = choice.usesPseudonyms;
    const std::string whole = model::serializeModel(model);
    task.salt = choice.salt.empty() ? model::sha256("salt\n" + whole).substr(0, digits) : choice.salt;
    if (task.hasRound(RoundKind::Path) && !paths.paths().empty())
        task.goal = model::Id(paths.paths().front().to);
    const std::string secret = model::sha256("secret\n" + task.salt + '\n' + whole);
    workshop.asOf = analysis.options().asOf;
    if (isOfTable) {
        workshop.key = genericKeyOf(analysis, choice.sheet, scope, secret);
        workshop.rubric = genericRubric();
    } else {
        workshop.key = keyOf(analysis, scope, secret);
        addOptions(task, analysis, workshop.key);
    }
    task.keyHash = hashOf(workshop.key);
    task.id = model::sha256(serializeTask(task)).substr(0, digits);
    return workshop;
}

} // namespace bulkhead::catalog::workshop
