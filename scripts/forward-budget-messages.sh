#!/usr/bin/env bash
# Brings the budget messages that wait in billing-alerts-reader into the chat. A budget repeats itself several times a
# day, so each threshold is told once a call. A message is acknowledged only after the chat has answered.
# Needs PROJECT and NOTIFY_WEBHOOK_URL.
set -euo pipefail
shopt -s inherit_errexit

messages=$(gcloud pubsub subscriptions pull billing-alerts-reader --project="$PROJECT" --limit=100 \
  --format='value(ackId,message.data.encode(base64))')
if test -z "$messages"; then
  echo 'No budget message waits.'
  exit 0
fi

# The value of one field of a message, '' without it. Quotes and backslashes end it, so it cannot leave its JSON text.
field() {
  sed -nE "s/.*\"$1\": *\"?([^\",}\\\\]*).*/\1/p" <<<"$2"
}

lines=$(while IFS=$'\t' read -r _ data; do
  # Encoded once by the API, in the alphabet of addresses, and once more above, so that a message stays one line.
  message=$(base64 -d <<<"$data" | tr -- '-_' '+/' | base64 -d | tr '\n' ' ')
  budget=$(field budgetDisplayName "$message")
  spent=$(field alertThresholdExceeded "$message")
  forecast=$(field forecastThresholdExceeded "$message")
  if test -n "$spent"; then echo "Budget $budget: $spent of it is spent."; fi
  if test -n "$forecast"; then echo "Budget $budget: the forecast passes $forecast of it."; fi
done <<<"$messages" | sort -u)

while read -r line; do
  if test -z "$line"; then continue; fi
  printf 'url = "%s"\n' "$NOTIFY_WEBHOOK_URL" |
    curl -fsS --max-time 20 --config - --header 'content-type: application/json' --data "{\"text\": \"$line\"}"
  echo " $line"
done <<<"$lines"

gcloud pubsub subscriptions ack billing-alerts-reader --project="$PROJECT" --ack-ids="$(cut -f1 <<<"$messages" | paste -sd, -)"
