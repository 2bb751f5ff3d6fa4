// SPDX-License-Identifier: Apache-2.0
#include "catalog/questions/questions.h"

#include "catalog/questions/subject_words.h"
#include "model/plain_words.h"
#include "model/platform_profile.h"
#include "model/properties.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace bulkhead::catalog {

namespace {

using model::JointQuestion;
using model::PropertyDef;

bool isOfPlatformKind(model::Kind kind)
{
    return std::find(model::platformKinds.begin(), model::platformKinds.end(), kind) !=
           model::platformKinds.end();
}

std::string_view patternOf(const Question &question)
{
    return question.joint ? question.joint->question : question.property->question;
}

// Brings open properties together into questions.
class QuestionGatherer
{
public:
    explicit QuestionGatherer(const Analysis &analysis) : m_analysis(analysis), m_model(analysis.model()) {}

    std::vector<Question> gather(std::vector<OpenProperty> open)
    {
        for (const OpenProperty &property : open)
            m_openOf[property.element].push_back(property.property->key);
        for (OpenProperty &property : open)
            questionFor(property).open.push_back(std::move(property));
        for (Question &question : m_questions)
            complete(question);
        std::sort(m_questions.begin(), m_questions.end(), [](const Question &a, const Question &b) {
            return std::tuple(b.rating, -a.risk, b.maySettle, a.text) <
                   std::tuple(a.rating, -b.risk, a.maySettle, b.text);
        });
        return std::move(m_questions);
    }

private:
    Question &questionFor(const OpenProperty &property)
    {
        const PropertyDef &def = *property.property;
        const JointQuestion *joint = jointFor(property);
        const bool isOfPlatform = isOfPlatformKind(def.kind);
        // What is asked for in the same words is asked once, whatever kinds of elements it is open of.
        Place asked(joint, {}, def.kind, {}, isOfPlatform);
        if (!joint) {
            std::get<model::PropertyKey>(asked) = def.key;
            std::get<std::string_view>(asked) = def.question;
            if (!def.question.empty())
                std::get<model::Kind>(asked) = {};
        }
        const auto [place, isNew] = m_places.try_emplace(asked, m_questions.size());
        if (isNew) {
            m_questions.emplace_back();
            m_questions.back().joint = joint;
            m_questions.back().property = &def;
            m_questions.back().isOfPlatform = isOfPlatform;
        }
        return m_questions[place->second];
    }

    // The sentence that asks for the property together with others that are open of the same element.
    const JointQuestion *jointFor(const OpenProperty &property) const
    {
        const PropertyDef &def = *property.property;
        for (const JointQuestion &joint : m_model.vocabulary().jointQuestions()) {
            if (joint.kind != def.kind || std::find(joint.properties.begin(), joint.properties.end(),
                                                    def.key) == joint.properties.end())
                continue;
            const std::vector<model::PropertyKey> &open = m_openOf.at(property.element);
            const bool areAllOpen =
                std::all_of(joint.properties.begin(), joint.properties.end(), [&](model::PropertyKey key) {
                    return std::find(open.begin(), open.end(), key) != open.end();
                });
            return areAllOpen ? &joint : nullptr;
        }
        return nullptr;
    }

    void complete(Question &question)
    {
        struct Sum
        {
            std::size_t settles = 0;
            int risk = 0;
        };
        std::unordered_map<model::IdView, Sum> sums;
        std::unordered_set<std::uint32_t> findings;
        for (const OpenProperty &open : question.open) {
            const auto [place, isNew] = sums.try_emplace(open.element);
            if (isNew)
                question.subjects.push_back(open.element);
            // Where properties of one element wait for the same findings, those count once.
            place->second.settles = std::max(place->second.settles, open.settles);
            const bool addsFindings =
                std::any_of(open.findings.begin(), open.findings.end(),
                            [&](std::uint32_t finding) { return !findings.contains(finding); });
            place->second.risk =
                addsFindings ? place->second.risk + open.risk : std::max(place->second.risk, open.risk);
            findings.insert(open.findings.begin(), open.findings.end());
        }
        for (const auto &[element, sum] : sums) {
            question.settles += sum.settles;
            question.risk += sum.risk;
        }
        question.findings.assign(findings.begin(), findings.end());
        std::sort(question.findings.begin(), question.findings.end());
        question.settles = std::min(question.settles, question.findings.size());
        question.maySettle = question.findings.size();
        for (const std::uint32_t finding : question.findings)
            question.rating = std::max(question.rating, m_analysis.findings()[finding].rating);
        question.help = helpOf(question);
        question.text = textFor(m_model, question, question.subjects);
    }

    std::string helpOf(const Question &question) const
    {
        if (!question.joint)
            return question.property->help;
        std::string help;
        for (const model::PropertyKey key : question.joint->properties)
            help += (help.empty() ? "" : " ") + m_model.vocabulary().find(question.joint->kind, key)->help;
        return help;
    }

    using Place = std::tuple<const JointQuestion *, model::PropertyKey, model::Kind, std::string_view, bool>;

    const Analysis &m_analysis;
    const model::Model &m_model;
    std::unordered_map<model::IdView, std::vector<model::PropertyKey>> m_openOf;
    std::map<Place, std::size_t> m_places;
    std::vector<Question> m_questions;
};

// Parts what is asked now from what can wait.
Questions parted(const Analysis &analysis, std::vector<Question> all, std::size_t most)
{
    Questions parts;
    std::unordered_set<std::uint32_t> waitingFor; // findings that a question that is asked may settle
    for (Question &question : all) {
        const bool addsWeight =
            std::any_of(question.findings.begin(), question.findings.end(), [&](std::uint32_t finding) {
                return analysis.findings()[finding].rating > model::Rating::Low &&
                       !waitingFor.contains(finding);
            });
        if (!addsWeight || parts.asked.size() == most) {
            parts.more.push_back(std::move(question));
            continue;
        }
        waitingFor.insert(question.findings.begin(), question.findings.end());
        parts.asked.push_back(std::move(question));
    }
    return parts;
}

// Stands in a question for the roles that it is about.
constexpr std::string_view namesList = "{unread_roles}";

std::string unreadRolesOf(const model::Model &model, std::span<const model::IdView> subjects)
{
    constexpr std::size_t most = 5;
    const model::Element *element = subjects.empty() ? nullptr : model.element(subjects.front());
    const std::optional<model::PropertyKey> key =
        model.vocabulary().key(model::property::orchestrator::unread_roles);
    const model::Value *value = element && key ? element->properties.value(*key) : nullptr;
    const model::Value::TextList *roles = value ? value->asList() : nullptr;
    if (!roles || roles->empty())
        return "the roles that nobody has read";
    std::string text;
    for (std::size_t i = 0; i < std::min(most, roles->size()); ++i)
        text += (i == 0 ? "" : i + 1 == roles->size() ? " and " : ", ") + (*roles)[i];
    const std::size_t left = roles->size() - std::min(most, roles->size());
    return left == 0 ? text : text + " and " + std::to_string(left) + (left == 1 ? " other" : " others");
}

} // namespace

std::string Question::id() const
{
    const std::string_view pattern = patternOf(*this);
    const std::string what = joint ? std::string() : property->name;
    return std::string(pattern.empty() ? model::kindName(property->kind) : pattern) + '\n' + what +
           (isOfPlatform ? "\nplatform" : "");
}

Questions questionsAbout(const Analysis &analysis, std::vector<OpenProperty> open, std::size_t most)
{
    return parted(analysis, QuestionGatherer(analysis).gather(std::move(open)), most);
}

Questions questions(const Analysis &analysis, std::size_t most)
{
    return questionsAbout(analysis, openProperties(analysis), most);
}

Result<Questions> questions(const Analysis &analysis, std::stop_token stop)
{
    auto open = openProperties(analysis, std::move(stop));
    if (!open)
        return std::move(open.error());
    return questionsAbout(analysis, std::move(*open));
}

std::vector<SubjectQuestions> questionsBySubject(const Questions &questions, std::size_t most)
{
    std::vector<SubjectQuestions> list;
    std::unordered_map<model::IdView, std::size_t> places;
    for (std::size_t i = 0; i < questions.size(); ++i)
        for (const OpenProperty &open : questions.at(i).open) {
            const auto [place, isNew] = places.try_emplace(open.element, list.size());
            if (isNew)
                list.push_back({open.element, 0, {}});
            SubjectQuestions &subject = list[place->second];
            subject.risk += open.risk;
            if (subject.questions.empty() || subject.questions.back() != i)
                subject.questions.push_back(i);
        }
    std::stable_sort(list.begin(), list.end(),
                     [](const SubjectQuestions &a, const SubjectQuestions &b) { return a.risk > b.risk; });
    list.resize(std::min(list.size(), most));
    return list;
}

std::string textFor(const model::Model &model, const Question &question,
                    std::span<const model::IdView> subjects)
{
    const std::string words = subjectWords(model, subjects);
    const std::string_view pattern = patternOf(question);
    if (pattern.empty())
        return question.property->title + " of " + words + "?";
    const bool areSeveral = subjects.size() > 1;
    const std::size_t at = pattern.find(namesList);
    if (at == std::string_view::npos)
        return model::filledIn(pattern, words, areSeveral);
    return model::filledIn(pattern.substr(0, at), words, areSeveral) +
           (areSeveral ? std::string("the roles that nobody has read") : unreadRolesOf(model, subjects)) +
           model::filledIn(pattern.substr(at + namesList.size()), words, areSeveral);
}

} // namespace bulkhead::catalog
