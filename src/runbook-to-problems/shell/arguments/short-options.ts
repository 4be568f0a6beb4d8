/** Short options of programs that every machine has, GNU's and BSD's together. */
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
}
