#pragma once

#include "model/element.h"
#include "model/records.h"

#include <QWidget>

#include <optional>

class QLabel;
class QTableView;

namespace bulkhead::app {

class MatrixModel;
class Session;

// The STRIDE matrix: where which sort of threat is open. Activating a cell lists its threats.
class MatrixPage : public QWidget
{
    Q_OBJECT

public:
    explicit MatrixPage(Session &session, QWidget *parent = nullptr);

    QTableView *view() const { return m_view; }

signals:
    void threatsRequested(const bulkhead::model::Id &subject,
                          std::optional<bulkhead::model::Stride> category);

private:
    void refresh();

    Session &m_session;
    MatrixModel *m_model;
    QTableView *m_view;
    QLabel *m_empty;
};

} // namespace bulkhead::app
