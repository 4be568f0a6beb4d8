import {delimiter} from 'node:path'
import {findProgram} from '../../src/plan-to-run/find-program.ts'

const commands: Readonly<Record<string, string>> = {
  print: 'printf "value: %s\\n" "$SECRET"',
  error: 'printf "ERROR: refused %s\\n" "$SECRET" >&2',
  pieces: `size=$(( \${#SECRET} / 5 + 1 ))
for part in 0 1 2 3 4; do printf %s "\${SECRET:part*size:size}"; sleep 0.01; done; echo`,
  characters:
    'for (( at = 0; at < 40 && at < ${#SECRET}; at++ )); do printf %s "${SECRET:at:1}"; done; printf %s "${SECRET:40}"',
  folded: `LC_ALL=C.UTF-8
for (( at = 0; at < \${#SECRET}; at += 20 )); do printf '%s\\n' "\${SECRET:at:20}"; done`,
  wrapped: 'printf %s "$SECRET" | base64',
  'wrapped-64': 'printf "%s\\n" "$SECRET" | base64 -w 64',
  'base-64': 'printf %s "$SECRET" | base64 -w 0',
  'base-64-one': 'printf "x%s!" "$SECRET" | base64 -w 0',
  'base-64-two': 'printf "xy%s, and more" "$SECRET" | base64 -w 0',
  'base-64-url': "printf %s \"$SECRET\" | base64 -w 0 | tr '+/' '-_' | tr -d =",
  hex: 'printf %s "$SECRET" | od -An -v -tx1',
  'hex-plain': 'printf %s "$SECRET" | od -An -v -tx1 | tr -d \' \\n\' | tr a-f A-F',
  quoted: 'printf "%q\\n" "$SECRET"',
  'quoted-again': 'printf "%s\\n" "${SECRET@Q}"',
  json: "jq -n '{text: env.SECRET}'",
  'json-ascii': 'python3 -c "import json, os; print(json.dumps(dict(text=os.environ[\'SECRET\'])))"',
  url: "python3 -c \"import os, urllib.parse as p; print(p.quote(os.environ['SECRET']), p.quote_plus(os.environ['SECRET']))\"",
  'json-node': "node -p 'JSON.stringify(process.env.SECRET)'",
  'url-node': "node -p 'encodeURIComponent(process.env.SECRET)'",
  'url-bash': `LC_ALL=C; text=$SECRET
for (( at = 0; at < \${#text}; at++ )); do
  char=\${text:at:1}
  case $char in [a-zA-Z0-9._~-]) printf %s "$char" ;; *) printf '%%%02X' "'$char" ;; esac
done | sed 's/%FFFFFFFFFFFFFF/%/g'`,
  trace: 'set -x; : "$SECRET" "prefix $SECRET"',
  syntax: `( eval "echo ) \${SECRET//$'\\n'/ }" ) || true`,
  'no-file': '( : < "$SECRET" ) || true',
  coloured: `LC_ALL=C.UTF-8; printf '%s\\e[1;31m%s\\e[0m' "\${SECRET:0:9}" "\${SECRET:9}"`,
}

/** Encoders that not every machine has. */
const needs: Readonly<Record<string, string>> = {json: 'jq', 'json-ascii': 'python3', url: 'python3'}

const folders = (process.env.PATH ?? '').split(delimiter)
const canRun = (id: string) => needs[id] === undefined || findProgram(needs[id], folders) !== undefined

/** Commands that print, split and encode `$SECRET`, by a step's id, where the machine has them. None ends with an error. */
export const tellingCommands: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(commands).filter(([id]) => canRun(id)),
)

/** Commands that are left out here, for want of their tool. */
export const missingCommands: readonly string[] = Object.keys(commands).filter((id) => !canRun(id))
