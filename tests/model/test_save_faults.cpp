// SPDX-License-Identifier: Apache-2.0
#include "faulty_files.h"
#include "file_bench.h"
#include "tests/support/test_program.h"

#include "model/file/atomic_file.h"
#include "model/file/names_beside.h"
#include "model/file/replacement.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace model_save_faults {

using namespace bulkhead;
using namespace bulkhead::testing;

namespace fs = std::filesystem;

// Saving on a disk that fails, beside other programs, and on files of other people.
class TestSaveFaults : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_bench = std::make_unique<FileBench>(); }
    void everyFaultLeavesTheOldFileOrTheNew();
    void faultsSayWhetherTheFileWasWritten();
    void leftoversAreSwept();
    void writersAtOnceLeaveNothing();
    void ownerAndAttributesAreKept();
    void fileOfOthersIsWrittenInPlace();
    void everyFaultInPlaceLeavesTheOldFile();
    void longNamesCanBeSaved();

private:
    fs::path path(const std::string &name) const { return m_bench->path(name); }
    static std::string content(const fs::path &file) { return FileBench::content(file); }
    QStringList names() const { return m_bench->names(); }

    std::unique_ptr<FileBench> m_bench;
};

void TestSaveFaults::everyFaultLeavesTheOldFileOrTheNew()
{
    FaultyFiles files;
    const fs::path file = path("a");
    int faults = 0;
    for (const auto how : {FaultyFiles::Fails::Once, FaultyFiles::Fails::FromThenOn}) {
        for (int call = 1;; ++call, ++faults) {
            QVERIFY(writeFileAtomically(file, "older"));
            QVERIFY(writeFileAtomically(file, "old", KeepPrevious::Yes));
            files.failAt(call, how);
            const auto saved = writeFileAtomically(file, "new", KeepPrevious::Yes, files);
            if (!files.hasFailed())
                break;
            const bool isNew = saved || wasWritten(saved.error());
            QCOMPARE(content(file), std::string(isNew ? "new" : "old"));
            const std::string previous = content(path("a~"));
            QVERIFY2(previous == (saved ? "old" : "older") || (isNew && previous == "old"), previous.c_str());
            // Nothing is left, unless nothing could be removed, or it is the previous version.
            if (how == FaultyFiles::Fails::Once && call > 1)
                QVERIFY2(names().size() <= 3, qPrintable(names().join(' ')));
            QVERIFY(writeFileAtomically(file, "swept", KeepPrevious::Yes));
            QCOMPARE(names(), (QStringList{"a", "a~"}));
        }
    }
    QVERIFY(faults > 15);
}

void TestSaveFaults::faultsSayWhetherTheFileWasWritten()
{
    FaultyFiles files;
    const fs::path file = path("a");
    QVERIFY(writeFileAtomically(file, "old"));
    files.failAt(2, FaultyFiles::Fails::Once, "rename"); // of the previous version: the first is taken back
    const auto refused = writeFileAtomically(file, "new", KeepPrevious::Yes, files);
    QCOMPARE(refused.error().code, std::string("file.cannot-write"));
    QCOMPARE(content(file), std::string("old"));
    files.failAt(2, FaultyFiles::Fails::FromThenOn, "rename");
    const auto half = writeFileAtomically(file, "new", KeepPrevious::Yes, files);
    QCOMPARE(half.error().code, std::string("file.written-without-previous"));
    QVERIFY(half.error().message.starts_with("was written"));
    QCOMPARE(content(file), std::string("new"));
    files.failAt(2, FaultyFiles::Fails::Once, "sync"); // of the folder
    const auto unsafe = writeFileAtomically(file, "newer", KeepPrevious::No, files);
    QCOMPARE(unsafe.error().code, std::string("file.written-not-synced"));
    QCOMPARE(content(file), std::string("newer"));
}

void TestSaveFaults::leftoversAreSwept()
{
    const fs::path file = path("a");
    QVERIFY(writeFileAtomically(file, "1"));
    for (const char *left : {".a.0123456789abcdef.tmp", ".a~.0123456789abcdef.tmp"})
        QVERIFY(writeFileAtomically(path(left), "half"));
    const QStringList others = {".a.b.0123456789abcdef.tmp", ".a.2024.tmp", "a.0123456789abcdef.tmp"};
    for (const QString &other : others)
        QVERIFY(writeFileAtomically(path(other.toStdString()), "another's"));
    const auto used = Replacement::create(FileSystem::system(), file); // by a program at work
    QVERIFY(used);
    QVERIFY(writeFileAtomically(file, "2", KeepPrevious::Yes));
    QStringList expected = QStringList{"a", "a~", QString::fromStdString(used->path().filename())} + others;
    expected.sort();
    QCOMPARE(names(), expected);
}

void TestSaveFaults::writersAtOnceLeaveNothing()
{
    constexpr int writers = 20;
    const fs::path file = path("a");
    QVERIFY(writeFileAtomically(file, "first"));
    std::vector<std::thread> threads;
    std::atomic<int> failed = 0;
    for (int i = 0; i < writers; ++i)
        threads.emplace_back([&, text = std::string(5000, static_cast<char>('a' + i))] {
            for (int round = 0; round < 5; ++round)
                failed += writeFileAtomically(file, text, KeepPrevious::Yes) ? 0 : 1;
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failed.load(), 0);
    QCOMPARE(names(), (QStringList{"a", "a~"}));
    const std::string text = content(file);
    QCOMPARE(text, std::string(5000, text[0]));
}

void TestSaveFaults::ownerAndAttributesAreKept()
{
    const fs::path file = path("a");
    QVERIFY(writeFileAtomically(file, "1"));
    const bool hasAttributes = ::setxattr(file.c_str(), "user.test", "kept", 4, 0) == 0;
    const bool hasOwner = ::chown(file.c_str(), 1, 60) == 0; // only root can
    QCOMPARE(::chmod(file.c_str(), 0640), 0);
    struct stat before
    {};
    QCOMPARE(::stat(file.c_str(), &before), 0);
    QVERIFY(writeFileAtomically(file, "2", KeepPrevious::Yes));
    struct stat after
    {};
    QCOMPARE(::stat(file.c_str(), &after), 0);
    QCOMPARE(after.st_uid, before.st_uid);
    QCOMPARE(after.st_gid, before.st_gid);
    QCOMPARE(after.st_mode, before.st_mode);
    QVERIFY(after.st_ino != before.st_ino);
    char value[4];
    if (hasAttributes)
        QCOMPARE(::getxattr(file.c_str(), "user.test", value, sizeof value), ssize_t{4});
    if (!hasAttributes || !hasOwner)
        QSKIP("owners or extended attributes cannot be set here");
}

void TestSaveFaults::fileOfOthersIsWrittenInPlace()
{
    const fs::path file = path("a");
    QVERIFY(writeFileAtomically(file, "a longer text than the new one"));
    if (::geteuid() != 0)
        QSKIP("only root can give a file away");
    QCOMPARE(::chmod(m_bench->folder().c_str(), 0777), 0);
    QCOMPARE(::chown(file.c_str(), 1, 60), 0);
    QCOMPARE(::chmod(file.c_str(), 0666), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        if (::setgid(65534) != 0 || ::setuid(65534) != 0)
            ::_exit(9);
        ::_exit(writeFileAtomically(file, "2", KeepPrevious::Yes) ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    QCOMPARE(status, 0);
    struct stat after
    {};
    QCOMPARE(::stat(file.c_str(), &after), 0);
    QCOMPARE(after.st_uid, uid_t{1});
    QCOMPARE(after.st_gid, gid_t{60});
    QCOMPARE(content(file), std::string("2"));
    QCOMPARE(content(path("a~")), std::string("a longer text than the new one"));
    QCOMPARE(names().size(), 2);
}

void TestSaveFaults::everyFaultInPlaceLeavesTheOldFile()
{
    FaultyFiles files;
    const fs::path file = path("a");
    for (int call = 2;; ++call) {
        QVERIFY(writeFileAtomically(file, "old text"));
        struct Unkept : FaultyFiles
        {
            int setMode(int, mode_t) override { return -1; } // so that it is written in place
        } unkept;
        unkept.failAt(call);
        const auto saved = writeFileAtomically(file, "new", KeepPrevious::Yes, unkept);
        if (!unkept.hasFailed())
            break;
        QCOMPARE(content(file), std::string(saved ? "new" : "old text"));
        if (saved || call > 8)
            QCOMPARE(content(path("a~")), std::string("old text"));
    }
    struct Gone : FaultyFiles
    {
        int setMode(int, mode_t) override { return -1; }
        ssize_t write(int file, const char *bytes, std::size_t size) override
        {
            return ++writes > 1 ? (errno = EIO, -1) : FileSystem::write(file, bytes, size);
        }
        int writes = 0;
    } gone;
    const auto half = writeFileAtomically(file, "newer", KeepPrevious::Yes, gone);
    QVERIFY(!half);
    QCOMPARE(half.error().code, std::string("file.half-written"));
    QVERIFY(half.error().message.find("a~") != std::string::npos);
}

void TestSaveFaults::longNamesCanBeSaved()
{
    for (const std::size_t length : std::initializer_list<std::size_t>{232, 233, 250, 254, 255}) {
        const fs::path file = path(std::string(length, 'n'));
        QVERIFY(writeFileAtomically(file, "1", KeepPrevious::Yes));
        QVERIFY(writeFileAtomically(file, "2", KeepPrevious::Yes));
        QCOMPARE(content(file), std::string("2"));
        QCOMPARE(content(previousVersion(file)), std::string("1"));
    }
    const fs::path accents = nameBeside(path("ä" + std::string("ö") + std::string(300, 'x')), ".", ".tmp");
    QVERIFY(accents.filename().string().size() <= 255);
    std::string wide;
    while (wide.size() < 300)
        wide += "ü";
    const std::string cut = nameBeside(path(wide), ".", "~").filename().string();
    QVERIFY(cut.size() <= 255);
    QVERIFY(!QString::fromStdString(cut).contains(QChar::ReplacementCharacter));
}

} // namespace model_save_faults

BULKHEAD_TEST(model_save_faults, TestSaveFaults, Core)
#include "test_save_faults.moc"
