import { type Delivery, changeDraft, lockDraft } from '../modules/dossiers/public.ts'
import { Control, Group, Radios, TextInput } from './controls.tsx'
import { DELIVERY } from './delivery-texts.ts'
import { backBefore, nextAfter } from './along-the-way.ts'
import { type Journey, journeyOf, onJourney, placeInWords, rootOf } from './journey.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { RIVALS } from './fill-form-texts.ts'
import { SeenPage, StoredNow, isRival } from './rival-page.tsx'
import { fieldOf, holderOf, postedBy } from './visit.ts'

const PATH = 'nhan-ket-qua'
const LONGEST = 300

/** How the result is wanted, where the declaration does not ask it. */
export const deliveryPages = {
  'GET /nop-ho-so/:token/nhan-ket-qua': (visit) => onJourney(visit, (journey) =>
    sendDelivery(journey, storedIn(journey.draft), [])),
  'POST /nop-ho-so/:token/nhan-ket-qua': (visit) => onJourney(visit, async (journey) => {
    const { say } = visit
    const posted = postedBy(visit.request)
    const typed = { how: fieldOf(posted, 'cach-nhan'), address: fieldOf(posted, 'dia-chi') }
    const choice = choicesOf(journey).find(({ value }) => value === typed.how)
    const mistakes: Mistake[] = []
    if (!choice) mistakes.push({ id: 'cach-nhan', text: say(DELIVERY.choose) })
    if (choice?.value === 'post' && typed.address === '') mistakes.push({
      id: 'dia-chi', text: say(DELIVERY.writeAddress),
    })
    if (typed.address.length > LONGEST) mistakes.push({
      id: 'dia-chi', text: say(DELIVERY.shorten, { most: LONGEST }),
    })
    if (!choice || mistakes.length > 0) return sendDelivery(journey, typed, mistakes)
    const change = {
      delivery: choice.value, deliveryAddress: choice.value === 'post' ? typed.address : null, savedAt: visit.now,
    }
    const { draft } = journey
    const rival = await visit.rooms.db.transaction().execute(async (tx) => {
      const locked = await lockDraft(tx, draft.token, holderOf(visit))
      if (!locked || locked.dossier) return undefined
      const wanted = { how: change.delivery, address: change.deliveryAddress ?? '' }
      if (isRival(posted, storedIn(locked), wanted)) return locked
      await changeDraft(tx, draft.actorId, change)
      return undefined
    })
    if (rival)
      return sendDelivery(journeyOf(visit, rival), typed, [{ id: 'cach-nhan', text: say(RIVALS.ofPage) }], true)
    return visit.reply.redirect(nextAfter(journeyOf(visit, { ...draft, ...change }), PATH), 303)
  }),
} satisfies PageHandlers

/** As the page shows it. */
function storedIn({ delivery, deliveryAddress }: Journey['draft']) {
  return { how: delivery ?? '', address: deliveryAddress ?? '' }
}

/** Only what the result comes as. */
function choicesOf({ visit: { say }, version: { content: { result } } }: Journey): readonly {
  readonly value: Delivery
  readonly label: string
}[] {
  return [
    ...result.electronic ? [{ value: 'electronic', label: say(DELIVERY.electronic) } as const] : [],
    { value: 'counter', label: say(DELIVERY.counter) }, { value: 'post', label: say(DELIVERY.post) },
  ]
}

function sendDelivery(
  journey: Journey, typed: { how: string; address: string }, mistakes: readonly Mistake[], isRivalled = false,
) {
  const { visit, draft: { delivery } } = journey
  const stored = storedIn(journey.draft)
  const { say } = visit
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  return sendPage(visit, {
    title: say(DELIVERY.question), isPersonal: true, mistakes, scripts: ['text'],
    body: <>
      <BackLink visit={visit} href={backBefore(journey, PATH)} />
      <p className="hint">{placeInWords(journey, PATH)}</p>
      <h1>{say(DELIVERY.question)}</h1>
      {isRivalled && <StoredNow visit={visit} href={`${rootOf(journey)}/${PATH}`} lines={[
        { label: say(DELIVERY.way), text: delivery ? say(DELIVERY[delivery]) : '' },
        { label: say(DELIVERY.address), text: stored.address },
      ]} />}
      <PostForm visit={visit} action={`${rootOf(journey)}/${PATH}`}>
        <SeenPage stored={stored} />
        <Group id="cach-nhan" label={say(DELIVERY.way)} error={faultOf('cach-nhan')}>
          <Radios name="cach-nhan" value={typed.how} choices={choicesOf(journey)} />
        </Group>
        <Control
          id="dia-chi" label={say(DELIVERY.address)} hint={say(DELIVERY.addressHint)} error={faultOf('dia-chi')}
        >
          {(described) => <TextInput
            {...described} name="dia-chi" value={typed.address} autoComplete="street-address" most={LONGEST}
          />}
        </Control>
        <button type="submit">{say(DELIVERY.goOn)}</button>
      </PostForm>
    </>,
  })
}
