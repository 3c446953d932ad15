import { nameTeamMember } from '../src/modules/identity/public.ts'
import { addressOf } from '../src/pages/procedure-facts.ts'
import { LANGUAGE_COOKIE } from '../src/pages/visit.ts'
import { addBirthPapers, birthAnswers, walk } from './portal-birth.ts'
import { seenAtCounter } from './portal-firm.ts'
import type { PortalServer } from './portal-server.ts'
import type { Visitor } from './portal-visitor.ts'

/** The pages about who may act for whom, of somebody who lets one person act. */
export async function proxyPagesOf(visitor: Visitor, number: string): Promise<string[]> {
  const at = `/uy-quyen/${await letAct(visitor, number)}`
  return ['/uy-quyen', at, `${at}/giay-uy-quyen.pdf`]
}

/**
 * Somebody lets another person act for them in all procedures; it serves whoever has both number and name. Answers the
 * public id; the list is open then.
 */
export async function letAct(visitor: Visitor, number: string, name = 'Trần Thị Được Nhờ'): Promise<string> {
  await visitor.open('/uy-quyen')
  await visitor.submit('/uy-quyen', {
    'so': number, 'ten': name, 'pham-vi': 'tat-ca', 'den-ngay': '31', 'den-thang': '12',
    'den-nam': '2021',
  })
  return /href="\/uy-quyen\/([0-9a-f-]{36})"/.exec(visitor.page.html)?.[1] ?? ''
}

/** Somebody who is a member of a community digital team, and reads the portal in that language. */
export async function helperOf(portal: PortalServer, personalNumber: string, language: string): Promise<Visitor> {
  const { visitor, publicId: person } = await seenAtCounter(portal, {
    fullName: 'Trần Thị Tổ Viên', personalNumber, birth: '1996-04-15',
  })
  const section = portal.rooms.directory.on('2021-06-25').units.find(({ isOneStop }) => isOneStop)
  if (!section) throw new Error('no section')
  await portal.province.inOneGo((ctx) => nameTeamMember(ctx, {
    person, unit: section, team: 'Thôn 3', decision: '01/QĐ-UBND', validFrom: '2021-06-01', validTo: '2021-12-31',
  }))
  visitor.remember(LANGUAGE_COOKIE, language)
  return visitor
}

/** Begins a dossier for whoever gave a mandate. Answers the address of the draft. */
export async function beginBy(
  { rooms }: PortalServer, visitor: Visitor, proxy: string, procedure = 'khai-sinh',
): Promise<string> {
  const version = rooms.catalogue.on('2021-06-25').find(procedure)
  await visitor.open(`${version ? addressOf(version) : ''}/nop-ho-so`)
  const commune = rooms.directory.on('2021-06-25').territories('xa')[0]?.publicId ?? ''
  await visitor.submit('/nop-ho-so', { noi: commune, cho: `uy-quyen:${proxy}` })
  return visitor.page.path.split('/').slice(0, 3).join('/')
}

/** The same for the birth of a child, filled in up to the last button. */
export async function prepareBy(
  portal: PortalServer, visitor: Visitor, proxy: string, child: string,
): Promise<string> {
  const draft = await beginBy(portal, visitor, proxy)
  await visitor.open(/href="(\/nop-ho-so\/[^"]+\/to-khai\/[^"]+)"/.exec(visitor.page.html)?.[1] ?? '')
  const answers = Object.entries(birthAnswers(portal, child)).filter(([name]) => name !== 'request.actsAs')
  await walk(visitor, Object.fromEntries(answers))
  await addBirthPapers(visitor)
  await visitor.open(`${draft}/kiem-tra`)
  return draft
}
