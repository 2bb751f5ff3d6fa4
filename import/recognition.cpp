// SPDX-License-Identifier: Apache-2.0
#include "import/import.h"

#include "import/importers.h"
#include "import/not_read.h"
#include "model/file/file.h"

#include <algorithm>

namespace bulkhead::import {

namespace {

bool isDockerfile(std::string_view bytes)
{
    const std::string_view head = bytes.substr(0, 4096);
    const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos || head[first] == '<' || head.starts_with("PK\x03\x04"))
        return false;
    return head.substr(first).starts_with("FROM ") || head.find("\nFROM ") != std::string_view::npos;
}

// The format of an input that is neither YAML nor JSON; empty for all others.
std::string_view formatOfBytes(const Input &input)
{
    const std::string_view bytes = input.bytes;
    if (model::looksLikeModel(bytes))
        return format::nativeModel;
    for (const ImporterInfo &importer : importers()) {
        if ((importer.isBytes && importer.isBytes(bytes)) ||
            (importer.isPlaced && importer.isPlaced(input.path)))
            return importer.format;
    }
    return isDockerfile(bytes) ? format::dockerfile : formatNotRead(bytes, input.path);
}

// The importer of the first document that has one; null where none has.
const ImporterInfo *importerOfDocuments(const std::vector<Document> &documents)
{
    for (const Document &document : documents) {
        for (const ImporterInfo &importer : importers()) {
            if (importer.isDocument && importer.isDocument(document.root()))
                return &importer;
        }
    }
    return nullptr;
}

// What was refused for a key that stands twice, where its format's own programs take it.
Result<std::vector<Document>> withRepeatedKeys(const Input &input, Limits limits, std::stop_token stop,
                                               Error refusal)
{
    limits.repeatedKeys = RepeatedKeys::LaterWins;
    auto documents = parseDocuments(input.bytes, input.path, limits, std::move(stop));
    if (!documents)
        return refusal;
    const ImporterInfo *importer = importerOfDocuments(*documents);
    if (!importer || importer->repeatedKeys == RepeatedKeys::Refused)
        return refusal;
    return documents;
}

} // namespace

Result<Recognised> recognise(const Input &input, const Limits &limits, std::stop_token stop)
{
    if (const std::string_view format = formatOfBytes(input); !format.empty())
        return Recognised{format, {}};
    auto documents = parseDocuments(input.bytes, input.path, limits, stop);
    if (!documents && documents.error().code == "import.duplicate-key")
        documents = withRepeatedKeys(input, limits, std::move(stop), documents.error());
    if (!documents)
        return documents.error();
    const ImporterInfo *importer = importerOfDocuments(*documents);
    return Recognised{importer ? importer->format : std::string_view(), *std::move(documents)};
}

} // namespace bulkhead::import
