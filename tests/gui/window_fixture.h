// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/text.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/window/main_window.h"
#include "app/workspace/knowledge.h"
#include "model/change.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>
#include <utility>

// The real main window with its own settings and places to write to, and someone who answers its questions.
namespace bulkhead::app {

using tests::patience;

class ScriptedDialogs : public Dialogs
{
public:
    SaveAnswer saveAnswer = SaveAnswer::Discard;
    RecoverAnswer recoverAnswer = RecoverAnswer::Recover;
    std::optional<QString> nextFile;
    std::optional<QString> nextText;
    RunAnswer runAnswer = RunAnswer::ReadFiles;
    bool confirmed = true;
    int losses = 0;    // questions whose answer yes loses something
    QStringList asked; // titles of the questions
    QString lastQuestion;
    QStringList proposed;            // where choosers of files and folders began
    QStringList filters;             // of choosers of files
    QStringList told;                // that all is well
    QStringList problems;            // texts told
    std::function<void()> meanwhile; // what goes on while the next question waits for its answer

    SaveAnswer askToSave(const QString &name) override
    {
        wait();
        asked << name;
        return saveAnswer;
    }
    RecoverAnswer askToRecover(const QString &question) override
    {
        asked << question;
        return recoverAnswer;
    }
    std::optional<QString> openFile(const QString &, const QString &filter, const QString &begin) override
    {
        wait();
        filters << filter;
        proposed << begin;
        return nextFile;
    }
    QStringList openFiles(const QString &, const QString &) override
    {
        wait();
        return nextFile ? QStringList{*nextFile} : QStringList();
    }
    std::optional<QString> openFolder(const QString &, const QString &begin) override
    {
        wait();
        proposed << begin;
        return nextFile;
    }
    std::optional<QString> saveFile(const QString &, const QString &, const QString &) override
    {
        wait();
        return nextFile;
    }
    bool confirm(const QString &title, const QString &question, const QString &) override
    {
        wait();
        asked << title;
        lastQuestion = question;
        return confirmed;
    }
    bool confirmLoss(const QString &title, const QString &question, const QString &yes) override
    {
        ++losses;
        return confirm(title, question, yes);
    }
    RunAnswer askToRun(const QString &title, const QString &question) override
    {
        wait();
        asked << title;
        lastQuestion = question;
        return runAnswer;
    }
    std::optional<QString> askText(const QString &, const QString &, const QString &) override
    {
        wait();
        return nextText;
    }
    void tell(const QString &, const QString &message) override { told << message; }
    void tellProblem(const QString &, const QString &message) override { problems << message; }

private:
    void wait()
    {
        if (const auto now = std::exchange(meanwhile, nullptr))
            now();
    }
};

struct TestWindow
{
    enum class Session { Apart, Kept, Resumed };

    explicit TestWindow(FileSystem &writtenThrough = FileSystem::system()) : files(writtenThrough)
    {
        restart();
    }

    // Another window with the same settings and recovery folder.
    void restart()
    {
        MainWindow::Setup setup;
        setup.vocabulary = loadVocabulary().value();
        setup.recovery = RecoveryStore(toPath(folder.filePath("recovery")), files);
        setup.settings = std::make_unique<QSettings>(folder.filePath("settings.ini"), QSettings::IniFormat);
        auto scripted = std::make_unique<ScriptedDialogs>();
        dialogs = scripted.get();
        setup.dialogs = std::move(scripted);
        setup.keepsSession = session != Session::Apart;
        setup.resumesSession = session == Session::Resumed;
        window = std::make_unique<MainWindow>(std::move(setup));
    }

    void loadCatalogs()
    {
        window->setCatalogs(app::loadCatalogs(window->document().model().sharedVocabulary()).value());
    }
    QString file(const char *name) const { return folder.filePath(name); }
    const model::Model &model() const { return window->document().model(); }
    void trigger(const char *command) { window->actions().action(command)->trigger(); }
    // Saves and waits until it is done.
    void save(const char *command = "file.save")
    {
        trigger(command);
        if (!QTest::qWaitFor([this] { return !window->document().isSaving(); }, patience))
            qFatal("never saved");
    }

    QTemporaryDir folder;
    Session session = Session::Apart; // of the next window
    FileSystem &files;                // models and journals are written through it
    ScriptedDialogs *dialogs = nullptr;
    std::unique_ptr<MainWindow> window;
};

// Does something in the next modal dialog as soon as it is ready for it: `step` is tried again and again
// until it says that it is done (and has closed the dialog).
inline void inNextDialog(std::function<bool(QDialog &)> step)
{
    QTimer::singleShot(10, qApp, [step = std::move(step)] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog || !step(*dialog))
            inNextDialog(step);
    });
}

inline void writeText(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

inline model::Change addElement(const std::string &id, model::Kind kind, const std::string &parent = {})
{
    model::Element element;
    element.id = id;
    element.kind = kind;
    element.name = id;
    element.parent = parent;
    return model::adding(std::move(element));
}

// A host with a privileged container that reaches a database.
inline model::Change shop(const model::Vocabulary &vocabulary)
{
    model::Element web;
    web.id = "web";
    web.kind = model::Kind::Container;
    web.name = "web";
    web.parent = "host";
    web.properties.set(*vocabulary.key("privileged"), model::Value(true));
    model::Flow flow;
    flow.id = "web->db";
    flow.source = "web";
    flow.target = "db";
    return model::batch({addElement("host", model::Kind::Host), model::adding(std::move(web)),
                         addElement("db", model::Kind::DataStore), model::adding(std::move(flow))});
}

inline void openShop(TestWindow &test)
{
    test.trigger("file.new");
    QVERIFY(test.window->document().perform(shop(test.model().vocabulary()), "Build"));
}

} // namespace bulkhead::app
