// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "catalog/analysis/analysis.h"
#include "model/change.h"

#include <QObject>

#include <memory>

namespace bulkhead::app {

class Session;

// What a change would do to the risk, worked out on a copy of the model in the background.
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
    struct Question
    {
        model::Model model; // without the change
        std::shared_ptr<const catalog::Analysis> now;
        std::shared_ptr<const catalog::Catalogs> catalogs;
        model::Change change;
    };
    static Result<QString> answer(Question question, const Running &running);

    Session &m_session;
    Latest<Question, QString> m_work;
};

} // namespace bulkhead::app
