// SPDX-License-Identifier: Apache-2.0
#include "diagram/labels.h"

#include "diagram/cards.h"
#include "diagram/display_names.h"
#include "diagram/view_graph.h"
#include "model/properties.h"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>
#include <QStringList>

namespace bulkhead::diagram {

namespace property = model::property;

namespace {

constexpr double minimumWidth = 130;
constexpr double maximumWidth = 280;
constexpr double nodeHeight = 56;
constexpr double iconAndMargins = 56;
constexpr double nameSize = 13;      // px
constexpr double lineSize = 10;      // px
constexpr double shareOfALine = 0.6; // of a name that is broken into two lines, at the most

struct LabelText
{
    Q_DECLARE_TR_FUNCTIONS(diagram)
};

// The value of a property as people read it: "secret_store" → "Secret store"; empty when it is not stated.
QString propertyText(const model::PropertyList &properties, model::Kind kind, std::string_view name,
                     const model::Vocabulary &vocabulary)
{
    const model::PropertyDef *def = vocabulary.find(kind, name);
    const model::Value *value = def ? properties.value(def->key) : nullptr;
    if (!value || value->isUnset())
        return {};
    return QString::fromStdString(model::displayValue(*def, *value));
}

QString asTitle(QString text)
{
    text.replace(u'_', u' ');
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

double roundedUp(double value)
{
    return std::ceil(value / (2 * gridStep)) * 2 * gridStep;
}

} // namespace

std::string_view subtypeProperty(model::Kind kind)
{
    switch (kind) {
    case model::Kind::DataStore:
        return property::data_store::store_type;
    case model::Kind::TrustBoundary:
        return property::trust_boundary::boundary_type;
    case model::Kind::ExternalEntity:
        return property::external_entity::entity_type;
    default:
        return {};
    }
}

QString kindText(model::Kind kind)
{
    switch (kind) {
    case model::Kind::ExternalEntity:
        return LabelText::tr("External entity");
    case model::Kind::Host:
        return LabelText::tr("Host");
    case model::Kind::Container:
        return LabelText::tr("Container");
    case model::Kind::Process:
        return LabelText::tr("Process");
    case model::Kind::Image:
        return LabelText::tr("Image");
    case model::Kind::Registry:
        return LabelText::tr("Registry");
    case model::Kind::Orchestrator:
        return LabelText::tr("Orchestrator");
    case model::Kind::DataStore:
        return LabelText::tr("Data store");
    case model::Kind::Network:
        return LabelText::tr("Network");
    case model::Kind::TrustBoundary:
        return LabelText::tr("Trust boundary");
    case model::Kind::DataFlow:
        return LabelText::tr("Data flow");
    }
    return {};
}

QString kindLine(const model::Element &element, const model::Vocabulary &vocabulary)
{
    QStringList marks; // the icon tells the kind
    if (element.takenOver == true)
        marks << LabelText::tr("Taken over");
    if (element.worthHaving == true)
        marks << LabelText::tr("Worth having");
    if (!marks.isEmpty())
        return marks.join(QStringLiteral(" · "));
    const std::string_view subtype = subtypeProperty(element.kind);
    QString line;
    if (!subtype.empty())
        line = asTitle(propertyText(element.properties, element.kind, subtype, vocabulary));
    if (line.isEmpty())
        line = kindText(element.kind);
    const QString technology =
        propertyText(element.properties, element.kind, property::container::technology, vocabulary);
    return technology.isEmpty() ? line : line + QStringLiteral(" · ") + technology;
}

QString flowLabel(const model::Flow &flow, const model::Model &model)
{
    const model::Vocabulary &vocabulary = model.vocabulary();
    QString protocol =
        propertyText(flow.properties, model::Kind::DataFlow, property::data_flow::protocol, vocabulary);
    protocol.replace(u'_', u' ');
    if (protocol.isEmpty()) {
        const model::Element *mounted =
            flow.kind == model::FlowKind::Mount ? model.element(flow.target) : nullptr;
        const bool saysNothing = mounted && flow.name.ends_with('/' + mounted->name);
        return saysNothing ? QString() : QString::fromStdString(flow.name);
    }
    return protocol;
}

QString flowLabel(const ViewFlow &flow, const model::Model &model)
{
    const QString first = flowLabel(*flow.flow, model);
    if (flow.bundled.empty())
        return first;
    const int count = static_cast<int>(flow.bundled.size()) + 1;
    const bool areAlike =
        !first.isEmpty() && std::all_of(flow.bundled.begin(), flow.bundled.end(),
                                        [&](const auto &other) { return flowLabel(*other, model) == first; });
    return areAlike ? QStringLiteral("%1 × %2").arg(count).arg(first)
                    : countOfKind(model::Kind::DataFlow, count);
}

double flowLabelRoom(const ViewFlow &flow, const model::Model &model)
{
    constexpr double widest = 190;
    constexpr double lock = 16;
    constexpr double badge = 27;
    const QString text = flowLabel(flow, model);
    return (text.isEmpty() ? 0 : std::min(widest, estimatedTextWidth(text, lineSize) + 8)) +
           (flowSecurity(flow, model.vocabulary()) == FlowSecurity::Encrypted ? lock : 0) + badge;
}

FlowSecurity flowSecurity(const model::Flow &flow, const model::Vocabulary &vocabulary)
{
    const model::PropertyDef *def = vocabulary.find(model::Kind::DataFlow, property::data_flow::encryption);
    const model::Value *value = def ? flow.properties.value(def->key) : nullptr;
    const model::EnumValue *encryption = value ? value->asEnum() : nullptr;
    if (!encryption || encryption->index >= def->enumValues.size())
        return FlowSecurity::Unknown;
    return def->enumValues[encryption->index] == model::choiceName(property::Encryption::None)
               ? FlowSecurity::Plain
               : FlowSecurity::Encrypted;
}

FlowSecurity flowSecurity(const ViewFlow &flow, const model::Vocabulary &vocabulary)
{
    FlowSecurity weakest = flowSecurity(*flow.flow, vocabulary);
    for (const auto &other : flow.bundled) {
        const FlowSecurity each = flowSecurity(*other, vocabulary);
        if (each == FlowSecurity::Plain || weakest == FlowSecurity::Encrypted)
            weakest = each;
    }
    return weakest;
}

double estimatedTextWidth(const QString &text, double pixelSize)
{
    double ems = 0;
    for (const QChar c : text) {
        if (QStringLiteral("iljI.,:;'|!()[]ft/").contains(c))
            ems += 0.36;
        else if (c.unicode() >= 0x2e80)
            ems += 1.05; // CJK
        else if (c.isUpper() || QStringLiteral("mwMW@%").contains(c))
            ems += 0.76;
        else
            ems += 0.62;
    }
    return ems * pixelSize;
}

namespace {

// Names are bold, which takes more room.
double nameWidth(const QString &name)
{
    return estimatedTextWidth(name, nameSize) * 1.1;
}

double titleWidth(const QString &name, const QString &line)
{
    return nameWidth(name) + estimatedTextWidth(line, lineSize) + iconAndMargins;
}

} // namespace

QSizeF naturalSize(const ViewNode &node, const model::Vocabulary &vocabulary)
{
    const QString name = QString::fromStdString(node.element->name);
    const QString line = kindLine(*node.element, vocabulary);
    if (node.isBox())
        return {roundedUp(std::clamp(titleWidth(name, line) + 16, 160.0, 480.0)), 80};
    const double wholeName = nameWidth(name);
    if (node.isCard()) {
        constexpr double widestCard = 420;
        constexpr double handle = 30;
        const double text = std::max({wholeName, estimatedTextWidth(line, lineSize),
                                      estimatedTextWidth(contentsText(node), lineSize)});
        return {roundedUp(std::clamp(text + iconAndMargins + handle, minimumWidth, widestCard)), cardHeight};
    }
    const bool isWrapped = wholeName + iconAndMargins > maximumWidth;
    const double text =
        std::max(isWrapped ? wholeName * shareOfALine : wholeName, estimatedTextWidth(line, lineSize));
    const double width = std::clamp(text + iconAndMargins, minimumWidth, maximumWidth);
    return {roundedUp(width), nodeHeight + (isWrapped ? nameLineHeight : 0) +
                                  (node.networks.empty() ? 4 : 4 + chipRowHeight - 2)};
}

QRectF boxTitle(const ViewNode &node, const QRectF &rect, const model::Vocabulary &vocabulary)
{
    const double width =
        titleWidth(QString::fromStdString(node.element->name), kindLine(*node.element, vocabulary));
    return {rect.left() + 8, rect.top() + 5, std::min(width, rect.width() - 16), boxHeaderHeight - 8};
}

QRectF boxAround(const QRectF &contents)
{
    return contents.adjusted(-boxPadding, -boxPadding / 2 - boxHeaderHeight, boxPadding, boxPadding);
}

} // namespace bulkhead::diagram
