import { randomUUID } from 'node:crypto'
import type { Field, FormDefinition } from '@motcua/forms/model.ts'
import { readFileSync } from 'node:fs'
import { findStaffByUsername } from '../../src/modules/identity/public.ts'
import type { Caller, HttpServer } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { type Office, type StaffRole, asRole, spareOf } from './offices.ts'
import { packageOf } from '../sample-package.ts'

/** What stands at the end of an address, by the word of rights.routes.csv. */
export interface Things {
  readonly dossier: string
  readonly slip: string
  readonly paper: string
  readonly person: string
  readonly staff: string
  readonly number: string
  /** An announcement of the office’s agency. */
  readonly entry: string
  /** An entry of the list of what is cleared, of the data; one for all offices. */
  readonly clearance: string
  /** A request for help that the officer there asked. */
  readonly support: string
  /** A package of a procedure, which is nobody’s office’s. */
  readonly package: string
  /** What another office asked this one; nothing until it has (`askOffice`). */
  readonly consultation: string
}

/** Receives a dossier at an office, of a person of its own. `n` is the person. */
export async function handIn(http: HttpServer, office: Office, n: number): Promise<Things> {
  const clerk = await asRole(http, 'reception', office.name)
  const { body: { id: person } } = await openPerson(clerk, n, { fullName: `Nguyễn Thị Mẫu ${'ABCDEFGHIK'[n] ?? ''}` })
  const procedure = http.province.catalogue.on('2021-06-25').find(office.procedure)
  const body = await intakeBody(clerk, procedure?.publicId ?? '', person, { communeId: office.territory.publicId })
  const { status, text, body: receipt } = await clerk.call('POST', '/api/dossiers', { body })
  if (status !== 201) throw new Error(`not received at ${office.name}: ${text}`)
  const { body: { components, number } } = await clerk.call('GET', `/api/dossiers/${receipt.id}`)
  const [paper] = components.flatMap(({ papers }) => papers)
  const editor = await asRole(http, 'agency_admin', office.name)
  const entry = await editor.call('POST', '/api/entries', {
    body: { kind: 'announcement', content: { title: 'Nghỉ lễ', body: 'Bộ phận Một cửa nghỉ.' } },
  })
  const asking = await asRole(http, 'officer', office.name)
  const support = await asking.call('POST', '/api/support', {
    body: { screen: '/danh-sach', text: 'Không thấy hồ sơ' },
  })
  const watching = await asRole(http, 'controller', office.name)
  const listed = await watching.call('GET', '/api/clearances?limit=1')
  const spare = await findStaffByUsername(http.province.db, spareOf(office.name))
  return {
    dossier: receipt.id, slip: receipt.slipId, paper: paper?.id ?? '', person: person, staff: spare?.publicId ?? '',
    number, entry: entry.body.id, support: support.body.id, package: await beginPackageAt(http, n),
    clearance: listed.body.items[0]?.id ?? '', consultation: randomUUID(),
  }
}

/** A charge of a dossier at the commune whose amount is not known. */
export async function chargeOf(http: HttpServer, dossier: string): Promise<string> {
  const clerk = await asRole(http, 'reception', 'commune')
  const { body: { charges } } = await clerk.call('GET', `/api/dossiers/${dossier}/fees`)
  return charges.find(({ state }) => state === 'unknown')?.id ?? ''
}

/**
 * Has the head of an office ask another one about a dossier that has just come there, with one paper given along.
 * Answers the id of the question.
 */
export async function askOffice(
  http: HttpServer, from: Office, { dossier, paper }: Things, to: Office,
): Promise<string> {
  const { status, text, body } = await (await asRole(http, 'agency_head', from.name)).call(
    'POST', `/api/dossiers/${dossier}/consultations`, {
      version: 1, body: {
        units: [to.seats.officer.publicId], question: 'Có vướng mắc gì không?', legalBasis: 'NĐ 61/2018 Đ.19',
        fields: [], papers: [paper],
      },
    },
  )
  if (status !== 201) throw new Error(`${from.name} could not ask ${to.name}: ${text}`)
  return (body as unknown as { ids: string[] }).ids[0] ?? ''
}

/** Each office asks the next one, the last the first: of each what came there, with what it was asked. */
export async function askInTurn(
  http: HttpServer, offices: readonly Office[], handed: readonly Things[],
): Promise<Partial<Record<string, Things>>> {
  const asked = offices.map(async (to, n) => {
    const before = (n + offices.length - 1) % offices.length
    const [from, theirs, own] = [offices[before], handed[before], handed[n]]
    if (!from || !theirs || !own) throw new Error(`nothing was handed in at ${to.name}`)
    return [to.name, { ...own, consultation: await askOffice(http, from, theirs, to) }] as const
  })
  return Object.fromEntries(await Promise.all(asked))
}

/** A draft of a whole service that can be tried, another for each `n`. */
async function beginPackageAt(http: HttpServer, n: number): Promise<string> {
  const editor = await asRole(http, 'system_admin', 'commune')
  const procedure = `goi-thu-${String(n)}`
  const begun = await editor.call('POST', '/api/packages', {
    body: { from: 'nothing', procedure, name: 'Thủ tục thử' },
  })
  const { body: { id } } = begun
  await editor.call('POST', `/api/packages/${id}/revision`, { body: { basedOn: 1, package: packageOf(procedure) } })
  return id
}

/** Does deeds one after another, each by a role of the office that takes the step first. */
export async function doSteps(
  http: HttpServer, office: Office, dossier: string, steps: readonly (readonly [StaffRole, string, object?])[],
): Promise<void> {
  for (const [role, noun, body = {}] of steps) {
    const caller = await asRole(http, role, office.name)
    if (noun === 'result') await typeContent(caller, dossier)
    for (const [deed, said] of [
      ['taking', {}], [noun, body],
    ] as const) {
      const { status, text } = await act(caller, dossier, deed, said)
      if (status !== 200) throw new Error(`${role} could not do ${deed}: ${text}`)
    }
  }
}

/** Types in what a result must say of a declaration on paper, by whoever may take the step; else nothing. */
export async function typeContent(caller: Caller, dossier: string): Promise<void> {
  const { body } = await caller.call('GET', `/api/dossiers/${dossier}/result-content`)
  const content = contentFor(body as unknown as ToType)
  if (Object.keys(content).length === 0) return
  const { status, text } = await act(caller, dossier, 'result-content', { content })
  if (status !== 200) throw new Error(`the result got no content: ${text}`)
}

interface ToType {
  readonly lines: readonly { readonly key: string; readonly text: string; readonly isNeeded: boolean }[]
  readonly formPages: readonly {
    readonly codes: FormDefinition['codes']; readonly sections: readonly { readonly fields: readonly Field[] }[]
  }[]
}

/** Something that is right, for each field that is needed and empty. */
export function contentFor({ lines, formPages }: ToType): Record<string, unknown> {
  const needed = new Set(lines.filter(({ isNeeded, text }) => isNeeded && text === '').map(({ key }) => key))
  return Object.fromEntries(formPages.flatMap(({ codes, sections }) => sections.flatMap(({ fields }) => fields
    .filter(({ key }) => needed.has(key)).map((field) => [field.key, answerFor(field, codes)]))))
}

const ADDRESS = {
  country: 'VN', epoch: '3-cap', province: { code: '44', name: 'Tỉnh Quảng Bình' },
  district: { code: '456', name: 'Huyện Quảng Ninh' }, commune: { code: '19204', name: 'Xã Trường Sơn' },
}

function answerFor({ type, key, codes: list }: Field, codes: FormDefinition['codes']): unknown {
  if (type === 'address') return ADDRESS
  if (type === 'date' || type === 'partialDate') return '2021-06-01'
  if (type === 'choice') return list === undefined ? '' : codes[list]?.choices[0]?.value
  return key.endsWith('idNumber') ? '000196990099' : 'Nguyễn Thị Nụ'
}

/** One deed, in the version that the caller's screen shows. */
export async function act(caller: Caller, dossier: string, noun: string, body: object = {}) {
  const { body: { version } } = await caller.call('GET', `/api/dossiers/${dossier}`)
  return caller.call('POST', `/api/dossiers/${dossier}/${noun}`, { body, version })
}

/**
 * own: of one's unit or agency. task: a step given to one's role there. any: whatever there is. no: nothing. out: not
 * signed in.
 */
export type Cell = 'own' | 'task' | 'any' | 'no' | 'out'

export interface ExpectedRoute {
  readonly method: string
  readonly route: string
  readonly permission: string
  readonly object: 'none' | 'form' | 'procedure' | 'number' | 'dossier' | 'slip' | 'paper' | 'person' | 'staff' | 'entry' | 'support' | 'package'
    | 'clearance' | 'unit' | 'consultation'
  /** What answers where one is let through. */
  readonly status: number
  /** By role, and `nobody`. */
  readonly cells: Readonly<Record<string, Cell>>
}

/** The expected rights by route, written from the law and the issue: server/test/http/rights.routes.csv. */
export function expectedRoutes(): ExpectedRoute[] {
  const [head = '', ...lines] = readFileSync(new URL('rights.routes.csv', import.meta.url), 'utf8')
    .trimEnd().split('\n')
  const columns = head.split(',')
  return lines.map((line) => {
    const [method = '', route = '', permission = '', object = '', status = '', ...cells] = line.split(',')
    const byRole = cells.slice(0, columns.length - 6).map((cell, n) => [columns[n + 5] ?? '', cell as Cell] as const)
    // A member of a community digital team is a citizen at these doors: the role opens pages of the portal alone.
    const cellsOf = byRole.flatMap(([role, cell]) =>
      role === 'authorised' ? [[role, cell], ['community_team', cell]] as const : [[role, cell]] as const)
    return {
      method, route, permission, object: object as ExpectedRoute['object'], status: Number(status),
      cells: Object.fromEntries(cellsOf),
    }
  })
}
