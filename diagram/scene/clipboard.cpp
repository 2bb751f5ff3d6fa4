// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/clipboard.h"

#include "diagram/display_names.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/tool.h"
#include "model/file/file.h"

#include <algorithm>
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
    if (selected.size() == 1 && model::canContain(element->kind) && !isCopied)
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

} // namespace

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
    const Planned planned = planPaste(diagramOf(scene.state()), part, parentOfCopy(scene, part), aside);
    scene.request(planned, verb.arg(displayNames(part, namesOfCopied(part))), {});
    std::vector<model::Id> added;
    for (const model::Id &id : idsOf(scene.model()))
        if (!before.contains(id))
            added.push_back(id);
    if (!added.empty())
        scene.select(added);
}

} // namespace bulkhead::diagram
