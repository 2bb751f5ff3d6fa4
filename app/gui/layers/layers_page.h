// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/document/analysis_runner.h"
#include "app/gui/session/session_panel.h"
#include "export/report/data/report_layers.h"

#include <memory>
#include <vector>

class QLabel;
class QTextBrowser;
class QTreeWidget;
class QTreeWidgetItem;
class QUrl;

namespace bulkhead::app {

using LayersPtr = std::shared_ptr<const std::vector<exporting::ReportLayer>>;

// Defense in depth: the layers with their controls, and of the chosen one what is in place, open and unknown,
// with links to elements and findings. A worker gathers it, bounded, from the assessment.
class LayersPage : public SessionPanel
{
    Q_OBJECT

public:
    explicit LayersPage(Session &session, QWidget *parent = nullptr);

    QTreeWidget &list() const { return *m_list; }
    QTextBrowser &detail() const { return *m_detail; }

protected:
    void refresh(const AssessmentChange &change) override;

private:
    void take(Result<LayersPtr> layers);
    void fill();
    QTreeWidgetItem *layerItem(std::size_t number) const;
    void addControls(QTreeWidgetItem *under, const exporting::ReportLayer &layer) const;
    void takeThemesLooks();
    void showCurrent();
    void follow(const QUrl &url);

    Latest<AssessmentPtr, LayersPtr> m_work;
    LayersPtr m_layers; // null: not there yet
    QTreeWidget *m_list;
    QTextBrowser *m_detail;
    QLabel *m_note;
};

} // namespace bulkhead::app
