// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/workshop_saver.h"

#include "catalog/workshop/workshop_files.h"
#include "model/file/atomic_file.h"

#include <QEventLoop>

namespace bulkhead::app {

WorkshopSaver::WorkshopSaver(std::filesystem::path path, QObject *parent)
    : QObject(parent), m_path(std::move(path)), m_lock(m_path), m_lockState(m_lock.take()),
      m_work(
          [](const State &state, const Running &) {
              return writeFileAtomically(state.path, catalog::workshop::serializeWorkshop(state.workshop));
          },
          [this](Result<Success> written) {
              if (written || wasWritten(written.error()))
                  emit saved();
              else
                  emit failed(written.error());
          })
{}

void WorkshopSaver::save(const catalog::workshop::Workshop &workshop)
{
    m_work.request({m_path, workshop});
}

void WorkshopSaver::finish()
{
    while (m_work.isBusy()) {
        QEventLoop loop;
        connect(this, &WorkshopSaver::saved, &loop, &QEventLoop::quit);
        connect(this, &WorkshopSaver::failed, &loop, &QEventLoop::quit);
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    }
}

} // namespace bulkhead::app
