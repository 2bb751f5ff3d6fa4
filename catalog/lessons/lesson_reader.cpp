// SPDX-License-Identifier: Apache-2.0
#include "catalog/lessons/lesson_file.h"
#include "catalog/workshop/strict_file.h"
#include "model/file/json_value.h"

#include <algorithm>
#include <optional>

namespace bulkhead::catalog::lessons {

using model::JsonReader;

namespace {

constexpr std::size_t longestText = 4000; // bytes
constexpr std::size_t longestName = 200;
constexpr std::size_t mostParts = 20; // sections, points, questions, edits …
constexpr std::size_t leastOptions = 2;
constexpr std::size_t mostOptions = 6;

class LessonReader
{
public:
    LessonReader(std::string_view json, std::string_view file, model::Model model)
        : m_file(json, file, "a lesson"), m_reader(m_file.reader), m_lesson(std::move(model))
    {}

    Lesson read()
    {
        m_reader.enterObject("a lesson");
        while (const auto key = m_reader.nextKey())
            if (!m_file.header(*key, lessonFormat))
                readMember(*key);
        m_file.requireHeader();
        m_file.require(!m_lesson.id.empty(), "id", "a lesson");
        m_file.require(!m_lesson.title.empty(), "title", "a lesson");
        m_file.require(m_lesson.minutes > 0, "minutes", "a lesson");
        m_file.require(!m_lesson.badges.empty(), "badges", "a lesson");
        m_file.require(!m_lesson.sections.empty(), "sections", "a lesson");
        m_file.require(!m_lesson.questions.empty(), "questions", "a lesson");
        m_file.require(!m_lesson.change.edits.empty(), "change", "a lesson");
        m_reader.end();
        return std::move(m_lesson);
    }

private:
    void readMember(std::string_view key)
    {
        if (key == "id")
            m_lesson.id = m_file.text("the id of the lesson", longestName);
        else if (key == "title")
            m_lesson.title = m_file.text("the title of the lesson", longestName);
        else if (key == "minutes")
            m_lesson.minutes = m_file.integer("how many minutes it takes", 1, 60);
        else if (key == "page")
            m_lesson.page = m_file.choice<LessonPage>();
        else if (key == "badges")
            m_lesson.badges = m_file.texts("a list of ids of rules", mostParts, longestName);
        else if (key == "sections")
            readList("a list of sections", [this] { readSection(); });
        else if (key == "facts")
            readFacts();
        else if (key == "questions")
            readList("a list of questions", [this] { readQuestion(); });
        else if (key == "change")
            readChange();
        else
            m_file.unknownKey(key, "a lesson",
                              "badges, change, facts, format, id, minutes, page, questions, sections, title, "
                              "version");
    }

    template <typename ReadItem>
    void readList(std::string_view expected, ReadItem readItem)
    {
        std::size_t count = 0;
        m_reader.enterList(expected);
        while (m_reader.nextItem()) {
            if (++count > mostParts)
                m_reader.fail("workshop.too-many", "there are more than %1 items here",
                              {std::to_string(mostParts)});
            readItem();
        }
    }

    void readSection()
    {
        LessonSection section;
        m_reader.enterObject("a section");
        const std::size_t start = m_reader.offset();
        while (const auto key = m_reader.nextKey()) {
            if (*key == "title")
                section.title = m_file.text("the title of a section", longestName);
            else if (*key == "text")
                section.text = m_file.texts("a list of paragraphs", mostParts, longestText);
            else if (*key == "points")
                section.points = m_file.texts("a list of points", mostParts, longestText);
            else
                m_file.unknownKey(*key, "a section", "points, text, title");
        }
        m_reader.setPlace(start);
        m_file.require(!section.title.empty(), "title", "a section");
        m_file.require(!section.text.empty() || !section.points.empty(), "text", "a section without points");
        m_lesson.sections.push_back(std::move(section));
    }

    // The id of a finding of the lesson's model.
    void checkFinding(std::string_view id)
    {
        const std::size_t at = id.find('@');
        if (at == std::string_view::npos || at == 0 || !hasSubject(id.substr(at + 1)))
            m_reader.fail("lesson.no-finding", "“%1” is no finding of an element or flow of the model",
                          {std::string(id)});
    }

    bool hasSubject(std::string_view id) const
    {
        return m_lesson.model.element(id) || m_lesson.model.flow(id);
    }

    void readFacts()
    {
        m_reader.enterObject("what is found, by finding");
        while (const auto key = m_reader.nextKey()) {
            const std::string finding(*key);
            checkFinding(finding);
            m_lesson.facts[finding] = m_file.choice<LessonFact>();
        }
    }

    void readQuestion()
    {
        LessonQuestion question;
        m_reader.enterObject("a question");
        const std::size_t start = m_reader.offset();
        while (const auto key = m_reader.nextKey()) {
            if (*key == "question")
                question.question = m_file.text("a question", longestText);
            else if (*key == "options")
                readList("a list of answers", [&] { question.options.push_back(option()); });
            else
                m_file.unknownKey(*key, "a question", "options, question");
        }
        m_reader.setPlace(start);
        m_file.require(!question.question.empty(), "question", "a question");
        if (question.options.size() < leastOptions || question.options.size() > mostOptions)
            m_reader.fail("lesson.options", "the question has %1 answers to choose from; expected %2 to %3",
                          {std::to_string(question.options.size()), std::to_string(leastOptions),
                           std::to_string(mostOptions)});
        const auto right = std::count_if(question.options.begin(), question.options.end(),
                                         [](const LessonOption &option) { return option.isRight; });
        if (right != 1)
            m_reader.fail("lesson.right-answers", "the question has %1 right answers; expected one",
                          {std::to_string(right)});
        m_lesson.questions.push_back(std::move(question));
    }

    LessonOption option()
    {
        LessonOption option;
        m_reader.enterObject("an answer");
        const std::size_t start = m_reader.offset();
        while (const auto key = m_reader.nextKey()) {
            if (*key == "text")
                option.text = m_file.text("the text of an answer", longestText);
            else if (*key == "because")
                option.because = m_file.text("why it is right or wrong", longestText);
            else if (*key == "right")
                option.isRight = m_reader.boolean("whether it is right");
            else
                m_file.unknownKey(*key, "an answer", "because, right, text");
        }
        m_reader.setPlace(start);
        m_file.require(!option.text.empty(), "text", "an answer");
        m_file.require(!option.because.empty(), "because", "an answer");
        return option;
    }

    void readChange()
    {
        LessonChange &change = m_lesson.change;
        m_reader.enterObject("the change to make");
        const std::size_t start = m_reader.offset();
        while (const auto key = m_reader.nextKey()) {
            if (*key == "ask")
                change.ask = m_file.text("what to change", longestText);
            else if (*key == "edits")
                readList("a list of edits", [this] { readEdit(); });
            else if (*key == "ends")
                readList("a list of findings", [&] {
                    change.ends.push_back(m_file.text("the id of a finding", longestName));
                    checkFinding(change.ends.back());
                });
            else if (*key == "after")
                change.after = m_file.text("what is said then", longestText);
            else
                m_file.unknownKey(*key, "a change", "after, ask, edits, ends");
        }
        m_reader.setPlace(start);
        m_file.require(!change.ask.empty(), "ask", "a change");
        m_file.require(!change.edits.empty(), "edits", "a change");
        m_file.require(!change.ends.empty(), "ends", "a change");
        m_file.require(!change.after.empty(), "after", "a change");
    }

    void readEdit()
    {
        LessonEdit edit;
        const model::PropertyDef *def = nullptr;
        std::optional<JsonReader::Bookmark> value;
        std::optional<JsonReader::Bookmark> property;
        m_reader.enterObject("an edit");
        const std::size_t start = m_reader.offset();
        while (const auto key = m_reader.nextKey()) {
            if (*key == "subject") {
                edit.subject = m_file.text("the id of an element or flow", longestName);
                if (!hasSubject(edit.subject))
                    m_reader.fail("workshop.no-element", "the lesson's model has no “%1”", {edit.subject});
            } else if (*key == "property") {
                property = m_reader.skipForLater();
            } else if (*key == "value") {
                value = m_reader.skipForLater();
            } else {
                m_file.unknownKey(*key, "an edit", "property, subject, value");
            }
        }
        m_reader.setPlace(start);
        m_file.require(!edit.subject.empty(), "subject", "an edit");
        m_file.require(property.has_value(), "property", "an edit");
        m_file.require(value.has_value(), "value", "an edit");
        m_reader.revisit(*property, [&] { def = propertyOf(edit.subject); });
        m_reader.revisit(*value, [&] { edit.value = model::readValue(m_reader, *def); });
        edit.property = def->key;
        m_lesson.change.edits.push_back(std::move(edit));
    }

    const model::PropertyDef *propertyOf(const model::Id &subject)
    {
        const auto element = m_lesson.model.element(subject);
        const model::Kind kind = element ? element->kind : model::Kind::DataFlow;
        const std::string name = m_file.text("the name of a property", longestName);
        const model::PropertyDef *def = m_lesson.model.vocabulary().find(kind, name);
        if (!def)
            m_reader.fail("lesson.no-property", "%1 has no property “%2”",
                          {std::string(model::kindName(kind)), name});
        return def;
    }

    workshop::StrictFile m_file;
    JsonReader &m_reader;
    Lesson m_lesson;
};

} // namespace

Result<Lesson> parseLesson(std::string_view json, std::string_view file, model::Model model)
{
    try {
        return LessonReader(json, file, std::move(model)).read();
    } catch (model::JsonFailure &failure) {
        return std::move(failure.error);
    }
}

} // namespace bulkhead::catalog::lessons
