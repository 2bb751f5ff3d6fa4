// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/import.h"

#include <memory>
#include <set>
#include <string>
#include <string_view>

// A shop in a cluster, as manifests, and what is assumed around it.
namespace bulkhead::tests {

// Documents of the namespace shop: the Service and the Pod NAME, the Ingress to web and api.
std::string service(const std::string &name, const std::string &more = {}); // more keys of its port
std::string workload(const std::string &name, const std::string &container = {});
std::string ingress(const std::string &spec = "ingressClassName: nginx", const std::string &annotations = "");

extern const std::string shop; // two services; the first, web, calls the second, api
extern const model::Id web;    // their containers
extern const model::Id api;
extern const model::Id controller; // the one of the class nginx that is assumed

// A test that imports such documents derives from this.
class SurroundedShop
{
protected:
    SurroundedShop();
    import::Imported imported(const std::string &text, const char *name = "shop.yaml");
    model::Model surrounded(const std::string &text, const std::set<std::string> &leftOut = {},
                            const char *name = "shop.yaml");
    // The flows between two as one text, each "protocol" or "protocol+encryption"; "-" where there is none.
    std::string between(const model::Model &model, const model::Id &from, const model::Id &to) const;

    std::shared_ptr<const model::Vocabulary> m_vocabulary;

private:
    std::string stated(const model::Model &model, const model::Flow &flow, std::string_view property) const;

    import::ImportOptions m_options;
};

} // namespace bulkhead::tests
