import type pg from 'pg'
import { type BirthDesk, birthBody, smallPdf } from '../../birth.ts'
import { type Client, upload } from '../../client.ts'
import type { Instance } from '../../instance.ts'
import { openBirthDesks } from '../birth-desks.ts'
import {
  type Visitor, callersFrom, codeTo, newestMessage, openVisitor, signInCitizen,
} from '../portal-visitor.ts'
import { keepInKho } from '../keep-in-kho.ts'
import { type Canaries, numberOf, openCanaries, phoneOf, wordOf } from './canaries.ts'

const DESKS = 10
/** Seeded at a time. */
const LANES = 12

/** Somebody with one dossier, and the marks in it. */
export interface Citizen {
  readonly n: number
  readonly desk: number
  readonly visitor: Visitor
  readonly dossier: { readonly id: string; readonly number: string }
  readonly papers: readonly string[]
  readonly slips: readonly string[]
  /** A paper of their own Kho. */
  readonly kept: string
}

export interface Town {
  readonly citizens: readonly Citizen[]
  readonly desks: readonly BirthDesk[]
  readonly canaries: Canaries
  /** A file of the desk that a browser keeps, and asks for again by its mark. */
  readonly shell: { readonly path: string; readonly etag: string }
  close(): void
}

interface Detail {
  readonly components: readonly { readonly papers: readonly { readonly id: string }[] }[]
  readonly slips: readonly { readonly id: string }[]
}

/**
 * Invented people, each with an account, a session and a registration of a birth of which every text, number, note and
 * file says whose it is; received at ten counters, none of which has a dossier of another.
 */
export async function openTown(instance: Instance, database: pg.Pool, count: number): Promise<Town> {
  const callers = callersFrom(instance.url, Math.max(DESKS, Math.ceil(count / 10)))
  const caller = (n: number): Client => callers[n % callers.length] as Client
  const desks = await openBirthDesks(caller(0), database, DESKS)
  const canaries = openCanaries(count)
  const citizens: Citizen[] = []
  const phones = [...new Set(Array.from({ length: count }, (_, n) => phoneOf(n)))]
  const settle = async (n: number): Promise<void> => {
    const desk = n % desks.length
    const at = desks[desk] as BirthDesk
    const applicantId = await openAccount(caller(n), database, at, n)
    const visitor = openVisitor(caller(n))
    await signInCitizen(visitor, database, { number: numberOf(n), phone: phoneOf(n) })
    const dossier = await receiveBirth(caller(n), { ...at, applicantId }, n)
    for (const circle of ['applicant', 'units'])
      await caller(n).json('POST', `/api/dossiers/${dossier.id}/talk`, {
        cookie: at.cookie, body: { circle, text: `Ghi chú ${circle} của ${wordOf(n)}, số ${numberOf(n)}` },
      })
    await visitor.get(`/ho-so/${dossier.id}/trao-doi`)
    const wrote = await visitor.post(`/ho-so/${dossier.id}/trao-doi`, { tin: `Tôi là ${wordOf(n)}` })
    if (wrote.status !== 303) throw new Error(`citizen ${n} could not write: ${wrote.status}`)
    const detail = await caller(n).json<Detail>('GET', `/api/dossiers/${dossier.id}`, { cookie: at.cookie })
    const papers = detail.components.flatMap((one) => one.papers.map(({ id }) => id))
    const slips = detail.slips.map(({ id }) => id)
    const kept = await keepInKho(visitor, wordOf(n))
    canaries.own(n, [dossier.id, dossier.number, ...papers, ...slips, kept])
    citizens.push({ n, desk, visitor, dossier, papers, slips, kept })
  }
  // The people of one phone come one after the other, for their codes arrive there.
  const lanes = Array.from({ length: LANES }, async () => {
    for (let phone = phones.shift(); phone !== undefined; phone = phones.shift())
      for (let n = 0; n < count; n += 1) if (phoneOf(n) === phone) await settle(n)
  })
  await Promise.all(lanes)
  return {
    citizens, desks, canaries, shell: await shellOf(caller(0)), close: () => { for (const one of callers) one.close() },
  }
}

async function shellOf(client: Client): Promise<Town['shell']> {
  const page = (await client.send('GET', '/ban-lam-viec/')).body.toString()
  const path = /(?:src|href)="(\/ban-lam-viec\/[^"]+\.(?:js|css))"/.exec(page)?.[1] ?? ''
  const { etag = '' } = (await client.send('GET', path)).headers
  return { path, etag }
}

/** At a counter, with the phone at hand: only such an account sees what is done in its name, and signs in. */
async function openAccount(client: Client, database: pg.Pool, { cookie }: BirthDesk, n: number): Promise<string> {
  const phone = phoneOf(n)
  const before = await newestMessage(database, phone)
  await client.json('POST', '/api/people/phone-code', { cookie, body: { phone } })
  const code = await codeTo(database, phone, before)
  const body = {
    kind: 'citizen', fullName: `Nguyễn Thị ${wordOf(n)}`, number: numberOf(n), birth: '1996-04-15', sex: 'nu', phone,
    code, address: `Số 12, ngõ ${wordOf(n)}`,
  }
  return (await client.json<{ id: string }>('POST', '/api/people', { cookie, body })).id
}

async function receiveBirth(client: Client, desk: BirthDesk, n: number): Promise<Citizen['dossier']> {
  const word = wordOf(n)
  const uploads: string[] = []
  for (const paper of ['to-khai', 'giay-chung-sinh', 'cccd'])
    uploads.push(await upload(client, desk.cookie, `${paper}-${word}.pdf`, smallPdf(`${paper} ${word} ${numberOf(n)}`)))
  const body = birthBody({ ...desk, uploads }, n) as { readonly answers: Readonly<Record<string, unknown>> }
  const home = { ...body.answers['mother.residence'] as object, detail: `Số 12, ngõ ${word}` }
  const answers = {
    ...body.answers, 'requester.fullName': `Nguyễn Thị ${word}`, 'requester.idNumber': numberOf(n),
    'requester.phone': phoneOf(n), 'child.fullName': `Đỗ ${word}`, 'child.birthFacility': `Bệnh viện ${word}`,
    'child.birthPlace': home, 'child.placeOfOrigin': home, 'mother.fullName': `Nguyễn Thị ${word}`,
    'mother.idNumber': numberOf(n), 'mother.residence': home, 'father.fullName': `Đỗ Hữu ${word}`,
    'father.idNumber': numberOf(n, 'father'), 'father.residence': home,
  }
  const received = await client.json<Citizen['dossier']>('POST', '/api/dossiers', {
    cookie: desk.cookie, body: { ...body, answers },
  })
  return { id: received.id, number: received.number }
}
