#include "export/report/html/burn_down_svg.h"

#include "model/numbers.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::exporting {

namespace {

constexpr double pictureWidth = 640;
constexpr double pictureHeight = 200;
constexpr double topRoom = 24;    // for the figures above the bars
constexpr double bottomRoom = 28; // for the numbers of the steps

// Tenths are finer than anybody sees.
std::string number(double value)
{
    return model::toText(std::round(value * 10) / 10);
}

std::string textAt(double x, double y, const std::string &text)
{
    return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"middle\">" + text + "</text>";
}

} // namespace

std::string burnDownSvg(const std::vector<ReportAction> &actions)
{
    if (actions.empty())
        return {};
    std::vector<int> risks = {actions.front().riskBefore};
    for (const ReportAction &action : actions)
        risks.push_back(action.riskAfter);
    const double most = std::max(1, *std::max_element(risks.begin(), risks.end()));
    const double step = pictureWidth / static_cast<double>(risks.size());
    std::string svg = "<svg class=\"burn-down\" viewBox=\"0 0 " + number(pictureWidth) + ' ' +
                      number(pictureHeight) + "\" role=\"img\" aria-label=\"Open risk falls from " +
                      std::to_string(risks.front()) + " to " + std::to_string(risks.back()) + " in " +
                      std::to_string(actions.size()) + " steps\">";
    for (std::size_t i = 0; i < risks.size(); ++i) {
        const double tall = (pictureHeight - topRoom - bottomRoom) * risks[i] / most;
        const double left = static_cast<double>(i) * step;
        const double barTop = pictureHeight - bottomRoom - tall;
        svg += "<rect x=\"" + number(left + step * 0.15) + "\" y=\"" + number(barTop) + "\" width=\"" +
               number(step * 0.7) + "\" height=\"" + number(tall) + "\" rx=\"3\"><title>" +
               (i == 0 ? std::string("as it is") : "after step " + std::to_string(i)) + ": " +
               std::to_string(risks[i]) + "</title></rect>";
        svg += textAt(left + step / 2, barTop - 6, std::to_string(risks[i]));
        svg += textAt(left + step / 2, pictureHeight - bottomRoom + 18, i == 0 ? "now" : std::to_string(i));
    }
    return svg + "</svg>";
}

} // namespace bulkhead::exporting
