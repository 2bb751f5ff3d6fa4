// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop_key.h"
#include "model/model.h"

#include <QAbstractTableModel>

#include <set>
#include <vector>

namespace bulkhead::app {

// What could be asked of a model: an element a row, ticked where it is in the scope, and its six cells with
// the verdict that counts.
class ScopeModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ScopeModel(model::Model model, QObject *parent = nullptr);

    enum Column { Element, Kind, FirstLetter, Columns = FirstLetter + 6 };

    // The verdicts on all that can be asked, without overrides.
    void setKey(catalog::workshop::Key key);
    const catalog::workshop::Key &key() const { return m_key; } // the engine's
    void setScope(const std::vector<model::Id> &scope);
    std::vector<model::Id> scope() const; // in the order of ids
    // Nothing: what the engine says counts.
    void setOverride(const catalog::workshop::StrideCell &cell, const catalog::workshop::Override *said);
    const catalog::workshop::Override *overrideOf(const catalog::workshop::StrideCell &cell) const;
    catalog::workshop::Overrides overrides() const; // of the scope
    catalog::workshop::KeyCount count() const;      // of the scope, with the overrides

    const model::Model &model() const { return m_model; }
    const catalog::workshop::StrideCell *cellAt(const QModelIndex &index) const; // null: no letter

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void scopeChanged(); // or the overrides

private:
    struct Row
    {
        model::Id id;
        std::vector<catalog::workshop::StrideCell> cells;
    };
    QString verdictText(const catalog::workshop::StrideCell &cell) const;
    QString verdictMark(const catalog::workshop::StrideCell &cell) const;
    catalog::workshop::Verdict verdictOf(const catalog::workshop::StrideCell &cell) const;

    model::Model m_model;
    catalog::workshop::Key m_key;
    std::vector<Row> m_rows;
    std::set<model::Id> m_scope;
    catalog::workshop::Overrides m_overrides;
};

} // namespace bulkhead::app
