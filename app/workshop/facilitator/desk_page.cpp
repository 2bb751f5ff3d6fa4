// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/desk_page.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/stride_letter.h"
#include "export/findings/subject.h"

#include <QCoreApplication>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

struct DeskWords
{
    Q_DECLARE_TR_FUNCTIONS(DeskWords)
};

} // namespace

QString DeskView::nameOf(const std::string &participant) const
{
    if (desk.task().usesPseudonyms)
        return toQString(desk.pseudonymOf(participant));
    if (showsNames)
        return toQString(participant);
    return DeskWords::tr("Group %1").arg(desk.numberOf(participant));
}

QString DeskView::nameOfRow(const std::string &participant) const
{
    return desk.task().usesPseudonyms ? toQString(participant) : nameOf(participant);
}

QString DeskView::problemText(Error error) const
{
    if (!showsNames)
        error.file.clear();
    return errorText(error);
}

QString DeskView::folderOfWorkshop() const
{
    return pathText(std::filesystem::absolute(desk.path()).parent_path());
}

QString DeskView::elementName(const model::Id &id) const
{
    return toQString(exporting::subjectName(desk.task().model, id)).simplified();
}

QString DeskView::cellName(const ws::StrideCell &cell) const
{
    return elementName(cell.element) + QStringLiteral(" · ") + letterOf(cell.category) + u' ' +
           strideWord(cell.category);
}

DeskPage::DeskPage(DeskView &view) : m_view(view) {}

bool DeskPage::pressed(const QKeyEvent &)
{
    return false;
}

} // namespace bulkhead::app
