// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

// Two pods of a mesh, as manifests, and the policies for them.
namespace bulkhead::test {

extern const std::string plane;
extern const std::string webToApi; // from web to api
extern const std::string api;

std::string space(const std::string &labels, const std::string &annotations = "{}"); // the namespace shop
std::string pod(const std::string &name, const std::string &more = {}, const std::string &env = {});
// web calls api by http, which says by itself that nothing is encrypted.
std::string shop(const std::string &ofWeb = {}, const std::string &ofApi = {});
std::string demand(const std::string &mode, const std::string &space = "shop", const std::string &more = {});
std::string authorization(const std::string &spec); // an AuthorizationPolicy of Istio

extern const std::string toApi;    // its selector
extern const std::string injected; // the namespace shop, in Istio's mesh

} // namespace bulkhead::test
