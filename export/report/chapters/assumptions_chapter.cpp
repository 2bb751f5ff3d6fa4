// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/data/wording.h"
#include "export/text/words.h"

#include <map>
#include <utility>

namespace bulkhead::exporting::chapter {

namespace {

constexpr std::size_t namedBesideQuestion = 6; // elements

void addList(Section &into, const char *title, const std::vector<std::string> &lines)
{
    if (lines.empty())
        return;
    Section section{title};
    section.blocks.push_back(List{{lines.begin(), lines.end()}});
    into.blocks.push_back(std::move(section));
}

// One row a question: several elements may raise the same.
Table questionsTable(const std::vector<OpenQuestion> &questions)
{
    struct Asked
    {
        const OpenQuestion *first;
        std::vector<std::string> elements;
        std::size_t settles = 0;
        std::size_t maySettle = 0;
    };
    std::vector<Asked> all;
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    for (const OpenQuestion &question : questions) {
        const auto [place, isFirst] = places.try_emplace({question.title, question.help}, all.size());
        if (isFirst)
            all.push_back({&question, {}, 0, 0});
        Asked &asked = all[place->second];
        asked.elements.push_back(question.element);
        asked.settles += question.settles;
        asked.maySettle += question.maySettle;
    }
    Table table{{{"Question", 6}, {"Of", 3}, {"Settles", 1.1, {}, Column::Look::Number}}, {}};
    for (const Asked &asked : all)
        table.rows.push_back({{RichText().strong(asked.first->title + "?  ").muted(asked.first->help)},
                              {nameList(asked.elements, asked.elements.size())},
                              {settlesText(asked.settles, asked.maySettle)}});
    return table;
}

Section whatToAskFirst(const std::vector<AskFirst> &questions)
{
    Section section{"What to ask first"};
    List list;
    for (const AskFirst &question : questions)
        list.items.push_back(RichText()
                                 .strong(question.title + "?  ")
                                 .add(question.help + "  ")
                                 .muted(nameList(question.elements, namedBesideQuestion)));
    section.blocks.push_back(std::move(list));
    return section;
}

} // namespace

std::optional<Section> assumptions(const ReportData &data)
{
    const model::Metadata &metadata = data.metadata;
    std::vector<std::string> assets;
    for (const model::Asset &asset : metadata.assets)
        assets.push_back(asset.reason.empty() ? asset.name : asset.name + ": " + asset.reason);
    Section section{"Assumptions and open questions"};
    addList(section, "Assumptions", metadata.assumptions);
    addList(section, "Assets worth protecting", assets);
    addList(section, "Threat actors", metadata.threatActors);
    if (!data.askFirst.empty())
        section.blocks.push_back(whatToAskFirst(data.askFirst));
    if (!data.questions.empty()) {
        Section questions{"Open questions, the most useful first"};
        questions.blocks.push_back(questionsTable(data.questions));
        section.blocks.push_back(std::move(questions));
    }
    if (section.blocks.empty())
        section.blocks.push_back(Paragraph{"None are recorded."});
    return section;
}

} // namespace bulkhead::exporting::chapter
