// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <atomic>
#include <thread>

namespace bulkhead::bench {

// The longest time that the event loop of the thread which made it answered nobody. A thread of its own asks
// every few milliseconds for an answer and measures how long that takes.
class StallWatch
{
public:
    StallWatch();
    ~StallWatch();

    struct Figures
    {
        double cpu = 0;        // ms that the watched thread computed
        double longest = 0;    // ms of wall time between question and answer; another program's load counts
        double longestCpu = 0; // ms that the watched thread computed between question and answer
    };
    Figures figures() const; // in the watched thread

private:
    void ask(const std::stop_token &stop);

    QObject m_target; // lives in the watched thread
    double m_start;
    double m_longest = 0;
    double m_longestCpu = 0;
    double m_answeredCpu;
    std::atomic<bool> m_answered = true;
    std::jthread m_thread; // last: it uses the rest
};

// ms of processor time that the calling thread has used.
double threadCpu();

} // namespace bulkhead::bench
