// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"

#include <map>
#include <QByteArray>
#include <QString>
#include <string>
#include <vector>

namespace bulkhead::exporting {

// Makes the SVG that Qt writes fit to stand in a page, many times smaller and in the colours that the page
// asks for: what shapes look like goes into the classes of one style sheet, with a CSS variable for each
// colour of the theme; drawings that come again, such as icons, are referred to; and what is invisible goes.
class PagePictures
{
public:
    PagePictures();

    // What the pictures are to be drawn with: a theme in which every colour is another one, by which it is
    // known in the SVG.
    const diagram::Theme &theme() const { return m_theme; }

    // The picture as an element for an HTML page. `svg` is well-formed and was written by QSvgGenerator.
    std::string add(const QByteArray &svg);

    // What the pictures added so far look like: colours in the light scheme, and in the dark one where the
    // reader's system asks for that on a screen. For elements inside one of class "diagram".
    std::string styleSheet() const;

private:
    class Reader;

    std::string classOf(const std::string &declarations);
    std::string cssColour(const QString &colour) const;

    diagram::Theme m_theme;
    std::map<std::string, std::string> m_classes; // by declarations
    std::map<std::string, std::string> m_shared;  // ids of drawings that may come again
};

} // namespace bulkhead::exporting
