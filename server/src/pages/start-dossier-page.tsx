import type { FormDefinition } from '@motcua/forms/model.ts'
import { fieldsOf } from '@motcua/forms/model.ts'
import { type FormChoice, type ProcedureVersion, showLimits } from '../modules/catalogue/public.ts'
import { findDraft, findPlaces, insertDraft, levelAsked, type FeesOfTable, feesOfTable } from '../modules/dossiers/public.ts'
import { type Mandate, contactOf, getPeople, reaches } from '../modules/identity/public.ts'
import { type Unit, formerNames } from '../modules/organisation/public.ts'
import { randomToken } from '../platform/secrets.ts'
import { answersForOrganisation, answersWith, takesOrganisations } from './acting.ts'
import { ForWhom, actsAsOf, organisationChosen } from './acting-page.tsx'
import { countParts } from './count-parts.ts'
import { StepUp, isAssured, sendStepUp } from './assurance.tsx'
import { Control, Group, Radios, Select } from './controls.tsx'
import { sendNotFound } from './failures.tsx'
import { listDraftsHere } from './find-draft-here.ts'
import { FIELD } from './fill-form-texts.ts'
import { FeeLines } from './fee-lines.tsx'
import { byName, showMoment } from './in-words.ts'
import { nextAfter } from './along-the-way.ts'
import { journeyOf } from './journey.ts'
import { BackLink, type Mistake, PostForm, Said, sendPage } from './layout.tsx'
import { OLD_NAMES } from './old-names-texts.ts'
import { ORGANISATION } from './organisation-texts.ts'
import { AlsoThere, HandInThere, isTakenHere, sendNotTakenHere } from './own-portal.tsx'
import type { PageHandlers } from './page-handler.ts'
import { authoriserBy, choosesProxy, proxiesFor, valueOfProxy } from './proxies-of.ts'
import { PROXY } from './proxies-texts.ts'
import { addressOf, findProcedure, nameOfLevel } from './procedure-facts.ts'
import { START } from './start-dossier-texts.ts'
import { type Posted, type Visit, fieldOf, holderOf, mandatesOf, postedBy, requestIdOf } from './visit.ts'
import { WhereToHandIn } from './why-here.tsx'

/** The first step: where it is settled, and which declaration. Looking writes nothing; sending begins a draft. */
export const startPages = {
  'GET /thu-tuc/:code/nop-ho-so': async (visit) => {
    const version = findProcedure(visit)
    return version?.content.channels.includes('online') ? showStart(visit, version) : sendNotFound(visit)
  },
  'POST /thu-tuc/:code/nop-ho-so': async (visit) => {
    const version = findProcedure(visit)
    return version?.content.channels.includes('online')
      ? begin(visit, version, postedBy(visit.request))
      : sendNotFound(visit)
  },
} satisfies PageHandlers

interface Typed {
  readonly token: string
  readonly requestId: string
  readonly territory: string
  readonly form: string
  readonly actsAs: string
  readonly mistakes: readonly Mistake[]
}

async function showStart(visit: Visit, version: ProcedureVersion, typed?: Typed) {
  const [fees, proxies] = await Promise.all([
    feesOfTable(visit.rooms.feel, version.content), proxiesFor(visit, version),
  ])
  const { actor } = visit
  const {
    token = randomToken(), requestId = crypto.randomUUID(), territory = '', form = '', mistakes = [],
  } = typed ?? {}
  const drafts = actor ? await listDraftsHere(visit, 20) : []
  const begun = drafts.filter(({ procedureVersionId }) => procedureVersionId === version.id)
  const level = levelAsked(visit.directory, version.content)
  const forms = formsOf(visit, version)
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  const { say, language } = visit
  const isHere = isTakenHere(visit, version)
  const [canBegin, here] = [isHere && isAssured(visit, version), `${addressOf(version)}/nop-ho-so`]
  return sendPage(visit, {
    title: say(START.title, { procedure: version.content.name }), isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href={addressOf(version)} />
      <h1>{say(START.heading)}</h1>
      <p>{version.content.name}</p>
      {!isHere && <HandInThere visit={visit} version={version} />}
      {begun.map((draft) => (
        <p className="note" key={draft.token}><Said visit={visit} text={START.begun} parts={{
          moment: showMoment(draft.savedAt, language),
          goOn: <a href={`/nop-ho-so/${draft.token}`}>{say(START.goOnWith)}</a>,
        }} /></p>
      ))}
      <BeforeBeginning visit={visit} version={version} forms={forms} fees={fees} />
      <WhereToHandIn visit={visit} version={version} />
      <AlsoThere visit={visit} version={version} />
      {isHere && !canBegin && <StepUp visit={visit} version={version} next={here} />}
      {canBegin && <PostForm visit={visit} action={here} requestId={requestId}>
        <input type="hidden" name="token" value={token} />
        {level !== undefined && (
          <Control id="noi" label={nameOfLevel(visit, level)} hint={say(START.placeHint)} error={faultOf('noi')}>
            {(described) => <Select
              {...described} name="noi" value={territory} prompt={say(FIELD.choose)} {...territoriesOf(visit, level)}
            />}
          </Control>
        )}
        {level !== undefined && formerNames(visit.directory).size > 0 && <p className="hint">
          <a href="/ten-cu" target="_blank" rel="noreferrer">{say(OLD_NAMES.link)}</a>
        </p>}
        {forms.length > 1 && (
          <Group id="mau" label={say(START.form)} hint={say(START.formHint)} error={faultOf('mau')}>
            <Radios name="mau" value={form} choices={forms.map(({ version: { form: id, definition } }) => ({
              value: id, label: (definition as FormDefinition).name,
            }))} />
          </Group>
        )}
        {actor?.kind !== 'organisation' && <ForWhom
          visit={visit} value={typed?.actsAs ?? ''} organisations={organisationsFor(visit, version)}
          proxies={proxies}
          fault={faultOf('cho')}
        />}
        {forms.some(({ version: { isOfficial } }) => !isOfficial) && <p className="hint">{say(START.provisional)}</p>}
        {forms.some(({ isPublished }) => !isPublished) && <p className="hint">{say(START.unpublished)}</p>}
        <p className="hint">{actor ? say(START.account, { name: actor.fullName }) : say(START.signInLater)}</p>
        <button type="submit">{say(START.begin)}</button>
      </PostForm>}
    </>,
  })
}

/** What papers, how long, how much, and what else can be done: said before anything is asked. */
function BeforeBeginning({ visit, version: whole, forms, fees }: {
  visit: Visit
  version: ProcedureVersion
  forms: readonly FormChoice[]
  fees: FeesOfTable | undefined
}) {
  const { content } = whole
  const { say } = visit
  const asked = content.components.filter(({ isForm }) => !isForm)
  const uploads = asked.filter(({ handling }) => handling === 'submit')
  const shown = asked.filter(({ handling }) => handling === 'present')
  const counts = forms.map((choice) => countParts(visit, whole, choice))
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)]
  const at = addressOf(whole)
  const { channels } = content
  return (
    <section className="box" aria-labelledby="truoc-khi">
      <h2 id="truoc-khi">{say(START.before)}</h2>
      <dl>
        <dt>{say(START.upload)}</dt>
        <dd>{uploads.length === 0 ? say(START.noUpload) : <ul>{uploads.map(({ id, name, required }) =>
          <li key={id}>{name}{required !== 'always'
            && <span className="hint"> {say(START.ifAny)}</span>}</li>)}</ul>}</dd>
        {shown.length > 0 && <>
          <dt>{say(START.bring)}</dt>
          <dd><ul>{shown.map(({ id, name }) => <li key={id}>{name}</li>)}</ul></dd>
        </>}
        <dt>{say(START.time)}</dt><dd>{showLimits(content.limits).join('\n')}</dd>
        <dt>{say(START.fee)}</dt><dd>
          <FeeLines visit={visit} content={content} fees={fees} />
        </dd>
        {counts.length > 0 && <>
          <dt>{say(START.effort)}</dt>
          <dd>{say(START.parts, { count: fewest === most ? most : `${String(fewest)}–${String(most)}` })}</dd>
        </>}
        <dt>{say(START.others)}</dt>
        <dd>
          {channels.includes('counter') && <p className="alone"><a href={`${at}#den-quay`}>{say(START.counter)}</a></p>}
          {channels.includes('post') && <p className="alone"><a href={`${at}#buu-dien`}>{say(START.post)}</a></p>}
          {channels.every((channel) => channel === 'online') && say(START.onlineOnly)}
        </dd>
      </dl>
    </section>
  )
}

async function begin(visit: Visit, version: ProcedureVersion, posted: Posted) {
  if (!isTakenHere(visit, version)) return sendNotTakenHere(visit, version)
  if (!isAssured(visit, version)) return sendStepUp(visit, version, `${addressOf(version)}/nop-ho-so`)
  const { rooms, reply, directory, say } = visit
  const level = levelAsked(directory, version.content)
  const forms = formsOf(visit, version)
  const typed = {
    token: tokenOf(posted), requestId: requestIdOf(posted), territory: fieldOf(posted, 'noi'),
    form: fieldOf(posted, 'mau'), actsAs: fieldOf(posted, 'cho'),
  }
  const territory = level === undefined
    ? undefined
    : directory.territories(level).find(({ publicId }) => publicId === typed.territory)
  const choice = forms.length > 1 ? forms.find(({ version: { form } }) => form === typed.form) : forms[0]

  const mistakes: Mistake[] = []
  if (level !== undefined && !territory) mistakes.push({
    id: 'noi', text: say(START.choosePlace, { level: nameOfLevel(visit, level).toLowerCase() }),
  })
  if (forms.length > 1 && !choice) mistakes.push({ id: 'mau', text: say(START.chooseForm) })
  const places = findPlaces(directory, {
    content: version.content, cleared: undefined, territoryId: territory?.id,
  })
  if (mistakes.length === 0 && !places.ok) mistakes.push({ id: 'noi', text: say(START.noAgency) })
  const form = choice?.version.definition as FormDefinition | undefined
  const isFirm = visit.actor?.kind === 'organisation'
  const organisation = isFirm
    ? mandatesOf(visit.today, visit.actor)[0]
    : organisationChosen(posted, organisationsFor(visit, version))
  if (typed.actsAs.startsWith('to-chuc:') && !organisation)
    mistakes.push({ id: 'cho', text: say(ORGANISATION.noLonger) })
  const proxy = (await proxiesFor(visit, version)).find((one) => valueOfProxy(one) === typed.actsAs)
  if (choosesProxy(posted) && !proxy) mistakes.push({ id: 'cho', text: say(PROXY.unknown) })
  if (organisation && !takesOrganisations(form)) mistakes.push({
    id: isFirm ? 'noi-dung' : 'cho', text: say(ORGANISATION.peopleOnly),
  })
  if (mistakes.length > 0) return showStart(visit, version, { ...typed, mistakes })

  const holder = holderOf(visit)
  const isActing = organisation !== undefined && !isFirm
  const actsAs = isActing ? 'organisation' : isFirm ? 'self' : proxy ? 'authorised' : actsAsOf(posted)
  const authoriser = proxy ? authoriserBy(proxy) : {}
  const known = await knownAnswers(visit, form)
  const answers = organisation
    ? answersForOrganisation(form, known, { ...organisation, phone: await phoneOf(visit, organisation) })
    : answersWith(form, known, actsAs, authoriser)
  const { token, requestId } = typed
  await insertDraft(rooms.db, {
    token, requestId, procedureVersionId: version.id, formVersionId: choice?.version.id ?? null,
    territoryId: territory?.id ?? null,
    answers, actsAs, authoriser, organisationId: isActing ? organisation.organisationId : null, savedAt: visit.now,
  }, holder)
  const draft = await findDraft(rooms.db, token, holder)
  if (!draft) return sendNotFound(visit)
  return reply.redirect(nextAfter(journeyOf(visit, draft), ''), 303)
}

/** Those that somebody acts for in this procedure today. */
function organisationsFor({ today, actor }: Visit, { procedureId }: ProcedureVersion): readonly Mandate[] {
  return mandatesOf(today, actor).filter((one) => reaches(one, procedureId))
}

async function phoneOf({ rooms }: Visit, { organisationId }: Mandate): Promise<string | null> {
  return (await contactOf(rooms.db, organisationId))?.phone ?? null
}

/** Minted with the form, so that pressing twice begins one draft. */
function tokenOf(posted: Posted): string {
  const given = fieldOf(posted, 'token')
  return /^[\w-]{43}$/.test(given) ? given : randomToken()
}

function formsOf({ rooms, today }: Visit, { procedure }: ProcedureVersion): readonly FormChoice[] {
  return rooms.catalogue.formsFor(procedure, today)
}

function territoriesOf({ directory }: Visit, level: string) {
  const option = ({ publicId, name }: Unit) => ({ value: publicId, label: name })
  const all = directory.territories(level).toSorted(byName)
  const parents = [...new Set(all.map(({ parentId }) => parentId))]
  if (parents.length < 2) return { choices: all.map(option), groups: [] }
  const groups = parents.map((parent) => ({
    name: parent === null ? '' : directory.byId(parent)?.name ?? '',
    choices: all.filter(({ parentId }) => parentId === parent).map(option),
  })).toSorted(byName).map(({ name, choices }) => ({ label: name, choices }))
  return { choices: [], groups }
}

const SEX = { male: 'nam', female: 'nu', other: undefined } as const

/** What an official has seen of the person is not typed again; an account that nobody has checked fills in nothing. */
async function knownAnswers(
  { rooms, actor }: Visit, form: FormDefinition | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  if (!form || actor?.level !== 2 || actor.kind !== 'citizen' || actor.personId === null) return {}
  const [person] = await getPeople(rooms.db, [actor.personId])
  if (!person) return {}
  const known: Readonly<Record<string, string | null | undefined>> = {
    'person.fullName': person.fullName, 'person.birthDate': person.birth, 'person.sex': person.sex && SEX[person.sex],
    'person.idNumber': person.personalNumber, 'person.phone': person.phone?.replace('+84', '0'),
    'person.email': person.email,
  }
  return Object.fromEntries(fieldsOf(form).flatMap(({ key, meaning, computed }) => {
    const value = meaning.role === 'requester' && !computed ? known[meaning.entry] : undefined
    return value ? [[key, value]] : []
  }))
}
