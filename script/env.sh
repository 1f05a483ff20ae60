# Sourced by the other scripts: where the tools are, and how to say that something is wrong.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Also from a bare environment: what cargo and npm installed. Versions pinned by this repository come first.
export PATH="$root/tests/e2e/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}"
export CHROMIUM="${CHROMIUM:-/usr/bin/chromium}"
export CHROMEDRIVER="${CHROMEDRIVER:-/usr/bin/chromedriver}"

have() { command -v "$1" >/dev/null 2>&1; }
fail() { echo "$(basename "$0"): $*" >&2; exit 1; }
