import { createTransport } from 'nodemailer'
import { isMailAddress } from '../kernel/mail-address.ts'
import { SendFault } from './send-fault.ts'

export interface Mail {
  /** Of ours; becomes the Message-ID, so that a mail that is sent twice is known to be one. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface MailPort {
  /**
   * Done when a server has taken it over. Throws SendFault; final, if the server says that it never will (5xx), or
   * where the address is not that of one mailbox: what is read out of it might be somebody else's.
   */
  send(mail: Mail): Promise<void>
  close(): Promise<void>
}

const SECONDS = 1_000

/**
 * Mail over SMTP (`smtp://user:word@host:port`, `smtps://…`), some connections kept open. `from` as people write it:
 * `Một cửa <motcua@tinh.example>`. Without TLS only where the address says smtp: and the server does not offer it.
 */
export function openMail(smtpUrl: string, from: string): MailPort {
  const limits = { connectionTimeout: 10 * SECONDS, greetingTimeout: 10 * SECONDS, socketTimeout: 20 * SECONDS }
  const transport = createTransport({
    url: smtpUrl, pool: true, maxConnections: 2, ...limits, disableFileAccess: true, disableUrlAccess: true,
  })
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    async send({ id, to, subject, text }) {
      if (!isMailAddress(to)) throw new SendFault('no-address', true)
      try {
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, messageId: `<${id}@${domain}>` })
      } catch (error) {
        const { responseCode = 0, code = 'unexpected' } = Object(error) as { responseCode?: number; code?: string }
        const isFinal = responseCode >= 500 && code !== 'EAUTH'
        throw new SendFault(responseCode > 0 ? `smtp-${responseCode}` : code.toLowerCase(), isFinal, error)
      }
    },
    async close() {
      transport.close()
    },
  }
}
