// SPDX-License-Identifier: Apache-2.0
#include "tool_model.h"

#include "import/importers.h"
#include "model/vocabulary.h"
#include "resources/embedded.h"

#include <algorithm>

namespace bulkhead::tests {

using namespace bulkhead::import;

Result<Imported> importToolModel(std::string text, std::string_view format)
{
    auto vocabulary = model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
    if (!vocabulary)
        return vocabulary.error();
    ParsedInput input{"model", format, {}, std::move(text)};
    if (format != "tm7") {
        auto documents = parseDocuments(input.bytes, input.path);
        if (!documents)
            return documents.error();
        input.documents = std::move(*documents);
    }
    Builder builder(*vocabulary, {});
    const std::vector<ParsedInput> inputs = {std::move(input)};
    if (const auto done = importerOf(format)->import(inputs, builder); !done)
        return done.error();
    return builder.finish();
}

bool hasDiagnostic(const Imported &imported, std::string_view part)
{
    const auto &all = imported.diagnostics;
    return std::any_of(all.begin(), all.end(), [part](const Diagnostic &diagnostic) {
        return diagnostic.message.find(part) != std::string::npos;
    });
}

const model::ManualThreat *threatTitled(const model::Model &model, std::string_view title)
{
    for (const model::ManualThreat &threat : model.manualThreats()) {
        if (threat.title == title)
            return &threat;
    }
    return nullptr;
}

} // namespace bulkhead::tests
