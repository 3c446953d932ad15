import { formatDong } from '../kernel/money.ts'
import { type Dossier, isClosed } from '../modules/dossiers/public.ts'
import { type Shipment, listCancelAsked, listShipmentsOfDossier, postOperatorOf } from '../modules/post/public.ts'
import { PostForm } from './layout.tsx'
import { PARCEL, PARCEL_NOW } from './post-texts.ts'
import type { Visit } from './visit.ts'

/** More than a dossier has. */
const MOST = 20

/** What the post carries of a dossier, and the way to have papers fetched; nothing where there is neither. */
export async function postPanelOf(visit: Visit, dossier: Dossier) {
  const shipments = await listShipmentsOfDossier(visit.rooms.db, dossier.id, MOST)
  const cancelAsked = await listCancelAsked(visit.rooms.db, shipments.map(({ id }) => id))
  const mayOrder = !isClosed(dossier.state) && postOperatorOf(visit.directory) !== undefined
    && !shipments.some(({ kind, endedAt }) => kind === 'pickup' && endedAt === null)
  if (shipments.length === 0 && !mayOrder) return null
  const { say } = visit
  return <>
    <h2>{say(PARCEL.title)}</h2>
    {shipments.map((one) => (
      <Parcel
        key={one.publicId} visit={visit} dossier={dossier} shipment={one} isCancelAsked={cancelAsked.has(one.id)}
      />
    ))}
    {mayOrder && <p className="alone"><a href={`/ho-so/${dossier.publicId}/buu-chinh`}>{say(PARCEL.orderTitle)}</a></p>}
  </>
}

function Parcel({ visit, dossier: { publicId }, shipment, isCancelAsked }: {
  readonly visit: Visit; readonly dossier: Dossier; readonly shipment: Shipment; readonly isCancelAsked: boolean
}) {
  const { say } = visit
  const { kind, code, state, address, placeText, fee, cod, attempts } = shipment
  const isStill = state === 'ordered' || state === 'failed-attempt'
  const mayCancel = kind === 'pickup' && isStill && !isCancelAsked
  return (
    <section className="box">
      <h3>{say(PARCEL[kind])}</h3>
      <dl>
        <dt>{say(PARCEL.state)}</dt><dd>
          <strong>{say(isStill && isCancelAsked ? PARCEL.cancelAsked : PARCEL_NOW[state])}</strong>
          {attempts > 0 && <>. {say(PARCEL.attempts, { n: attempts })}</>}
        </dd>
        <dt>{say(PARCEL.code)}</dt><dd className="code">{code}</dd>
        <dt>{say(PARCEL.at)}</dt><dd>{address}, {placeText}</dd>
        <dt>{say(PARCEL.fee)}</dt><dd>{formatDong(fee)}</dd>
        {cod > 0 && <><dt>{say(PARCEL.cod)}</dt><dd>{formatDong(cod)}</dd></>}
      </dl>
      {mayCancel && (
        <PostForm visit={visit} action={`/ho-so/${publicId}/buu-chinh/huy`} requestId={crypto.randomUUID()}>
          <input type="hidden" name="buu-gui" value={shipment.publicId} />
          <button type="submit" className="plain">{say(PARCEL.cancel)}</button>
        </PostForm>
      )}
    </section>
  )
}
