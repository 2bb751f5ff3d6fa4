// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <initializer_list>
#include <string>

// What the tests of the engine share: the real vocabulary and catalog, and models in a few lines.
namespace bulkhead::catalog::test {

std::shared_ptr<const model::Vocabulary> vocabulary();
std::vector<CatalogSource> builtInSources();
std::shared_ptr<const Catalogs> builtIn();
// The built-in catalog with further ones.
Result<std::shared_ptr<const Catalogs>> with(std::vector<CatalogSource> more);

inline const model::Date asOf = *model::Date::parse("2026-11-21");

// A property by name with its value as text: "privileged=true", "host_mounts=/etc,/var", "user=root".
void state(model::Element &element, std::string_view assignment);
void state(model::Flow &flow, std::string_view assignment);

// A model that is built in the order in which things are said.
class Scene
{
public:
    Scene();

    Scene &element(model::Kind kind, std::string id, std::initializer_list<std::string_view> properties = {},
                   std::string parent = {});
    Scene &container(std::string id, std::initializer_list<std::string_view> properties = {},
                     std::string parent = {})
    {
        return element(model::Kind::Container, std::move(id), properties, std::move(parent));
    }
    Scene &flow(std::string source, std::string target,
                std::initializer_list<std::string_view> properties = {},
                model::FlowKind kind = model::FlowKind::Data);
    // The element last added came from an artefact with this platform and file.
    Scene &imported(model::Platform platform, std::string file, int line, bool implied = false);
    Scene &apply(model::Change change);

    const model::Model &model() const { return m_model; }
    Analysis analyze(std::shared_ptr<const Catalogs> catalogs = builtIn(),
                     Options options = {asOf, false}) const;

private:
    model::Model m_model;
    std::shared_ptr<const model::Element> m_last;
};

// The ids of all findings, sorted.
std::vector<std::string> ids(const Analysis &analysis);

} // namespace bulkhead::catalog::test
