// SPDX-License-Identifier: Apache-2.0
#include "support.h"
#include "tests/support/test_program.h"

#include "catalog/questions/questionnaire.h"
#include "catalog/questions/sheet.h"
#include "model/file/file.h"
#include "resources/embedded.h"

#include <QtTest>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

namespace catalog_questionnaire {

using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;
using model::Kind;
using model::PropertyDef;
using model::PropertyType;
using model::Value;

namespace {

constexpr const char *sheetName = "answers.md";

// One of every kind, with ids that Markdown and the sheet's own lines could take amiss.
Scene everyKind()
{
    Scene scene;
    for (const Kind kind : model::allKinds)
        if (kind != Kind::DataFlow)
            scene.element(kind, "a`" + std::string(model::kindName(kind)) + "`100%/_x_");
    return scene.element(Kind::Container, "web").element(Kind::Container, "db").flow("web", "db");
}

model::IdView anyOf(const model::Model &model, Kind kind)
{
    if (kind == Kind::DataFlow)
        return model.flow("web->db")->id;
    for (const model::Element &element : model.elements())
        if (element.kind == kind)
            return element.id;
    return {};
}

// The sheet that asks for this property of one element or flow.
std::string sheetAbout(const Analysis &analysis, Kind kind, const PropertyDef &def)
{
    OpenProperty open;
    open.element = anyOf(analysis.model(), kind);
    open.property = &def;
    return questionnaire(analysis, questionsAbout(analysis, {open}), Answerer::Anyone, 1);
}

std::string sheetOfAll(const Analysis &analysis, const Questions &asked)
{
    return questionnaire(analysis, asked, Answerer::Anyone, asked.size());
}

std::size_t questionsIn(const std::string &sheet)
{
    std::size_t count = 0;
    for (std::size_t at = 0; (at = sheet.find("\nQuestion `", at)) != std::string::npos; ++at)
        ++count;
    return count;
}

// A value and what somebody would write or tick for it.
struct Sample
{
    Value value;
    std::string written;
};

std::vector<Sample> samples(const PropertyDef &def, const model::Model &model)
{
    std::vector<Sample> all;
    const auto words = [](std::string name) {
        std::replace(name.begin(), name.end(), '_', ' ');
        return name;
    };
    switch (def.type) {
    case PropertyType::Bool:
        return {{true, "yes"}, {false, "no"}};
    case PropertyType::Enum:
        for (std::uint16_t i = 0; i < def.enumValues.size(); ++i)
            all.push_back({model::EnumValue{i}, words(def.enumValues[i])});
        return all;
    case PropertyType::Integer:
        return {{std::int64_t{1}, "1"}};
    case PropertyType::Real:
        return {{1.0, "1"}, {0.5, "0.5"}};
    case PropertyType::Date:
        return {{*model::Date::parse("2026-02-28"), "2026-02-28"}};
    case PropertyType::Text:
        return {{"a: b (c)", "a: b (c)"}};
    case PropertyType::TextList:
        if (!def.enumValues.empty())
            return {{Value::TextList{def.enumValues.front()}, words(def.enumValues.front())},
                    {Value::TextList{}, "none of these"}};
        return {{Value::TextList{"a", "b c"}, "a, b c"}, {Value::TextList{}, "none"}};
    case PropertyType::Reference:
    case PropertyType::ReferenceList:
        break;
    }
    const std::string id(anyOf(model, def.targets.front()));
    if (def.type == PropertyType::Reference)
        return {{id, id}};
    return {{Value::TextList{id}, id}, {Value::TextList{}, "none"}};
}

// The sheet with the answer filled in: in its box, or on its line.
std::string filled(std::string sheet, const std::string &answer)
{
    const std::string box = "- [ ] " + answer + "\n";
    if (const std::size_t at = sheet.find(box); at != std::string::npos)
        return sheet.replace(at, box.size(), "- [x] " + answer + "\n");
    const std::size_t line = sheet.find("\nAnswer (");
    return line == std::string::npos ? sheet : sheet.insert(sheet.find('\n', line + 1), " " + answer);
}

std::string sheetOf(const Scene &scene, Kind kind, std::string_view property)
{
    return sheetAbout(scene.analyze(), kind, *vocabulary()->find(kind, property));
}

Scene threeContainers()
{
    return Scene().element(Kind::Container, "a").element(Kind::Container, "b").element(Kind::Container, "c");
}

// All that is asked about users.
std::string userSheet(const Scene &scene)
{
    const Analysis analysis = scene.analyze();
    std::vector<OpenProperty> open = openProperties(analysis);
    std::erase_if(open, [](const OpenProperty &each) { return each.property->name != "user"; });
    std::sort(open.begin(), open.end(),
              [](const OpenProperty &a, const OpenProperty &b) { return a.element < b.element; });
    return questionnaire(analysis, questionsAbout(analysis, open));
}

std::string userOf(const model::Model &model, model::IdView id)
{
    const PropertyDef *def = model.vocabulary().find(Kind::Container, "user");
    const model::Property *stated = model.element(id)->properties.find(def->key);
    return stated ? def->enumValues[stated->value.asEnum()->index] : "";
}

int lineOfText(const std::string &sheet, const std::string &text)
{
    const std::size_t at = sheet.find(text);
    return 1 +
           static_cast<int>(std::count(sheet.begin(), sheet.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

} // namespace

class QuestionnaireTest : public QObject
{
    Q_OBJECT

private slots:
    void everyPropertyCanBeAnswered_data();
    void everyPropertyCanBeAnswered();
    void whatNobodyAnswersStaysAsItIs();
    void answersOfASheetSettleWhatItAsks();
    void whatIsAskedOfSeveralIsAskedOnce();
    void answersThatDifferStandInCopies();
    void oneAnswerStatesAllThatItIsAskedFor();
    void aSheetIsForOneSitting();
    void whatThePlatformAnswersStandsLast();
    void answersMayComeInAnotherEditorsForm();
    void remarksBecomeNotesOnce();
    void faultsNameTheirLine_data();
    void faultsNameTheirLine();
    void anyTextIsReadOrRefused();
};

void QuestionnaireTest::everyPropertyCanBeAnswered_data()
{
    QTest::addColumn<int>("kind");
    for (const Kind kind : model::allKinds)
        QTest::addRow("%s", std::string(model::kindName(kind)).c_str()) << static_cast<int>(kind);
}

void QuestionnaireTest::everyPropertyCanBeAnswered()
{
    QFETCH(int, kind);
    const Kind asked = static_cast<Kind>(kind);
    const Scene scene = everyKind();
    const Analysis analysis = scene.analyze();
    for (const PropertyDef &def : vocabulary()->properties(asked)) {
        const model::IdView id = anyOf(analysis.model(), asked);
        const std::string sheet = sheetAbout(analysis, asked, def);
        for (const Sample &sample : samples(def, scene.model())) {
            const auto answers = readQuestionnaire(scene.model(), filled(sheet, sample.written), sheetName);
            QVERIFY2(answers.ok(), answers ? "" : (def.name + ": " + answers.error().text()).c_str());
            QCOMPARE(answers->answered, 1U);
            model::Model after = scene.model();
            QVERIFY(after.apply(answers->change).ok());
            const model::Element *element = after.element(id);
            const model::Property *stated =
                (element ? element->properties : after.flow(id)->properties).find(def.key);
            QVERIFY2(stated && stated->value == sample.value, def.name.c_str());
            QVERIFY(!stated->origin || stated->origin->source == model::Origin::Source::Person);
        }
    }
}

void QuestionnaireTest::whatNobodyAnswersStaysAsItIs()
{
    Scene scene = everyKind();
    const Analysis analysis = scene.analyze();
    const auto asked = questions(analysis);
    QVERIFY(asked.size() > 20);
    const std::string sheet = sheetOfAll(analysis, asked);
    const auto answers = readQuestionnaire(scene.model(), sheet, sheetName);
    QVERIFY2(answers.ok(), answers ? "" : answers.error().text().c_str());
    QVERIFY(answers->change.isEmpty());
    QCOMPARE(answers->answered, 0U);
    QCOMPARE(answers->unanswered, asked.size());
}

void QuestionnaireTest::answersOfASheetSettleWhatItAsks()
{
    const Scene scene = everyKind();
    const Analysis before = scene.analyze();
    const auto asked = questions(before);
    std::string sheet = sheetOfAll(before, asked);
    for (std::size_t i = 0; i < asked.size(); ++i)
        for (const AnswerChoice &choice : asked.at(i).form().choices(false))
            if (choice.text == "no")
                sheet = filled(sheet, "no");
    const auto answers = readQuestionnaire(scene.model(), sheet, sheetName);
    QVERIFY2(answers.ok(), answers ? "" : answers.error().text().c_str());
    QVERIFY(answers->answered > 10);
    model::Model after = scene.model();
    QVERIFY(after.apply(answers->change).ok());
    const Analysis then = analyze(after, builtIn(), before.options());
    QVERIFY(then.summary().toVerify < before.summary().toVerify);
}

// Three containers of which nobody knows the user: one question, whose answer holds for all.
void QuestionnaireTest::whatIsAskedOfSeveralIsAskedOnce()
{
    const Scene scene = threeContainers();
    const std::string line = "Question `user` of `a`, `b`, `c`\n";
    const std::string sheet = userSheet(scene);
    QCOMPARE(sheet.find("Question `user`"), sheet.find(line));
    QCOMPARE(sheet.find("Question `user`", sheet.find(line) + 1), std::string::npos);
    const auto answers = readQuestionnaire(scene.model(), filled(sheet, "non root"), sheetName);
    QVERIFY2(answers.ok(), answers ? "" : answers.error().text().c_str());
    QCOMPARE(answers->answered, 1U);
    model::Model after = scene.model();
    QVERIFY(after.apply(answers->change).ok());
    for (const char *id : {"a", "b", "c"})
        QCOMPARE(userOf(after, id), std::string("non_root"));
}

void QuestionnaireTest::answersThatDifferStandInCopies()
{
    const Scene scene = threeContainers();
    const std::string sheet = "Question `user` of `a`, `c`\n\n- [x] root\n- [ ] non root\n\n"
                              "Question `user` of `b`\n\n- [ ] root\n- [x] non root\n";
    const auto answers = readQuestionnaire(scene.model(), sheet, sheetName);
    QVERIFY2(answers.ok(), answers ? "" : answers.error().text().c_str());
    QCOMPARE(answers->answered, 2U);
    model::Model after = scene.model();
    QVERIFY(after.apply(answers->change).ok());
    QCOMPARE(userOf(after, "a"), std::string("root"));
    QCOMPARE(userOf(after, "b"), std::string("non_root"));
    QCOMPARE(userOf(after, "c"), std::string("root"));
    const auto both =
        readQuestionnaire(scene.model(), sheet + "\nQuestion `user` of `c`\n\n- [x] non root\n", sheetName);
    QVERIFY(!both.ok());
    QVERIFY(both.error().text().find("of “c” is answered otherwise in line 3") != std::string::npos);
}

// One sentence for the fixes of a version and what is known of it; a date or “never” for the last scan.
void QuestionnaireTest::oneAnswerStatesAllThatItIsAskedFor()
{
    const Scene scene = everyKind();
    const Analysis analysis = scene.analyze();
    const std::string sheet = sheetOfAll(analysis, questions(analysis));
    const std::string cluster(anyOf(scene.model(), Kind::Orchestrator));
    const std::string image(anyOf(scene.model(), Kind::Image));
    QVERIFY(sheet.find("Question `known_cve`, `version_supported` of `") != std::string::npos);
    const auto stated = [&](const std::string &answered, const std::string &id, const char *name) {
        const auto answers = readQuestionnaire(scene.model(), answered, sheetName);
        model::Model after = scene.model();
        if (!answers || answers->answered != 1 || !after.apply(answers->change))
            return std::string("refused");
        const PropertyDef *def = vocabulary()->find(after.element(id)->kind, name);
        const model::Property *property = after.element(id)->properties.find(def->key);
        return property ? model::displayValue(*def, property->value) : std::string();
    };
    const std::string logged = filled(sheet, "logged, on the machine alone");
    const std::string host(anyOf(scene.model(), Kind::Host));
    QCOMPARE(stated(logged, host, "audit_logging"), std::string("yes"));
    QCOMPARE(stated(logged, host, "central_logging"), std::string("no"));
    const std::string fixed = filled(sheet, "it gets fixes, but a vulnerability applies");
    QCOMPARE(stated(fixed, cluster, "known_cve"), std::string("yes"));
    QCOMPARE(stated(fixed, cluster, "version_supported"), std::string("yes"));
    QCOMPARE(stated(filled(sheet, "never"), image, "scan_status"), std::string("never"));
    std::string dated = sheet;
    const std::size_t scan = dated.find("Question `last_scanned`, `scan_status`");
    QVERIFY(scan != std::string::npos);
    dated.insert(dated.find("):", dated.find("Answer (", scan)) + 2, " 2026-01-31");
    QCOMPARE(stated(dated, image, "last_scanned"), std::string("2026-01-31"));
    QCOMPARE(stated(dated, image, "scan_status"), std::string());
}

void QuestionnaireTest::aSheetIsForOneSitting()
{
    const Analysis analysis = everyKind().analyze();
    const auto asked = questions(analysis);
    const std::string sheet = questionnaire(analysis, asked);
    QCOMPARE(questionsIn(sheet), asked.asked.size());
    QVERIFY(asked.asked.size() <= questionsAtOnce);
    QVERIFY(sheet.find("; " + std::to_string(asked.more.size()) + " more can wait.") != std::string::npos);
    QCOMPARE(questionsIn(questionnaire(analysis, asked, Answerer::Anyone, 5)), 5U);
    QCOMPARE(questionsIn(sheetOfAll(analysis, asked)), asked.size());
    const auto ofPlatform = std::count_if(asked.asked.begin(), asked.asked.end(),
                                          [](const Question &each) { return each.isOfPlatform; });
    QVERIFY(ofPlatform > 0);
    QCOMPARE(questionsIn(questionnaire(analysis, asked, Answerer::Platform)),
             static_cast<std::size_t>(ofPlatform));
    QCOMPARE(questionsIn(questionnaire(analysis, asked, Answerer::System)) +
                 static_cast<std::size_t>(ofPlatform),
             asked.asked.size());
}

// Those who know a system are not asked about hosts and control plane before they are asked about it.
void QuestionnaireTest::whatThePlatformAnswersStandsLast()
{
    const auto example =
        model::parseModel(*resources::find("examples/kubernetes-cluster.bulkhead"), "example", vocabulary());
    QVERIFY(example.ok());
    const Analysis analysis = bulkhead::catalog::analyze(*example, builtIn(), {asOf, false});
    const auto asked = questions(analysis);
    const std::string sheet = sheetOfAll(analysis, asked);
    const std::size_t platform = sheet.find("\n# For those who keep hosts");
    QVERIFY(platform != std::string::npos);
    std::size_t ofSystem = 0;
    std::set<std::string> lines;
    for (std::size_t at = 0; (at = sheet.find("\nQuestion `", at)) != std::string::npos; ++at) {
        const std::string line = sheet.substr(at, sheet.find('\n', at + 1) - at);
        QVERIFY2(lines.insert(line).second, line.c_str());
        const auto reference = sheet::readQuestionLine(line.substr(1));
        QVERIFY(reference);
        const model::Element *element = example->element(reference->subjects.front());
        const bool isPlatform = element && (element->kind == Kind::Host || element->kind == Kind::Registry ||
                                            element->kind == Kind::Orchestrator);
        QVERIFY2(isPlatform == (at > platform), line.c_str());
        ofSystem += at < platform ? 1 : 0;
    }
    QVERIFY(ofSystem > 5 && ofSystem <= questionsAtOnce);
}

void QuestionnaireTest::answersMayComeInAnotherEditorsForm()
{
    const Scene scene = everyKind();
    std::string sheet = sheetOf(scene, Kind::Container, "seccomp_profile");
    sheet.replace(sheet.find("- [ ] runtime default"), 21, "* \\[X\\]  Runtime_Default ");
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : sheet)
        windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    const auto answers = readQuestionnaire(scene.model(), windows, sheetName);
    QVERIFY2(answers.ok(), answers ? "" : answers.error().text().c_str());
    QCOMPARE(answers->answered, 1U);
}

void QuestionnaireTest::remarksBecomeNotesOnce()
{
    const Scene scene = everyKind();
    std::string sheet = sheetOf(scene, Kind::Container, "healthcheck");
    const std::size_t at = sheet.find('\n', sheet.find("Remark on `"));
    sheet.insert(at, " Ask Ann: it is being replaced.");
    model::Model model = scene.model();
    for (int time = 0; time < 2; ++time) {
        const auto answers = readQuestionnaire(model, sheet, sheetName);
        QVERIFY(answers.ok());
        QCOMPARE(answers->remarks, time == 0 ? 1U : 0U);
        QVERIFY(model.apply(answers->change).ok());
    }
    QCOMPARE(model.element(anyOf(model, Kind::Container))->notes,
             std::string("Ask Ann: it is being replaced."));
}

void QuestionnaireTest::faultsNameTheirLine_data()
{
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("replaced");
    QTest::addColumn<QString>("by");
    QTest::addColumn<QString>("faulty"); // what stands in the line that the error names
    QTest::addColumn<QString>("message");

    QTest::newRow("unknown choice") << "healthcheck"
                                    << "- [ ] no\n"
                                    << "- [x] perhaps\n"
                                    << "perhaps"
                                    << "“perhaps” is no answer to “";
    QTest::newRow("choice nobody offered, unticked") << "healthcheck"
                                                     << "- [ ] no\n"
                                                     << "- [ ] depends\n"
                                                     << "depends"
                                                     << "(expected one of: yes, no)";
    QTest::newRow("two ticked") << "healthcheck"
                                << "- [ ] yes\n- [ ] no\n"
                                << "- [x] yes\n- [x] no\n"
                                << "[x] yes"
                                << "(expected one)";
    QTest::newRow("mark") << "healthcheck"
                          << "- [ ] no"
                          << "- [n] no"
                          << "[n]"
                          << "(expected [x] or [ ])";
    QTest::newRow("no number") << "memory_limit_mb"
                               << "MiB):"
                               << "MiB): plenty"
                               << "plenty"
                               << "(expected a whole number";
    QTest::newRow("below the least") << "memory_limit_mb"
                                     << "MiB):"
                                     << "MiB): -3"
                                     << ": -3"
                                     << "(expected a whole number";
    QTest::newRow("no such element") << "runs_on"
                                     << "Answer ("
                                     << "Answer: nowhere ("
                                     << "nowhere"
                                     << "(expected one element";
    QTest::newRow("answer on the next line") << "memory_limit_mb"
                                             << "MiB):"
                                             << "MiB):\n512"
                                             << "512"
                                             << "stands where no answer is read";
    QTest::newRow("no such property") << "healthcheck"
                                      << "- [ ] no\n\n"
                                      << "- [ ] no\n\nQuestion `shoe_size` of `web`\n\nAnswer: 44\n\n"
                                      << "Answer: 44"
                                      << "(any more)";
    QTest::newRow("no such subject") << "healthcheck"
                                     << "- [ ] no\n\n"
                                     << "- [ ] no\n\nQuestion `healthcheck` of `gone`\n\n- [x] yes\n\n"
                                     << "- [x] yes"
                                     << "the model has no “gone”";
    QTest::newRow("contradiction") << "healthcheck"
                                   << "- [ ] no\n\n"
                                   << "- [ ] no\n\nQuestion `privileged` of `web`\n\n- [x] yes\n\n"
                                      "Question `privileged` of `web`\n\n- [x] no\n\n"
                                   << "- [x] no"
                                   << "is answered otherwise in line";
}

void QuestionnaireTest::faultsNameTheirLine()
{
    QFETCH(QString, property);
    QFETCH(QString, replaced);
    QFETCH(QString, by);
    QFETCH(QString, faulty);
    QFETCH(QString, message);
    const Scene scene = everyKind();
    QString sheet = QString::fromStdString(sheetOf(scene, Kind::Container, property.toStdString()));
    QVERIFY(sheet.contains(replaced));
    sheet.replace(sheet.indexOf(replaced), replaced.size(), by);
    const auto answers = readQuestionnaire(scene.model(), sheet.toStdString(), sheetName);
    QVERIFY(!answers.ok());
    const QString text = QString::fromStdString(answers.error().text());
    const int line = lineOfText(sheet.toStdString(), faulty.toStdString());
    QVERIFY2(text.startsWith(QString("answers.md:%1: ").arg(line)), qPrintable(text));
    QVERIFY2(text.contains(message), qPrintable(text));
}

void QuestionnaireTest::anyTextIsReadOrRefused()
{
    const Scene scene = everyKind();
    const auto none = readQuestionnaire(scene.model(), "# Shopping\n\n- [x] milk\n", sheetName);
    QVERIFY(!none.ok());
    QVERIFY(none.error().text().starts_with("answers.md: "));
    const auto broken = readQuestionnaire(scene.model(), "a\nb\xFF\n", sheetName);
    QVERIFY(!broken.ok());
    QVERIFY(broken.error().text().starts_with("answers.md:2: "));

    const std::string sheet = sheetOf(scene, Kind::Container, "seccomp_profile");
    const bool held = rc::check("a damaged sheet is read or refused", [&](const std::string &noise) {
        const auto at = *rc::gen::inRange<std::size_t>(0, sheet.size());
        const auto length = *rc::gen::inRange<std::size_t>(0, 20);
        std::string damaged = sheet;
        damaged.replace(at, length, noise);
        const auto answers = readQuestionnaire(scene.model(), damaged, sheetName);
        if (answers) {
            model::Model after = scene.model();
            RC_ASSERT(after.apply(answers->change).ok());
        } else {
            RC_ASSERT(!answers.error().message.empty());
        }
    });
    QVERIFY(held);
}

} // namespace catalog_questionnaire

BULKHEAD_TEST(catalog_questionnaire, QuestionnaireTest, None)
#include "test_questionnaire.moc"
