// SPDX-License-Identifier: Apache-2.0
#include "app/papers/workshop_folder.h"

#include "catalog/cards/deck.h"
#include "catalog/workshop/workshop_files.h"
#include "export/cards/cards_pdf.h"
#include "export/workshop/printed_papers.h"
#include "export/workshop/workshop_pages.h"
#include "model/file/atomic_file.h"
#include "model/ids.h"
#include "model/utf8.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

enum class Paper : std::uint8_t { Workshop, Task, Handout, Cards, Key, Guide };
constexpr std::array allPapers = {Paper::Workshop, Paper::Task, Paper::Handout,
                                  Paper::Cards,    Paper::Key,  Paper::Guide};

// `name`: of the workshop; the two files that programs open are called by it.
std::string fileNameOf(Paper paper, const std::string &name)
{
    switch (paper) {
    case Paper::Workshop:
        return name + std::string(ws::workshopSuffix);
    case Paper::Task:
        return name + std::string(ws::taskSuffix);
    case Paper::Handout:
        return "handout.pdf";
    case Paper::Cards:
        return "cards.pdf";
    case Paper::Key:
        return "key.pdf";
    case Paper::Guide:
        break;
    }
    return "guide.pdf";
}

} // namespace

Result<ws::Workshop> makeWorkshop(model::Model model, std::shared_ptr<const catalog::Catalogs> catalogs,
                                  const model::Date &asOf, const ws::WorkshopChoice &choice,
                                  const LayoutTold &told)
{
    if (auto shown = ensureView(model); !shown)
        return std::move(shown.error());
    if (auto laid = layOutViews(model, viewsNotLaidOut(model), told); !laid)
        return std::move(laid.error());
    const bool isGeneric = choice.sheet == ws::SheetKind::Generic;
    const catalog::Analysis analysis = catalog::analyze(model, std::move(catalogs), {asOf, isGeneric, {}});
    return ws::newWorkshop(catalog::attackPaths(analysis), choice);
}

std::string workshopFileName(std::string_view name)
{
    constexpr std::size_t longest = 100; // bytes
    std::string safe(model::beginOf(name, longest));
    std::replace_if(
        safe.begin(), safe.end(),
        [](char letter) {
            return static_cast<unsigned char>(letter) < 0x20 ||
                   std::string_view("/\\:*?\"<>|").find(letter) != std::string_view::npos;
        },
        '_');
    return safe.empty() || safe.front() == '.' ? "workshop" + safe : safe;
}

Result<Success> checkReplaceable(const std::filesystem::path &file,
                                 std::shared_ptr<const model::Vocabulary> vocabulary, Overrules overrules)
{
    std::error_code fault;
    if (!std::filesystem::exists(file, fault))
        return Success{};
    const auto bytes = readFile(file);
    if (!bytes)
        return bytes.error();
    const auto there = ws::parseWorkshop(*bytes, file.string(), std::move(vocabulary));
    if (there && there->votes == ws::Votes{} && (there->overrides.empty() || overrules == Overrules::MayGo))
        return Success{};
    return Error{there ? "workshop.in-work" : "workshop.unreadable-there",
                 there
                     ? "the workshop has answers or overrides, which a new one would replace; choose "
                       "another folder, or remove the file"
                     : "the file is no workshop that can be read; choose another folder, or remove the file",
                 {},
                 file.string(),
                 0,
                 {}};
}

std::vector<std::string> workshopFileNames(const std::string &name)
{
    std::vector<std::string> names;
    for (const Paper paper : allPapers)
        names.push_back(fileNameOf(paper, name));
    return names;
}

std::string feedbackFileName(std::size_t number, std::string_view participant)
{
    constexpr std::size_t longest = 80; // bytes; file systems take 255
    const std::string whole = model::slug(participant);
    std::string name;
    for (const char letter : model::beginOf(whole, longest))
        name += letter == '/' || letter == '.' ? '-' : letter;
    return (number < 10 ? "0" : "") + std::to_string(number) + (name.empty() ? "" : "-" + name) + ".html";
}

Result<std::vector<WorkshopFile>>
workshopFiles(const ws::WorkshopJudge &judge, const std::string &name,
              const std::function<void(std::string_view file, double fraction)> &begins)
{
    const ws::Workshop &workshop = judge.workshop();
    const ws::Task &task = workshop.task;
    const std::vector<catalog::DeckCard> cards = catalog::modelDeck(judge.analysis(), task.scope);
    struct Written
    {
        std::string name;
        std::function<Result<std::string>()> write;
    };
    const auto nameOf = [&name](Paper paper) { return fileNameOf(paper, name); };
    std::vector<Written> papers = {
        {nameOf(Paper::Workshop), [&] { return ws::serializeWorkshop(workshop); }},
        {nameOf(Paper::Task), [&] { return ws::serializeTask(task); }},
        {nameOf(Paper::Handout),
         [&] { return exporting::workshopPdf(exporting::handoutDocument(task), task.model); }}};
    if (!cards.empty())
        papers.push_back(
            {nameOf(Paper::Cards), [&] { return exporting::cardsPdf(cards, task.model.metadata().title); }});
    papers.push_back({nameOf(Paper::Key), [&] {
                          return exporting::workshopPdf(
                              exporting::keyDocument(judge, catalog::decoyNames(cards)), workshop.model);
                      }});
    papers.push_back({nameOf(Paper::Guide), [&] {
                          return exporting::workshopPdf(exporting::guideDocument(judge, !cards.empty()),
                                                        workshop.model);
                      }});

    std::vector<WorkshopFile> files;
    for (const Written &paper : papers) {
        if (begins)
            begins(paper.name, static_cast<double>(files.size()) / static_cast<double>(papers.size()));
        auto bytes = paper.write();
        if (!bytes)
            return std::move(bytes.error());
        files.push_back({paper.name, *std::move(bytes)});
    }
    return files;
}

} // namespace bulkhead::app
