// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "diagram/theme.h"

#include <QWidget>

#include <memory>

class QLabel;
class QTreeWidget;

namespace bulkhead::app {

class Session;

// What a rule says of each element or flow that it could be about: it fires, does not, or cannot tell; and
// below that why, as the tree of its condition with every value and where that came from.
class VerdictsView : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictsView(Session &session, QWidget *parent = nullptr);

    void show(std::shared_ptr<const catalog::Analysis> analysis, const std::string &rule);
    void choose(model::IdView subject);
    void clear(const QString &why);

    QTreeWidget *subjects() const { return m_subjects; }
    QTreeWidget *reasons() const { return m_reasons; }

private:
    void explainCurrent();

    Session &m_session;
    QLabel *m_summary;
    QTreeWidget *m_subjects;
    QTreeWidget *m_reasons;
    std::shared_ptr<const catalog::Analysis> m_analysis;
    std::string m_rule;
};

} // namespace bulkhead::app
