import { fold } from '../kernel/vietnamese-text.ts'
import { type PetitionKind, petitionRuleOn } from '../modules/integration/public.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { Control, Group, Radios, TextInput } from './controls.tsx'
import { byName } from './in-words.ts'
import { type Mistake, PostForm, sendPage } from './layout.tsx'
import { PETITION } from './petition-texts.ts'
import { type Posted, type Visit, fieldOf } from './visit.ts'

/** Signs that a field takes; of the words as many as a screen is read through. */
export const MOST = { 'ho-ten': 200, 'dien-thoai': 50, 'thu': 254, 'tieu-de': 300, 'loi-noi': 5_000 } as const
type Field = keyof typeof MOST
export const PETITION_FIELDS = Object.keys(MOST) as Field[]
/** Of those the room that is left is worth a word; nobody fills a field for a phone. */
const COUNTED: readonly Field[] = ['tieu-de', 'loi-noi']
/** What was typed: `tim-noi` by which an office is looked for, and `da-tim` by which it was last. */
export type TypedPetition = Readonly<Record<Field | 'loai' | 'noi' | 'tim-noi' | 'da-tim', string>>

export const PETITION_KINDS: readonly PetitionKind[] = ['question', 'petition']
const LONGEST_SEARCH = 100
/** As many as one looks over; of more the name has to be said more fully. */
const MOST_FOUND = 12

export function typedPetition(posted: Posted): TypedPetition {
  const line = (name: string) => fieldOf(posted, name)
  return {
    'ho-ten': line('ho-ten'), 'dien-thoai': line('dien-thoai'), 'thu': line('thu'), 'tieu-de': line('tieu-de'),
    'loi-noi': line('loi-noi'), 'loai': line('loai'), 'noi': line('noi'),
    'tim-noi': line('tim-noi').slice(0, LONGEST_SEARCH), 'da-tim': line('da-tim').slice(0, LONGEST_SEARCH),
  }
}

/** The office that one may write to at this public id: an agency. */
export function officeAt({ directory }: Visit, publicId: string): Unit | undefined {
  const unit = publicId === '' ? undefined : directory.byPublicId(publicId)
  return unit?.kind === 'agency' ? unit : undefined
}

function officesFound({ directory }: Visit, text: string): readonly Unit[] {
  const wanted = fold(text)
  return wanted === '' ? []
    : directory.units.filter(({ kind, name }) => kind === 'agency' && fold(name).includes(wanted)).toSorted(byName)
}

/**
 * The form, with what was typed. Nobody has to know an office: who chooses none leaves it to whoever receives all; who
 * knows one finds it by a part of its name, and what was typed meanwhile stays.
 */
export function sendPetitionForm(visit: Visit, typed: TypedPetition, mistakes: readonly Mistake[]) {
  const { say, directory, actor } = visit
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  const days = petitionRuleOn(directory)?.settle.amount
  const field = (id: Field, label: string, more: object = {}, hint?: string) => (
    <Control id={id} label={label} hint={hint} error={faultOf(id)}>
      {(described) => <TextInput
        {...described} name={id} value={typed[id]} {...COUNTED.includes(id) && { most: MOST[id] }} {...more}
      />}
    </Control>
  )
  return sendPage(visit, {
    title: say(PETITION.title), mistakes, isPersonal: true, scripts: ['text'],
    body: <>
      <h1>{say(PETITION.title)}</h1>
      <p>{say(PETITION.intro)}</p>
      {days !== undefined && <p>{say(PETITION.days, { count: days })}</p>}
      {actor && <p className="alone"><a href="/hoi-dap/cua-toi">{say(PETITION.mine)}</a></p>}
      <p className="alone"><a href="/hoi-dap/tra-loi">{say(PETITION.toAnswer)}</a></p>
      <PostForm visit={visit} action="/hoi-dap" requestId={crypto.randomUUID()}>
        {/* Pressing Enter in a field presses the first button: it must send, and not look for an office. */}
        <button type="submit" className="first" tabIndex={-1} aria-hidden>{say(PETITION.send)}</button>
        <Group id="loai" label={say(PETITION.kind)} error={faultOf('loai')}><Radios
          name="loai" value={typed.loai} choices={PETITION_KINDS.map((kind) => ({ value: kind, label: say(PETITION[kind]) }))}
        /></Group>
        {field('ho-ten', say(PETITION.name), { autoComplete: 'name' })}
        {field('dien-thoai', say(PETITION.phone), { autoComplete: 'tel', inputMode: 'tel' },
          say(actor ? PETITION.contactIfWanted : PETITION.phoneHint))}
        {field('thu', say(PETITION.email), { autoComplete: 'email', inputMode: 'email' })}
        <OfficeChoice visit={visit} typed={typed} error={faultOf('noi')} />
        {field('tieu-de', say(PETITION.subject))}
        {field('loi-noi', say(PETITION.words), { isMultiline: true })}
        <button type="submit">{say(PETITION.send)}</button>
      </PostForm>
    </>,
  })
}

function OfficeChoice({ visit, typed, error }: { visit: Visit; typed: TypedPetition; error: string | undefined }) {
  const { say } = visit
  const { noi, 'tim-noi': text } = typed
  const found = officesFound(visit, text)
  const shown = found.slice(0, MOST_FOUND)
  const chosen = officeAt(visit, noi)
  const offered = chosen && !shown.includes(chosen) ? [chosen, ...shown] : shown
  return <>
    <Group id="noi" label={say(PETITION.unit)} error={error}>
      <Radios name="noi" value={chosen ? noi : ''} choices={[
        { value: '', label: say(PETITION.anyUnit), hint: say(PETITION.anyUnitHint) },
        ...offered.map(({ publicId, name }) => ({ value: publicId, label: name, lang: 'vi' as const })),
      ]} />
      {text !== '' && <p role="status">
        {found.length === 0 ? say(PETITION.noneFound, { text }) : say(PETITION.found, { count: found.length, text })}
        {found.length > MOST_FOUND && ` ${say(PETITION.moreFound, { most: MOST_FOUND })}`}
      </p>}
      <Control id="tim-noi" label={say(PETITION.findUnit)} hint={say(PETITION.findUnitHint)}>
        {(described) => <TextInput {...described} name="tim-noi" value={text} />}
      </Control>
      <input type="hidden" name="da-tim" value={text} />
      <button type="submit" name="tim" value="1" className="plain" formAction="/hoi-dap#noi">
        {say(PETITION.find)}
      </button>
    </Group>
  </>
}
