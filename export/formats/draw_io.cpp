// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/geometry.h"
#include "diagram/view_graph.h"
#include "export/findings/subject.h"
#include "export/formats/formats.h"
#include "export/text/html.h"
#include "export/text/words.h"
#include "model/stop.h"
#include "model/view_plans.h"
#include "model/visible_text.h"

#include <functional>
#include <map>
#include <QBuffer>
#include <QXmlStreamWriter>
#include <span>

// All views for draw.io (diagrams.net), one a page: elements nested in boxes, flows with their bends,
// properties as data of the shapes.
namespace bulkhead::exporting::format {

namespace {

QString shown(std::string_view text)
{
    return QString::fromStdString(model::visibleText(text));
}

QString number(double value)
{
    return QString::number(value, 'g', 8);
}

const char *styleOf(const diagram::ViewNode &node)
{
    if (node.isBox())
        return node.element->kind == model::Kind::TrustBoundary
                   ? "html=1;whiteSpace=wrap;container=1;collapsible=0;fillColor=none;dashed=1;"
                     "strokeColor=#B85450;verticalAlign=top;align=left;spacingLeft=8;"
                   : "html=1;whiteSpace=wrap;container=1;collapsible=0;fillColor=#F5F5F5;"
                     "strokeColor=#666666;verticalAlign=top;align=left;spacingLeft=8;";
    switch (node.element->kind) {
    case model::Kind::ExternalEntity:
        return "html=1;whiteSpace=wrap;fillColor=#FFFFFF;strokeColor=#333333;";
    case model::Kind::DataStore:
        return "html=1;whiteSpace=wrap;shape=cylinder3;boundedLbl=1;size=8;fillColor=#DAE8FC;strokeColor=#"
               "6C8EBF;";
    case model::Kind::Image:
        return "html=1;whiteSpace=wrap;shape=note;size=12;fillColor=#FFF2CC;strokeColor=#D6B656;";
    case model::Kind::Network:
        return "html=1;whiteSpace=wrap;shape=hexagon;fillColor=#E1D5E7;strokeColor=#9673A6;";
    default:
        return "html=1;whiteSpace=wrap;rounded=1;fillColor=#D5E8D4;strokeColor=#82B366;";
    }
}

using OpenCounts = std::map<std::string, catalog::Summary, std::less<>>; // by element or flow

// One page: a view.
class PageWriter
{
public:
    PageWriter(QXmlStreamWriter &xml, const model::Model &model, const OpenCounts &counts,
               const model::View &view)
        : m_xml(xml), m_model(model), m_counts(counts), m_view(view),
          m_graph(m_model, view.id, diagram::ViewGraph::Boxes::AllExpanded)
    {}

    void write()
    {
        m_xml.writeStartElement("diagram");
        m_xml.writeAttribute("id", shown(m_view.id));
        m_xml.writeAttribute("name", shown(m_view.name));
        m_xml.writeStartElement("mxGraphModel");
        for (const auto &[name, value] : {std::pair{"grid", "1"},
                                          {"gridSize", "10"},
                                          {"guides", "1"},
                                          {"tooltips", "1"},
                                          {"connect", "1"},
                                          {"arrows", "1"},
                                          {"page", "0"}})
            m_xml.writeAttribute(name, value);
        m_xml.writeStartElement("root");
        m_xml.writeEmptyElement("mxCell");
        m_xml.writeAttribute("id", "0");
        m_xml.writeEmptyElement("mxCell");
        m_xml.writeAttribute("id", "1");
        m_xml.writeAttribute("parent", "0");
        for (std::size_t i = 0; i < m_graph.nodes().size(); ++i) {
            if (m_graph.nodes()[i].parent < 0)
                writeTree(static_cast<int>(i));
        }
        for (const diagram::ViewFlow &flow : m_graph.flows())
            writeFlow(flow);
        for (const model::CanvasNote &note : m_view.notes)
            writeNote(note);
        for (int i = 0; i < 3; ++i) // root, mxGraphModel, diagram
            m_xml.writeEndElement();
    }

private:
    const diagram::ViewNode &node(int index) const
    {
        return m_graph.nodes()[static_cast<std::size_t>(index)];
    }
    static QString cellOf(int index) { return 'n' + QString::number(index + 1); }

    model::Rect rectOf(int index) const
    {
        const model::Placement *placement = m_model.placements().find({m_view.id, node(index).element->id});
        return placement ? placement->rect : model::Rect{0, 0, 160, 60};
    }

    // The label of draw.io is HTML: what a person wrote stands in it as text.
    template <typename Item>
    void startObject(const QString &id, const std::string &label, const Item &item, std::string_view kind,
                     model::Kind propertiesOf)
    {
        m_xml.writeStartElement("object");
        m_xml.writeAttribute("label", QString::fromStdString(htmlText(model::visibleText(label))));
        m_xml.writeAttribute("id", id);
        m_xml.writeAttribute("bulkhead_id", shown(item.id));
        m_xml.writeAttribute("bulkhead_kind",
                             QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size())));
        if (const auto counted = m_counts.find(item.id);
            counted != m_counts.end() && counted->second.open() > 0)
            m_xml.writeAttribute("open_threats", QString::number(counted->second.open()));
        if (!item.notes.empty())
            m_xml.writeAttribute("notes", shown(item.notes));
        for (const model::Property &property : item.properties) {
            const model::PropertyDef *def = m_model.vocabulary().find(propertiesOf, property.key);
            if (def && !property.value.isUnset())
                m_xml.writeAttribute("p_" + QString::fromStdString(def->name),
                                     shown(displayValue(*def, property.value)));
        }
    }

    // Containment may be deeper than a stack of calls.
    void writeTree(int root)
    {
        std::vector<int> next = {root};
        while (!next.empty()) {
            const int index = next.back();
            next.pop_back();
            writeNode(index);
            const std::vector<int> &children = node(index).children;
            next.insert(next.end(), children.rbegin(), children.rend());
        }
    }

    void writeNode(int index)
    {
        const diagram::ViewNode &of = node(index);
        const model::Element &element = *of.element;
        const model::Rect rect = rectOf(index);
        const model::Rect outer = of.parent < 0 ? model::Rect{} : rectOf(of.parent);
        startObject(cellOf(index), element.name, element, model::kindName(element.kind), element.kind);
        m_xml.writeStartElement("mxCell");
        m_xml.writeAttribute("style", styleOf(of));
        m_xml.writeAttribute("vertex", "1");
        m_xml.writeAttribute("parent", of.parent < 0 ? QStringLiteral("1") : cellOf(of.parent));
        m_xml.writeEmptyElement("mxGeometry");
        m_xml.writeAttribute("x", number(rect.x - outer.x));
        m_xml.writeAttribute("y", number(rect.y - outer.y));
        m_xml.writeAttribute("width", number(rect.width));
        m_xml.writeAttribute("height", number(rect.height));
        m_xml.writeAttribute("as", "geometry");
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }

    void writeFlow(const diagram::ViewFlow &of)
    {
        const model::Flow &flow = *of.flow;
        startObject('f' + QString::number(m_flows++ + 1), flow.name, flow, model::flowKindName(flow.kind),
                    model::Kind::DataFlow);
        m_xml.writeStartElement("mxCell");
        m_xml.writeAttribute("style", flow.bidirectional
                                          ? "html=1;rounded=1;startArrow=classic;endArrow=classic;"
                                          : "html=1;rounded=1;endArrow=classic;");
        m_xml.writeAttribute("edge", "1");
        m_xml.writeAttribute("parent", "1");
        m_xml.writeAttribute("source", cellOf(of.source));
        m_xml.writeAttribute("target", cellOf(of.target));
        m_xml.writeStartElement("mxGeometry");
        m_xml.writeAttribute("relative", "1");
        m_xml.writeAttribute("as", "geometry");
        writeBends(m_model.placements().find({m_view.id, flow.id}));
        for (int i = 0; i < 3; ++i) // mxGeometry, mxCell, object
            m_xml.writeEndElement();
    }

    void writeNote(const model::CanvasNote &note)
    {
        const QString id = 't' + QString::number(m_notes++ + 1);
        m_xml.writeStartElement("mxCell");
        m_xml.writeAttribute("id", id);
        m_xml.writeAttribute("value", QString::fromStdString(htmlText(model::visibleLines(note.text))));
        m_xml.writeAttribute("style",
                             "html=1;whiteSpace=wrap;shape=note;size=12;align=left;verticalAlign=top;"
                             "spacing=8;fillColor=#FFF9E6;strokeColor=#8A5A00;");
        m_xml.writeAttribute("vertex", "1");
        m_xml.writeAttribute("parent", "1");
        m_xml.writeEmptyElement("mxGeometry");
        m_xml.writeAttribute("x", number(note.rect.x));
        m_xml.writeAttribute("y", number(note.rect.y));
        m_xml.writeAttribute("width", number(note.rect.width));
        m_xml.writeAttribute("height", number(note.rect.height));
        m_xml.writeAttribute("as", "geometry");
        m_xml.writeEndElement();
        for (const model::Id &about : note.about)
            if (const int target = m_graph.node(about); target >= 0)
                writeNoteArrow(id, cellOf(target));
            else if (const int flow = m_graph.flow(about); flow >= 0)
                writeNoteArrow(id, 'f' + QString::number(flow + 1));
    }

    void writeNoteArrow(const QString &note, const QString &about)
    {
        m_xml.writeStartElement("mxCell");
        m_xml.writeAttribute("id", 'a' + QString::number(m_arrows++ + 1));
        m_xml.writeAttribute("style", "html=1;dashed=1;endArrow=classic;strokeColor=#8A5A00;");
        m_xml.writeAttribute("edge", "1");
        m_xml.writeAttribute("parent", "1");
        m_xml.writeAttribute("source", note);
        m_xml.writeAttribute("target", about);
        m_xml.writeEmptyElement("mxGeometry");
        m_xml.writeAttribute("relative", "1");
        m_xml.writeAttribute("as", "geometry");
        m_xml.writeEndElement();
    }

    void writeBends(const model::Placement *placement)
    {
        const std::span<const model::Point> bends =
            placement ? diagram::bendsOf(*placement) : std::span<const model::Point>();
        if (bends.empty())
            return;
        m_xml.writeStartElement("Array");
        m_xml.writeAttribute("as", "points");
        for (const model::Point &bend : bends) {
            m_xml.writeEmptyElement("mxPoint");
            m_xml.writeAttribute("x", number(bend.x));
            m_xml.writeAttribute("y", number(bend.y));
        }
        m_xml.writeEndElement();
    }

    QXmlStreamWriter &m_xml;
    const model::Model &m_model;
    const OpenCounts &m_counts;
    const model::View &m_view;
    diagram::ViewGraph m_graph;
    int m_flows = 0;
    int m_notes = 0;
    int m_arrows = 0;
};

} // namespace

Result<Exported> drawIo(const ExportInput &input)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(1);
    xml.writeStartDocument();
    xml.writeStartElement("mxfile");
    xml.writeAttribute("host", "Bulkhead");
    const model::Model &model = input.analysis().model();
    const OpenCounts counts = catalog::countBySubject(input.analysis());
    for (const model::View *view : model::viewsInOrder(model)) {
        if (input.stop.stop_requested())
            return stoppedError();
        PageWriter(xml, model, counts, *view).write();
    }
    xml.writeEndDocument();
    return Exported{bytes.toStdString(), {"threats other than their number, and decisions"}};
}

} // namespace bulkhead::exporting::format
