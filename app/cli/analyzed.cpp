// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analyzed.h"

#include "app/workspace/open.h"
#include "app/workspace/platform.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <utility>

namespace bulkhead::app::cli {

namespace {

const char *severityName(import::Severity severity)
{
    switch (severity) {
    case import::Severity::Info:
        return "info";
    case import::Severity::Warning:
        return "warning";
    case import::Severity::Error:
        return "error";
    }
    return "warning";
}

} // namespace

Result<Analyzed> openAndAnalyze(const std::vector<std::string> &inputs, const AnalysisOptions &options,
                                Console &console, const ProgramLeave &programs)
{
    const auto knowledge = loadKnowledge(options.catalogs);
    if (!knowledge)
        return knowledge.error();
    return openAndAnalyze(inputs, *knowledge, options, console, programs);
}

Result<Analyzed> openAndAnalyze(const std::vector<std::string> &inputs, const Knowledge &knowledge,
                                const AnalysisOptions &options, Console &console,
                                const ProgramLeave &programs)
{
    if (const auto day = asOf(options); !day) // before the inputs are read
        return day.error();
    console.reads(inputs);
    console.reads(options.catalogs);
    OpenOptions open;
    open.composeProfiles = options.composeProfiles;
    open.withSurroundings = options.withSurroundings;
    open.progress = [&console](std::string_view what, double fraction) { console.progress(what, fraction); };
    auto opened = openWithPrograms(inputs, knowledge.vocabulary, open, programs, toldOn(console));
    if (!opened)
        return std::move(opened.error());
    console.reads(*opened);

    const auto engine = engineOptions(options, opened->model, inputs.empty() ? "-" : inputs.front(), console);
    if (!engine)
        return engine.error();
    return Analyzed{knowledge, catalog::analyze(opened->model, knowledge.catalogs, engine->engine),
                    std::move(opened->diagnostics), std::move(opened->names), engine->platformFault};
}

Result<EngineOptions> engineOptions(const AnalysisOptions &options, const model::Model &model,
                                    const std::string &input, Console &console)
{
    const auto day = asOf(options);
    if (!day)
        return day.error();
    EngineOptions all{{*day, options.genericStride, nullptr}, std::nullopt};
    if (!options.platform.empty()) {
        console.reads(std::array{options.platform});
        auto profile = readPlatform(options.platform, options.platform, model.vocabulary());
        if (!profile)
            return std::move(profile.error());
        all.engine.platform = *std::move(profile);
    } else if (const std::string &name = model.metadata().platform; !name.empty()) {
        const std::filesystem::path folder =
            input == "-" ? std::filesystem::path() : std::filesystem::absolute(input).parent_path();
        console.reads(std::array{(folder / name).string()});
        NamedPlatform named = platformOf(model, folder);
        if (named.fault)
            console.warn(*named.fault);
        all.engine.platform = std::move(named.profile);
        all.platformFault = std::move(named.fault);
    }
    return all;
}

std::string subjectOf(const std::vector<std::string> &inputs, const ProgramLeave &programs)
{
    if (!inputs.empty())
        return inputs.front();
    return programs.docker ? "docker" : "kubectl";
}

std::function<void(const std::string &)> toldOn(Console &console)
{
    return [&console](const std::string &command) { console.note("running: " + command); };
}

std::function<std::string(const std::string &)> pathsFromHere(const TypedNames &names)
{
    return [&names](const std::string &file) {
        const std::string typed = names.of(file);
        const std::filesystem::path path = std::filesystem::path(typed).lexically_normal();
        const bool isBelow = typed != file && path.is_relative() && *path.begin() != "..";
        return isBelow ? path.generic_string() : file;
    };
}

std::vector<exporting::Notice> noticesOf(const Analyzed &analyzed)
{
    std::vector<exporting::Notice> notices;
    for (const import::Diagnostic &diagnostic : analyzed.diagnostics)
        notices.push_back(
            {severityName(diagnostic.severity), diagnostic.file, diagnostic.line, diagnostic.message});
    if (const std::optional<Error> &fault = analyzed.platformFault)
        notices.push_back({"warning", fault->file, fault->line, fault->message});
    return notices;
}

Result<model::Date> asOf(const AnalysisOptions &options)
{
    using namespace std::chrono;
    if (options.asOf)
        return *options.asOf;
    const char *epoch = std::getenv("SOURCE_DATE_EPOCH");
    if (!epoch)
        return model::Date{floor<days>(system_clock::now())};
    constexpr std::int64_t endOfYear9999 = 253402300799;
    const std::string_view text = epoch;
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size() || count < 0 || count > endOfYear9999)
        return failure("cli.source-date-epoch",
                       "SOURCE_DATE_EPOCH is “%1” (expected the seconds since 1970-01-01)", {epoch});
    return model::Date{floor<days>(sys_seconds(seconds(count)))};
}

} // namespace bulkhead::app::cli
