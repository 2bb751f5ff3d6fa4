// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/window/slides.h"

#include <QObject>
#include <QPointer>
#include <QPointF>

#include <map>
#include <vector>

class QKeyEvent;
class QMainWindow;

namespace bulkhead::app {

class DiagramPage;
class LaserPointer;
class Session;
class SlidePanel;

// The diagram alone on the whole screen, slide by slide, with a text beside it: what else the window has is
// hidden until it ends (the docks by the window, which knows of each whether it is wanted). The diagram can
// be zoomed, moved and selected on, not edited; a slide that one comes back to is as it was left. GUI thread;
// the pages of the window must show the diagram.
class Presentation : public QObject
{
    Q_OBJECT

public:
    Presentation(QMainWindow &window, DiagramPage &page, Session &session);
    ~Presentation() override;

    bool isOn() const { return m_isOn; }
    void start(); // with the view that is shown
    void leave(); // everything is where it was
    void showSlide(std::size_t number);
    std::size_t slide() const { return m_current; }
    const std::vector<Slide> &slides() const { return m_slides; }
    SlidePanel &panel() const;

signals:
    void begun();
    void ended();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // How a slide was left.
    struct Left
    {
        std::vector<model::Id> selection;
        double zoom = 1;
        QPointF centre;
    };

    void end(bool goesBack); // to what was shown before; not where another document is there
    std::vector<model::Id> stillThere(std::vector<model::Id> ids) const;
    bool pressed(const QKeyEvent &event);
    void step(int by);
    void keepSlide();
    void showSight();
    void fit();
    void place();
    void hideRest();

    QMainWindow &m_window;
    DiagramPage &m_page;
    Session &m_session;
    QPointer<SlidePanel> m_panel;
    QPointer<LaserPointer> m_laser;
    std::vector<Slide> m_slides;
    std::size_t m_current = 0;
    std::map<std::size_t, Left> m_left;
    std::vector<QPointer<QWidget>> m_hidden; // shown again in the end
    model::Id m_viewBefore;
    Left m_before;
    bool m_isOn = false;
    bool m_wasFullScreen = false;
    bool m_isText = true;
    bool m_isLaser = true;
    bool m_isFitted = false; // nobody has zoomed or moved the slide since
};

} // namespace bulkhead::app
