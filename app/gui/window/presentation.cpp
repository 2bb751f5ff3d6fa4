// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window/presentation.h"

#include "app/gui/diagram/diagram_page.h"
#include "app/gui/diagram/view_tabs.h"
#include "app/gui/look/step_keys.h"
#include "app/gui/session/session.h"
#include "app/gui/window/slide_panel.h"
#include "diagram/view/diagram_view.h"

#include <QKeyEvent>
#include <QLayout>
#include <QMainWindow>
#include <QMenuBar>
#include <QMouseEvent>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>

#include <algorithm>
#include <initializer_list>

namespace bulkhead::app {

namespace {

constexpr double largestType = 2;   // zoom
constexpr double panelShare = 0.28; // of the window's width

} // namespace

Presentation::Presentation(QMainWindow &window, DiagramPage &page, Session &session)
    : QObject(&window), m_window(window), m_page(page), m_session(session), m_panel(new SlidePanel(&page)),
      m_laser(new LaserPointer(page.view().viewport()))
{
    m_panel->hide();
    connect(&m_session.document(), &Document::replaced, this, [this] { end(false); });
    connect(&m_page.view(), &diagram::DiagramView::zoomChanged, this, [this] { m_isFitted = false; });
}

Presentation::~Presentation() = default;

SlidePanel &Presentation::panel() const
{
    return *m_panel;
}

void Presentation::start()
{
    if (m_isOn)
        return;
    m_slides = slidesOf(m_session);
    if (m_slides.empty())
        return;
    m_isOn = true;
    m_left.clear();
    m_viewBefore = m_page.viewId();
    const diagram::DiagramView &view = m_page.view();
    m_before = {m_session.selection(), view.zoom(), view.mapToScene(view.viewport()->rect().center())};
    m_wasFullScreen = m_window.isFullScreen();
    hideRest();
    emit begun();
    m_page.view().setFocus(); // what is being written is finished while it may still be kept
    m_page.scene().setReadOnly(true);
    m_page.view().setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_page.view().setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_laser->setTheme(m_session.theme());
    m_window.setWindowState(m_window.windowState() | Qt::WindowFullScreen);
    m_page.view().installEventFilter(this);
    m_page.view().viewport()->installEventFilter(this);
    m_page.installEventFilter(this);
    m_page.view().viewport()->setMouseTracking(true);
    m_panel->setVisible(m_isText);
    place();
    const auto shown = std::find_if(m_slides.begin(), m_slides.end(),
                                    [this](const Slide &slide) { return slide.view == m_viewBefore; });
    m_current = m_slides.size(); // none is left
    showSlide(shown == m_slides.end() ? 0 : static_cast<std::size_t>(shown - m_slides.begin()));
}

void Presentation::hideRest()
{
    m_hidden.clear();
    const auto hide = [this](QWidget *widget) {
        if (!widget->isHidden()) {
            m_hidden.emplace_back(widget);
            widget->hide();
        }
    };
    hide(m_window.menuBar());
    hide(m_window.statusBar());
    hide(&m_page.viewTabs());
    // The banners round the diagram; the panel of the slide is shown later.
    for (const QWidget *around :
         std::initializer_list<const QWidget *>{&m_page, m_page.parentWidget()->parentWidget()})
        for (QFrame *banner : around->findChildren<QFrame *>(Qt::FindDirectChildrenOnly))
            if (banner != &m_page.view() && !banner->isAncestorOf(&m_page))
                hide(banner);
    for (QToolBar *bar : m_window.findChildren<QToolBar *>(Qt::FindDirectChildrenOnly))
        hide(bar);
}

void Presentation::leave()
{
    end(true);
}

void Presentation::end(bool goesBack)
{
    if (!m_isOn)
        return;
    m_isOn = false;
    m_page.view().removeEventFilter(this);
    m_page.view().viewport()->removeEventFilter(this);
    m_page.removeEventFilter(this);
    m_panel->hide();
    m_laser->hide();
    m_page.layout()->setContentsMargins(0, 0, 0, 0);
    m_page.scene().setReadOnly(false);
    m_page.view().setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_page.view().setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_page.view().viewport()->unsetCursor();
    m_page.highlight({});
    if (!m_wasFullScreen)
        m_window.setWindowState(m_window.windowState() & ~Qt::WindowFullScreen);
    for (const QPointer<QWidget> &widget : m_hidden)
        if (widget)
            widget->show();
    m_hidden.clear();
    if (!goesBack) {
        emit ended();
        return;
    }
    if (m_session.model().views().find(m_viewBefore))
        m_page.showView(m_viewBefore);
    m_session.select(stillThere(m_before.selection));
    // Again when the docks are back and the page has shown what it shows of a view.
    const auto back = [this] {
        m_page.view().setZoom(m_before.zoom);
        m_page.view().centerOn(m_before.centre);
    };
    back();
    emit ended();
    QTimer::singleShot(0, this, back);
}

std::vector<model::Id> Presentation::stillThere(std::vector<model::Id> ids) const
{
    std::erase_if(ids, [this](const model::Id &id) {
        return !m_session.model().element(id) && !m_session.model().flow(id);
    });
    return ids;
}

void Presentation::keepSlide()
{
    if (m_current >= m_slides.size())
        return;
    const diagram::DiagramView &view = m_page.view();
    m_left[m_current] = {m_session.selection(), m_isFitted ? 0 : view.zoom(),
                         view.mapToScene(view.viewport()->rect().center())};
}

void Presentation::step(int by)
{
    const auto last = static_cast<std::ptrdiff_t>(m_slides.size()) - 1;
    showSlide(static_cast<std::size_t>(
        std::clamp(static_cast<std::ptrdiff_t>(m_current) + by, std::ptrdiff_t{0}, last)));
}

void Presentation::showSlide(std::size_t number)
{
    if (!m_isOn || number >= m_slides.size() || number == m_current)
        return;
    keepSlide();
    m_current = number;
    const Slide &slide = m_slides[number];
    m_panel->show(slide, number + 1, m_slides.size(), m_session.theme());
    if (!slide.view.empty() && m_session.model().views().find(slide.view))
        m_page.showView(slide.view);
    else if (!slide.lit.empty())
        m_page.reveal(slide.lit.front());
    const auto left = m_left.find(number);
    m_page.scene().clearSelection(); // also notes
    m_session.select(left == m_left.end() ? std::vector<model::Id>() : stillThere(left->second.selection));
    m_page.highlight(slide.lit, slide.steps);
    showSight();
    // Again when the page has shown what it shows of another view by itself.
    QTimer::singleShot(0, this, [this, number] {
        if (m_isOn && m_current == number)
            showSight();
    });
}

void Presentation::showSight()
{
    const auto left = m_left.find(m_current);
    if (left == m_left.end() || left->second.zoom <= 0) {
        fit();
        return;
    }
    m_page.view().setZoom(left->second.zoom);
    m_page.view().centerOn(left->second.centre);
    m_isFitted = false;
}

// All of the view, or what is lit with some room round it, as large as it goes.
void Presentation::fit()
{
    diagram::DiagramView &view = m_page.view();
    QRectF bounds;
    if (m_current < m_slides.size())
        for (const model::Id &id : m_slides[m_current].lit)
            bounds |= m_page.scene().boundsOf(id);
    constexpr double room = 60; // scene units
    bounds = bounds.isNull() ? m_page.scene().contentBounds() : bounds.adjusted(-room, -room, room, room);
    bounds.adjust(-room / 2, -room / 2, room / 2, room / 2);
    m_isFitted = true;
    const QSizeF window = view.viewport()->size();
    const double zoom =
        std::min({window.width() / bounds.width(), window.height() / bounds.height(), largestType});
    view.setZoom(zoom);
    view.centerOn(bounds.center());
    m_isFitted = true;
}

void Presentation::place()
{
    const int width = m_isText ? static_cast<int>(m_page.width() * panelShare) : 0;
    m_page.layout()->setContentsMargins(0, 0, width, 0);
    m_panel->setGeometry(m_page.width() - width, 0, width, m_page.height());
    m_panel->setVisible(m_isText);
    m_panel->raise();
}

bool Presentation::pressed(const QKeyEvent &event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    if (const int by = stepOf(event)) {
        step(by);
        return true;
    }
    switch (event.key()) {
    case Qt::Key_Home:
        showSlide(0);
        return true;
    case Qt::Key_End:
        showSlide(m_slides.size() - 1);
        return true;
    case Qt::Key_T:
        m_isText = !m_isText;
        place();
        return true;
    case Qt::Key_L:
        m_isLaser = !m_isLaser;
        m_laser->hide();
        m_page.view().viewport()->unsetCursor();
        return true;
    case Qt::Key_Escape:
    case Qt::Key_F5:
        leave();
        return true;
    default:
        return false;
    }
}

bool Presentation::eventFilter(QObject *watched, QEvent *event)
{
    QWidget *viewport = m_page.view().viewport();
    switch (event->type()) {
    case QEvent::ShortcutOverride: // before commands of the window with these keys
        if (const auto *key = static_cast<QKeyEvent *>(event);
            !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
            event->accept();
        return false;
    case QEvent::KeyPress: {
        // Tab walks through the elements; other keys would begin gestures.
        const auto &key = *static_cast<QKeyEvent *>(event);
        const bool walks = key.key() == Qt::Key_Tab || key.key() == Qt::Key_Backtab;
        return pressed(key) || !(walks || key.modifiers() & Qt::ControlModifier);
    }
    case QEvent::MouseMove:
        if (watched == viewport && m_isLaser) {
            m_laser->pointAt(static_cast<QMouseEvent *>(event)->position().toPoint());
            viewport->setCursor(Qt::BlankCursor);
        }
        return false;
    case QEvent::Leave:
        m_laser->hide();
        return false;
    case QEvent::Wheel:
    case QEvent::MouseButtonPress:
        m_isFitted = false;
        return false;
    case QEvent::ContextMenu:
    case QEvent::ToolTip:
        return true;
    case QEvent::Resize:
        if (watched == &m_page)
            place();
        else if (watched == viewport && m_isFitted)
            QMetaObject::invokeMethod(this, &Presentation::fit, Qt::QueuedConnection);
        return false;
    default:
        return false;
    }
}

} // namespace bulkhead::app
