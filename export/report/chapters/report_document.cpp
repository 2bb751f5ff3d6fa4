// SPDX-License-Identifier: Apache-2.0
#include "export/report/blocks/dead_links.h"
#include "export/report/chapters/chapters.h"
#include "export/report/data/wording.h"
#include "export/text/words.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::exporting {

namespace {

// "release 1.0, 2026-11-30"
std::string releaseText(const ReportTemplate &look)
{
    if (look.releaseVersion.empty())
        return look.releaseDate;
    return "release " + look.releaseVersion + (look.releaseDate.empty() ? "" : ", " + look.releaseDate);
}

Cover coverOf(const ReportData &data)
{
    constexpr std::size_t shownPeople = 20;
    constexpr std::size_t shownSources = 12;
    const model::Metadata &metadata = data.metadata;
    Cover cover{data.look ? data.look->organisation : std::string(),
                data.title,
                metadata.description,
                {},
                {verdictText(data), worstText(data)}};
    if (const std::string plan = planText(data); !plan.empty())
        cover.verdict.push_back(plan);
    const auto add = [&](const char *name, const std::string &value) {
        if (!value.empty())
            cover.facts.push_back({name, value});
    };
    add("Version", metadata.version);
    add("Date", data.asOf);
    if (data.look)
        add("Report", releaseText(*data.look));
    add("Authors", nameList(metadata.authors, shownPeople));
    add("Reviewers", nameList(metadata.reviewers, shownPeople));
    add("Model", counted(data.elements, "element") + ", " + counted(data.flows, "flow"));
    add("Read from", nameList(data.sources, shownSources));
    if (data.platform)
        add("Platform profile", data.platform->empty() ? "without a title" : *data.platform);
    else if (!data.platformFault.empty())
        add("Platform profile", "not read");
    std::vector<std::string> catalogs;
    for (const catalog::CatalogInfo &info : data.catalogs)
        catalogs.push_back(info.title + ' ' + info.version);
    add("Judged by", nameList(catalogs, shownSources));
    add("Scope", metadata.scope);
    return cover;
}

} // namespace

ReportDocument reportDocument(const ReportData &data)
{
    ReportDocument document{coverOf(data), {}, data.programVersion};
    if (data.look) {
        document.classification = data.look->classification;
        document.logo = data.look->logo;
        document.accent = data.look->accent;
    }
    for (const Chapter *chapter : chaptersOf(data.choice)) {
        std::optional<Section> section = chapter->make(data);
        if (!section)
            continue;
        section->anchor = chapter->id;
        section->shortTitle = chapter->title;
        if (section->title.empty())
            section->title = chapter->title;
        if (data.look)
            if (const auto title = data.look->titles.find(chapter->id); title != data.look->titles.end())
                section->title = section->shortTitle = title->second;
        document.chapters.push_back(std::move(*section));
    }
    mendDeadLinks(document);
    return document;
}

const Chapter *findChapter(std::string_view id)
{
    const auto *const found = std::find_if(std::begin(chapters), std::end(chapters),
                                           [&](const Chapter &chapter) { return chapter.id == id; });
    return found == std::end(chapters) ? nullptr : found;
}

std::string chapterIds()
{
    std::string ids;
    for (const Chapter &chapter : chapters)
        ids += (ids.empty() ? "" : ", ") + std::string(chapter.id);
    return ids;
}

std::vector<const Chapter *> chaptersOf(const ReportChoice &choice)
{
    std::vector<const Chapter *> list;
    for (const std::string &id : choice.sections)
        if (const Chapter *chapter = findChapter(id);
            chapter && std::find(list.begin(), list.end(), chapter) == list.end())
            list.push_back(chapter);
    if (!choice.sections.empty())
        return list;
    for (const Chapter &chapter : chapters)
        if (chapter.isFor(choice.audience))
            list.push_back(&chapter);
    return list;
}

} // namespace bulkhead::exporting
