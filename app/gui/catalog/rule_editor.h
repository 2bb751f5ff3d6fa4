// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/gui/catalog/rule_trial.h"

#include <QDialog>
#include <QStringList>
#include <QTimer>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace bulkhead::app {

class CatalogLibrary;
class ConditionGroup;
class Dialogs;
class MitigationChoice;
class ReferenceList;
class Session;
class VerdictsView;

// A form for a rule of one's own, which shows while it is written where the rule would fire in the open
// model.
class RuleEditor : public QDialog
{
    Q_OBJECT

public:
    RuleEditor(Session &session, CatalogLibrary &library, Dialogs &dialogs, QWidget *parent);

    RuleDraft draft() const;
    void set(const RuleDraft &draft);
    void setTarget(const QString &file);
    void edit(const RuleDraft &draft, const QString &file); // a rule of that catalog, which keeps its id
    const VerdictsView &preview() const { return *m_verdicts; }
    bool isSound() const { return m_sound; } // as it stands, and the preview shows it

    void save();

private:
    QWidget *buildForm();
    QWidget *buildPreview();
    void fillChoices();
    void layOut(QWidget &form);
    void watch();
    void setKinds(const std::vector<model::Kind> &kinds);
    catalog::engine::Kinds kinds() const;
    void chooseTarget(int index);
    void considerSoon();
    void consider();
    void take(const Result<RuleTrial> &trial);
    void showProblem(const Error &error);
    RuleSurroundings surroundings() const;
    QString freeId() const;
    QString target() const;

    Session &m_session;
    CatalogLibrary &m_library;
    Dialogs &m_dialogs;
    QLineEdit *m_id;
    QComboBox *m_threat;
    QLineEdit *m_title;
    QComboBox *m_kind;
    ConditionGroup *m_when;
    QPlainTextEdit *m_message;
    QSpinBox *m_likelihood;
    QSpinBox *m_impact;
    QLabel *m_rating;
    QLineEdit *m_rationale;
    QComboBox *m_unknown;
    MitigationChoice *m_mitigations;
    ReferenceList *m_references;
    QLabel *m_restWords;
    QComboBox *m_target;
    QLabel *m_problem;
    QLabel *m_words;
    VerdictsView *m_verdicts;
    QPushButton *m_save;
    std::string m_rest;   // what the form does not ask for
    QString m_edited;     // the catalog of the rule that is being changed
    std::string m_before; // its text
    QTimer m_soon;
    Latest<RuleQuestion, RuleTrial> m_trial;
    bool m_sound = false;
};

} // namespace bulkhead::app
