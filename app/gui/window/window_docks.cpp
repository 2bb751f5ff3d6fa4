// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window/window_docks.h"

#include "app/actions/action_table.h"

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

// In the order in which the focus goes through them.
const std::vector<DockInfo> &dockTable()
{
    static const std::vector<DockInfo> table = {
        {Dock::Findings,
         "findingsDock",
         QT_TRANSLATE_NOOP("WindowDocks", "Findings and questions"),
         "view.findings",
         Qt::BottomDockWidgetArea,
         {Page::Diagram},
         false},
        {Dock::Properties,
         "propertiesDock",
         QT_TRANSLATE_NOOP("WindowDocks", "Properties"),
         "view.properties",
         Qt::RightDockWidgetArea,
         {Page::Diagram, Page::Threats, Page::Matrix, Page::Paths},
         true},
        {Dock::Palette,
         "paletteDock",
         QT_TRANSLATE_NOOP("WindowDocks", "Palette"),
         "view.palette",
         Qt::LeftDockWidgetArea,
         {Page::Diagram},
         true},
        {Dock::Outline,
         "outlineDock",
         QT_TRANSLATE_NOOP("WindowDocks", "Outline"),
         "view.outline",
         Qt::LeftDockWidgetArea,
         {Page::Diagram, Page::Matrix, Page::Paths},
         true},
    };
    return table;
}

QString settingsKey(const DockInfo &info)
{
    return QStringLiteral("docks/") + QLatin1String(info.name);
}

} // namespace

WindowDocks::WindowDocks(QMainWindow &window, QSettings &settings, ActionTable &actions)
    : m_window(window), m_settings(settings), m_actions(actions)
{}

WindowDocks::~WindowDocks()
{
    for (const Entry &entry : m_docks)
        delete entry.widget;
}

void WindowDocks::add(Dock dock, QWidget *content)
{
    const auto info = std::find_if(dockTable().begin(), dockTable().end(),
                                   [dock](const DockInfo &row) { return row.dock == dock; });
    auto *widget = new QDockWidget(QCoreApplication::translate("WindowDocks", info->title), &m_window);
    widget->setObjectName(QLatin1String(info->name));
    widget->setWidget(content);
    if (!info->hasTitleBar)
        widget->setTitleBarWidget(new QWidget(widget));
    m_window.addDockWidget(info->area, widget);
    m_docks.push_back({&*info, widget});
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
        const auto &pages = entry.info->pages;
        const bool serves = page && std::find(pages.begin(), pages.end(), *page) != pages.end();
        entry.widget->setVisible(serves && m_settings.value(settingsKey(*entry.info), true).toBool());
    }
    if (m_page == Page::Diagram)
        restoreSizes();
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
    QDockWidget *palette = widget(Dock::Palette);
    m_window.resizeDocks({palette, widget(Dock::Outline)}, {460, 240}, Qt::Vertical);
    m_window.resizeDocks({palette, widget(Dock::Properties)}, {230, 350}, Qt::Horizontal);
    m_window.resizeDocks({widget(Dock::Findings)}, {std::max(m_window.height() / 4, 240)}, Qt::Vertical);
}

void WindowDocks::show(Dock dock)
{
    widget(dock)->show();
}

QDockWidget *WindowDocks::widget(Dock dock) const
{
    const auto entry = std::find_if(m_docks.begin(), m_docks.end(),
                                    [dock](const Entry &each) { return each.info->dock == dock; });
    Q_ASSERT(entry != m_docks.end());
    return entry->widget;
}

QList<QWidget *> WindowDocks::contents() const
{
    QList<QWidget *> contents;
    for (const DockInfo &info : dockTable())
        contents << widget(info.dock)->widget();
    return contents;
}

} // namespace bulkhead::app
