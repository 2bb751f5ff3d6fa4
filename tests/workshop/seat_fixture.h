// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/participant/open_task.h"
#include "app/workshop/participant/participant_window.h"
#include "catalog/workshop/workshop_files.h"
#include "shop_workshop.h"
#include "tests/catalog/support.h"
#include "tests/gui/window_fixture.h"

#include <QLabel>
#include <QTest>

#include <memory>

// The participant's real window on a task of the web shop, in a folder of its own.
namespace bulkhead::app {

namespace ws = catalog::workshop;

// One participant at one computer, with a folder of their own.
struct Seat
{
    explicit Seat(ws::Level level = ws::Level::Plain) : Seat(ws::test::shopWorkshop(choice(level))) {}
    explicit Seat(ws::Workshop of) : workshop(std::move(of))
    {
        writeText(taskFile(), QByteArray::fromStdString(ws::serializeTask(workshop.task)));
        open();
    }

    static ws::WorkshopChoice choice(ws::Level level)
    {
        ws::WorkshopChoice choice;
        choice.level = level;
        return choice;
    }

    void open()
    {
        window.reset();
        auto task = readTask(taskFile(), catalog::test::vocabulary());
        if (!task)
            qFatal("%s", task.error().text().c_str());
        ParticipantWindow::Setup setup;
        auto scripted = std::make_unique<ScriptedDialogs>();
        dialogs = scripted.get();
        setup.dialogs = std::move(scripted);
        window = std::make_unique<ParticipantWindow>(*std::move(task), taskFile(), std::move(setup));
        window->show();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("the window is not active");
    }

    QString taskFile() const { return folder.filePath("shop.bulkhead-task"); }
    QString answers(const char *name) const
    {
        return folder.filePath(QString("shop-%1.bulkhead-answers").arg(name));
    }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    ws::AnswerSheet written(const char *name) const
    {
        const auto read = ws::parseAnswers(bytesOf(answers(name)).toStdString(), name, &workshop.task);
        if (!read)
            qFatal("%s", read.error().text().c_str());
        if (!read->hasChecksum)
            qFatal("no checksum");
        return read->sheet;
    }

    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    static void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void giveName(const QString &name)
    {
        type(name);
        key(Qt::Key_Return);
    }
    QString text(const char *label) const { return window->findChild<QLabel *>(label)->text(); }
    bool isSavedSoon() const
    {
        return QTest::qWaitFor([this] { return window->book()->isSaved(); }, patience);
    }

    QTemporaryDir folder;
    ws::Workshop workshop;
    ScriptedDialogs *dialogs = nullptr;
    std::unique_ptr<ParticipantWindow> window;
};

} // namespace bulkhead::app
