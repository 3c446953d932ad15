/** Need: a number alone shows little, proof shows more, and nobody finds out by trying. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findDossier } from '../modules/dossiers/public.ts'
import { type AttemptLimits, countAttempt } from '../modules/identity/public.ts'
import { sendBirth, signInAs } from '../../test/portal-birth.ts'
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
// Tries of one test count in no other.
beforeEach(() => portal.machineClock.forward(61))

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
})

test('the token of the QR code holds 128 random bits', () => {
  expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
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

const limitsHere = () =>
  portal.rooms.directory.on('2021-06-25').policy('tracking-attempts')?.value as AttemptLimits
const fromElsewhere = (nth: number) => ({ requestId: crypto.randomUUID(), fromAddr: `198.51.100.${String(nth)}` })

/** Guesses digits, as the form of the page does. Answers the statuses. */
async function guess(of: string, times: number, digits = '9999', address?: string): Promise<number[]> {
  const guesser = portal.visitor(address)
  await guesser.open(`/theo-doi/${number}`)
  const { fields } = guesser.prepare(`/theo-doi/${number}`, { 'so-cuoi': digits })
  const statuses: number[] = []
  for (let nth = 0; nth < times; nth += 1) statuses.push((await guesser.post(`/theo-doi/${of}`, fields)).status)
  return statuses
}

test('wrong digits are counted by number and address, of numbers that do not exist too, and a limit ends by itself', async () => {
  const { onOneFromOne } = limitsHere()
  const wrong = (status: number) => Array<number>(onOneFromOne).fill(status)
  expect(await guess(number, onOneFromOne + 1)).toEqual([...wrong(422), 429])
  expect(await guess(number, 1, '0040')).toEqual([429]) // nobody learns whether this one would have been right
  expect(await guess(`${number.slice(0, -4)}7777`, onOneFromOne + 1)).toEqual([...wrong(404), 429])
  // What the number alone shows is shown all the same, here and elsewhere.
  expect((await portal.visitor().open(`/theo-doi/${number}`)).status).toBe(200)
  portal.machineClock.forward(61)
  expect(await guess(number, 1)).toEqual([422])
})

test('one who guesses wrong keeps nobody at another address from the right digits', async () => {
  const { onOneFromOne } = limitsHere()
  expect((await guess(number, onOneFromOne + 1, '9999', '198.51.100.7')).at(-1)).toBe(429)
  expect(await guess(number, 1, '0040', '203.0.113.9')).toEqual([200])
  portal.machineClock.forward(61)
})

test('right digits do not count, however often', async () => {
  const { onOneFromOne } = limitsHere()
  expect(new Set(await guess(number, onOneFromOne + 2, '0040'))).toEqual(new Set([200]))
})

test('one address looks again and again at one number, and cannot walk through numbers for ever', async () => {
  const { fromOne } = limitsHere()
  const walker = portal.visitor()
  for (let nth = 0; nth < 30; nth += 1) expect((await walker.open(`/theo-doi/${number}`)).status).toBe(200)
  for (let nth = 30; nth < fromOne; nth += 1)
    expect((await walker.open(`/theo-doi/${number.slice(0, -4)}${String(7_000 + nth)}`)).status).toBe(404)
  const refused = await walker.open(`/theo-doi/${number}`)
  expect(refused.status).toBe(429)
  expect(refused.text).toContain('hãy đợi 60 phút')
  // Who is signed in and looks at their own is not kept out by it, and another person is.
  const mother = portal.visitor()
  await mother.open('/dang-nhap')
  await signInAs(mother, portal, 40)
  expect(await mother.open(`/theo-doi/${number}`)).toMatchObject({
    status: 200, text: expect.stringContaining('Đăng ký khai sinh') as string,
  })
  const stranger = portal.visitor()
  await sendBirth(stranger, portal, 41, 'Đỗ Thị Lạ')
  expect((await stranger.open(`/theo-doi/${number}`)).status).toBe(429)
})

test('guesses from everywhere shut out neither looks nor whoever holds the token', async () => {
  const { db } = portal.rooms
  const limits = limitsHere()
  const machineNow = portal.machineClock.now()
  for (let nth = 0; nth < limits.onOne; nth += 1) {
    const tries = { limits, machineNow }
    await countAttempt(db, fromElsewhere(nth), { kind: 'tracking', on: `${number} digits`, ...tries })
    await countAttempt(db, fromElsewhere(nth), { kind: 'tracking-token', on: `${number} invented`, ...tries })
  }
  expect(await guess(number, 1)).toEqual([429])
  expect((await portal.visitor().open(`/theo-doi/${number}`)).status).toBe(200)
  const holder = await portal.visitor().open(`/theo-doi/${number}?t=${token}`)
  expect([holder.status, holder.text.includes('Đăng ký khai sinh')]).toEqual([200, true])
  portal.machineClock.forward(61)
  expect(await guess(number, 1)).toEqual([422])
})

test('looks with the right token are counted by address only, and end by themselves', async () => {
  const holder = portal.visitor()
  const address = `/theo-doi/${number}?t=${token}`
  const { fromOne } = limitsHere()
  for (let nth = 1; nth <= fromOne; nth += 1) expect((await holder.open(address)).status).toBe(200)
  expect((await holder.open(address)).status).toBe(429)
  portal.machineClock.forward(61)
  expect((await holder.open(address)).status).toBe(200)
})
