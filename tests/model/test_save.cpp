// SPDX-License-Identifier: Apache-2.0
#include "file_bench.h"
#include "generators.h"
#include "tests/support/test_program.h"

#include "model/file/atomic_file.h"
#include "model/file/file.h"
#include "model/file/sha256.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>
#include <QThread>

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace model_save {

using namespace bulkhead;
using namespace bulkhead::model;
using namespace bulkhead::testing;

namespace fs = std::filesystem;

namespace {

// The sizes of files are limited while this lives, as on a full disk.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit full{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &full);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

Model named(const std::string &title)
{
    Model model(vocabulary());
    Metadata metadata;
    metadata.title = title;
    [[maybe_unused]] const auto applied = model.apply(editing(model.sharedMetadata(), metadata));
    return model;
}

} // namespace

class TestSave : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void savesAndKeepsThePrevious();
    void keepsPermissions();
    void followsLinks();
    void writesPipesAndDevicesDirectly();
    void readsAPipeOnlyFromAWriter();
    void fullDiskChangesNothing();
    void readOnlyFolderChangesNothing();
    void foldersAreRefused();
    void readingNamesTheFile();
    void knownHashes();

private:
    fs::path path(const std::string &name) const { return m_bench->path(name); }
    static std::string content(const fs::path &file) { return FileBench::content(file); }
    static mode_t modeOf(const fs::path &file) { return FileBench::modeOf(file); }
    QStringList names() const { return m_bench->names(); }

    std::unique_ptr<FileBench> m_bench;
};

void TestSave::init()
{
    m_bench = std::make_unique<FileBench>();
}

void TestSave::savesAndKeepsThePrevious()
{
    const fs::path file = path("a.bulkhead");
    QVERIFY(writeModel(named("one"), file));
    QCOMPARE(names(), QStringList{"a.bulkhead"});
    QVERIFY(writeModel(named("two"), file));
    QVERIFY(writeModel(named("three"), file));
    QCOMPARE(names(), (QStringList{"a.bulkhead", "a.bulkhead~"}));
    const auto now = readModel(file, vocabulary());
    const auto before = readModel(path("a.bulkhead~"), vocabulary());
    QVERIFY(now && before);
    QCOMPARE(now->metadata().title, std::string("three"));
    QCOMPARE(before->metadata().title, std::string("two"));
}

void TestSave::keepsPermissions()
{
    const fs::path file = path("private");
    QVERIFY(writeFileAtomically(file, "1"));
    QCOMPARE(::chmod(file.c_str(), 0640), 0);
    QVERIFY(writeFileAtomically(file, "2", KeepPrevious::Yes));
    QCOMPARE(modeOf(file), mode_t{0640});
    QCOMPARE(modeOf(path("private~")), mode_t{0640});
}

void TestSave::followsLinks()
{
    QVERIFY(fs::create_directory(path("sub")));
    fs::create_symlink("sub/real", path("link"));
    fs::create_symlink("link", path("link2"));
    QVERIFY(writeFileAtomically(path("link2"), "made")); // what the link leads to is not there yet
    QCOMPARE(content(path("sub/real")), std::string("made"));
    QVERIFY(writeFileAtomically(path("link"), "again"));
    QVERIFY(fs::is_symlink(path("link")) && fs::is_symlink(path("link2")));
    QCOMPARE(content(path("sub/real")), std::string("again"));
    fs::create_symlink("round", path("round"));
    QVERIFY(!writeFileAtomically(path("round"), "x"));
}

void TestSave::writesPipesAndDevicesDirectly()
{
    const fs::path pipe = path("pipe");
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader >= 0);
    QVERIFY(writeFileAtomically(pipe, "through", KeepPrevious::Yes));
    char buffer[16];
    QCOMPARE(::read(reader, buffer, sizeof buffer), ssize_t{7});
    ::close(reader);
    QCOMPARE(names(), QStringList{"pipe"});
    QVERIFY(writeFileAtomically("/dev/null", "x"));

    const auto full = writeFileAtomically("/dev/full", "x");
    QVERIFY(!full);
    QCOMPARE(full.error().code, std::string("file.cannot-write"));
    QVERIFY(full.error().message.find("No space left") != std::string::npos);
}

// Who writes may take its time; without anybody the reading would never begin.
void TestSave::readsAPipeOnlyFromAWriter()
{
    const fs::path pipe = path("pipe");
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    const auto nothing = readFile(pipe);
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, std::string("file.deserted-pipe"));

    const int both = ::open(pipe.c_str(), O_RDWR);
    QVERIFY(both >= 0);
    const int writer = ::open(pipe.c_str(), O_WRONLY);
    ::close(both);
    std::jthread slow([writer] {
        QThread::msleep(50); // the reader finds an empty pipe
        const ssize_t count = ::write(writer, "later", 5);
        ::close(writer);
        Q_ASSERT(count == 5);
        Q_UNUSED(count);
    });
    const auto read = readFile(pipe);
    QVERIFY(read);
    QCOMPARE(*read, std::string("later"));
}

void TestSave::fullDiskChangesNothing()
{
    const fs::path file = path("a.bulkhead");
    QVERIFY(writeModel(named("one"), file));
    QVERIFY(writeModel(named("two"), file));
    const std::string now = content(file);
    const std::string before = content(path("a.bulkhead~"));
    const std::string large = serializeModel(named(std::string(100'000, 'x')));
    for (const rlim_t room : std::initializer_list<rlim_t>{0, 1, 4096, 65536, 99'999}) {
        const FullDisk disk(room);
        const auto saved = writeFileAtomically(file, large, KeepPrevious::Yes);
        QVERIFY(!saved);
        QCOMPARE(saved.error().file, file.string());
        QCOMPARE(content(file), now);
        QCOMPARE(content(path("a.bulkhead~")), before);
        QCOMPARE(names().size(), 2);
    }
    QVERIFY(writeFileAtomically(file, large));
}

void TestSave::readOnlyFolderChangesNothing()
{
    const fs::path file = path("a.bulkhead");
    QVERIFY(writeModel(named("one"), file));
    // Permissions do not bind root: the attempt is made as somebody else.
    QCOMPARE(::chmod(m_bench->folder().c_str(), 0555), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 && ::setuid(65534) != 0)
            ::_exit(9);
        const bool refusedOld = !writeModel(named("two"), file);
        const bool refusedNew = !writeModel(named("two"), path("b.bulkhead"));
        ::_exit(refusedOld && refusedNew ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ::chmod(m_bench->folder().c_str(), 0755);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
    QCOMPARE(names(), QStringList{"a.bulkhead"});
    QCOMPARE(readModel(file, vocabulary())->metadata().title, std::string("one"));
}

void TestSave::foldersAreRefused()
{
    QVERIFY(fs::create_directory(path("folder")));
    QVERIFY(!writeFileAtomically(path("folder"), "x"));
    QVERIFY(!writeFileAtomically(path("none/there"), "x"));
    QVERIFY(writeFileAtomically(path("file"), "old"));
    QVERIFY(fs::create_directory(path("file~")));
    QVERIFY(!writeFileAtomically(path("file"), "new",
                                 KeepPrevious::Yes)); // there is no place for the previous one
    QCOMPARE(content(path("file")), std::string("old"));
    QCOMPARE(names(), QStringList{"file"});
}

void TestSave::readingNamesTheFile()
{
    const auto missing = readModel(path("missing"), vocabulary());
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, std::string("file.cannot-read"));
    QCOMPARE(missing.error().text(),
             path("missing").string() + ": cannot be read: No such file or directory");
    QCOMPARE(readModel(path("."), vocabulary()).error().code, std::string("file.is-folder"));
    QVERIFY(writeFileAtomically(path("big"), std::string(1000, 'x')));
    QCOMPARE(readFile(path("big"), 999).error().code, std::string("file.too-large"));
    QCOMPARE(readFile(path("big"), 1000)->size(), std::size_t{1000});
    QCOMPARE(readFile("/dev/zero", 1 << 20).error().code, std::string("file.too-large"));
}

void TestSave::knownHashes()
{
    // FIPS 180-4's own examples, and the lengths around a block's end.
    QCOMPARE(sha256(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(sha256("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    for (const int size : {55, 56, 57, 63, 64, 65, 119, 120, 1000}) {
        const QByteArray bytes(size, 'a');
        QCOMPARE(sha256(bytes.toStdString()),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString());
    }
}

} // namespace model_save

BULKHEAD_TEST(model_save, TestSave, Core)
#include "test_save.moc"
