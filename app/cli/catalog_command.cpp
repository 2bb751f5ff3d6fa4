// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cli_commands.h"
#include "app/workspace/knowledge.h"
#include "export/catalog/catalog_text.h"
#include "model/visible_text.h"

namespace bulkhead::app::cli {

namespace {

ExitCode list(const CatalogCommand &command, const catalog::Catalogs &catalogs, Console &console)
{
    if (command.format == "json")
        return console.write("-", exporting::catalogListJson(catalogs));
    if (command.format == "markdown")
        return console.write("-", exporting::catalogListMarkdown(catalogs));
    return console.write("-", exporting::catalogListText(catalogs));
}

ExitCode show(const CatalogCommand &command, const catalog::Catalogs &catalogs, Console &console)
{
    const auto text = command.format == "json" ? exporting::catalogEntryJson(catalogs, command.argument)
                                               : exporting::catalogEntryText(catalogs, command.argument);
    if (text)
        return console.write("-", *text);
    return console.fail(
        {"cli.no-such-entry",
         "no threat, rule or mitigation is called " + command.argument + " (`catalog list` names them)",
         {command.argument},
         {},
         0,
         {}});
}

} // namespace

ExitCode catalog(const CatalogCommand &command, Console &console)
{
    std::vector<std::string> own = command.analysis.catalogs;
    if (command.action == CatalogCommand::Action::Check)
        own.push_back(command.argument);
    const auto knowledge = loadKnowledge(own);
    if (!knowledge)
        return console.fail(knowledge.error());
    switch (command.action) {
    case CatalogCommand::Action::List:
        return list(command, *knowledge->catalogs, console);
    case CatalogCommand::Action::Show:
        return show(command, *knowledge->catalogs, console);
    case CatalogCommand::Action::Check:
        for (const Error &doubt : knowledge->catalogs->doubts())
            console.warn(doubt);
        return console.write("-", model::visibleText(command.argument) + ": a valid catalog\n");
    }
    return ExitCode::InternalFault;
}

} // namespace bulkhead::app::cli
