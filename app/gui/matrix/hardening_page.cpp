// SPDX-License-Identifier: Apache-2.0
#include "app/gui/matrix/hardening_page.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/gui/matrix/hardening_model.h"
#include "app/gui/matrix/matrix_view.h"
#include "app/gui/session/session.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

// Gives the mark of what is missing the colour of its rating.
class MarkDelegate : public QStyledItemDelegate
{
public:
    MarkDelegate(const HardeningModel &model, const Session &session, QObject *parent)
        : QStyledItemDelegate(parent), m_model(model), m_session(session)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const catalog::HardeningCell &cell = m_model.cell(index);
        if (cell.state != catalog::HardeningState::Missing) {
            QStyledItemDelegate::paint(painter, option, index);
            return;
        }
        const diagram::Theme &theme = m_session.theme();
        const diagram::RatingLook &look = theme.rating(cell.rating);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        const QRectF box = QRectF(option.rect).adjusted(3, 3, -3, -3);
        painter->setBrush(look.fill);
        painter->setPen(look.stroke.isValid() ? QPen(look.stroke) : QPen(Qt::NoPen));
        painter->drawRoundedRect(box, 4, 4);
        painter->setPen(look.onFill);
        painter->drawText(box, Qt::AlignCenter, index.data().toString());
        painter->restore();
    }

private:
    const HardeningModel &m_model;
    const Session &m_session;
};

QString legend()
{
    using State = catalog::HardeningState;
    const std::pair<State, QString> words[] = {{State::Missing, HardeningPage::tr("missing")},
                                               {State::ToVerify, HardeningPage::tr("to verify")},
                                               {State::InPlace, HardeningPage::tr("stated")},
                                               {State::Decided, HardeningPage::tr("decided")},
                                               {State::Silent, HardeningPage::tr("nothing stated")}};
    QStringList parts;
    for (const auto &[state, word] : words)
        parts << toQString(catalog::hardeningMark(state)) + ' ' + word;
    return parts.join(QStringLiteral("   "));
}

} // namespace

HardeningPage::HardeningPage(Session &session, QWidget *parent)
    : SessionPanel(session, parent), m_model(new HardeningModel(this)),
      m_view(makeMatrixView(tr("Hardening matrix"), QString(), 30)), m_legend(plainLabel(legend()))
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(new MarkDelegate(*m_model, m_session, m_view));
    m_legend->setContentsMargins(8, 4, 8, 4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_legend);
    layout->addWidget(m_view, 1);
    const auto show = [this](const QModelIndex &index) {
        if (const QString finding = m_model->finding(index); !finding.isEmpty())
            emit m_session.findingRequested(finding);
    };
    connect(m_view, &QTableView::activated, this, show);
    connect(m_view, &QTableView::clicked, this, show);
    connect(m_view->verticalHeader(), &QHeaderView::sectionClicked, this,
            [this](int row) { emit m_session.revealRequested(m_model->container(row)); });
    connect(&m_session, &Session::themeChanged, m_view->viewport(), qOverload<>(&QWidget::update));
}

void HardeningPage::refresh(const AssessmentChange &)
{
    m_model->setAssessment(m_session.assessment());
}

} // namespace bulkhead::app
