// SPDX-License-Identifier: Apache-2.0
#include "model/file/json_value.h"
#include "model/json/json_reader.h"
#include "model/names.h"
#include "model/vocabulary.h"

#include <algorithm>
#include <array>
#include <set>

namespace bulkhead::model {

namespace {

constexpr std::array<std::string_view, 9> typeNames = {
    "bool", "integer", "real", "text", "enum", "text_list", "date", "reference", "reference_list"};

// Values are typed by their declaration, whose keys may come in any order: the file is read twice,
// first the declarations, then the values in them.
enum class Pass : std::uint8_t { Declarations, Values };

class VocabularyReader
{
public:
    VocabularyReader(std::string_view json, std::string_view file, std::vector<PropertyDef> &defs, Pass pass)
        : m_reader(json, file), m_defs(defs), m_pass(pass)
    {}

    // Of the second pass; properties are named by their place among the declarations.
    std::vector<JointQuestion> takeJointQuestions() { return std::move(m_jointQuestions); }

    void read()
    {
        bool hasFormat = false;
        bool hasProperties = false;
        m_reader.enterObject("a vocabulary");
        while (const auto key = m_reader.nextKey()) {
            if (*key == "format") {
                hasFormat = m_reader.text("bulkhead-vocabulary") == "bulkhead-vocabulary";
            } else if (*key == "version") {
                if (m_reader.integer("a version number") != 1)
                    m_reader.fail("vocabulary.version",
                                  "this version of the vocabulary is not known; expected 1");
            } else if (*key == "properties") {
                readProperties();
                hasProperties = true;
            } else if (*key == "questions" && m_pass == Pass::Values) {
                readJointQuestions();
            } else {
                m_reader.skip();
            }
        }
        m_reader.end();
        if (!hasFormat || !hasProperties)
            m_reader.fail("vocabulary.format",
                          "this is no vocabulary; expected \"format\": \"bulkhead-vocabulary\" "
                          "and a list of properties");
    }

private:
    void readProperties()
    {
        std::size_t index = 0;
        m_reader.enterList("a list of properties");
        while (m_reader.nextItem()) {
            if (m_pass == Pass::Declarations)
                m_defs.emplace_back();
            readProperty(m_defs[index++]);
        }
    }

    void readProperty(PropertyDef &def)
    {
        bool hasKind = false;
        bool hasType = false;
        m_reader.enterObject("a property");
        while (const auto key = m_reader.nextKey()) {
            const bool isValue = *key == "platform_default" || *key == "conditional_defaults";
            if (isValue != (m_pass == Pass::Values) || m_reader.peek() == JsonReader::Type::Null) {
                m_reader.skip();
                continue;
            }
            hasKind = hasKind || *key == "kind";
            hasType = hasType || *key == "type";
            readMember(def, *key);
        }
        if (m_pass == Pass::Declarations)
            checkProperty(def, hasKind, hasType);
    }

    void readMember(PropertyDef &def, std::string_view key)
    {
        if (key == "kind")
            def.kind = readKind();
        else if (key == "name")
            def.name = m_reader.text("a name");
        else if (key == "title")
            def.title = m_reader.text("a title");
        else if (key == "group")
            def.group = m_reader.text("a heading");
        else if (key == "help")
            def.help = m_reader.text("a help text");
        else if (key == "question")
            def.question = m_reader.text("a question");
        else if (key == "unit")
            def.unit = m_reader.text("a unit");
        else if (key == "type")
            def.type = readType();
        else if (key == "enum")
            def.enumValues = readTexts();
        else if (key == "scoped")
            def.scoped = m_reader.boolean("true or false");
        else if (key == "target")
            readTargets(def);
        else if (key == "minimum")
            def.minimum = m_reader.real("a number");
        else if (key == "maximum")
            def.maximum = m_reader.real("a number");
        else if (key == "selector")
            def.selector = m_reader.boolean("true or false");
        else if (key == "source")
            readSource(def.source);
        else if (key == "platform_default")
            readPlatformDefaults(def);
        else if (key == "conditional_defaults")
            readConditionalDefaults(def);
        else
            m_reader.skip(); // what tools and documents add ("role", "note") does not concern the program
    }

    void checkProperty(const PropertyDef &def, bool hasKind, bool hasType)
    {
        if (!hasKind || !hasType || def.name.empty())
            m_reader.fail("vocabulary.incomplete", "a property needs a kind, a name and a type");
        const bool isReference =
            def.type == PropertyType::Reference || def.type == PropertyType::ReferenceList;
        if (def.type == PropertyType::Enum && def.enumValues.empty())
            m_reader.fail("vocabulary.incomplete", "the enumerated property %1 lists no values", {def.name});
        if (isReference && def.targets.empty())
            m_reader.fail("vocabulary.incomplete", "the reference %1 names no kinds that it may lead to",
                          {def.name});
        if (!m_known.insert({def.kind, def.name}).second)
            m_reader.fail("vocabulary.duplicate", "the property %1 of %2 is declared twice",
                          {def.name, std::string(kindName(def.kind))});
    }

    Kind readKind()
    {
        const std::string_view name = m_reader.text("a kind");
        const auto kind = kindFromName(name);
        if (!kind)
            m_reader.fail("vocabulary.unknown-kind", "“%1” is no kind", {std::string(name)});
        return *kind;
    }

    PropertyType readType()
    {
        const std::string_view name = m_reader.text("a type");
        const auto type = fromName<PropertyType>(typeNames, name);
        if (!type)
            m_reader.fail("vocabulary.unknown-type", "“%1” is no type", {std::string(name)});
        return *type;
    }

    void readJointQuestions()
    {
        m_reader.enterList("a list of questions");
        while (m_reader.nextItem()) {
            JointQuestion joint;
            std::vector<JsonReader::Bookmark>
                later; // what names properties of the kind, which may stand last
            m_reader.enterObject("a question");
            while (const auto key = m_reader.nextKey()) {
                if (*key == "kind")
                    joint.kind = readKind();
                else if (*key == "question")
                    joint.question = m_reader.text("a question");
                else if (*key == "properties" || *key == "written" || *key == "answers")
                    later.push_back(m_reader.skipForLater());
                else
                    m_reader.fail("vocabulary.unknown-key", "“%1” is no part of a question",
                                  {std::string(*key)});
            }
            for (const JsonReader::Bookmark &mark : later)
                m_reader.revisit(mark, [&] { readOfKind(joint, mark.key); });
            m_jointQuestions.push_back(std::move(joint));
        }
    }

    void readOfKind(JointQuestion &joint, std::string_view key)
    {
        if (key == "answers")
            readAnswers(joint);
        else
            (key == "written" ? joint.written : joint.properties) = readPropertiesOf(joint);
    }

    std::vector<PropertyKey> readPropertiesOf(const JointQuestion &joint)
    {
        std::vector<PropertyKey> places;
        for (const std::string &name : readTexts())
            places.push_back(placeOf(joint, name));
        return places;
    }

    PropertyKey placeOf(const JointQuestion &joint, std::string_view name)
    {
        const auto def = std::find_if(m_defs.begin(), m_defs.end(), [&](const PropertyDef &candidate) {
            return candidate.kind == joint.kind && candidate.name == name;
        });
        if (def == m_defs.end())
            m_reader.fail("vocabulary.unknown-property", "%1 has no property “%2”",
                          {std::string(kindName(joint.kind)), std::string(name)});
        return PropertyKey{static_cast<std::uint16_t>(def - m_defs.begin())};
    }

    void readAnswers(JointQuestion &joint)
    {
        m_reader.enterList("a list of answers");
        while (m_reader.nextItem()) {
            JointQuestion::Answer answer;
            m_reader.enterObject("an answer");
            while (const auto key = m_reader.nextKey()) {
                if (*key == "text") {
                    answer.text = m_reader.text("a text");
                    continue;
                }
                if (*key != "values")
                    m_reader.fail("vocabulary.unknown-key", "“%1” is no part of an answer",
                                  {std::string(*key)});
                m_reader.enterObject("values of properties");
                while (const auto name = m_reader.nextKey()) {
                    const PropertyKey place = placeOf(joint, *name);
                    answer.values.emplace_back(place, readValue(m_reader, m_defs[place.index]));
                }
            }
            joint.answers.push_back(std::move(answer));
        }
    }

    std::vector<std::string> readTexts()
    {
        std::vector<std::string> texts;
        m_reader.enterList("a list of texts");
        while (m_reader.nextItem())
            texts.emplace_back(m_reader.text("a text"));
        return texts;
    }

    void readTargets(PropertyDef &def)
    {
        if (m_reader.peek() == JsonReader::Type::Text) {
            def.targets.push_back(readKind());
            return;
        }
        m_reader.enterList("a list of kinds");
        while (m_reader.nextItem())
            def.targets.push_back(readKind());
    }

    void readSource(PropertySource &source)
    {
        m_reader.enterObject("the places in artefacts");
        while (const auto key = m_reader.nextKey()) {
            if (m_reader.null())
                continue;
            const std::string_view place = m_reader.text("a place in an artefact");
            if (*key == "docker_inspect")
                source.dockerInspect = place;
            else if (*key == "compose")
                source.compose = place;
            else if (*key == "kubernetes")
                source.kubernetes = place;
            else if (*key == "other")
                source.other = place;
            else
                m_reader.fail("vocabulary.unknown-key", "“%1” is no kind of artefact", {std::string(*key)});
        }
    }

    void readPlatformDefaults(PropertyDef &def)
    {
        m_reader.enterObject("a default per platform");
        while (const auto key = m_reader.nextKey()) {
            if (m_reader.null())
                continue;
            if (*key == "docker")
                def.dockerDefault = readValue(m_reader, def);
            else if (*key == "kubernetes")
                def.kubernetesDefault = readValue(m_reader, def);
            else
                m_reader.fail("vocabulary.unknown-key", "“%1” is no platform", {std::string(*key)});
        }
    }

    void readConditionalDefaults(PropertyDef &def)
    {
        m_reader.enterList("a list of conditional defaults");
        while (m_reader.nextItem()) {
            ConditionalDefault item;
            m_reader.enterObject("a conditional default");
            while (const auto key = m_reader.nextKey()) {
                if (*key == "when")
                    readConditions(item);
                else if (*key == "value" && !m_reader.null())
                    item.value = readValue(m_reader, def);
                else if (*key == "reason")
                    item.reason = m_reader.text("a reason");
                else if (*key != "value")
                    m_reader.skip();
            }
            def.conditionalDefaults.push_back(std::move(item));
        }
    }

    void readConditions(ConditionalDefault &item)
    {
        m_reader.enterObject("conditions");
        while (const auto key = m_reader.nextKey()) {
            ConditionalDefault::Condition condition;
            condition.key = *key;
            if (m_reader.peek() == JsonReader::Type::List) {
                m_reader.enterList("a list of values");
                while (m_reader.nextItem())
                    condition.values.push_back(readWord());
            } else {
                condition.values.push_back(readWord());
            }
            item.when.push_back(std::move(condition));
        }
    }

    std::string readWord()
    {
        switch (m_reader.peek()) {
        case JsonReader::Type::Bool:
            return m_reader.boolean({}) ? "true" : "false";
        case JsonReader::Type::Number:
            return std::to_string(m_reader.integer("a whole number"));
        default:
            return std::string(m_reader.text("a value"));
        }
    }

    JsonReader m_reader;
    std::vector<PropertyDef> &m_defs;
    Pass m_pass;
    std::set<std::pair<Kind, std::string>> m_known;
    std::vector<JointQuestion> m_jointQuestions;
};

} // namespace

Result<std::shared_ptr<const Vocabulary>> Vocabulary::fromJson(std::string_view json, std::string_view file)
{
    try {
        std::vector<PropertyDef> defs;
        VocabularyReader(json, file, defs, Pass::Declarations).read();
        VocabularyReader values(json, file, defs, Pass::Values);
        values.read();
        return Vocabulary::of(std::move(defs), values.takeJointQuestions());
    } catch (const JsonFailure &failure) {
        return failure.error;
    }
}

} // namespace bulkhead::model
