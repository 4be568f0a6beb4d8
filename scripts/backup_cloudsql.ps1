# A backup and an export of the database, as runbooks/backup-restore.md does it.
# Usage: scripts/backup_cloudsql.ps1 [-Environment NAME] [-Options '--unattended','--yes=change']
param(
    [string]$Environment = 'production',
    [string[]]$Options = @()
)
$ErrorActionPreference = 'Stop'
Push-Location (Join-Path $PSScriptRoot '..')
try {
    & npx --no runbook run backup-restore "--environment=$Environment" "--only=look,backup,export" @Options
    exit $LASTEXITCODE
} finally {
    Pop-Location
}
