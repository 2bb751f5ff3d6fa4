// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

// Values as systemd and podman write them, in the form that a compose file has. What is not understood stays.
namespace bulkhead::import::quadlet {

std::string asTruth(const std::string &value); // "on", "1", "yes": "true"
bool isTrue(const std::string &value);
std::string logDriver(const std::string &value); // those that keep the log on the host are one to the model
std::string pullPolicy(const std::string &value);
std::string restartPolicy(const std::string &value); // "on-abnormal": "on-failure"
std::string memoryLimit(const std::string &value);   // "512M"; "infinity" is no limit
// "docker.io/library/redis:7" of "docker://docker.io/library/redis:7"; empty of a file
// ("oci-archive:/srv/x.tar"). Source: containers-transports(5).
std::string imageName(const std::string &value);
std::string processors(const std::string &value); // "150%" of one is "1.50"; empty: no percentage

} // namespace bulkhead::import::quadlet
