#pragma once

#include <QGraphicsView>
#include <QWidget>

namespace bulkhead::diagram {

class DiagramScene;

// The window on a diagram: zooms with Ctrl and the wheel to the cursor, scrolls, and is dragged with the
// middle button or Space.
class DiagramView : public QGraphicsView
{
    Q_OBJECT

public:
    explicit DiagramView(DiagramScene *scene, QWidget *parent = nullptr);

    double zoom() const; // 1 is 100 %
    void setZoom(double zoom);
    void zoomIn();
    void zoomOut();
    void fitAll();
    void fitSelection();
    void showElement(const std::string &id); // scrolls as little as needed

signals:
    void zoomChanged(double zoom);
    void viewportMoved();

protected:
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void zoomAt(double factor, QPoint viewPosition);
    void announce(const std::string &id);
    void startPanning(QPoint position);
    void growSceneRect();

    DiagramScene *m_diagram;
    bool m_spaceHeld = false;
    bool m_panning = false;
    QPoint m_panFrom;
};

// A small map of the whole diagram with the visible part marked; a click or drag goes there.
class OverviewMap : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewMap(DiagramView *view, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {220, 150}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QTransform sceneToMap() const;
    void goTo(QPointF position);
    void renderLater();

    DiagramView *m_view;
    QPixmap m_picture;
    bool m_stale = true;
};

} // namespace bulkhead::diagram
