// SPDX-License-Identifier: Apache-2.0
#include "app/gui/welcome/bundled_models.h"

#include "app/document/text.h"
#include "model/file/file.h"
#include "resources/embedded.h"

#include <QFileInfo>

namespace bulkhead::app {

QString BundledModel::title() const
{
    const std::string &title = model.metadata().title;
    return title.empty() ? QFileInfo(resource).completeBaseName() : toQString(title);
}

QString BundledModel::description() const
{
    return toQString(model.metadata().description);
}

std::vector<BundledModel> bundledModels(const QString &folder,
                                        const std::shared_ptr<const model::Vocabulary> &vocabulary)
{
    std::vector<BundledModel> models;
    for (const std::string_view path : resources::list(toUtf8(folder))) {
        if (!path.ends_with(".bulkhead"))
            continue;
        // A test opens each of them, so that none is left out here unseen.
        if (auto read = model::parseModel(*resources::find(path), path, vocabulary))
            models.push_back({toQString(path), std::move(read).value()});
    }
    return models;
}

} // namespace bulkhead::app
