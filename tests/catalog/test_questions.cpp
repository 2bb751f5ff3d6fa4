// SPDX-License-Identifier: Apache-2.0
#include "support.h"
#include "tests/support/test_program.h"

#include "catalog/questions/questions.h"
#include "model/file/file.h"
#include "resources/embedded.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <utility>

namespace catalog_questions {

using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;
using model::Kind;

namespace {

using Place = std::pair<std::string, std::string>; // element and property

Place placeOf(const OpenProperty &open)
{
    return {std::string(open.element), open.property->name};
}

bool isGrave(const Analysis &analysis, std::uint32_t finding)
{
    return analysis.findings()[finding].rating > model::Rating::Low;
}

const Question *askingFor(const Questions &all, std::string_view property)
{
    for (std::size_t i = 0; i < all.size(); ++i)
        for (const OpenProperty &open : all.at(i).open)
            if (open.property->name == property)
                return &all.at(i);
    return nullptr;
}

} // namespace

// What people are asked: each question once, in sentences, at most thirty at once, and nothing lost.
class TestQuestions : public QObject
{
    Q_OBJECT

private slots:
    void ofEveryExample_data();
    void ofEveryExample();
    void fewAreNamed();
    void rolesThatNobodyHasReadAreNamed();
    void kindsShareAQuestion();
    void oneSentenceAsksForWhatOneAnswerSettles();
    void answersAreNotAskedForAgain();
    void elementsHaveTheirQuestions();
    void answersStateWhatTheySay();
};

void TestQuestions::ofEveryExample_data()
{
    QTest::addColumn<QString>("path");
    for (const std::string_view path : resources::list("examples/"))
        if (path.ends_with(".bulkhead"))
            QTest::newRow(std::string(path).c_str())
                << QString::fromUtf8(path.data(), qsizetype(path.size()));
}

void TestQuestions::ofEveryExample()
{
    QFETCH(QString, path);
    const auto example = model::parseModel(*resources::find(path.toStdString()), "example", vocabulary());
    QVERIFY(example.ok());
    const Analysis analysis = bulkhead::catalog::analyze(*example, builtIn(), {asOf, false});
    const Questions all = questions(analysis);
    QVERIFY(!all.asked.empty() && all.asked.size() <= 30U);

    std::set<Place> asked;
    std::set<std::string> ids;
    std::set<std::string> texts;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Question &question = all.at(i);
        QVERIFY2(ids.insert(question.id()).second && texts.insert(question.text).second,
                 question.text.c_str());
        QVERIFY2(question.text.ends_with('?') && question.text.find_first_of("{}[]|") == std::string::npos,
                 question.text.c_str());
        QVERIFY2(question.text.find(' ') != std::string::npos && !question.help.empty(),
                 question.text.c_str());
        QVERIFY(question.settles <= question.maySettle && question.maySettle == question.findings.size());
        for (const OpenProperty &open : question.open)
            QVERIFY2(asked.insert(placeOf(open)).second, open.property->name.c_str());
    }
    std::set<Place> open;
    for (const OpenProperty &property : openProperties(analysis))
        open.insert(placeOf(property));
    QVERIFY(asked == open);

    // What is asked may settle something grave that nothing asked before it may; what waits does not, or is
    // beyond the thirty.
    std::set<std::uint32_t> waitingFor;
    model::Rating worst = model::Rating::Critical;
    for (const Question &question : all.asked) {
        QVERIFY(question.rating <= worst);
        worst = question.rating;
        bool adds = false;
        for (const std::uint32_t finding : question.findings)
            adds = (waitingFor.insert(finding).second && isGrave(analysis, finding)) || adds;
        QVERIFY2(adds, question.text.c_str());
    }
    for (const Question &question : all.more)
        for (const std::uint32_t finding : question.findings)
            QVERIFY2(!isGrave(analysis, finding) || waitingFor.contains(finding) ||
                         all.asked.size() == questionsAtOnce,
                     question.text.c_str());
}

void TestQuestions::fewAreNamed()
{
    Scene scene;
    scene.element(Kind::Container, "web");
    const auto textOf = [](const Scene &some) {
        const Analysis analysis = some.analyze();
        const Questions all = questions(analysis);
        const Question *user = askingFor(all, "user");
        return user ? user->text : std::string();
    };
    QCOMPARE(textOf(scene), std::string("Does web run as root, or as another user?"));
    scene.element(Kind::Container, "db");
    const std::string both = textOf(scene);
    QVERIFY2(both == "Do web and db run as root, or as another user?" ||
                 both == "Do db and web run as root, or as another user?",
             both.c_str());
    scene.element(Kind::Container, "cache").element(Kind::Container, "job");
    QCOMPARE(textOf(scene), std::string("Do these 4 containers run as root, or as another user?"));
}

// The network policy of a container and of a database that is drawn as a store.
void TestQuestions::rolesThatNobodyHasReadAreNamed()
{
    Scene scene;
    scene.element(Kind::Orchestrator, "k8s", {"unread_roles=ClusterRole/{}[a|b],Role/bank/ops"});
    const Questions all = questions(scene.analyze());
    bool isAsked = false;
    for (std::size_t i = 0; i < all.size(); ++i)
        isAsked =
            isAsked || all.at(i).text.starts_with("What may ClusterRole/{}[a|b] and Role/bank/ops do in ");
    QVERIFY(isAsked);
}

void TestQuestions::kindsShareAQuestion()
{
    const auto example =
        model::parseModel(*resources::find("examples/kubernetes-cluster.bulkhead"), "example", vocabulary());
    QVERIFY(example.ok());
    const Analysis analysis = bulkhead::catalog::analyze(*example, builtIn(), {asOf, false});
    const Questions all = questions(analysis);
    const Question *policy = askingFor(all, "network_policy");
    QVERIFY(policy);
    std::set<Kind> kinds;
    for (const model::IdView subject : policy->subjects)
        kinds.insert(example->element(subject)->kind);
    QCOMPARE(kinds.size(), std::size_t{2});
    QVERIFY2(policy->text.find("containers and data stores") != std::string::npos, policy->text.c_str());
}

// Not where one of the properties is known: then the other is asked for alone, and what is stated stays.
void TestQuestions::oneSentenceAsksForWhatOneAnswerSettles()
{
    Scene scene;
    scene.element(Kind::Host, "a").element(Kind::Host, "b", {"central_logging=false"});
    scene.container("web", {}, "a").container("db", {}, "b");
    const Analysis analysis = scene.analyze();
    const Questions all = questions(analysis);
    bool isJoint = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Question &question = all.at(i);
        for (const OpenProperty &open : question.open) {
            if (open.property->name != "audit_logging")
                continue;
            QCOMPARE(question.joint != nullptr, open.element == "a");
            isJoint = isJoint || question.joint;
        }
    }
    QVERIFY(isJoint);
}

// Every first choice of what is asked, for all that it is asked of.
void TestQuestions::answersAreNotAskedForAgain()
{
    const auto example =
        model::parseModel(*resources::find("examples/web-shop.bulkhead"), "example", vocabulary());
    QVERIFY(example.ok());
    const Analysis before = bulkhead::catalog::analyze(*example, builtIn(), {asOf, false});
    model::Model answered = *example;
    std::set<Place> given;
    for (const Question &question : questions(before).asked) {
        const std::vector<AnswerChoice> choices = question.form().choices(question.subjects.size() > 1);
        if (choices.empty())
            continue;
        const std::vector<model::Id> subjects(question.subjects.begin(), question.subjects.end());
        QVERIFY(answered.apply(planAnswer(answered, subjects, choices.front().values)).ok());
        for (const model::Id &subject : subjects)
            for (const auto &[key, value] : choices.front().values)
                given.emplace(subject, vocabulary()->name(key));
        // Another answer does not take the place of what is stated.
        QVERIFY(planAnswer(answered, subjects, choices.back().values).isEmpty() || question.joint);
    }
    QVERIFY(given.size() > 10);
    const Analysis after = bulkhead::catalog::analyze(answered, builtIn(), before.options());
    for (const OpenProperty &open : openProperties(after))
        QVERIFY2(!given.contains(placeOf(open)), open.property->name.c_str());
}

void TestQuestions::elementsHaveTheirQuestions()
{
    Scene scene;
    scene.element(Kind::Container, "web").element(Kind::Container, "db");
    const Analysis analysis = scene.analyze();
    const Questions all = questions(analysis);
    std::set<Place> listed;
    for (const SubjectQuestions &subject : questionsBySubject(all, 100))
        for (const std::size_t place : subject.questions)
            for (const OpenProperty &open : all.at(place).open)
                if (open.element == subject.subject)
                    listed.insert(placeOf(open));
    std::set<Place> open;
    for (const OpenProperty &property : openProperties(analysis))
        open.insert(placeOf(property));
    QVERIFY(listed == open);
    QCOMPARE(questionsBySubject(all, 1).size(), std::size_t{1});
}

// Whoever answers that a vulnerability applies has not said which protocol the registry speaks.
void TestQuestions::answersStateWhatTheySay()
{
    const auto key = *vocabulary()->key("known_cve");
    const auto joint = vocabulary()->jointQuestions();
    const auto ofRegistry = std::find_if(joint.begin(), joint.end(), [&](const model::JointQuestion &each) {
        return each.kind == Kind::Registry &&
               std::find(each.properties.begin(), each.properties.end(), key) != each.properties.end();
    });
    QVERIFY(ofRegistry != joint.end());
    const auto &answers = ofRegistry->answers;
    const auto applies = std::find_if(answers.begin(), answers.end(), [](const auto &answer) {
        return answer.text == "a vulnerability applies";
    });
    QVERIFY(applies != answers.end());
    QCOMPARE(applies->values.size(), std::size_t{1});
    QVERIFY(applies->values.front().first == key);
}

} // namespace catalog_questions

BULKHEAD_TEST(catalog_questions, TestQuestions, None)
#include "test_questions.moc"
