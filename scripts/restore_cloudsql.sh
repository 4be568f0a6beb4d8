#!/usr/bin/env bash
# Imports an export into a new instance, as runbooks/backup-restore.md does it. Nothing existing is overwritten.
# Usage: scripts/restore_cloudsql.sh gs://BUCKET/FILE [ENVIRONMENT] [OPTION OF runbook run]...
set -euo pipefail
if test -z "${1:-}"; then
  echo 'Name the export: gs://BUCKET/FILE' >&2
  exit 2
fi
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
file="$1"
environment="${2-production}" # an empty name is refused: it is no wish for production
exec npx --no runbook run backup-restore "--environment=$environment" "--input=BACKUP_FILE=$file" \
  "--only=look,file,connection,backup,backup-id,create-drill,drill-address,drill-connection,restore" \
  "--only=import-database,import-connection,import,count-imported" "${@:3}"
