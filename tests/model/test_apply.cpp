#include "generators.h"

#include "model/plans.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::model;
using namespace bulkhead::testing;

class TestApply : public QObject
{
    Q_OBJECT

private slots:
    void refusesCycle();
};

void TestApply::refusesCycle()
{
    Model model(vocabulary());
    Element a;
    a.id = "a";
    a.kind = Kind::TrustBoundary;
    a.parent = "a";
    const auto applied = model.apply(adding(a));
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, std::string("model.containment-cycle"));
    QCOMPARE(applied.error().pointer, std::string("/elements/a/parent"));
}

QTEST_APPLESS_MAIN(TestApply)
#include "test_apply.moc"
