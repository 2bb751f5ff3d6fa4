// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QGraphicsView>
#include <string>

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
    void fitAll(double largest = 1); // zoomed to no more than that
    void fitSelection();
    void centreOn(const std::string &id);    // where names can be read
    void showElement(const std::string &id); // scrolls as little as needed
    void showRect(const QRectF &rect);       // the same, and shrinks the diagram where it would not fit

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
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void zoomAt(double factor, QPoint viewPosition);
    void announce(const QString &what); // to screen readers
    void startPanning(QPoint position);
    void fitRect(const QRectF &rect, double largest = 1);

    DiagramScene *m_diagram;
    bool m_spaceHeld = false;
    bool m_panning = false;
    QPoint m_panFrom;
};

} // namespace bulkhead::diagram
