// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor.h"

#include <QTest>

// What a scene shows, held against the model.
namespace bulkhead::diagram {

// placedShop(), and a zone beside it that holds nothing.
inline sample::Builder shopAndZone()
{
    sample::Builder builder = placedShop();
    builder.element("zone", model::Kind::TrustBoundary).place("zone", {20, 520, 260, 150});
    return builder;
}

// What the picture says, worked out without the program's own search.
inline model::Id pictured(const Editor &editor, const model::Element &element)
{
    const QRectF rect = editor.scene.boundsOf(element.id);
    const model::Element *best = nullptr;
    double smallest = 0;
    for (const model::Element &box : editor.model.elements()) {
        const QRectF outer = editor.scene.boundsOf(box.id);
        if (box.id == element.id || !model::canContain(box.kind) || outer.isNull() || !outer.contains(rect))
            continue;
        if (const double size = outer.width() * outer.height(); !best || size < smallest) {
            best = &box;
            smallest = size;
        }
    }
    return best ? best->id : model::Id();
}

} // namespace bulkhead::diagram

#define COMPARE_PICTURE(editor)                                                                              \
    for (const model::Element &each : (editor).model.elements())                                             \
        QVERIFY2(pictured(editor, each) == each.parent,                                                      \
                 qPrintable(QString::fromStdString(each.id + " is shown in " + pictured(editor, each) +      \
                                                   " and is in " + each.parent)));                           \
    QVERIFY((editor).scene.misplacedIds().empty())
