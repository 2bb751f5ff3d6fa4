// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/desk_page.h"
#include "app/workshop/facilitator/drift_work.h"

class QLabel;
class QVBoxLayout;

namespace bulkhead::app {

class HeatView;

// The round *drift*: a second version of the model. The room says what changed and what is new; then a key
// shows it, line by line.
class DriftPage : public DeskPage
{
    Q_OBJECT

public:
    explicit DriftPage(DeskView &view);

    QString title() const override;
    QString keys() const override;
    void refresh() override;
    bool pressed(const QKeyEvent &event) override;
    void setTheme() override;

private:
    QString proposed() const; // file or folder to begin at
    void open();
    void take(const Result<std::shared_ptr<const Drift>> &drift);
    QString lineText(const DriftLine &line) const;
    void showMarks();

    QVBoxLayout *m_column;
    HeatView *m_diagram = nullptr; // of the second version
    QLabel *m_note;
    QLabel *m_lines;
    std::shared_ptr<const Drift> m_drift; // null: no version is open
    std::size_t m_shown = 0;              // lines
    Latest<DriftQuestion, std::shared_ptr<const Drift>> m_work;
};

} // namespace bulkhead::app
