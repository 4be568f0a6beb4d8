const own = new Set(
  `_ IFS PWD OLDPWD SHLVL RANDOM SRANDOM SECONDS LINENO EPOCHSECONDS EPOCHREALTIME UID EUID PPID GROUPS HOSTNAME
  HOSTTYPE OSTYPE MACHTYPE OPTARG OPTIND OPTERR REPLY MAPFILE COPROC PIPESTATUS FUNCNAME DIRSTACK SHELL SHELLOPTS PS1 PS4
  COLUMNS LINES`.split(/\s+/),
)

/** True for names that the shell itself gives a value. */
export function isShellName(name: string): boolean {
  return own.has(name) || /^(BASH|COMP)[A-Z_]*$|^LC_[A-Z]+$/.test(name)
}
