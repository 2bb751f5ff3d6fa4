// SPDX-License-Identifier: Apache-2.0
#include "export/pictures/theme_css.h"

#include "diagram/theme.h"

namespace bulkhead::exporting {

namespace {

using diagram::Theme;

void append(std::string &css, const std::string &name, const QColor &colour)
{
    css += "  --" + name + ": " + colour.name().toStdString() + ";\n";
}

std::string properties(const Theme &theme)
{
    std::string css;
    append(css, "window", theme.window);
    append(css, "surface", theme.surface);
    append(css, "grid", theme.grid);
    append(css, "border", theme.border);
    append(css, "text", theme.text);
    append(css, "text-muted", theme.textMuted);
    append(css, "accent", theme.accent);
    append(css, "focus", theme.focus);
    for (const auto rating : {model::Rating::None, model::Rating::Low, model::Rating::Medium,
                              model::Rating::High, model::Rating::Critical}) {
        const std::string name(model::ratingName(rating));
        const diagram::RatingLook &look = theme.rating(rating);
        append(css, name, look.fill);
        append(css, name + "-on", look.onFill);
        append(css, name + "-stroke", look.stroke.isValid() ? look.stroke : look.fill);
    }
    return css;
}

} // namespace

std::string themeCss()
{
    return ":root {\n" + properties(Theme::builtIn(diagram::Scheme::Light)) +
           "}\n@media screen and (prefers-color-scheme: dark) {\n:root {\n" +
           properties(Theme::builtIn(diagram::Scheme::Dark)) + "}\n}\n";
}

} // namespace bulkhead::exporting
