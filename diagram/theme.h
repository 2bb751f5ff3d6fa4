// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/kind.h"
#include "model/records.h"
#include "model/result.h"

#include <array>
#include <QColor>
#include <QFont>
#include <string_view>
#include <vector>

namespace bulkhead::diagram {

enum class Scheme : std::uint8_t { Light, Dark, Print };

// Ratings are told by colour, shape and word together.
enum class BadgeShape : std::uint8_t { Dash, Circle, Triangle, Diamond, Octagon };

struct RatingLook
{
    QColor fill;
    QColor onFill; // text on `fill`
    QColor stroke; // invalid where the fill alone stands out
    BadgeShape shape = BadgeShape::Dash;
};

// Every colour and measure that the window and the diagram draw with, read from resources/theme.json.
struct Theme
{
    Scheme scheme = Scheme::Light;

    QColor window;
    QColor surface;
    QColor surfaceRaised;
    QColor grid;
    QColor border;
    QColor text;
    QColor textMuted;
    QColor accent;
    QColor accentText;
    QColor selection;
    QColor focus;
    QColor boundary;
    QColor boundaryFill;
    QColor flow;
    QColor flowEncrypted;
    QColor flowPlain;
    QColor toVerifyFill;
    QColor toVerifyStroke;
    std::array<QColor, model::allKinds.size()> kinds;
    std::array<RatingLook, 5> ratings; // in the order of model::Rating
    std::vector<QColor> networks;      // taken in turn

    // px at 100 %
    int nameSize = 13;
    int kindSize = 10;
    int flowLabelSize = 10;
    double gridStep = 10;
    double elementPadding = 12;
    double boundaryPadding = 24;
    double cornerRadius = 8;
    double lineWidth = 1;

    const QColor &kind(model::Kind kind) const { return kinds[static_cast<std::size_t>(kind)]; }
    const RatingLook &rating(model::Rating rating) const { return ratings[static_cast<std::size_t>(rating)]; }
    const QColor &network(std::size_t number) const { return networks[number % networks.size()]; }

    // Fonts are in pixels: the same at every resolution, on screen and in a PDF.
    QFont nameFont() const;
    QFont kindFont() const;
    QFont flowLabelFont() const;

    // The theme that the program is built with.
    static Theme builtIn(Scheme scheme);
    static Result<Theme> fromJson(std::string_view json, Scheme scheme);
};

// All colours of a theme, in an order that is the same for every theme.
std::vector<QColor *> coloursOf(Theme &theme);

} // namespace bulkhead::diagram
