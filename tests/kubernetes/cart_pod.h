// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

// The pod cart beside the Services that its settings may name.
namespace cart_pod {

inline const std::string services = R"(apiVersion: v1
kind: Service
metadata: {name: api, namespace: pay}
spec: {selector: {app: api}, clusterIP: 10.96.7.8, ports: [{port: 443, targetPort: 8443}]}
---
apiVersion: v1
kind: Pod
metadata: {name: api, namespace: pay, labels: {app: api}}
spec: {containers: [{name: app, image: "registry.example.org/api:1"}]}
---
apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop}
spec: {selector: {app: db}, clusterIP: None, ports: [{port: 5432}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec: {serviceName: db, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: pg, image: "registry.example.org/pg:1"}]}}}
---
)";

// The pod cart of the namespace shop with these fields of its pod and of its container.
inline std::string cart(const std::string &container, const std::string &pod = {})
{
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: cart, namespace: shop, labels: {app: cart}}\nspec: "
           "{" +
           pod + "containers: [{name: app, image: 'registry.example.org/cart:1', " + container + "}]}\n";
}

inline std::string variable(const std::string &name, const std::string &value)
{
    return "{name: " + name + ", value: '" + value + "'}";
}

inline const std::string toApi = "shop/Pod/cart/app->pay/Pod/api/app";
inline const std::string toDb = "shop/Pod/cart/app->shop/StatefulSet/db/pg";

} // namespace cart_pod
