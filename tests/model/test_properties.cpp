// SPDX-License-Identifier: Apache-2.0
#include "generators.h"
#include "tests/support/test_program.h"

#include "model/file/file.h"
#include "model/journal/journal.h"
#include "model/journal/replay.h"
#include "model/merge/compare.h"
#include "model/plans.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace model_properties {

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
    void applyingTheDifferenceGivesTheOther();
    void mergeWithTheBaseIsTheOther();
    void mergeOfEditsToDifferentThingsIsBoth();
    void mergeIsAlwaysValid();
    void editsToDifferentElementsMergeInGitAsText();
    void journalReplaysWhatHappened();
    void removingSomethingIsAlwaysPossible();
    void copyingAndPastingIsAlwaysPossible();
};

namespace {

std::vector<Id> elementIds(const Model &model)
{
    std::vector<Id> ids;
    for (const Element &element : model.elements())
        ids.push_back(element.id);
    return ids;
}

// An accepted edit of one element's own fields and properties.
void editElement(Model &model, const Id &id)
{
    const auto before = model.elements().shared(id);
    Element after = *before;
    after.name += "x";
    if (*rc::gen::arbitrary<bool>())
        after.notes = *anyText();
    const auto defs = model.vocabulary().properties(after.kind);
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        const PropertyDef &def = defs[*rc::gen::inRange<std::size_t>(0, defs.size())];
        after.properties.set(def.key, *anyValue(model, def));
    }
    if (*rc::gen::inRange(0, 3) == 0 && !after.properties.empty())
        after.properties.remove(after.properties.begin()->key);
    RC_ASSERT(model.apply(editing(before, after)).ok());
}

// Two descendants of a model, each of which edits elements that the other leaves alone, and what has both.
struct Fork
{
    Model base;
    Model ours;
    Model theirs;
    Model both;
};

Fork anyFork()
{
    const Model base = *anyModel(20);
    Fork fork{base, base, base, base};
    for (const Id &id : elementIds(base)) {
        const int side = *rc::gen::inRange(0, 3);
        if (side == 0)
            continue;
        Model &edited = side == 1 ? fork.ours : fork.theirs;
        editElement(edited, id);
        RC_ASSERT(fork.both.apply(editing(fork.both.elements().shared(id), *edited.element(id))).ok());
    }
    return fork;
}

void write(const QString &path, const std::string &bytes)
{
    QFile file(path);
    RC_ASSERT(file.open(QIODevice::WriteOnly));
    RC_ASSERT(file.write(bytes.data(), static_cast<qint64>(bytes.size())) ==
              static_cast<qint64>(bytes.size()));
}

} // namespace

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

void TestProperties::applyingTheDifferenceGivesTheOther()
{
    QVERIFY(rc::check("apply(diff(a, b), a) == b", [] {
        const Model a = *anyModel();
        const Model b = *rc::gen::arbitrary<bool>() ? *anyDescendant(a) : *anyModel();
        Model model = a;
        const Change change = diff(a, b);
        RC_ASSERT(change.isEmpty() == (a == b));
        const auto applied = model.apply(change);
        if (!applied)
            RC_FAIL(applied.error().text());
        RC_ASSERT(model == b);
    }));
}

void TestProperties::mergeWithTheBaseIsTheOther()
{
    QVERIFY(rc::check("what only one side changed is taken from it", [] {
        const Model base = *anyModel();
        const Model changed = *anyDescendant(base);
        for (const Merged &merged :
             {merge(base, changed, base), merge(base, base, changed), merge(base, changed, changed)}) {
            RC_ASSERT(merged.conflicts.empty());
            RC_ASSERT(merged.model == changed);
        }
    }));
}

void TestProperties::mergeOfEditsToDifferentThingsIsBoth()
{
    QVERIFY(rc::check("merge of edits to different things is both", [] {
        const Fork fork = anyFork();
        const Merged merged = merge(fork.base, fork.ours, fork.theirs);
        RC_ASSERT(merged.conflicts.empty());
        RC_ASSERT(merged.model == fork.both);
    }));
}

void TestProperties::mergeIsAlwaysValid()
{
    QVERIFY(rc::check("merge of anything gives a valid model", [] {
        const Model base = *anyModel();
        const Model ours = *anyDescendant(base, 20);
        const Model theirs = *anyDescendant(base, 20);
        const Merged merged = merge(base, ours, theirs);
        // Reading checks everything from nothing.
        const auto read = parseModel(serializeModel(merged.model), "merged", vocabulary());
        if (!read)
            RC_FAIL(read.error().text());
        RC_ASSERT(*read == merged.model);
        RC_TAG(merged.conflicts.empty() ? "no conflict" : "conflicts");
    }));
}

void TestProperties::editsToDifferentElementsMergeInGitAsText()
{
    if (QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty())
        QSKIP("git is not installed");
    QVERIFY(rc::check("edits to different elements merge in git as text", [] {
        const Fork fork = anyFork();
        QTemporaryDir folder;
        const QString names[] = {folder.filePath(QStringLiteral("ours")),
                                 folder.filePath(QStringLiteral("base")),
                                 folder.filePath(QStringLiteral("theirs"))};
        write(names[0], serializeModel(fork.ours));
        write(names[1], serializeModel(fork.base));
        write(names[2], serializeModel(fork.theirs));
        QProcess git;
        git.start(QStringLiteral("git"),
                  {QStringLiteral("merge-file"), QStringLiteral("-p"), names[0], names[1], names[2]});
        RC_ASSERT(git.waitForFinished());
        RC_ASSERT(git.exitCode() == 0);
        RC_ASSERT(git.readAllStandardOutput().toStdString() == serializeModel(fork.both));
    }));
}

void TestProperties::journalReplaysWhatHappened()
{
    QVERIFY(rc::check("a journal replays what happened", [] {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath(QStringLiteral("journal")).toStdString();
        const Model base = *anyModel();
        Model model = base;
        {
            auto journal = Journal::start(path, {}, {}, base.vocabulary());
            RC_ASSERT(journal.ok());
            for (int i = *rc::gen::inRange(0, 10); i > 0; --i) {
                const Change change = *anyChange(model);
                if (model.apply(change))
                    RC_ASSERT((*journal)->append(change, model.vocabulary()).ok());
            }
        }
        const auto content = readJournal(path);
        RC_ASSERT(content.ok());
        const Replayed replayed = replay(*content, base);
        RC_ASSERT(replayed.lost.count == 0U);
        RC_ASSERT(replayed.model == model);
    }));
}

void TestProperties::removingSomethingIsAlwaysPossible()
{
    QVERIFY(rc::check("planRemove leaves a valid model without what was named", [] {
        Model model = *anyModel();
        std::vector<Id> chosen;
        for (const Id &id : elementIds(model))
            if (*rc::gen::inRange(0, 3) == 0)
                chosen.push_back(id);
        const auto applied = model.apply(planRemove(model, chosen));
        if (!applied)
            RC_FAIL(applied.error().text());
        for (const Id &id : chosen)
            RC_ASSERT(!model.element(id));
    }));
}

void TestProperties::copyingAndPastingIsAlwaysPossible()
{
    QVERIFY(rc::check("what was copied can be pasted, twice", [] {
        Model model = *anyModel();
        std::vector<Id> chosen;
        for (const Id &id : elementIds(model))
            if (*rc::gen::inRange(0, 3) == 0)
                chosen.push_back(id);
        const std::size_t before = model.elements().size();
        const std::size_t copied = withContained(model, chosen).size();
        const Id view = model.views().empty() ? Id() : model.views().begin()->id;
        const Model fragment = extract(model, chosen, view);
        const auto read = parseModel(serializeModel(fragment), "clipboard", vocabulary());
        RC_ASSERT(read.ok());
        for (std::size_t times = 1; times <= 2; ++times) {
            const auto applied = model.apply(planInsert(model, *read, {}, view, 20, 20));
            if (!applied)
                RC_FAIL(applied.error().text());
            RC_ASSERT(model.elements().size() == before + times * copied);
        }
    }));
}

} // namespace model_properties

BULKHEAD_TEST(model_properties, TestProperties, None)
#include "test_properties.moc"
