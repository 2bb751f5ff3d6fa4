// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"

namespace bulkhead::exporting::chapter {

namespace {

Card cardOfElement(const ElementEntry &entry)
{
    Card card;
    card.anchor = entry.anchor;
    card.outline = entry.subject.name;
    card.folds = true;
    card.title.strong(entry.subject.name).muted("  " + entry.kind + "  ");
    card.title.muted(entry.ends.empty() ? pathText(entry.subject) : entry.ends);
    if (entry.subject.source.isKnown())
        card.title.add("  ").code(entry.subject.source.text());
    if (!entry.notes.empty())
        card.blocks.push_back(Paragraph{entry.notes});
    if (!entry.outOfScope.empty())
        card.blocks.push_back(Paragraph{"Out of scope: " + entry.outOfScope});
    Facts properties;
    for (const ElementProperty &property : entry.properties) {
        RichText value(property.value);
        if (property.byPerson)
            value.muted(" (stated by a person)");
        else if (property.place.isKnown())
            value.add(" ").code(property.place.text());
        properties.facts.push_back({property.title, std::move(value)});
    }
    if (!properties.facts.empty())
        card.blocks.push_back(std::move(properties));
    return card;
}

} // namespace

std::optional<Section> elements(const ReportData &data)
{
    Section section;
    for (const ElementEntry &entry : data.appendix)
        section.blocks.push_back(cardOfElement(entry));
    return section;
}

} // namespace bulkhead::exporting::chapter
