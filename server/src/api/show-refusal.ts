import {
  type RefusalShown, OfflineCollection, OfflineCommand, OfflineDelivery, OfflineFailure, OfflineHandOver, OfflineIntake,
  OfflineTicket, REFUSAL_FIELDS,
} from '@motcua/contracts/offline.ts'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { dayOf } from '../kernel/work-calendar.ts'
import { accountRulesOf } from '../modules/dossiers/public.ts'
import type { RefusedCommand } from '../modules/offline/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import type { ApiRooms } from './rooms.ts'

type Line = RefusalShown['lines'][number]
const SCHEMAS: Readonly<Record<string, TSchema>> = {
  'intake': OfflineIntake, 'ticket': OfflineTicket, 'hand-over': OfflineHandOver,
  'parcel-delivery': OfflineDelivery, 'parcel-failure': OfflineFailure, 'parcel-collection': OfflineCollection,
}

/** What stands in a command that was refused, whole: what fits no form of ours as it was signed. */
export function readRefusal(
  rooms: Pick<ApiRooms, 'catalogue' | 'clock' | 'directory'>, { publicId, kind, body: text }: RefusedCommand,
): RefusalShown {
  const command: unknown = JSON.parse(text)
  const body = Value.Check(OfflineCommand, command) ? command.body : undefined
  const schema = SCHEMAS[kind]
  if (!schema || !Value.Check(schema, body))
    return { id: publicId, lines: [], papers: [], unread: JSON.stringify(body ?? command) }
  if (kind === 'ticket') return { id: publicId, lines: linesOf(body as OfflineTicket), papers: [], unread: null }
  if (kind === 'hand-over') {
    const { number, receiver, proof } = body as OfflineHandOver
    return { id: publicId, lines: linesOf({ dossier: number, receiver, proof }), papers: [], unread: null }
  }
  if (kind !== 'intake') {
    const { code: parcel, ...said } = body as OfflineCollection & Partial<OfflineDelivery> & Partial<OfflineFailure>
    return { id: publicId, lines: linesOf({ parcel, ...said }), papers: [], unread: null }
  }
  const { procedureId, communeId, applicant, components, delivery, deliveryAddress, account } = body as OfflineIntake
  const today = dayOf(rooms.clock.now())
  const version = rooms.catalogue.on(today).byPublicId(procedureId)
  const place = communeId === undefined ? undefined : rooms.directory.on(today).byPublicId(communeId)
  return {
    id: publicId, unread: null,
    lines: linesOf({
      procedure: version?.content.name ?? procedureId, place: place?.name ?? communeId, ...applicant, delivery,
      deliveryAddress, account: account && nameOfAccount(rooms.directory.on(today), account),
    }),
    papers: components.map(({ component, how, originals, copies, photos }) => ({
      name: version?.content.components.find(({ id }) => id === component)?.name ?? component,
      how, originals, copies, photos: photos.length,
    })),
  }
}

/** `guided`, or the reason in words where it is in the list still. */
function nameOfAccount(
  directory: Directory, { outcome, reason = '' }: NonNullable<OfflineIntake['account']>,
): string {
  if (outcome === 'guided') return outcome
  return accountRulesOf(directory).refusals.find(({ code }) => code === reason)?.name ?? reason
}

/** In the order of the form; what was left open is left out. */
function linesOf(said: { readonly [F in Line['field']]?: string | undefined }): Line[] {
  return REFUSAL_FIELDS.flatMap((field) => said[field] ? [{ field, text: said[field] }] : [])
}
