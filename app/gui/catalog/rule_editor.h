#pragma once

#include "app/workspace/rule_draft.h"
#include "catalog/analysis.h"

#include <QDialog>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace bulkhead::app {

class CatalogLibrary;
class ConditionRow;
class Dialogs;
class Session;
class VerdictsView;

// A form for a rule of one's own, which shows while it is written where the rule would fire in the open
// model.
class RuleEditor : public QDialog
{
    Q_OBJECT

public:
    RuleEditor(Session &session, CatalogLibrary &library, Dialogs &dialogs, QWidget *parent);
    ~RuleEditor() override;

    RuleDraft draft() const;
    void set(const RuleDraft &draft);
    void setTarget(const QString &file);
    const VerdictsView &preview() const { return *m_verdicts; }
    bool isSound() const { return m_sound; } // as it stands, and the preview shows it

    void save();

private:
    QWidget *buildForm();
    QWidget *buildPreview();
    ConditionRow *addCondition();
    void followKind();
    void filterMitigations(const QString &typed);
    void chooseTarget(int index);
    void considerSoon();
    void consider();
    void showProblem(const Error &error);
    QString freeId() const;
    QString target() const;

    Session &m_session;
    CatalogLibrary &m_library;
    Dialogs &m_dialogs;
    QLineEdit *m_id;
    QComboBox *m_threat;
    QLineEdit *m_title;
    QComboBox *m_kind;
    QComboBox *m_all;
    QVBoxLayout *m_conditionBox;
    QPlainTextEdit *m_message;
    QSpinBox *m_likelihood;
    QSpinBox *m_impact;
    QLabel *m_rating;
    QLineEdit *m_rationale;
    QComboBox *m_unknown;
    QLineEdit *m_mitigationFilter;
    QListWidget *m_mitigations;
    QComboBox *m_target;
    QLabel *m_problem;
    QLabel *m_words;
    VerdictsView *m_verdicts;
    QPushButton *m_save;
    std::vector<ConditionRow *> m_conditions;
    QTimer m_soon;
    QThreadPool m_pool;
    int m_run = 0;
    bool m_sound = false;
};

} // namespace bulkhead::app
