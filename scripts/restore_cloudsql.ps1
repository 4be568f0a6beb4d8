# Imports an export into a new instance, as runbooks/backup-restore.md does it. Nothing existing is overwritten.
# Usage: scripts/restore_cloudsql.ps1 -BackupFile gs://BUCKET/FILE [-Environment NAME] [-Options '--unattended']
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)][string]$BackupFile,
    [ValidateNotNullOrEmpty()][string]$Environment = 'production',
    [string[]]$Options = @()
)
$ErrorActionPreference = 'Stop'
# Else a session that turned it on ends here with 1, whatever the exit code was.
$PSNativeCommandUseErrorActionPreference = $false
Push-Location -LiteralPath (Join-Path $PSScriptRoot '..')
try {
    & npx --no runbook run backup-restore "--environment=$Environment" "--input=BACKUP_FILE=$BackupFile" `
        "--only=look,file,connection,backup,backup-id,create-drill,drill-address,drill-connection,restore" `
        "--only=import-database,import-connection,import,count-imported" @Options
    exit $LASTEXITCODE
} finally {
    Pop-Location
}
