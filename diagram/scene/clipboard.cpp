// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/clipboard.h"

#include "diagram/display_names.h"
#include "diagram/items/note_item.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/note_edits.h"
#include "diagram/scene/tool.h"
#include "model/file/file.h"
#include "model/plans.h"

#include <algorithm>
#include <numeric>
#include <QMimeData>
#include <set>

namespace bulkhead::diagram {
namespace {

const QString nativeType = QStringLiteral("application/x-bulkhead+json");

std::set<model::Id> idsOf(const model::Model &model)
{
    std::set<model::Id> ids;
    for (const model::Element &element : model.elements())
        ids.insert(element.id);
    for (const model::Flow &flow : model.flows())
        ids.insert(flow.id);
    return ids;
}

// Into a box that is selected, unless it is what was copied; else beside what is selected.
model::Id parentOfCopy(const DiagramScene &scene, const model::Model &part)
{
    const std::vector<model::Id> selected = scene.selectedIds();
    const model::Element *element = selected.empty() ? nullptr : scene.model().element(selected.front());
    if (!element)
        return {};
    const bool isCopied = part.element(element->id) != nullptr;
    const int node = scene.state().graph.node(element->id);
    const bool holds = node >= 0 && scene.state().graph.nodes()[static_cast<std::size_t>(node)].holds();
    if (selected.size() == 1 && holds && !isCopied)
        return element->id;
    return element->parent;
}

std::vector<model::Id> namesOfCopied(const model::Model &part)
{
    std::vector<model::Id> tops;
    const model::View *copied = part.views().empty() ? nullptr : &*part.views().begin();
    for (const model::Element &element : part.elements())
        if (element.parent.empty() &&
            (!copied || copied->wholeModel ||
             std::binary_search(copied->members.begin(), copied->members.end(), element.id)))
            tops.push_back(element.id);
    return tops;
}

std::vector<model::CanvasNote> notesOfCopied(const model::Model &part)
{
    return part.views().empty() ? std::vector<model::CanvasNote>() : part.views().begin()->notes;
}

// A copy of notes alone covers none that is there.
double freeAside(const DiagramScene &scene, const std::vector<model::CanvasNote> &notes, double aside)
{
    const std::vector<model::CanvasNote> &there = notesOf(scene.state());
    const auto isCovered = [&](double by) {
        return std::any_of(notes.begin(), notes.end(), [&](const model::CanvasNote &note) {
            return std::any_of(there.begin(), there.end(), [&](const model::CanvasNote &other) {
                return other.rect.x == note.rect.x + by && other.rect.y == note.rect.y + by;
            });
        });
    };
    constexpr int mostSteps = 100;
    double by = aside;
    for (int step = 0; step < mostSteps && isCovered(by); ++step)
        by += aside;
    return by;
}

} // namespace

model::Model copied(const DiagramScene &scene)
{
    model::Model part = model::extract(scene.model(), scene.selectedIds(), scene.view());
    std::vector<model::CanvasNote> notes;
    for (const int note : scene.selectedNotes())
        notes.push_back(notesOf(scene.state())[static_cast<std::size_t>(note)]);
    [[maybe_unused]] const auto applied = part.apply(planAddNotes(part, part.views().begin()->id, notes));
    return part;
}

std::unique_ptr<QMimeData> clipboardData(const model::Model &part)
{
    const std::string json = model::serializeModel(part);
    auto mime = std::make_unique<QMimeData>();
    mime->setData(nativeType, QByteArray::fromStdString(json));
    mime->setText(QString::fromStdString(json));
    return mime;
}

bool isOnClipboard(const QMimeData &mime)
{
    return mime.hasFormat(nativeType) || (mime.hasText() && model::looksLikeModel(mime.text().toStdString()));
}

Result<model::Model> fromClipboard(const QMimeData &mime, std::shared_ptr<const model::Vocabulary> vocabulary)
{
    const std::string json =
        mime.hasFormat(nativeType) ? mime.data(nativeType).toStdString() : mime.text().toStdString();
    return model::parseModel(json, "clipboard", std::move(vocabulary));
}

void insertCopy(DiagramScene &scene, const model::Model &part, double aside, const QString &verb)
{
    const std::set<model::Id> before = idsOf(scene.model());
    const std::size_t notesBefore = notesOf(scene.state()).size();
    const std::vector<model::CanvasNote> notes = notesOfCopied(part);
    const Planned planned =
        planPaste(diagramOf(scene.state()), part, parentOfCopy(scene, part), freeAside(scene, notes, aside));
    QStringList names;
    if (!part.elements().empty() || notes.empty())
        names << displayNames(part, namesOfCopied(part));
    if (!notes.empty()) {
        std::vector<int> all(notes.size());
        std::iota(all.begin(), all.end(), 0);
        names << noteNames(notes, all);
    }
    scene.request(planned, verb.arg(names.join(QStringLiteral(", "))), {});
    std::vector<model::Id> added;
    for (const model::Id &id : idsOf(scene.model()))
        if (!before.contains(id))
            added.push_back(id);
    std::vector<int> addedNotes;
    for (std::size_t note = notesBefore; note < scene.state().notes.size(); ++note)
        addedNotes.push_back(static_cast<int>(note));
    if (!added.empty())
        scene.select(added);
    else if (!addedNotes.empty())
        scene.selectNotes(addedNotes);
    for (const int note : addedNotes)
        scene.state().notes[static_cast<std::size_t>(note)]->setSelected(true);
}

} // namespace bulkhead::diagram
