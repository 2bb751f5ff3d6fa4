#include "generators.h"

#include "model/file.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::model;
using namespace bulkhead::testing;

// What holds for every model and every change.
class TestProperties : public QObject
{
    Q_OBJECT

private slots:
    void applyThenInverseIsIdentity();
    void refusedChangeChangesNothing();
    void writeThenReadIsIdentity();
};

void TestProperties::applyThenInverseIsIdentity()
{
    QVERIFY(rc::check("apply, then its inverse, is identity", [] {
        const Model before = *anyModel();
        Model model = before;
        const Change change = *anyChange(before);
        const auto inverted = model.apply(change);
        RC_PRE(inverted.ok());
        const Model after = model;
        const auto redone = model.apply(*inverted);
        RC_ASSERT(redone.ok());
        RC_ASSERT(model == before);
        RC_ASSERT(serializeModel(model) == serializeModel(before));
        RC_ASSERT(model.apply(*redone).ok());
        RC_ASSERT(model == after);
    }));
}

void TestProperties::refusedChangeChangesNothing()
{
    QVERIFY(rc::check("a refused change changes nothing", [] {
        Model model = *anyModel();
        const std::string before = serializeModel(model);
        // Enough changes that each run meets refusals.
        int refused = 0;
        for (int i = 0; i < 30; ++i) {
            Model attempt = model;
            const auto applied = attempt.apply(*anyChange(model));
            if (applied.ok())
                continue;
            ++refused;
            RC_ASSERT(!applied.error().code.empty());
            RC_ASSERT(!applied.error().message.empty());
            RC_ASSERT(attempt == model);
            RC_ASSERT(serializeModel(attempt) == before);
        }
        RC_TAG(refused > 0 ? "refused some" : "refused none");
    }));
}

void TestProperties::writeThenReadIsIdentity()
{
    QVERIFY(rc::check("write, then read, is identity", [] {
        const Model model = *anyModel(20);
        const std::string bytes = serializeModel(model);
        const auto read = parseModel(bytes, "model.bulkhead", vocabulary());
        if (!read)
            RC_FAIL(read.error().text() + " " + read.error().pointer + "\n" + bytes);
        RC_ASSERT(*read == model);
        RC_ASSERT(serializeModel(*read) == bytes);
    }));
}

QTEST_APPLESS_MAIN(TestProperties)
#include "test_properties.moc"
