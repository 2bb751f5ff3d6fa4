#include "export/report/html/html_data.h"

#include "export/report/html/burn_down_svg.h"
#include "export/text/anchor.h"
#include "export/text/words.h"

#include <algorithm>

namespace bulkhead::exporting {

namespace {

constexpr std::size_t shownRows = 25;

TemplateData cell(std::size_t count, model::Rating rating, const std::string &hint)
{
    TemplateData data;
    data.set("rating", std::string(model::ratingName(rating)));
    data.set("count",
             count == 0 ? TemplateData(TemplateData::type::bool_false) : TemplateData(std::to_string(count)));
    data.set("hint", hint);
    return data;
}

TemplateData ratingTiles(const ReportSummary &summary)
{
    TemplateData list(TemplateData::type::list);
    for (const auto rating :
         {model::Rating::Critical, model::Rating::High, model::Rating::Medium, model::Rating::Low}) {
        TemplateData data;
        data.set("rating", std::string(model::ratingName(rating)));
        data.set("title", ratingTitle(rating));
        data.set("count", std::to_string(summary.byRating[static_cast<std::size_t>(rating)]));
        list << data;
    }
    return list;
}

TemplateData heatMap(const ReportSummary &summary)
{
    TemplateData rows(TemplateData::type::list);
    for (int likelihood = 5; likelihood >= 1; --likelihood) {
        TemplateData cells(TemplateData::type::list);
        for (int impact = 1; impact <= 5; ++impact) {
            const std::size_t count =
                summary.heat[static_cast<std::size_t>(likelihood - 1)][static_cast<std::size_t>(impact - 1)];
            cells << cell(count, catalog::ratingOf(likelihood * impact),
                          counted(count, "issue") + " of likelihood " + std::to_string(likelihood) +
                              " and impact " + std::to_string(impact));
        }
        TemplateData row;
        row.set("label", (likelihood == 5 ? "Likelihood " : "") + std::to_string(likelihood));
        row.set("cells", cells);
        rows << row;
    }
    return rows;
}

TemplateData categoryBars(const ReportSummary &summary)
{
    const std::size_t most =
        std::max<std::size_t>(1, *std::max_element(summary.byCategory.begin(), summary.byCategory.end()));
    TemplateData list(TemplateData::type::list);
    for (std::size_t i = 0; i < summary.byCategory.size(); ++i) {
        TemplateData data;
        data.set("title", std::string(model::strideTitle(static_cast<model::Stride>(i))));
        data.set("count", std::to_string(summary.byCategory[i]));
        data.set("percent", std::to_string(summary.byCategory[i] * 100 / most));
        list << data;
    }
    return list;
}

TemplateData actionList(const std::vector<ReportAction> &actions)
{
    TemplateData list(TemplateData::type::list);
    for (const ReportAction &action : actions) {
        TemplateData data;
        data.set("title", action.title);
        data.set("effect", effectText(action));
        data.set("where", nameList(action.where, 6));
        data.set("how_to", action.howTo);
        list << data;
    }
    return list;
}

TemplateData matrixRows(const std::vector<MatrixRow> &matrix)
{
    TemplateData rows(TemplateData::type::list);
    for (std::size_t i = 0; i < std::min(matrix.size(), shownRows); ++i) {
        const MatrixRow &row = matrix[i];
        TemplateData cells(TemplateData::type::list);
        for (std::size_t category = 0; category < row.count.size(); ++category)
            cells << cell(row.count[category], row.worst[category],
                          counted(row.count[category], "issue") + ": " +
                              std::string(model::strideTitle(static_cast<model::Stride>(category))));
        TemplateData data;
        data.set("anchor", anchorOf("element", row.subject.id));
        data.set("name", pathText(row.subject));
        data.set("kind", std::string(model::kindTitle(row.subject.kind)));
        data.set("cells", cells);
        rows << data;
    }
    return rows;
}

TemplateData comparedCauses(const std::vector<ComparedCause> &causes)
{
    TemplateData list(TemplateData::type::list);
    for (const ComparedCause &cause : causes) {
        TemplateData data;
        data.set("rating", std::string(model::ratingName(cause.rating)));
        data.set("rating_title", ratingTitle(cause.rating));
        data.set("title", cause.title);
        data.set("where", comparedText(cause));
        data.set("risk", std::to_string(cause.risk));
        list << data;
    }
    return list;
}

} // namespace

void addSummary(TemplateData &into, const ReportData &data)
{
    into.set("verdict", verdictText(data.summary));
    into.set("ratings", ratingTiles(data.summary));
    into.set("to_verify", std::to_string(data.summary.toVerify));
    into.set("decided", std::to_string(data.summary.decided));
    into.set("heat", heatMap(data.summary));
    into.set("categories", categoryBars(data.summary));
    into.set("risk", riskText(data.summary.inherent, data.summary.residual));
    addList(into, "actions", actionList(data.actions));
    into.set("burn_down", burnDownSvg(data.actions));
    addList(into, "matrix", matrixRows(data.matrix));
    const std::size_t more = data.matrix.size() > shownRows ? data.matrix.size() - shownRows : 0;
    into.set("matrix_rest",
             optional(more == 0 ? std::string() : "… and " + std::to_string(more) + " more with less risk."));
}

void addComparison(TemplateData &into, const ReportData &data)
{
    into.set("comparison_fault", optional(data.comparisonFault));
    into.set("has_comparison", data.comparison.has_value());
    if (!data.comparison)
        return;
    const ReportComparison &comparison = *data.comparison;
    into.set("compared_with", comparison.title);
    into.set("compared_text", comparisonText(comparison));
    TemplateData figures(TemplateData::type::list);
    for (const ComparedFigure &figure : comparison.figures) {
        TemplateData row;
        row.set("title", figure.title);
        row.set("before", figure.before);
        row.set("now", figure.now);
        figures << row;
    }
    into.set("compared_figures", figures);
    addList(into, "closed", comparedCauses(comparison.closed));
    addList(into, "opened", comparedCauses(comparison.opened));
}

} // namespace bulkhead::exporting
