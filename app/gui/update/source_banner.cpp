#include "app/gui/update/source_banner.h"

#include "app/document/text.h"
#include "app/gui/update/source_watch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace bulkhead::app {

namespace {

constexpr std::size_t namedAtMost = 3;

}

SourceBanner::SourceBanner(SourceWatch &watch, QWidget *parent)
    : QFrame(parent), m_watch(watch), m_text(new QLabel)
{
    setObjectName(QStringLiteral("sourceBanner"));
    m_text->setWordWrap(true);
    auto *update = new QPushButton(tr("Update from source…"));
    auto *later = new QPushButton(tr("Not now"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->addWidget(m_text, 1);
    layout->addWidget(update);
    layout->addWidget(later);
    connect(update, &QPushButton::clicked, this, &SourceBanner::updateRequested);
    connect(later, &QPushButton::clicked, this, [this] {
        m_putAside = m_watch.onDisk().changed;
        refresh();
    });
    connect(&m_watch, &SourceWatch::looked, this, &SourceBanner::refresh);
    refresh();
}

void SourceBanner::refresh()
{
    const std::vector<SourcesOnDisk::Place> &changed = m_watch.onDisk().changed;
    QStringList names;
    for (const SourcesOnDisk::Place &place : changed) {
        if (names.size() < static_cast<qsizetype>(namedAtMost))
            names << tr("“%1”").arg(toQString(place.path));
    }
    QString named = names.join(tr(", "));
    if (changed.size() > namedAtMost)
        named = tr("%1 and %n more", nullptr, static_cast<int>(changed.size() - namedAtMost)).arg(named);
    m_text->setText(changed.size() == 1 ? tr("%1 has changed since it was imported.").arg(named)
                                        : tr("%1 have changed since they were imported.").arg(named));
    setVisible(!changed.empty() && changed != m_putAside);
}

} // namespace bulkhead::app
