// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/data/wording.h"
#include "export/text/words.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace bulkhead::exporting::chapter {

namespace {

constexpr std::size_t namedBesideQuestion = 6; // elements
constexpr std::size_t namedInTable = 12;

void addList(Section &into, const char *title, const std::vector<std::string> &lines)
{
    if (lines.empty())
        return;
    Section section{title};
    section.blocks.push_back(List{{lines.begin(), lines.end()}});
    into.blocks.push_back(std::move(section));
}

Table questionsTable(const std::vector<OpenQuestion> &questions)
{
    Table table{{{"Question", 6}, {"Of", 3}, {"Settles", 1.1, {}, Column::Look::Number}}, {}};
    for (const OpenQuestion &question : questions)
        table.rows.push_back({{RichText().strong(question.text + "  ").muted(question.help)},
                              {nameList(question.elements, namedInTable)},
                              {settlesText(question.settles, question.maySettle)}});
    return table;
}

void addQuestions(Section &into, const char *title, const std::vector<OpenQuestion> &questions)
{
    if (questions.empty())
        return;
    Section section{title};
    section.blocks.push_back(questionsTable(questions));
    into.blocks.push_back(std::move(section));
}

std::vector<OpenQuestion> answeredBy(const std::vector<OpenQuestion> &questions, bool isOfPlatform)
{
    std::vector<OpenQuestion> list;
    std::copy_if(questions.begin(), questions.end(), std::back_inserter(list),
                 [&](const OpenQuestion &question) { return question.isOfPlatform == isOfPlatform; });
    return list;
}

Section whatToAskFirst(const std::vector<OpenQuestion> &questions)
{
    Section section{"What to ask first"};
    List list;
    for (const OpenQuestion &question : std::span(questions).first(std::min(questions.size(), askedFirst)))
        list.items.push_back(RichText()
                                 .strong(question.text + "  ")
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
    if (!data.questions.empty())
        section.blocks.push_back(whatToAskFirst(data.questions));
    addQuestions(section, "Open questions to those who know the system", answeredBy(data.questions, false));
    addQuestions(section, "Open questions to those who keep hosts, control plane and registries",
                 answeredBy(data.questions, true));
    if (data.choice.audience == Audience::Audit)
        addQuestions(section, "Questions that can wait", data.questionsThatWait);
    if (section.blocks.empty())
        section.blocks.push_back(Paragraph{"None are recorded."});
    return section;
}

} // namespace bulkhead::exporting::chapter
