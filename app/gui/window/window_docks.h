// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QSize>

#include <map>
#include <optional>
#include <vector>

class QDockWidget;
class QMainWindow;
class QSettings;

namespace bulkhead::app {

class ActionTable;

// The pages of an open model, in the order of their tabs.
enum class Page : std::uint8_t { Diagram, Threats, Matrix, Paths, WhatIf, Report };

enum class Dock : std::uint8_t { Palette, Outline, Properties, Findings };

// What the window needs to know of a dock: one row of the table in window_docks.cpp.
struct DockInfo
{
    Dock dock;
    const char *name;    // of the object, and in the settings
    const char *title;   // in the translation context "WindowDocks"
    const char *command; // that shows and hides it
    Qt::DockWidgetArea area;
    std::vector<Page> pages; // that it serves
    bool hasTitleBar;        // false: its content says what it is
};

// The docks around the pages: each page shows those that serve it, of these the ones that the user wants, at
// the sizes that they had beside the diagram. GUI thread.
class WindowDocks : public QObject
{
    Q_OBJECT

public:
    WindowDocks(QMainWindow &window, QSettings &settings, ActionTable &actions);
    ~WindowDocks() override; // deletes the docks with their contents

    void add(Dock dock, QWidget *content);
    // Shows the docks of the page; none while no model is open.
    void arrange(std::optional<Page> page);
    // Gives the docks their first sizes, unless the settings have a layout of the window.
    void sizeOnce();
    void show(Dock dock);
    QList<QWidget *> contents() const; // in the order in which the focus goes through them

private:
    struct Entry
    {
        const DockInfo *info = nullptr;
        QDockWidget *widget = nullptr;
    };

    QDockWidget *widget(Dock dock) const;
    void bindToggle(const Entry &entry);
    void keepSizes();
    void restoreSizes();

    QMainWindow &m_window;
    QSettings &m_settings;
    ActionTable &m_actions;
    std::vector<Entry> m_docks;
    std::optional<Page> m_page;
    bool m_arranging = false; // by the program, not the user
    bool m_sized = false;
    std::map<QDockWidget *, QSize> m_sizes; // as they were beside the diagram
};

} // namespace bulkhead::app
