// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/data/wording.h"
#include "export/text/anchor.h"
#include "export/text/words.h"

#include <map>
#include <tuple>
#include <utility>

namespace bulkhead::exporting::chapter {

namespace {

using catalog::LayerState;

constexpr std::size_t namedInCell = 3;
constexpr std::size_t othersTold = 12;

// The anchors of the issues that tell the findings.
std::map<std::string, std::string> anchorsOf(const ReportData &data)
{
    std::map<std::string, std::string> anchors;
    const auto add = [&](const Issue &issue) {
        for (const ReportFinding &finding : issue.findings)
            anchors.emplace(finding.id, issue.anchor);
    };
    for (const Issue &issue : data.issues)
        add(issue);
    for (const ToVerify &element : data.toVerify)
        for (const Issue &issue : element.issues)
            add(issue);
    return anchors;
}

class LayersChapter
{
public:
    explicit LayersChapter(const ReportData &data) : m_data(data), m_anchors(anchorsOf(data)) {}

    Section chapter() const
    {
        Section section;
        section.blocks.push_back(Paragraph{
            "What stands between an attacker and what is worth having, from the outside in: which controls "
            "of each layer are in place here, which are open, which nobody has stated; and what would be "
            "otherwise if a virtual machine took the place of each container."});
        section.blocks.push_back(overview());
        section.blocks.push_back(
            Paragraph{"✓ in place: stated, or a default of the platform that the artefact would have "
                      "overruled. ✗ open: a confirmed finding. ? unknown: a finding to verify, or nothing is "
                      "stated that decides it. ○ absent: not there, as stated or by the platform's default, "
                      "and no rule asks for it "
                      "here. A control counts once for each element or flow that it is asked of; each "
                      "finding is counted in one layer.",
                      Paragraph::Look::Muted});
        if (const std::string all = machineText(total()); !all.empty())
            section.blocks.push_back(Paragraph{
                "If a virtual machine took the place of each container: " + all +
                ". That compares what the layers are worth; a machine has threats of its own, which the "
                "catalog does not have."});
        const bool whole = m_data.choice.audience == Audience::Audit;
        for (const ReportLayer &layer : m_data.layers)
            section.blocks.push_back(whole ? sectionOf(layer) : shortSectionOf(layer));
        return section;
    }

private:
    static std::string numberOf(const catalog::LayerCounts &counts, LayerState state)
    {
        const std::size_t number = counts.of(state);
        return number == 0 ? std::string() : std::to_string(number);
    }

    catalog::LayerFindings total() const
    {
        catalog::LayerFindings sum;
        for (const ReportLayer &layer : m_data.layers) {
            sum.confirmed += layer.findings.confirmed;
            sum.toVerify += layer.findings.toVerify;
            for (std::size_t i = 0; i < sum.withMachine.size(); ++i)
                sum.withMachine[i] += layer.findings.withMachine[i];
        }
        return sum;
    }

    Table overview() const
    {
        Table table;
        table.columns = {{"Layer", 1.5, {}, Column::Look::RowHead},
                         {"✓ In place", 1.2, {}, Column::Look::Number},
                         {"✗ Open", 1, {}, Column::Look::Number},
                         {"? Unknown", 1.3, {}, Column::Look::Number},
                         {"○ Absent", 1.2, {}, Column::Look::Number},
                         {"Findings", 1.3, {}, Column::Look::Number},
                         {"With a virtual machine", 4}};
        for (const ReportLayer &layer : m_data.layers) {
            Cell findings{std::to_string(layer.findings.open())};
            if (layer.findings.open() > 0)
                findings.rating = layer.findings.worst;
            table.rows.push_back({{RichText().link(layer.title, '#' + anchorOf("layer", layer.id))},
                                  {numberOf(layer.counts, LayerState::InPlace)},
                                  {numberOf(layer.counts, LayerState::Open)},
                                  {numberOf(layer.counts, LayerState::Unknown)},
                                  {numberOf(layer.counts, LayerState::Absent)},
                                  std::move(findings),
                                  {capitalised(machineText(layer.findings))}});
        }
        return table;
    }

    RichText evidenceOf(const ReportLayerItem &item) const
    {
        RichText text;
        std::string words;
        for (const EvidenceText &fact : item.evidence) {
            if (!words.empty())
                words += "; ";
            words += fact.told;
            if (const std::string place = placeText(m_data, fact.place); !place.empty())
                words += ", " + place;
        }
        if (!words.empty())
            text.muted(" (" + words + ')');
        return text;
    }

    RichText named(const ReportLayerItem &item) const
    {
        const auto anchor = item.findings.empty() ? m_anchors.end() : m_anchors.find(item.findings.front());
        RichText text;
        if (anchor != m_anchors.end())
            text.link(item.name, '#' + anchor->second);
        else
            text.link(item.name, '#' + anchorOf("element", item.id));
        return text;
    }

    // The elements of some states by name; with why they stand so, told once for those that are alike.
    Cell cellOf(const ReportLayerControl &control, LayerState state) const
    {
        const std::vector<ReportLayerItem> &items = control.items[static_cast<std::size_t>(state)];
        RichText text;
        std::size_t told = 0;
        for (const ReportLayerItem &item : items) {
            if (told == namedInCell)
                break;
            if (told++ > 0)
                text.add(", ");
            text.append(named(item));
            if (item.findings.empty())
                text.append(evidenceOf(item));
        }
        if (const std::size_t all = control.counts.of(state); all > told)
            text.add(" and " + std::to_string(all - told) + " more");
        if (state == LayerState::Open && !items.empty())
            text.muted(", " + lowerCase(ratingTitle(items.front().rating)));
        return {std::move(text)};
    }

    // What is unknown, absent or decided, in one cell.
    Cell restOf(const ReportLayerControl &control) const
    {
        Cell cell = cellOf(control, LayerState::Unknown);
        for (const auto &[state, mark, words] :
             {std::tuple(LayerState::Absent, "○ ", ""), std::tuple(LayerState::Decided, "= ", " decided")}) {
            if (control.counts.of(state) == 0)
                continue;
            if (!cell.text.isEmpty())
                cell.text.add(". ");
            cell.text.add(mark).append(cellOf(control, state).text).add(words);
        }
        return cell;
    }

    // A column that has nothing in it would leave no room for its own head, and is left out.
    Table controlsOf(const ReportLayer &layer) const
    {
        const bool holds = layer.counts.of(LayerState::InPlace) > 0;
        const bool opens = layer.counts.of(LayerState::Open) > 0;
        Table table;
        table.columns.push_back({"Control", 2.2, {}, Column::Look::RowHead});
        if (holds)
            table.columns.push_back({"✓ In place", 2.6});
        if (opens)
            table.columns.push_back({"✗ Open", 1.6});
        table.columns.push_back({"? Unknown or absent", 2.6});
        for (const ReportLayerControl &control : layer.controls) {
            RichText title(control.title);
            if (control.machine != catalog::WithMachine::Stays)
                title.muted(" (with a virtual machine: " + machineWords(control.machine) + ')');
            std::vector<Cell> cells = {{std::move(title)}};
            if (holds)
                cells.push_back(cellOf(control, LayerState::InPlace));
            if (opens)
                cells.push_back(cellOf(control, LayerState::Open));
            cells.push_back(restOf(control));
            table.rows.push_back(std::move(cells));
        }
        return table;
    }

    // "Not privileged: web, api": the controls with something in the state; of those in place everywhere the
    // title alone.
    RichText controlsIn(const ReportLayer &layer, LayerState state) const
    {
        RichText text;
        for (const ReportLayerControl &control : layer.controls) {
            const std::size_t count = control.counts.of(state);
            const bool everywhere = count == control.counts.total();
            if (count == 0 || (state == LayerState::InPlace && !everywhere))
                continue;
            if (!text.isEmpty())
                text.add("; ");
            text.add(control.title);
            if (state != LayerState::Open)
                continue;
            text.add(" (").append(cellOf(control, state).text).add(")");
        }
        return text;
    }

    // For who mends: a list in place of the tables.
    Section shortSectionOf(const ReportLayer &layer) const
    {
        Section section;
        section.title = layer.title;
        section.anchor = anchorOf("layer", layer.id);
        List list;
        for (const auto &[state, lead] :
             {std::pair(LayerState::Open, "✗ Open: "), std::pair(LayerState::Unknown, "? Unknown: "),
              std::pair(LayerState::InPlace, "✓ In place wherever it is asked of: ")})
            if (const RichText text = controlsIn(layer, state); !text.isEmpty())
                list.items.push_back(RichText().strong(lead).append(text));
        list.items.push_back(RichText().strong("Virtual machine: ").add(layer.virtualMachine));
        section.blocks.push_back(std::move(list));
        return section;
    }

    static RichText machineOf(const ReportLayer &layer)
    {
        RichText machine;
        machine.strong("Virtual machine: ").add(layer.virtualMachine);
        if (const std::string text = machineText(layer.findings); !text.empty())
            machine.add(" Here, " + text + '.');
        return machine;
    }

    Section sectionOf(const ReportLayer &layer) const
    {
        Section section;
        section.title = layer.title;
        section.anchor = anchorOf("layer", layer.id);
        section.blocks.push_back(Paragraph{layer.does});
        if (!layer.controls.empty())
            section.blocks.push_back(controlsOf(layer));
        else
            section.blocks.push_back(Paragraph{"The model has nothing of this layer that could be asked.",
                                               Paragraph::Look::Muted});
        if (!layer.others.empty())
            section.blocks.push_back(othersOf(layer));
        RichText against;
        against.strong("Container: ").add(layer.container);
        section.blocks.push_back(Paragraph{std::move(against)});
        section.blocks.push_back(Paragraph{machineOf(layer)});
        return section;
    }

    Paragraph othersOf(const ReportLayer &layer) const
    {
        RichText text;
        text.strong("Also open: ");
        std::size_t told = 0;
        for (const ReportLayerFindings &group : layer.others) {
            if (told == othersTold)
                break;
            if (told++ > 0)
                text.add("; ");
            text.add(group.title + " (");
            for (std::size_t i = 0; i < std::min(namedInCell, group.items.size()); ++i) {
                if (i > 0)
                    text.add(", ");
                text.append(named(group.items[i]));
            }
            if (group.count > namedInCell)
                text.add(" and " + std::to_string(group.count - namedInCell) + " more");
            text.add(group.confirmed == 0 ? ", to verify)" : ")");
        }
        if (layer.others.size() > told)
            text.add("; and " + std::to_string(layer.others.size() - told) + " more");
        return {std::move(text)};
    }

    const ReportData &m_data;
    std::map<std::string, std::string> m_anchors; // by finding
};

} // namespace

// Layer by layer: what holds, what is open, what is unknown; and containers against virtual machines.
std::optional<Section> layers(const ReportData &data)
{
    if (data.layers.empty() || data.elements == 0)
        return std::nullopt;
    return LayersChapter(data).chapter();
}

} // namespace bulkhead::exporting::chapter
