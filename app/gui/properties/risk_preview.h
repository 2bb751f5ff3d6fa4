#pragma once

#include "app/document/analysis_runner.h"

#include <QObject>

namespace bulkhead::app {

class Session;

// What a change would do to the risk, found out on a copy of the model in the background.
class RiskPreview : public QObject
{
    Q_OBJECT

public:
    explicit RiskPreview(Session &session, QObject *parent = nullptr);

    void consider(const model::Change &change);
    void cancel();

signals:
    // One sentence, as plain text: "Settles 3 threats (worst: High), raises 1 (worst: Medium)."
    void ready(const QString &sentence);

private:
    QString compared(const catalog::Analysis &after) const;

    Session &m_session;
    AnalysisRunner m_runner{AnalysisRunner::Depth::FindingsOnly};
};

} // namespace bulkhead::app
