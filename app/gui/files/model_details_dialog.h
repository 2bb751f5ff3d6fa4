// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/records.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QTableWidget;

namespace bulkhead::app {

class Session;

// Asks for what the report's first page says about the model as a whole.
class ModelDetailsDialog : public QDialog
{
    Q_OBJECT

public:
    // `baselines` are the models that reports may compare with, as paths relative to this one's folder.
    ModelDetailsDialog(const model::Metadata &metadata,
                       const std::vector<std::pair<QString, model::Id>> &elements,
                       const QStringList &baselines, QWidget *parent);

    model::Metadata metadata() const;

private:
    void addAsset(const model::Asset &asset, const std::vector<std::pair<QString, model::Id>> &elements);

    QLineEdit *m_title;
    QLineEdit *m_version;
    QPlainTextEdit *m_description;
    QPlainTextEdit *m_scope;
    QComboBox *m_baseline;
    QPlainTextEdit *m_authors;
    QPlainTextEdit *m_reviewers;
    QPlainTextEdit *m_assumptions;
    QPlainTextEdit *m_actors;
    QTableWidget *m_assets;
};

// Shows the dialog for the open model and records what was changed, as one step.
void editModelDetails(Session &session, QWidget *parent);

} // namespace bulkhead::app
