// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/facilitator_window.h"
#include "app/workshop/facilitator/room_page.h"
#include "catalog/workshop/workshop_files.h"
#include "model/file/atomic_file.h"
#include "shop_workshop.h"
#include "tests/catalog/support.h"
#include "tests/gui/window_fixture.h"

#include <QLabel>
#include <QTableWidget>

#include <memory>
#include <string>
#include <utility>

// The facilitator's real window on a workshop of the web shop, in a folder of its own.
namespace bulkhead::app {

namespace ws = catalog::workshop;

struct TestDesk
{
    explicit TestDesk(const ws::Workshop &workshop = ws::test::shopWorkshop())
    {
        path = toPath(folder.filePath("shop.bulkhead-workshop"));
        if (!writeFileAtomically(path, ws::serializeWorkshop(workshop)))
            qFatal("the workshop cannot be written");
        open();
    }
    // A window on a file that is there.
    explicit TestDesk(std::filesystem::path file) : path(std::move(file)) { open(); }

    // As the program starts again: what the window that was there had in memory is gone.
    void open()
    {
        window.reset();
        auto start = readDesk(path, catalog::test::vocabulary());
        if (!start)
            qFatal("%s", start.error().text().c_str());
        FacilitatorWindow::Setup setup{*std::move(start), nullptr, nullptr,
                                       diagram::Theme::builtIn(diagram::Scheme::Light),
                                       RecoveryStore(path.parent_path() / "recovery")};
        setup.settings =
            std::make_unique<QSettings>(pathText(path.parent_path() / "settings.ini"), QSettings::IniFormat);
        auto scripted = std::make_unique<ScriptedDialogs>();
        dialogs = scripted.get();
        setup.dialogs = std::move(scripted);
        window = std::make_unique<FacilitatorWindow>(std::move(setup));
        window->resize(1024, 768);
        window->show();
    }

    Desk &desk() { return window->desk(); }
    const ws::Task &task() { return window->desk().task(); }

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focused = window->focusWidget();
        QTest::keyClick(focused ? focused : window.get(), static_cast<Qt::Key>(key), modifiers);
    }
    void type(const char *text)
    {
        QWidget *focused = window->focusWidget();
        QTest::keyClicks(focused ? focused : window.get(), QString::fromUtf8(text));
    }
    void showPage(int number) { press(Qt::Key_0 + number); }

    // The text of all labels and tables that are in sight.
    QString seen() const
    {
        QStringList all;
        for (const QLabel *label : window->findChildren<QLabel *>())
            if (label->isVisible())
                all << label->text();
        for (const QTableWidget *table : window->findChildren<QTableWidget *>())
            if (table->isVisible())
                for (int row = 0; row < table->rowCount(); ++row)
                    for (int column = 0; column < table->columnCount(); ++column)
                        if (const QTableWidgetItem *item = table->item(row, column))
                            all << item->text();
        return all.join(u'\n');
    }
    QString label(const char *name) const
    {
        const auto *found = window->findChild<QLabel *>(QLatin1String(name));
        return found && found->isVisible() ? found->text() : QString();
    }
    QTableWidget *table() const // the one in sight
    {
        for (QTableWidget *each : window->findChildren<QTableWidget *>())
            if (each->isVisible())
                return each;
        return nullptr;
    }

    // All is written and worked out.
    bool settle()
    {
        return QTest::qWaitFor([this] { return !desk().saver().isSaving() && !window->room().isBusy(); },
                               patience);
    }
    ws::Workshop onDisk()
    {
        if (!settle())
            qFatal("never written");
        const auto bytes = readFile(path);
        auto workshop =
            ws::parseWorkshop(bytes.value(), "workshop", desk().workshop().model.sharedVocabulary());
        if (!workshop)
            qFatal("%s", workshop.error().text().c_str());
        return *std::move(workshop);
    }

    std::filesystem::path answersFile(const std::string &name) const
    {
        return path.parent_path() / ("shop-" + name + ".bulkhead-answers");
    }
    void write(const std::string &name, const std::string &bytes) const
    {
        if (!writeFileAtomically(answersFile(name), bytes))
            qFatal("the answers cannot be written");
    }
    void answer(const ws::AnswerSheet &sheet) const { write(sheet.participant, ws::serializeAnswers(sheet)); }
    bool waitForSheets(std::size_t count)
    {
        return QTest::qWaitFor([&] { return desk().participants().size() == count; }, patience) && settle();
    }

    QTemporaryDir folder;
    std::filesystem::path path;
    ScriptedDialogs *dialogs = nullptr;
    std::unique_ptr<FacilitatorWindow> window;
};

} // namespace bulkhead::app
