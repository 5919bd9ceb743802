#!/usr/bin/env bash
# Usage: ./build.sh [Target] [-- arguments for the target]      (targets: see build.cake)
# Only bootstraps: finds the SDK, restores the local tools, and hands over to Cake.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Inside the repository `dotnet --version` obeys global.json, so it fails on an SDK that is too old.
if ! dotnet --version >/dev/null 2>&1; then
    echo "build.sh: the .NET SDK 10.0.100 or newer is needed: https://dotnet.microsoft.com/download/dotnet/10.0" >&2
    exit 1
fi

target="${1:-Quickstart}"
[ $# -gt 0 ] && shift
[ "${1:-}" = "--" ] && shift

dotnet tool restore >/dev/null
exec dotnet cake build.cake --target="$target" --verbosity=minimal -- "$@"
