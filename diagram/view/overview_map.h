// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPixmap>
#include <QTimer>
#include <QWidget>

namespace bulkhead::diagram {

class DiagramView;

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
    void showEvent(QShowEvent *event) override;

private:
    void renderPicture();
    QTransform sceneToMap() const;
    void goTo(const QPointF &position);

    DiagramView *m_view;
    QPixmap m_picture; // of the whole; drawn anew a moment after the last change
    QTimer m_renderLater;
};

} // namespace bulkhead::diagram
