import type { FeeSubject } from '../modules/catalogue/public.ts'
import { type FeeQuestions, type StatedFacts, changeDraft, lockDraft } from '../modules/dossiers/public.ts'
import { Control, Group, TextInput } from './controls.tsx'
import { FEE_FACTS } from './fee-facts-texts.ts'
import { questionsOfDraft } from './fees-of-draft.tsx'
import { type Journey, onJourney, rootOf } from './journey.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { type Posted, type Visit, fieldOf, holderOf, postedBy, valuesOf } from './visit.ts'

const PATH = 'tinh-phi'
/** Names of the fields, and the most that a number may be: above it is a slip of the pen. */
const FIELDS = { copies: 'so-ban', pages: 'so-trang', quantity: 'so-luong' } as const
const MOST = { copies: 10_000, pages: 10_000, quantity: 1_000_000 } as const
const SUBJECTS = 'dien'
const NONE = 'khong'

/** What the fees of a dossier hang on, asked before it is sent. What is left empty stays unknown, and is not free. */
export const feeFactsPages = {
  'GET /nop-ho-so/:token/tinh-phi': (visit) => onJourney(visit, (journey) => sendQuestions(journey, {}, [])),
  'POST /nop-ho-so/:token/tinh-phi': (visit) => onJourney(visit, async (journey) => {
    const questions = questionsOfDraft(journey)
    const { facts, mistakes } = factsIn(visit, questions, postedBy(visit.request))
    if (mistakes.length > 0) return sendQuestions(journey, postedBy(visit.request), mistakes)
    const back = `${rootOf(journey)}/kiem-tra`
    if (questions.numbers.length + questions.subjects.length === 0) return visit.reply.redirect(back, 303)
    await visit.rooms.db.transaction().execute(async (tx) => {
      const locked = await lockDraft(tx, journey.draft.token, holderOf(visit))
      if (!locked || locked.dossier) return
      await changeDraft(tx, locked.actorId, { feeFacts: facts, savedAt: visit.now })
    })
    return visit.reply.redirect(back, 303)
  }),
} satisfies PageHandlers

/** What was answered, of what is asked; all that is wrong at once. */
function factsIn(
  { say }: Visit, { numbers, subjects }: FeeQuestions, posted: Posted,
): { readonly facts: StatedFacts; readonly mistakes: readonly Mistake[] } {
  const [counts, mistakes]: [Partial<Record<keyof typeof FIELDS, number>>, Mistake[]] = [{}, []]
  for (const name of numbers) {
    const typed = fieldOf(posted, FIELDS[name])
    if (typed === '') continue
    if (/^\d{1,7}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= MOST[name]) counts[name] = Number(typed)
    else mistakes.push({
      id: FIELDS[name], text: say(FEE_FACTS.wrongNumber, { label: say(FEE_FACTS[name]), most: MOST[name] }),
    })
  }
  const chosen = subjects.length > 0 ? valuesOf(posted, SUBJECTS) : []
  const codes = chosen.filter((one) => one !== NONE)
  const isStrange = codes.some((one) => subjects.every(({ code }) => code !== one))
  if (isStrange || codes.length > 0 && codes.length < chosen.length)
    mistakes.push({ id: SUBJECTS, text: say(FEE_FACTS.wrongSubject) })
  return { facts: { ...counts, ...chosen.length > 0 && { subjects: [...new Set(codes)] } }, mistakes }
}

function sendQuestions(journey: Journey, typed: Posted, mistakes: readonly Mistake[]) {
  const { visit, draft } = journey
  const { say } = visit
  const { numbers, subjects } = questionsOfDraft(journey)
  const stored: StatedFacts = draft.feeFacts ?? {}
  const isTyped = mistakes.length > 0
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  const storedCodes = stored.subjects?.length === 0 ? [NONE] : stored.subjects ?? []
  const chosen = isTyped ? valuesOf(typed, SUBJECTS) : storedCodes
  const back = `${rootOf(journey)}/kiem-tra`
  return sendPage(visit, {
    title: say(FEE_FACTS.title), isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href={back} />
      <h1>{say(FEE_FACTS.title)}</h1>
      {numbers.length + subjects.length === 0 ? <>
        <p>{say(FEE_FACTS.nothing)}</p>
        <p><a className="button" href={back}>{say(FEE_FACTS.goOn)}</a></p>
      </> : <>
        <p>{say(FEE_FACTS.hint)}</p>
        <PostForm visit={visit} action={`${rootOf(journey)}/${PATH}`}>
          {numbers.map((name) => (
            <Control key={name} id={FIELDS[name]} label={say(FEE_FACTS[name])} error={faultOf(FIELDS[name])}>
              {(described) => <TextInput
                {...described} name={FIELDS[name]} inputMode="numeric" className="short"
                value={isTyped ? fieldOf(typed, FIELDS[name]) : String(stored[name] ?? '')}
              />}
            </Control>
          ))}
          {subjects.length > 0 && <Group id={SUBJECTS} label={say(FEE_FACTS.subjects)} error={faultOf(SUBJECTS)}>
            {[{ code: NONE, name: say(FEE_FACTS.none) }, ...subjects].map(({ code, name, proof }: FeeSubject, nth) => {
              const id = nth === 0 ? SUBJECTS : `${SUBJECTS}-${code}`
              return (
                <div className="choice" key={code}>
                  <input
                    type="checkbox" id={id} name={SUBJECTS} value={code} defaultChecked={chosen.includes(code)}
                    aria-describedby={proof === undefined ? undefined : `${id}-hint`}
                  />
                  <label htmlFor={id} lang={nth === 0 ? undefined : 'vi'}>{name}</label>
                  {proof !== undefined && <p className="hint" id={`${id}-hint`}>
                    {say(FEE_FACTS.proof, { paper: proof })}
                  </p>}
                </div>
              )
            })}
          </Group>}
          <button type="submit">{say(FEE_FACTS.save)}</button>
        </PostForm>
      </>}
    </>,
  })
}
