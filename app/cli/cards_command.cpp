// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cards_command.h"

#include "app/cli/analyzed.h"
#include "app/cli/command_arguments.h"
#include "app/cli/offscreen_drawing.h"
#include "catalog/cards/deck.h"
#include "export/cards/cards_pdf.h"

#include <memory>

namespace bulkhead::app::cli {

namespace {

struct CardsCommand
{
    std::string model; // empty: the whole deck
    AnalysisOptions analysis;
    std::vector<std::string> scope; // ids; empty: all in scope
    std::size_t most = catalog::wholeDeck;
    std::string output;
};

ExitCode writeCards(const CardsCommand &command, const std::vector<catalog::DeckCard> &cards,
                    const std::string &title, Console &console)
{
    const OffscreenApplication application;
    const Result<std::string> pdf = exporting::cardsPdf(cards, title);
    return pdf ? console.write(command.output, *pdf) : console.fail(pdf.error());
}

ExitCode cardsOfModel(const CardsCommand &command, const Knowledge &knowledge, Console &console)
{
    const auto analyzed = openAndAnalyze({command.model}, knowledge, command.analysis, console);
    if (!analyzed)
        return console.fail(analyzed.error());
    console.warn(analyzed->diagnostics, analyzed->names);
    const model::Model &model = analyzed->analysis.model();
    for (const std::string &id : command.scope)
        if (!model.element(id) && !model.flow(id))
            return console.fail(
                {"cli.no-element", "there is no element or flow “" + id + "”", {id}, command.model, 0, {}});
    const std::vector<model::Id> scope(command.scope.begin(), command.scope.end());
    const std::vector<catalog::DeckCard> cards = catalog::modelDeck(analyzed->analysis, scope, command.most);
    if (cards.empty())
        return console.fail(
            {"cli.no-card", "no card can apply to what is in scope here", {}, command.model, 0, {}});
    const std::string &title = model.metadata().title;
    const ExitCode written = writeCards(command, cards, title.empty() ? "Cards" : title + ": cards", console);
    if (const std::string decoys = catalog::decoyNames(cards); written == ExitCode::Done && !decoys.empty())
        console.note("decoys, which cannot apply: " + decoys);
    return written;
}

ExitCode workshopCards(const CardsCommand &command, Console &console)
{
    const auto knowledge = loadKnowledge(command.analysis.catalogs);
    if (!knowledge)
        return console.fail(knowledge.error());
    if (!command.model.empty())
        return cardsOfModel(command, *knowledge, console);
    if (!command.scope.empty())
        return console.fail({"cli.usage", "--scope needs a model (see --help)", {}, "bulkhead-cli", 0, {}});
    return writeCards(command, catalog::deck(*knowledge->catalogs, command.most), "Cards", console);
}

} // namespace

void declareWorkshopCards(CLI::App &group, std::function<ExitCode()> &action, Console &console)
{
    auto command = std::make_shared<CardsCommand>();
    CLI::App &app = *group.add_subcommand("cards", "Write the cards to print: nine a page, front and back");
    app.add_option("MODEL", command->model,
                   "Only cards that can apply to this model or artefact, and a quarter that cannot");
    app.add_option("-o,--output", command->output, "Where to write the PDF")->type_name("FILE")->required();
    app.add_option("--scope", command->scope, "Of the model these elements and flows alone")
        ->type_name("ID,ID…")
        ->delimiter(',');
    app.add_option("--most", command->most, "At most so many cards")
        ->type_name("N")
        ->check(CLI::Range(6, 1'000))
        ->capture_default_str();
    addCatalogs(app, command->analysis);
    addPlatform(app, command->analysis);
    addDate(app, "--as-of", command->analysis.asOf, "The day that ages and expiries count to (today)");
    app.callback([command, &action, &console] {
        action = [command, &console] { return workshopCards(*command, console); };
    });
}

} // namespace bulkhead::app::cli
