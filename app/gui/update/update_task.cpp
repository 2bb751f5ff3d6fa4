// SPDX-License-Identifier: Apache-2.0
#include "app/gui/update/update_task.h"

#include "app/document/analysis_runner.h"
#include "app/gui/sources/open_options.h"

#include <utility>

namespace bulkhead::app {

Result<std::shared_ptr<const PreparedUpdate>> prepareUpdate(const UpdateRequest &request,
                                                            const Running &running)
{
    const OpenOptions open = openOptions(running);
    auto update = request.purpose == UpdateRequest::Purpose::FromSources
                      ? planUpdate(request.model, request.folders, open)
                      : planAddedSurroundings(request.model, request.folders, open);
    if (!update)
        return std::move(update.error());
    model::Model after = request.model;
    if (const auto applied = after.apply(update->plan.change); !applied)
        return applied.error();
    const catalog::Options options = windowOptions(request.model, request.folder).engine;
    const auto findingsNow = catalog::analyze(request.model, request.catalogs, options, running.stop());
    if (!findingsNow)
        return findingsNow.error();
    const auto findingsAfter = catalog::analyze(after, request.catalogs, options, running.stop());
    if (!findingsAfter)
        return findingsAfter.error();
    auto difference = exporting::difference(*findingsNow, *findingsAfter);
    return std::make_shared<const PreparedUpdate>(
        PreparedUpdate{*std::move(update), std::move(after), std::move(difference)});
}

} // namespace bulkhead::app
