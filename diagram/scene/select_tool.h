// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/hit_test.h"
#include "diagram/scene/tool.h"

namespace bulkhead::diagram {

// The state between gestures: chooses the gesture by what is under the pointer, and handles the keys.
class SelectTool : public Tool
{
public:
    using Tool::Tool;

    Next press(const Pointer &pointer) override;
    Next move(const Pointer &pointer) override;
    Next doubleClick(const Pointer &pointer) override;
    Next key(QKeyEvent *event) override;
    void cancel() override;
    bool isIdle() const override { return true; }

private:
    Next pressOnHandle(const Hit &hit, const Pointer &pointer);
    Next pressOnNote(int note, const Pointer &pointer);
    Next pressOnThing(const Hit &hit, const Pointer &pointer);
    void hover(const Hit &hit);
    void arrow(const QKeyEvent *event);

    Hit m_hovered;
};

} // namespace bulkhead::diagram
