// SPDX-License-Identifier: Apache-2.0
#include "app/gui/look/style.h"

#include <QApplication>
#include <QPalette>
#include <QProxyStyle>
#include <QScreen>
#include <QSettings>
#include <QStyle>
#include <QWidget>

// Resources of a static library must be asked for, outside any namespace.
static void loadMarks()
{
    Q_INIT_RESOURCE(marks);
}

namespace bulkhead::app {

namespace {

// Fusion with more room in lists. A style sheet's padding would give it, too, but then Qt 6.4 draws the icons
// of items twice, the second time beside the first.
class RoomyStyle : public QProxyStyle
{
public:
    RoomyStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override
    {
        const QSize natural = QProxyStyle::sizeFromContents(type, option, size, widget);
        return type == CT_ItemViewItem ? natural + QSize(4, 6) : natural;
    }
};

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return static_cast<int>(x * (1 - share) + y * share); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

QPalette paletteOf(const diagram::Theme &theme)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &color, const QColor &disabled) {
        palette.setColor(QPalette::Active, role, color);
        palette.setColor(QPalette::Inactive, role, color);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    const QColor faded = mixed(theme.textMuted, theme.window, 0.45);
    set(QPalette::Window, theme.window, theme.window);
    set(QPalette::WindowText, theme.text, faded);
    set(QPalette::Base, theme.surface, theme.window);
    set(QPalette::AlternateBase, mixed(theme.surface, theme.window, 0.6), theme.window);
    set(QPalette::Text, theme.text, faded);
    set(QPalette::PlaceholderText, theme.textMuted, faded);
    set(QPalette::Button, mixed(theme.window, theme.surfaceRaised, 0.7), theme.window);
    set(QPalette::ButtonText, theme.text, faded);
    set(QPalette::BrightText, theme.accentText, faded);
    set(QPalette::ToolTipBase, theme.surfaceRaised, theme.surfaceRaised);
    set(QPalette::ToolTipText, theme.text, theme.text);
    set(QPalette::Highlight, theme.accent, theme.border);
    set(QPalette::HighlightedText, theme.accentText, theme.text);
    set(QPalette::Link, theme.accent, faded);
    set(QPalette::LinkVisited, theme.accent, faded);
    set(QPalette::Light, theme.surfaceRaised, theme.surfaceRaised);
    set(QPalette::Midlight, mixed(theme.surfaceRaised, theme.border, 0.3), theme.border);
    set(QPalette::Mid, theme.border, theme.border);
    set(QPalette::Dark, mixed(theme.border, theme.textMuted, 0.4), theme.border);
    set(QPalette::Shadow, mixed(theme.border, theme.text, 0.5), theme.border);
    return palette;
}

// What a palette cannot say: quiet borders, tabs and headers without Fusion's gradients.
QString styleSheetOf(const diagram::Theme &theme)
{
    QString sheet = QStringLiteral(R"(
QToolTip { color: @text; background: @raised; border: 1px solid @border; padding: 4px; }
QMainWindow::separator { background: @border; width: 1px; height: 1px; margin: 2px; }
QMainWindow::separator:hover { background: @accent; }
QDockWidget::title { background: @window; padding: 6px 8px; border-bottom: 1px solid @border; }
QMenuBar { background: @window; border-bottom: 1px solid @border; }
QMenuBar::item { padding: 5px 9px; background: transparent; }
QMenuBar::item:selected { background: @selection; color: @text; border-radius: 4px; }
QMenu { background: @raised; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @faded; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QMenu::icon { padding-left: 6px; }
QToolBar { background: @window; border: none; border-bottom: 1px solid @border; spacing: 2px; padding: 3px 6px; }
QToolBar QToolButton { padding: 4px; border: 1px solid transparent; border-radius: 5px; }
QToolBar QToolButton:hover { background: @selection; }
QToolBar QToolButton:checked { background: @selection; border-color: @accent; }
QToolBar::separator { background: @border; width: 1px; margin: 5px 5px; }
QStatusBar { background: @window; border-top: 1px solid @border; }
QStatusBar::item { border: none; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }
QTabBar { background: @window; }
QTabBar::tab { padding: 7px 14px; background: transparent; color: @muted; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:hover { color: @text; background: @selection; }
QTabBar::tab:focus { color: @accent; }
#viewTabs { background: @window; border-top: 1px solid @border; }
#viewTabBar::tab { padding: 5px 12px; border-bottom: none; border-top: 2px solid transparent; }
#viewTabBar::tab:selected { border-top-color: @accent; background: @surface; }
#newViewButton { border: none; border-radius: 4px; padding: 2px 8px; font-weight: bold; }
#newViewButton:hover, #newViewButton:focus { background: @selection; color: @accent; }
#newViewButton::menu-indicator { image: none; }
QHeaderView::section { background: @window; color: @muted; padding: 5px 8px; border: none; border-bottom: 1px solid @border; border-right: 1px solid @border; }
QTreeView, QListView, QTableView { border: none; background: @surface; alternate-background-color: @alternate;
    selection-background-color: @selection; selection-color: @text; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected { background: @selection; color: @text; }
QTextBrowser { border: none; background: @surface; }
#sourceBanner, #trialBanner, #pathBanner, #nestingBanner, #findBar { background: @selection; border-bottom: 1px solid @border; }
QLineEdit, QPlainTextEdit, QTextEdit, QKeySequenceEdit { border: 1px solid @border; border-radius: 4px; background: @surface;
    padding: 3px 6px; selection-background-color: @accent; selection-color: @accentText; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: @focus; }
QScrollBar:vertical { width: 12px; background: transparent; }
QScrollBar:horizontal { height: 12px; background: transparent; }
QScrollBar::handle { background: @border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QCheckBox::indicator, QTreeView::indicator, QListView::indicator, QTableView::indicator { width: 14px; height: 14px; border: 1px solid @muted; border-radius: 3px; background: @surface; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked { background: @accent; border-color: @accent; image: url(:/bulkhead/marks/check-@mark.svg); }
QCheckBox::indicator:focus { border: 2px solid @focus; }
QGroupBox { border: 1px solid @border; border-radius: 6px; margin-top: 10px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: @muted; }
)");
    sheet.replace(QLatin1String("@mark."),
                  theme.scheme == diagram::Scheme::Dark ? QLatin1String("dark.") : QLatin1String("light."));
    const auto fill = [&sheet](const char *token, const QColor &color) {
        sheet.replace(QLatin1String(token), color.name());
    };
    fill("@accentText", theme.accentText); // before its prefix
    fill("@accent", theme.accent);
    fill("@alternate", mixed(theme.surface, theme.window, 0.6));
    fill("@border", theme.border);
    fill("@faded", mixed(theme.textMuted, theme.window, 0.45));
    fill("@focus", theme.focus);
    fill("@muted", theme.textMuted);
    fill("@raised", theme.surfaceRaised);
    fill("@selection", theme.selection);
    fill("@surface", theme.surface);
    fill("@text", theme.text);
    fill("@window", theme.window);
    return sheet;
}

void setStyle()
{
    loadMarks();
    static const bool styled = (QApplication::setStyle(new RoomyStyle), true);
    Q_UNUSED(styled)
}

} // namespace

void applyStyle(QWidget &window, const diagram::Theme &theme, const QString &more)
{
    setStyle();
    // The palette does not reach what a style sheet paints, and another sheet brings the first palette back.
    window.setStyleSheet(QStringLiteral("QWidget { color: %1; }\n").arg(theme.text.name()) +
                         styleSheetOf(theme) + more);
    window.setPalette(paletteOf(theme));
}

void applyStyle(QApplication &application, const diagram::Theme &theme)
{
    setStyle();
    QApplication::setPalette(paletteOf(theme));
    application.setStyleSheet(styleSheetOf(theme));
}

diagram::Theme chosenTheme(const QSettings &settings)
{
    const bool isDark = settings.value(QStringLiteral("dark")).toBool();
    return diagram::Theme::builtIn(isDark ? diagram::Scheme::Dark : diagram::Scheme::Light);
}

diagram::Theme themeOf(const QWidget &widget)
{
    constexpr int darkBelow = 128; // lightness of a window's ground
    const bool isDark = widget.palette().color(QPalette::Window).lightness() < darkBelow;
    return diagram::Theme::builtIn(isDark ? diagram::Scheme::Dark : diagram::Scheme::Light);
}

QSize sizeOnScreen(const QWidget &window, QSize usual)
{
    constexpr QSize frame(8, 40);
    return usual.boundedTo(window.screen()->availableSize() - frame);
}

} // namespace bulkhead::app
