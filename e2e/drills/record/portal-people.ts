import type pg from 'pg'
import { openClient } from '../../client.ts'
import { phoneOf } from '../mixing/canaries.ts'
import { type Visitor, codeTo, newestMessage, openVisitor, signInCitizen } from '../portal-visitor.ts'
import type { Office } from './offices.ts'

/** Somebody who opened an account by themselves; whoever draws them has them alone. */
export interface Applicant {
  readonly visitor: Visitor
  readonly fullName: string
  readonly number: string
  readonly phone: string
  /** How often they may still ask for a code, of which nobody gets many. */
  codes: number
}

/** An organisation with its own account, and whom it lets act for it. */
export interface Firm { readonly visitor: Visitor; readonly id: string; isBusy: boolean }

const APPLICANTS = 8
const FIRST_PHONE = 60
const NAMES = ['An', 'Bình', 'Chi', 'Dung', 'Giang', 'Hà', 'Khánh', 'Lan']

export async function openApplicants(url: string, truth: pg.Pool): Promise<Applicant[]> {
  return Promise.all(Array.from({ length: APPLICANTS }, async (_, n) => {
    const fullName = `Nguyễn Thị ${NAMES[n] ?? ''}`
    const [number, phone] = [`0001959900${String(10 + n)}`, phoneOf(FIRST_PHONE + n)]
    const visitor = await register(url, truth, { fullName, number, phone }, `127.0.9.${1 + n}`)
    return { visitor, fullName, number, phone, codes: 2 }
  }))
}

/**
 * Opens an account by oneself on the portal, and is signed in with it; from an address, since attempts are counted by
 * it.
 */
export async function register(
  url: string, truth: pg.Pool, { fullName, number, phone }: Pick<Applicant, 'fullName' | 'number' | 'phone'>,
  from: string,
): Promise<Visitor> {
  const visitor = openVisitor(openClient(url, from))
  const person = { 'ho-ten': fullName, 'so': number, 'ngay': '15', 'thang': '4', 'nam': '1995', 'dien-thoai': phone }
  await visitor.get('/dang-ky')
  const before = await newestMessage(truth, phone)
  await visitor.post('/dang-ky', { ...person, tiep: '/ho-so' })
  const { status } = await visitor.post('/dang-ky/ma', {
    ...person, tiep: '/ho-so', ma: await codeTo(truth, phone, before),
  })
  if (status !== 303) throw new Error(`${number} could not register: ${status}`)
  return visitor
}

/** Opened at the counter, with its phone at hand. */
export async function openFirm(url: string, truth: pg.Pool, { client, desk: { cookie } }: Office): Promise<Firm> {
  const [number, phone] = ['0200000007', phoneOf(FIRST_PHONE + APPLICANTS)]
  const before = await newestMessage(truth, phone)
  await client.json('POST', '/api/people/phone-code', { cookie, body: { phone } })
  const { id } = await client.json<{ id: string }>('POST', '/api/people', { cookie, body: {
    kind: 'organisation', fullName: 'Công ty cổ phần Mẫu', number, phone, code: await codeTo(truth, phone, before),
  } })
  const visitor = openVisitor(openClient(url, '127.0.9.99'))
  await signInCitizen(visitor, truth, { number, phone })
  return { visitor, id, isBusy: false }
}
