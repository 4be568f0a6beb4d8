import {nearest} from '../../../../plugins/remark-runbook/index.ts'

const schemes =
  `http https gs s3 ftp ftps sftp ssh git file postgres postgresql redis rediss ws wss smtp smtps docker oci
  bq ldap ldaps amqp mongodb mysql tcp udp unix jdbc`.split(/\s+/)

/** An address whose scheme is nearly one that addresses have. */
export interface BadScheme {
  readonly start: number
  readonly scheme: string
  readonly meant: string
}

/** Addresses of a code whose scheme is misspelt. ex: `htps://` */
export function findBadSchemes(code: string): readonly BadScheme[] {
  return [...code.matchAll(/(?<=[\s"'=(])([a-z]{1,8}):\/\/(?=[\w$])/g)].flatMap(({1: scheme = '', index}) => {
    if (schemes.includes(scheme)) return []
    const meant = /^[gs]$/.test(scheme) ? 'gs' : nearest(scheme, schemes)
    return meant === undefined ? [] : [{start: index, scheme, meant}]
  })
}
