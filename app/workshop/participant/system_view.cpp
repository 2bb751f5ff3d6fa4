// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/system_view.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/properties/property_rows.h"
#include "diagram/display_names.h"
#include "diagram/literal_text.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/view/diagram_view.h"
#include "model/view_plans.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QMouseEvent>
#include <QShortcut>
#include <QSplitter>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace bulkhead::app {

SystemView::SystemView(std::shared_ptr<const catalog::workshop::Task> task, const diagram::Theme &theme,
                       QWidget *parent)
    : QWidget(parent), m_task(std::move(task)), m_scene(new diagram::DiagramScene(this)),
      m_view(new diagram::DiagramView(m_scene)), m_views(new QComboBox), m_facts(new QTreeWidget)
{
    m_scene->setTheme(theme);
    m_scene->setReadOnly(true);
    m_views->setAccessibleName(tr("View"));
    for (const model::View *view : model::viewsInOrder(m_task->model))
        m_views->addItem(toQString(model::viewName(*view)), toQString(view->id));
    m_facts->setObjectName(QStringLiteral("facts"));
    m_facts->setAccessibleName(tr("What is known of the selected element"));
    m_facts->setColumnCount(2);
    m_facts->setHeaderHidden(true);
    m_facts->setRootIsDecorated(false);
    m_facts->setUniformRowHeights(true);
    m_facts->setAlternatingRowColors(true);
    m_facts->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);

    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_view);
    split->addWidget(m_facts);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setSizes({700, 300}); // shares
    split->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_views);
    m_views->setHidden(m_views->count() < 2);
    column->addWidget(split, 1);

    m_view->viewport()->installEventFilter(this);
    connect(m_scene, &diagram::DiagramScene::selectionChanged, this, &SystemView::showFacts);
    connect(m_scene, &diagram::DiagramScene::activated, this, &SystemView::clicked);
    connect(m_views, &QComboBox::activated, this, [this] {
        m_isViewChosen = true;
        showView(toUtf8(m_views->currentData().toString()));
    });
    const auto bind = [this](const char *keys, auto handler) {
        connect(new QShortcut(QKeySequence(QLatin1String(keys)), this), &QShortcut::activated, m_view,
                handler);
    };
    bind("Ctrl++", &diagram::DiagramView::zoomIn);
    bind("Ctrl+=", &diagram::DiagramView::zoomIn);
    bind("Ctrl+-", &diagram::DiagramView::zoomOut);
    bind("Ctrl+9", [this] { m_view->fitAll(); });
    if (const model::View *first = model::firstView(m_task->model))
        showView(first->id);
}

SystemView::~SystemView()
{
    m_scene->disconnect(this); // it says that nothing is selected any more
}

void SystemView::setTheme(const diagram::Theme &theme)
{
    m_scene->setTheme(theme);
}

void SystemView::showView(const model::Id &view)
{
    m_scene->setModel(m_task->model, view);
    m_views->setCurrentIndex(m_views->findData(toQString(view)));
    showSteps(m_steps);
    if (m_fittedZoom > 0)
        fit();
}

void SystemView::fit()
{
    m_view->fitAll();
    m_fittedZoom = m_view->zoom();
}

void SystemView::show(const model::Id &id)
{
    const auto isShown = [&] { return !m_scene->boundsOf(id).isNull(); };
    // What was clicked stays where it is, and so does a view that somebody chose.
    if (m_scene->selectionSubjects() != std::vector{id} && !(m_isViewChosen && isShown()))
        showFirstViewOf(id);
    m_scene->select({&id, 1});
    if (m_fittedZoom > 0)
        m_view->showElement(id);
}

void SystemView::showFirstViewOf(const model::Id &id)
{
    m_isViewChosen = false;
    const model::Id before = m_scene->view();
    const auto shows = [&](const model::View &view) {
        if (view.id != m_scene->view())
            showView(view.id);
        return !m_scene->boundsOf(id).isNull();
    };
    for (const model::View *view : model::viewsInOrder(m_task->model))
        if (shows(*view))
            return;
    if (m_scene->view() != before)
        showView(before);
}

void SystemView::showSteps(const std::vector<model::Id> &steps)
{
    m_steps = steps;
    diagram::Overlay overlay;
    for (std::size_t i = 0; i < steps.size(); ++i)
        overlay.steps.emplace(steps[i], static_cast<int>(i) + 1);
    m_scene->setHighlight(std::move(overlay));
}

void SystemView::showFacts()
{
    m_facts->clear();
    const std::vector<model::Id> selected = m_scene->selectionSubjects();
    if (selected.size() != 1)
        return;
    const auto add = [this](const QString &what, const QString &value) {
        auto *row = new QTreeWidgetItem(m_facts, {what, value});
        row->setToolTip(1, diagram::literalText(value));
    };
    const model::Model &model = m_task->model;
    const model::Element *element = model.element(selected.front());
    add(element ? kindWord(element->kind) : tr("Flow"), diagram::displayName(model, selected.front()));
    if (element && !element->parent.empty())
        add(tr("Inside"), diagram::displayName(model, element->parent));
    for (const PropertyRow &row : propertyRows(model, selected))
        if (row.field == PropertyRow::Field::Property && !row.value.isUnset())
            add(row.title, valueText(model, row, row.value));
}

bool SystemView::eventFilter(QObject *watched, QEvent *event)
{
    // The whole stays in sight while nobody has chosen a part of it.
    if (event->type() == QEvent::Resize && m_fittedZoom > 0 && qFuzzyCompare(m_view->zoom(), m_fittedZoom))
        QTimer::singleShot(0, this, &SystemView::fit);
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseButtonRelease)
        return QWidget::eventFilter(watched, event);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const QPoint at = mouse->position().toPoint();
    if (event->type() == QEvent::MouseButtonPress)
        m_pressedAt = at;
    else if (mouse->button() == Qt::LeftButton &&
             (at - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        if (const model::Id id = m_scene->idAt(m_view->mapToScene(at)); !id.empty())
            // After the scene has selected it.
            QMetaObject::invokeMethod(
                this, [this, id] { emit clicked(id); }, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void SystemView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_fittedZoom > 0)
        return;
    QTimer::singleShot(0, this, &SystemView::fit); // when it has its size
}

} // namespace bulkhead::app
