#include "diagram/render.h"
#include "export/pictures/badges.h"
#include "export/report/pdf/chapters.h"
#include "export/report/pdf/figures.h"
#include "export/text/anchor.h"
#include "export/text/words.h"

#include <algorithm>
#include <memory>

namespace bulkhead::exporting {

namespace {

constexpr std::size_t printedRows = 6;

void addFact(std::vector<std::vector<RichText>> &rows, const std::string &name, const std::string &value)
{
    if (!value.empty())
        rows.push_back({RichText().muted(name), RichText(value)});
}

void composeTiles(PageFlow &flow, const ReportSummary &summary)
{
    const PrintStyle &style = flow.style();
    flow.draw(150, [&style, summary](QPainter &painter, double width) {
        struct Tile
        {
            QString label;
            std::size_t count;
            QColor fill;
            QColor ink;
        };
        std::vector<Tile> tiles;
        for (const auto rating :
             {model::Rating::Critical, model::Rating::High, model::Rating::Medium, model::Rating::Low}) {
            const diagram::RatingLook &look = style.theme().rating(rating);
            tiles.push_back({QString::fromStdString(ratingTitle(rating)),
                             summary.byRating[static_cast<std::size_t>(rating)], look.fill, look.onFill});
        }
        tiles.push_back({"To verify", summary.toVerify, {}, style.theme().text});
        tiles.push_back({"Decided", summary.decided, {}, style.theme().text});
        const double tileWidth = (width - 5 * 24) / 6;
        for (std::size_t i = 0; i < tiles.size(); ++i) {
            const QRectF box(static_cast<double>(i) * (tileWidth + 24), 0, tileWidth, 130);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(tiles[i].fill.isValid() ? QPen(Qt::NoPen) : QPen(style.theme().border, 2.4));
            painter.setBrush(tiles[i].fill.isValid() ? QBrush(tiles[i].fill) : QBrush(Qt::NoBrush));
            painter.drawRoundedRect(box, 20, 20);
            painter.setPen(tiles[i].ink);
            painter.setFont(style.textFont(17, true));
            painter.drawText(box.adjusted(24, 12, 0, -44), Qt::AlignLeft | Qt::AlignVCenter,
                             QString::number(tiles[i].count));
            painter.setFont(style.textFont(8.5));
            painter.drawText(box.adjusted(24, 78, 0, -8), Qt::AlignLeft | Qt::AlignVCenter, tiles[i].label);
        }
    });
    flow.space(20);
}

void composeFigures(PageFlow &flow, const ReportSummary &summary)
{
    const PrintStyle &style = flow.style();
    constexpr double side = 84;
    flow.draw(heatMapHeight(side) + 50, [&style, summary](QPainter &painter, double width) {
        const double half = width * 0.46;
        painter.setPen(style.theme().text);
        painter.setFont(style.textFont(9, true));
        painter.drawText(QRectF(0, 0, half, 44), Qt::AlignLeft | Qt::AlignVCenter,
                         "Open issues by likelihood and impact");
        painter.drawText(QRectF(half, 0, width - half, 44), Qt::AlignLeft | Qt::AlignVCenter,
                         "Open issues by STRIDE category");
        painter.translate(0, 56);
        paintHeatMap(painter, style.theme(), style.textFont(9), summary, side);
        paintCategories(painter, style.theme(), style.textFont(9), summary,
                        QRectF(half, 0, width - half, 5 * (side + 8)));
    });
}

// Whether the chapter of repairs tells how.
bool isDescribed(const ReportData &data, const std::string &mitigation)
{
    return std::any_of(data.causes.begin(), data.causes.end(), [&](const Cause &cause) {
        return std::any_of(cause.mitigations.begin(), cause.mitigations.end(),
                           [&](const ReportMitigation &known) { return known.id == mitigation; });
    });
}

// Side by side with what each step does: the open risk that it leaves.
void composeActions(PageFlow &flow, const ReportData &data)
{
    const std::vector<ReportAction> &actions = data.actions;
    if (actions.empty())
        return;
    flow.heading(2, "What to do first", {});
    const PrintStyle &style = flow.style();
    constexpr double height = 330;
    flow.keep(height + 200);
    flow.draw(height, [&style, actions](QPainter &painter, double width) {
        paintBurnDown(painter, style.theme(), style.textFont(8), actions, QRectF(0, 0, width, height - 20));
    });
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const ReportAction &action = actions[i];
        RichText line;
        line.muted(std::to_string(i + 1) + ".  ");
        line.add(action.title, Run::Style::Bold,
                 isDescribed(data, action.id) ? '#' + QString::fromStdString(anchorOf("repair", action.id))
                                              : QString());
        line.add(" – " + effectText(action) + ". ").muted(nameList(action.where, 6));
        flow.text(line, {8.5, 0, 3, false, false});
    }
}

std::vector<RichText> matrixCells(const MatrixRow &row)
{
    std::vector<RichText> cells;
    RichText name;
    name.add(pathText(row.subject), Run::Style::Regular,
             '#' + QString::fromStdString(anchorOf("element", row.subject.id)));
    name.muted("  " + std::string(model::kindTitle(row.subject.kind)));
    cells.push_back(std::move(name));
    for (std::size_t i = 0; i < row.count.size(); ++i) {
        RichText cell;
        if (row.count[i] > 0) {
            cell.bold(std::to_string(row.count[i]));
            cell.muted(" " + std::string(model::ratingName(row.worst[i])));
        }
        cells.push_back(std::move(cell));
    }
    return cells;
}

void composeCompared(PageFlow &flow, const QString &title, const std::vector<ComparedCause> &causes)
{
    if (causes.empty())
        return;
    flow.heading(1, title, {});
    std::vector<std::vector<RichText>> rows;
    for (const ComparedCause &cause : causes)
        rows.push_back({RichText().bold(ratingTitle(cause.rating)), RichText(cause.title),
                        RichText(comparedText(cause)), RichText(std::to_string(cause.risk))});
    flow.table({{"Rating", 1}, {"Issue", 4}, {"Where", 4}, {"Risk", 0.7}}, rows);
}

} // namespace

void composeCover(PageFlow &flow, const ReportData &data)
{
    flow.startPage();
    flow.document().pages.back().hasFooter = false;
    flow.space(360);
    flow.text(RichText("Threat report"), {11, 0, 10, false, true});
    flow.text(RichText(data.title), {30, 0, 50, true, false});
    if (!data.metadata.description.empty())
        flow.text(RichText(data.metadata.description), {12, 0, 60, false, false});
    std::vector<std::vector<RichText>> facts;
    addFact(facts, "Version", data.metadata.version);
    addFact(facts, "Date", data.asOf);
    addFact(facts, "Authors", nameList(data.metadata.authors, 20));
    addFact(facts, "Reviewers", nameList(data.metadata.reviewers, 20));
    addFact(facts, "Model", counted(data.elements, "element") + ", " + counted(data.flows, "flow"));
    addFact(facts, "Read from", nameList(data.sources, 12));
    addFact(facts, "Scope", data.metadata.scope);
    flow.table({{"", 1}, {"", 4}}, facts);
    flow.space(30);
    flow.text(RichText(verdictText(data.summary)), {11, 0, 0, false, false});
}

void composeSummary(PageFlow &flow, const ReportData &data)
{
    flow.heading(0, "Summary", "summary");
    flow.text(RichText(verdictText(data.summary)), {10.5, 0, 8, false, false});
    flow.text(RichText("Confirmed issues: " + riskText(data.summary.inherent, data.summary.residual) + "."),
              {9, 0, 20, false, true});
    if (!data.comparisonFault.empty())
        flow.text(RichText().bold("Not compared: ").add(data.comparisonFault), {9.5, 0, 16, false, false});
    composeTiles(flow, data.summary);
    composeFigures(flow, data.summary);
    composeActions(flow, data);
    if (data.matrix.empty())
        return;
    flow.heading(2, "Where the threats are", {});
    std::vector<std::vector<RichText>> rows;
    for (std::size_t i = 0; i < std::min(data.matrix.size(), printedRows); ++i)
        rows.push_back(matrixCells(data.matrix[i]));
    flow.table({{"Element", 3.4}, {"S", 1}, {"T", 1}, {"R", 1}, {"I", 1}, {"D", 1}, {"E", 1}}, rows);
    if (data.matrix.size() > printedRows)
        flow.text(
            RichText("… and " + std::to_string(data.matrix.size() - printedRows) + " more with less risk."),
            {9, 0, 0, false, true});
}

void composeComparison(PageFlow &flow, const ReportData &data)
{
    if (!data.comparison)
        return;
    const ReportComparison &comparison = *data.comparison;
    flow.heading(0, "Compared with " + QString::fromStdString(comparison.title), "comparison",
                 PageFlow::Begin::WhereItStands);
    flow.text(RichText(comparisonText(comparison)), {10.5, 0, 20, false, false});
    std::vector<std::vector<RichText>> rows;
    for (const ComparedFigure &figure : comparison.figures)
        rows.push_back({RichText(figure.title), RichText(figure.before), RichText().bold(figure.now)});
    flow.table({{"", 3}, {QString::fromStdString(comparison.title), 1}, {"Now", 1}}, rows);
    composeCompared(flow, "No longer open", comparison.closed);
    composeCompared(flow, "New", comparison.opened);
}

void composeDiagrams(PageFlow &flow, const ReportData &data, const catalog::Analysis &analysis)
{
    const diagram::Overlay overlay = badgesOf(analysis);
    for (const ReportDiagram &diagram : data.diagrams) {
        diagram::PictureOptions options;
        options.scheme = diagram::Scheme::Print;
        const auto picture =
            std::make_shared<const diagram::Picture>(analysis.model(), diagram.view, overlay, options);
        if (picture->isEmpty())
            continue;
        const bool isWide = picture->size().width() > picture->size().height();
        flow.startPage(isWide ? QPageLayout::Landscape : QPageLayout::Portrait);
        const QString title = "Diagram: " + QString::fromStdString(diagram.name);
        flow.anchor("diagram-" + QString::fromStdString(diagram.view));
        flow.document().outline.push_back({0, title, flow.here()});
        flow.text(RichText(title.toStdString()), {14, 0, 20, true, false});
        const double height = flow.remaining() - 1;
        flow.draw(height, [picture, height](QPainter &painter, double width) {
            // Never larger than on screen: a small diagram does not become a poster.
            const double most = 2 * unitsPerPoint * 0.75;
            const QSizeF size = picture->size();
            const double scale = std::min({width / size.width(), height / size.height(), most});
            const QSizeF drawn = size * scale;
            picture->paint(&painter, QRectF(QPointF((width - drawn.width()) / 2, 0), drawn));
        });
    }
}

} // namespace bulkhead::exporting
