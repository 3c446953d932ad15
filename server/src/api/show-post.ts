import type { Manifest as ShownManifest, Parcel, SectionParcel } from '@motcua/contracts/post.ts'
import { numbersOfDossiers } from '../modules/dossiers/public.ts'
import { type Directory, unitInWords } from '../modules/organisation/public.ts'
import { type CarrierView, type Manifest, type Shipment, countItems, listCarrierViews, sidesOf } from '../modules/post/public.ts'
import type { Db } from '../platform/db.ts'

/** All that a carrier may know of a parcel (QĐ 45/2016): the list of fields is closed here, and nothing is spread. */
export function showParcel(directory: Directory, shipment: Shipment): Parcel {
  const { publicId: id, code, kind, state, partyName: name, fee, cod, attempts } = shipment
  return {
    id, code, kind, state, name, address: addressOf(shipment), fee, cod, attempts,
    sectionId: directory.lastKnown(shipment.sectionId)?.publicId ?? '',
    sectionName: unitInWords(directory, shipment.sectionId), orderedAt: shipment.orderedAt.toISOString(),
  }
}

/** An address with its places, as on an envelope. */
export function addressOf({ address, placeText }: Pick<Shipment, 'address' | 'placeText'>): string {
  return `${address}, ${placeText}`
}

/** Parcels as their section sees them, each with its dossier. */
export async function showSectionParcels(
  db: Db, directory: Directory, shipments: readonly (Shipment & { readonly dossierPublicId: string })[],
): Promise<SectionParcel[]> {
  const [numbers, views] = await Promise.all([
    numbersOfDossiers(db, shipments.map(({ dossierId }) => dossierId)),
    listCarrierViews(db, shipments.map(({ id }) => id)),
  ])
  return shipments.map((shipment) => ({
    ...showParcel(directory, shipment), dossierId: shipment.dossierPublicId,
    dossierNumber: numbers.get(shipment.dossierId) ?? '', endedAt: shipment.endedAt?.toISOString() ?? null,
    receiver: shipment.receiver, carrier: showCarrier(views.get(shipment.id)),
  }))
}

function showCarrier(view: CarrierView | undefined): SectionParcel['carrier'] {
  return view ? {
    state: view.isCancelAsked ? 'cancel-asked' : view.state, reference: view.reference, news: view.news, newsAt: view.newsAt?.toISOString() ?? null,
    isStuck: view.isStuck,
  } : null
}

/** Manifests, each with what is on it by number and which side is to act, if whoever asks is of it. */
export async function showManifests(
  db: Db, directory: Directory, manifests: readonly Manifest[], isReached: (unitId: bigint) => boolean,
): Promise<ShownManifest[]> {
  const counts = await countItems(db, manifests.map(({ id }) => id))
  return manifests.map((manifest) => {
    const { all = 0, given = 0, taken = 0, missing = 0 } = counts.get(manifest.id) ?? {}
    return {
      id: manifest.publicId, code: manifest.code, way: manifest.way, state: manifest.state,
      sectionName: unitInWords(directory, manifest.sectionId), carrierName: unitInWords(directory, manifest.carrierId),
      openedAt: manifest.openedAt.toISOString(), closedAt: manifest.closedAt?.toISOString() ?? null,
      receivedAt: manifest.receivedAt?.toISOString() ?? null, acts: actsIn(manifest, isReached),
      parcels: all, given, taken, missing,
    }
  })
}

function actsIn(manifest: Manifest, isReached: (unitId: bigint) => boolean): ShownManifest['acts'] {
  const { giver, taker } = sidesOf(manifest)
  if (manifest.state === 'open') return isReached(giver) ? 'giver' : null
  return manifest.state === 'closed' && isReached(taker) ? 'taker' : null
}
