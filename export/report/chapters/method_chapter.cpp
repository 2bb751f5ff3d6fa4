// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/chapters/template_chapters.h"
#include "export/text/words.h"

namespace bulkhead::exporting::chapter {

namespace {

Section outOfScope(const ReportData &data)
{
    Section section{"Out of scope"};
    Table table{{{"Element", 3}, {"Kind", 1.5}, {"Reason", 5}}, {}};
    for (const ElementEntry &entry : data.appendix)
        if (!entry.outOfScope.empty())
            table.rows.push_back({{pathText(entry.subject)}, {entry.kind}, {entry.outOfScope}});
    if (table.rows.empty())
        section.blocks.push_back(Paragraph{"No element of the model is out of scope."});
    else
        section.blocks.push_back(std::move(table));
    return section;
}

Section withoutFindings(const ReportMethod &method)
{
    Section section{"Rules checked without a finding"};
    Table table{{{"Threat", 2.4}, {"Rules", 7.6}}, {}};
    for (const CheckedThreat &threat : method.withoutFindings)
        table.rows.push_back({{threat.threat}, {nameList(threat.rules, threat.rules.size())}});
    section.blocks.push_back(std::move(table));
    return section;
}

void addOwn(Section &section, const ReportData &data)
{
    Facts facts;
    facts.facts.push_back({"Made by", "Bulkhead " + data.programVersion});
    for (const catalog::CatalogInfo &info : data.catalogs)
        facts.facts.push_back({"Catalog", info.title + " (" + info.id + "), version " + info.version});
    facts.facts.push_back({"As of", data.asOf});
    if (!data.method.modelHash.empty())
        facts.facts.push_back({"Model, SHA-256", RichText().code(data.method.modelHash)});
    if (data.method.rulesChecked > 0)
        facts.facts.push_back({"Rules checked", std::to_string(data.method.rulesChecked) + ", of which " +
                                                    std::to_string(data.method.rulesWithFindings) +
                                                    " found something"});
    section.blocks.push_back(std::move(facts));
    section.blocks.push_back(Paragraph{
        "The findings come from rules over what the model states. They say nothing of what the model leaves "
        "out, of the code inside the containers, nor of whether the system runs as it is described. The "
        "report "
        "helps people who review an architecture; it does not replace a test of the running system, and is "
        "no "
        "certificate of its security.",
        Paragraph::Look::Regular});
    section.blocks.push_back(outOfScope(data));
    if (!data.method.withoutFindings.empty())
        section.blocks.push_back(withoutFindings(data.method));
}

} // namespace

// How the report came about, for who has to rely on it.
std::optional<Section> method(const ReportData &data)
{
    Section section;
    if (data.look)
        section.blocks = blocksOf(data.look->text(methodText));
    addOwn(section, data);
    return section;
}

} // namespace bulkhead::exporting::chapter
