// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop_key.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;

namespace bulkhead::app {

class ScopeModel;

// What the facilitator says of one cell against the engine, with a reason.
class OverrideBox : public QWidget
{
    Q_OBJECT

public:
    explicit OverrideBox(ScopeModel &scope, QWidget *parent = nullptr);

    void show(const std::optional<catalog::workshop::StrideCell> &cell); // nothing: no cell is chosen

private:
    void keep();

    ScopeModel &m_scope;
    std::optional<catalog::workshop::StrideCell> m_cell;
    QLabel *m_engine;
    QComboBox *m_verdict;
    QLineEdit *m_reason;
};

} // namespace bulkhead::app
