// SPDX-License-Identifier: Apache-2.0
#include "catalog/questions/questionnaire.h"
#include "catalog/questions/sheet.h"
#include "model/plain_words.h"
#include "model/platform_profile.h"
#include "model/visible_text.h"

#include <algorithm>
#include <map>
#include <utility>

namespace bulkhead::catalog {

namespace {

constexpr std::size_t reasonsShown = 4;

// What Markdown would take for its own marks is escaped; line breaks become spaces, other control characters
// visible.
std::string plainMarkdown(std::string_view text)
{
    constexpr std::string_view special = "\\`*_{}[]<>#|~&";
    std::string escaped;
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    for (const char c : model::visibleText(line)) {
        if (special.find(c) != std::string_view::npos)
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

// Questions about one property of things of one kind, asked once.
struct Shared
{
    std::vector<const Question *> of;
    int risk = 0; // the scores of what an answer settles
    bool isOfPlatform = false;
};

bool isOfPlatform(const model::Model &model, model::IdView id)
{
    const model::Element *element = model.element(id);
    return element && std::find(model::platformKinds.begin(), model::platformKinds.end(), element->kind) !=
                          model::platformKinds.end();
}

// What those answer who keep the platform stands behind what those answer who know the system.
std::vector<Shared> shared(const model::Model &model, std::span<const Question> questions)
{
    std::map<const model::PropertyDef *, std::size_t> places;
    std::vector<Shared> groups;
    for (const Question &question : questions) {
        const auto [place, isNew] = places.try_emplace(question.property, groups.size());
        if (isNew)
            groups.push_back({{}, 0, isOfPlatform(model, question.element)});
        Shared &group = groups[place->second];
        group.of.push_back(&question);
        group.risk += question.risk;
    }
    std::stable_sort(groups.begin(), groups.end(), [](const Shared &a, const Shared &b) {
        return std::pair(a.isOfPlatform, -a.risk) < std::pair(b.isOfPlatform, -b.risk);
    });
    return groups;
}

// Writes the sheet in sections: one for each element that something is asked of alone, and one for each kind
// of which several are asked the same. Those sections stand first whose answers settle most; those about the
// platform stand last, under a heading of their own.
class SheetWriter
{
public:
    explicit SheetWriter(const Analysis &analysis) : m_analysis(analysis), m_model(analysis.model()) {}

    std::string write(std::span<const Question> questions, std::size_t most)
    {
        std::vector<Shared> asked = shared(m_model, questions);
        const std::size_t all = asked.size();
        asked.resize(std::min(all, most));
        writeFront(asked.size(), all - asked.size());
        bool isAtPlatform = false;
        for (const Section &section : sections(asked)) {
            if (section.front()->isOfPlatform && !std::exchange(isAtPlatform, true))
                writePlatformTitle();
            writeSection(section);
        }
        return std::move(m_text);
    }

private:
    using Section = std::vector<const Shared *>;

    // What a section is about: an element alone, or all things of a kind.
    std::pair<model::Kind, model::IdView> placeOf(const Shared &group) const
    {
        const model::IdView id = group.of.front()->element;
        const model::Element *element = m_model.element(id);
        return {element ? element->kind : model::Kind::DataFlow, group.of.size() == 1 ? id : model::IdView()};
    }

    std::vector<Section> sections(std::span<const Shared> asked) const
    {
        std::map<std::pair<model::Kind, model::IdView>, std::size_t> places;
        std::vector<Section> list;
        for (const Shared &group : asked) {
            const auto [place, isNew] = places.try_emplace(placeOf(group), list.size());
            if (isNew)
                list.emplace_back();
            list[place->second].push_back(&group);
        }
        const auto risk = [](const Section &section) {
            int sum = 0;
            for (const Shared *group : section)
                sum += group->risk;
            return sum;
        };
        std::stable_sort(list.begin(), list.end(), [&](const Section &a, const Section &b) {
            return std::pair(a.front()->isOfPlatform, -risk(a)) <
                   std::pair(b.front()->isOfPlatform, -risk(b));
        });
        return list;
    }

    void writeFront(std::size_t count, std::size_t left)
    {
        const std::string &title = m_model.metadata().title;
        m_text = "# Questions" + (title.empty() ? std::string() : " about " + plainMarkdown(title)) + "\n\n";
        m_text += "As of " + m_analysis.options().asOf.toString() + ". " + std::to_string(count) +
                  (count == 1 ? " question" : " questions") +
                  " whose answers the threat model waits for, the most useful first";
        if (left > 0)
            m_text += "; " + std::to_string(left) + " more can be asked when these are answered";
        m_text +=
            ".\n\n"
            "- Put an x between the brackets of what holds: `[x]`.\n"
            "- Where there are no brackets, write behind “Answer:”, on the same line.\n"
            "- Leave open what you do not know; it stays a question.\n"
            "- An answer about several things holds for each of them. Where they differ, copy the question, "
            "and leave in each copy only the names that its answer holds for.\n"
            "- What does not fit goes behind “Remark on …:”.\n"
            "- Leave the rest of the lines that begin with “Question” as it is: the answers are read back by "
            "them.\n\n";
    }

    void writePlatformTitle()
    {
        m_text += "# For those who keep hosts, control plane and registries\n\n"
                  "A platform profile answers these once for all models that run there.\n\n";
    }

    void writeSection(const Section &section)
    {
        const auto [kind, id] = placeOf(*section.front());
        m_text += "## ";
        if (id.empty()) {
            m_text += std::string(model::kindTitle(kind)) + ": several at once\n\n";
        } else {
            writeElementTitle(id);
        }
        for (const Shared *group : section)
            writeQuestion(*group);
        if (!id.empty())
            m_text += sheet::remarkLine(id) + "\n\n";
    }

    void writeElementTitle(model::IdView id)
    {
        const model::Element *element = m_model.element(id);
        const model::Flow *flow = m_model.flow(id);
        m_text += nameOf(id) + " (";
        if (element) {
            m_text += model::lowerFirst(model::kindTitle(element->kind));
            for (const std::string &around : enclosing(*element))
                m_text += ", in " + plainMarkdown(around);
        } else if (flow) {
            m_text += "from " + nameOf(flow->source) + " to " + nameOf(flow->target);
        }
        m_text += ")\n\n";
    }

    std::vector<std::string> enclosing(const model::Element &element) const
    {
        std::vector<std::string> names;
        for (const model::Element *up = m_model.element(element.parent); up; up = m_model.element(up->parent))
            names.push_back(up->name.empty() ? up->id : up->name);
        return names;
    }

    void writeQuestion(const Shared &group)
    {
        const model::PropertyDef &def = *group.of.front()->property;
        sheet::Reference about{{}, def.name};
        for (const Question *question : group.of)
            about.subjects.emplace_back(question->element);
        m_text += "### " + plainMarkdown(def.title.empty() ? def.name : def.title) + "\n\n";
        m_text += sheet::questionLine(about) + "\n\n";
        if (!def.help.empty())
            m_text += plainMarkdown(def.help) + "\n\n";
        m_text += "Why it matters: " + reasons(group) + "\n\n";
        for (const std::string &choice : sheet::choices(def))
            m_text += "- [ ] " + choice + "\n";
        if (sheet::choices(def).empty())
            m_text += "Answer (" + plainMarkdown(sheet::expectation(def, m_model)) + "):\n";
        m_text += '\n';
    }

    std::string reasons(const Shared &group) const
    {
        std::vector<std::uint32_t> findings; // worst first
        for (const Question *question : group.of)
            findings.insert(findings.end(), question->findings.begin(), question->findings.end());
        std::sort(findings.begin(), findings.end());
        std::vector<std::string> titles;
        for (const std::uint32_t number : findings) {
            const Finding &finding = m_analysis.findings()[number];
            std::string title = plainMarkdown(m_analysis.rule(finding).title) + " (" +
                                std::string(model::ratingName(finding.rating)) + ")";
            if (std::find(titles.begin(), titles.end(), title) == titles.end())
                titles.push_back(std::move(title));
        }
        std::string text;
        for (std::size_t i = 0; i < std::min(titles.size(), reasonsShown); ++i)
            text += (i == 0 ? "" : "; ") + titles[i];
        if (titles.size() > reasonsShown)
            text += "; and " + std::to_string(titles.size() - reasonsShown) + " more";
        return text + ".";
    }

    std::string nameOf(model::IdView id) const
    {
        const model::Element *element = m_model.element(id);
        const model::Flow *flow = m_model.flow(id);
        const std::string_view name = element ? std::string_view(element->name)
                                      : flow  ? std::string_view(flow->name)
                                              : std::string_view();
        return plainMarkdown(name.empty() ? id : name);
    }

    const Analysis &m_analysis;
    const model::Model &m_model;
    std::string m_text;
};

} // namespace

std::string questionnaire(const Analysis &analysis, std::span<const Question> questions, std::size_t most)
{
    return SheetWriter(analysis).write(questions, most);
}

} // namespace bulkhead::catalog
