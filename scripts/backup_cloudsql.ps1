# A backup and an export of the database, as runbooks/backup-restore.md does it.
# Usage: scripts/backup_cloudsql.ps1 [-Environment NAME] [-Options '--unattended','--yes=change']
# With CmdletBinding a misspelt parameter is refused; without it, production would be backed up instead.
[CmdletBinding()]
param(
    [ValidateNotNullOrEmpty()][string]$Environment = 'production',
    [string[]]$Options = @()
)
$ErrorActionPreference = 'Stop'
# Else a session that turned it on ends here with 1, whatever the exit code was.
$PSNativeCommandUseErrorActionPreference = $false
Push-Location -LiteralPath (Join-Path $PSScriptRoot '..')
try {
    & npx --no runbook run backup-restore "--environment=$Environment" "--only=look,backup,export" @Options
    exit $LASTEXITCODE
} finally {
    Pop-Location
}
