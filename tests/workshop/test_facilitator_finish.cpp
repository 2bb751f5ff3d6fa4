// SPDX-License-Identifier: Apache-2.0
#include "desk_fixture.h"
#include "tests/support/test_program.h"

#include "catalog/workshop/accepted_threats.h"
#include "model/file/file.h"

#include <QDir>
#include <QTest>

namespace workshop_facilitator_finish {

using namespace bulkhead;
using namespace bulkhead::app;
using ws::Mark;
using ws::Verdict;

// After the bell: results and accepted threats as files, and threats in the model itself.
class FacilitatorFinishTest : public QObject
{
    Q_OBJECT

private slots:
    void acceptedThreatsAreThoseBesideTheEngines();
    void resultsAreWritten();
    void acceptedThreatsAreWritten();
    void aFolderThatTakesNothingIsTold();
    void threatsAreAddedToTheModelOnceConfirmed();
    void threatsWithoutTheirElementStayOut();
    void aModelThatIsBusyIsLeftAlone();
    void whatDoesNotCountBecomesADecision();
    void everybodyGetsAPageOfTheirOwn();
};

namespace {

// The workshop, in which the facilitator let one more cell count.
ws::Workshop overruledShop()
{
    ws::Workshop shop = ws::test::shopWorkshop();
    for (const auto &[cell, answer] : shop.key.cells)
        if (answer.verdict == Verdict::None) {
            shop.overrides[cell] = {Verdict::Threat, "people share an account"};
            break;
        }
    return shop;
}

void answerWithAnExtra(TestDesk &test)
{
    ws::AnswerSheet anna = ws::test::sheetOf(test.task(), "anna", Mark::None);
    anna.extras = {{test.task().scope.back(), model::Stride::Tampering, "=refunds are not signed"}};
    test.answer(anna);
    if (!test.waitForSheets(1))
        qFatal("the sheet never came in");
    test.desk().acceptExtra(anna.extras[0], true);
    if (!test.settle())
        qFatal("never worked out");
    test.showPage(9);
}

std::string bytesOf(const QString &file)
{
    return readFile(toPath(file)).value();
}

model::Model modelIn(const QString &file, const TestDesk &test)
{
    return model::parseModel(bytesOf(file), "m", test.window->desk().workshop().model.sharedVocabulary())
        .value();
}

} // namespace

void FacilitatorFinishTest::acceptedThreatsAreThoseBesideTheEngines()
{
    ws::Workshop shop = overruledShop();
    for (const auto &[cell, answer] : shop.key.cells)
        if (answer.verdict == Verdict::Threat) {
            shop.overrides[cell] = {Verdict::Threat, "the engine has it anyway"};
            break;
        }
    const ws::StrideCell agreed{shop.task.scope.back(), model::Stride::Tampering};
    ws::AnswerSheet sheet = ws::test::sheetOf(shop.task, "anna", Mark::None);
    sheet.extras = {{agreed.element, agreed.category, "two thirds say so"}};
    const auto threats = ws::acceptedThreats(shop, std::vector{sheet}, {agreed});
    QCOMPARE(threats.size(), std::size_t{2});
    QVERIFY(std::any_of(threats.begin(), threats.end(),
                        [](const auto &threat) { return threat.title == "people share an account"; }));
    QVERIFY(std::any_of(threats.begin(), threats.end(),
                        [](const auto &threat) { return threat.title == "two thirds say so"; }));
    QVERIFY(threats[0].id != threats[1].id);
    const auto again = ws::acceptedThreats(shop, std::vector{sheet}, {agreed});
    QVERIFY(again == threats);
}

void FacilitatorFinishTest::resultsAreWritten()
{
    TestDesk test;
    test.answer(ws::test::perfectSheet(test.desk().workshop(), "Anna & <b>Co"));
    QVERIFY(test.waitForSheets(1));
    const QTemporaryDir out;
    test.dialogs->nextFile = out.path();
    test.showPage(9);
    test.press(Qt::Key_R);
    QTRY_VERIFY2(test.label("finishSaid").contains("written"), qPrintable(test.label("finishSaid")));
    const QString html = QString::fromStdString(bytesOf(out.filePath("shop-results.html")));
    QVERIFY(html.contains("Anna &amp; &lt;b&gt;Co"));
    QVERIFY(bytesOf(out.filePath("shop-results.pdf")).starts_with("%PDF"));
    QVERIFY(bytesOf(out.filePath("shop-results.csv")).find("Anna & <b>Co") != std::string::npos);
}

void FacilitatorFinishTest::acceptedThreatsAreWritten()
{
    TestDesk test(overruledShop());
    answerWithAnExtra(test);
    QVERIFY(test.seen().contains("2 further threat(s)"));
    QVERIFY(test.seen().contains("people share an account"));
    const QTemporaryDir out;
    test.dialogs->nextFile = out.path();
    test.press(Qt::Key_T);
    QTRY_VERIFY2(test.label("finishSaid").contains("written"), qPrintable(test.label("finishSaid")));
    const std::string csv = bytesOf(out.filePath("shop-accepted.csv"));
    QVERIFY(csv.find("'=refunds are not signed") != std::string::npos); // no formula
    QVERIFY(csv.find("people share an account") != std::string::npos);
    const std::string dragon = bytesOf(out.filePath("shop-threat-dragon.json"));
    QVERIFY(dragon.find("people share an account") != std::string::npos);
}

void FacilitatorFinishTest::aFolderThatTakesNothingIsTold()
{
    TestDesk test;
    test.dialogs->nextFile = test.folder.filePath("gone/away");
    test.showPage(9);
    test.press(Qt::Key_R);
    QTRY_VERIFY(test.label("finishSaid").startsWith("⚠"));
}

void FacilitatorFinishTest::threatsAreAddedToTheModelOnceConfirmed()
{
    TestDesk test(overruledShop());
    answerWithAnExtra(test);
    const QTemporaryDir own;
    const QString file = own.filePath("shop.bulkhead");
    const std::string before = model::serializeModel(test.desk().workshop().model);
    QVERIFY(writeFileAtomically(toPath(file), before));
    test.dialogs->nextFile = file;
    test.press(Qt::Key_M);
    QCOMPARE(test.dialogs->proposed.last(), test.folder.path()); // no model of that name stands there
    QVERIFY(test.seen().contains("To be added to “"));
    QCOMPARE(bytesOf(file), before); // only shown
    test.press(Qt::Key_3);           // no other page while it is asked
    QCOMPARE(test.window->page().title(), QString("Finish"));
    test.press(Qt::Key_Escape);
    QCOMPARE(bytesOf(file), before);

    test.press(Qt::Key_M);
    test.press(Qt::Key_Return);
    QTRY_VERIFY2(test.label("finishSaid").contains("are in the model"), qPrintable(test.label("finishSaid")));
    const model::Model after = modelIn(file, test);
    QCOMPARE(after.manualThreats().size(), test.desk().workshop().model.manualThreats().size() + 2);
    QVERIFY(RecoveryStore(test.path.parent_path() / "recovery").existingFor(toPath(file)).empty());

    test.press(Qt::Key_M); // once more
    QVERIFY(test.label("finishSaid").contains("nothing to add"));
    QVERIFY(test.label("finishSaid").contains("2 are there already"));
    QVERIFY(modelIn(file, test) == after);
}

void FacilitatorFinishTest::threatsWithoutTheirElementStayOut()
{
    TestDesk test(overruledShop());
    answerWithAnExtra(test);
    const QTemporaryDir own;
    const QString file = own.filePath("other.bulkhead");
    QVERIFY(writeFileAtomically(
        toPath(file), model::serializeModel(model::Model(test.desk().workshop().model.sharedVocabulary()))));
    test.dialogs->nextFile = file;
    test.press(Qt::Key_M);
    QVERIFY(test.label("finishSaid").contains("2 have no element there"));
    QVERIFY(!test.window->page().takesAllKeys());
    test.dialogs->nextFile = pathText(test.path); // no model at all
    test.press(Qt::Key_M);
    QVERIFY(test.label("finishSaid").startsWith("⚠"));
}

void FacilitatorFinishTest::aModelThatIsBusyIsLeftAlone()
{
    TestDesk test(overruledShop());
    answerWithAnExtra(test);
    const QTemporaryDir own;
    const QString file = own.filePath("shop.bulkhead");
    QVERIFY(writeFileAtomically(toPath(file), model::serializeModel(test.desk().workshop().model)));
    test.dialogs->nextFile = file;
    test.press(Qt::Key_M);
    QVERIFY(test.window->page().takesAllKeys());
    const std::string other = model::serializeModel(test.task().model); // somebody saves meanwhile
    QVERIFY(writeFileAtomically(toPath(file), other));
    test.press(Qt::Key_Return);
    QVERIFY(test.label("finishSaid").contains("changed meanwhile"));
    QCOMPARE(bytesOf(file), other);

    Document window(test.desk().workshop().model.sharedVocabulary(),
                    RecoveryStore(test.path.parent_path() / "recovery"));
    QVERIFY(window.open(toPath(file)));
    test.press(Qt::Key_M);
    if (test.window->page().takesAllKeys()) // nothing is changed there yet: it is open all the same
        test.press(Qt::Key_Return);
    QVERIFY2(test.label("finishSaid").contains("open in another window"),
             qPrintable(test.label("finishSaid")));
    QCOMPARE(bytesOf(file), other);
}

void FacilitatorFinishTest::whatDoesNotCountBecomesADecision()
{
    ws::Workshop shop = ws::test::shopWorkshop();
    std::vector<std::string> findings;
    for (const auto &[cell, answer] : shop.key.cells)
        if (answer.verdict == Verdict::Threat && !answer.findings.front().starts_with("manual.")) {
            shop.overrides[cell] = {Verdict::None, "the host is another team's"};
            findings = answer.findings;
            break;
        }
    TestDesk test(shop);
    const QTemporaryDir own;
    const QString file = own.filePath("shop.bulkhead");
    QVERIFY(writeFileAtomically(toPath(file), model::serializeModel(test.desk().workshop().model)));
    test.dialogs->nextFile = file;
    test.showPage(9);
    test.press(Qt::Key_M);
    QVERIFY(test.seen().contains("Does not apply: the host is another team's"));
    QVERIFY2(!test.seen().contains('@') && !test.seen().contains(".bulkhead"), qPrintable(test.seen()));
    test.press(Qt::Key_Return);
    QTRY_VERIFY2(test.label("finishSaid").contains("are in the model"), qPrintable(test.label("finishSaid")));
    const model::Model after = modelIn(file, test);
    for (const std::string &finding : findings) {
        const model::Decision *decision = after.decisions().find(finding);
        QVERIFY2(decision, finding.c_str());
        QVERIFY(decision->state == model::DecisionState::NotApplicable);
        QCOMPARE(decision->rationale, std::string("the host is another team's"));
        QVERIFY(decision->rating != model::Rating::None);
    }
    test.press(Qt::Key_M); // once more
    QVERIFY(test.label("finishSaid").contains("nothing to add"));
}

void FacilitatorFinishTest::everybodyGetsAPageOfTheirOwn()
{
    TestDesk test;
    test.answer(ws::test::sheetOf(test.task(), "anna", Mark::Threat));
    test.answer(ws::test::sheetOf(test.task(), "ben", Mark::None));
    QVERIFY(test.waitForSheets(2));
    const QTemporaryDir out;
    test.dialogs->nextFile = out.path();
    test.showPage(9);
    test.press(Qt::Key_R);
    QTRY_VERIFY2(test.label("finishSaid").contains("written"), qPrintable(test.label("finishSaid")));
    QVERIFY2(!test.seen().contains("anna") && !test.seen().contains(".html"), qPrintable(test.seen()));
    QCOMPARE(test.dialogs->proposed, QStringList{test.folder.path()});
    test.press(Qt::Key_T); // into the same folder, unasked
    QTRY_VERIFY(QFile::exists(out.filePath("shop-accepted.csv")));
    QCOMPARE(test.dialogs->proposed.size(), 1);
    test.dialogs->nextFile.reset();
    test.press(Qt::Key_O); // another one, or not
    QCOMPARE(test.dialogs->proposed.last(), out.path());
    const std::string page = bytesOf(out.filePath("shop-results-01-anna.html"));
    QVERIFY(page.find("False alarms") != std::string::npos && page.find("ben") == std::string::npos);
    QVERIFY(bytesOf(out.filePath("shop-results-02-ben.html")).find("What you missed") != std::string::npos);
}

} // namespace workshop_facilitator_finish

BULKHEAD_TEST(workshop_facilitator_finish, FacilitatorFinishTest, Gui)
#include "test_facilitator_finish.moc"
