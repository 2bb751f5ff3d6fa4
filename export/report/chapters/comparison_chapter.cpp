// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/data/wording.h"

namespace bulkhead::exporting::chapter {

namespace {

void addCauses(Section &into, const char *title, const char *ratingTitle,
               const std::vector<ComparedCause> &causes)
{
    if (causes.empty())
        return;
    Table table{{{ratingTitle, 1.2}, {"Issue", 4}, {"Where", 4}, {"Risk", 0.7, {}, Column::Look::Number}},
                {}};
    for (const ComparedCause &cause : causes)
        table.rows.push_back(
            {{{}, cause.rating}, {cause.title}, {comparedText(cause)}, {std::to_string(cause.risk)}});
    Section section{title};
    section.blocks.push_back(std::move(table));
    into.blocks.push_back(std::move(section));
}

} // namespace

std::optional<Section> comparison(const ReportData &data)
{
    if (!data.comparison)
        return std::nullopt;
    const ReportComparison &comparison = *data.comparison;
    Section section{"Compared with " + comparison.title};
    section.blocks.push_back(Paragraph{comparisonText(comparison), Paragraph::Look::Lead});
    Table figures{{{"", 3, {}, Column::Look::RowHead},
                   {comparison.title, 1, {}, Column::Look::Number},
                   {"Now", 1, {}, Column::Look::Number}},
                  {}};
    for (const ComparedFigure &figure : comparison.figures)
        figures.rows.push_back({{figure.title}, {figure.before}, {RichText().strong(figure.now)}});
    section.blocks.push_back(std::move(figures));
    addCauses(section, "No longer open", "Rating then", comparison.closed);
    addCauses(section, "New", "Rating", comparison.opened);
    return section;
}

} // namespace bulkhead::exporting::chapter
