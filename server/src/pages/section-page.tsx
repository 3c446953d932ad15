import { fold } from '../kernel/vietnamese-text.ts'
import { type SectionChoice, changeDraft, lockDraft } from '../modules/dossiers/public.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { Control, Group, Radios, TextInput } from './controls.tsx'
import { byName } from './in-words.ts'
import { type Journey, onJourney, rootOf } from './journey.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { choiceOf, isChoiceLost } from './places-of.ts'
import { SECTION } from './section-texts.ts'
import { fieldOf, holderOf, postedBy } from './visit.ts'
import { sectionInWords } from './why-here.tsx'

const PATH = 'noi-tiep-nhan'
/** As many as one looks over without searching. */
const MOST_NEAR = 6
const MOST_FOUND = 20
const LONGEST_SEARCH = 100

/** Where it is to be received, where rules and list allow several; otherwise the rules have said it. */
export const sectionPages = {
  'GET /nop-ho-so/:token/noi-tiep-nhan': (visit) => onJourney(visit, (journey) => {
    const { tim } = visit.request.query as { tim?: unknown }
    return sendChoice(journey, typeof tim === 'string' ? tim.trim().slice(0, LONGEST_SEARCH) : '', [])
  }),
  'POST /nop-ho-so/:token/noi-tiep-nhan': (visit) => onJourney(visit, async (journey) => {
    const posted = postedBy(visit.request)
    const choice = choiceOf(journey)
    const wanted = fieldOf(posted, PATH)
    const section = choice && [choice.home.receivesAt, ...choice.others].find(({ publicId }) => publicId === wanted)
    if (!section) return sendChoice(journey, fieldOf(posted, 'tim').slice(0, LONGEST_SEARCH), [
      { id: PATH, text: visit.say(SECTION.choose) },
    ])
    await visit.rooms.db.transaction().execute(async (tx) => {
      const locked = await lockDraft(tx, journey.draft.token, holderOf(visit))
      if (!locked || locked.dossier) return
      // What the rules give is no choice: it follows them if they change.
      const sectionId = section.id === choice.home.receivesAt.id ? null : section.id
      await changeDraft(tx, locked.actorId, { sectionId, savedAt: visit.now })
    })
    return visit.reply.redirect(`${rootOf(journey)}/kiem-tra`, 303)
  }),
} satisfies PageHandlers

function sendChoice(journey: Journey, text: string, mistakes: readonly Mistake[]) {
  const { visit, draft } = journey
  const { say, directory } = visit
  const choice = choiceOf(journey)
  const root = rootOf(journey)
  if (!choice || choice.others.length === 0) return sendNothing(journey, choice)
  const { home } = choice
  const shown = text === '' ? nearOf(journey, choice) : foundBy(journey, choice, text)
  const own = ownSections(journey)
  const stands = isChoiceLost(journey) ? '' : directory.byId(draft.sectionId ?? home.receivesAt.id)?.publicId ?? ''
  const hintOf = ({ id }: Unit) => id === home.receivesAt.id ? say(SECTION.byRules)
    : own.includes(id) ? say(SECTION.own) : undefined
  const choices = shown.slice(0, text === '' ? MOST_NEAR : MOST_FOUND).map((unit) => {
    const hint = hintOf(unit)
    return { value: unit.publicId, label: sectionInWords(visit, unit), ...hint !== undefined && { hint } }
  })
  return sendPage(visit, {
    title: say(SECTION.title), isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href={`${root}/kiem-tra`} />
      <h1>{say(SECTION.title)}</h1>
      <p>{say(SECTION.hint, { agency: home.competent.name })}</p>
      {isChoiceLost(journey) && mistakes.length === 0 && <p className="note" role="alert">{say(SECTION.lost)}</p>}
      {text !== '' && <p>{shown.length === 0
        ? say(SECTION.none, { text }) : say(SECTION.found, { count: shown.length, text })}
      {shown.length > MOST_FOUND && ` ${say(SECTION.more, { most: MOST_FOUND })}`}</p>}
      {choices.length > 0 && <PostForm visit={visit} action={`${root}/${PATH}`}>
        <input type="hidden" name="tim" value={text} />
        <Group id={PATH} label={say(SECTION.place)} error={mistakes[0]?.text}>
          <Radios name={PATH} value={stands} choices={choices} />
        </Group>
        <button type="submit">{say(SECTION.save)}</button>
      </PostForm>}
      <form action={`${root}/${PATH}`} method="get" role="search">
        <Control id="tim" label={say(SECTION.search)} hint={say(SECTION.searchHint)}>
          {(described) => <TextInput {...described} name="tim" value={text} />}
        </Control>
        <button type="submit" className="plain">{say(SECTION.find)}</button>
      </form>
      <p className="alone"><a href={`${root}/kiem-tra`}>{say(SECTION.keep)}</a></p>
    </>,
  })
}

/** Rules and list leave one place, or the list has changed since the link was shown. */
function sendNothing(journey: Journey, choice: SectionChoice | undefined) {
  const { visit } = journey
  const { say } = visit
  const root = rootOf(journey)
  if (!choice) return visit.reply.redirect(root, 303)
  const { receivesAt } = choice.home
  return sendPage(visit, {
    title: say(SECTION.title), isPersonal: true,
    body: <>
      <BackLink visit={visit} href={`${root}/kiem-tra`} />
      <h1>{say(SECTION.title)}</h1>
      <p>{say(SECTION.only, { place: sectionInWords(visit, receivesAt) })}</p>
      {journey.draft.sectionId === null
        ? <p className="alone"><a href={`${root}/kiem-tra`}>{say(SECTION.goOn)}</a></p>
        : <PostForm visit={visit} action={`${root}/${PATH}`}>
          <input type="hidden" name={PATH} value={receivesAt.publicId} />
          <button type="submit">{say(SECTION.goOn)}</button>
        </PostForm>}
    </>,
  })
}

/**
 * The short list: where the rules send it, what stands chosen, where the applicant said they live, and what else lies
 * in the same district while there are districts; then the counters that belong to no territory below the province.
 */
function nearOf(journey: Journey, { home, others }: SectionChoice): readonly Unit[] {
  const { visit: { directory }, draft } = journey
  const own = new Set(ownSections(journey))
  const parentOf = (unit: Unit) => {
    const territory = directory.byId(directory.territoryOf(unit.id) ?? unit.id)
    return territory?.kind === 'territory' ? territory.parentId : undefined
  }
  const homeParent = parentOf(home.receivesAt)
  const isNear = (unit: Unit) => homeParent !== undefined && homeParent !== null
    && directory.byId(homeParent)?.parentId !== null && parentOf(unit) === homeParent
  const rank = (unit: Unit) => unit.id === draft.sectionId ? 0 : own.has(unit.id) ? 1
    : isNear(unit) ? 2 : parentOf(unit) === undefined || parentOf(unit) === null ? 3 : 4
  return [home.receivesAt, ...others.toSorted((a, b) => rank(a) - rank(b) || byName(a, b))]
}

/** Sections of the communes that stand in the draft: where it is to be settled, and addresses that were answered. */
function ownSections({ visit: { directory }, draft }: Journey): readonly bigint[] {
  const codes = new Set(Object.values(draft.answers).flatMap((answer) => communeIn(answer) ?? []))
  return directory.units.flatMap(({ id, kind, gsoCode }) => {
    if (kind !== 'territory' || id !== draft.territoryId && (gsoCode === null || !codes.has(gsoCode))) return []
    const agency = directory.agencyGoverning(id)
    return agency && (directory.oneStopOf(agency.id)?.id ?? [])
  }).filter((id) => id !== undefined)
}

function communeIn(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('commune' in answer)) return undefined
  const { commune } = answer
  return typeof commune === 'object' && commune !== null && 'code' in commune && typeof commune.code === 'string'
    ? commune.code : undefined
}

function foundBy({ visit }: Journey, { home, others }: SectionChoice, text: string): readonly Unit[] {
  const wanted = fold(text)
  return [home.receivesAt, ...others].filter((unit) => fold(sectionInWords(visit, unit)).includes(wanted))
    .toSorted((a, b) => sectionInWords(visit, a).localeCompare(sectionInWords(visit, b), 'vi'))
}
