// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"
#include "export/report/data/report_layers.h"

#include <QWidget>

#include <string>
#include <vector>

class QTextBrowser;
class QTreeWidget;

namespace bulkhead::app {

// The layers of a defense in depth of a lesson's model: what is in place, open and unknown, and what a
// virtual machine in the container's place would change.
class LessonLayers : public QWidget
{
    Q_OBJECT

public:
    explicit LessonLayers(QWidget *parent = nullptr);

    void setLayers(std::vector<exporting::ReportLayer> layers); // keeps the current one
    void setTheme(const diagram::Theme &theme);
    QTreeWidget &list() const { return *m_list; }

    QTextBrowser &detail() const { return *m_detail; }

signals:
    void subjectRequested(const std::string &id); // to see it in the diagram

private:
    void fillList();
    void showCurrentLayer();

    std::vector<exporting::ReportLayer> m_layers;
    diagram::Theme m_theme;
    QTreeWidget *m_list;
    QTextBrowser *m_detail;
};

} // namespace bulkhead::app
