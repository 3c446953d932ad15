import { cleanText } from '../kernel/vietnamese-text.ts'
import { formatDong } from '../kernel/money.ts'
import { type Dossier, isClosed } from '../modules/dossiers/public.ts'
import { cancelOwnPickup, orderOwnPickup, postOperatorOf } from '../modules/post/public.ts'
import { deedOnOwn } from './act-on-dossier.ts'
import { communesOf } from './address-parts.tsx'
import { Control, Select, TextInput } from './controls.tsx'
import { sendDossier } from './dossier-page.tsx'
import { DOSSIER } from './dossier-texts.ts'
import { sendNotFound } from './failures.tsx'
import { FIELD } from './fill-form-texts.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { findOwn, noteLookAgain } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'
import { PARCEL } from './post-texts.ts'
import { type Visit, fieldOf, isUuid, postedBy } from './visit.ts'
import { sectionInWords } from './why-here.tsx'

const LONGEST = 300

/** The post fetches papers of one's own dossier at home; taken back before it has them. */
export const postPages = {
  'GET /ho-so/:id/buu-chinh': async (visit) => {
    const dossier = await findOwn(visit)
    if (!dossier) return sendNotFound(visit)
    return isClosed(dossier.state) ? visit.reply.redirect(`/ho-so/${dossier.publicId}`, 303)
      : sendOrder(visit, dossier, { commune: '', address: dossier.deliveryAddress ?? '' }, [])
  },
  'POST /ho-so/:id/buu-chinh': async (visit) => {
    const posted = postedBy(visit.request)
    const typed = { commune: fieldOf(posted, 'xa'), address: cleanText(fieldOf(posted, 'dia-chi')) }
    const { say, directory } = visit
    const places = directory.territories(lowestOf(visit))
    const place = places.find(({ gsoCode }) => gsoCode !== null && gsoCode === typed.commune)
    const mistakes: Mistake[] = [
      ...place ? [] : [{ id: 'xa', text: say(PARCEL.chooseCommune) }],
      ...typed.address === '' ? [{ id: 'dia-chi', text: say(PARCEL.writeAddress) }] : [],
      ...typed.address.length > LONGEST ? [{ id: 'dia-chi', text: say(PARCEL.shorten, { most: LONGEST }) }] : [],
    ]
    if (!place || mistakes.length > 0) {
      const dossier = await findOwn(visit)
      if (!dossier) return sendNotFound(visit)
      return isClosed(dossier.state) ? sendTooLate(visit, dossier) : sendOrder(visit, dossier, typed, mistakes)
    }
    return deedOnOwn(visit, 'dossier.collect', posted, (ctx, base) =>
      orderOwnPickup(ctx, visit.rooms, { ...base, address: typed.address, place: place.publicId }),
    (dossier, { code }) => sendDossier(visit, dossier, [
      { id: 'noi-dung', text: say(code === 'post-missing' ? PARCEL.noPost : PARCEL.notNow) },
    ]), 'order-own-pickup')
  },
  'POST /ho-so/:id/buu-chinh/huy': async (visit) => {
    const posted = postedBy(visit.request)
    const shipment = fieldOf(posted, 'buu-gui')
    if (!isUuid(shipment)) {
      const dossier = await findOwn(visit)
      return dossier ? sendTooLate(visit, dossier) : sendNotFound(visit)
    }
    return deedOnOwn(visit, 'dossier.collect', posted, (ctx, base) => cancelOwnPickup(ctx, { ...base, shipment }),
      (dossier) => sendTooLate(visit, dossier), 'cancel-own-pickup')
  },
} satisfies PageHandlers

/** The dossier as it is by now, and that it cannot be done. */
function sendTooLate(visit: Visit, dossier: Dossier) {
  return sendDossier(visit, dossier, [{ id: 'noi-dung', text: visit.say(PARCEL.notNow) }])
}

function lowestOf({ directory }: Visit): string {
  return directory.levels.toSorted((a, b) => b.rank - a.rank)[0]?.id ?? ''
}

async function sendOrder(
  visit: Visit, dossier: Dossier, typed: { readonly commune: string; readonly address: string },
  mistakes: readonly Mistake[],
) {
  await noteLookAgain(visit, dossier)
  const { say, directory } = visit
  const { publicId, number, receivesAtId, applicantName } = dossier
  const operator = postOperatorOf(directory)
  const section = directory.heirOf(receivesAtId)
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  return sendPage(visit, {
    title: say(PARCEL.orderTitle), isPersonal: true, mistakes, scripts: ['text'],
    body: <>
      <BackLink visit={visit} href={`/ho-so/${publicId}`}>{say(DOSSIER.back, { number })}</BackLink>
      <h1>{say(PARCEL.orderTitle)}</h1>
      {operator ? <>
        <p>{say(PARCEL.orderHint, { fee: formatDong(operator.fees.pickup) })}</p>
        <dl>
          <dt>{say(PARCEL.who)}</dt><dd>{applicantName}</dd>
          <dt>{say(PARCEL.to)}</dt><dd>{section ? sectionInWords(visit, section) : ''}</dd>
        </dl>
        <PostForm visit={visit} action={`/ho-so/${publicId}/buu-chinh`} requestId={crypto.randomUUID()}>
          <Control id="xa" label={say(PARCEL.commune)} error={faultOf('xa')}>
            {(described) => <Select
              {...described} name="xa" value={typed.commune} prompt={say(FIELD.choose)} choices={[]}
              groups={communesOf(visit)}
            />}
          </Control>
          <Control id="dia-chi" label={say(PARCEL.address)} error={faultOf('dia-chi')}>
            {(described) => <TextInput
              {...described} name="dia-chi" value={typed.address} most={LONGEST} autoComplete="street-address"
            />}
          </Control>
          <button type="submit">{say(PARCEL.order)}</button>
        </PostForm>
      </> : <p className="note">{say(PARCEL.noPost)}</p>}
      <p className="alone"><a href={`/ho-so/${publicId}`}>{say(PARCEL.notOrder)}</a></p>
    </>,
  })
}
