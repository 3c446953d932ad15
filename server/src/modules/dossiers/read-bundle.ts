import type { Db, Tx } from '../../platform/db.ts'
import { rulesOf } from './accept-bundle.ts'
import type { DossierRooms } from './rooms.ts'
import { type Bundle, type Member, listDossiersOf, listMembers } from './store/bundle-store.ts'
import type { Dossier } from './store/dossier-store.ts'

/** A member as whoever looks at the whole needs it. */
export interface MemberView extends Member {
  readonly name: string
  /** Who settles it, in the words of the bundle. */
  readonly agency: string
  /** Names of the members that it waits for. */
  readonly waitsFor: readonly string[]
  readonly dossier: Dossier | undefined
}

/** A request for several procedures as it stands now. */
export interface BundleView {
  readonly bundle: Bundle
  readonly name: string
  readonly members: readonly MemberView[]
  /** The dossier whose number and code are those of the whole. */
  readonly lead: Dossier | undefined
  /** Nothing more is to be done for any member. */
  readonly isOver: boolean
}

/** Reads where each member of a request stands (xem yêu cầu liên thông): two queries, however many members. */
export async function readBundle(
  db: Db | Tx, rooms: Pick<DossierRooms, 'catalogue'>, bundle: Bundle,
): Promise<BundleView> {
  const { version, rules } = rulesOf(rooms, bundle.versionId)
  const [members, dossiers] = await Promise.all([
    listMembers(db, bundle.requestId), listDossiersOf(db, bundle.requestId),
  ])
  const nameOf = (seq: number) => rules.members.find((one) => one.seq === seq)?.name ?? ''
  const views = members.map((member): MemberView => ({
    ...member, name: nameOf(member.seq), agency: rules.members.find(({ seq }) => seq === member.seq)?.agency ?? '',
    waitsFor: member.state === 'waiting' ? member.after.map(nameOf) : [],
    dossier: dossiers.find(({ id }) => id === member.dossierId),
  }))
  return {
    bundle, name: version.content.name, members: views, lead: views.find(({ dossier }) => dossier)?.dossier,
    isOver: views.every(({ state, dossier }) => state === 'dropped' || (dossier !== undefined && dossier.closedAt !== null)),
  }
}
