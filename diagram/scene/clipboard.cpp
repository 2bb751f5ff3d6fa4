// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/clipboard.h"

#include "diagram/scene/diagram_scene.h"
#include "model/file/file.h"
#include "model/plans.h"

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

void insertCopy(DiagramScene &scene, const model::Model &part, double aside, const QString &text)
{
    // Beside what was copied, in the same box where that is one and the same.
    model::Id parent;
    if (const std::vector<model::Id> selected = scene.selectedIds(); !selected.empty())
        if (const model::Element *element = scene.model().element(selected.front()))
            parent = element->parent;
    const std::set<model::Id> before = idsOf(scene.model());
    scene.request(model::planInsert(scene.model(), part, parent, scene.view(), aside, aside), text);
    std::vector<model::Id> added;
    for (const model::Id &id : idsOf(scene.model()))
        if (!before.contains(id))
            added.push_back(id);
    if (!added.empty())
        scene.select(added);
}

} // namespace bulkhead::diagram
