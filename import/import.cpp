#include "import/import.h"

#include "import/importers.h"
#include "import/kubernetes/kubernetes.h"
#include "import/recognition.h"
#include "import/shared/builder.h"
#include "import/tools/drawing.h"

#include <array>
#include <future>

namespace bulkhead::import {

namespace {

constexpr std::array formats = {Format::Compose,      Format::Kubernetes,      Format::DockerInspect,
                                Format::ThreatDragon, Format::OpenThreatModel, Format::MicrosoftTm7,
                                Format::TmLibrary};

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
    return refusal(
        "import.unknown-kind",
        "this is of no kind that can be imported (expected a compose file, Kubernetes objects, docker "
        "inspect output, or a model of Threat Dragon, OTM, TM-Library or the Microsoft tool)",
        file);
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
    ParsedInput parsed{input.path, recognised.format, std::move(recognised.documents), {}};
    switch (parsed.format) {
    case Format::NativeModel:
        return refusal("import.native", "this is a model already; open it instead of importing it",
                       input.path);
    case Format::Dockerfile:
        return refusal("import.dockerfile", "a Dockerfile is read with the compose file that builds it",
                       input.path);
    case Format::MicrosoftTm7:
        parsed.bytes = input.bytes;
        return parsed;
    default:
        return importerFor(parsed.format) ? Result<ParsedInput>(std::move(parsed)) : unknownKind(input.path);
    }
}

Error cancelled()
{
    Error error;
    error.code = "import.cancelled";
    error.message = "the import was cancelled";
    return error;
}

} // namespace

Importer importerFor(Format format)
{
    switch (format) {
    case Format::Compose:
        return importCompose;
    case Format::Kubernetes:
        return importKubernetes;
    case Format::DockerInspect:
        return importDockerInspect;
    default:
        return toolImporterFor(format);
    }
}

Result<Imported> importModel(std::span<const Input> inputs,
                             std::shared_ptr<const model::Vocabulary> vocabulary,
                             const ImportOptions &options)
{
    const auto tell = [&](std::string_view what, double fraction) {
        if (options.progress)
            options.progress(what, fraction);
    };
    Builder builder(std::move(vocabulary), options);
    std::vector<ParsedInput> parsed;
    parsed.reserve(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        tell(inputs[i].path, 0.6 * static_cast<double>(i) / static_cast<double>(inputs.size()));
        Result<ParsedInput> input = parseInput(inputs[i], options);
        if (!input)
            return input.error();
        builder.addSource(inputs[i], input->format);
        parsed.push_back(*std::move(input));
    }
    std::vector<std::future<void>> released; // what was read, aside: of a large file that takes a while
    for (const Format format : formats) {
        std::vector<ParsedInput> ofFormat;
        for (ParsedInput &input : parsed) {
            if (input.format == format)
                ofFormat.push_back(std::move(input));
        }
        if (ofFormat.empty())
            continue;
        tell(formatName(format), 0.7);
        if (const Result<Success> done = importerFor(format)(ofFormat, builder); !done)
            return done.error();
        if (builder.isStopped())
            return cancelled();
        released.push_back(std::async([used = std::move(ofFormat)]() mutable { used.clear(); }));
    }
    tell("model", 0.9);
    return builder.finish();
}

} // namespace bulkhead::import
