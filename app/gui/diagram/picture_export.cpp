#include "app/gui/diagram/picture_export.h"

#include "app/document/text.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"
#include "diagram/render.h"
#include "model/file/atomic_file.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace bulkhead::app {

namespace {

struct PictureText
{
    Q_DECLARE_TR_FUNCTIONS(PictureText)
};

} // namespace

void savePicture(const Session &session, DiagramPage &page, Dialogs &dialogs, const QString &documentName)
{
    auto path = dialogs.saveFile(
        PictureText::tr("Save picture"), documentName + QStringLiteral(".svg"),
        PictureText::tr("SVG picture (*.svg);;PNG picture (*.png);;PDF page (*.pdf);;Graphviz (*.dot)"));
    if (!path)
        return;
    if (QFileInfo(*path).suffix().isEmpty())
        *path += QStringLiteral(".svg");
    const auto format = diagram::pictureFormatFromSuffix(toUtf8(QFileInfo(*path).suffix().toLower()));
    if (!format) {
        dialogs.tellProblem(PictureText::tr("Save picture"),
                            PictureText::tr("Pictures are written as .svg, .png, .pdf or .dot."));
        return;
    }
    diagram::PictureOptions options;
    options.notation = page.scene().notation();
    options.showNetworks = page.scene().showNetworks();
    const Result<QByteArray> picture =
        diagram::renderPicture(session.model(), page.viewId(), page.scene().overlay(), *format, options);
    Result<Success> written =
        picture ? writeFileAtomically(toPath(*path),
                                      {picture->constData(), static_cast<std::size_t>(picture->size())})
                : Result<Success>(picture.error());
    if (!written)
        dialogs.tellProblem(PictureText::tr("The picture was not saved"), errorText(written.error()));
}

} // namespace bulkhead::app
