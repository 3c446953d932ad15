import { type Delivery, changeDraft, lockDraft } from '../modules/dossiers/public.ts'
import { Control, Group, Radios, TextInput } from './controls.tsx'
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
    const posted = postedBy(visit.request)
    const typed = { how: fieldOf(posted, 'cach-nhan'), address: fieldOf(posted, 'dia-chi') }
    const choice = choicesOf(journey).find(({ value }) => value === typed.how)
    const mistakes: Mistake[] = []
    if (!choice) mistakes.push({ id: 'cach-nhan', text: 'Hãy chọn cách nhận kết quả.' })
    if (choice?.value === 'post' && typed.address === '') mistakes.push({
      id: 'dia-chi', text: 'Hãy ghi địa chỉ nơi bưu tá giao kết quả.',
    })
    if (typed.address.length > LONGEST) mistakes.push({
      id: 'dia-chi', text: `Hãy rút ngắn địa chỉ, nhiều nhất ${String(LONGEST)} chữ.`,
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
function choicesOf({ version: { content: { result } } }: Journey): readonly {
  readonly value: Delivery
  readonly label: string
}[] {
  return [
    ...result.electronic ? [{ value: 'electronic', label: 'Bản điện tử' } as const] : [],
    { value: 'counter', label: 'Nhận tại quầy' }, { value: 'post', label: 'Nhận qua bưu chính công ích' },
  ]
}

function sendDelivery(journey: Journey, typed: { how: string; address: string }, mistakes: readonly Mistake[]) {
  const { visit } = journey
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  return sendPage(visit, {
    title: 'Nhận kết quả', isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href={backBefore(journey, PATH)} />
      <p className="hint">{placeInWords(journey, PATH)}</p>
      <h1>Bạn muốn nhận kết quả thế nào?</h1>
      <PostForm visit={visit} action={`${rootOf(journey)}/${PATH}`}>
        <Group id="cach-nhan" label="Cách nhận kết quả" error={faultOf('cach-nhan')}>
          <Radios name="cach-nhan" value={typed.how} choices={choicesOf(journey)} />
        </Group>
        <Control
          id="dia-chi" label="Địa chỉ nhận kết quả" hint="Chỉ cần khi nhận qua bưu chính: nơi bưu tá giao tận tay."
          error={faultOf('dia-chi')}
        >
          {(described) => <TextInput
            {...described} name="dia-chi" value={typed.address} autoComplete="street-address"
          />}
        </Control>
        <button type="submit">Tiếp tục</button>
      </PostForm>
    </>,
  })
}
