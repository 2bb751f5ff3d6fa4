// SPDX-License-Identifier: Apache-2.0
#include "catalog/lessons/lesson_file.h"
#include "catalog/load/schema_check.h"
#include "model/file/file.h"
#include "resources/embedded.h"
#include "tests/catalog/support.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace workshop_lesson_files {

using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::lessons;

namespace {

struct LessonSource
{
    std::string name; // "lessons/05-escape.json"
    std::string json;
    std::string model;
};

std::vector<LessonSource> lessonSources()
{
    std::vector<LessonSource> all;
    for (const std::string_view path : resources::list("lessons/")) {
        if (!path.ends_with(".json"))
            continue;
        const std::string name(path);
        const auto model = resources::find(name.substr(0, name.rfind('.')) + ".bulkhead");
        all.push_back({name, std::string(*resources::find(path)), std::string(model.value_or(""))});
    }
    return all;
}

Result<Lesson> readLesson(const LessonSource &source)
{
    auto model = model::parseModel(source.model, source.name, catalog::test::vocabulary());
    if (!model)
        return std::move(model.error());
    return parseLesson(source.json, source.name, *std::move(model));
}

LessonSource escapeLesson()
{
    for (LessonSource &source : lessonSources())
        if (source.name.find("escape") != std::string::npos)
            return std::move(source);
    return {};
}

void replaceFirst(std::string &text, std::string_view what, std::string_view with)
{
    const std::size_t at = text.find(what);
    if (at == std::string::npos)
        qFatal("the text to replace is not there: %s", std::string(what).c_str());
    text.replace(at, what.size(), with);
}

} // namespace

// The bundled lessons say what is true of their models, and the reader refuses what is no lesson.
class TestLessonFiles : public QObject
{
    Q_OBJECT

private slots:
    void thereAreTwelve();
    void eachHoldsWhatItSays_data();
    void eachHoldsWhatItSays();
    void theRightAnswerHasNoFixedPlace();
    void falseLessonsAreFound_data();
    void falseLessonsAreFound();
    void faultsHaveTheirLine_data();
    void faultsHaveTheirLine();
    void aMadeChangeIsEmpty();
};

void TestLessonFiles::thereAreTwelve()
{
    std::set<std::string> ids;
    for (const LessonSource &source : lessonSources()) {
        const auto lesson = readLesson(source);
        QVERIFY2(lesson, lesson ? "" : lesson.error().text().c_str());
        ids.insert(lesson->id);
    }
    QCOMPARE(ids.size(), std::size_t(12));
}

void TestLessonFiles::eachHoldsWhatItSays_data()
{
    QTest::addColumn<QString>("name");
    for (const LessonSource &source : lessonSources())
        QTest::newRow(source.name.c_str()) << QString::fromStdString(source.name);
}

void TestLessonFiles::eachHoldsWhatItSays()
{
    QFETCH(QString, name);
    for (const LessonSource &source : lessonSources()) {
        if (source.name != name.toStdString())
            continue;
        const auto lesson = readLesson(source);
        QVERIFY2(lesson, lesson ? "" : lesson.error().text().c_str());
        const auto checked = checkLesson(*lesson, catalog::test::builtIn(), catalog::test::asOf);
        QVERIFY2(checked, checked ? "" : checked.error().text().c_str());
        QCOMPARE(lesson->questions.size(), std::size_t(3));
        QVERIFY(lesson->facts.size() >= 2);
        // It follows its schema.
        std::ifstream file(tests::sourceDir() + "/resources/schemas/lesson.schema.json");
        const std::string schema{std::istreambuf_iterator<char>(file), {}};
        try {
            const load::JsonDocument document(source.json, source.name);
            load::checkSchema(document, source.json, schema);
        } catch (const model::JsonFailure &failure) {
            QFAIL(failure.error.text().c_str());
        }
        // Eight minutes: no more than can be read in that time.
        std::size_t bytes = 0;
        for (const LessonSection &section : lesson->sections) {
            for (const std::string &text : section.text)
                bytes += text.size();
            for (const std::string &text : section.points)
                bytes += text.size();
        }
        QVERIFY2(bytes > 900 && bytes < 2600, std::to_string(bytes).c_str());
    }
}

void TestLessonFiles::theRightAnswerHasNoFixedPlace()
{
    std::map<std::size_t, int> places;
    for (const LessonSource &source : lessonSources()) {
        const auto lesson = readLesson(source);
        QVERIFY(lesson);
        for (const LessonQuestion &question : lesson->questions)
            for (std::size_t i = 0; i < question.options.size(); ++i)
                places[i] += question.options[i].isRight ? 1 : 0;
    }
    for (const std::size_t place : {0U, 1U, 2U})
        QVERIFY2(places[place] >= 9, std::to_string(places[place]).c_str()); // of 36
}

void TestLessonFiles::falseLessonsAreFound_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("with");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("a false fact") << QByteArray("\"E1.1@web\": \"none\"")
                                  << QByteArray("\"E1.1@web\": \"confirmed\"")
                                  << QByteArray("E1.1@web is none, not confirmed");
    QTest::newRow("a rule in the text")
        << QByteArray("privileged (E1.1)") << QByteArray("privileged (E1.99)") << QByteArray("no “E1.99”");
    QTest::newRow("a rule of the badges")
        << QByteArray("\"E1.3\"") << QByteArray("\"E1.33\"") << QByteArray("no “E1.33”");
    QTest::newRow("a finding that is not there")
        << QByteArray("\"E1.2@updater\"\n") << QByteArray("\"E1.2@web\"\n")
        << QByteArray("findings that are not there");
    QTest::newRow("a change that ends nothing")
        << QByteArray("\"value\": false") << QByteArray("\"value\": true")
        << QByteArray("does not end E1.2@updater");
}

void TestLessonFiles::falseLessonsAreFound()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, with);
    QFETCH(QByteArray, told);
    LessonSource source = escapeLesson();
    replaceFirst(source.json, what.toStdString(), with.toStdString());
    const auto lesson = readLesson(source);
    QVERIFY2(lesson, lesson ? "" : lesson.error().text().c_str());
    const auto checked = checkLesson(*lesson, catalog::test::builtIn(), catalog::test::asOf);
    QVERIFY(!checked);
    QVERIFY2(QByteArray::fromStdString(checked.error().text()).contains(told),
             checked.error().text().c_str());
}

void TestLessonFiles::faultsHaveTheirLine_data()
{
    QTest::addColumn<QByteArray>("what"); // the first of it is replaced, and the error names its line
    QTest::addColumn<QByteArray>("with");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("another format") << QByteArray("bulkhead-lesson") << QByteArray("bulkhead-lecture")
                                    << QByteArray("bulkhead-lecture");
    QTest::newRow("unknown key") << QByteArray("\"because\"") << QByteArray("\"since\"")
                                 << QByteArray("no “since”");
    QTest::newRow("no element") << QByteArray("\"subject\": \"updater\"")
                                << QByteArray("\"subject\": \"nobody\"") << QByteArray("no “nobody”");
    QTest::newRow("no property") << QByteArray("\"property\": \"control_socket_mounted\"")
                                 << QByteArray("\"property\": \"control_rocket_mounted\"")
                                 << QByteArray("no property “control_rocket_mounted”");
    QTest::newRow("another type") << QByteArray("\"value\": false") << QByteArray("\"value\": \"no\"")
                                  << QByteArray("expected");
    QTest::newRow("no finding") << QByteArray("\"E1.1@sensor\"") << QByteArray("\"E1.1@nobody\"")
                                << QByteArray("E1.1@nobody");
    QTest::newRow("not found that way")
        << QByteArray("\"none\"") << QByteArray("\"perhaps\"") << QByteArray("perhaps");
    QTest::newRow("cut off") << QByteArray("\"minutes\": 8,") << QByteArray("\"minutes\": }")
                             << QByteArray("expected");
}

void TestLessonFiles::faultsHaveTheirLine()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, with);
    QFETCH(QByteArray, told);
    LessonSource source = escapeLesson();
    const auto at = static_cast<std::ptrdiff_t>(source.json.find(what.toStdString()));
    const auto line = 1 + std::count(source.json.begin(), source.json.begin() + at, '\n');
    replaceFirst(source.json, what.toStdString(), with.toStdString());
    const auto lesson = readLesson(source);
    QVERIFY(!lesson);
    QCOMPARE(lesson.error().line, static_cast<int>(line));
    QVERIFY2(QByteArray::fromStdString(lesson.error().text()).contains(told), lesson.error().text().c_str());
    QVERIFY(!lesson.error().pointer.empty() || line < 3);

    // A question has one right answer.
    LessonSource two = escapeLesson();
    replaceFirst(two.json, "\"because\"", "\"right\": true, \"because\"");
    QVERIFY(!readLesson(two));
    QCOMPARE(readLesson(two).error().code, std::string("lesson.right-answers"));
}

void TestLessonFiles::aMadeChangeIsEmpty()
{
    const auto lesson = readLesson(escapeLesson());
    QVERIFY(lesson);
    model::Model model = lesson->model;
    const model::Change change = changeOf(*lesson, model);
    QVERIFY(!change.isEmpty());
    QVERIFY(model.apply(change));
    QVERIFY(changeOf(*lesson, model).isEmpty());
    const Analysis before =
        analyze(lesson->model, catalog::test::builtIn(), {catalog::test::asOf, false, {}});
    const Analysis after = analyze(model, catalog::test::builtIn(), {catalog::test::asOf, false, {}});
    QCOMPARE(lessonBadges(*lesson, before).at("updater").findings.size(), std::size_t(1));
    QVERIFY(!lessonBadges(*lesson, after).contains("updater"));
    QVERIFY(lessonBadges(*lesson, after).contains("sensor")); // the others stay
}

} // namespace workshop_lesson_files

BULKHEAD_TEST(workshop_lesson_files, TestLessonFiles, None)
#include "test_lesson_files.moc"
