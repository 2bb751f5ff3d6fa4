// SPDX-License-Identifier: Apache-2.0
#include "app/gui/look/web_link.h"

#include <QDesktopServices>
#include <QUrl>

namespace bulkhead::app {

void openWebLink(const QUrl &url)
{
    if (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"))
        QDesktopServices::openUrl(url);
}

} // namespace bulkhead::app
