// SPDX-License-Identifier: Apache-2.0
#include "export/report/blocks/dead_links.h"

#include <string>
#include <unordered_set>

namespace bulkhead::exporting {

namespace {

// Visits every anchor and every text of blocks, and of the blocks inside them.
template <typename OnAnchor, typename OnText>
class EachLink
{
public:
    EachLink(OnAnchor onAnchor, OnText onText) : m_onAnchor(onAnchor), m_onText(onText) {}

    void visit(std::vector<Block> &blocks)
    {
        for (Block &block : blocks)
            std::visit(*this, static_cast<AnyBlock &>(block));
    }

    void operator()(Section &section)
    {
        m_onAnchor(section.anchor);
        visit(section.blocks);
    }
    void operator()(Card &card)
    {
        m_onAnchor(card.anchor);
        m_onText(card.title);
        visit(card.blocks);
    }
    void operator()(Paragraph &paragraph) { m_onText(paragraph.text); }
    void operator()(List &list)
    {
        for (RichText &item : list.items)
            m_onText(item);
    }
    void operator()(Facts &facts)
    {
        for (Facts::Fact &fact : facts.facts)
            m_onText(fact.value);
    }
    void operator()(Table &table)
    {
        for (const RowMark &mark : table.marks)
            m_onAnchor(mark.anchor);
        for (std::vector<Cell> &row : table.rows)
            for (Cell &cell : row)
                m_onText(cell.text);
    }
    void operator()(Code &) {}
    void operator()(Tiles &) {}
    void operator()(Figures &) {}
    void operator()(CardFilter &) {}

private:
    OnAnchor m_onAnchor;
    OnText m_onText;
};

template <typename OnAnchor, typename OnText>
void forEachLink(ReportDocument &document, OnAnchor onAnchor, OnText onText)
{
    EachLink each(onAnchor, onText);
    for (Section &chapter : document.chapters)
        each(chapter);
}

} // namespace

void mendDeadLinks(ReportDocument &document)
{
    std::unordered_set<std::string> anchors;
    forEachLink(
        document, [&](const std::string &anchor) { anchors.insert(anchor); }, [](RichText &) {});
    forEachLink(
        document, [](const std::string &) {},
        [&](RichText &text) {
            for (Run &run : text.runs())
                if (run.target.starts_with('#') && !anchors.contains(run.target.substr(1)))
                    run.target = run.otherwise;
        });
}

} // namespace bulkhead::exporting
