// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/note_edits.h"

#include "diagram/index.h"
#include "diagram/painting/note_painter.h"
#include "diagram/scene/diagram_scene.h"

#include <algorithm>
#include <functional>

namespace bulkhead::diagram {
namespace {

model::Change editingNotes(const model::Model &model, model::IdView view,
                           const std::function<void(std::vector<model::CanvasNote> &)> &edit)
{
    const auto before = model.views().shared(view);
    if (!before)
        return {};
    model::View after = *before;
    edit(after.notes);
    return after == *before ? model::Change() : model::editing(before, std::move(after));
}

bool has(const std::vector<model::CanvasNote> &notes, int note)
{
    return note >= 0 && at(note) < notes.size();
}

} // namespace

model::Change planAddNotes(const model::Model &model, model::IdView view,
                           const std::vector<model::CanvasNote> &notes)
{
    return editingNotes(model, view, [&](std::vector<model::CanvasNote> &all) {
        all.insert(all.end(), notes.begin(), notes.end());
    });
}

model::Change planReplaceNote(const model::Model &model, model::IdView view, int note,
                              model::CanvasNote after)
{
    return editingNotes(model, view, [&](std::vector<model::CanvasNote> &all) {
        if (has(all, note))
            all[at(note)] = std::move(after);
    });
}

model::Change planMoveNotes(const model::Model &model, model::IdView view, std::span<const int> notes,
                            const QPointF &by)
{
    return editingNotes(model, view, [&](std::vector<model::CanvasNote> &all) {
        for (const int note : notes)
            if (has(all, note)) {
                all[at(note)].rect.x += by.x();
                all[at(note)].rect.y += by.y();
            }
    });
}

model::Change planRemoveNotes(const model::Model &model, model::IdView view, std::span<const int> notes)
{
    return editingNotes(model, view, [&](std::vector<model::CanvasNote> &all) {
        std::vector<int> fromBehind(notes.begin(), notes.end());
        std::sort(fromBehind.rbegin(), fromBehind.rend());
        for (const int note : fromBehind)
            if (has(all, note))
                all.erase(all.begin() + note);
    });
}

model::Change planToggleArrow(const model::Model &model, model::IdView view, int note, const model::Id &about)
{
    return editingNotes(model, view, [&](std::vector<model::CanvasNote> &all) {
        if (!has(all, note))
            return;
        std::vector<model::Id> &ids = all[at(note)].about;
        if (const auto found = std::find(ids.begin(), ids.end(), about); found != ids.end())
            ids.erase(found);
        else
            ids.push_back(about);
    });
}

QString noteNames(const std::vector<model::CanvasNote> &all, std::span<const int> notes)
{
    if (notes.size() == 1 && has(all, notes.front()))
        return DiagramScene::tr("note %1").arg(noteName(all[at(notes.front())]));
    return DiagramScene::tr("%n note(s)", nullptr, static_cast<int>(notes.size()));
}

} // namespace bulkhead::diagram
