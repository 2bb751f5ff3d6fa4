// SPDX-License-Identifier: Apache-2.0
#include "mesh_shop.h"

namespace bulkhead::test {

const std::string plane = "cluster/control-plane";
const std::string webToApi = "shop/Pod/web/app->shop/Pod/api/app";
const std::string api = "shop/Pod/api/app";

std::string space(const std::string &labels, const std::string &annotations)
{
    return "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: " + labels +
           ", annotations: " + annotations + "}\n---\n";
}

std::string pod(const std::string &name, const std::string &more, const std::string &env)
{
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: " + name +
           ", namespace: shop, labels: {app: " + name + "}" + more +
           "}\nspec:\n  serviceAccountName: " + name +
           "\n  containers:\n  - {name: app, image: registry.example.com/" + name +
           ":1, ports: [{containerPort: 8080}]" + env + "}\n---\n";
}

std::string shop(const std::string &ofWeb, const std::string &ofApi)
{
    return pod("web", ofWeb, ", env: [{name: API_URL, value: 'http://api:8080'}]") + pod("api", ofApi) +
           "apiVersion: v1\nkind: Service\nmetadata: {name: api, namespace: shop}\n"
           "spec: {selector: {app: api}, ports: [{port: 8080}]}\n---\n";
}

std::string demand(const std::string &mode, const std::string &space, const std::string &more)
{
    return "apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {name: default, "
           "namespace: " +
           space + "}\nspec:\n  mtls:\n    mode: " + mode + "\n" + more + "---\n";
}

std::string authorization(const std::string &spec)
{
    return "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {name: api, namespace: "
           "shop}\nspec:\n" +
           spec + "---\n";
}

const std::string toApi = "  selector: {matchLabels: {app: api}}\n";
const std::string injected = space("{istio-injection: enabled}");

} // namespace bulkhead::test
