// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "changing_model.h"
#include "model/plans.h"
#include "tests/support/test_program.h"

#include <QClipboard>
#include <QStatusBar>
#include <QTest>

namespace gui_paste_properties {

using namespace bulkhead;
using namespace bulkhead::app;

// Properties go from a copied element to others.
class PastePropertiesTest : public QObject
{
    Q_OBJECT

private slots:
    void goToAllOfTheSelectionAsOneStep();
    void otherKindsTakeWhatTheyHave();
    void referencesStayWithinTheModel();
    void importedValuesAreRemembered();
    void oneIsToldWhyNothingHappens();
};

namespace {

const model::Value *valueOf(const TestWindow &test, const model::Id &id, const char *property)
{
    return test.model().element(id)->properties.value(*test.model().vocabulary().key(property));
}

void set(TestWindow &test, const model::Id &id, const char *property, const model::Value &value)
{
    QVERIFY(test.window->document().perform(model::planSetProperty(test.model(), std::span(&id, 1),
                                                                   *test.model().vocabulary().key(property),
                                                                   value),
                                            "Set"));
}

void copy(TestWindow &test, const model::Id &id)
{
    test.window->session().select({id});
    test.trigger("edit.copy");
}

// The shop with two more containers and a network that web has joined.
void openWithContainers(TestWindow &test)
{
    test.window->show();
    openShop(test);
    QVERIFY(test.window->document().perform(
        model::batch({addElement("one", model::Kind::Container, "host"),
                      addElement("two", model::Kind::Container), addElement("net", model::Kind::Network)}),
        "Add"));
    set(test, "web", "tenant", model::Value("shop"));
}

QString told(TestWindow &test)
{
    return test.window->statusBar()->currentMessage();
}

} // namespace

void PastePropertiesTest::goToAllOfTheSelectionAsOneStep()
{
    TestWindow test;
    openWithContainers(test);
    set(test, "one", "host_network", model::Value(true));
    copy(test, "web");
    test.window->session().select({"one", "two"});
    test.trigger("edit.pasteProperties");
    QCOMPARE(test.window->document().undoStack().undoText(),
             QString("Paste properties of web to 2 container(s)"));
    for (const char *id : {"one", "two"})
        QVERIFY(*valueOf(test, id, "privileged") == model::Value(true));
    QVERIFY(*valueOf(test, "one", "host_network") == model::Value(true)); // what web leaves open stays
    QCOMPARE(test.model().element("one")->name, std::string("one"));
    QCOMPARE(test.model().elements().size(), std::size_t{6});
    test.trigger("edit.undo");
    QVERIFY(!valueOf(test, "one", "privileged") && !valueOf(test, "two", "privileged"));
}

void PastePropertiesTest::otherKindsTakeWhatTheyHave()
{
    TestWindow test;
    openWithContainers(test);
    copy(test, "web");
    test.window->session().select({"db"});
    test.trigger("edit.pasteProperties");
    QVERIFY(*valueOf(test, "db", "tenant") == model::Value("shop"));
    QVERIFY(!valueOf(test, "db", "privileged"));
}

void PastePropertiesTest::referencesStayWithinTheModel()
{
    TestWindow test;
    openWithContainers(test);
    set(test, "web", "networks", model::Value(model::Value::TextList{"net"}));
    copy(test, "web");
    test.window->session().select({"one"});
    test.trigger("edit.pasteProperties");
    QVERIFY(*valueOf(test, "one", "networks") == model::Value(model::Value::TextList{"net"}));
    const model::Id net = "net";
    QVERIFY(test.window->document().perform(model::planRemove(test.model(), std::span(&net, 1)), "Remove"));
    test.window->session().select({"two"});
    test.trigger("edit.pasteProperties");
    QVERIFY(!valueOf(test, "two", "networks"));
    QVERIFY(*valueOf(test, "two", "privileged") == model::Value(true));
}

void PastePropertiesTest::importedValuesAreRemembered()
{
    TestWindow test;
    openWithContainers(test);
    model::Element read = *test.model().element("one");
    auto origin = std::make_shared<model::Origin>();
    origin->source = model::Origin::Source::Artefact;
    origin->imported = model::Value(false);
    read.properties.set(*test.model().vocabulary().key("privileged"), model::Value(false), origin);
    QVERIFY(
        test.window->document().perform(model::editing(test.model().elements().shared("one"), read), "Read"));
    copy(test, "web");
    test.window->session().select({"one"});
    test.trigger("edit.pasteProperties");
    const model::Property *pasted =
        test.model().element("one")->properties.find(*test.model().vocabulary().key("privileged"));
    QVERIFY(pasted->value == model::Value(true));
    QVERIFY(pasted->origin->source == model::Origin::Source::Person);
    QVERIFY(pasted->origin->imported == model::Value(false));
}

void PastePropertiesTest::oneIsToldWhyNothingHappens()
{
    TestWindow test;
    openWithContainers(test);
    QApplication::clipboard()->setText("no element");
    test.window->session().select({"one"});
    const int steps = test.window->document().undoStack().count();
    test.trigger("edit.pasteProperties");
    QVERIFY2(told(test).startsWith("Copy the element"), qPrintable(told(test)));
    test.window->session().select({"web", "one"});
    test.trigger("edit.copy");
    test.trigger("edit.pasteProperties");
    QVERIFY2(told(test).startsWith("Copy one element"), qPrintable(told(test)));
    copy(test, "web");
    test.trigger("edit.pasteProperties"); // onto itself
    QVERIFY2(told(test).contains("holds there already"), qPrintable(told(test)));
    QCOMPARE(test.window->document().undoStack().count(), steps);
}

} // namespace gui_paste_properties

BULKHEAD_TEST(gui_paste_properties, PastePropertiesTest, Gui)
#include "test_paste_properties.moc"
