// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window/status_line.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"
#include "diagram/literal_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QStatusBar>
#include <QToolButton>

namespace bulkhead::app {

namespace {

constexpr std::array shownRatings = {model::Rating::Critical, model::Rating::High, model::Rating::Medium,
                                     model::Rating::Low};

}

StatusLine::StatusLine(Session &session, QStatusBar *bar)
    : QObject(bar), m_session(session), m_box(new QWidget), m_confidence(plainLabel()),
      m_platform(plainLabel()), m_time(plainLabel()), m_zoom(plainLabel()), m_saved(plainLabel())
{
    auto *row = new QHBoxLayout(m_box);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(14);
    for (std::size_t i = 0; i < m_ratings.size(); ++i) {
        auto *button = new QToolButton;
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this,
                [this, i] { emit ratingRequested(static_cast<int>(shownRatings[i])); });
        m_ratings[i] = button;
        row->addWidget(button);
    }
    for (QLabel *label : {m_confidence, m_platform, m_time, m_zoom, m_saved})
        row->addWidget(label);
    m_time->setToolTip(tr("How long the last analysis took"));
    bar->addPermanentWidget(m_box);
    connect(bar, &QStatusBar::messageChanged, this,
            [this, bar](const QString &message) { makeRoom(*bar, message); });
    connect(&m_session, &Session::assessed, this, &StatusLine::refresh);
    connect(&m_session, &Session::themeChanged, this, &StatusLine::refresh);
    setZoom(1);
    setSaved(Saved::Yes);
    refresh();
}

void StatusLine::refresh()
{
    const AssessmentPtr &assessment = m_session.assessment();
    const catalog::Summary summary = assessment ? assessment->summary : catalog::Summary{};
    for (std::size_t i = 0; i < m_ratings.size(); ++i) {
        const model::Rating rating = shownRatings[i];
        const auto count = static_cast<qulonglong>(summary.byRating[static_cast<std::size_t>(rating)]);
        m_ratings[i]->setIcon(ratingIcon(rating, true, m_session.theme()));
        m_ratings[i]->setText(QStringLiteral("%1 %2").arg(count).arg(ratingWord(rating).toLower()));
        m_ratings[i]->setToolTip(
            diagram::literalText(tr("List the threats rated %1 and worse").arg(ratingWord(rating))));
    }
    const RiskFigures figures = assessment ? assessment->figures : RiskFigures{};
    m_confidence->setText(tr("%1 confirmed, %2 to verify, %3 decided · residual risk %4 of %5")
                              .arg(summary.confirmed)
                              .arg(summary.toVerify)
                              .arg(summary.decided)
                              .arg(figures.residual)
                              .arg(figures.inherent));
    m_confidence->setToolTip(
        tr("Scores of all issues, each counted once: what decisions leave, of what there is"));
    refreshPlatform();
    m_time->setText(
        m_session.assessment()
            ? tr("analysed in %1 ms").arg(QLocale().toString(m_session.assessment()->milliseconds, 'f', 1))
            : tr("analysing…"));
}

// Shown where the model names a profile: whether it counts, and why not.
void StatusLine::refreshPlatform()
{
    const AssessmentPtr &assessment = m_session.assessment();
    const std::string name = assessment ? assessment->analysis->model().metadata().platform : std::string();
    m_platform->setVisible(!name.empty());
    if (name.empty())
        return;
    if (const std::optional<Error> &fault = assessment->platformFault) {
        m_platform->setText(tr("platform profile not read"));
        m_platform->setToolTip(diagram::literalText(errorText(*fault)));
    } else {
        m_platform->setText(tr("with the platform profile"));
        m_platform->setToolTip(diagram::literalText(
            tr("What %1 states of hosts, control plane and registries counts where the model says nothing.")
                .arg(toQString(name))));
    }
}

// A message that does not fit beside the figures takes the room of some of them while it is shown.
void StatusLine::makeRoom(QStatusBar &bar, const QString &message) const
{
    const QList<QWidget *> figures = {m_time,       m_confidence, m_ratings[3],
                                      m_ratings[2], m_ratings[1], m_ratings[0]};
    for (QWidget *figure : figures)
        figure->show();
    bar.setToolTip(diagram::literalText(message)); // whole, if it is longer than the window
    if (message.isEmpty())
        return;
    constexpr int margin = 32;
    const int wanted = bar.fontMetrics().horizontalAdvance(message) + margin;
    for (QWidget *figure : figures) {
        if (bar.width() - m_box->sizeHint().width() >= wanted)
            break;
        figure->hide();
    }
}

void StatusLine::setZoom(double zoom)
{
    m_zoom->setText(tr("%1 %").arg(qRound(zoom * 100)));
}

void StatusLine::setSaved(Saved saved)
{
    m_saved->setText(saved == Saved::Yes    ? tr("Saved")
                     : saved == Saved::Soon ? tr("Saving…")
                                            : tr("Not saved"));
}

void StatusLine::setVisible(bool visible)
{
    m_box->setVisible(visible);
}

} // namespace bulkhead::app
