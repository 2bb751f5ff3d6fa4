// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"
#include "model/model.h"

#include <memory>
#include <optional>
#include <QString>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class QIcon;
class QMimeData;

namespace bulkhead::diagram {

struct Theme;

// Something that can be put into a diagram: a kind with the properties that make it, say, a cache.
struct PaletteEntry
{
    std::string id; // "data_store.cache"
    model::Kind kind = model::Kind::Container;
    std::vector<std::pair<std::string, std::string>> properties; // enumerated ones, by name
    QString title;                                               // "Cache"
    QChar key; // the letter that places it; null when it has none

    // A new element of this sort, with a free id.
    model::Element create(const model::Model &model) const;
};

struct PaletteGroup
{
    QString title;
    std::vector<PaletteEntry> entries;
};

// All that can be placed, in the order in which the palette shows it.
std::vector<PaletteGroup> paletteGroups();
std::optional<PaletteEntry> paletteEntry(std::string_view id);
std::optional<PaletteEntry> paletteEntryForKey(QChar key);

// What a drag from the palette carries.
std::unique_ptr<QMimeData> paletteMimeData(const PaletteEntry &entry);
std::optional<PaletteEntry> paletteEntry(const QMimeData &mime);

// The resource name of the icon for an element ("database" for a data store of that type) …
std::string_view iconName(const model::Element &element, const model::Vocabulary &vocabulary);
std::string iconName(const PaletteEntry &entry);
// … and the icon itself in the theme's colour for the kind.
QIcon kindIcon(std::string_view iconName, model::Kind kind, const Theme &theme);

} // namespace bulkhead::diagram
