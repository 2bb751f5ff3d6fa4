// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "changing_model.h"
#include "model/plans.h"
#include "tests/support/test_program.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

namespace gui_replace_names {

using namespace bulkhead;
using namespace bulkhead::app;

// A text in the names of elements and flows is found and replaced.
class ReplaceNamesTest : public QObject
{
    Q_OBJECT

private slots:
    void allNamesAsOneStep();
    void withinTheSelectionAndByCase();
    void nothingToReplace();
    void anElementKeepsAName();
    void namesAreThoseOfTheModelWhenItIsAnswered();
};

namespace {

std::string nameOf(const TestWindow &test, const model::Id &id)
{
    if (const model::Element *element = test.model().element(id))
        return element->name;
    return test.model().flow(id)->name;
}

void rename(TestWindow &test, const model::Id &id, const char *name)
{
    QVERIFY(test.window->document().perform(model::planRename(test.model(), id, name), "Name"));
}

void openNamed(TestWindow &test)
{
    test.window->show();
    openShop(test);
    rename(test, "web", "Shop web & shop");
    rename(test, "db", "shop-db");
    rename(test, "web->db", "Query of the SHOP");
}

void type(QDialog &dialog, const char *find, const char *by)
{
    dialog.findChild<QLineEdit *>("findText")->setText(find);
    dialog.findChild<QLineEdit *>("replacement")->setText(by);
}

QPushButton *button(QDialog &dialog)
{
    return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
}

QCheckBox *box(QDialog &dialog, const QString &text)
{
    for (QCheckBox *each : dialog.findChildren<QCheckBox *>())
        if (each->text() == text)
            return each;
    qFatal("no such box");
}

} // namespace

void ReplaceNamesTest::allNamesAsOneStep()
{
    TestWindow test;
    openNamed(test);
    QStringList shown;
    inNextDialog([&shown](QDialog &dialog) {
        type(dialog, "shop", "Store");
        const auto *list = dialog.findChild<QListWidget *>();
        for (int row = 0; row < list->count(); ++row)
            shown << list->item(row)->text();
        button(dialog)->click();
        return true;
    });
    test.trigger("edit.replace");
    QCOMPARE(shown, QStringList({"shop-db → Store-db", "Shop web & shop → Store web & Store",
                                 "Query of the SHOP → Query of the Store"}));
    QCOMPARE(nameOf(test, "web"), std::string("Store web & Store"));
    QCOMPARE(nameOf(test, "web->db"), std::string("Query of the Store"));
    QCOMPARE(nameOf(test, "host"), std::string("host"));
    QCOMPARE(test.window->document().undoStack().undoText(),
             QString("Replace “shop” by “Store” in 3 name(s)"));
    test.trigger("edit.undo");
    QCOMPARE(nameOf(test, "web"), std::string("Shop web & shop"));
    QCOMPARE(nameOf(test, "db"), std::string("shop-db"));
}

void ReplaceNamesTest::withinTheSelectionAndByCase()
{
    TestWindow test;
    openNamed(test);
    test.window->session().select({"db", "web"});
    inNextDialog([](QDialog &dialog) {
        if (!box(dialog, "In the &selection only")->isChecked()) // several are selected
            return false;
        box(dialog, "Match &case")->setChecked(true);
        type(dialog, "shop", "store");
        button(dialog)->click();
        return true;
    });
    test.trigger("edit.replace");
    QCOMPARE(nameOf(test, "web"), std::string("Shop web & store"));
    QCOMPARE(nameOf(test, "db"), std::string("store-db"));
    QCOMPARE(nameOf(test, "web->db"), std::string("Query of the SHOP"));
}

void ReplaceNamesTest::nothingToReplace()
{
    TestWindow test;
    openNamed(test);
    const int steps = test.window->document().undoStack().count();
    bool wasEnabled = true;
    inNextDialog([&wasEnabled](QDialog &dialog) {
        type(dialog, "cart", "basket");
        wasEnabled = button(dialog)->isEnabled();
        dialog.reject();
        return true;
    });
    test.trigger("edit.replace");
    QVERIFY(!wasEnabled);
    QCOMPARE(test.window->document().undoStack().count(), steps);
}

void ReplaceNamesTest::anElementKeepsAName()
{
    TestWindow test;
    openNamed(test);
    rename(test, "db", "shop");
    rename(test, "web->db", "shop");
    inNextDialog([](QDialog &dialog) {
        type(dialog, "shop", "");
        button(dialog)->click();
        return true;
    });
    test.trigger("edit.replace");
    QCOMPARE(nameOf(test, "web"), std::string("web &")); // without blanks at its ends
    QCOMPARE(nameOf(test, "db"), std::string("shop"));
    QCOMPARE(nameOf(test, "web->db"), std::string()); // a flow may go without
}

void ReplaceNamesTest::namesAreThoseOfTheModelWhenItIsAnswered()
{
    TestWindow test;
    openNamed(test);
    inNextDialog([&test](QDialog &dialog) {
        type(dialog, "shop", "Store");
        const model::Id gone = "db";
        test.window->document().perform(model::planRemove(test.model(), std::span(&gone, 1)), "Remove");
        rename(test, "web", "shopping");
        button(dialog)->click();
        return true;
    });
    test.trigger("edit.replace");
    QVERIFY(!test.model().element("db"));
    QCOMPARE(nameOf(test, "web"), std::string("Storeping"));
}

} // namespace gui_replace_names

BULKHEAD_TEST(gui_replace_names, ReplaceNamesTest, Gui)
#include "test_replace_names.moc"
