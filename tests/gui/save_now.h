// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/document.h"

#include <QEventLoop>

#include <optional>

namespace bulkhead::app {

// Saves and waits until it is done; without a path to the document's own file.
inline Result<Success> saveNow(Document &document, const std::filesystem::path &path = {})
{
    std::optional<Result<Success>> result;
    QEventLoop loop;
    QObject::connect(&document, &Document::saveFinished, &loop, [&](const Result<Success> &written) {
        result = written;
        loop.quit();
    });
    if (path.empty())
        document.save();
    else
        document.saveAs(path);
    loop.exec();
    return *result;
}

} // namespace bulkhead::app
