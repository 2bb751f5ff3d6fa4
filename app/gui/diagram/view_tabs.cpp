// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/view_tabs.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "diagram/literal_text.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

namespace {

// Names of any length: a tab is as wide as its name, up to a limit. Few tabs need no room for buttons that
// scroll.
class ViewTabBar : public QTabBar
{
public:
    using QTabBar::QTabBar;

    QSize minimumSizeHint() const override { return QTabBar::minimumSizeHint().boundedTo(sizeHint()); }

protected:
    QSize tabSizeHint(int index) const override
    {
        constexpr int widest = 220;
        const QSize hint = QTabBar::tabSizeHint(index);
        return {std::min(hint.width(), widest), hint.height()};
    }
};

} // namespace

ViewTabs::ViewTabs(QWidget *parent)
    : QWidget(parent), m_bar(new ViewTabBar), m_add(new QToolButton), m_editor(new QLineEdit(this))
{
    setObjectName(QStringLiteral("viewTabs"));
    setAttribute(Qt::WA_StyledBackground);
    m_bar->setObjectName(QStringLiteral("viewTabBar"));
    m_bar->setAccessibleName(tr("Views of the diagram"));
    m_bar->setShape(QTabBar::RoundedSouth);
    m_bar->setDocumentMode(true);
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setMovable(true);
    m_bar->setElideMode(Qt::ElideRight);
    m_bar->setUsesScrollButtons(true);
    m_bar->setAccessibleName(tr("Views"));
    m_bar->setAccessibleDescription(tr("Arrows choose a view, F2 renames it, Delete deletes it."));
    m_bar->installEventFilter(this);
    m_add->setText(QStringLiteral("+"));
    m_add->setAutoRaise(true);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setObjectName(QStringLiteral("newViewButton"));
    m_add->setAccessibleName(tr("New view"));
    m_add->setToolTip(tr("New view"));
    m_editor->setObjectName(QStringLiteral("viewNameEditor"));
    m_editor->setAccessibleName(tr("Name of the view"));
    m_editor->installEventFilter(this);
    m_editor->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(2);
    layout->addWidget(m_bar);
    layout->addWidget(m_add);
    layout->addStretch(1);

    connect(m_bar, &QTabBar::currentChanged, this, [this](int tab) {
        if (!m_filling && tab >= 0)
            emit chosen(viewAt(tab));
    });
    connect(m_bar, &QTabBar::tabBarDoubleClicked, this, [this](int tab) {
        if (tab >= 0)
            rename(viewAt(tab));
    });
}

void ViewTabs::setTabs(const std::vector<Tab> &tabs, const model::Id &current)
{
    const QScopedValueRollback filling(m_filling, true);
    m_tabs = tabs;
    while (m_bar->count() > static_cast<int>(tabs.size()))
        m_bar->removeTab(m_bar->count() - 1);
    for (int i = 0; i < static_cast<int>(tabs.size()); ++i) {
        const Tab &tab = tabs[static_cast<std::size_t>(i)];
        const QString text = menuText(tab.name);
        if (i == m_bar->count())
            m_bar->addTab(text);
        else if (m_bar->tabText(i) != text)
            m_bar->setTabText(i, text);
        m_bar->setTabData(i, toQString(tab.view));
        m_bar->setTabToolTip(i, diagram::literalText(tab.name));
    }
    m_bar->setCurrentIndex(tabOf(current));
    m_bar->updateGeometry(); // a bar that is not shown does not say so itself
    if (m_editor->isVisible() && tabOf(m_edited) < 0)
        finishRename(false);
}

void ViewTabs::setNewMenu(QMenu *menu)
{
    m_add->setMenu(menu);
}

void ViewTabs::rename(const model::Id &view)
{
    const int tab = tabOf(view);
    if (tab < 0)
        return;
    constexpr int narrowest = 120;
    m_edited = view;
    m_bar->setCurrentIndex(tab);
    layout()->activate(); // a tab that has just come has its place now
    QRect place = m_bar->tabRect(tab).translated(m_bar->pos());
    place.setWidth(std::min(std::max(place.width(), narrowest), width()));
    place.moveLeft(std::clamp(place.left(), 0, width() - place.width()));
    m_editor->setGeometry(place);
    m_editor->setText(m_tabs[static_cast<std::size_t>(tab)].name);
    m_editor->selectAll();
    m_editor->show();
    m_editor->raise();
    m_editor->setFocus(Qt::OtherFocusReason);
}

std::string ViewTabs::viewAt(int tab) const
{
    return toUtf8(m_bar->tabData(tab).toString());
}

int ViewTabs::tabOf(const model::Id &view) const
{
    for (int tab = 0; tab < m_bar->count(); ++tab)
        if (viewAt(tab) == view)
            return tab;
    return -1;
}

bool ViewTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor)
        return handleEditor(event) || QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isOurs =
            (key->key() == Qt::Key_F2 || key->key() == Qt::Key_Delete) && key->modifiers() == Qt::NoModifier;
        if (isOurs && (event->type() == QEvent::ShortcutOverride || handleKey(key->key()))) {
            event->accept();
            return true;
        }
        break;
    }
    case QEvent::MouseButtonRelease: // once the bar has moved the tab to its place
        QTimer::singleShot(0, this, &ViewTabs::finishDrag);
        break;
    case QEvent::ContextMenu: {
        const auto *menu = static_cast<QContextMenuEvent *>(event);
        const bool byKey = menu->reason() == QContextMenuEvent::Keyboard;
        const int tab = byKey ? m_bar->currentIndex() : m_bar->tabAt(menu->pos());
        if (tab >= 0)
            emit menuRequested(viewAt(tab),
                               byKey ? m_bar->mapToGlobal(m_bar->tabRect(tab).center()) : menu->globalPos());
        return true;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

bool ViewTabs::handleKey(int key)
{
    const int tab = m_bar->currentIndex();
    if (tab < 0)
        return false;
    if (key == Qt::Key_F2)
        rename(viewAt(tab));
    else
        emit deletionRequested(viewAt(tab));
    return true;
}

// The bar moves the current tab while it is dragged; the model follows when it is let go.
void ViewTabs::finishDrag()
{
    bool isMoved = false;
    for (int tab = 0; tab < m_bar->count(); ++tab)
        isMoved |= viewAt(tab) != m_tabs[static_cast<std::size_t>(tab)].view;
    if (isMoved)
        emit moved(viewAt(m_bar->currentIndex()), m_bar->currentIndex());
}

bool ViewTabs::handleEditor(QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        if (static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) // its own menu
            finishRename(true);
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Escape)
        return false;
    finishRename(key != Qt::Key_Escape);
    m_bar->setFocus(Qt::OtherFocusReason);
    return true;
}

void ViewTabs::finishRename(bool accept)
{
    if (m_edited.empty())
        return;
    const model::Id view = std::exchange(m_edited, model::Id());
    const QString name = m_editor->text().simplified();
    m_editor->hide();
    if (accept)
        emit renamed(view, name);
}

} // namespace bulkhead::app
