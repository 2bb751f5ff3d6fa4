// SPDX-License-Identifier: Apache-2.0
#include "app/gui/session/teaching.h"

#include "app/document/text.h"
#include "catalog/workshop/workshop_files.h"

#include <QStringList>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

const std::function<bool(const QString &)> &openerOf(const Teaching &teaching, const QString &path)
{
    static const std::function<bool(const QString &)> none;
    if (path.endsWith(toQString(ws::taskSuffix), Qt::CaseInsensitive))
        return teaching.openTask;
    if (path.endsWith(toQString(ws::workshopSuffix), Qt::CaseInsensitive))
        return teaching.openWorkshop;
    return none;
}

} // namespace

bool Teaching::isFor(const QString &path) const
{
    return static_cast<bool>(openerOf(*this, path));
}

bool Teaching::open(const QString &path) const
{
    const auto &opener = openerOf(*this, path);
    return opener && opener(path);
}

QString Teaching::fileFilter() const
{
    QStringList patterns;
    if (openTask)
        patterns << u'*' + toQString(ws::taskSuffix);
    if (openWorkshop)
        patterns << u'*' + toQString(ws::workshopSuffix);
    return patterns.join(u' ');
}

} // namespace bulkhead::app
