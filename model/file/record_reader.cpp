#include "model/file/item_reader.h"

// The part of ItemReader that reads what a model holds beside elements and flows.
namespace bulkhead::model {

View ItemReader::view(std::string_view id, std::vector<Placement> *placements)
{
    View view;
    view.id = id;
    m_reader.enterObject("a view");
    while (const auto key = m_reader.nextKey()) {
        if (*key == "flow_kinds") {
            view.flowKinds = flowKinds();
        } else if (*key == "members") {
            view.wholeModel = false;
            view.members = texts("a list of ids");
        } else if (*key == "name") {
            view.name = m_reader.text("a name");
        } else if (*key == "placements" && placements) {
            m_reader.enterObject("an object of placements");
            while (const auto item = m_reader.nextKey())
                placements->push_back(placement(id, *item));
        } else {
            unknownKey(*key, {"flow_kinds", "members", "name", "placements"});
        }
    }
    return view;
}

std::vector<FlowKind> ItemReader::flowKinds()
{
    std::vector<FlowKind> kinds;
    m_reader.enterList("a list of kinds of flow");
    while (m_reader.nextItem())
        kinds.push_back(flowKind());
    return kinds;
}

Rect ItemReader::rect()
{
    constexpr std::string_view expected = "four numbers: x, y, width, height";
    Rect rect;
    std::size_t count = 0;
    double *const numbers[] = {&rect.x, &rect.y, &rect.width, &rect.height};
    m_reader.enterList(expected);
    while (m_reader.nextItem()) {
        const double number = m_reader.real("a number");
        if (count == 4)
            m_reader.fail("model.bad-geometry", "there is a number too many; expected %1",
                          {std::string(expected)});
        *numbers[count++] = number;
    }
    if (count < 4)
        m_reader.fail("model.bad-geometry", "a number is missing; expected %1", {std::string(expected)});
    return rect;
}

std::vector<Point> ItemReader::bends()
{
    std::vector<Point> points;
    m_reader.enterList("a list of points");
    while (m_reader.nextItem()) {
        std::vector<double> numbers;
        m_reader.enterList("a point: x, y");
        while (m_reader.nextItem())
            numbers.push_back(m_reader.real("a number"));
        if (numbers.size() != 2)
            m_reader.fail("model.bad-geometry", "a point has two numbers: x, y");
        points.push_back({numbers[0], numbers[1]});
    }
    return points;
}

Placement ItemReader::placement(std::string_view view, std::string_view item)
{
    Placement placement;
    placement.view = view;
    placement.item = item;
    if (m_reader.peek() == JsonReader::Type::List) {
        placement.rect = rect();
        return placement;
    }
    m_reader.enterObject("four numbers, or an object of bends and rect");
    while (const auto key = m_reader.nextKey()) {
        if (*key == "bends")
            placement.bends = bends();
        else if (*key == "rect")
            placement.rect = rect();
        else
            unknownKey(*key, {"bends", "rect"});
    }
    return placement;
}

Decision ItemReader::decision(std::string_view finding)
{
    Decision decision;
    decision.finding = finding;
    m_reader.enterObject("a decision");
    while (const auto key = m_reader.nextKey()) {
        if (*key == "state")
            decision.state = named(decisionStateFromName,
                                   "a state (open, mitigated, accepted, transferred or not_applicable)");
        else if (*key == "rationale")
            decision.rationale = m_reader.text("a text");
        else if (*key == "owner")
            decision.owner = m_reader.text("a name");
        else if (*key == "date")
            decision.date = date();
        else if (*key == "expiry")
            decision.expiry = date();
        else if (*key == "ticket")
            decision.ticket = m_reader.text("a link or number");
        else if (*key == "rating")
            decision.rating = named(ratingFromName, "a rating (none, low, medium, high or critical)");
        else if (*key == "basis")
            decision.basis =
                named(basisFromName, "a basis (unverified, assumed_default, imported_default or stated)");
        else
            unknownKey(*key, {"basis", "date", "expiry", "owner", "rating", "rationale", "state", "ticket"});
    }
    return decision;
}

ManualThreat ItemReader::manualThreat(std::string_view id)
{
    ManualThreat threat;
    threat.id = id;
    m_reader.enterObject("a threat");
    while (const auto key = m_reader.nextKey()) {
        if (*key == "subject") {
            threat.subject = m_reader.text("the id of an element or flow");
        } else if (*key == "category") {
            threat.category = named(strideFromName, "a STRIDE category (spoofing, tampering, repudiation, "
                                                    "information_disclosure, denial_of_service or "
                                                    "elevation_of_privilege)");
        } else if (*key == "title") {
            threat.title = m_reader.text("a title");
        } else if (*key == "description") {
            threat.description = m_reader.text("a text");
        } else if (*key == "mitigation") {
            threat.mitigation = m_reader.text("a text");
        } else if (*key == "likelihood") {
            threat.likelihood = smallInteger("a number between 1 and 5");
        } else if (*key == "impact") {
            threat.impact = smallInteger("a number between 1 and 5");
        } else if (*key == "origin") {
            auto origin = std::make_shared<Origin>();
            origin->source = Origin::Source::Artefact;
            m_reader.enterObject("an origin");
            while (const auto member = m_reader.nextKey())
                if (!originMember(*member, *origin))
                    unknownKey(*member, {"also", "by", "file", "line", "note", "object"});
            threat.origin = std::move(origin);
        } else {
            unknownKey(*key, {"category", "description", "impact", "likelihood", "mitigation", "origin",
                              "subject", "title"});
        }
    }
    return threat;
}

std::vector<Asset> ItemReader::assets()
{
    std::vector<Asset> result;
    m_reader.enterList("a list of assets");
    while (m_reader.nextItem()) {
        Asset asset;
        m_reader.enterObject("an asset");
        while (const auto key = m_reader.nextKey()) {
            if (*key == "name")
                asset.name = m_reader.text("a name");
            else if (*key == "element")
                asset.element = m_reader.text("the id of an element");
            else if (*key == "reason")
                asset.reason = m_reader.text("a text");
            else
                unknownKey(*key, {"element", "name", "reason"});
        }
        result.push_back(std::move(asset));
    }
    return result;
}

Metadata ItemReader::metadata()
{
    Metadata metadata;
    m_reader.enterObject("an object of metadata");
    while (const auto key = m_reader.nextKey()) {
        if (*key == "title")
            metadata.title = m_reader.text("a title");
        else if (*key == "version")
            metadata.version = m_reader.text("a version");
        else if (*key == "description")
            metadata.description = m_reader.text("a text");
        else if (*key == "scope")
            metadata.scope = m_reader.text("a text");
        else if (*key == "authors")
            metadata.authors = texts("a list of names");
        else if (*key == "reviewers")
            metadata.reviewers = texts("a list of names");
        else if (*key == "assumptions")
            metadata.assumptions = texts("a list of texts");
        else if (*key == "threat_actors")
            metadata.threatActors = texts("a list of texts");
        else if (*key == "assets")
            metadata.assets = assets();
        else if (*key == "baseline")
            metadata.baseline = m_reader.text("the path of a model");
        else
            unknownKey(*key, {"assets", "assumptions", "authors", "baseline", "description", "reviewers",
                              "scope", "threat_actors", "title", "version"});
    }
    return metadata;
}

CatalogSwitch ItemReader::catalogSwitch(std::string_view target)
{
    CatalogSwitch item;
    item.target = target;
    m_reader.enterObject("a catalog switch");
    while (const auto key = m_reader.nextKey()) {
        if (*key == "enabled")
            item.enabled = m_reader.boolean("true or false");
        else if (*key == "reason")
            item.reason = m_reader.text("a text");
        else
            unknownKey(*key, {"enabled", "reason"});
    }
    return item;
}

SourceFile ItemReader::source(std::string_view path)
{
    SourceFile source;
    source.path = path;
    m_reader.enterObject("a source file");
    while (const auto key = m_reader.nextKey()) {
        if (*key == "format")
            source.format = m_reader.text("a format");
        else if (*key == "folder")
            source.folder = m_reader.text("a folder");
        else if (*key == "sha256")
            source.sha256 = m_reader.text("a hash");
        else if (*key == "dismissed")
            source.dismissed = texts("a list of source keys");
        else if (*key == "referred")
            source.referred = m_reader.boolean("true or false");
        else
            unknownKey(*key, {"dismissed", "folder", "format", "referred", "sha256"});
    }
    return source;
}

} // namespace bulkhead::model
