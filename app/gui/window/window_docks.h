// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QSize>
#include <QWidget>

#include <map>
#include <optional>
#include <vector>

class QDockWidget;
class QMainWindow;
class QSettings;

namespace bulkhead::app {

class ActionTable;
class Session;

// The pages of an open model, in the order of their tabs.
enum class Page : std::uint8_t { Diagram, Threats, Matrix, Paths, Layers, WhatIf, Report, Table };

// A dock: one row of the table in window_docks.cpp.
struct DockInfo
{
    const char *name;    // of the object, and in the settings
    const char *title;   // in the translation context "WindowDocks"
    const char *command; // that shows and hides it
    Qt::DockWidgetArea area;
    std::vector<Page> pages; // that it serves
    bool hasTitleBar;        // false: its content says what it is
    QSize size;              // at first, in px; without one, or 0: as it comes
    QWidget *(*make)(Session &session);
    bool isShownAtFirst = true; // until the user says otherwise
};

// The docks around the pages, with their contents: each page shows those that serve it, of these the ones
// that the user wants, at the sizes that they had beside the diagram. GUI thread.
class WindowDocks : public QObject
{
    Q_OBJECT

public:
    // Makes the docks of the table.
    WindowDocks(QMainWindow &window, Session &session, QSettings &settings, ActionTable &actions);
    ~WindowDocks() override; // deletes the docks with their contents

    // The content of that class; some dock of the table must have it.
    template <typename Panel>
    Panel &content() const
    {
        for (const Entry &entry : m_docks)
            if (auto *panel = qobject_cast<Panel *>(entry.content))
                return *panel;
        qFatal("no dock has that content");
    }
    // Shows the docks of the page; none while no model is open.
    void arrange(std::optional<Page> page);
    // Gives the docks their first sizes, unless the settings have a layout of the window.
    void sizeOnce();
    void show(const QWidget &content);
    // In a narrow window a dock with nothing to say gives its room to the page. True where one came or went.
    bool setIdle(const QWidget &content, bool idle);
    QList<QWidget *> contents() const; // in the order in which the focus goes through them

private:
    struct Entry
    {
        const DockInfo *info = nullptr;
        QDockWidget *widget = nullptr;
        QWidget *content = nullptr;
        bool isIdle = false;
    };

    void add(const DockInfo &info, QWidget *content);
    void bindToggle(const Entry &entry);
    bool isWanted(const Entry &entry) const;
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
