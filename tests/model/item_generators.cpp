#include "item_generators.h"

#include "model/ids.h"

namespace bulkhead::testing {

using namespace bulkhead::model;

int below(int bound)
{
    return bound <= 0 ? 0 : *rc::gen::inRange(0, bound);
}

bool chance(int percent)
{
    return below(100) < percent;
}

std::string someText()
{
    return *anyText();
}

namespace {

std::vector<std::string> texts()
{
    std::vector<std::string> result(static_cast<std::size_t>(below(3)));
    for (std::string &item : result)
        item = someText();
    return result;
}

double coordinate()
{
    return static_cast<double>(below(20000) - 10000) / (chance(50) ? 1 : 7);
}

std::vector<Id> elementIds(const Model &model)
{
    std::vector<Id> ids;
    for (const Element &element : model.elements())
        ids.push_back(element.id);
    return ids;
}

OriginPtr origin(const Value &value)
{
    if (chance(50))
        return nullptr;
    Origin result;
    result.source = chance(70) ? Origin::Source::Artefact : Origin::Source::Person;
    result.file = SharedText(chance(50) ? "compose.yaml" : someText());
    result.line = below(500);
    result.object = SharedText(chance(50) ? "service/web" : someText());
    if (chance(20))
        result.note = SharedText(someText());
    for (int count = chance(20) ? below(3) : 0; count > 0; --count)
        result.also.push_back({SharedText("roles.yaml"), below(500), SharedText(someText())});
    if (chance(80))
        result.imported = value;
    return std::make_shared<const Origin>(std::move(result));
}

ImportRecordPtr importRecord()
{
    if (chance(50))
        return nullptr;
    ImportRecord record;
    record.sourceKey = "compose/service/" + someText();
    record.name = someText();
    record.parent = chance(50) ? "host" : "";
    record.platform = chance(50) ? Platform::Docker : Platform::Kubernetes;
    record.implied = chance(20);
    record.origin.source = Origin::Source::Artefact;
    record.origin.file = SharedText("compose.yaml");
    record.origin.line = below(500);
    record.origin.object = SharedText("service/web");
    return std::make_shared<const ImportRecord>(std::move(record));
}

void stateSomething(const Model &model, Kind kind, PropertyList &properties)
{
    const auto defs = model.vocabulary().properties(kind);
    for (int count = below(6); count > 0 && !defs.empty(); --count) {
        const PropertyDef &def = defs[static_cast<std::size_t>(below(static_cast<int>(defs.size())))];
        const Value value = *anyValue(model, def);
        const OriginPtr from = origin(value);
        properties.set(def.key, chance(10) ? Value() : value, from);
    }
}

template <typename Subject>
void describe(Subject &subject)
{
    subject.name = someText();
    if (chance(20))
        subject.notes = someText();
    subject.outOfScope = chance(10);
    if (subject.outOfScope)
        subject.outOfScopeReason = someText();
    subject.import = importRecord();
}

Kind anyKind()
{
    return allKinds[static_cast<std::size_t>(below(static_cast<int>(allKinds.size()) - 1))]; // no data flow
}

Id anyId()
{
    static const std::vector<Id> shapes = {"web", "net.back-tier", "default/Deployment/web/app", "база",
                                           "a~b/c\"d\\e"};
    return pick(shapes) + std::to_string(below(40));
}

std::optional<Date> anyDate()
{
    if (chance(50))
        return std::nullopt;
    return Date{std::chrono::sys_days(std::chrono::days(below(40000)))};
}

} // namespace

std::vector<Id> subjectIds(const Model &model)
{
    std::vector<Id> ids = elementIds(model);
    for (const Flow &flow : model.flows())
        ids.push_back(flow.id);
    return ids;
}

Element anyElement(const Model &model)
{
    Element element;
    element.id = anyId();
    element.kind = anyKind();
    describe(element);
    const auto ids = elementIds(model);
    if (!ids.empty() && chance(60))
        element.parent = pick(ids);
    stateSomething(model, element.kind, element.properties);
    return element;
}

Flow anyFlow(const Model &model)
{
    const auto ids = elementIds(model);
    Flow flow;
    flow.source = ids.empty() || chance(3) ? "nobody" : pick(ids);
    flow.target = ids.empty() || chance(3) ? "nobody" : pick(ids);
    flow.id = flowId(flow.source, flow.target, chance(30) ? "#" + std::to_string(below(5)) : "");
    flow.kind = allFlowKinds[static_cast<std::size_t>(below(6))];
    flow.bidirectional = chance(30);
    describe(flow);
    stateSomething(model, Kind::DataFlow, flow.properties);
    return flow;
}

View anyView(const Model &model)
{
    View view;
    view.id = "view" + std::to_string(below(4));
    view.name = someText();
    view.wholeModel = chance(50);
    if (!view.wholeModel)
        for (const Id &id : subjectIds(model))
            if (chance(50))
                view.members.push_back(id);
    std::sort(view.members.begin(), view.members.end());
    for (const FlowKind kind : allFlowKinds)
        if (chance(20))
            view.flowKinds.push_back(kind);
    return view;
}

Placement anyPlacement(const Model &model)
{
    const auto ids = subjectIds(model);
    const auto view = pickFrom(model.views());
    Placement placement;
    placement.view = view ? view->id : "nowhere";
    placement.item = ids.empty() ? "nobody" : pick(ids);
    if (chance(80))
        placement.rect = {coordinate(), coordinate(), std::abs(coordinate()), std::abs(coordinate())};
    for (int count = chance(50) ? 0 : below(4); count > 0; --count)
        placement.bends.push_back({coordinate(), coordinate()});
    return placement;
}

Decision anyDecision(const Model &model)
{
    const auto ids = subjectIds(model);
    Decision decision;
    decision.finding = "E1." + std::to_string(below(4)) + "@" + (ids.empty() ? "gone" : pick(ids));
    decision.state = static_cast<DecisionState>(below(5));
    decision.rationale = someText();
    decision.owner = someText();
    decision.date = anyDate();
    decision.expiry = anyDate();
    decision.ticket = someText();
    decision.rating = static_cast<Rating>(below(5));
    decision.basis = static_cast<Basis>(below(4));
    return decision;
}

ManualThreat anyThreat(const Model &model)
{
    const auto ids = subjectIds(model);
    ManualThreat threat;
    threat.id = "manual." + std::to_string(below(6));
    threat.subject = ids.empty() ? "nobody" : pick(ids);
    threat.category = static_cast<Stride>(below(6));
    threat.title = someText();
    threat.description = someText();
    threat.mitigation = someText();
    threat.likelihood = 1 + below(chance(10) ? 9 : 5);
    threat.impact = 1 + below(5);
    threat.origin = origin({});
    return threat;
}

Metadata anyMetadata(const Model &model)
{
    const auto ids = elementIds(model);
    Metadata metadata;
    metadata.title = someText();
    metadata.version = someText();
    metadata.description = someText();
    metadata.scope = someText();
    metadata.baseline = someText();
    metadata.authors = texts();
    metadata.reviewers = texts();
    metadata.assumptions = texts();
    metadata.threatActors = texts();
    for (int count = below(3); count > 0; --count)
        metadata.assets.push_back({someText(), ids.empty() || chance(30) ? "" : pick(ids), someText()});
    return metadata;
}

SourceFile anySource()
{
    SourceFile source;
    source.path = "compose" + std::to_string(below(3)) + ".yaml";
    source.format = "compose";
    source.sha256 = someText();
    for (int count = below(3); count > 0; --count)
        source.dismissed.push_back("key" + std::to_string(count));
    std::sort(source.dismissed.begin(), source.dismissed.end());
    source.referred = chance(30);
    if (chance(30))
        source.folder = someText();
    return source;
}

CatalogSwitch anySwitch()
{
    return {"T2." + std::to_string(below(9)), chance(50), someText()};
}

rc::Gen<std::string> anyText()
{
    return rc::gen::exec([] {
        static const std::vector<std::string> pieces = {
            "a",    "web",  " ",  "\"",   "\\", "\n",         "\t",
            "/",    "~1",   "é",  "→",    "数", "\U0001F600", std::string(1, '\0'),
            "\x1f", "\x7f", "%1", "null", "{}", "0"};
        std::string result;
        for (int count = below(6); count > 0; --count)
            result += pick(pieces);
        return result;
    });
}

rc::Gen<Value> anyValue(const Model &model, const PropertyDef &def)
{
    return rc::gen::exec([model, &def]() -> Value { // by value, because shrinking comes back later
        const double minimum = def.minimum.value_or(-1e6);
        const double maximum = std::min(def.maximum.value_or(1e6), minimum + 1e6);
        std::vector<Id> targets;
        for (const Element &element : model.elements())
            if (std::find(def.targets.begin(), def.targets.end(), element.kind) != def.targets.end())
                targets.push_back(element.id);
        switch (def.type) {
        case PropertyType::Bool:
            return chance(50);
        case PropertyType::Integer:
            return static_cast<std::int64_t>(minimum) + below(static_cast<int>(maximum - minimum) + 1);
        case PropertyType::Real:
            return minimum + (maximum - minimum) * below(1001) / 1000.0;
        case PropertyType::Text:
            return someText();
        case PropertyType::Enum:
            return EnumValue{static_cast<std::uint16_t>(below(static_cast<int>(def.enumValues.size())))};
        case PropertyType::TextList:
            if (def.enumValues.empty())
                return Value(texts());
            return Value(Value::TextList{pick(def.enumValues), pick(def.enumValues)});
        case PropertyType::Date:
            return Date{std::chrono::sys_days(std::chrono::days(below(40000)))};
        case PropertyType::Reference:
            return targets.empty() ? Value() : Value(pick(targets));
        case PropertyType::ReferenceList:
            return targets.empty() ? Value() : Value(Value::TextList{pick(targets), pick(targets)});
        }
        return {};
    });
}

} // namespace bulkhead::testing
