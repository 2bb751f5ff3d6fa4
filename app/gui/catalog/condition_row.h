#pragma once

#include "app/workspace/rule_draft.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace bulkhead::app {

// One line of a rule's condition, chosen from the vocabulary and the relations.
class ConditionRow : public QWidget
{
    Q_OBJECT

public:
    ConditionRow(const model::Vocabulary &vocabulary, model::Kind kind, QWidget *parent = nullptr);

    void setKind(model::Kind kind);
    ConditionDraft draft() const;
    void set(const ConditionDraft &draft);

signals:
    void changed();
    void removed();

private:
    void fillReach();
    void fillProperties();
    void fillOperators();
    void fillValues();
    const model::PropertyDef *property() const;

    const model::Vocabulary &m_vocabulary;
    model::Kind m_kind;
    QComboBox *m_reach;
    QComboBox *m_property;
    QComboBox *m_operator;
    QComboBox *m_choice; // of yes and no, or of the vocabulary's values
    QLineEdit *m_text;
};

} // namespace bulkhead::app
