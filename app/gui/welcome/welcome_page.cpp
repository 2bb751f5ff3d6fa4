// SPDX-License-Identifier: Apache-2.0
#include "app/gui/welcome/welcome_page.h"

#include "app/document/text.h"
#include "app/gui/files/recent_files.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"
#include "diagram/literal_text.h"
#include "diagram/view/render.h"
#include "model/view_plans.h"

#include <QBoxLayout>
#include <QCommandLinkButton>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>

namespace bulkhead::app {

namespace {

constexpr QSize thumbnailSize(250, 140);
constexpr int cardColumns = 3;

QLabel *heading(const QString &text)
{
    auto *label = plainLabel(text);
    label->setStyleSheet(QStringLiteral("font-size: 16px; font-weight: 600; margin-top: 14px;"));
    return label;
}

// A picture with a title and a line below it, all of it one button.
class Card : public QPushButton
{
public:
    Card(const QString &title, const QString &description, const diagram::Theme &theme)
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(10, 10, 10, 10);
        m_picture->setFixedHeight(thumbnailSize.height());
        m_picture->setAlignment(Qt::AlignCenter);
        auto *name = markupLabel(QStringLiteral("<b>%1</b>").arg(title.toHtmlEscaped()));
        name->setWordWrap(true);
        auto *text = plainLabel(description);
        text->setWordWrap(true);
        text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        text->setStyleSheet(QStringLiteral("color: %1;").arg(theme.textMuted.name()));
        for (QLabel *label : {m_picture, name, text})
            label->setAttribute(Qt::WA_TransparentForMouseEvents);
        layout->addWidget(m_picture);
        layout->addWidget(name);
        layout->addWidget(text, 1);
        setAccessibleName(title);
        setAccessibleDescription(description);
        setCursor(Qt::PointingHandCursor);
        setFixedSize(thumbnailSize.width() + 24, thumbnailSize.height() + 118);
        setStyleSheet(
            QStringLiteral("QPushButton { background: %1; border: 1px solid %2; border-radius: 8px; }"
                           "QPushButton:hover, QPushButton:focus { border-color: %3; }")
                .arg(theme.surface.name(), theme.border.name(), theme.accent.name()));
    }

    QLabel *picture() const { return m_picture; }

private:
    QLabel *m_picture = plainLabel();
};

QPixmap thumbnail(const model::Model &model, const diagram::Theme &theme, double ratio)
{
    QPixmap pixmap(thumbnailSize * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(theme.surface);
    const model::View *first = model::firstView(model);
    diagram::PictureOptions options;
    options.scheme = theme.scheme;
    const diagram::Picture picture(model, first ? first->id : model::Id(), {}, options);
    QPainter painter(&pixmap);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    picture.paint(&painter, QRectF(QPointF(0, 0), thumbnailSize));
    return pixmap;
}

} // namespace

WelcomePage::WelcomePage(Session &session, RecentFiles &recent, QWidget *parent)
    : QScrollArea(parent), m_session(session), m_recent(recent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    m_examples = bundledModels(QStringLiteral("examples/"), m_session.model().sharedVocabulary());
    m_templates = bundledModels(QStringLiteral("starters/"), m_session.model().sharedVocabulary());
    connect(&m_session, &Session::themeChanged, this, &WelcomePage::build);
    connect(&m_recent, &RecentFiles::changed, this, &WelcomePage::build);
    build();
}

void WelcomePage::build()
{
    m_thumbnails.clear();
    auto *content = new QWidget;
    auto *middle = new QHBoxLayout(content);
    middle->setContentsMargins(40, 28, 40, 28);
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    middle->addStretch();
    middle->addLayout(column);
    middle->addStretch();

    auto *title = plainLabel(tr("Bulkhead"));
    title->setStyleSheet(QStringLiteral("font-size: 30px; font-weight: 700;"));
    auto *subtitle =
        plainLabel(tr("Draw a container architecture, see its threats, and leave with a report."));
    subtitle->setStyleSheet(
        QStringLiteral("color: %1; font-size: 14px;").arg(m_session.theme().textMuted.name()));
    column->addWidget(title);
    column->addWidget(subtitle);
    auto *rows = new QHBoxLayout;
    auto *start = new QVBoxLayout;
    auto *recent = new QVBoxLayout;
    rows->addLayout(start, 1);
    rows->addSpacing(32);
    rows->addLayout(recent, 1);
    column->addLayout(rows);
    addStart(start);
    addRecent(recent);
    addBundled(column, tr("Examples"), m_examples);
    addBundled(column, tr("Templates"), m_templates);
    column->addStretch();
    if (QWidget *before = takeWidget())
        before->deleteLater(); // what was clicked to get here may be on it
    setWidget(content);
    if (isVisible())
        QTimer::singleShot(0, this, &WelcomePage::drawThumbnails);
}

void WelcomePage::addStart(QBoxLayout *column)
{
    column->addWidget(heading(tr("Start")));
    const auto add = [this, column](const char *icon, const QString &text, const QString &description,
                                    void (WelcomePage::*signal)()) {
        auto *button = new QCommandLinkButton(text, description);
        button->setIcon(actionIcon(QString::fromLatin1(icon), m_session.theme()));
        connect(button, &QCommandLinkButton::clicked, this, signal);
        column->addWidget(button);
    };
    add("import", tr("Import your infrastructure"),
        tr("Compose files, Kubernetes manifests, quadlet units, docker inspect, Terraform plans, other "
           "tools' models"),
        &WelcomePage::importRequested);
    add("new", tr("New model"), tr("Draw on an empty page"), &WelcomePage::newRequested);
    add("open", tr("Open a model"), tr("A .bulkhead file; you can also drop files on this window"),
        &WelcomePage::openRequested);
    column->addStretch();
}

void WelcomePage::addRecent(QBoxLayout *column)
{
    column->addWidget(heading(tr("Recent")));
    const QStringList files = m_recent.files();
    if (files.isEmpty()) {
        auto *none = plainLabel(tr("Models that you open are listed here."));
        none->setStyleSheet(QStringLiteral("color: %1;").arg(m_session.theme().textMuted.name()));
        column->addWidget(none);
    }
    for (const QString &path : files.mid(0, 6)) {
        const QFileInfo file(path);
        auto *button = new QPushButton(menuText(file.completeBaseName()));
        button->setFlat(true);
        button->setCursor(Qt::PointingHandCursor);
        button->setToolTip(diagram::literalText(path));
        button->setAccessibleDescription(path);
        button->setStyleSheet(
            QStringLiteral("QPushButton { text-align: left; padding: 5px 6px; color: %1; border: none; }"
                           "QPushButton:hover, QPushButton:focus { text-decoration: underline; }")
                .arg(m_session.theme().accent.name()));
        connect(button, &QPushButton::clicked, this, [this, path] { emit fileRequested(path); });
        auto *row = new QHBoxLayout;
        auto *folder = plainLabel(file.absolutePath());
        folder->setStyleSheet(QStringLiteral("color: %1;").arg(m_session.theme().textMuted.name()));
        row->addWidget(button);
        row->addWidget(folder, 1);
        column->addLayout(row);
    }
    column->addStretch();
}

void WelcomePage::addBundled(QBoxLayout *column, const QString &title,
                             const std::vector<BundledModel> &models)
{
    if (models.empty())
        return;
    column->addWidget(heading(title));
    auto *grid = new QGridLayout;
    grid->setSpacing(16);
    int number = 0;
    for (const BundledModel &bundled : models) {
        auto *card = new Card(bundled.title(), bundled.description(), m_session.theme());
        connect(card, &QPushButton::clicked, this,
                [this, &bundled] { emit bundledRequested(bundled.resource, bundled.title()); });
        m_thumbnails.emplace_back(card->picture(), &bundled);
        grid->addWidget(card, number / cardColumns, number % cardColumns);
        ++number;
    }
    grid->setColumnStretch(cardColumns, 1);
    column->addLayout(grid);
}

void WelcomePage::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    QTimer::singleShot(0, this, &WelcomePage::drawThumbnails); // once the window has been painted
}

void WelcomePage::drawThumbnails()
{
    for (const auto &[label, bundled] : std::exchange(m_thumbnails, {}))
        label->setPixmap(thumbnail(bundled->model, m_session.theme(), devicePixelRatioF()));
}

} // namespace bulkhead::app
