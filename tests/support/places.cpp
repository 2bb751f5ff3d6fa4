// SPDX-License-Identifier: Apache-2.0
#include "tests/support/places.h"

namespace bulkhead::tests {

std::string sourceDir()
{
    return BULKHEAD_SOURCE_DIR;
}

std::string corporaDir()
{
    return BULKHEAD_SOURCE_DIR "/../shared/corpora";
}

std::string binaryDir()
{
    return BULKHEAD_BINARY_DIR;
}

} // namespace bulkhead::tests
