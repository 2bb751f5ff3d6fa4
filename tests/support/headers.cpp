// SPDX-License-Identifier: Apache-2.0
// The source of the precompiled headers of tests (tests/CMakeLists.txt), which need one.
