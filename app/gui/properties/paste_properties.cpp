// SPDX-License-Identifier: Apache-2.0
#include "app/gui/properties/paste_properties.h"

#include "app/document/text.h"
#include "app/gui/session/session.h"
#include "diagram/scene/clipboard.h"
#include "model/property_plans.h"

#include <QCoreApplication>

#include <algorithm>

namespace bulkhead::app {

namespace {

struct PasteProperties
{
    Q_DECLARE_TR_FUNCTIONS(PasteProperties)
};

// The one that was copied, not what it holds; null where there are several.
const model::Element *copiedOne(const model::Model &part)
{
    const model::Element *one = nullptr;
    const model::View *copied = part.views().empty() ? nullptr : &*part.views().begin();
    for (const model::Element &element : part.elements()) {
        const bool isCopied = !copied || copied->wholeModel ||
                              std::binary_search(copied->members.begin(), copied->members.end(), element.id);
        if (!element.parent.empty() || !isCopied)
            continue;
        if (one)
            return nullptr;
        one = &element;
    }
    return one;
}

} // namespace

QString pasteProperties(Session &session, const QMimeData *clipboard)
{
    if (!clipboard || !diagram::isOnClipboard(*clipboard))
        return PasteProperties::tr("Copy the element whose properties are to be pasted.");
    const Result<model::Model> part = diagram::fromClipboard(*clipboard, session.model().sharedVocabulary());
    if (!part)
        return errorText(part.error());
    const model::Element *from = copiedOne(*part);
    if (!from)
        return PasteProperties::tr("Copy one element: its properties are pasted.");
    const std::vector<model::Id> &ids = session.selection();
    const model::Change change = model::planTakeProperties(session.model(), ids, *from, *part);
    if (change.isEmpty())
        return PasteProperties::tr(
                   "What is stated of %1 holds there already, or says nothing of such elements.")
            .arg(displayName(*part, from->id));
    session.document().perform(change,
                               PasteProperties::tr("Paste properties of %1 to %2")
                                   .arg(displayName(*part, from->id), displayNames(session.model(), ids)));
    return {};
}

} // namespace bulkhead::app
