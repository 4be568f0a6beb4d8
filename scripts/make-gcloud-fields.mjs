// Writes the names of the fields that Google's APIs answer with, for the formats and filters of our commands. Needs
// gcloud; run it after a new SDK or with a new API: node scripts/make-gcloud-fields.mjs
import {execFileSync} from 'node:child_process'
import {readdirSync, readFileSync, realpathSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

const outfile = 'src/runbook-to-problems/gcloud/fields.json'
/** The APIs behind the commands of our pages. */
const apis =
  'artifactregistry/v1 billingbudgets/v1 cloudkms/v1 cloudresourcemanager/v1 cloudscheduler/v1 compute/v1 containeranalysis/v1 iam/v1 logging/v2 monitoring/v3 pubsub/v1 recommender/v1 redis/v1 run/v1 run/v2 secretmanager/v1 servicenetworking/v1 serviceusage/v1 sqladmin/v1beta4 storage/v1'.split(
    ' ',
  )
const sdk = join(realpathSync(execFileSync('which', ['gcloud'], {encoding: 'utf8'}).trim()), '../..')
const clients = join(sdk, 'lib/googlecloudsdk/generated_clients/apis')

const names = apis.flatMap((api) => {
  const folder = join(clients, api)
  const file = readdirSync(folder).find((name) => name.endsWith('_messages.py'))
  const text = readFileSync(join(folder, file), 'utf8')
  return [...text.matchAll(/^ +([a-z]\w*) = _messages\.\w+Field\(/gm)].map(([, name]) => name)
})
const fields = [...new Set(names)].sort()
const version = readFileSync(join(sdk, 'VERSION'), 'utf8').trim()
writeFileSync(outfile, `${JSON.stringify({sdk: version, fields})}\n`)
console.log(`${outfile}: ${fields.length} names of SDK ${version}`)
