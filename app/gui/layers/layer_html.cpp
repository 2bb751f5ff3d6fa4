// SPDX-License-Identifier: Apache-2.0
#include "app/gui/layers/layer_html.h"

#include "app/document/text.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace bulkhead::app {

namespace {

using catalog::LayerState;

struct LayerText
{
    Q_DECLARE_TR_FUNCTIONS(LayerText)
};

constexpr std::size_t namedInLayer = 4; // of each control

QString linkTo(const char *scheme, const std::string &id, const std::string &text)
{
    return QStringLiteral("<a href=\"%1:%2\">%3</a>")
        .arg(QLatin1String(scheme), QString::fromLatin1(QUrl::toPercentEncoding(toQString(id))),
             toQString(text).toHtmlEscaped());
}

QString evidenceHtml(const exporting::ReportLayerItem &item, const diagram::Theme &theme)
{
    QStringList facts;
    for (const exporting::EvidenceText &fact : item.evidence) {
        QString text = toQString(fact.told).toHtmlEscaped();
        if (fact.place.isKnown())
            text += QStringLiteral(", ") + toQString(fact.place.text()).toHtmlEscaped();
        facts << text;
    }
    return facts.isEmpty() ? QString()
                           : QStringLiteral(" <span style=\"color:%1\">%2</span>")
                                 .arg(theme.textMuted.name(), facts.join(QStringLiteral("; ")));
}

// The element, what is found at it, or why it stands so.
QString itemHtml(const exporting::ReportLayerItem &item, const diagram::Theme &theme)
{
    QString html = linkTo("element", item.id, item.name);
    if (!item.findings.empty())
        html += QStringLiteral(": ") + linkTo("finding", item.findings.front(), item.finding);
    else
        html += evidenceHtml(item, theme);
    return html;
}

QString more(std::size_t all, std::size_t told)
{
    return all > told ? LayerText::tr("and %n more", nullptr, static_cast<int>(all - told)) : QString();
}

const std::vector<exporting::ReportLayerItem> &itemsOf(const exporting::ReportLayerControl &control,
                                                       LayerState state)
{
    return control.items[static_cast<std::size_t>(state)];
}

// "Seccomp: web, api and 3 more" for each control that has something in the state.
QString controlsIn(const exporting::ReportLayer &layer, LayerState state)
{
    QString list;
    for (const exporting::ReportLayerControl &control : layer.controls) {
        const auto &items = itemsOf(control, state);
        if (items.empty())
            continue;
        QStringList names;
        for (std::size_t i = 0; i < std::min(namedInLayer, items.size()); ++i)
            names << (items[i].findings.empty()
                          ? linkTo("element", items[i].id, items[i].name)
                          : linkTo("finding", items[i].findings.front(), items[i].name));
        list += QStringLiteral("<li>%1: %2 %3</li>")
                    .arg(toQString(control.title).toHtmlEscaped(), names.join(QStringLiteral(", ")),
                         more(control.counts.of(state), static_cast<std::size_t>(names.size())));
    }
    return list;
}

QString heading(LayerState state)
{
    return QStringLiteral("<h4>%1 %2</h4>")
        .arg(toQString(catalog::layerStateMark(state)), layerStateWord(state));
}

QString othersHtml(const exporting::ReportLayer &layer)
{
    if (layer.others.empty())
        return {};
    constexpr std::size_t told = 12;
    QString html = QStringLiteral("<h4>%1</h4><ul>").arg(LayerText::tr("Also found in this layer"));
    for (std::size_t i = 0; i < std::min(told, layer.others.size()); ++i) {
        const exporting::ReportLayerFindings &group = layer.others[i];
        QStringList names;
        for (std::size_t j = 0; j < std::min(namedInLayer, group.items.size()); ++j)
            names << linkTo("finding", group.items[j].findings.front(), group.items[j].name);
        html += QStringLiteral("<li>%1: %2 %3</li>")
                    .arg(toQString(group.title).toHtmlEscaped(), names.join(QStringLiteral(", ")),
                         more(group.count, static_cast<std::size_t>(names.size())));
    }
    html += QLatin1String("</ul>");
    if (layer.others.size() > told)
        html += QStringLiteral("<p>%1</p>").arg(more(layer.others.size(), told));
    return html;
}

QString machineHtml(const exporting::ReportLayer &layer)
{
    QString html = QStringLiteral("<h4>%1</h4><p>%2</p><h4>%3</h4><p>%4</p>")
                       .arg(LayerText::tr("Container"), toQString(layer.container).toHtmlEscaped(),
                            LayerText::tr("Virtual machine in its place"),
                            toQString(layer.virtualMachine).toHtmlEscaped());
    if (layer.findings.open() == 0)
        return html;
    const auto of = [&](catalog::WithMachine machine) {
        return QString::number(layer.findings.withMachine[static_cast<std::size_t>(machine)]);
    };
    return html +
           QStringLiteral("<p>%1</p>")
               .arg(LayerText::tr(
                        "Of %n open finding(s) here – falls away: %1; a task of each machine: %2; stays: %3.",
                        nullptr, static_cast<int>(layer.findings.open()))
                        .arg(of(catalog::WithMachine::FallsAway), of(catalog::WithMachine::OwnTask),
                             of(catalog::WithMachine::Stays)));
}

} // namespace

QString layerStateWord(LayerState state)
{
    switch (state) {
    case LayerState::Open:
        return LayerText::tr("Open");
    case LayerState::Unknown:
        return LayerText::tr("Unknown");
    case LayerState::Absent:
        return LayerText::tr("Absent");
    case LayerState::Decided:
        return LayerText::tr("Decided");
    case LayerState::InPlace:
        break;
    }
    return LayerText::tr("In place");
}

QString machineWord(catalog::WithMachine machine)
{
    switch (machine) {
    case catalog::WithMachine::FallsAway:
        return LayerText::tr("falls away");
    case catalog::WithMachine::OwnTask:
        return LayerText::tr("a task of each machine");
    case catalog::WithMachine::Stays:
        break;
    }
    return LayerText::tr("stays");
}

QString layerHtml(const exporting::ReportLayer &layer, const diagram::Theme &)
{
    QString html = QStringLiteral("<h3>%1</h3><p>%2</p>")
                       .arg(toQString(layer.title).toHtmlEscaped(), toQString(layer.does).toHtmlEscaped());
    if (layer.controls.empty())
        html += QStringLiteral("<p>%1</p>")
                    .arg(LayerText::tr("The model has nothing of this layer that could be asked."));
    for (const LayerState state : {LayerState::Open, LayerState::Unknown, LayerState::Absent,
                                   LayerState::Decided, LayerState::InPlace})
        if (const QString list = controlsIn(layer, state); !list.isEmpty())
            html += heading(state) + QStringLiteral("<ul>%1</ul>").arg(list);
    return html + othersHtml(layer) + machineHtml(layer);
}

QString controlHtml(const exporting::ReportLayerControl &control, const diagram::Theme &theme)
{
    QString html = QStringLiteral("<h3>%1</h3><p>%2</p>")
                       .arg(toQString(control.title).toHtmlEscaped(),
                            LayerText::tr("With a virtual machine in the container's place: %1.")
                                .arg(machineWord(control.machine)));
    for (const LayerState state : {LayerState::Open, LayerState::Unknown, LayerState::Absent,
                                   LayerState::Decided, LayerState::InPlace}) {
        const auto &items = itemsOf(control, state);
        if (items.empty())
            continue;
        html += heading(state) + QLatin1String("<ul>");
        for (const exporting::ReportLayerItem &item : items)
            html += QStringLiteral("<li>%1</li>").arg(itemHtml(item, theme));
        html += QLatin1String("</ul>");
        if (const QString rest = more(control.counts.of(state), items.size()); !rest.isEmpty())
            html += QStringLiteral("<p>%1</p>").arg(rest);
    }
    return html;
}

} // namespace bulkhead::app
