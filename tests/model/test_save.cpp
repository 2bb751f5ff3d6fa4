#include "generators.h"

#include "model/file/atomic_file.h"
#include "model/file/file.h"
#include "model/file/sha256.h"
#include "model/journal/journal.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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

mode_t modeOf(const fs::path &path)
{
    struct stat status
    {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

Model named(const std::string &title)
{
    Model model(vocabulary());
    Metadata metadata;
    metadata.title = title;
    [[maybe_unused]] const auto applied = model.apply(editing(model.sharedMetadata(), metadata));
    return model;
}

Change addingHost(const std::string &id)
{
    Element host;
    host.id = id;
    host.kind = Kind::Host;
    return adding(host);
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
    void fullDiskChangesNothing();
    void readOnlyFolderChangesNothing();
    void foldersAreRefused();
    void readingNamesTheFile();
    void knownHashes();
    void journalSurvivesTruncation();
    void journalKnowsItsBase();
    void journalIsAsPrivateAsItsModel();
    void journalSurvivesAFullDisk();
    void journalRefusesWhatIsNone();

private:
    fs::path path(const char *name) const { return fs::path(m_folder->path().toStdString()) / name; }
    std::string content(const fs::path &file) const
    {
        auto bytes = readFile(file);
        return bytes ? *bytes : "(" + bytes.error().text() + ")";
    }
    QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::System | QDir::Hidden, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSave::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
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

void TestSave::fullDiskChangesNothing()
{
    const fs::path file = path("a.bulkhead");
    QVERIFY(writeModel(named("one"), file));
    QVERIFY(writeModel(named("two"), file));
    const std::string now = content(file);
    const std::string before = content(path("a.bulkhead~"));
    const std::string large = serializeModel(named(std::string(100'000, 'x')));
    for (const rlim_t room : {0, 1, 4096, 65536, 99'999}) {
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
    QCOMPARE(::chmod(m_folder->path().toLocal8Bit().constData(), 0555), 0);
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
    ::chmod(m_folder->path().toLocal8Bit().constData(), 0755);
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

void TestSave::journalSurvivesTruncation()
{
    const Model base = named("base");
    const std::string bytes = serializeModel(base);
    const fs::path file = path("journal");
    {
        auto journal = Journal::start(file, bytes, {});
        QVERIFY(journal);
        for (const char *id : {"a", "b", "c"})
            QVERIFY((*journal)->append(addingHost(id), base.vocabulary()));
    }
    const std::string whole = content(file);
    const std::size_t head = whole.find('\n') + 1;
    for (std::size_t size = head; size <= whole.size(); ++size) {
        QVERIFY(writeFileAtomically(path("cut"), whole.substr(0, size)));
        const auto recovered = Journal::replay(path("cut"), base, bytes);
        QVERIFY(recovered);
        const auto lines =
            static_cast<std::size_t>(std::count(whole.begin() + static_cast<std::ptrdiff_t>(head),
                                                whole.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
        QCOMPARE(recovered->changes, lines);
        QCOMPARE(recovered->model.elements().size(), lines);
        QCOMPARE(recovered->complete, whole[size - 1] == '\n');
    }
}

void TestSave::journalKnowsItsBase()
{
    const Model base = named("base");
    const fs::path file = path("journal");
    auto journal = Journal::start(file, serializeModel(base), {});
    QVERIFY(journal);
    QVERIFY((*journal)->append(addingHost("a"), base.vocabulary()));
    const Model other = named("changed by another program");
    const auto recovered = Journal::replay(file, other, serializeModel(other));
    QVERIFY(recovered);
    QVERIFY(!recovered->baseMatches);
    QCOMPARE(recovered->changes, std::size_t{1});
    (*journal)->discard();
    QVERIFY(!fs::exists(file));
}

void TestSave::journalIsAsPrivateAsItsModel()
{
    const fs::path file = path("model");
    QVERIFY(Journal::start(path("new.journal"), "", file));
    QCOMPARE(modeOf(path("new.journal")), mode_t{0600});
    QVERIFY(writeFileAtomically(file, "x"));
    QCOMPARE(::chmod(file.c_str(), 0640), 0);
    QVERIFY(Journal::start(path("old.journal"), "x", file));
    QCOMPARE(modeOf(path("old.journal")), mode_t{0640});
}

void TestSave::journalSurvivesAFullDisk()
{
    const Model base = named("base");
    const fs::path file = path("journal");
    auto journal = Journal::start(file, "", {});
    QVERIFY(journal);
    QVERIFY((*journal)->append(addingHost("a"), base.vocabulary()));
    {
        const FullDisk disk(content(file).size() + 10); // half a line fits
        QVERIFY(!(*journal)->append(addingHost("b"), base.vocabulary()));
    }
    QVERIFY((*journal)->append(addingHost("c"), base.vocabulary()));
    const auto recovered = Journal::replay(file, base, "");
    QVERIFY(recovered && recovered->complete);
    QVERIFY(recovered->model.element("a") && !recovered->model.element("b") && recovered->model.element("c"));
}

void TestSave::journalRefusesWhatIsNone()
{
    const Model base = named("base");
    for (const char *text : {"", "{}\n", "hello\n", "{\"format\": \"bulkhead-journal\", \"version\": 1"}) {
        QVERIFY(writeFileAtomically(path("journal"), text));
        QVERIFY2(!Journal::replay(path("journal"), base, ""), text);
    }
    QVERIFY(!Journal::replay(path("missing"), base, ""));
}

QTEST_GUILESS_MAIN(TestSave)
#include "test_save.moc"
