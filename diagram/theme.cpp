// SPDX-License-Identifier: Apache-2.0
#include "diagram/theme.h"

#include "resources/embedded.h"

#include <cassert>
#include <nlohmann/json.hpp>

namespace bulkhead::diagram {
namespace {

using nlohmann::json;

BadgeShape shapeFromName(const std::string &name)
{
    if (name == "octagon")
        return BadgeShape::Octagon;
    if (name == "diamond")
        return BadgeShape::Diamond;
    if (name == "triangle")
        return BadgeShape::Triangle;
    if (name == "circle")
        return BadgeShape::Circle;
    return BadgeShape::Dash;
}

QColor colour(const json &value)
{
    const QColor result(QString::fromStdString(value.get<std::string>()));
    if (!result.isValid())
        throw std::invalid_argument(value.get<std::string>() + " is no colour");
    return result;
}

// Those that are no colour of something of a kind, a rating or a network.
std::vector<std::pair<const char *, QColor *>> namedColours(Theme &theme)
{
    return {
        {"window", &theme.window},
        {"surface", &theme.surface},
        {"surfaceRaised", &theme.surfaceRaised},
        {"grid", &theme.grid},
        {"border", &theme.border},
        {"text", &theme.text},
        {"textMuted", &theme.textMuted},
        {"accent", &theme.accent},
        {"accentText", &theme.accentText},
        {"selection", &theme.selection},
        {"focus", &theme.focus},
        {"boundary", &theme.boundary},
        {"boundaryFill", &theme.boundaryFill},
        {"flow", &theme.flow},
        {"flowEncrypted", &theme.flowEncrypted},
        {"flowPlain", &theme.flowPlain},
    };
}

void readColours(const json &tokens, Theme &theme)
{
    for (const auto &[name, target] : namedColours(theme))
        *target = colour(tokens.at(name));

    theme.kinds.fill(theme.flow);
    for (const auto &[name, value] : tokens.at("kind").items())
        if (const auto kind = model::kindFromName(name))
            theme.kinds[static_cast<std::size_t>(*kind)] = colour(value);

    for (const auto &[name, value] : tokens.at("rating").items()) {
        const auto rating = model::ratingFromName(name);
        if (!rating)
            continue;
        RatingLook &look = theme.ratings[static_cast<std::size_t>(*rating)];
        look.fill = colour(value.at("fill"));
        look.onFill = colour(value.at("onFill"));
        if (value.contains("stroke"))
            look.stroke = colour(value.at("stroke"));
        look.shape = shapeFromName(value.at("shape").get<std::string>());
    }

    for (const json &value : tokens.at("networks"))
        theme.networks.push_back(colour(value));
    if (theme.networks.empty())
        throw std::invalid_argument("networks needs a colour");
    theme.toVerifyFill = colour(tokens.at("toVerify").at("fill"));
    theme.toVerifyStroke = colour(tokens.at("toVerify").at("stroke"));
}

void readMeasures(const json &root, Theme &theme)
{
    const json &sizes = root.at("type").at("sizes");
    theme.nameSize = sizes.at("diagramName").get<int>();
    theme.kindSize = sizes.at("diagramKind").get<int>();
    theme.flowLabelSize = sizes.at("flowLabel").get<int>();
    const json &spacing = root.at("spacing");
    theme.gridStep = spacing.at("grid").get<double>();
    theme.elementPadding = spacing.at("elementPadding").get<double>();
    theme.boundaryPadding = spacing.at("boundaryPadding").get<double>();
    theme.cornerRadius = spacing.at("cornerRadius").get<double>();
}

QFont pixelFont(int size, QFont::Weight weight)
{
    QFont font;
    font.setPixelSize(size);
    font.setWeight(weight);
    return font;
}

} // namespace

QFont Theme::nameFont() const
{
    return pixelFont(nameSize, QFont::DemiBold);
}

QFont Theme::kindFont() const
{
    return pixelFont(kindSize, QFont::Normal);
}

QFont Theme::flowLabelFont() const
{
    return pixelFont(flowLabelSize, QFont::Normal);
}

Result<Theme> Theme::fromJson(std::string_view text, Scheme scheme)
{
    // Parse and look-up errors both mean a bad theme file; the message names the token.
    try {
        const json root = json::parse(text);
        Theme theme;
        theme.scheme = scheme;
        readColours(root.at(scheme == Scheme::Dark ? "dark" : "light"), theme);
        readMeasures(root, theme);
        if (scheme == Scheme::Print) {
            theme.window = Qt::white;
            theme.surface = Qt::white;
            theme.grid = Qt::white;
        }
        return theme;
    } catch (const std::exception &fault) {
        return Error{"theme.invalid",
                     std::string("the theme cannot be read: ") + fault.what(),
                     {},
                     "theme.json",
                     0,
                     {}};
    }
}

Theme Theme::builtIn(Scheme scheme)
{
    const auto text = resources::find("theme.json");
    assert(text);
    Result<Theme> theme = fromJson(*text, scheme);
    assert(theme.ok()); // checked by the tests; it is part of the program
    return std::move(theme).value();
}

std::vector<QColor *> coloursOf(Theme &theme)
{
    std::vector<QColor *> colours;
    for (const auto &[name, colour] : namedColours(theme))
        colours.push_back(colour);
    for (QColor &colour : theme.kinds)
        colours.push_back(&colour);
    for (RatingLook &look : theme.ratings)
        for (QColor *colour : {&look.fill, &look.onFill, &look.stroke})
            colours.push_back(colour);
    for (QColor &colour : theme.networks)
        colours.push_back(&colour);
    for (QColor *colour : {&theme.toVerifyFill, &theme.toVerifyStroke})
        colours.push_back(colour);
    return colours;
}

} // namespace bulkhead::diagram
