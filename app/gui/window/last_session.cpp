// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window/last_session.h"

#include "app/document/document.h"
#include "app/document/journal_lock.h"
#include "app/document/text.h"
#include "app/gui/files/file_controller.h"

#include <QFileInfo>
#include <QSettings>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace bulkhead::app {

namespace {

const QString resumeKey = QStringLiteral("session/resume");
const QString sessionGroup = QStringLiteral("session/last");

QString sessionKey(const char *name)
{
    return sessionGroup + '/' + QLatin1String(name);
}

} // namespace

LastSession::LastSession(Document &document, FileController &files, DiagramPage &page, QSettings &settings,
                         QObject *parent)
    : QObject(parent), m_document(document), m_files(files), m_page(page), m_settings(settings)
{
    connect(&m_files, &FileController::openChanged, this, &LastSession::keep);
    connect(&m_document, &Document::pathChanged, this, &LastSession::keep);
    connect(&m_page, &DiagramPage::viewsChanged, this, &LastSession::keep);
}

bool LastSession::isWanted(const QSettings &settings)
{
    return settings.value(resumeKey, true).toBool();
}

void LastSession::setWanted(QSettings &settings, bool wanted)
{
    settings.setValue(resumeKey, wanted);
    if (!wanted)
        settings.remove(sessionGroup);
}

void LastSession::keepAtEnd()
{
    m_isTrying = false;
    keep();
}

void LastSession::keep()
{
    if (m_isTrying)
        return;
    if (!m_files.isOpen() || m_document.path().empty() || !isWanted(m_settings)) {
        m_settings.remove(sessionGroup);
        return;
    }
    m_settings.setValue(sessionKey("file"), pathText(m_document.path()));
    m_settings.setValue(sessionKey("view"), toQString(m_page.viewId()));
    const std::optional<DiagramPage::Sight> sight = m_page.sight();
    m_settings.setValue(sessionKey("zoom"), sight ? sight->zoom : 0);
    m_settings.setValue(sessionKey("centre"), sight ? sight->centre : QPointF());
}

std::optional<LastSession::Place> LastSession::place() const
{
    const QString file = m_settings.value(sessionKey("file")).toString();
    if (file.isEmpty() || !isWanted(m_settings))
        return std::nullopt;
    Place place{file, toUtf8(m_settings.value(sessionKey("view")).toString()), std::nullopt};
    const double zoom = m_settings.value(sessionKey("zoom")).toDouble();
    if (std::isfinite(zoom) && zoom > 0)
        place.sight = {zoom, m_settings.value(sessionKey("centre")).toPointF()};
    return place;
}

bool LastSession::mayOpen(const QString &file)
{
    if (!QFileInfo::exists(file)) {
        m_settings.remove(sessionGroup);
        emit fileIsGone(file);
        return false;
    }
    const RecoveryStore &store = m_document.recovery();
    const std::filesystem::path path = resolvedFile(toPath(file));
    const std::vector<JournalPlace> places = store.placesFor(path);
    const bool isInUse = std::any_of(places.begin(), places.end(), [](const JournalPlace &place) {
        return JournalLock(place.journal).take() == JournalLock::State::InUse;
    });
    return !isInUse && store.existingFor(path).empty();
}

void LastSession::resume(const Place &place)
{
    constexpr int longEnough = 5'000; // ms: it is open, painted and analysed, or the program has ended
    if (!m_files.isOpen() && mayOpen(place.file)) {
        m_settings.remove(sessionGroup);
        m_settings.sync();
        m_isTrying = true;
        m_files.open(place.file);
        QTimer::singleShot(longEnough, this, &LastSession::keepAtEnd);
    }
    if (m_files.isOpen() && m_document.path() == resolvedFile(toPath(place.file)))
        m_page.resume(place.view, place.sight);
}

} // namespace bulkhead::app
