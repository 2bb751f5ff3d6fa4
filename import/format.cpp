#include "import/import.h"

namespace bulkhead::import {

std::string_view formatName(Format format)
{
    switch (format) {
    case Format::Unknown:
        return "unknown";
    case Format::NativeModel:
        return "bulkhead";
    case Format::Compose:
        return "compose";
    case Format::Kubernetes:
        return "kubernetes";
    case Format::DockerInspect:
        return "docker-inspect";
    case Format::Dockerfile:
        return "dockerfile";
    case Format::EnvFile:
        return "env-file";
    case Format::ThreatDragon:
        return "threat-dragon";
    case Format::OpenThreatModel:
        return "otm";
    case Format::MicrosoftTm7:
        return "tm7";
    case Format::TmLibrary:
        return "tm-library";
    }
    return "unknown";
}

} // namespace bulkhead::import
