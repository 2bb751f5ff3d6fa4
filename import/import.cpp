// SPDX-License-Identifier: Apache-2.0
#include "import/import.h"

#include "import/importers.h"
#include "import/not_read.h"
#include "import/shared/builder.h"
#include "import/shared/repeated_keys.h"

#include <future>

namespace bulkhead::import {

namespace {

Error refusal(std::string code, std::string message, const std::string &file)
{
    Error error;
    error.code = std::move(code);
    error.message = std::move(message);
    error.file = file;
    error.line = 1;
    return error;
}

Error unknownKind(const std::string &file)
{
    return refusal("import.unknown-kind",
                   "this is of no kind that can be imported (expected " + importableFormats() + ")", file);
}

Result<ParsedInput> parseInput(const Input &input, const ImportOptions &options)
{
    if (input.bytes.find_first_not_of(" \t\r\n") == std::string::npos)
        return refusal("import.empty", "the file is empty", input.path);
    Recognised recognised;
    if (input.recognised) {
        recognised = *input.recognised;
    } else if (auto read = recognise(input, options.limits, options.stop)) {
        recognised = *std::move(read);
    } else {
        return read.error();
    }
    ParsedInput parsed{
        input.path, recognised.format, std::move(recognised.documents), {}, input.folder.empty()};
    if (parsed.format == format::nativeModel)
        return refusal("import.native", "this is a model already; open it instead of importing it",
                       input.path);
    if (parsed.format == format::dockerfile)
        return refusal("import.dockerfile", "a Dockerfile is read with the compose file that builds it",
                       input.path);
    if (const std::string_view why = whyNotRead(parsed.format); !why.empty())
        return refusal("import.not-read", std::string(why), input.path);
    const ImporterInfo *importer = importerOf(parsed.format);
    if (!importer)
        return unknownKind(input.path);
    if (importer->isBytes)
        parsed.bytes = input.bytes;
    return parsed;
}

Error cancelled()
{
    Error error;
    error.code = "import.cancelled";
    error.message = "the import was cancelled";
    return error;
}

} // namespace

Result<Imported> importModel(std::span<const Input> inputs,
                             std::shared_ptr<const model::Vocabulary> vocabulary,
                             const ImportOptions &options)
{
    const auto report = [&](std::string_view what, double fraction) {
        if (options.progress)
            options.progress(what, fraction);
    };
    Builder builder(std::move(vocabulary), options);
    std::vector<ParsedInput> parsed;
    parsed.reserve(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        report(inputs[i].path, 0.6 * static_cast<double>(i) / static_cast<double>(inputs.size()));
        Result<ParsedInput> input = parseInput(inputs[i], options);
        if (!input)
            return input.error();
        builder.addSource(inputs[i], input->format);
        for (Diagnostic &told : repeatedKeysOf(input->documents, input->path))
            builder.report(told.severity, told.file, told.line, std::move(told.message));
        parsed.push_back(*std::move(input));
    }
    std::vector<std::future<void>> released; // what was read, aside: of a large file that takes a while
    for (const ImporterInfo &importer : importers()) {
        std::vector<ParsedInput> ofFormat;
        for (ParsedInput &input : parsed) {
            if (input.format == importer.format)
                ofFormat.push_back(std::move(input));
        }
        if (ofFormat.empty())
            continue;
        report(importer.format, 0.7);
        if (const Result<Success> done = importer.import(ofFormat, builder); !done)
            return done.error();
        if (builder.isStopped())
            return cancelled();
        released.push_back(std::async([used = std::move(ofFormat)]() mutable { used.clear(); }));
    }
    report("model", 0.9);
    return builder.finish();
}

} // namespace bulkhead::import
