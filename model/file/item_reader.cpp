#include "model/file/item_reader.h"

#include "model/file/json_value.h"
#include "model/ids.h"

#include <algorithm>
#include <limits>

namespace bulkhead::model {

namespace {

std::optional<Kind> elementKindFromName(std::string_view name)
{
    const auto kind = kindFromName(name);
    return kind == Kind::DataFlow ? std::nullopt : kind;
}

} // namespace

void ItemReader::unknownKey(std::string_view key, std::vector<std::string_view> known)
{
    std::string list;
    for (const std::string_view name : known)
        list.append(list.empty() ? "" : ", ").append(name);
    m_reader.fail("model.unknown-key", "there is no “%1” here%2; expected one of %3",
                  {std::string(key), suggestion(key, known), list});
}

void ItemReader::missing(std::string_view key)
{
    m_reader.fail("model.missing-key", "“%1” is missing here", {std::string(key)});
}

SharedText ItemReader::shared(std::string_view text)
{
    auto place = m_texts.find(std::string(text));
    if (place == m_texts.end())
        place = m_texts.emplace(std::string(text), SharedText(std::string(text))).first;
    return place->second;
}

const PropertyDef &ItemReader::property(Kind kind, std::string_view name)
{
    if (const PropertyDef *def = m_vocabulary.find(kind, name))
        return *def;
    std::vector<std::string_view> known;
    for (const PropertyDef &def : m_vocabulary.properties(kind))
        known.push_back(def.name);
    m_reader.fail("model.unknown-property", "a %1 has no property “%2”%3",
                  {std::string(kindName(kind)), std::string(name), suggestion(name, known)});
}

int ItemReader::smallInteger(std::string_view expected)
{
    const std::int64_t number = m_reader.integer(expected);
    if (number < 0 || number > std::numeric_limits<int>::max())
        m_reader.fail("model.out-of-range", "%1 is out of range; expected %2",
                      {std::to_string(number), std::string(expected)});
    return static_cast<int>(number);
}

Date ItemReader::date()
{
    const std::string_view text = m_reader.text("a date (YYYY-MM-DD)");
    const auto date = Date::parse(text);
    if (!date)
        m_reader.fail("model.bad-date", "“%1” is no date; expected YYYY-MM-DD", {std::string(text)});
    return *date;
}

FlowKind ItemReader::flowKind()
{
    return named(flowKindFromName, "a kind of flow (data, pull, push, control, mount or log)");
}

std::vector<std::string> ItemReader::texts(std::string_view expected)
{
    std::vector<std::string> result;
    m_reader.enterList(expected);
    while (m_reader.nextItem())
        result.emplace_back(m_reader.text("a text"));
    return result;
}

bool ItemReader::originMember(std::string_view key, Origin &origin)
{
    if (key == "by") {
        if (m_reader.text("\"person\"") != "person")
            m_reader.fail("model.unknown-name",
                          "expected \"person\"; leave it out of what an artefact states");
        origin.source = Origin::Source::Person;
    } else if (key == "file") {
        origin.file = shared(m_reader.text("the path of a file"));
    } else if (key == "line") {
        origin.line = smallInteger("a line number");
    } else if (key == "object") {
        origin.object = shared(m_reader.text("the name of an object"));
    } else if (key == "note") {
        origin.note = shared(m_reader.text("a note"));
    } else if (key == "also") {
        origin.also = places();
    } else {
        return false;
    }
    return true;
}

std::vector<Place> ItemReader::places()
{
    std::vector<Place> result;
    m_reader.enterList("a list of places");
    while (m_reader.nextItem()) {
        Place &place = result.emplace_back();
        m_reader.enterObject("a place");
        while (const auto key = m_reader.nextKey()) {
            if (*key == "file")
                place.file = shared(m_reader.text("the path of a file"));
            else if (*key == "line")
                place.line = smallInteger("a line number");
            else if (*key == "object")
                place.object = shared(m_reader.text("the name of an object"));
            else
                unknownKey(*key, {"file", "line", "object"});
        }
    }
    return result;
}

ItemReader::StatedOrigin ItemReader::statedOrigin(const PropertyDef &def)
{
    StatedOrigin stated;
    stated.key = def.key;
    stated.origin.source = Origin::Source::Artefact;
    m_reader.enterObject("an origin");
    while (const auto key = m_reader.nextKey()) {
        stated.hasFile = stated.hasFile || *key == "file";
        stated.hasObject = stated.hasObject || *key == "object";
        if (*key == "imported") {
            stated.hasImported = true;
            if (!m_reader.null())
                stated.origin.imported = readValue(m_reader, def);
        } else if (!originMember(*key, stated.origin)) {
            unknownKey(*key, {"also", "by", "file", "imported", "line", "note", "object"});
        }
    }
    return stated;
}

std::shared_ptr<ImportRecord> ItemReader::import()
{
    auto record = std::make_shared<ImportRecord>();
    record->origin.source = Origin::Source::Artefact;
    m_reader.enterObject("an import record");
    while (const auto key = m_reader.nextKey()) {
        if (*key == "source_key")
            record->sourceKey = m_reader.text("a source key");
        else if (*key == "name")
            record->name = m_reader.text("a name");
        else if (*key == "parent")
            record->parent = m_reader.text("an id");
        else if (*key == "platform")
            record->platform = named(platformFromName, "a platform (docker or kubernetes)");
        else if (*key == "implied")
            record->implied = m_reader.boolean("true or false");
        else if (!originMember(*key, record->origin))
            unknownKey(*key, {"also", "by", "file", "implied", "line", "name", "note", "object", "parent",
                              "platform", "source_key"});
    }
    return record;
}

void ItemReader::properties(Kind kind, PropertyList &list)
{
    PropertyList read;
    m_reader.enterObject("an object of properties");
    while (const auto key = m_reader.nextKey()) {
        const PropertyDef &def = property(kind, *key);
        Property stated{def.key, {}, nullptr};
        if (!m_reader.null())
            stated.value = readValue(m_reader, def);
        read.put(std::move(stated));
    }
    list = read; // a copy, because that takes no more memory than it needs
}

void ItemReader::origins(Kind kind, std::vector<StatedOrigin> &list)
{
    m_reader.enterObject("an object of origins");
    while (const auto key = m_reader.nextKey())
        list.push_back(statedOrigin(property(kind, *key)));
}

// Puts properties and their origins together, whatever their order in the file.
void ItemReader::settle(Subject &subject)
{
    for (StatedOrigin &stated : subject.origins) {
        const Property *property = subject.properties.find(stated.key);
        if (!property)
            m_reader.fail("model.origin-without-property",
                          "there is an origin of “%1”, but no such property here",
                          {std::string(m_vocabulary.name(stated.key))});
        if (subject.import && !stated.hasFile)
            stated.origin.file = subject.import->origin.file;
        if (subject.import && !stated.hasObject)
            stated.origin.object = subject.import->origin.object;
        if (!stated.hasImported)
            stated.origin.imported = property->value;
        subject.properties.put(
            {stated.key, property->value, std::make_shared<const Origin>(std::move(stated.origin))});
    }
    for (const Property &property : subject.properties)
        if (property.value.isUnset() && (!property.origin || property.origin->imported.isUnset()))
            m_reader.fail(
                "model.empty-property",
                "“%1” is null, which only what was imported can be; leave it out when it is unknown",
                {std::string(m_vocabulary.name(property.key))});
}

bool ItemReader::subjectMember(std::string_view key, Subject &subject, std::string &name, std::string &notes,
                               bool &outOfScope, std::string &reason)
{
    if (key == "name")
        name = m_reader.text("a name");
    else if (key == "notes")
        notes = m_reader.text("a text");
    else if (key == "out_of_scope")
        outOfScope = m_reader.boolean("true or false");
    else if (key == "out_of_scope_reason")
        reason = m_reader.text("a text");
    else if (key == "import")
        subject.import = import();
    else
        return false;
    return true;
}

Element ItemReader::element(std::string_view id)
{
    Element element;
    element.id = id;
    Subject subject;
    std::optional<Kind> kind;
    std::vector<JsonReader::Bookmark> later; // what needs the kind and stands before it
    const auto readTyped = [&](std::string_view key) {
        if (key == "properties")
            properties(*kind, subject.properties);
        else
            origins(*kind, subject.origins);
    };

    m_reader.enterObject("an element");
    const std::size_t start = m_reader.offset();
    while (const auto key = m_reader.nextKey()) {
        if (*key == "kind")
            kind = named(elementKindFromName, "a kind of element");
        else if (*key == "parent")
            element.parent = m_reader.text("the id of an element");
        else if (*key == "properties" || *key == "origins") {
            if (kind)
                readTyped(*key);
            else
                later.push_back(m_reader.skipForLater());
        } else if (!subjectMember(*key, subject, element.name, element.notes, element.outOfScope,
                                  element.outOfScopeReason))
            unknownKey(*key, {"import", "kind", "name", "notes", "origins", "out_of_scope",
                              "out_of_scope_reason", "parent", "properties"});
    }
    m_reader.setPlace(start);
    if (!kind)
        missing("kind");
    for (const JsonReader::Bookmark &mark : later)
        m_reader.revisit(mark, [&] { readTyped(mark.key); });
    m_reader.setPlace(start);
    settle(subject);
    element.kind = *kind;
    element.properties = std::move(subject.properties);
    element.import = std::move(subject.import);
    return element;
}

Flow ItemReader::flow(std::string_view id)
{
    Flow flow;
    flow.id = id;
    Subject subject;
    m_reader.enterObject("a flow");
    const std::size_t start = m_reader.offset();
    while (const auto key = m_reader.nextKey()) {
        if (*key == "kind")
            flow.kind = flowKind();
        else if (*key == "source")
            flow.source = m_reader.text("the id of an element");
        else if (*key == "target")
            flow.target = m_reader.text("the id of an element");
        else if (*key == "bidirectional")
            flow.bidirectional = m_reader.boolean("true or false");
        else if (*key == "properties")
            properties(Kind::DataFlow, subject.properties);
        else if (*key == "origins")
            origins(Kind::DataFlow, subject.origins);
        else if (!subjectMember(*key, subject, flow.name, flow.notes, flow.outOfScope, flow.outOfScopeReason))
            unknownKey(*key, {"bidirectional", "import", "kind", "name", "notes", "origins", "out_of_scope",
                              "out_of_scope_reason", "properties", "source", "target"});
    }
    m_reader.setPlace(start);
    if (flow.source.empty())
        missing("source");
    if (flow.target.empty())
        missing("target");
    settle(subject);
    flow.properties = std::move(subject.properties);
    flow.import = std::move(subject.import);
    return flow;
}

} // namespace bulkhead::model
