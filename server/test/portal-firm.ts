import { ok } from '../src/kernel/result.ts'
import { openAccount, openSession, signInPolicyOf } from '../src/modules/identity/public.ts'
import { addressOf } from '../src/pages/procedure-facts.ts'
import { PERSON_COOKIE } from '../src/pages/visit.ts'
import { walk } from './portal-birth.ts'
import type { PortalServer } from './portal-server.ts'
import type { Visitor } from './portal-visitor.ts'

/** Somebody whose papers a counter has seen, and the browser in which they are signed in. */
export interface Seen {
  readonly visitor: Visitor
  readonly accountId: bigint
  readonly personId: bigint
  /** Of the person or organisation: where an organisation's pages are. */
  readonly publicId: string
}

/** Opens an account at a counter, for a person by number or for a firm by its tax code, and signs in to it. */
export async function seenAtCounter(
  { rooms, province: { inOneGo }, visitor: newVisitor }: PortalServer,
  facts: { readonly fullName: string; readonly birth?: string }
    & ({ readonly taxCode: string } | { readonly personalNumber: string }),
): Promise<Seen> {
  const machineNow = rooms.machineClock.now()
  const kind = 'taxCode' in facts ? 'organisation' : 'citizen'
  const account = await inOneGo((ctx) => openAccount(ctx, { facts: { kind, ...facts }, machineNow }))
  const limits = signInPolicyOf(rooms.directory.on('2021-06-25'), rooms.hashCost).personSession
  const tokens: string[] = []
  await inOneGo(async (ctx) => {
    const session = await openSession(ctx, {
      accountId: account.accountId, how: 'code', device: 'test', limits, machineNow,
    })
    if (session.ok) tokens.push(session.value.token)
    return session.ok ? ok(null) : session
  })
  const visitor = newVisitor()
  visitor.remember(PERSON_COOKIE, tokens[0] ?? '')
  return { visitor, accountId: account.accountId, personId: account.personId, publicId: account.personPublicId }
}

/** Begins to ask for an extract of the civil register for somebody. Answers the address of the draft. */
export async function beginExtract(visitor: Visitor, { rooms }: PortalServer, forWhom: string): Promise<string> {
  const extract = rooms.catalogue.on('2021-06-25').find('trich-luc-ho-tich')
  await visitor.open(`${extract ? addressOf(extract) : ''}/nop-ho-so`)
  const commune = rooms.directory.on('2021-06-25').territories('xa')[0]?.publicId ?? ''
  await visitor.submit('/nop-ho-so', { noi: commune, cho: forWhom })
  return visitor.page.path.split('/').slice(0, 3).join('/')
}

/** What the declaration asks of a court's clerk besides what is known of both; people are invented. */
export async function fillExtract(visitor: Visitor, { rooms }: PortalServer): Promise<void> {
  const commune = rooms.directory.on('2021-06-25').territories('xa')[0]?.gsoCode ?? ''
  const day = (key: string, [date = '', month = '', year = '']: readonly string[]) =>
    ({ [`${key}.day`]: date, [`${key}.month`]: month, [`${key}.year`]: year })
  await walk(visitor, {
    ...day('requester.birthDate', ['9', '9', '1990']), 'requester.idKind': 'cccd',
    ...day('requester.idIssueDate', ['12', '8', '2020']), 'requester.idIssuer': 'Cục Cảnh sát',
    'requester.phone': '0500000001', 'requester.relationToSubject': 'to-chuc',
    'applicantOrg.address.commune': commune, 'applicantOrg.address.detail': 'Số 1, đường Mẫu',
    'extract.letter': '00/CV-DEMO ngày 08/06/2021', 'civilEvent.kind': 'khai-tu', 'subject.fullName': 'Dương Đình Trữ',
    ...day('subject.birthDate', ['', '11', '1949']), 'civilEvent.agency': 'UBND xã Mẫu',
    ...day('civilEvent.date', ['1', '3', '2015']), 'civilEvent.number': '07/2015', 'request.copies': '1',
    'request.resultDelivery': 'dien-tu', 'declaration.truthful': 'true', 'declaration.dataUse': 'true',
  })
}
