import type {Closing} from './closing.ts'
import {type MailSink, startMailSink} from './mail-sink.ts'
import {type LocalProxy, type ProxyOptions, startProxy} from './proxy.ts'
import type {Delivery} from './webhook-sink.ts'
import {writeCertificate} from './world-folder.ts'

/** Where steps reach the world. */
export interface Doors {
  readonly proxyPort: number
  readonly smtpPort: number
}

/** Opens the proxy and the mail server, and puts the proxy's certificate into the world's folder. */
export async function openDoors(
  options: ProxyOptions & {root: string; closing: Closing; deliver: (delivery: Delivery) => void},
): Promise<Doors> {
  const {closing} = options
  const proxy: LocalProxy = closing.keep(await startProxy(options), (one) => one.close())
  const mail: MailSink = closing.keep(await startMailSink(options.deliver), (one) => one.close())
  await writeCertificate(options.root, proxy.certificate)
  return {proxyPort: proxy.port, smtpPort: mail.port}
}
