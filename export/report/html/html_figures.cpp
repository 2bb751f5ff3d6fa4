// SPDX-License-Identifier: Apache-2.0
#include "export/report/html/html_figures.h"

#include "catalog/analysis/risk.h"
#include "export/text/html.h"
#include "export/text/words.h"
#include "model/numbers.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::exporting {

namespace {

// The burn-down in SVG units.
constexpr double pictureWidth = 640;
constexpr double pictureHeight = 200;
constexpr double topRoom = 24;    // for the figures above the bars
constexpr double bottomRoom = 28; // for the numbers of the steps

// Rounded to tenths of a unit.
std::string svgNumber(double value)
{
    return model::toText(std::round(value * 10) / 10);
}

std::string textAt(double x, double y, const std::string &text)
{
    return "<text x=\"" + svgNumber(x) + "\" y=\"" + svgNumber(y) + "\" text-anchor=\"middle\">" + text +
           "</text>";
}

class FigureContent
{
public:
    FigureContent(std::string &out, std::span<const DiagramSvg> pictures) : m_out(out), m_pictures(pictures)
    {}

    void operator()(const HeatMap &map) const
    {
        m_out += "<table>\n<tbody>\n";
        for (int likelihood = 5; likelihood >= 1; --likelihood) {
            m_out += std::string("<tr><th scope=\"row\">") + (likelihood == 5 ? "Likelihood " : "") +
                     std::to_string(likelihood) + "</th>";
            for (int impact = 1; impact <= 5; ++impact)
                heatCell(map, likelihood, impact);
            m_out += "</tr>\n";
        }
        m_out += "</tbody>\n<tfoot><tr><td></td>";
        for (int impact = 1; impact <= 5; ++impact)
            m_out += "<th scope=\"col\">" + std::to_string(impact) + "</th>";
        m_out += "</tr>\n<tr><td></td><th colspan=\"5\" class=\"axis\">Impact</th></tr></tfoot>\n</table>\n";
    }

    void operator()(const Bars &bars) const
    {
        std::size_t most = 1;
        for (const auto &[title, count] : bars.bars)
            most = std::max(most, count);
        m_out += "<table>\n";
        for (const auto &[title, count] : bars.bars)
            m_out += "<tr><th scope=\"row\">" + htmlText(title) +
                     "</th><td><span class=\"bar\" style=\"width:" + std::to_string(count * 100 / most) +
                     "%\"></span></td><td class=\"number\">" + std::to_string(count) + "</td></tr>\n";
        m_out += "</table>\n";
    }

    void operator()(const BurnDown &burnDown) const
    {
        const std::vector<int> &risks = burnDown.risks;
        const double most = std::max(1, *std::max_element(risks.begin(), risks.end()));
        const double step = pictureWidth / static_cast<double>(risks.size());
        m_out += "<svg class=\"burn-down\" viewBox=\"0 0 " + svgNumber(pictureWidth) + ' ' +
                 svgNumber(pictureHeight) + "\" role=\"img\" aria-label=\"Open risk falls from " +
                 std::to_string(risks.front()) + " to " + std::to_string(risks.back()) + " in " +
                 counted(risks.size() - 1, "step") + "\">";
        for (std::size_t i = 0; i < risks.size(); ++i) {
            const double tall = (pictureHeight - topRoom - bottomRoom) * risks[i] / most;
            const double left = static_cast<double>(i) * step;
            const double top = pictureHeight - bottomRoom - tall;
            m_out += "<rect x=\"" + svgNumber(left + step * 0.15) + "\" y=\"" + svgNumber(top) +
                     "\" width=\"" + svgNumber(step * 0.7) + "\" height=\"" + svgNumber(tall) +
                     "\" rx=\"3\"><title>" +
                     (i == 0 ? std::string("as it is") : "after step " + std::to_string(i)) + ": " +
                     std::to_string(risks[i]) + "</title></rect>";
            m_out += textAt(left + step / 2, top - 6, std::to_string(risks[i]));
            m_out += textAt(left + step / 2, pictureHeight - bottomRoom + 18,
                            i == 0 ? std::string("now") : std::to_string(i));
        }
        m_out += "</svg>\n";
    }

    // An ordered list: its arrows are the style sheet's.
    void operator()(const PathPicture &path) const
    {
        m_out += "<ol class=\"way\">\n";
        for (const PathPicture::Stop &stop : path.stops) {
            m_out += "<li><b>" + htmlText(stop.place) + "</b>";
            if (!stop.step.empty())
                m_out += " <small>" + htmlText(stop.step) + "</small>";
            m_out += "</li>\n";
        }
        m_out += "</ol>\n<p>" + htmlText(path.outcome) + "</p>\n";
    }

    void operator()(const DiagramView &diagram) const { m_out += pictureOf(diagram, m_pictures)->svg + '\n'; }

    static const DiagramSvg *pictureOf(const DiagramView &diagram, std::span<const DiagramSvg> pictures)
    {
        const auto found = std::find_if(pictures.begin(), pictures.end(), [&](const DiagramSvg &picture) {
            return picture.view == diagram.view;
        });
        return found == pictures.end() ? nullptr : &*found;
    }

private:
    void heatCell(const HeatMap &map, int likelihood, int impact) const
    {
        const std::size_t count =
            map.counts[static_cast<std::size_t>(likelihood - 1)][static_cast<std::size_t>(impact - 1)];
        m_out += "<td class=\"heat " +
                 std::string(model::ratingName(catalog::ratingOf(likelihood * impact))) +
                 (count == 0 ? " empty" : "") + "\" title=\"" + counted(count, "issue") + " of likelihood " +
                 std::to_string(likelihood) + " and impact " + std::to_string(impact) + "\">" +
                 (count == 0 ? std::string() : std::to_string(count)) + "</td>";
    }

    std::string &m_out;
    std::span<const DiagramSvg> m_pictures;
};

constexpr const char *figureClasses[] = {"heat-map", "bars", "burn", "path", "diagram"}; // by kind of picture

} // namespace

void appendHtmlFigure(std::string &out, const Figure &figure, std::span<const DiagramSvg> pictures)
{
    const auto *diagram = std::get_if<DiagramView>(&figure.picture);
    if (diagram && !FigureContent::pictureOf(*diagram, pictures))
        return;
    out += std::string("<figure class=\"") + figureClasses[figure.picture.index()] + "\"><figcaption>";
    out += htmlText(figure.caption);
    out += "</figcaption>\n";
    std::visit(FigureContent(out, pictures), figure.picture);
    out += "</figure>\n";
}

} // namespace bulkhead::exporting
