// SPDX-License-Identifier: Apache-2.0
#include "app/gui/export/export_sign.h"

namespace bulkhead::app {

ExportSign::ExportSign(QWidget *parent)
    : WorkSign(tr("A file is being written"), tr("Stops writing the file; what was there stays"), parent)
{}

void ExportSign::startFile(const QString &file)
{
    constexpr int widest = 220; // px
    m_file = file;
    start(tr("Writing %1 …").arg(fontMetrics().elidedText(file, Qt::ElideMiddle, widest)), file);
}

} // namespace bulkhead::app
