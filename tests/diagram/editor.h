// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/diagram_scene.h"
#include "diagram/view/diagram_view.h"
#include "model/change.h"
#include "tests/diagram/sample.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>

// A diagram in a window of its own, and the hand that works on it.
namespace bulkhead::diagram {

// What the program's document does: applies what the scene asks for, and can undo it.
class Editor
{
public:
    explicit Editor(const model::Model &start) : model(start), view(&scene)
    {
        QObject::connect(&scene, &DiagramScene::changeRequested, &scene,
                         [this](const model::Change &change, const QString &text) {
                             texts << text;
                             if (refuses)
                                 return;
                             const auto inverse = model.apply(change);
                             QVERIFY2(inverse.ok(), inverse.ok() ? "" : inverse.error().message.c_str());
                             undo.push_back(*inverse);
                             scene.applyChange(model, change);
                         });
        scene.setModel(model, "main");
        view.resize(1000, 700);
        view.setZoom(1);
        view.setSceneRect(0, 0, 1000, 700);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setFocus();
    }

    QPoint at(const QPointF &scenePoint) const { return view.mapFromScene(scenePoint); }
    QPointF centre(const char *id) const { return scene.boundsOf(id).center(); }

    void drag(const QPointF &from, const QPointF &to, Qt::KeyboardModifiers modifiers = Qt::AltModifier)
    {
        QTest::mouseMove(view.viewport(), at(from));
        QTest::mousePress(view.viewport(), Qt::LeftButton, modifiers, at(from));
        moveTo((from + to) / 2, modifiers);
        moveTo(to, modifiers);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, modifiers, at(to));
    }

    void moveTo(const QPointF &to, Qt::KeyboardModifiers modifiers)
    {
        QMouseEvent move(QEvent::MouseMove, at(to), view.viewport()->mapToGlobal(at(to)), Qt::NoButton,
                         Qt::LeftButton, modifiers);
        QApplication::sendEvent(view.viewport(), &move);
    }

    void click(const QPointF &point, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, at(point));
    }

    void undoAll()
    {
        while (!undo.empty()) {
            QVERIFY(model.apply(undo.back()));
            scene.applyChange(model, undo.back());
            undo.pop_back();
        }
    }

    model::Model model;
    DiagramScene scene;
    DiagramView view;
    QStringList texts;
    std::vector<model::Change> undo;
    bool refuses = false;
};

// A host with web and app in it, a user and a cache outside.
inline sample::Builder placedShop()
{
    sample::Builder builder;
    builder.element("host", model::Kind::Host)
        .element("user", model::Kind::ExternalEntity)
        .container("web", "host", {})
        .container("app", "host", {})
        .container("cache", "")
        .flow("user", "web", "https", "tls")
        .flow("web", "app", "http")
        .place("user", {40, 120, 140, 60})
        .place("host", {260, 40, 420, 240})
        .place("web", {300, 120, 140, 60})
        .place("app", {500, 120, 140, 60})
        .place("cache", {300, 400, 140, 60});
    return builder;
}

inline std::vector<model::Id> ids(std::initializer_list<const char *> list)
{
    return {list.begin(), list.end()};
}

} // namespace bulkhead::diagram
