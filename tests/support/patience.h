// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

namespace bulkhead::tests {

// How long a test waits for work of another thread or process, in ms: on a busy machine and under the
// sanitizers that takes its time. A wait that fails takes three times as long, since Qt tries on to tell how
// long would have done.
inline constexpr int patience = 60'000;

} // namespace bulkhead::tests

// Qt's own wait for 5 s.
#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, bulkhead::tests::patience)
#define QTRY_VERIFY2(expr, message) QTRY_VERIFY2_WITH_TIMEOUT(expr, message, bulkhead::tests::patience)
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT(expr, expected, bulkhead::tests::patience)
