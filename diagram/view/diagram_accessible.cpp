// SPDX-License-Identifier: Apache-2.0
#include "diagram/view/diagram_accessible.h"

#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/view/diagram_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <unordered_map>
#include <utility>

namespace bulkhead::diagram {
namespace {

// An element or flow. Known by its id, so that it is the same one however the model changes around it.
class AccessiblePart : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessiblePart(DiagramView &view, model::Id id) : m_view(view), m_id(std::move(id)) {}

    const model::Id &partId() const { return m_id; }

    // What stands in a card, or is one of several flows of a line, is no part: the card or line is.
    bool isValid() const override
    {
        const ViewGraph &graph = std::as_const(scene()).state().graph;
        return graph.node(m_id) >= 0 || graph.flow(m_id) >= 0;
    }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view.window()->windowHandle(); }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(&m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text wanted) const override
    {
        if (wanted == QAccessible::Name && isValid())
            return scene().accessibleText(m_id);
        if (wanted != QAccessible::Description || !isValid())
            return {};
        const auto told = scene().overlay().tooltips.find(m_id);
        return told == scene().overlay().tooltips.end() ? QString() : told->second;
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inside = m_view.mapFromScene(scene().boundsOf(m_id)).boundingRect();
        return {m_view.viewport()->mapToGlobal(inside.topLeft()), inside.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (state.invalid)
            return state;
        state.selectable = state.focusable = true;
        state.selected = isSelected();
        state.focused = state.selected && m_view.hasFocus();
        state.offscreen =
            !m_view.viewport()->rect().intersects(m_view.mapFromScene(scene().boundsOf(m_id)).boundingRect());
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &action) override
    {
        if (action != pressAction() || !isValid())
            return;
        scene().selectWhatIsShown(m_id);
        m_view.showElement(m_id);
    }

private:
    DiagramScene &scene() const { return *static_cast<DiagramScene *>(m_view.scene()); }

    bool isSelected() const
    {
        const SceneState &shown = std::as_const(scene()).state();
        if (const int node = shown.graph.node(m_id); node >= 0)
            return shown.elements[at(node)]->isSelected();
        const int flow = shown.graph.flow(m_id);
        return flow >= 0 && shown.flows[at(flow)]->isSelected();
    }

    DiagramView &m_view;
    model::Id m_id;
};

class AccessibleDiagram : public QAccessibleWidget
{
public:
    explicit AccessibleDiagram(DiagramView *view)
        : QAccessibleWidget(view, QAccessible::Canvas), m_view(*view)
    {}

    ~AccessibleDiagram() override
    {
        for (const auto &[id, part] : m_parts)
            QAccessible::deleteAccessibleInterface(part);
    }

    int childCount() const override
    {
        return QAccessibleWidget::childCount() +
               static_cast<int>(shown().elements.size() + shown().flows.size());
    }

    QAccessibleInterface *child(int index) const override
    {
        const int widgets = QAccessibleWidget::childCount();
        if (index < widgets || index >= childCount())
            return QAccessibleWidget::child(index);
        const std::size_t place = at(index - widgets);
        const std::size_t elements = shown().elements.size();
        return part(place < elements ? shown().elements[place]->id() : shown().flows[place - elements]->id());
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *wanted = dynamic_cast<const AccessiblePart *>(child);
        if (!wanted)
            return QAccessibleWidget::indexOfChild(child);
        const int widgets = QAccessibleWidget::childCount();
        if (const int node = shown().graph.node(wanted->partId()); node >= 0)
            return widgets + node;
        const int flow = shown().graph.flow(wanted->partId());
        return flow < 0 ? -1 : widgets + static_cast<int>(shown().elements.size()) + flow;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint inside = m_view.viewport()->mapFromGlobal(QPoint(x, y));
        if (m_view.viewport()->rect().contains(inside) && shown().model)
            if (const model::Id id = scene().idAt(m_view.mapToScene(inside)); !id.empty())
                return part(id);
        return QAccessibleWidget::childAt(x, y);
    }

    QAccessibleInterface *focusChild() const override
    {
        const std::vector<model::Id> selected = scene().selectedIds();
        return m_view.hasFocus() && !selected.empty() ? showing(selected.front())
                                                      : QAccessibleWidget::focusChild();
    }

    QAccessibleInterface *showing(model::IdView id) const
    {
        if (const int node = shown().graph.nodeShowing(id); node >= 0)
            return part(shown().elements[at(node)]->id());
        const int flow = shown().graph.flowShowing(id);
        return flow < 0 ? nullptr : part(shown().flows[at(flow)]->id());
    }

private:
    DiagramScene &scene() const { return *static_cast<DiagramScene *>(m_view.scene()); }
    const SceneState &shown() const { return std::as_const(scene()).state(); }

    QAccessibleInterface *part(const model::Id &id) const
    {
        if (const auto known = m_parts.find(id); known != m_parts.end())
            return QAccessible::accessibleInterface(known->second);
        auto *made = new AccessiblePart(m_view, id);
        m_parts.emplace(id, QAccessible::registerAccessibleInterface(made)); // which owns it
        return made;
    }

    DiagramView &m_view;
    mutable std::unordered_map<model::Id, QAccessible::Id> m_parts; // that were asked for
};

QAccessibleInterface *diagramInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<DiagramView *>(object);
    return view ? new AccessibleDiagram(view) : nullptr;
}

} // namespace

void installDiagramAccessibility()
{
    QAccessible::installFactory(diagramInterface); // a factory is installed once
}

QAccessibleInterface *accessiblePart(DiagramView &view, model::IdView id)
{
    const auto *whole = dynamic_cast<AccessibleDiagram *>(QAccessible::queryAccessibleInterface(&view));
    return whole ? whole->showing(id) : nullptr;
}

} // namespace bulkhead::diagram
