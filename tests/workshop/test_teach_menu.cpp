// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/window_fixture.h"
#include "tests/support/test_program.h"

#include "app/gui/files/file_controller.h"
#include "tests/support/places.h"

#include <QFile>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QTest>
#include <QXmlStreamReader>

namespace workshop_teach {

using namespace bulkhead;
using namespace bulkhead::app;

// What the main window offers of workshops and lessons: what stands behind it, and nothing else.
class TeachMenuTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingSetMeansNoMenu();
    void theMenuHasWhatIsSet();
    void filesOfWorkshopsGoToTheirWindows();
    void aNewWorkshopGetsTheOpenModel();
    void theDesktopOpensFilesOfWorkshops();

private:
    static QStringList entries(const MainWindow &window);

    QStringList m_opened;
    std::vector<Teaching::OpenModel> m_prepared;
    ScriptedDialogs *m_dialogs = nullptr;
    std::unique_ptr<MainWindow> makeWindow(TestWindow &test, Teaching teaching);
};

QStringList TeachMenuTest::entries(const MainWindow &window)
{
    QStringList texts;
    for (const QAction *menu : window.menuBar()->actions()) {
        if (menu->text() != "Te&ach")
            continue;
        texts << "menu";
        for (const QAction *entry : menu->menu()->actions())
            texts << (entry->isSeparator() ? "-" : entry->text());
    }
    return texts;
}

std::unique_ptr<MainWindow> TeachMenuTest::makeWindow(TestWindow &test, Teaching teaching)
{
    MainWindow::Setup setup;
    setup.vocabulary = loadVocabulary().value();
    setup.recovery = RecoveryStore(toPath(test.file("others")), FileSystem::system());
    setup.settings = std::make_unique<QSettings>(test.file("other.ini"), QSettings::IniFormat);
    auto scripted = std::make_unique<ScriptedDialogs>();
    m_dialogs = scripted.get();
    setup.dialogs = std::move(scripted);
    setup.teaching = std::move(teaching);
    return std::make_unique<MainWindow>(std::move(setup));
}

void TeachMenuTest::nothingSetMeansNoMenu()
{
    const TestWindow test;
    QCOMPARE(entries(*test.window), QStringList());
    for (const ActionTable::Entry &entry : test.window->actions().entries())
        QVERIFY2(!QByteArray(entry.spec->id).startsWith("teach."), entry.spec->id);
}

void TeachMenuTest::theMenuHasWhatIsSet()
{
    TestWindow test;
    Teaching some;
    some.lessons = [this] { m_opened << "lessons"; };
    const auto window = makeWindow(test, some);
    QCOMPARE(entries(*window), QStringList({"menu", "&Lessons"}));
    window->actions().action("teach.lessons")->trigger();
    QCOMPARE(m_opened, QStringList("lessons"));
    m_opened.clear();

    some.openTask = [](const QString &) { return true; };
    some.newWorkshop = [](const Teaching::OpenModel &, QWidget *) {};
    const auto whole = makeWindow(test, some);
    QCOMPARE(entries(*whole), QStringList({"menu", "&New workshop…", "&Open workshop…", "-", "&Lessons"}));
    QVERIFY(!whole->actions().action("teach.newWorkshop")->isEnabled()); // no model is open
    QVERIFY(whole->actions().action("teach.openWorkshop")->isEnabled());
}

void TeachMenuTest::filesOfWorkshopsGoToTheirWindows()
{
    TestWindow test;
    Teaching some;
    some.openTask = [this](const QString &path) {
        m_opened << path;
        return true;
    };
    const auto window = makeWindow(test, some);
    window->openAll({"monday/shop.bulkhead-task"});
    QCOMPARE(m_opened, QStringList("monday/shop.bulkhead-task"));
    m_dialogs->nextFile = "tuesday.bulkhead-task";
    window->actions().action("file.open")->trigger();
    // What is offered first shows the task: a participant looks for nothing else.
    QVERIFY2(m_dialogs->filters.last().startsWith("Bulkhead files (*.bulkhead *.bulkhead-task);;"),
             qPrintable(m_dialogs->filters.last()));
    QVERIFY(m_dialogs->filters.last().endsWith(";;Threat models (*.bulkhead);;All files (*)"));
    window->actions().action("teach.openWorkshop")->trigger();
    QCOMPARE(m_opened.mid(1), QStringList({"tuesday.bulkhead-task", "tuesday.bulkhead-task"}));
    QVERIFY(!window->files().isOpen());

    QVERIFY(!some.isFor("shop.bulkhead-workshop")); // no window for it here
    QCOMPARE(some.fileFilter(), QString("*.bulkhead-task"));
    m_opened.clear();
}

void TeachMenuTest::aNewWorkshopGetsTheOpenModel()
{
    TestWindow test;
    Teaching some;
    some.newWorkshop = [this](const Teaching::OpenModel &open, QWidget *) { m_prepared.push_back(open); };
    const auto window = makeWindow(test, some);
    window->setCatalogs(loadCatalogs(window->document().model().sharedVocabulary()).value());
    window->actions().action("file.new")->trigger();
    QVERIFY(window->document().perform(shop(window->document().model().vocabulary()), "Build"));
    window->actions().action("teach.newWorkshop")->trigger();
    QCOMPARE(m_prepared.size(), std::size_t(1));
    QVERIFY(m_prepared[0].model == window->document().model());
    QVERIFY(m_prepared[0].catalogs);
    QVERIFY(m_prepared[0].path.isEmpty());
}

// Each pattern of a file has a type, and the desktop entry takes that.
void TeachMenuTest::theDesktopOpensFilesOfWorkshops()
{
    const QString folder = QString::fromStdString(tests::sourceDir()) + "/resources/desktop/";
    const auto textOf = [&folder](const char *name) {
        QFile file(folder + name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    QXmlStreamReader types(textOf("bulkhead.xml"));
    QMap<QString, QString> typeOf; // by pattern
    QString type;
    while (!types.atEnd()) {
        types.readNext();
        if (types.isStartElement() && types.name() == QLatin1String("mime-type"))
            type = types.attributes().value("type").toString();
        if (types.isStartElement() && types.name() == QLatin1String("glob"))
            typeOf.insert(types.attributes().value("pattern").toString(), type);
    }
    QVERIFY2(!types.hasError(), qPrintable(types.errorString()));
    const QString entry = textOf("bulkhead.desktop");
    for (const char *pattern : {"*.bulkhead", "*.bulkhead-task", "*.bulkhead-workshop"}) {
        QVERIFY2(typeOf.contains(pattern), pattern);
        QVERIFY2(entry.contains(typeOf[pattern] + ';'), pattern);
    }
}

} // namespace workshop_teach

BULKHEAD_TEST(workshop_teach, TeachMenuTest, Gui)
#include "test_teach_menu.moc"
