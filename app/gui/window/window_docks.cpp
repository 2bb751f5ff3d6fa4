// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window/window_docks.h"

#include "app/actions/action_table.h"
#include "app/gui/history/history_panel.h"
#include "app/gui/outline/outline_panel.h"
#include "app/gui/palette/palette_panel.h"
#include "app/gui/properties/properties_panel.h"
#include "app/gui/window/findings_tabs.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QScopedValueRollback>
#include <QSettings>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

namespace {

template <typename Panel>
QWidget *makePanel(Session &session)
{
    return new Panel(session);
}

// In the order in which the focus goes through them; docks of one side stand in this order too.
const std::vector<DockInfo> &dockTable()
{
    static const std::vector<DockInfo> table = {
        {"findingsDock",
         QT_TRANSLATE_NOOP("WindowDocks", "Findings and questions"),
         "view.findings",
         Qt::BottomDockWidgetArea,
         {Page::Diagram},
         false,
         {0, 240},
         makePanel<FindingsTabs>},
        {"propertiesDock",
         QT_TRANSLATE_NOOP("WindowDocks", "Properties"),
         "view.properties",
         Qt::RightDockWidgetArea,
         {Page::Diagram, Page::Threats, Page::Matrix, Page::Paths, Page::Table},
         true,
         {350, 0},
         makePanel<PropertiesPanel>},
        {"paletteDock",
         QT_TRANSLATE_NOOP("WindowDocks", "Palette"),
         "view.palette",
         Qt::LeftDockWidgetArea,
         {Page::Diagram},
         true,
         {230, 460},
         makePanel<PalettePanel>},
        {"outlineDock",
         QT_TRANSLATE_NOOP("WindowDocks", "Outline"),
         "view.outline",
         Qt::LeftDockWidgetArea,
         {Page::Diagram, Page::Matrix, Page::Paths},
         true,
         {0, 240},
         makePanel<OutlinePanel>},
        {"historyDock",
         QT_TRANSLATE_NOOP("WindowDocks", "History"),
         "view.history",
         Qt::RightDockWidgetArea,
         {Page::Diagram, Page::Threats, Page::Matrix, Page::Paths, Page::Table},
         true,
         {0, 220},
         makePanel<HistoryPanel>,
         false},
    };
    return table;
}

constexpr int roomForAll = 1366; // px: the narrowest window in which all docks stand beside the diagram

QString settingsKey(const DockInfo &info)
{
    return QStringLiteral("docks/") + QLatin1String(info.name);
}

} // namespace

WindowDocks::WindowDocks(QMainWindow &window, Session &session, QSettings &settings, ActionTable &actions)
    : m_window(window), m_settings(settings), m_actions(actions)
{
    for (const DockInfo &info : dockTable())
        add(info, info.make(session));
}

WindowDocks::~WindowDocks()
{
    for (const Entry &entry : m_docks)
        delete entry.widget;
}

void WindowDocks::add(const DockInfo &info, QWidget *content)
{
    auto *widget = new QDockWidget(QCoreApplication::translate("WindowDocks", info.title), &m_window);
    widget->setObjectName(QLatin1String(info.name));
    widget->setWidget(content);
    if (!info.hasTitleBar)
        widget->setTitleBarWidget(new QWidget(widget));
    m_window.addDockWidget(info.area, widget);
    m_docks.push_back({&info, widget, content});
    bindToggle(m_docks.back());
}

void WindowDocks::bindToggle(const Entry &entry)
{
    QAction *action = m_actions.action(entry.info->command);
    const auto remember = [this, key = settingsKey(*entry.info)](bool shown) {
        if (m_page && m_window.isVisible() && !m_arranging)
            m_settings.setValue(key, shown);
    };
    m_actions.bindChecked(entry.info->command, [dock = entry.widget, remember](bool shown) {
        dock->setVisible(shown);
        remember(shown);
    });
    connect(entry.widget, &QDockWidget::visibilityChanged, action, [dock = entry.widget, action, remember] {
        const QSignalBlocker blocker(action);
        action->setChecked(!dock->isHidden());
        remember(!dock->isHidden());
    });
}

void WindowDocks::arrange(std::optional<Page> page)
{
    const QScopedValueRollback arranging(m_arranging, true);
    if (m_page == Page::Diagram)
        keepSizes();
    m_page = page;
    for (const Entry &entry : m_docks) {
        entry.widget->setVisible(isWanted(entry));
    }
    if (m_page == Page::Diagram)
        restoreSizes();
}

bool WindowDocks::isWanted(const Entry &entry) const
{
    const auto &pages = entry.info->pages;
    const bool serves = m_page && std::find(pages.begin(), pages.end(), *m_page) != pages.end();
    const bool givesWay = entry.isIdle && m_window.width() < roomForAll;
    return serves && !givesWay &&
           m_settings.value(settingsKey(*entry.info), entry.info->isShownAtFirst).toBool();
}

bool WindowDocks::setIdle(const QWidget &content, bool idle)
{
    const QScopedValueRollback arranging(m_arranging, true);
    bool moved = false;
    for (Entry &entry : m_docks) {
        if (entry.content != &content || entry.isIdle == idle)
            continue;
        entry.isIdle = idle;
        const bool was = !entry.widget->isHidden();
        if (m_window.width() < roomForAll)
            entry.widget->setVisible(isWanted(entry));
        moved = moved || was == entry.widget->isHidden();
    }
    return moved;
}

void WindowDocks::keepSizes()
{
    for (const Entry &entry : m_docks)
        if (entry.widget->isVisible())
            m_sizes[entry.widget] = entry.widget->size();
}

// A dock that was hidden while its neighbour filled the place gets back what it had.
void WindowDocks::restoreSizes()
{
    for (const auto orientation : {Qt::Vertical, Qt::Horizontal}) {
        QList<QDockWidget *> docks;
        QList<int> sizes;
        for (const auto &[dock, size] : m_sizes) {
            docks << dock;
            sizes << (orientation == Qt::Vertical ? size.height() : size.width());
        }
        if (!docks.isEmpty())
            m_window.resizeDocks(docks, sizes, orientation);
    }
}

// Docks take sizes only once they show; a layout kept from last time wins.
void WindowDocks::sizeOnce()
{
    if (std::exchange(m_sized, true) || m_settings.contains(QStringLiteral("window/state")))
        return;
    for (const auto orientation : {Qt::Vertical, Qt::Horizontal}) {
        QList<QDockWidget *> docks;
        QList<int> sizes;
        for (const Entry &entry : m_docks) {
            const QSize &wanted = entry.info->size;
            int size = orientation == Qt::Vertical ? wanted.height() : wanted.width();
            if (size <= 0)
                continue;
            if (entry.info->area == Qt::BottomDockWidgetArea)
                size = m_window.height() / 4;
            else if (orientation == Qt::Horizontal && m_window.width() < roomForAll)
                size = size * 9 / 10;
            docks << entry.widget;
            sizes << size;
        }
        m_window.resizeDocks(docks, sizes, orientation);
    }
}

void WindowDocks::show(const QWidget &content)
{
    for (const Entry &entry : m_docks)
        if (entry.content == &content)
            entry.widget->show();
}

QList<QWidget *> WindowDocks::contents() const
{
    QList<QWidget *> contents;
    for (const Entry &entry : m_docks)
        contents << entry.content;
    return contents;
}

} // namespace bulkhead::app
