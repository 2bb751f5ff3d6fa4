// SPDX-License-Identifier: Apache-2.0
#include "app/document/analysis_runner.h"
#include "app/document/document.h"
#include "app/document/text.h"
#include "app/workspace/knowledge.h"
#include "model/plans.h"
#include "save_now.h"
#include "tests/support/patience.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace gui_document {

using namespace bulkhead;
using namespace bulkhead::app;

namespace {

model::Change addContainer(const std::string &id)
{
    model::Element element;
    element.id = id;
    element.kind = model::Kind::Container;
    element.name = id;
    return model::adding(std::move(element));
}

// A document with its own places to write to.
struct Bench
{
    QTemporaryDir folder;
    std::shared_ptr<const model::Vocabulary> vocabulary = loadVocabulary().value();
    RecoveryStore recovery{toPath(folder.filePath("recovery"))};

    std::unique_ptr<Document> document() const { return std::make_unique<Document>(vocabulary, recovery); }
    std::filesystem::path file(const char *name) const { return toPath(folder.filePath(name)); }
    // The first work that is offered for a model; for one never saved without a name.
    std::optional<UnsavedWork> unsavedWork(const std::filesystem::path &model = {}) const
    {
        for (const JournalPlace &place : recovery.existingFor(model))
            if (auto work = readUnsavedWork(place, vocabulary))
                return work;
        return std::nullopt;
    }
};

QStringList hiddenFiles(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList({".*.journal"}, QDir::Files | QDir::Hidden);
}

} // namespace

// The open document: edits, undo, saving, and what is left after a crash.
class DocumentTest : public QObject
{
    Q_OBJECT

private slots:
    void everyChangeIsUndone();
    void refusedChangesLeaveNoTrace();
    void movesOfTheSameThingsAreOneStep();
    void savedAndOpenedIsTheSame();
    void changesOfOthersAreSeen();
    void failedSaveKeepsTheDocument();
    void unsavedWorkSurvivesACrash();
    void neverSavedWorkSurvivesACrash();
    void recoveryOfAChangedFileIsACopy();
    void savingEndsTheJournal();
    void runnerAnalysesTheLastState();
};

void DocumentTest::everyChangeIsUndone()
{
    const Bench bench;
    auto document = bench.document();
    const model::Model empty = document->model();
    QSignalSpy changed(document.get(), &Document::changed);
    QVERIFY(document->perform(addContainer("web"), "Add web"));
    QVERIFY(document->perform(model::planRename(document->model(), "web", "shop"), "Rename web"));
    QCOMPARE(document->undoStack().undoText(), "Rename web");
    const model::Model full = document->model();
    document->undoStack().undo();
    document->undoStack().undo();
    QVERIFY(document->model() == empty);
    document->undoStack().redo();
    document->undoStack().redo();
    QVERIFY(document->model() == full);
    QCOMPARE(changed.count(), 6);
}

void DocumentTest::refusedChangesLeaveNoTrace()
{
    const Bench bench;
    auto document = bench.document();
    QVERIFY(document->perform(addContainer("web"), "Add"));
    QSignalSpy refused(document.get(), &Document::refused);
    const model::Model before = document->model();
    QVERIFY(!document->perform(addContainer("web"), "Add again"));
    QCOMPARE(refused.count(), 1);
    QVERIFY(document->model() == before);
    QCOMPARE(document->undoStack().count(), 1);
}

void DocumentTest::movesOfTheSameThingsAreOneStep()
{
    const Bench bench;
    auto document = bench.document();
    model::View view;
    view.id = "main";
    QVERIFY(document->perform(model::batch({addContainer("web"), model::adding(view)}), "Add"));
    QVERIFY(document->perform(model::adding(model::Placement{"main", "web", {0, 0, 100, 60}, {}}), "Place"));
    for (int step = 1; step <= 3; ++step) {
        auto before = document->model().placements().shared({"main", "web"});
        model::Placement after = *before;
        after.rect.x += 10;
        QVERIFY(document->perform(model::editing(before, after), "Move web"));
    }
    QCOMPARE(document->undoStack().count(), 3);
    document->undoStack().undo();
    QCOMPARE(document->model().placements().find({"main", "web"})->rect.x, 0.0);
    document->undoStack().redo();
    QCOMPARE(document->model().placements().find({"main", "web"})->rect.x, 30.0);
}

void DocumentTest::savedAndOpenedIsTheSame()
{
    const Bench bench;
    auto document = bench.document();
    QVERIFY(document->perform(addContainer("web"), "Add"));
    QVERIFY(document->isModified());
    QVERIFY(saveNow(*document, bench.file("a.bulkhead")).ok());
    QVERIFY(!document->isModified());
    auto other = bench.document();
    QVERIFY(other->open(bench.file("a.bulkhead")).ok());
    QVERIFY(other->model() == document->model());
    QVERIFY(!other->isModified());
    document->undoStack().undo();
    QVERIFY(document->isModified());
}

void DocumentTest::changesOfOthersAreSeen()
{
    const Bench bench;
    auto document = bench.document();
    QVERIFY(saveNow(*document, bench.file("a.bulkhead")).ok());
    QVERIFY(!document->file().hasChanged());
    QFile file(pathText(bench.file("a.bulkhead")));
    QVERIFY(file.open(QIODevice::Append));
    file.write("\n");
    file.close();
    QVERIFY(document->file().hasChanged());
    QVERIFY(saveNow(*document).ok());
    QVERIFY(!document->file().hasChanged());
    QVERIFY(QFile::exists(pathText(bench.file("a.bulkhead~"))));
}

void DocumentTest::failedSaveKeepsTheDocument()
{
    const Bench bench;
    auto document = bench.document();
    QVERIFY(document->perform(addContainer("web"), "Add"));
    const auto result = saveNow(*document, bench.file("no/such/folder/a.bulkhead"));
    QVERIFY(!result.ok());
    QVERIFY(!errorText(result.error()).isEmpty());
    QVERIFY(document->isModified());
    QVERIFY(document->path().empty());
    QVERIFY(document->model().element("web"));
}

void DocumentTest::unsavedWorkSurvivesACrash()
{
    const Bench bench;
    model::Model lost(bench.vocabulary);
    {
        auto document = bench.document();
        QVERIFY(document->perform(addContainer("web"), "Add"));
        QVERIFY(saveNow(*document, bench.file("a.bulkhead")).ok());
        QVERIFY(document->perform(addContainer("db"), "Add"));
        QVERIFY(document->perform(addContainer("cache"), "Add"));
        document->undoStack().undo();
        lost = document->model();
    } // gone without a word, as after a crash
    auto document = bench.document();
    auto unsaved = bench.unsavedWork(bench.file("a.bulkhead"));
    QVERIFY(unsaved.has_value());
    QVERIFY(unsaved->base == UnsavedWork::Base::Same);
    document->recover(std::move(*unsaved));
    QVERIFY(document->model() == lost);
    QVERIFY(document->isModified());
    QCOMPARE(pathText(document->path()), pathText(bench.file("a.bulkhead")));
    QVERIFY(saveNow(*document).ok());
    QVERIFY(!bench.unsavedWork(bench.file("a.bulkhead")).has_value());
}

void DocumentTest::neverSavedWorkSurvivesACrash()
{
    const Bench bench;
    {
        auto document = bench.document();
        model::Model start(bench.vocabulary);
        QVERIFY(start.apply(addContainer("imported")).ok());
        document->startWith(start, true);
        QVERIFY(document->perform(addContainer("web"), "Add"));
        QVERIFY(!bench.unsavedWork().has_value()); // its owner is alive
    }
    auto document = bench.document();
    auto unsaved = bench.unsavedWork();
    QVERIFY(unsaved.has_value());
    document->recover(std::move(*unsaved));
    QVERIFY(document->model().element("imported"));
    QVERIFY(document->model().element("web"));
    QVERIFY(document->path().empty());
}

void DocumentTest::recoveryOfAChangedFileIsACopy()
{
    const Bench bench;
    {
        auto document = bench.document();
        QVERIFY(saveNow(*document, bench.file("a.bulkhead")).ok());
        QVERIFY(document->perform(addContainer("web"), "Add"));
    }
    {
        auto other = bench.document();
        QVERIFY(other->perform(addContainer("other"), "Add"));
        QVERIFY(saveNow(*other, bench.file("b.bulkhead")).ok());
        QFile::remove(pathText(bench.file("a.bulkhead")));
        QVERIFY(QFile::copy(pathText(bench.file("b.bulkhead")), pathText(bench.file("a.bulkhead"))));
    }
    auto document = bench.document();
    auto unsaved = bench.unsavedWork(bench.file("a.bulkhead"));
    QVERIFY(unsaved.has_value());
    QVERIFY(unsaved->base == UnsavedWork::Base::Changed);
    document->recover(std::move(*unsaved));
    QVERIFY(document->path().empty());
    QVERIFY(document->model().element("web"));
}

void DocumentTest::savingEndsTheJournal()
{
    const Bench bench;
    auto document = bench.document();
    QVERIFY(saveNow(*document, bench.file("a.bulkhead")).ok());
    QVERIFY(hiddenFiles(bench.folder).isEmpty());
    QVERIFY(document->perform(addContainer("web"), "Add"));
    document->finishJournal();
    QCOMPARE(hiddenFiles(bench.folder).size(), 1);
    QVERIFY(saveNow(*document).ok());
    QVERIFY(hiddenFiles(bench.folder).isEmpty());
}

void DocumentTest::runnerAnalysesTheLastState()
{
    const Bench bench;
    auto document = bench.document();
    AnalysisRunner runner;
    int results = 0;
    AssessmentPtr last;
    connect(&runner, &AnalysisRunner::assessed, this, [&](const AssessmentPtr &assessment) {
        ++results;
        last = assessment;
    });
    connect(document.get(), &Document::changed, this, [&] { runner.request(document->model(), {}); });
    QVERIFY(document->perform(addContainer("web"), "Add")); // before the catalogs are there
    auto catalogs = loadCatalogs(bench.vocabulary);
    QVERIFY2(catalogs.ok(), catalogs.ok() ? "" : catalogs.error().text().c_str());
    runner.setCatalogs(*catalogs);
    for (int i = 0; i < 20; ++i)
        QVERIFY(document->perform(addContainer("c" + std::to_string(i)), "Add"));
    QTRY_VERIFY(last && last->analysis->model() == document->model());
    QVERIFY(results < 21);
    QTRY_VERIFY(!runner.isBusy());
}

} // namespace gui_document

BULKHEAD_TEST(gui_document, DocumentTest, Core)
#include "test_open_document.moc"
