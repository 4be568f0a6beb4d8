import {nearest} from '../../../../plugins/remark-runbook/index.ts'
import type {Misfit} from './misfit.ts'

const schemes =
  `http https gs s3 ftp ftps sftp ssh git file postgres postgresql redis rediss ws wss smtp smtps docker oci
  bq ldap ldaps amqp mongodb mysql tcp udp unix jdbc`.split(/\s+/)

/** Addresses of a code whose scheme is nearly one that addresses have. ex: `htps://` */
export function findBadSchemes(code: string): readonly Misfit[] {
  return [...code.matchAll(/(?<=[\s"'=(])([a-z]{1,8}):\/\/(?=[\w$])/g)].flatMap(({1: scheme = '', index}) => {
    if (schemes.includes(scheme)) return []
    const meant = /^[gs]$/.test(scheme) ? 'gs' : nearest(scheme, schemes)
    if (meant === undefined) return []
    return [{start: index, message: `\`${scheme}://\` is no address; \`${meant}://\` is meant`}]
  })
}
