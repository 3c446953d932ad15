/** Need: a number alone shows little, proof shows more, and nobody finds out by trying. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDossier } from '../modules/dossiers/public.ts'
import { type AttemptLimits, countAttempt } from '../modules/identity/public.ts'
import { sendBirth } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

let portal: PortalServer
let number: string
let token: string
beforeAll(async () => {
  portal = await startPortal()
  const id = await sendBirth(portal.visitor(), portal, 40, 'Đỗ Văn Theo')
  const dossier = await findDossier(portal.rooms.db, id)
  number = dossier?.number ?? ''
  token = dossier?.trackingToken ?? ''
})
afterAll(async () => portal.stop())

test('the number shows state, unit and due date, and nothing that tells of a person or a procedure', async () => {
  const anybody = portal.visitor()
  await anybody.open(`/theo-doi?ma=${encodeURIComponent(` ${number.toLowerCase()} `)}`)
  expect(anybody.page.status).toBe(200)
  expect(anybody.page.text).toContain('Đã nộp, chờ tiếp nhận')
  expect(anybody.page.text).toContain('Nơi giải quyết')
  for (const hidden of [
    'Đăng ký khai sinh', 'Nguyễn Thị Mẫu', 'Đỗ Văn Theo', '28/06/2021', token,
  ]) expect(anybody.page.html).not.toContain(hidden)
})

test('a number typed with blanks, or without its signs and zeros, finds the dossier; an invented one does not', async () => {
  const short = number.replace(/-0+(?=\d+$)/, '-')
  for (const typed of [number.replace(/[.-]/g, ' '), number.replace(/[.-]/g, ''), short]) {
    const { status, path } = await portal.visitor().open(`/theo-doi?ma=${encodeURIComponent(typed)}`)
    expect([status, path]).toEqual([200, `/theo-doi/${number}`])
  }
  expect((await portal.visitor().open('/theo-doi?ma=H99+99+210625+1')).status).toBe(404)
  portal.machineClock.forward(61) // these looks count among the tries
})

test('the token of the QR code shows what happens until when, and no name', async () => {
  const { text } = await portal.visitor().open(`/theo-doi/${number}?t=${token}`)
  expect(text).toContain('Đăng ký khai sinh')
  expect(text).toContain('09:00 thứ Hai 28/06/2021')
  expect(text).not.toContain('Nguyễn Thị Mẫu')
  const wrong = await portal.visitor().open(`/theo-doi/${number}?t=${token.slice(0, -1)}`)
  expect(wrong.text).not.toContain('Đăng ký khai sinh')
})

test('the last four digits of the number show the same; wrong ones leave what stood there, and say so', async () => {
  const applicant = portal.visitor()
  await applicant.open(`/theo-doi/${number}`)
  await applicant.submit(`/theo-doi/${number}`, { 'so-cuoi': '0040' })
  expect(applicant.page.text).toContain('Đăng ký khai sinh')

  const stranger = portal.visitor()
  await stranger.open(`/theo-doi/${number}`)
  await stranger.submit(`/theo-doi/${number}`, { 'so-cuoi': '9999' })
  expect(stranger.page.status).toBe(422)
  expect(stranger.page.text).toContain('Đã nộp, chờ tiếp nhận')
  expect(stranger.page.html).toContain('<a href="#so-cuoi">Bốn số cuối không đúng.')
  expect(stranger.page.text).not.toContain('Đăng ký khai sinh')
  // The field is still there to be tried again.
  await stranger.submit(`/theo-doi/${number}`, { 'so-cuoi': '0040' })
  expect(stranger.page.text).toContain('Đăng ký khai sinh')
})

test('digits for a number that does not exist are answered as the number alone is', async () => {
  const stranger = portal.visitor()
  const { fields } = await stranger.open(`/theo-doi/${number}`).then(() =>
    stranger.prepare(`/theo-doi/${number}`, { 'so-cuoi': '9999' }))
  const unknown = number.replace(/\d$/, '9')
  const posted = await stranger.post(`/theo-doi/${unknown}`, fields)
  const looked = await stranger.open(`/theo-doi/${unknown}`)
  expect([posted.status, looked.status]).toEqual([404, 404])
  expect(posted.text).toBe(looked.text)
})

test('tries are counted by number and address before anything is looked up, and a limit ends by itself', async () => {
  const guesser = portal.visitor()
  const other = `${number.slice(0, -4)}7777`
  // The policy of the data: 10 tries of one address on one number within 60 minutes.
  for (let nth = 1; nth <= 10; nth += 1) expect((await guesser.open(`/theo-doi/${other}`)).status).toBe(404)
  const refused = await guesser.open(`/theo-doi/${other}`)
  expect(refused.status).toBe(429)
  expect(refused.text).toContain('hãy đợi 60 phút')
  portal.machineClock.forward(61)
  expect((await guesser.open(`/theo-doi/${other}`)).status).toBe(404)
})

test('looks at the number from everywhere do not shut out whoever holds its token', async () => {
  const { db, directory } = portal.rooms
  const limits = directory.on('2021-06-25').policy('tracking-attempts')?.value as AttemptLimits
  const machineNow = portal.machineClock.now()
  // Other addresses use up what the number bears; what they try is an invented token as well as none.
  for (let nth = 0; nth < limits.onOne; nth += 1) {
    const sender = { requestId: crypto.randomUUID(), fromAddr: `198.51.100.${String(nth)}` }
    await countAttempt(db, sender, { kind: 'tracking', on: number, limits, machineNow })
    await countAttempt(db, sender, { kind: 'tracking-token', on: `${number} invented`, limits, machineNow })
  }
  expect((await portal.visitor().open(`/theo-doi/${number}`)).status).toBe(429)
  const holder = await portal.visitor().open(`/theo-doi/${number}?t=${token}`)
  expect([holder.status, holder.text.includes('Đăng ký khai sinh')]).toEqual([200, true])
  // A token that is wrong is a look at the number.
  expect((await portal.visitor().open(`/theo-doi/${number}?t=${token.slice(0, -1)}`)).status).toBe(429)
  portal.machineClock.forward(61)
  expect((await portal.visitor().open(`/theo-doi/${number}`)).status).toBe(200)
})

test('looks with the right token are counted too, and end by themselves', async () => {
  const holder = portal.visitor()
  const address = `/theo-doi/${number}?t=${token}`
  for (let nth = 1; nth <= 10; nth += 1) expect((await holder.open(address)).status).toBe(200)
  expect((await holder.open(address)).status).toBe(429)
  portal.machineClock.forward(61)
  expect((await holder.open(address)).status).toBe(200)
})
