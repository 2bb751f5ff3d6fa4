// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <stop_token>

// Long work that can be stopped. A function that can run for long has an overload or a last argument
// `std::stop_token stop`. The form that takes a token returns a Result: the value, or the error `stopped`
// when the token asked to stop before the work was done. A default token never stops. Nothing of stopped work
// remains; call the function again to get the value.
namespace bulkhead {

// The error of stopped work. It is no fault, and no person needs to read it.
inline Error stoppedError()
{
    return failure("stopped", "the work was stopped before it was done");
}

inline bool isStopped(const Error &error)
{
    return error.code == "stopped";
}

// Leaves the work from within, however deep; stoppable() catches it. It crosses no room's border.
struct Stopped
{};

// Costs one atomic read: call it once for each unit of work, a subject or a rule.
inline void throwIfStopped(const std::stop_token &stop)
{
    if (stop.stop_requested())
        throw Stopped();
}

// Runs `work`, which calls throwIfStopped(), and returns its value or the error `stopped`.
template <typename Work>
auto stoppable(Work work) -> Result<decltype(work())>
{
    try {
        return work();
    } catch (const Stopped &) {
        return stoppedError();
    }
}

} // namespace bulkhead
