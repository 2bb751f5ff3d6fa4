// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/diagram_scene.h"
#include "diagram/view/diagram_view.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace bulkhead::app {

// A mark over an element: a plate with its name and a figure,
// in type of one size however small the diagram is.
struct HeatMark
{
    QString name;
    QString figure;   // "3 of 8"
    double share = 0; // 0 is the ground's colour, 1 the darkest
    bool hasShare = true;
};

// The name of an element without a mark, in px of the viewport.
struct HeatLabel
{
    QRect rect;
    QString text;
    int pixelSize = 0;
};

// The diagram of a workshop's task, to look at: nothing in it answers a question, and nothing can be edited.
class HeatView : public diagram::DiagramView
{
    Q_OBJECT

public:
    // Begins with the view that shows most of the scope; of several the first.
    HeatView(const model::Model &model, std::span<const model::Id> scope, QWidget *parent = nullptr);

    diagram::DiagramScene &diagram() const { return *m_scene; }
    void setMarks(std::map<model::Id, HeatMark> marks);
    const std::map<model::Id, HeatMark> &marks() const { return m_marks; }
    std::vector<HeatMark> marksElsewhere() const; // of elements that the view does not show
    // Names of the elements in sight that have no mark: in type of the body where there is room, else
    // smaller; none lies on another or on a mark. The selected one comes first.
    std::vector<HeatLabel> labels() const;
    void setTheme(const diagram::Theme &theme);
    void showNextView(); // of the model's, in their order
    bool hasOtherViews() const { return m_scene->model().views().size() > 1; }

    // The ground of a share, and a colour that is read on it.
    static QColor heatColour(double share, const diagram::Theme &theme);
    static QColor onHeat(double share, const diagram::Theme &theme);

signals:
    void clicked(const std::string &id); // an element

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    HeatView(diagram::DiagramScene *scene, const model::Model &model, std::span<const model::Id> scope,
             QWidget *parent);
    void fit();
    void paintPlate(QPainter *painter, const HeatMark &mark, QRect plate) const;
    QSize plateSize(const HeatMark &mark) const;
    QRect plateOf(const model::Id &id, const HeatMark &mark) const; // null: the view does not show it
    QRect inSight(QRect plate) const;
    std::optional<HeatLabel> labelOf(const model::Model &model, const model::Id &id,
                                     const std::vector<QRect> &taken) const;
    void paintLabels(QPainter *painter) const;
    QFont plateFont(bool isFigure) const;

    diagram::DiagramScene *m_scene;
    std::set<model::Id> m_boxes; // elements that others stand in
    std::map<model::Id, HeatMark> m_marks;
};

} // namespace bulkhead::app
