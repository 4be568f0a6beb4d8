import {createServer, type Socket} from 'node:net'
import {createInterface} from 'node:readline'
import type {Delivery} from './webhook-sink.ts'

/** A loopback mail server that keeps what it takes and sends nothing on. */
export interface MailSink {
  readonly port: number
  close(): Promise<void>
}

/** Starts the mail server on a free port; `record` gets each message once for all its recipients. */
export async function startMailSink(record: (delivery: Delivery) => void): Promise<MailSink> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // A client that breaks off is no trouble of the sink.
    socket.on('error', () => {})
    receiveMail(socket, record)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as {port: number}
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return {port: address.port, close}
}

function receiveMail(socket: Socket, record: (delivery: Delivery) => void): void {
  let recipients: string[] = []
  let message: string[] | undefined
  socket.write('220 rehearsal ready\r\n')
  createInterface({input: socket, crlfDelay: Number.POSITIVE_INFINITY}).on('line', (line) => {
    if (message && line !== '.') {
      message.push(line.startsWith('.') ? line.slice(1) : line)
      return
    }
    if (message) {
      record({
        sink: 'mail',
        target: recipients.join(', '),
        at: new Date().toISOString(),
        text: message.join('\n'),
      })
      recipients = []
    }
    const reply = message ? '250 kept' : answerCommand(line, recipients)
    message = reply.startsWith('354') ? [] : undefined
    socket.write(`${reply}\r\n`)
    if (reply.startsWith('221')) socket.end()
  })
}

function answerCommand(line: string, recipients: string[]): string {
  const [verb = ''] = line.toUpperCase().split(/[\s:]/)
  if (verb === 'RCPT') recipients.push(/<([^>]*)>/.exec(line)?.[1] ?? '')
  if (verb === 'DATA') return recipients.length > 0 ? '354 end with a dot' : '503 no recipient'
  if (verb === 'QUIT') return '221 bye'
  return ['EHLO', 'HELO', 'MAIL', 'RCPT', 'RSET', 'NOOP'].includes(verb) ? '250 ok' : '502 not known here'
}
