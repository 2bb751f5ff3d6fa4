#include "model/file/item_writer.h"

namespace bulkhead::model {

namespace {

using Layout = JsonWriter::Layout;

void writePlaces(JsonWriter &out, const std::vector<Place> &places)
{
    out.key("also");
    out.beginList(Layout::OneLine);
    for (const Place &place : places) {
        out.beginObject(Layout::OneLine);
        out.textMember("file", place.file.view());
        out.key("line");
        out.integer(place.line);
        out.textMember("object", place.object.view());
        out.end();
    }
    out.end();
}

// The parts of an origin, each left out where it is as in `usual` (the element's own, where it was imported).
// What else stands among them has its place in the order of keys.
void writeBy(JsonWriter &out, const Origin &origin)
{
    if (!origin.also.empty())
        writePlaces(out, origin.also);
    if (origin.source == Origin::Source::Person) {
        out.key("by");
        out.text("person");
    }
}

void writeFile(JsonWriter &out, const Origin &origin, const Origin &usual)
{
    if (!(origin.file == usual.file)) {
        out.key("file");
        out.text(origin.file.view());
    }
}

void writeLine(JsonWriter &out, const Origin &origin)
{
    if (origin.line != 0) {
        out.key("line");
        out.integer(origin.line);
    }
}

void writeObject(JsonWriter &out, const Origin &origin, const Origin &usual)
{
    if (!(origin.object == usual.object)) {
        out.key("object");
        out.text(origin.object.view());
    }
}

void writeOrigin(JsonWriter &out, const PropertyDef &def, const Property &property, const Origin &usual)
{
    const Origin &origin = *property.origin;
    out.beginObject(Layout::OneLine);
    writeBy(out, origin);
    writeFile(out, origin, usual);
    if (!(origin.imported == property.value)) {
        out.key("imported");
        writeValue(out, def, origin.imported);
    }
    writeLine(out, origin);
    out.textMember("note", origin.note.view());
    writeObject(out, origin, usual);
    out.end();
}

void writeImport(JsonWriter &out, const ImportRecord &import)
{
    out.key("import");
    out.beginObject(Layout::OneLine);
    writeBy(out, import.origin);
    writeFile(out, import.origin, {});
    out.flagMember("implied", import.implied);
    writeLine(out, import.origin);
    out.textMember("name", import.name);
    out.textMember("note", import.origin.note.view());
    writeObject(out, import.origin, {});
    out.textMember("parent", import.parent);
    out.key("platform");
    out.text(platformName(import.platform));
    out.key("source_key");
    out.text(import.sourceKey);
    out.end();
}

void writeOrigins(JsonWriter &out, const Vocabulary &vocabulary, Kind kind, const PropertyList &properties,
                  const ImportRecord *import)
{
    const Origin none;
    bool any = false;
    for (const Property &property : properties) {
        if (!property.origin)
            continue;
        if (!any) {
            out.key("origins");
            out.beginObject();
            any = true;
        }
        const PropertyDef &def = *vocabulary.find(kind, property.key);
        out.key(def.name);
        writeOrigin(out, def, property, import ? import->origin : none);
    }
    if (any)
        out.end();
}

// Keys are ordered as their names are.
void writeProperties(JsonWriter &out, const Vocabulary &vocabulary, Kind kind, const PropertyList &properties)
{
    if (properties.empty())
        return;
    out.key("properties");
    out.beginObject();
    for (const Property &property : properties) {
        const PropertyDef &def = *vocabulary.find(kind, property.key);
        out.key(def.name);
        writeValue(out, def, property.value);
    }
    out.end();
}

void writeViewMembers(JsonWriter &out, const View &view)
{
    if (!view.flowKinds.empty()) {
        out.key("flow_kinds");
        out.beginList(Layout::OneLine);
        for (const FlowKind kind : view.flowKinds)
            out.text(flowKindName(kind));
        out.end();
    }
    if (!view.wholeModel) {
        out.key("members");
        out.beginList();
        for (const Id &member : view.members)
            out.text(member);
        out.end();
    }
    out.key("name");
    out.text(view.name);
}

void writeAssets(JsonWriter &out, const std::vector<Asset> &assets)
{
    if (assets.empty())
        return;
    out.key("assets");
    out.beginList();
    for (const Asset &asset : assets) {
        out.beginObject(Layout::OneLine);
        out.textMember("element", asset.element);
        out.key("name");
        out.text(asset.name);
        out.textMember("reason", asset.reason);
        out.end();
    }
    out.end();
}

} // namespace

void writeValue(JsonWriter &out, const PropertyDef &def, const Value &value)
{
    if (const bool *flag = value.asBool())
        out.boolean(*flag);
    else if (const std::int64_t *integer = value.asInteger())
        out.integer(*integer);
    else if (const double *real = value.asReal())
        out.real(*real);
    else if (const EnumValue *choice = value.asEnum())
        out.text(def.enumValues[choice->index]);
    else if (const Date *date = value.asDate())
        out.text(date->toString());
    else if (const std::string *text = value.asText())
        out.text(*text);
    else if (const Value::TextList *list = value.asList()) {
        out.beginList(Layout::OneLine);
        for (const std::string &item : *list)
            out.text(item);
        out.end();
    } else
        out.null();
}

void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const Element &element)
{
    out.beginObject();
    if (element.import)
        writeImport(out, *element.import);
    out.key("kind");
    out.text(kindName(element.kind));
    out.key("name");
    out.text(element.name);
    out.textMember("notes", element.notes);
    writeOrigins(out, vocabulary, element.kind, element.properties, element.import.get());
    out.flagMember("out_of_scope", element.outOfScope);
    out.textMember("out_of_scope_reason", element.outOfScopeReason);
    out.textMember("parent", element.parent);
    writeProperties(out, vocabulary, element.kind, element.properties);
    out.end();
}

void writeItem(JsonWriter &out, const Vocabulary &vocabulary, const Flow &flow)
{
    out.beginObject();
    out.flagMember("bidirectional", flow.bidirectional);
    if (flow.import)
        writeImport(out, *flow.import);
    out.key("kind");
    out.text(flowKindName(flow.kind));
    out.key("name");
    out.text(flow.name);
    out.textMember("notes", flow.notes);
    writeOrigins(out, vocabulary, Kind::DataFlow, flow.properties, flow.import.get());
    out.flagMember("out_of_scope", flow.outOfScope);
    out.textMember("out_of_scope_reason", flow.outOfScopeReason);
    writeProperties(out, vocabulary, Kind::DataFlow, flow.properties);
    out.key("source");
    out.text(flow.source);
    out.key("target");
    out.text(flow.target);
    out.end();
}

void writeItem(JsonWriter &out, const Vocabulary &, const View &view)
{
    out.beginObject();
    writeViewMembers(out, view);
    out.end();
}

void writeView(JsonWriter &out, const Model &model, const View &view)
{
    out.beginObject();
    writeViewMembers(out, view);
    auto placement = model.placements().lowerBound({view.id, IdView()});
    const auto end = model.placements().end();
    if (placement != end && placement->view == view.id) {
        out.key("placements");
        out.beginObject();
        for (; placement != end && placement->view == view.id; ++placement) {
            out.key(placement->item);
            writeItem(out, model.vocabulary(), *placement);
        }
        out.end();
    }
    out.end();
}

void writeItem(JsonWriter &out, const Vocabulary &, const Placement &placement)
{
    const Rect &rect = placement.rect;
    const auto writeRect = [&] {
        out.beginList(Layout::OneLine);
        for (const double number : {rect.x, rect.y, rect.width, rect.height})
            out.real(number);
        out.end();
    };
    if (placement.bends.empty()) {
        writeRect();
        return;
    }
    out.beginObject(Layout::OneLine);
    out.key("bends");
    out.beginList();
    for (const Point &bend : placement.bends) {
        out.beginList();
        out.real(bend.x);
        out.real(bend.y);
        out.end();
    }
    out.end();
    if (!(rect == Rect())) {
        out.key("rect");
        writeRect();
    }
    out.end();
}

void writeItem(JsonWriter &out, const Vocabulary &, const Decision &decision)
{
    out.beginObject();
    out.key("basis");
    out.text(basisName(decision.basis));
    out.dateMember("date", decision.date);
    out.dateMember("expiry", decision.expiry);
    out.textMember("owner", decision.owner);
    out.key("rating");
    out.text(ratingName(decision.rating));
    out.textMember("rationale", decision.rationale);
    out.key("state");
    out.text(decisionStateName(decision.state));
    out.textMember("ticket", decision.ticket);
    out.end();
}

void writeItem(JsonWriter &out, const Vocabulary &, const ManualThreat &threat)
{
    out.beginObject();
    out.key("category");
    out.text(strideName(threat.category));
    out.textMember("description", threat.description);
    out.key("impact");
    out.integer(threat.impact);
    out.key("likelihood");
    out.integer(threat.likelihood);
    out.textMember("mitigation", threat.mitigation);
    if (threat.origin) {
        out.key("origin");
        out.beginObject(Layout::OneLine);
        writeBy(out, *threat.origin);
        writeFile(out, *threat.origin, {});
        writeLine(out, *threat.origin);
        out.textMember("note", threat.origin->note.view());
        writeObject(out, *threat.origin, {});
        out.end();
    }
    out.key("subject");
    out.text(threat.subject);
    out.key("title");
    out.text(threat.title);
    out.end();
}

void writeItem(JsonWriter &out, const Vocabulary &, const Metadata &metadata)
{
    out.beginObject();
    writeAssets(out, metadata.assets);
    out.textListMember("assumptions", metadata.assumptions);
    out.textListMember("authors", metadata.authors);
    out.textMember("baseline", metadata.baseline);
    out.textMember("description", metadata.description);
    out.textListMember("reviewers", metadata.reviewers);
    out.textMember("scope", metadata.scope);
    out.textListMember("threat_actors", metadata.threatActors);
    out.textMember("title", metadata.title);
    out.textMember("version", metadata.version);
    out.end();
}

void writeItem(JsonWriter &out, const Vocabulary &, const CatalogSwitch &item)
{
    out.beginObject();
    out.key("enabled");
    out.boolean(item.enabled);
    out.textMember("reason", item.reason);
    out.end();
}

void writeItem(JsonWriter &out, const Vocabulary &, const SourceFile &source)
{
    out.beginObject();
    out.textListMember("dismissed", source.dismissed);
    out.textMember("folder", source.folder);
    out.key("format");
    out.text(source.format);
    out.flagMember("referred", source.referred);
    out.textMember("sha256", source.sha256);
    out.end();
}

} // namespace bulkhead::model
