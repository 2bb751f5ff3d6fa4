// SPDX-License-Identifier: Apache-2.0
#include "app/gui/matrix/matrix_page.h"

#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/matrix/hardening_page.h"
#include "app/gui/matrix/matrix_model.h"
#include "app/gui/matrix/matrix_view.h"
#include "app/gui/session/session.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

// Fills a cell with its rating's colour and puts shape and number on it.
class HeatDelegate : public QStyledItemDelegate
{
public:
    HeatDelegate(const MatrixModel &model, const Session &session, QObject *parent)
        : QStyledItemDelegate(parent), m_model(model), m_session(session)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const diagram::Theme &theme = m_session.theme();
        const MatrixModel::Cell &cell = m_model.cell(index);
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        if (cell.open == 0) {
            painter->setPen(theme.textMuted);
            painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
        } else {
            const diagram::RatingLook &look = theme.rating(cell.worst);
            const bool heat = index.data(MatrixModel::cellRole).toBool();
            const bool filled = heat && cell.confirmed > 0;
            const QRectF box = QRectF(option.rect).adjusted(3, 3, -3, -3);
            painter->setRenderHint(QPainter::Antialiasing);
            if (heat) {
                painter->setBrush(filled ? QBrush(look.fill) : QBrush(theme.toVerifyFill));
                painter->setPen(QPen(look.stroke.isValid() ? look.stroke : look.fill, filled ? 0 : 1.4));
                painter->drawRoundedRect(box, 4, 4);
            }
            const QColor ink = filled ? look.onFill : theme.text;
            painter->setPen(ink);
            QFont font = option.font;
            font.setBold(filled || !heat);
            painter->setFont(font);
            const QString word = heat ? QStringLiteral("%1  %2").arg(cell.open).arg(ratingWord(cell.worst))
                                      : QString::number(cell.open);
            painter->drawText(box, Qt::AlignCenter, word);
        }
        painter->restore();
    }

private:
    const MatrixModel &m_model;
    const Session &m_session;
};

} // namespace

MatrixPage::MatrixPage(Session &session, QWidget *parent)
    : SessionPanel(session, parent), m_model(new MatrixModel(this)),
      m_view(
          makeMatrixView(tr("STRIDE matrix"), tr("Information", "the widest line of a category's name"), 34)),
      m_empty(plainLabel()), m_choice(new QTabBar), m_pages(new QStackedWidget),
      m_hardening(new HardeningPage(session))
{
    m_pages->addWidget(strideMatrix());
    m_pages->addWidget(m_hardening);
    m_choice->addTab(tr("STRIDE"));
    m_choice->addTab(tr("Hardening"));
    m_choice->setExpanding(false);
    m_choice->setDrawBase(false);
    m_choice->setAccessibleName(tr("Matrix"));
    connect(m_choice, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_choice);
    layout->addWidget(m_pages, 1);
}

void MatrixPage::showHardening()
{
    m_choice->setCurrentIndex(1);
}

QWidget *MatrixPage::strideMatrix()
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(new HeatDelegate(*m_model, m_session, m_view));
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignCenter |
                                                    static_cast<Qt::Alignment>(Qt::TextWordWrap));
    m_view->horizontalHeader()->setMinimumHeight(44);
    m_empty->setText(tr("Nothing to judge yet: add elements."));
    m_empty->setAlignment(Qt::AlignCenter);
    auto *matrix = new QWidget;
    auto *layout = new QVBoxLayout(matrix);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_view, 1);

    const auto request = [this](const QModelIndex &index) {
        if (m_model->cell(index).open == 0)
            return;
        const bool total = index.column() == MatrixModel::totalColumn;
        emit threatsRequested(m_model->subject(index.row()),
                              total ? std::nullopt
                                    : std::optional(static_cast<model::Stride>(index.column())));
    };
    connect(m_view, &QTableView::activated, this, request);
    connect(m_view, &QTableView::clicked, this, request);
    connect(m_view->verticalHeader(), &QHeaderView::sectionClicked, this,
            [this](int row) { emit m_session.revealRequested(m_model->subject(row)); });
    connect(&m_session, &Session::themeChanged, m_view->viewport(), qOverload<>(&QWidget::update));
    return matrix;
}

void MatrixPage::refresh(const AssessmentChange &)
{
    m_model->setAssessment(m_session.assessment());
    const bool any = m_model->rowCount() > 0;
    m_view->setVisible(any);
    m_empty->setVisible(!any);
}

} // namespace bulkhead::app
