// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/authoring/condition_draft.h"
#include "catalog/load/catalogs.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLineEdit;

namespace bulkhead::app {

using CatalogsPtr = std::shared_ptr<const catalog::Catalogs>;

// One line of a rule's condition, chosen from the vocabulary, the facts and the relations: a test of the
// subject, or of what stands in a relation to it.
class ConditionRow : public QWidget
{
    Q_OBJECT

public:
    ConditionRow(CatalogsPtr catalogs, catalog::engine::Kinds kinds, QWidget *parent = nullptr);

    static bool canShow(const ConditionDraft &draft); // others take a group

    void setKinds(catalog::engine::Kinds kinds);
    ConditionDraft draft() const;
    void set(const ConditionDraft &draft);

signals:
    void changed();
    void removed();

private:
    void fillReach();
    void fillTested();
    void addFacts(catalog::engine::Kinds tested);
    void fillOperators();
    void fillValues();
    ConditionDraft::Form reach() const;
    std::string relation() const;
    catalog::engine::Kinds testedKinds() const;
    bool isFact() const;
    const model::PropertyDef *property() const;
    ConditionDraft tested() const;
    void setTested(const ConditionDraft &draft);

    CatalogsPtr m_catalogs;
    catalog::engine::Kinds m_kinds;
    QComboBox *m_reach;
    QComboBox *m_tested; // a property or a fact
    QComboBox *m_operator;
    QComboBox *m_choice; // of yes and no, or of the vocabulary's values
    QLineEdit *m_text;
};

} // namespace bulkhead::app
