// SPDX-License-Identifier: Apache-2.0
#include "faulty_files.h"
#include "file_bench.h"
#include "generators.h"
#include "tests/support/test_program.h"

#include "model/file/sha256.h"
#include "model/journal/journal.h"
#include "model/journal/replay.h"

#include <QFile>
#include <QTest>

#include <algorithm>

namespace model_journal {

using namespace bulkhead;
using namespace bulkhead::model;
using namespace bulkhead::testing;

namespace fs = std::filesystem;

namespace {

Change addingHost(const std::string &id)
{
    Element host;
    host.id = id;
    host.kind = Kind::Host;
    return adding(host);
}

const std::vector<std::string> hosts = {"a", "b", "c", "d", "e"};

// The text of a journal that adds the hosts, one with each change; under 2 kB.
std::string wholeJournal(const FileBench &bench)
{
    const Model base(vocabulary());
    auto journal =
        Journal::start(bench.path("whole"), {sha256("base"), "/models/shop.bulkhead"}, {}, base.vocabulary());
    for (const std::string &id : hosts)
        if (!(*journal)->append(addingHost(id), base.vocabulary()))
            qFatal("the journal cannot be written");
    return FileBench::content(bench.path("whole"));
}

// The same as version 1 of the format had it: without checksums and numbers.
std::string oldJournal()
{
    std::string text =
        "{\"format\": \"bulkhead-journal\", \"version\": 1, \"base\": \"" + sha256("base") + "\"}\n";
    for (const std::string &id : hosts)
        text += "[[\"elements\", \"" + id + "\", {\"kind\": \"host\", \"name\": \"" + id + "\"}]]\n";
    return text;
}

std::size_t hostsIn(const Model &model)
{
    return model.elements().size();
}

} // namespace

// What becomes of changes on their way to the journal and back.
class TestJournal : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_bench = std::make_unique<FileBench>(); }
    void replaysWhatWasWritten();
    void cutsAreTold();
    void everyFlippedBitIsTold_data();
    void everyFlippedBitIsTold();
    void linesAfterADamagedOneAreReplayed();
    void lineThatFitsInPartIsReplayedInPart();
    void laterVersionIsToldApart();
    void firstVersionIsRead();
    void damagedHeadLeavesTheChanges();
    void isAsPrivateAsItsModel();
    void everyFaultAtTheStartLeavesTheOldOne();
    void everyFaultInAppendingKeepsTheOtherChanges();
    void removedFileIsNoticed();
    void keptAsideUnderNamesOfTheirOwn();

private:
    Replayed replayed(const std::string &text)
    {
        QFile file(QString::fromStdString(m_bench->path("journal").string()));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0)
            qFatal("cannot write");
        file.close();
        auto content = readJournal(m_bench->path("journal"));
        if (!content)
            return {Model(vocabulary()), {}, {1, {content.error()}}};
        return replay(*content, Model(vocabulary()));
    }

    std::unique_ptr<FileBench> m_bench = std::make_unique<FileBench>();
};

void TestJournal::replaysWhatWasWritten()
{
    const Replayed all = replayed(wholeJournal(*m_bench));
    QCOMPARE(hostsIn(all.model), hosts.size());
    QCOMPARE(all.changes.size(), hosts.size());
    QCOMPARE(all.lost.count, std::size_t{0});
    const auto content = readJournal(m_bench->path("whole"));
    QCOMPARE(content->head.base, sha256("base"));
    QCOMPARE(content->head.model, std::string("/models/shop.bulkhead"));
}

// A journal that ends with a whole line is what was there a moment earlier; every other cut shows.
void TestJournal::cutsAreTold()
{
    const std::string whole = wholeJournal(*m_bench);
    QVERIFY(whole.size() < 2048);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const Replayed part = replayed(whole.substr(0, size));
        const auto lines = static_cast<std::size_t>(
            std::count(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
        const bool betweenLines = size > 0 && (whole[size - 1] == '\n' || whole[size] == '\n');
        QVERIFY2(betweenLines ? part.lost.count == 0 : part.lost.count > 0, std::to_string(size).c_str());
        QVERIFY(hostsIn(part.model) + 1 >= lines);
    }
}

void TestJournal::everyFlippedBitIsTold_data()
{
    QTest::addColumn<std::string>("whole");
    QTest::addColumn<bool>("isChecked");
    QTest::newRow("checked") << wholeJournal(*m_bench) << true;
    QTest::newRow("version 1") << oldJournal() << false;
}

void TestJournal::everyFlippedBitIsTold()
{
    QFETCH(std::string, whole);
    QFETCH(bool, isChecked);
    QVERIFY(whole.size() < 2048);
    const Model all = replayed(whole).model;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string flipped = whole;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
            const Replayed part = replayed(flipped);
            if (!isChecked) // a text that is another shows nowhere
                continue;
            const std::string place = std::to_string(at) + ", bit " + std::to_string(bit);
            QVERIFY2(!part.lost.reasons.empty(), place.c_str());
            QVERIFY2(part.model == all || part.lost.count > 0, place.c_str());
            // One line is damaged, or two that ran together: the others are there.
            QVERIFY2(hostsIn(part.model) + 2 >= hosts.size(), place.c_str());
        }
    }
}

void TestJournal::linesAfterADamagedOneAreReplayed()
{
    std::string text = wholeJournal(*m_bench);
    text[text.find("\"c\"") + 1] = 'x';
    const Replayed part = replayed(text);
    QCOMPARE(hostsIn(part.model), hosts.size() - 1);
    QVERIFY(!part.model.element("c") && !part.model.element("x") && part.model.element("e"));
    QCOMPARE(part.lost.count, std::size_t{1});
    QCOMPARE(part.lost.reasons.front().message, std::string("change 3 is damaged"));
    QCOMPARE(part.lost.reasons.front().code, std::string("journal.damaged"));
}

void TestJournal::lineThatFitsInPartIsReplayedInPart()
{
    Flow flow;
    flow.id = "a->gone";
    flow.source = "a";
    flow.target = "gone";
    const std::vector changes = {batch({adding(flow), addingHost("a")}), addingHost("b")};
    QVERIFY(Journal::start(m_bench->path("journal"), {}, changes, *vocabulary()));
    const Replayed part = replay(*readJournal(m_bench->path("journal")), Model(vocabulary()));
    QVERIFY(part.model.element("a") && part.model.element("b") && !part.model.flow("a->gone"));
    QCOMPARE(part.lost.count, std::size_t{1});
    QVERIFY(part.lost.reasons.front().message.starts_with("change 1: "));
    Model again(vocabulary());
    for (const Change &change : part.changes)
        QVERIFY(again.apply(change));
    QVERIFY(again == part.model);
}

void TestJournal::laterVersionIsToldApart()
{
    const std::string later = "{\"format\": \"bulkhead-journal\", \"version\": 3, \"base\": \"\"}\n[]\n";
    QVERIFY(writeFileAtomically(m_bench->path("journal"), later));
    QCOMPARE(readJournal(m_bench->path("journal")).error().code, std::string("journal.newer"));
    for (const char *text : {"", "{}\n", "hello\n", "{\"format\": \"bulkhead-journal\", \"vers"}) {
        QVERIFY(writeFileAtomically(m_bench->path("journal"), text));
        const auto content = readJournal(m_bench->path("journal"));
        QVERIFY2(!content && content.error().code == "journal.unreadable", text);
    }
    QCOMPARE(readJournal(m_bench->path("missing")).error().code, std::string("file.cannot-read"));
}

void TestJournal::firstVersionIsRead()
{
    const Replayed all = replayed(oldJournal());
    QCOMPARE(hostsIn(all.model), hosts.size());
    QCOMPARE(all.lost.count, std::size_t{0});
    const Replayed cut = replayed(oldJournal().substr(0, oldJournal().size() - 10));
    QCOMPARE(hostsIn(cut.model), hosts.size() - 1);
    QCOMPARE(cut.lost.count, std::size_t{1});
}

void TestJournal::damagedHeadLeavesTheChanges()
{
    std::string text = wholeJournal(*m_bench);
    text[30] = '#';
    const Replayed all = replayed(text);
    QCOMPARE(hostsIn(all.model), hosts.size());
    QCOMPARE(all.lost.count, std::size_t{0});
    QCOMPARE(all.lost.reasons.front().code, std::string("journal.head"));
}

void TestJournal::isAsPrivateAsItsModel()
{
    const fs::path model = m_bench->path("model");
    QVERIFY(Journal::start(m_bench->path("new"), {"", model.string()}, {}, *vocabulary()));
    QCOMPARE(FileBench::modeOf(m_bench->path("new")), mode_t{0600});
    QVERIFY(writeFileAtomically(model, "x"));
    QCOMPARE(::chmod(model.c_str(), 0640), 0);
    QVERIFY(Journal::start(m_bench->path("old"), {"", model.string()}, {}, *vocabulary()));
    QCOMPARE(FileBench::modeOf(m_bench->path("old")), mode_t{0640});
}

void TestJournal::everyFaultAtTheStartLeavesTheOldOne()
{
    FaultyFiles files;
    const std::vector changes = {addingHost("old"), addingHost("new")};
    const std::span<const Change> both(changes);
    int faults = 0;
    for (const auto how : {FaultyFiles::Fails::Once, FaultyFiles::Fails::FromThenOn}) {
        for (int call = 1;; ++call, ++faults) {
            QVERIFY(Journal::start(m_bench->path("journal"), {}, both.first(1), *vocabulary()));
            files.failAt(call, how);
            const auto started = Journal::start(m_bench->path("journal"), {}, both, *vocabulary(), files);
            if (!files.hasFailed())
                break;
            const Replayed now = replay(*readJournal(m_bench->path("journal")), Model(vocabulary()));
            QCOMPARE(now.lost.count, std::size_t{0});
            QVERIFY(now.model.element("old"));
            QVERIFY(!started || now.model.element("new"));
        }
    }
    QVERIFY(faults > 8);
}

void TestJournal::everyFaultInAppendingKeepsTheOtherChanges()
{
    FaultyFiles files;
    for (const auto how : {FaultyFiles::Fails::Once, FaultyFiles::Fails::FromThenOn}) {
        for (int call = 1;; ++call) {
            files.failAt(0);
            auto journal = Journal::start(m_bench->path("journal"), {}, {}, *vocabulary(), files);
            QVERIFY(journal && (*journal)->append(addingHost("a"), *vocabulary()));
            files.failAt(call, how);
            const bool appended = (*journal)->append(addingHost("b"), *vocabulary()).ok();
            const bool synced = (*journal)->sync().ok();
            const bool hadFault = files.hasFailed();
            files.failAt(0);
            const bool after = (*journal)->append(addingHost("c"), *vocabulary()).ok();
            const Replayed now = replay(*readJournal(m_bench->path("journal")), Model(vocabulary()));
            QVERIFY(now.model.element("a"));
            QCOMPARE(now.model.element("b") != nullptr, appended);
            QCOMPARE(now.model.element("c") != nullptr, after);
            QVERIFY(after || !(*journal)->isUsable());
            if (!hadFault)
                break;
            QVERIFY(!appended || !synced);
        }
    }
}

void TestJournal::removedFileIsNoticed()
{
    auto journal = Journal::start(m_bench->path("journal"), {}, {}, *vocabulary());
    QVERIFY((*journal)->isUsable());
    QVERIFY(QFile::remove(QString::fromStdString(m_bench->path("journal").string())));
    QVERIFY(!(*journal)->isUsable());
    QVERIFY(!(*journal)->append(addingHost("a"), *vocabulary()));
}

void TestJournal::keptAsideUnderNamesOfTheirOwn()
{
    FaultyFiles files;
    for (const int linkFault : {0, 1}) { // file systems without links
        QVERIFY(writeFileAtomically(m_bench->path("journal"), "left"));
        files.failAt(linkFault, FaultyFiles::Fails::Once, "link");
        const auto first = keepAside(m_bench->path("journal"), files);
        const auto second = keepAside(m_bench->path("journal"), files);
        QVERIFY(first && second && *first != *second);
        QCOMPARE(FileBench::content(*first), std::string("left"));
        QCOMPARE(FileBench::content(*second), std::string("left"));
        QVERIFY(first->string().find("journal.bad-2") != std::string::npos);
        QVERIFY(removeJournal(m_bench->path("journal")));
        QVERIFY(fs::exists(*first) && !fs::exists(m_bench->path("journal")));
    }
}

} // namespace model_journal

BULKHEAD_TEST(model_journal, TestJournal, Core)
#include "test_journal.moc"
