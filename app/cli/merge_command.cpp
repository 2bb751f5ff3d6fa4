// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cli_commands.h"
#include "app/workspace/knowledge.h"
#include "app/workspace/open.h"
#include "model/file/atomic_file.h"
#include "model/file/file.h"
#include "model/merge/compare.h"

#include <array>
#include <filesystem>

namespace bulkhead::app::cli {

namespace {

using VocabularyPtr = std::shared_ptr<const model::Vocabulary>;

// Git hands its merge driver an empty base when both sides added the file.
Result<model::Model> openBase(const std::string &path, const VocabularyPtr &vocabulary)
{
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored) && std::filesystem::file_size(path, ignored) == 0)
        return model::Model(vocabulary);
    return openModel(path, vocabulary);
}

std::string valueText(const std::string &value)
{
    return value.empty() ? "nothing" : '"' + value + '"';
}

std::string conflictText(const std::string &file, const model::Conflict &conflict)
{
    std::string text = file + ": conflict in " + conflict.subject;
    if (!conflict.field.empty())
        text += ", " + conflict.field;
    return text + ": ours " + valueText(conflict.ours) + ", theirs " + valueText(conflict.theirs) +
           ", before " + valueText(conflict.base) + " (ours kept)";
}

} // namespace

ExitCode merge(const MergeCommand &command, Console &console)
{
    const auto vocabulary = loadVocabulary();
    if (!vocabulary)
        return console.fail(vocabulary.error());
    const auto base = openBase(command.base, *vocabulary);
    if (!base)
        return console.fail(base.error());
    const auto ours = openModel(command.ours, *vocabulary);
    if (!ours)
        return console.fail(ours.error());
    const auto theirs = openModel(command.theirs, *vocabulary);
    if (!theirs)
        return console.fail(theirs.error());

    console.reads(std::array{command.base, command.theirs}); // OURS may be replaced: git wants it so
    const model::Merged merged = model::merge(*base, *ours, *theirs);
    const ExitCode written = console.write(command.output, model::serializeModel(merged.model));
    if (written != ExitCode::Done)
        return written;
    for (const model::Conflict &conflict : merged.conflicts)
        console.note(conflictText(command.ours, conflict));
    return merged.conflicts.empty() ? ExitCode::Done : ExitCode::Gate;
}

} // namespace bulkhead::app::cli
