// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/desk_page.h"

class QLabel;

namespace bulkhead::app {

class HeatView;

// The diagram with how much of the room saw what, by colour and number. By itself it shows marks alone, from
// which nobody learns where the threats are; with the key, on asking, the share that saw each element's
// threats.
class HeatPage : public DeskPage
{
    Q_OBJECT

public:
    explicit HeatPage(DeskView &view);

    QString title() const override;
    QString keys() const override;
    void refresh() override;
    bool pressed(const QKeyEvent &event) override;
    void setTheme() override;

    bool usesKey() const { return m_usesKey; }
    HeatView &heat() const { return *m_heat; }

protected:
    void hideEvent(QHideEvent *event) override;

private:
    HeatView *m_heat;
    QLabel *m_legend;
    bool m_usesKey = false;
};

} // namespace bulkhead::app
