// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/authoring/rule_draft.h"

#include <QWidget>

#include <vector>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace bulkhead::app {

// What helps against what a rule finds: mitigations of the loaded catalogs, each with whether it resolves
// the finding or how much of its likelihood remains.
class MitigationChoice : public QWidget
{
    Q_OBJECT

public:
    explicit MitigationChoice(const catalog::Catalogs &catalogs, QWidget *parent = nullptr);

    std::vector<MitigationDraft> drafts() const;
    void set(const std::vector<MitigationDraft> &drafts);
    QTreeWidget *tree() const { return m_tree; }

signals:
    void changed();

private:
    void filter();
    void follow(QTreeWidgetItem *item);
    void showEffect(QTreeWidgetItem *item, const MitigationDraft &draft);

    QLineEdit *m_filter;
    QTreeWidget *m_tree;
};

} // namespace bulkhead::app
