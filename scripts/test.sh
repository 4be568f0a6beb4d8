#!/usr/bin/env bash
# Everything that must hold before a change lands, in the order in which it fails fastest.
set -euo pipefail
cd "$(dirname "$0")/.."

# A rehearsal leaves evidence, which the site that is tested afterwards shows.
npm run --silent check
npx --no vitest run --project unit --project cli --project campaign --passWithNoTests
npx --no runbook verify
if command -v gcloud >/dev/null; then
  npx --no runbook rehearse --all
else
  echo 'No gcloud here: only the runbooks that its stand-in covers are rehearsed.'
  npx --no runbook rehearse backup-restore disaster-recovery
fi
npm run --silent build
npx --no vitest run --project site
npx --no playwright test
