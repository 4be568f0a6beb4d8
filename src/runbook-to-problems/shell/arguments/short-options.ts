/** Short options of programs that every machine has, GNU's and BSD's together, and of some that pages name. */
export const shortOptions: Readonly<Record<string, string>> = {
  grep: 'EFGPRUVHTZabcdefhilmnoqrsuvwxyzABCDILJMOpS0123456789',
  sed: 'EnreiflsuzabV',
  head: 'cnqvz0123456789',
  tail: 'cnqvzfFrsb0123456789',
  sort: 'bdfgihkmnorRsStTuVzcCM',
  uniq: 'cdDfiswuz',
  tr: 'cCdstu',
  wc: 'clmLw',
  cut: 'bcdfnsz',
  date: 'dfIrRsujvz',
  base64: 'dDwibo',
  read: 'adeinNprstuE',
  sleep: '',
  tee: 'aip',
  comm: '123iz',
  curl: 'aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwxXyYzZ',
  cat: 'AbeElnstTuv',
  mkdir: 'mpvZ',
  paste: 'dsz',
  jq: 'acCefhjLMnrRsSV',
  'docker run': 'acdehilmpPqtuvw',
  'zap-api-scan.py': 'tfcugmnrJwxlhdaijSpszPDTIOU',
}

/** Those of them that take a value, stuck to them or in the next word. */
export const valueOptions: Readonly<Record<string, string>> = {
  curl: 'AbcCdDeEFHKmoPQrtTuUwxXyYz',
  'docker run': 'acehlmpuvw',
  'zap-api-scan.py': 'tfcugmnrJwxlpzPDTU',
}
