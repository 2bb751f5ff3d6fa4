// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "model/result.h"

#include <exception>
#include <functional>
#include <memory>
#include <new>
#include <utility>

namespace bulkhead::app {

// Work in a worker thread of which only the latest result counts: the one mechanism of the window for all
// that takes longer than a moment.
//
//     Latest<model::Model, AnalysisPtr> analysis(
//         [](model::Model model, const Running &running) -> Result<AnalysisPtr> { … },
//         [this](Result<AnalysisPtr> result) { … });
//     analysis.request(document.model());
//
// A request replaces the one that waits and asks the one at work to stop. At most one is at work; it is never
// waited for. The result of a request is delivered once, in the thread of this object (which needs an event
// loop), unless another request or forget() came after it: so a result that arrives fits the last request.
// forget() goes with whatever makes a result meaningless, such as another document.
//
// The work is a plain function: it takes its request, a value of its own, or reads it, and uses nothing of
// the owner, who may be gone meanwhile. It looks at Running::stop() often (every 50 ms is plenty). What it
// throws arrives as an Error. Costs per request: a task of a thread pool and a posted event, some
// microseconds.
template <typename Request, typename Value>
class Latest : public BackgroundWork
{
public:
    using TakingWork = Result<Value> (*)(Request request, const Running &running);
    using ReadingWork = Result<Value> (*)(const Request &request, const Running &running);
    using Take = std::function<void(Result<Value> result)>;

    Latest(TakingWork work, Take take, QObject *parent = nullptr)
        : BackgroundWork(parent), m_work(work), m_take(std::move(take))
    {}
    Latest(ReadingWork work, Take take, QObject *parent = nullptr)
        : BackgroundWork(parent), m_work(work), m_take(std::move(take))
    {}

    void request(Request request)
    {
        auto shared =
            std::make_shared<Request>(std::move(request)); // a Job is copyable, a Request need not be
        begin([this, work = m_work, shared = std::move(shared)](const Running &running) -> Delivery {
            auto result = std::make_shared<Result<Value>>(attempt(work, std::move(*shared), running));
            return [this, result = std::move(result)] {
                const Take take = m_take; // this may go in it
                take(std::move(*result));
            };
        });
    }

private:
    using Work = std::function<Result<Value>(Request request, const Running &running)>;

    static Result<Value> attempt(const Work &work, Request request, const Running &running)
    {
        try {
            return work(std::move(request), running);
        } catch (const std::bad_alloc &) {
            return Error{"app.no-memory", "there is not enough memory for this", {}, {}, 0, {}};
        } catch (const std::exception &fault) {
            return Error{"app.background", fault.what(), {}, {}, 0, {}};
        }
    }

    Work m_work;
    Take m_take;
};

} // namespace bulkhead::app
