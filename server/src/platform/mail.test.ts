/**
 * Need: mail leaves by a real server, in Vietnamese, and what a server refuses for good is told apart from a bad hour.
 */
import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from './free-ports.ts'
import { type MailPort, openMail } from './mail.ts'

const inbox: { to: string[]; raw: string }[] = []
const ours = {
  id: '5f0c1a52-7b7e-4d3c-9c58-123456789012', subject: 'Hồ sơ Z99-1 đã được tiếp nhận',
  text: 'Kính gửi Ông/Bà,\nHồ sơ đã được tiếp nhận.',
}
let server: SMTPServer
let mail: MailPort
let port: number

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username, password }, _, done) {
      if (username === 'motcua' && password === 'word') done(null, { user: username })
      else done(Object.assign(new Error('bad login'), { responseCode: 535 }))
    },
    onRcptTo({ address }, _, done) {
      const code = { 'gone@example.vn': 550, 'busy@example.vn': 451 }[address]
      done(code === undefined ? null : Object.assign(new Error('not now'), { responseCode: code }))
    },
    onData(stream, { envelope }, done) {
      textOf(stream).then((raw) => {
        inbox.push({ to: envelope.rcptTo.map(({ address }) => address), raw })
        done(null, 'stored')
      }, done)
    },
  })
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  port = (server.server.address() as AddressInfo).port
  mail = openMail(`smtp://motcua:word@127.0.0.1:${port}`, 'Một cửa <motcua@tinh.example>')
})
afterAll(async () => {
  await mail.close()
  await new Promise<void>((closed) => { server.close(closed) })
})

test('a mail arrives with its subject, text and an id that is ours', async () => {
  await mail.send({ ...ours, to: 'mau@example.vn' })
  const [{ to, raw } = { to: [], raw: '' }] = inbox
  expect(to).toEqual(['mau@example.vn'])
  expect(raw).toContain(`Message-ID: <${ours.id}@tinh.example>`)
  expect(wordsOf(raw)).toContain(ours.subject)
  expect(Buffer.from(raw.split('\r\n\r\n')[1] ?? '', 'base64').toString() + raw).toMatch(
    /Kính gửi|K=C3=ADnh g=E1=BB=ADi/,
  )
})

test('a subject or an address cannot bring headers or people of its own', async () => {
  inbox.length = 0
  await mail.send({ ...ours, to: 'mau@example.vn', subject: 'a\r\nBcc: other@example.vn' })
  for (const to of ['mau@example.vn, other@example.vn', '<other@example.vn', '"mau"<other@example.vn>'])
    await expect(mail.send({ ...ours, to })).rejects.toMatchObject({ code: 'no-address', isFinal: true })
  expect(inbox.flatMap(({ to }) => to)).not.toContain('other@example.vn')
  expect(inbox[0]?.raw).not.toMatch(/^Bcc:/m)
})

test('no such mailbox is final; a busy one, a wrong password and no server are not', async () => {
  await expect(mail.send({ ...ours, to: 'gone@example.vn' })).rejects.toMatchObject({ code: 'smtp-550', isFinal: true })
  await expect(mail.send({ ...ours, to: 'busy@example.vn' })).rejects.toMatchObject({
    code: 'smtp-451', isFinal: false,
  })
  const wrong = openMail(`smtp://motcua:other@127.0.0.1:${port}`, 'motcua@tinh.example')
  await expect(wrong.send({ ...ours, to: 'mau@example.vn' })).rejects.toMatchObject({
    code: 'smtp-535', isFinal: false,
  })
  await wrong.close()
  const nobody = openMail(`smtp://127.0.0.1:${await freePort()}`, 'motcua@tinh.example')
  await expect(nobody.send({ ...ours, to: 'mau@example.vn' })).rejects.toMatchObject({ isFinal: false })
  await nobody.close()
})

/** Encoded words of RFC 2047 in what is otherwise a line of headers. */
function wordsOf(raw: string): string {
  return raw.replace(/\r\n /g, ' ')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString()
        : decodeURIComponent(word.replaceAll('_', ' ').replaceAll('%', '%25').replaceAll('=', '%')),
    )
}
