// SPDX-License-Identifier: Apache-2.0
#include "item_generators.h"

#include "model/enum_names.h"
#include "model/fields.h"
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

// Fills the fields of a record by their type. Some references lead nowhere.
template <typename T>
class Filling
{
public:
    Filling(const Model &model, T &item)
        : m_model(model), m_item(item), m_elements(elementIds(model)), m_subjects(subjectIds(model))
    {
        forEachField<T>([this](const auto &field) { fill(m_item.*field.member, field); });
    }

private:
    template <typename V>
    using Of = Field<T, V>;

    void fill(std::string &value, const Of<std::string> &field)
    {
        const bool isElement = field.expected == "the id of an element";
        const std::vector<Id> &ids = isElement ? m_elements : m_subjects;
        if (!isElement && field.expected != "the id of an element or flow")
            value = chance(field.written == Written::Always ? 100 : 70) ? someText() : std::string();
        else if (field.written == Written::Required)
            value = ids.empty() || chance(3) ? "nobody" : pick(ids);
        else if (!ids.empty() && chance(60))
            value = pick(ids);
    }
    void fill(bool &value, const Of<bool> &) { value = chance(30); }
    void fill(int &value, const Of<int> &) { value = 1 + below(chance(10) ? 9 : 5); } // levels
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void fill(Enum &value, const Of<Enum> &)
    {
        value = static_cast<Enum>(below(static_cast<int>(EnumNames<Enum>::names.size())));
    }
    void fill(Kind &value, const Of<Kind> &) { value = anyKind(); }
    void fill(std::optional<Date> &value, const Of<std::optional<Date>> &) { value = anyDate(); }
    void fill(std::optional<bool> &value, const Of<std::optional<bool>> &)
    {
        if (chance(30))
            value = chance(50);
    }
    void fill(std::optional<Routing> &value, const Of<std::optional<Routing>> &)
    {
        if (chance(50))
            value = static_cast<Routing>(below(3));
    }
    void fill(std::map<Id, bool> &value, const Of<std::map<Id, bool>> &)
    {
        for (int count = chance(30) ? below(3) : 0; count > 0; --count)
            value[anyId()] = chance(50);
    }
    void fill(std::vector<CanvasNote> &value, const Of<std::vector<CanvasNote>> &)
    {
        value.resize(static_cast<std::size_t>(chance(30) ? below(3) : 0));
        for (CanvasNote &note : value)
            Filling<CanvasNote>(m_model, note);
    }
    void fill(std::vector<std::string> &value, const Of<std::vector<std::string>> &field)
    {
        value = texts();
        if (field.expected == "a list of ids")
            std::generate(value.begin(), value.end(), anyId);
        if (field.merging != Merging::Sorted)
            return;
        std::sort(value.begin(), value.end());
        value.erase(std::unique(value.begin(), value.end()), value.end());
    }
    void fill(std::vector<FlowKind> &value, const Of<std::vector<FlowKind>> &)
    {
        for (const FlowKind kind : allFlowKinds)
            if (chance(20))
                value.push_back(kind);
    }
    void fill(std::vector<Asset> &value, const Of<std::vector<Asset>> &)
    {
        value.resize(static_cast<std::size_t>(below(3)));
        for (Asset &asset : value)
            Filling<Asset>(m_model, asset);
    }
    void fill(Rect &value, const Of<Rect> &)
    {
        if (chance(80))
            value = {coordinate(), coordinate(), std::abs(coordinate()), std::abs(coordinate())};
    }
    void fill(std::vector<Point> &value, const Of<std::vector<Point>> &)
    {
        for (int count = chance(50) ? 0 : below(4); count > 0; --count)
            value.push_back({coordinate(), coordinate()});
    }
    void fill(OriginPtr &value, const Of<OriginPtr> &) { value = origin({}); }
    void fill(ImportRecordPtr &value, const Of<ImportRecordPtr> &) { value = importRecord(); }
    void fill(PropertyList &value, const Of<PropertyList> &)
    {
        stateSomething(m_model, kindOf(m_item), value); // the kind comes before in the list
    }

    const Model &m_model;
    T &m_item;
    std::vector<Id> m_elements;
    std::vector<Id> m_subjects;
};

template <typename T>
T filled(const Model &model)
{
    T item;
    Filling<T>(model, item);
    return item;
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
    Element element = filled<Element>(model);
    element.id = anyId();
    return element;
}

Flow anyFlow(const Model &model)
{
    Flow flow = filled<Flow>(model);
    flow.id = flowId(flow.source, flow.target, chance(30) ? "#" + std::to_string(below(5)) : "");
    return flow;
}

View anyView(const Model &model)
{
    View view = filled<View>(model);
    view.id = "view" + std::to_string(below(4));
    view.members.clear();
    if (!view.wholeModel)
        for (const Id &id : subjectIds(model))
            if (chance(50))
                view.members.push_back(id);
    std::sort(view.members.begin(), view.members.end());
    return view;
}

Placement anyPlacement(const Model &model)
{
    const auto ids = subjectIds(model);
    const auto view = pickFrom(model.views());
    Placement placement = filled<Placement>(model);
    placement.view = view ? view->id : "nowhere";
    placement.item = ids.empty() ? "nobody" : pick(ids);
    return placement;
}

Decision anyDecision(const Model &model)
{
    const auto ids = subjectIds(model);
    Decision decision = filled<Decision>(model);
    decision.finding = "E1." + std::to_string(below(4)) + "@" + (ids.empty() ? "gone" : pick(ids));
    return decision;
}

ManualThreat anyThreat(const Model &model)
{
    ManualThreat threat = filled<ManualThreat>(model);
    threat.id = "manual." + std::to_string(below(6));
    return threat;
}

Metadata anyMetadata(const Model &model)
{
    return filled<Metadata>(model);
}

SourceFile anySource(const Model &model)
{
    SourceFile source = filled<SourceFile>(model);
    source.path = "compose" + std::to_string(below(3)) + ".yaml";
    return source;
}

CatalogSwitch anySwitch(const Model &model)
{
    CatalogSwitch item = filled<CatalogSwitch>(model);
    item.target = "T2." + std::to_string(below(9));
    return item;
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
