// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/catalog/condition_row.h"

#include <QFrame>

#include <vector>

class QComboBox;
class QSpinBox;
class QVBoxLayout;

namespace bulkhead::app {

// Conditions of which all, any or none must hold, of the subject or of what stands in a relation to it.
// Groups stand in groups.
class ConditionGroup : public QFrame
{
    Q_OBJECT

public:
    enum class Level { Top, Nested };
    ConditionGroup(CatalogsPtr catalogs, catalog::engine::Kinds kinds, Level level,
                   QWidget *parent = nullptr);

    void setKinds(catalog::engine::Kinds kinds);
    ConditionDraft draft() const;
    void set(const ConditionDraft &draft);

    ConditionRow *addRow();
    ConditionGroup *addGroup();

signals:
    void changed();
    void removed();

private:
    void buildHeader(QVBoxLayout &layout, Level level);
    void fillReach();
    void setReach(const ConditionDraft &draft);
    void followReach();
    void add(const ConditionDraft &draft);
    void drop(QWidget *part);
    void clear();
    std::string relation() const;
    catalog::engine::Kinds testedKinds() const;
    ConditionDraft list() const;

    CatalogsPtr m_catalogs;
    catalog::engine::Kinds m_kinds;
    QComboBox *m_reach;    // the subject or a relation
    QComboBox *m_quantity; // of related things
    QSpinBox *m_number;
    QComboBox *m_join;
    QVBoxLayout *m_box;
    std::vector<QWidget *> m_parts; // rows and groups, in their order
};

} // namespace bulkhead::app
