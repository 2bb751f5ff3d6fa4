// SPDX-License-Identifier: Apache-2.0
#include "model/file/item_reader.h"

#include "model/file/json_value.h"

#include <limits>

// The values of fields.
namespace bulkhead::model {

void ItemReader::unknownKey(std::string_view key, const std::vector<std::string_view> &known)
{
    std::string list;
    for (const std::string_view name : known)
        list.append(list.empty() ? "" : ", ").append(name);
    m_reader.fail("model.unknown-key", "there is no “%1” here%2; expected one of %3",
                  {std::string(key), suggestion(key, known), list});
}

SharedText ItemReader::shared(std::string_view text)
{
    auto place = m_texts.find(std::string(text));
    if (place == m_texts.end())
        place = m_texts.emplace(std::string(text), SharedText(std::string(text))).first;
    return place->second;
}

void ItemReader::read(std::string &value, std::string_view expected)
{
    value = m_reader.text(expected);
}

void ItemReader::read(bool &value, std::string_view expected)
{
    value = m_reader.boolean(expected);
}

void ItemReader::read(int &value, std::string_view expected)
{
    const std::int64_t number = m_reader.integer(expected);
    if (number < 0 || number > std::numeric_limits<int>::max())
        m_reader.fail("model.out-of-range", "%1 is out of range; expected %2",
                      {std::to_string(number), std::string(expected)});
    value = static_cast<int>(number);
}

void ItemReader::read(Kind &value, std::string_view)
{
    static const std::string expected(EnumNames<Kind>::what);
    value = named<Kind>(expected);
}

void ItemReader::read(Date &value, std::string_view)
{
    const std::string_view text = m_reader.text("a date (YYYY-MM-DD)");
    const std::optional<Date> date = Date::parse(text);
    if (!date)
        m_reader.fail("model.bad-date", "“%1” is no date; expected YYYY-MM-DD", {std::string(text)});
    value = *date;
}

void ItemReader::read(std::map<Id, bool> &flags, std::string_view)
{
    m_reader.enterObject("an object of true and false");
    while (const auto id = m_reader.nextKey())
        flags[std::string(*id)] = m_reader.boolean("true or false");
}

void ItemReader::read(std::vector<std::string> &value, std::string_view expected)
{
    m_reader.enterList(expected);
    while (m_reader.nextItem())
        value.emplace_back(m_reader.text("a text"));
}

void ItemReader::read(std::vector<FlowKind> &value, std::string_view)
{
    m_reader.enterList("a list of kinds of flow");
    while (m_reader.nextItem())
        value.push_back(named<FlowKind>(expectedName<FlowKind>()));
}

void ItemReader::read(Rect &rect, std::string_view)
{
    constexpr std::string_view expected = "four numbers: x, y, width, height";
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
}

void ItemReader::read(std::vector<Point> &points, std::string_view)
{
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
        read(origin.line, "a line number");
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
                read(place.line, "a line number");
            else if (*key == "object")
                place.object = shared(m_reader.text("the name of an object"));
            else
                unknownKey(*key, {"file", "line", "object"});
        }
    }
    return result;
}

void ItemReader::read(OriginPtr &value, std::string_view)
{
    auto origin = std::make_shared<Origin>();
    origin->source = Origin::Source::Artefact;
    m_reader.enterObject("an origin");
    while (const auto key = m_reader.nextKey())
        if (!originMember(*key, *origin))
            unknownKey(*key, {"also", "by", "file", "line", "note", "object"});
    value = std::move(origin);
}

void ItemReader::read(ImportRecordPtr &value, std::string_view)
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
            record->platform = named<Platform>(expectedName<Platform>());
        else if (*key == "implied")
            record->implied = m_reader.boolean("true or false");
        else if (!originMember(*key, record->origin))
            unknownKey(*key, {"also", "by", "file", "implied", "line", "name", "note", "object", "parent",
                              "platform", "source_key"});
    }
    value = std::move(record);
}

} // namespace bulkhead::model
