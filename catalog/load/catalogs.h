// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/content/attack_catalog.h"
#include "catalog/content/catalog.h"
#include "catalog/content/rating_scale.h"
#include "model/result.h"

#include <memory>
#include <span>

namespace bulkhead::catalog {

namespace engine {
struct Program;
}

struct CatalogSource
{
    std::string file; // for messages
    std::string json;
    bool builtIn = false; // checked against the schema when the program was built
};

// The loaded catalogs: the built-in one and those an organisation adds, checked and compiled against
// a vocabulary. Immutable; shared by analyses.
class Catalogs
{
public:
    // Later sources add to, retune or silence what earlier ones hold; files of one id are parts of one
    // catalog, and all may refer to each other. Fails on the first fault with file, line and pointer. The
    // built-in catalog is resources/catalog/*.json. `schema` is resources/schemas/catalog.schema.json or
    // empty; with it, sources are checked against it after their content was found sound. The built-in
    // catalog needs no such check at run time, since a test makes it.
    static Result<std::shared_ptr<const Catalogs>> load(std::span<const CatalogSource> sources,
                                                        std::shared_ptr<const model::Vocabulary> vocabulary,
                                                        std::string_view schema = {});

    std::span<const CatalogInfo> catalogs() const;
    std::span<const Threat> threats() const;
    std::span<const Rule> rules() const;
    std::span<const Mitigation> mitigations() const;

    const Threat *threat(std::string_view id) const;
    const Rule *rule(std::string_view id) const;
    const Mitigation *mitigation(std::string_view id) const;
    const Reference *reference(std::string_view id) const;

    // The rule's condition in plain English, made from the condition itself.
    std::string conditionText(const Rule &rule) const;
    // The properties that the rule's condition reads, with the kinds it reads them of.
    std::vector<PropertyRead> reads(const Rule &rule) const;
    std::vector<ModifierInfo> modifiers() const;
    const RatingScale &ratingScale() const;
    // What can be used but is most likely not meant, by place: a mitigation that is said to resolve a rule
    // and cannot.
    std::span<const Error> doubts() const;

    const model::Vocabulary &vocabulary() const;
    const engine::Program &program() const;
    const AttackCatalog &attack() const; // the estimates of attack paths

    struct Data;
    explicit Catalogs(std::unique_ptr<Data> data);
    ~Catalogs();

private:
    std::size_t number(const Rule &rule) const;

    std::unique_ptr<Data> m_data;
};

} // namespace bulkhead::catalog
