// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollArea>

namespace bulkhead::diagram {
struct PaletteEntry;
}

namespace bulkhead::app {

class Session;

// All that can be placed on the diagram, in groups: drag it there, or click it and then the place.
class PalettePanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit PalettePanel(Session &session, QWidget *parent = nullptr);

signals:
    void placingRequested(const bulkhead::diagram::PaletteEntry &entry);

private:
    void build();

    Session &m_session;
};

} // namespace bulkhead::app
