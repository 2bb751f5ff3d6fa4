// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <utility>
#include <vector>

// Telling credentials apart from ordinary settings, in environment variables, configuration objects and
// command lines. Nothing here keeps or prints a value.
namespace bulkhead::import {

// Whether a setting of this name holds a credential itself ("DB_PASSWORD", "aws_access_key_id", "pwd"), and
// not a file, a name, a policy or a lifetime of one ("POSTGRES_PASSWORD_FILE", "TOKEN_EXPIRY").
bool namesCredential(std::string_view name);

// The value of the first parameter of a URL that names a credential ("…?user=a&password=b"), be it the
// credential or a variable that stands for it; empty when there is none.
std::string_view queryCredential(std::string_view url);

// Whether a value is a credential by its own form, whatever its name: a private key, a bearer token, an
// access key of a known provider, a URL with a password.
bool looksLikeCredential(std::string_view value);

// The names and values of a text that is a list of settings and nothing else, two at least, as connection
// strings of databases are: "Server=db;User Id=app;Password=…" (';'), "host=db user=app password=…" (' ').
// Empty when it is none.
std::vector<std::pair<std::string_view, std::string_view>> settingsOf(std::string_view text, char separator);

// Whether a value is none to those who read the file: encrypted by SOPS, or a reference to a store of secrets
// (of Bank-Vaults, vals, 1Password).
bool isKeptElsewhere(std::string_view value);

// Whether a setting states a credential in clear: by its value, or by its name with a value that is no
// switch, path or reference to another place.
bool statesCredential(std::string_view name, std::string_view value);

// Whether a setting holds a password that products come with or that anyone tries first ("postgres",
// "changeme"), by itself or within a URL.
bool statesGuessablePassword(std::string_view name, std::string_view value);

// Whether a file kept under one key ("application.properties") states a credential in one of its lines.
bool textStatesCredential(std::string_view text);

} // namespace bulkhead::import
