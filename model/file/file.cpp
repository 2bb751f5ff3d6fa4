// SPDX-License-Identifier: Apache-2.0
#include "model/file/file.h"

#include "model/file/atomic_file.h"

namespace bulkhead::model {

Result<Model> readModel(const std::filesystem::path &path, std::shared_ptr<const Vocabulary> vocabulary)
{
    const Result<std::string> bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    return parseModel(*bytes, path.string(), std::move(vocabulary));
}

Result<Success> writeModel(const Model &model, const std::filesystem::path &path)
{
    return writeFileAtomically(path, serializeModel(model), KeepPrevious::Yes);
}

} // namespace bulkhead::model
