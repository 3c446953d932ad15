import { type Delivery, changeDraft, lockDraft } from '../modules/dossiers/public.ts'
import { Control, Group, Radios, TextInput } from './controls.tsx'
import { DELIVERY } from './delivery-texts.ts'
import { type Journey, backBefore, journeyOf, nextAfter, onJourney, placeInWords, rootOf } from './journey.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { fieldOf, holderOf, postedBy } from './visit.ts'

const PATH = 'nhan-ket-qua'
const LONGEST = 300

/** How the result is wanted, where the declaration does not ask it. */
export const deliveryPages = {
  'GET /nop-ho-so/:token/nhan-ket-qua': (visit) => onJourney(visit, (journey) =>
    sendDelivery(journey, { how: journey.draft.delivery ?? '', address: journey.draft.deliveryAddress ?? '' }, [])),
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
    await visit.rooms.db.transaction().execute(async (tx) => {
      if (await lockDraft(tx, draft.token, holderOf(visit))) await changeDraft(tx, draft.actorId, change)
    })
    return visit.reply.redirect(nextAfter(journeyOf(visit, { ...draft, ...change }), PATH), 303)
  }),
} satisfies PageHandlers

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

function sendDelivery(journey: Journey, typed: { how: string; address: string }, mistakes: readonly Mistake[]) {
  const { visit } = journey
  const { say } = visit
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  return sendPage(visit, {
    title: say(DELIVERY.question), isPersonal: true, mistakes, scripts: ['text'],
    body: <>
      <BackLink visit={visit} href={backBefore(journey, PATH)} />
      <p className="hint">{placeInWords(journey, PATH)}</p>
      <h1>{say(DELIVERY.question)}</h1>
      <PostForm visit={visit} action={`${rootOf(journey)}/${PATH}`}>
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
