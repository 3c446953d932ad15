import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type pg from 'pg'
import type { Client } from '../../client.ts'
import { untilJobsRest } from '../settled.ts'

interface Mail { readonly to: readonly string[]; readonly head: string }

/** A real mail server that takes everything and keeps it. */
export interface MailSink { readonly url: string; readonly mails: readonly Mail[]; close(): Promise<void> }

export async function openMailSink(): Promise<MailSink> {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      textOf(stream).then((raw) => {
        const [head = ''] = raw.replace(/\r\n[ \t]+/g, ' ').split('\r\n\r\n')
        mails.push({ to: envelope.rcptTo.map(({ address }) => address), head })
        done(null)
      }, done)
    },
  })
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, mails,
    close: () => new Promise((closed) => { server.close(closed) }),
  }
}

const OWN = 'mau@example.vn'
const FORGED = '\r\nBcc: ke-gian@example.vn\r\nX-Forged: co\r\n\r\n'
/** Addresses that the table lets stand, each of which some mailer takes for two, for another, or for a header. */
const ADDRESSES = [
  'ke-gian,mau@example.vn', '<ke-gian@example.vn', 'mau@example.vn>,ke-gian', '"ke-gian"<mau@example.vn',
  'mau@example.vn;ke-gian',
  'mau(ke-gian)@example.vn', 'mau%0d%0aBcc:ke-gian@example.vn', '=?utf-8?q?ke-gian=40example.vn?=@example.vn',
]
/** Every head that a mail of ours has. */
const HEADS =
  /^(from|to|subject|message-id|date|mime-version|content-type|content-transfer-encoding|auto-submitted|x-auto-response-suppress|precedence|list-[a-z-]+):/i

/**
 * Breaks of lines in what subject and text are made of, and addresses that are more than one, as if some door had taken
 * them; then what the mail server was given. Answers what is wrong; the mails that came to the own address must be
 * there.
 */
export async function forgeMails(
  client: Client, database: pg.Pool,
  { mails, cookie, dossier, applicantId }: {
    mails: readonly Mail[]; cookie: string; dossier: string; applicantId: string
  },
): Promise<string[]> {
  const tell = async () => {
    await client.json('POST', `/api/dossiers/${dossier}/talk`, {
      cookie, body: { circle: 'applicant', text: `Mời xem ${randomUUID()}${FORGED}` },
    })
    await untilJobsRest(database)
  }
  await database.query('set session_replication_role = replica')
  await database.query('update notifications.template set subject = subject || $1, text = text || $1', [FORGED])
  for (const address of [OWN, ...ADDRESSES]) {
    await database.query('update identity.person set email = $1, full_name = $2 where public_id = $3', [
      address, `Nguyễn${FORGED}`, applicantId,
    ])
    await tell()
  }
  await database.query('reset session_replication_role')
  const wrong = mails.flatMap(({ to, head }) => [
    ...to.filter((one) => /ke-gian@example\.vn$/i.test(one) && !one.includes('%')).map((one) => `sent to ${one}`),
    ...head.split('\r\n').filter((line) => !HEADS.test(line)).map((line) => `head ${line.slice(0, 60)}`),
  ])
  return mails.some(({ to }) => to.includes(OWN)) ? wrong : [...wrong, 'no mail came at all']
}
