// SPDX-License-Identifier: Apache-2.0
#include "diagram/painting/palette.h"

#include "diagram/labels.h"
#include "diagram/painting/icon_store.h"
#include "diagram/theme.h"
#include "model/ids.h"
#include "model/properties.h"
#include "resources/embedded.h"

#include <algorithm>
#include <QCoreApplication>
#include <QIcon>
#include <QMimeData>
#include <QPainter>
#include <QPixmap>

namespace bulkhead::diagram {

namespace property = model::property;

namespace {

const QString paletteMimeType = QStringLiteral("application/x-bulkhead-palette");

struct PaletteText
{
    Q_DECLARE_TR_FUNCTIONS(diagram)
};

PaletteEntry plain(model::Kind kind, char key)
{
    return {std::string(model::kindName(kind)), kind, {}, kindText(kind), QLatin1Char(key)};
}

template <typename C>
PaletteEntry variant(const model::TypedProperty<C> &property, C choice, const char *title, char key = 0)
{
    const std::string value(model::choiceName(choice));
    return {std::string(model::kindName(property.kind)) + '.' + value,
            property.kind,
            {{std::string(property.name), value}},
            PaletteText::tr(title),
            key ? QChar(QLatin1Char(key)) : QChar()};
}

// The value of an enumerated property by name; unset when the vocabulary has no such value.
model::Value enumValue(const model::PropertyDef &def, const std::string &name)
{
    const auto found = std::find(def.enumValues.begin(), def.enumValues.end(), name);
    if (found == def.enumValues.end())
        return {};
    return model::EnumValue{static_cast<std::uint16_t>(found - def.enumValues.begin())};
}

std::string_view iconOfSubtype(model::Kind kind, std::string_view subtype)
{
    if (kind == model::Kind::ExternalEntity &&
        (subtype == model::choiceName(property::EntityType::EndUser) ||
         subtype == model::choiceName(property::EntityType::Developer)))
        return "external_entity";
    if (!subtype.empty() && resources::find("icons/" + std::string(subtype) + ".svg"))
        return subtype;
    return model::kindName(kind);
}

} // namespace

model::Element PaletteEntry::create(const model::Model &model) const
{
    model::Element element;
    element.kind = kind;
    element.name = title.toStdString();
    element.id = model::freshId(model, element.name);
    for (const auto &[name, value] : properties)
        if (const model::PropertyDef *def = model.vocabulary().find(kind, name))
            element.properties.set(def->key, enumValue(*def, value));
    return element;
}

std::vector<PaletteGroup> paletteGroups()
{
    using model::Kind;
    const auto store = [](property::StoreType choice, const char *title, char key = 0) {
        return variant(property::data_store::store_type, choice, title, key);
    };
    const auto boundary = [](property::BoundaryType choice, const char *title) {
        return variant(property::trust_boundary::boundary_type, choice, title);
    };
    const auto outside = [](property::EntityType choice, const char *title, char key = 0) {
        return variant(property::external_entity::entity_type, choice, title, key);
    };
    return {
        {PaletteText::tr("People and outside systems"),
         {outside(property::EntityType::EndUser, QT_TRANSLATE_NOOP("diagram", "User"), 'U'),
          outside(property::EntityType::Administrator, QT_TRANSLATE_NOOP("diagram", "Administrator")),
          outside(property::EntityType::Developer, QT_TRANSLATE_NOOP("diagram", "Developer")),
          outside(property::EntityType::ThirdPartyService,
                  QT_TRANSLATE_NOOP("diagram", "Third-party service"), 'E'),
          outside(property::EntityType::CiSystem, QT_TRANSLATE_NOOP("diagram", "CI system"))}},
        {PaletteText::tr("Compute"),
         {plain(Kind::Host, 'H'), plain(Kind::Container, 'K'), plain(Kind::Process, 'P')}},
        {PaletteText::tr("Supply chain"), {plain(Kind::Image, 'I'), plain(Kind::Registry, 'R')}},
        {PaletteText::tr("Control"), {plain(Kind::Orchestrator, 'O'), plain(Kind::Network, 'N')}},
        {PaletteText::tr("Data"),
         {store(property::StoreType::Volume, QT_TRANSLATE_NOOP("diagram", "Volume"), 'V'),
          store(property::StoreType::Database, QT_TRANSLATE_NOOP("diagram", "Database"), 'D'),
          store(property::StoreType::Cache, QT_TRANSLATE_NOOP("diagram", "Cache")),
          store(property::StoreType::Queue, QT_TRANSLATE_NOOP("diagram", "Queue"), 'Q'),
          store(property::StoreType::SecretStore, QT_TRANSLATE_NOOP("diagram", "Secret store"), 'S'),
          store(property::StoreType::ConfigStore, QT_TRANSLATE_NOOP("diagram", "Configuration store")),
          store(property::StoreType::ObjectStore, QT_TRANSLATE_NOOP("diagram", "Object store")),
          store(property::StoreType::LogStore, QT_TRANSLATE_NOOP("diagram", "Log store"), 'L'),
          store(property::StoreType::BindMount, QT_TRANSLATE_NOOP("diagram", "Host directory"))}},
        {PaletteText::tr("Trust boundaries"),
         {plain(Kind::TrustBoundary, 'B'),
          boundary(property::BoundaryType::InternetEdge, QT_TRANSLATE_NOOP("diagram", "Internet edge")),
          boundary(property::BoundaryType::CloudAccount, QT_TRANSLATE_NOOP("diagram", "Cloud account")),
          boundary(property::BoundaryType::Cluster, QT_TRANSLATE_NOOP("diagram", "Cluster")),
          boundary(property::BoundaryType::Namespace, QT_TRANSLATE_NOOP("diagram", "Namespace")),
          boundary(property::BoundaryType::Pod, QT_TRANSLATE_NOOP("diagram", "Pod")),
          boundary(property::BoundaryType::NetworkSegment, QT_TRANSLATE_NOOP("diagram", "Network segment")),
          boundary(property::BoundaryType::Tenant, QT_TRANSLATE_NOOP("diagram", "Tenant"))}},
    };
}

std::optional<PaletteEntry> paletteEntry(std::string_view id)
{
    for (const PaletteGroup &group : paletteGroups())
        for (const PaletteEntry &entry : group.entries)
            if (entry.id == id)
                return entry;
    return std::nullopt;
}

std::optional<PaletteEntry> paletteEntryForKey(QChar key)
{
    for (const PaletteGroup &group : paletteGroups())
        for (const PaletteEntry &entry : group.entries)
            if (!entry.key.isNull() && entry.key == key.toUpper())
                return entry;
    return std::nullopt;
}

std::unique_ptr<QMimeData> paletteMimeData(const PaletteEntry &entry)
{
    auto mime = std::make_unique<QMimeData>();
    mime->setData(paletteMimeType, QByteArray::fromStdString(entry.id));
    return mime;
}

std::optional<PaletteEntry> paletteEntry(const QMimeData &mime)
{
    return paletteEntry(std::string_view(mime.data(paletteMimeType).toStdString()));
}

std::string_view iconName(const model::Element &element, const model::Vocabulary &vocabulary)
{
    const std::string_view name = subtypeProperty(element.kind);
    const model::PropertyDef *def = name.empty() ? nullptr : vocabulary.find(element.kind, name);
    const model::Value *value = def ? element.properties.value(def->key) : nullptr;
    const model::EnumValue *subtype = value ? value->asEnum() : nullptr;
    if (!subtype || subtype->index >= def->enumValues.size())
        return model::kindName(element.kind);
    return iconOfSubtype(element.kind, def->enumValues[subtype->index]);
}

std::string iconName(const PaletteEntry &entry)
{
    return std::string(iconOfSubtype(entry.kind, entry.properties.empty() ? std::string()
                                                                          : entry.properties.front().second));
}

QIcon kindIcon(std::string_view iconName, model::Kind kind, const Theme &theme)
{
    IconStore icons;
    QIcon icon;
    for (const int size : {16, 24, 32, 48}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        icons.paint(&painter, iconName, theme.kind(kind), QRectF(0, 0, size, size));
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace bulkhead::diagram
