#!/usr/bin/env bash
# A backup and an export of the database, as runbooks/backup-restore.md does it.
# Usage: scripts/backup_cloudsql.sh [ENVIRONMENT] [OPTION OF runbook run]...
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
environment="${1-production}" # an empty name is refused: it is no wish for production
exec npx --no runbook run backup-restore "--environment=$environment" \
  "--only=look,backup,export" "${@:2}"
