// SPDX-License-Identifier: Apache-2.0
#include "stall_watch.h"

#include <chrono>
#include <ctime>

namespace bulkhead::bench {

using Clock = std::chrono::steady_clock;

double threadCpu()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

StallWatch::StallWatch()
    : m_start(threadCpu()), m_answeredCpu(m_start),
      m_thread([this](const std::stop_token &stop) { ask(stop); })
{}

StallWatch::~StallWatch()
{
    m_thread.request_stop();
    m_thread.join(); // answers that are still on their way go with the target
}

void StallWatch::ask(const std::stop_token &stop)
{
    constexpr std::chrono::milliseconds pause(4);
    while (!stop.stop_requested()) {
        if (m_answered.exchange(false)) {
            QMetaObject::invokeMethod(
                &m_target,
                [this, asked = Clock::now()] {
                    const std::chrono::duration<double, std::milli> taken = Clock::now() - asked;
                    const double cpu = threadCpu();
                    m_longest = std::max(m_longest, taken.count());
                    m_longestCpu = std::max(m_longestCpu, cpu - m_answeredCpu);
                    m_answeredCpu = cpu;
                    m_answered = true;
                },
                Qt::QueuedConnection);
        }
        std::this_thread::sleep_for(pause);
    }
}

StallWatch::Figures StallWatch::figures() const
{
    return {threadCpu() - m_start, m_longest, m_longestCpu};
}

} // namespace bulkhead::bench
