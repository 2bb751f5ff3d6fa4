// SPDX-License-Identifier: Apache-2.0
#include "import/services/tree.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace import_tree {

using namespace bulkhead::import::services;

// Trees of compose files: large maps are looked through by an index, which has to know what was changed.
class TreeTest : public QObject
{
    Q_OBJECT

private slots:
    void keysAreFoundWhateverChanges_data();
    void keysAreFoundWhateverChanges();
};

namespace {

std::string keyAt(int i)
{
    return "key" + std::to_string(i);
}

Tree mapOf(int size)
{
    Tree tree = Tree::map({});
    for (int i = 0; i < size; ++i)
        tree.set(keyAt(i), {nullptr, i + 1}, Tree::scalar(std::to_string(i), {}));
    return tree;
}

} // namespace

void TreeTest::keysAreFoundWhateverChanges_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {3, 31, 32, 33, 500})
        QTest::addRow("%d", size) << size;
}

void TreeTest::keysAreFoundWhateverChanges()
{
    QFETCH(int, size);
    Tree tree = mapOf(size);
    const std::string last = keyAt(size - 1);
    QCOMPARE(tree[last].text(), std::to_string(size - 1));
    QCOMPARE(tree.keyMark(last).line, size);
    QVERIFY(!tree.has("none"));
    QVERIFY(tree["none"].isNull());

    const Tree before = tree; // which shares the index
    tree.set(last, {}, Tree::scalar("changed", {}));
    tree.set("added", {}, Tree::scalar("new", {}));
    QCOMPARE(tree[last].text(), std::string("changed"));
    QCOMPARE(tree["added"].text(), std::string("new"));
    QCOMPARE(tree.entries().size(), static_cast<std::size_t>(size) + 1);
    QVERIFY(!before.has("added"));
    QCOMPARE(before[last].text(), std::to_string(size - 1));

    tree.remove(keyAt(0));
    QVERIFY(!tree.has(keyAt(0)));
    QCOMPARE(tree["added"].text(), std::string("new"));

    tree.entries().front().key = "renamed";
    QVERIFY(tree.has("renamed"));
    QVERIFY(!tree.has(keyAt(1)));

    tree.find("added")->setText("found");
    QCOMPARE(tree["added"].text(), std::string("found"));

    tree.append("added", {}, Tree::scalar("again", {}));
    tree.append("more", {}, Tree::scalar("m", {}));
    QCOMPARE(tree["more"].text(), std::string("m"));
    tree.dropRepeatedKeys();
    QCOMPARE(tree["added"].text(), std::string("again"));
    QCOMPARE(tree["more"].text(), std::string("m"));
    QCOMPARE(tree.entries().size(), static_cast<std::size_t>(size) + 1);
}

} // namespace import_tree

BULKHEAD_TEST(import_tree, TreeTest, None)
#include "test_tree.moc"
