#!/usr/bin/env bash
# Everything that must hold before a change lands, in the order in which it fails fastest.
set -euo pipefail
cd "$(dirname "$0")/.."

npm run --silent check
node scripts/bundle.mjs
npx --no runbook verify

runbooks=(--all)
if ! command -v gcloud >/dev/null; then
  echo 'No gcloud here: only the runbooks that its stand-in covers are rehearsed.'
  runbooks=(backup-restore disaster-recovery)
fi

# The rehearsals run beside the tests, which mostly wait: one world at a time, shown afterwards. They leave evidence,
# which the site that is tested at the end shows.
mkdir -p .runbook
npx --no runbook rehearse "${runbooks[@]}" --jobs 1 >.runbook/rehearsals.log 2>&1 &
rehearsals=$!
trap 'kill "$rehearsals" 2>/dev/null && wait "$rehearsals" || true' EXIT
npx --no vitest run --project unit --project mocking --project cli --project campaign --passWithNoTests
wait "$rehearsals" && status=0 || status=$?
trap - EXIT
if [ "$status" -ne 0 ]; then
  cat .runbook/rehearsals.log
  exit "$status"
fi
tail -n 1 .runbook/rehearsals.log

npm run --silent build
npx --no vitest run --project site
npx --no playwright test
