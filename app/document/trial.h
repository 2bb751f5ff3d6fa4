// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"

#include <QObject>

#include <optional>

namespace bulkhead::app {

class Document;

// Changes that are tried out: from begin() on, everything done to the document is provisional, until it is
// kept as one step of the undo history or thrown away.
class Trial : public QObject
{
    Q_OBJECT

public:
    explicit Trial(Document &document, QObject *parent = nullptr);

    bool isOn() const { return m_base.has_value(); }
    bool hasChanges() const;
    const model::Model &base() const { return *m_base; } // before it; only while it is on
    model::Change changes() const;                       // since then; only while it is on
    bool mayUndo() const;                                // not further back than where the trial began

    void begin();
    void keep(const QString &text);
    void discard();

signals:
    void toggled(bool on);

private:
    void end();

    Document &m_document;
    std::optional<model::Model> m_base;
    int m_index = 0; // of the undo history when the trial began
};

} // namespace bulkhead::app
