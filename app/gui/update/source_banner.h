// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/sources.h"

#include <QFrame>

class QLabel;

namespace bulkhead::app {

class SourceWatch;

// A line above the pages that says which sources have changed since they were imported, which are new in an
// imported folder or gone from it, and offers the update.
class SourceBanner : public QFrame
{
    Q_OBJECT

public:
    explicit SourceBanner(SourceWatch &watch, QWidget *parent = nullptr);

signals:
    void updateRequested();

private:
    void refresh();

    SourceWatch &m_watch;
    QLabel *m_text;
    std::vector<SourcesOnDisk::Place> m_told;
    std::vector<SourcesOnDisk::Place> m_putAside; // what the user does not want to hear of again
};

} // namespace bulkhead::app
