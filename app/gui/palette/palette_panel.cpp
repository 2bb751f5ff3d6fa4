// SPDX-License-Identifier: Apache-2.0
#include "app/gui/palette/palette_panel.h"

#include "app/gui/look/label.h"
#include "app/gui/session/session.h"
#include "diagram/literal_text.h"
#include "diagram/painting/palette.h"

#include <QApplication>
#include <QDrag>
#include <QGridLayout>
#include <QIcon>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

constexpr int columns = 1; // names stay readable in a narrow dock

// A palette entry: a button that can also be dragged.
class PaletteButton : public QToolButton
{
public:
    explicit PaletteButton(diagram::PaletteEntry entry) : m_entry(std::move(entry))
    {
        setText(m_entry.title);
        setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        setIconSize({20, 20});
        setAutoRaise(true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setFocusPolicy(Qt::StrongFocus);
        const QString key =
            m_entry.key.isNull() ? QString() : PalettePanel::tr(" Key: %1.").arg(m_entry.key.toUpper());
        setToolTip(diagram::literalText(
            PalettePanel::tr("%1: drag it to the diagram, or click here and then there.%2")
                .arg(m_entry.title, key)));
        setAccessibleName(PalettePanel::tr("Place %1").arg(m_entry.title));
    }

    const diagram::PaletteEntry &entry() const { return m_entry; }

protected:
    void mousePressEvent(QMouseEvent *event) override
    {
        m_pressed = event->position().toPoint();
        QToolButton::mousePressEvent(event);
    }

    void mouseMoveEvent(QMouseEvent *event) override
    {
        if (!(event->buttons() & Qt::LeftButton) ||
            (event->position().toPoint() - m_pressed).manhattanLength() < QApplication::startDragDistance())
            return;
        setDown(false);
        auto *drag = new QDrag(this);
        drag->setMimeData(diagram::paletteMimeData(m_entry).release());
        drag->setPixmap(icon().pixmap(32, 32));
        drag->exec(Qt::CopyAction);
    }

private:
    diagram::PaletteEntry m_entry;
    QPoint m_pressed;
};

} // namespace

PalettePanel::PalettePanel(Session &session, QWidget *parent) : QScrollArea(parent), m_session(session)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(214);
    setAccessibleName(tr("Palette"));
    connect(&m_session, &Session::themeChanged, this, &PalettePanel::build);
    build();
}

void PalettePanel::build()
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(8, 4, 8, 8);
    layout->setSpacing(2);
    for (const diagram::PaletteGroup &group : diagram::paletteGroups()) {
        auto *title = plainLabel(group.title);
        title->setStyleSheet(QStringLiteral("color: %1; font-size: 11px; padding-top: 5px;")
                                 .arg(m_session.theme().textMuted.name()));
        layout->addWidget(title);
        auto *grid = new QGridLayout;
        grid->setSpacing(1);
        int number = 0;
        for (const diagram::PaletteEntry &entry : group.entries) {
            auto *button = new PaletteButton(entry);
            button->setIcon(diagram::kindIcon(diagram::iconName(entry), entry.kind, m_session.theme()));
            connect(button, &QToolButton::clicked, this,
                    [this, button] { emit placingRequested(button->entry()); });
            grid->addWidget(button, number / columns, number % columns);
            ++number;
        }
        for (int column = 0; column < columns; ++column)
            grid->setColumnStretch(column, 1);
        layout->addLayout(grid);
    }
    layout->addStretch();
    if (QWidget *before = takeWidget())
        before->deleteLater();
    setWidget(content);
}

} // namespace bulkhead::app
