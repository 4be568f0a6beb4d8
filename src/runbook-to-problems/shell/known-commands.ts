const words = (text: string) => new Set(text.split(/\s+/))

/** Builtins and keywords of bash: they start no program. */
export const builtins =
  words(`. : [ [[ alias bg bind break builtin caller cd command compgen complete continue
  declare dirs disown echo enable eval exec exit export false fc fg getopts hash help history jobs kill let local
  logout mapfile popd printf pushd pwd read readarray readonly return set shift shopt source suspend test time
  times trap true type typeset ulimit umask unalias unset wait`)

/** Programs that every supported machine has, so that no runbook need name them in `requires`. */
export const alwaysThere =
  words(`awk base64 basename bash cat chmod chown cksum cmp comm cp cut date dd df diff
  dirname du env expr find fold grep egrep fgrep gunzip gzip head hostname id install join kill ln logname ls mkdir
  mkfifo mktemp mv nl nohup od paste ps readlink realpath rm rmdir sed seq sh sleep sort split stat sum sync tac tail
  tar tee test timeout touch tr truncate tty uname uniq uptime wc which whoami xargs yes zcat`)

/** Programs that start the command in their arguments. */
export const wrappers = words(
  'sudo doas env time timeout nohup nice ionice exec command builtin xargs setsid stdbuf watch',
)

/** Programs that pages often name: a name that is nearly one of them is a misspelling. */
export const commonTools =
  words(`ansible apk apt apt-get brew cargo composer crontab docker docker-compose dotnet firebase
  flyctl gcc git go gpg gradle helm hey iptables java jq k6 keytool kill kubectl locust lsof make man mkdir mvn mysql nano netstat nc
  node npm npx openssl packer perl php pip pip3 pnpm poetry podman pulumi python python3 redis-cli rg ruby runbook rustc
  service shellcheck skopeo ss sqlite3 strace supervisorctl systemctl tcpdump terraform terragrunt tofu top traceroute
  tsc tsx unzip uv uvicorn vault vi vim wscat yarn yq zip gcloud gsutil bq curl wget psql aws az gh pg_dump pg_restore pg_isready dig host
  nslookup ssh scp rsync cloud-sql-proxy cloud_sql_proxy ab wrk pytest alembic gunicorn pwsh journalctl ip ping date`)

/** Programs whose answer comes from a network, so that it may be missing. */
export const networkTools = words(`gcloud gsutil bq curl wget psql kubectl aws az gh helm terraform redis-cli
  pg_dump pg_isready dig host nslookup ssh scp rsync`)
