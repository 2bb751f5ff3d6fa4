#pragma once

#include <string_view>

// The few properties that the picture itself depends on; all others are the vocabulary's business.
namespace bulkhead::diagram::property {

inline constexpr std::string_view networks = "networks";
inline constexpr std::string_view protocol = "protocol";
inline constexpr std::string_view port = "port";
inline constexpr std::string_view encryption = "encryption";
inline constexpr std::string_view storeType = "store_type";
inline constexpr std::string_view boundaryType = "boundary_type";
inline constexpr std::string_view entityType = "entity_type";
inline constexpr std::string_view technology = "technology";

} // namespace bulkhead::diagram::property
