// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/prepare/prepare_task.h"

#include "app/document/journal_lock.h"
#include "app/papers/workshop_folder.h"
#include "catalog/workshop/generic_sheet.h"
#include "catalog/workshop/workshop_files.h"
#include "model/file/atomic_file.h"
#include "model/stop.h"

#include <system_error>
#include <utility>

namespace bulkhead::app {

namespace ws = catalog::workshop;

Result<AskableScope> askableScope(const ScopeRequest &request, const Running &running)
{
    auto analysis =
        catalog::analyze(request.model, request.catalogs,
                         {request.asOf, request.sheet == ws::SheetKind::Generic, {}}, running.stop());
    if (!analysis)
        return std::move(analysis.error());
    if (ws::isGeneric(request.sheet))
        return AskableScope{
            ws::genericKeyOf(*analysis, request.sheet, ws::genericSubjects(*analysis, request.sheet), {}),
            ws::genericScope(*analysis)};
    const catalog::AttackPaths paths = catalog::attackPaths(*analysis);
    std::vector<model::Id> askable;
    for (const model::Element &element : request.model.elements())
        if (ws::canBeAsked(element.kind) && !element.outOfScope)
            askable.push_back(element.id);
    return AskableScope{ws::keyOf(*analysis, askable, {}), ws::suggestedScope(paths)};
}

Result<PreparedFolder> prepareFolder(const PrepareRequest &request, const Running &running)
{
    running.progress("analysing", -1);
    auto workshop = makeWorkshop(request.of.model, request.of.catalogs, request.of.asOf, request.choice);
    if (!workshop)
        return std::move(workshop.error());
    workshop->overrides = request.overrides;
    const ws::WorkshopJudge judge(*workshop, request.of.catalogs);
    const auto files = workshopFiles(judge, request.name, [&running](std::string_view file, double fraction) {
        running.progress(file, fraction);
    });
    if (!files)
        return files.error();
    if (running.isStopped())
        return stoppedError();
    std::error_code fault;
    std::filesystem::create_directories(request.folder, fault);
    if (fault)
        return Error{"workshop.no-folder",
                     "the folder cannot be made: " + fault.message(),
                     {},
                     request.folder.string(),
                     0,
                     {}};
    JournalLock lock(request.folder / (request.name + std::string(ws::workshopSuffix)));
    if (lock.take() == JournalLock::State::InUse)
        return Error{
            "workshop.in-use", "the workshop of this folder is open in another window", {}, {}, 0, {}};
    if (auto free = checkReplaceable(request.folder / (request.name + std::string(ws::workshopSuffix)),
                                     request.of.model.sharedVocabulary(), Overrules::MayGo);
        !free)
        return std::move(free.error());
    PreparedFolder prepared{{}, ws::countOf(judge.key())};
    for (const WorkshopFile &file : *files) {
        const auto written = writeFileAtomically(request.folder / file.name, file.bytes);
        if (!written && !wasWritten(written.error()))
            return written.error();
        prepared.files.push_back(file.name);
    }
    return prepared;
}

} // namespace bulkhead::app
