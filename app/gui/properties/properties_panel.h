// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/properties/properties_model.h"

#include <QWidget>

#include <span>

class QComboBox;
class QLabel;
class QLineEdit;
class QTreeView;

namespace bulkhead::app {

class PropertyDelegate;
class RiskPreview;
class Session;

// The properties of the selection: searchable, grouped, editable, with help and origin of the current one
// and with what a considered answer would do to the risk.
class PropertiesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PropertiesPanel(Session &session, QWidget *parent = nullptr);

    void focusFilter();
    // Shows one property of the selection, ready to be answered.
    void showProperty(model::PropertyKey key);
    QTreeView *view() const { return m_view; }
    const PropertiesModel &properties() const { return *m_model; }
    void answer(const QModelIndex &index, const model::Value &value);
    // What the undo history says of giving these the value.
    static QString stepText(const model::Model &model, std::span<const model::Id> ids, const PropertyRow &row,
                            const model::Value &value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildView();
    void buildLayout();
    void refresh();
    void takeAnalysis();
    void refreshHeading();
    void refreshHelp();
    void applyTheme();
    void applyFilter();
    void expandGroups();
    void consider(const QModelIndex &index, const model::Value &value);
    QString originText(const PropertyRow &row) const;
    QString assumptionText(const PropertyRow &row) const;
    bool answerByKey(int key);

    Session &m_session;
    PropertiesModel *m_model;
    PropertyDelegate *m_delegate;
    RiskPreview *m_preview;
    model::PlatformProfilePtr m_platform; // that the last analysis read; null: none
    QLabel *m_heading;
    QLineEdit *m_filter;
    QComboBox *m_show;
    QTreeView *m_view;
    QLabel *m_help;
    QLabel *m_effect;
    QLabel *m_empty;
    QString m_considered; // what the effect shown is about
};

} // namespace bulkhead::app
