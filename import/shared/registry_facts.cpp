// SPDX-License-Identifier: Apache-2.0
#include "import/shared/registry_facts.h"

#include "import/reading/scalar_types.h"

namespace bulkhead::import {

void stateRegistrySetting(Facts &registry, std::string_view name, std::string_view value,
                          const model::Origin &origin)
{
    if (name == "REGISTRY_AUTH" && !value.empty()) {
        const bool isToken = value == "token";
        registry.set(property::registry::auth_pull,
                     isToken ? property::AuthPull::Token : property::AuthPull::Password, origin);
        registry.set(property::registry::auth_push, property::AuthPush::PerIdentity, origin);
    } else if (name.starts_with("REGISTRY_HTTP_TLS_CERTIFICATE") ||
               name.starts_with("REGISTRY_HTTP_TLS_LETSENCRYPT")) {
        registry.set(property::registry::tls, property::Tls::Verified, origin);
    } else if (name == "REGISTRY_STORAGE_DELETE_ENABLED") {
        registry.set(property::registry::delete_restricted, !parseBool(value).value_or(false), origin);
    }
}

} // namespace bulkhead::import
