import { sql } from 'kysely'
import { type Dossier, findDossier } from '../src/modules/dossiers/public.ts'
import { endTeamMember, nameTeamMember } from '../src/modules/identity/public.ts'
import { type Seen, seenAtCounter } from './portal-firm.ts'
import { prepareBy } from './portal-proxy.ts'
import type { PortalServer } from './portal-server.ts'
import type { Visitor } from './portal-visitor.ts'

export type Neighbour = Seen & { readonly number: string }
export type Team = ReturnType<typeof teamOf>

/** The last day of a mandate as it is posted. */
export const until = (day: string, month: string) => ({ 'den-ngay': day, 'den-thang': month, 'den-nam': '2021' })

/** Neighbours, each with a phone of their own, and what a member of a community digital team does for them. */
export function teamOf(portal: PortalServer) {
  const day = '2021-06-25'
  const birth = portal.rooms.catalogue.on(day).find('khai-sinh')?.procedurePublicId ?? ''
  const section = portal.rooms.directory.on(day).units.find(({ isOneStop }) => isOneStop)
  if (!section) throw new Error('no section')
  let last = 0
  const team = {
    birth,
    /** With the phone that is named, or with none; each with another where nothing is said. */
    async neighbour(fullName: string, phone?: string | null): Promise<Neighbour> {
      const nth = String(last += 1).padStart(2, '0')
      const seen = await seenAtCounter(portal, { fullName, personalNumber: `0001969904${nth}`, birth: '1996-04-15' })
      const proved = phone === undefined ? `+845000001${nth}` : phone
      await sql`update identity.account set phone = ${proved},
        phone_verified_at = case when ${proved}::text is null then null else opened_at end
        where id = ${seen.accountId}`.execute(portal.province.database.owner)
      return { ...seen, number: `0001969904${nth}` }
    },
    named: async (person: Seen, validTo = '2021-12-31'): Promise<string> =>
      portal.province.inOneGo((ctx) => nameTeamMember(ctx, {
        person: person.publicId, unit: section, team: 'Thôn 3', decision: '01/QĐ-UBND', validFrom: '2021-06-01', validTo,
      })),
    ended: async (member: string) =>
      portal.province.inOneGo((ctx) => endTeamMember(ctx, { member, isReached: () => true })),
    /** Asks to act for a number. Answers the code of the message; nothing, where none was sent. */
    async ask({ visitor }: Seen, number: string, more: Record<string, string> = {}): Promise<string> {
      await visitor.open('/to-cong-nghe-so')
      const before = portal.codes.length
      await visitor.submit('/to-cong-nghe-so', {
        'so': number, 'pham-vi': 'chon', 'thu-tuc': birth, ...until('30', '6'), ...more,
      })
      return portal.codes.length > before ? portal.codes.at(-1)?.code ?? '' : ''
    },
    /** Types the code that was read out. Answers the public id of the mandate; nothing, where it was not given. */
    async take({ visitor }: Seen, code: string): Promise<string> {
      await visitor.submit('/to-cong-nghe-so/ma', { ma: code })
      return /href="\/uy-quyen\/([0-9a-f-]{36})"/.exec(visitor.page.html)?.[1] ?? ''
    },
    async send(visitor: Visitor, proxy: string, child: string): Promise<Dossier> {
      await prepareBy(portal, visitor, proxy, child)
      await visitor.submit('/kiem-tra')
      const dossier = await findDossier(portal.rooms.db, visitor.page.path.split('/').at(-1) ?? '')
      if (!dossier) throw new Error(visitor.page.text)
      return dossier
    },
  }
  return team
}
