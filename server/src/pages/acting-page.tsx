import { isDay } from '../kernel/civil-day.ts'
import { AUTHORISATION_PAPER, type Authoriser, changeDraft, findDraft, lockDraft } from '../modules/dossiers/public.ts'
import {
  ACTING_PATH, actingFaults, actingOf, answersWith, authorisationPaperOf, organisationOf, readAuthoriser,
} from './acting.ts'
import { AUTHORISATION } from './authorisation-texts.ts'
import type { Mandate, ProxyRow } from '../modules/identity/public.ts'
import { Control, Group, Radios, TextInput } from './controls.tsx'
import { sendStale } from './failures.tsx'
import { listHalfSent } from './half-sent.ts'
import { showDate } from './in-words.ts'
import { nextAfter } from './along-the-way.ts'
import { type Journey, journeyOf, onJourney, placeInWords, rootOf } from './journey.ts'
import { dropPaper, giveUpPieces, keepPapers } from './keep-papers.ts'
import { ORGANISATION } from './organisation-texts.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { RIVALS } from './fill-form-texts.ts'
import { SeenPage, StoredNow, isRival } from './rival-page.tsx'
import { mandateOf } from './mandate-of.ts'
import { hintOfNumber } from './numbers-here.ts'
import { valueOfProxy } from './proxies-of.ts'
import { PROXY } from './proxies-texts.ts'
import type { PageHandlers } from './page-handler.ts'
import { takeFiles } from './take-files.ts'
import { UploadField } from './upload-field.tsx'
import { addressOfPieces } from './upload-place.ts'
import { type Posted, type Visit, fieldOf, holderOf, isUuid } from './visit.ts'

/** For whom somebody acts, and the paper that says so: one page, before the declaration. */
export const actingPages = {
  'GET /nop-ho-so/:token/uy-quyen': (visit) => onJourney(visit, (journey) => sendActing(journey, [])),
  'POST /nop-ho-so/:token/uy-quyen': (visit) => onJourney(visit, save),
} satisfies PageHandlers

/** On the first page of the way. Of organisations those that somebody acts for in this procedure. */
export function ForWhom({ visit: { say, actor }, value, organisations, proxies, fault }: {
  visit: Visit
  value: string
  organisations: readonly Mandate[]
  proxies: readonly ProxyRow[]
  fault: string | undefined
}) {
  const choices = [
    { value: 'minh', label: say(AUTHORISATION.self) }, { value: 'nguoi-khac', label: say(AUTHORISATION.other) },
    ...proxies.map((one) => ({
      value: valueOfProxy(one), label: say(PROXY.forOne, { name: one.principalName }),
      hint: say(PROXY.forHint, { to: showDate(one.validTo) }),
    })),
    ...organisations.map((one) => ({
      value: valueOf(one), label: say(ORGANISATION.forOne, { name: one.name }),
      ...one.taxCode !== null && { hint: say(ORGANISATION.taxCode, { code: one.taxCode }) },
    })),
  ]
  return (
    <Group id="cho" label={say(AUTHORISATION.who)} error={fault}
      {...!actor && { hint: say(ORGANISATION.signInFirst) }}>
      <Radios name="cho" value={choices.some((one) => one.value === value) ? value : 'minh'} choices={choices} />
    </Group>
  )
}

const valueOf = ({ publicId }: Mandate) => `to-chuc:${publicId}`

/** The organisation that was chosen there, as far as somebody acts for it in this procedure today. */
export function organisationChosen(posted: Posted, organisations: readonly Mandate[]): Mandate | undefined {
  return organisations.find((one) => valueOf(one) === fieldOf(posted, 'cho'))
}

/** What was chosen there; who says nothing acts for oneself. */
export function actsAsOf(posted: Posted): 'self' | 'authorised' {
  return fieldOf(posted, 'cho') === 'nguoi-khac' ? 'authorised' : 'self'
}

/** As the page shows it. */
function storedIn(journey: Journey) {
  const { actsAs, authoriser } = journey.draft
  return { actsAs, authoriser: actingOf(journey) ?? authoriser }
}

/** `typed` where it is not what is stored. */
async function sendActing(journey: Journey, mistakes: readonly Mistake[], typed?: Authoriser) {
  const { visit, draft } = journey
  const { say, rooms } = visit
  const stored = storedIn(journey)
  const acting = typed ?? stored.authoriser
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  const paper = authorisationPaperOf(journey)
  const own = draft.papers.filter(({ component }) => component === paper)
  const half = await listHalfSent(visit, draft.actorId)
  return sendPage(visit, {
    title: say(AUTHORISATION.title), isPersonal: true, mistakes, scripts: ['papers'],
    body: <>
      <BackLink visit={visit} href={rootOf(journey)} />
      <p className="hint">{placeInWords(journey, ACTING_PATH)}</p>
      <h1>{say(AUTHORISATION.title)}</h1>
      <p>{say(AUTHORISATION.intro)}</p>
      {stored.authoriser.proxy !== undefined && <ByProxy journey={journey} />}
      {typed
        && <StoredNow visit={visit} href={`${rootOf(journey)}/${ACTING_PATH}`} lines={storedLines(visit, stored)} />}
      <PostForm visit={visit} action={`${rootOf(journey)}/${ACTING_PATH}`} isUpload className="go-on">
        <SeenPage stored={stored} />
        {/* What the Enter key presses in a box: not the first "delete" of a file. */}
        <button type="submit" className="spoken" tabIndex={-1} aria-hidden>{say(AUTHORISATION.goOn)}</button>
        <Control
          id="uq-so" label={say(AUTHORISATION.number)} error={faultOf('uq-so')}
          hint={hintOfNumber(say, rooms.isDemonstration)}
        >
          {(described) => <TextInput {...described} name="uq-so" value={acting.number ?? ''} inputMode="numeric" />}
        </Control>
        <Control
          id="uq-ten" label={say(AUTHORISATION.name)} hint={say(AUTHORISATION.nameHint)} error={faultOf('uq-ten')}
        >
          {(described) => <TextInput {...described} name="uq-ten" value={acting.fullName ?? ''} />}
        </Control>
        <DayParts visit={visit} name="uq-sinh" label={say(AUTHORISATION.birth)} value={acting.birth}
          fault={faultOf('uq-sinh-ngay')} />
        <DayParts visit={visit} name="uq-lap" label={say(AUTHORISATION.signedOn)} value={acting.signedOn}
          fault={faultOf('uq-lap-ngay')} />
        <DayParts visit={visit} name="uq-het" label={say(AUTHORISATION.validTo)} value={acting.validTo}
          fault={faultOf('uq-het-ngay')} />
        <UploadField
          visit={visit} id="uq-van-ban" label={say(AUTHORISATION.choose)} hint={say(AUTHORISATION.chooseHint)}
          fault={faultOf('uq-van-ban')} pieces={addressOfPieces(journey, paper)}
          there={own.map(({ upload, name, size }) => ({ name, size, drop: { name: 'bo', value: upload } }))}
          half={half.filter(({ place }) => place === paper)
            .map(({ id, name, percent }) => ({ name: name ?? '', percent, drop: { name: 'do', value: id } }))}
        />
        <button type="submit">{say(AUTHORISATION.goOn)}</button>
        <p><button type="submit" name="cho" value="minh" className="quiet">{say(AUTHORISATION.asSelf)}</button></p>
      </PostForm>
    </>,
  })
}

/** By a mandate that was given here one goes on at once; below it stands what a paper would need instead. */
function ByProxy({ journey }: { journey: Journey }) {
  const { visit: { say }, draft: { authoriser: { fullName = '', validTo = '' } } } = journey
  return (
    <div className="note">
      <p>{say(PROXY.byOne, { name: fullName, to: isDay(validTo) ? showDate(validTo) : '' })}</p>
      <p><a className="button" href={nextAfter(journey, ACTING_PATH)}>{say(AUTHORISATION.goOn)}</a></p>
    </div>
  )
}

function storedLines({ say }: Visit, { actsAs, authoriser }: ReturnType<typeof storedIn>) {
  const { number = '', fullName = '', birth = '', signedOn = '', validTo = '' } = authoriser
  const shown = (day: string) => isDay(day) ? showDate(day) : day
  return actsAs === 'authorised' ? [
    { label: say(AUTHORISATION.number), text: number }, { label: say(AUTHORISATION.name), text: fullName },
    { label: say(AUTHORISATION.birth), text: shown(birth) },
    { label: say(AUTHORISATION.signedOn), text: shown(signedOn) },
    { label: say(AUTHORISATION.validTo), text: shown(validTo) },
  ] : [{ label: say(AUTHORISATION.who), text: say(AUTHORISATION.self) }]
}

/** A day in three boxes; the group goes by the name of its first. */
export function DayParts({ visit: { say }, name, label, value = '', fault }: {
  visit: Visit
  name: string
  label: string
  value?: string | undefined
  fault: string | undefined
}) {
  const [year = '', month = '', day = ''] = value.split('-')
  const parts = [
    ['ngay', AUTHORISATION.day, 2, day.replace(/^0+/, '')], ['thang', AUTHORISATION.month, 2, month.replace(/^0+/, '')],
    ['nam', AUTHORISATION.year, 4, year],
  ] as const
  return (
    <Group id={`${name}-ngay`} label={label} error={fault}>
      <div className="date">{parts.map(([part, text, length, shown]) => (
        <div key={part}>
          <label htmlFor={`${name}-${part}`}>{say(text)}</label>
          <input
            id={`${name}-${part}`} name={`${name}-${part}`} defaultValue={shown} inputMode="numeric" maxLength={length}
            autoComplete="off" className={`digits-${String(length)}`} aria-invalid={fault ? true : undefined}
          />
        </div>
      ))}</div>
    </Group>
  )
}

/** Keeps what was typed, right or wrong, and the files; goes on when everything is right. */
async function save(journey: Journey) {
  const { visit, draft } = journey
  const taken = await takeFiles(visit, draft.actorId)
  if (!taken.isFromHere) return sendStale(visit)
  const { posted } = taken
  const rival = [{ id: 'uq-so', text: visit.say(RIVALS.ofPage) }]
  if (fieldOf(posted, 'cho') === 'minh') {
    if (!await keep(journey, posted, 'self')) {
      const now = await again(journey)
      return sendActing(now, rival, now.draft.authoriser)
    }
    return visit.reply.redirect(nextAfter(await again(journey), ''), 303)
  }
  const typed = readAuthoriser(posted)
  const isKept = await keep(journey, posted, 'authorised', typed)
  const uploads = taken.files.flatMap(({ upload }) => upload ? [upload] : [])
  if (uploads.length > 0) await keepPapers(await again(journey), authorisationPaperOf(await again(journey)), uploads)
  const [dropped, given] = [fieldOf(posted, 'bo'), fieldOf(posted, 'do')]
  if (isUuid(given)) await giveUpPieces(journey, given)
  if (dropped) await dropPaper(journey, dropped)
  const now = await again(journey)
  if (!isKept) return sendActing(now, rival, typed)
  if (dropped || given) return visit.reply.redirect(`${rootOf(journey)}/${ACTING_PATH}#uq-van-ban`, 303)
  const ofFiles = taken.files.flatMap(({ fault }) => fault ? [{ id: 'uq-van-ban', text: fault }] : [])
  const mistakes = [...actingFaults(now).filter(({ id }) => id !== 'uq-van-ban' || ofFiles.length === 0), ...ofFiles]
  return mistakes.length > 0 ? sendActing(now, mistakes) : visit.reply.redirect(nextAfter(now, ACTING_PATH), 303)
}

/**
 * Of the draft as it is now, under its lock; false where another window has said otherwise meanwhile, and nothing is
 * changed. Who acts for oneself after all keeps no paper of another.
 */
async function keep(
  { visit, draft }: Journey, posted: Posted, actsAs: 'self' | 'authorised', typed?: Authoriser,
): Promise<boolean> {
  return visit.rooms.db.transaction().execute(async (tx) => {
    const locked = await lockDraft(tx, draft.token, holderOf(visit))
    if (!locked || locked.dossier) return true
    const now = journeyOf(visit, locked)
    const [{ form }, authoriser] = [now, typed ?? locked.authoriser]
    if (isRival(posted, storedIn(now), { actsAs, authoriser })) return false
    const papers = locked.papers.filter(({ component }) => actsAs === 'authorised' || component !== AUTHORISATION_PAPER)
    await changeDraft(tx, locked.actorId, {
      actsAs, organisationId: null, authoriser, answers: answersWith(form, locked.answers, actsAs, authoriser), papers,
      savedAt: visit.now,
    })
    return true
  })
}

async function again({ visit, draft }: Journey): Promise<Journey> {
  const now = await findDraft(visit.rooms.db, draft.token, holderOf(visit))
  return now ? journeyOf(visit, now) : journeyOf(visit, draft)
}

/** On the page that checks the answers: whom one acts for, and where to change it. */
export function ActingLines({ journey }: { journey: Journey }) {
  const { visit: { say }, draft } = journey
  const acting = actingOf(journey)
  if (organisationOf(journey) !== undefined) return <OrganisationLine journey={journey} />
  if (!acting) return null
  const href = `${rootOf(journey)}/${ACTING_PATH}`
  const paper = authorisationPaperOf(journey)
  const files = draft.papers.filter(({ component }) => component === paper).map(({ name }) => name).join('\n')
  const lines = [
    ['uq-ten', AUTHORISATION.part, `${acting.fullName ?? ''}, ${acting.number ?? ''}`],
    ['uq-sinh-ngay', AUTHORISATION.birth, isDay(acting.birth ?? '') ? showDate(acting.birth ?? '') : ''],
    ['uq-van-ban', AUTHORISATION.paper, acting.proxy === undefined ? files : say(PROXY.inForce)],
  ] as const
  return <dl className="answers">{lines.map(([id, label, text]) => (
    <div key={id} id={id} tabIndex={-1}>
      <dt>{say(label)}</dt><dd>{text}</dd>
      <dd className="change"><a href={href} aria-label={say(AUTHORISATION.changeWhat, { what: say(label) })}>
        {say(AUTHORISATION.change)}
      </a></dd>
    </div>
  ))}</dl>
}

/** For which organisation, and the way out for whom may act for it no more. */
function OrganisationLine({ journey }: { journey: Journey }) {
  const { visit } = journey
  const { say } = visit
  const mandate = mandateOf(journey)
  return <>
    <dl className="answers">
      <div id="to-chuc" tabIndex={-1} className={mandate ? undefined : 'faulty'}>
        <dt>{say(ORGANISATION.forWhich)}</dt>
        <dd>{mandate
          ? [mandate.name, mandate.taxCode].filter(Boolean).join(', ')
          : <span className="error">{say(ORGANISATION.noLonger)}</span>}</dd>
      </div>
    </dl>
    {!mandate && <PostForm visit={visit} action={`${rootOf(journey)}/${ACTING_PATH}`} isUpload>
      <button type="submit" name="cho" value="minh" className="quiet">{say(AUTHORISATION.asSelf)}</button>
    </PostForm>}
  </>
}
