// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

// Where tests find what they read. Functions of one small source, so that no other object depends on the
// place of the checkout and a compiler cache serves every one.
namespace bulkhead::tests {

// The root of the sources.
std::string sourceDir();

// The collection of real input beside the checkout; tests that need it skip where it is absent.
std::string corporaDir();

// The folder of the built programs.
std::string binaryDir();

} // namespace bulkhead::tests
