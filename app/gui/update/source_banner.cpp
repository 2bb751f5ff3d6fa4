// SPDX-License-Identifier: Apache-2.0
#include "app/gui/update/source_banner.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/gui/sources/source_watch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace bulkhead::app {

namespace {

using Places = std::vector<SourcesOnDisk::Place>;

constexpr std::size_t namedAtMost = 3;

// “a.yaml”, “b.yaml” and 2 more
QString named(const Places &places)
{
    QStringList names;
    for (const SourcesOnDisk::Place &place : places) {
        if (names.size() < static_cast<qsizetype>(namedAtMost))
            names << bulkhead::app::SourceBanner::tr("“%1”").arg(toQString(place.path));
    }
    QString some = names.join(bulkhead::app::SourceBanner::tr(", "));
    if (places.size() <= namedAtMost)
        return some;
    return bulkhead::app::SourceBanner::tr("%1 and %n more", nullptr,
                                           static_cast<int>(places.size() - namedAtMost))
        .arg(some);
}

// A sentence for each thing that happened to sources.
QString sentences(const SourcesOnDisk &found)
{
    QStringList all;
    const auto add = [&all](const Places &places, const QString &ofOne, const QString &ofSeveral) {
        if (!places.empty())
            all << (places.size() == 1 ? ofOne : ofSeveral).arg(named(places));
    };
    add(found.changed, bulkhead::app::SourceBanner::tr("%1 has changed since it was imported."),
        bulkhead::app::SourceBanner::tr("%1 have changed since they were imported."));
    add(found.added, bulkhead::app::SourceBanner::tr("%1 is new in the imported folder."),
        bulkhead::app::SourceBanner::tr("%1 are new in the imported folder."));
    add(found.gone, bulkhead::app::SourceBanner::tr("%1 is gone from the imported folder."),
        bulkhead::app::SourceBanner::tr("%1 are gone from the imported folder."));
    return all.join(QLatin1Char(' '));
}

} // namespace

SourceBanner::SourceBanner(SourceWatch &watch, QWidget *parent)
    : QFrame(parent), m_watch(watch), m_text(plainLabel())
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
        m_putAside = m_told;
        refresh();
    });
    connect(&m_watch, &SourceWatch::looked, this, &SourceBanner::refresh);
    refresh();
}

void SourceBanner::refresh()
{
    const SourcesOnDisk &found = m_watch.onDisk();
    m_told.clear();
    for (const Places *places : {&found.changed, &found.added, &found.gone})
        m_told.insert(m_told.end(), places->begin(), places->end());
    m_text->setText(sentences(found));
    setVisible(!m_told.empty() && m_told != m_putAside);
}

} // namespace bulkhead::app
