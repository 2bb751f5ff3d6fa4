#include "diagram/palette.h"

#include "diagram/labels.h"
#include "diagram/painting/icons.h"
#include "diagram/property_names.h"
#include "diagram/theme.h"
#include "model/ids.h"
#include "resources/embedded.h"

#include <algorithm>
#include <QCoreApplication>
#include <QIcon>
#include <QMimeData>
#include <QPainter>
#include <QPixmap>

namespace bulkhead::diagram {
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

PaletteEntry variant(model::Kind kind, std::string_view property, const char *value, const char *title,
                     char key = 0)
{
    return {std::string(model::kindName(kind)) + '.' + value,
            kind,
            {{std::string(property), value}},
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
    if (kind == model::Kind::ExternalEntity && (subtype == "end_user" || subtype == "developer"))
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
    const auto store = [](const char *value, const char *title, char key = 0) {
        return variant(Kind::DataStore, property::storeType, value, title, key);
    };
    const auto boundary = [](const char *value, const char *title) {
        return variant(Kind::TrustBoundary, property::boundaryType, value, title);
    };
    const auto outside = [](const char *value, const char *title, char key = 0) {
        return variant(Kind::ExternalEntity, property::entityType, value, title, key);
    };
    return {
        {PaletteText::tr("People and outside systems"),
         {outside("end_user", QT_TRANSLATE_NOOP("diagram", "User"), 'U'),
          outside("administrator", QT_TRANSLATE_NOOP("diagram", "Administrator")),
          outside("developer", QT_TRANSLATE_NOOP("diagram", "Developer")),
          outside("third_party_service", QT_TRANSLATE_NOOP("diagram", "Third-party service"), 'E'),
          outside("ci_system", QT_TRANSLATE_NOOP("diagram", "CI system"))}},
        {PaletteText::tr("Compute"),
         {plain(Kind::Host, 'H'), plain(Kind::Container, 'K'), plain(Kind::Process, 'P')}},
        {PaletteText::tr("Supply chain"), {plain(Kind::Image, 'I'), plain(Kind::Registry, 'R')}},
        {PaletteText::tr("Control"), {plain(Kind::Orchestrator, 'O'), plain(Kind::Network, 'N')}},
        {PaletteText::tr("Data"),
         {store("volume", QT_TRANSLATE_NOOP("diagram", "Volume"), 'V'),
          store("database", QT_TRANSLATE_NOOP("diagram", "Database"), 'D'),
          store("cache", QT_TRANSLATE_NOOP("diagram", "Cache")),
          store("queue", QT_TRANSLATE_NOOP("diagram", "Queue"), 'Q'),
          store("secret_store", QT_TRANSLATE_NOOP("diagram", "Secret store"), 'S'),
          store("config_store", QT_TRANSLATE_NOOP("diagram", "Configuration store")),
          store("object_store", QT_TRANSLATE_NOOP("diagram", "Object store")),
          store("log_store", QT_TRANSLATE_NOOP("diagram", "Log store"), 'L'),
          store("bind_mount", QT_TRANSLATE_NOOP("diagram", "Host directory"))}},
        {PaletteText::tr("Trust boundaries"),
         {plain(Kind::TrustBoundary, 'B'),
          boundary("internet_edge", QT_TRANSLATE_NOOP("diagram", "Internet edge")),
          boundary("cloud_account", QT_TRANSLATE_NOOP("diagram", "Cloud account")),
          boundary("cluster", QT_TRANSLATE_NOOP("diagram", "Cluster")),
          boundary("namespace", QT_TRANSLATE_NOOP("diagram", "Namespace")),
          boundary("pod", QT_TRANSLATE_NOOP("diagram", "Pod")),
          boundary("network_segment", QT_TRANSLATE_NOOP("diagram", "Network segment")),
          boundary("tenant", QT_TRANSLATE_NOOP("diagram", "Tenant"))}},
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
