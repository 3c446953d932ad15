import type { FormDefinition } from '@motcua/forms/model.ts'
import { fieldsOf } from '@motcua/forms/model.ts'
import type { FormChoice, ProcedureVersion } from '../modules/catalogue/public.ts'
import { findDraft, findPlaces, insertDraft, levelAsked, listDraftsOf } from '../modules/dossiers/public.ts'
import { getPeople } from '../modules/identity/public.ts'
import type { Unit } from '../modules/organisation/public.ts'
import type { Json } from '../platform/db.ts'
import { randomToken } from '../platform/secrets.ts'
import { Control, Group, Radios, Select } from './controls.tsx'
import { sendNotFound } from './failures.tsx'
import { showMoment } from './in-words.ts'
import { journeyOf, nextAfter } from './journey.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { addressOf, findProcedure, nameOfLevel } from './procedure-facts.ts'
import { type Posted, type Visit, fieldOf, holderOf, postedBy, requestIdOf } from './visit.ts'

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
  readonly mistakes: readonly Mistake[]
}

async function showStart(visit: Visit, version: ProcedureVersion, typed?: Typed) {
  const { rooms, actor } = visit
  const {
    token = randomToken(), requestId = crypto.randomUUID(), territory = '', form = '', mistakes = [],
  } = typed ?? {}
  const begun = actor ? (await listDraftsOf(
    rooms.db, actor.accountId, 20,
  )).filter(({ procedureVersionId }) => procedureVersionId === version.id) : []
  const level = levelAsked(visit.directory, version.content)
  const forms = formsOf(visit, version)
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  return sendPage(visit, {
    title: `Nộp hồ sơ: ${version.content.name}`, isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href={addressOf(version)} />
      <h1>Nộp hồ sơ trực tuyến</h1>
      <p>{version.content.name}</p>
      {begun.map((draft) => (
        <p className="note" key={draft.token}>Bạn có bản đang khai, lưu lúc {showMoment(draft.savedAt)}. <a
          href={`/nop-ho-so/${draft.token}`}
        >Làm tiếp bản này</a></p>
      ))}
      <PostForm visit={visit} action={`${addressOf(version)}/nop-ho-so`} requestId={requestId}>
        <input type="hidden" name="token" value={token} />
        {level !== undefined && (
          <Control
            id="noi" label={nameOfLevel(visit, level)}
            hint="Nơi giải quyết hồ sơ, thường là nơi bạn cư trú. Hồ sơ được chuyển đến cơ quan có thẩm quyền ở đó."
            error={faultOf('noi')}
          >
            {(described) => <Select {...described} name="noi" value={territory} {...territoriesOf(visit, level)} />}
          </Control>
        )}
        {forms.length > 1 && (
          <Group id="mau" label="Tờ khai" hint="Chọn tờ khai đúng với trường hợp của bạn." error={faultOf('mau')}>
            <Radios name="mau" value={form} choices={forms.map(({ version: { form: id, definition } }) => ({
              value: id, label: (definition as FormDefinition).name,
            }))} />
          </Group>
        )}
        {forms.some(({ version: { isOfficial } }) => !isOfficial) && <p className="hint">
          Mẫu chính thức của thủ tục này chưa công bố; đây là mẫu tạm của hệ thống.
        </p>}
        {forms.some(({ isPublished }) => !isPublished) && <p className="hint">
          Mẫu tờ khai chưa công bố cho ngày này; dùng mẫu gần nhất.
        </p>}
        {actor ? <p>Hồ sơ sẽ nộp bằng tài khoản {actor.fullName}.</p> : <p className="hint">
          Bạn khai trước, đến bước cuối mới cần đăng nhập. Những gì đã khai được lưu sau mỗi trang.
        </p>}
        <button type="submit">Tiếp tục</button>
      </PostForm>
    </>,
  })
}

async function begin(visit: Visit, version: ProcedureVersion, posted: Posted) {
  const { rooms, reply, directory } = visit
  const level = levelAsked(directory, version.content)
  const forms = formsOf(visit, version)
  const typed = {
    token: tokenOf(posted), requestId: requestIdOf(posted), territory: fieldOf(posted, 'noi'),
    form: fieldOf(posted, 'mau'),
  }
  const territory = level === undefined
    ? undefined
    : directory.territories(level).find(({ publicId }) => publicId === typed.territory)
  const choice = forms.length > 1 ? forms.find(({ version: { form } }) => form === typed.form) : forms[0]

  const mistakes: Mistake[] = []
  if (level !== undefined && !territory) mistakes.push({
    id: 'noi', text: `Hãy chọn ${nameOfLevel(visit, level).toLowerCase()} nơi giải quyết.`,
  })
  if (forms.length > 1 && !choice) mistakes.push({ id: 'mau', text: 'Hãy chọn tờ khai.' })
  const places = findPlaces(directory, { content: version.content, territoryId: territory?.id })
  if (mistakes.length === 0 && !places.ok) mistakes.push({
    id: 'noi', text: 'Nơi này chưa có cơ quan giải quyết thủ tục. Hãy chọn nơi khác hoặc gọi số hỗ trợ ở cuối trang.',
  })
  if (mistakes.length > 0) return showStart(visit, version, { ...typed, mistakes })

  const holder = holderOf(visit)
  const form = choice?.version.definition as FormDefinition | undefined
  const answers = await knownAnswers(visit, form)
  const { token, requestId } = typed
  await insertDraft(rooms.db, {
    token, requestId, procedureVersionId: version.id, formVersionId: choice?.version.id ?? null,
    territoryId: territory?.id ?? null,
    answers, savedAt: visit.now,
  }, holder)
  const draft = await findDraft(rooms.db, token, holder)
  if (!draft) return sendNotFound(visit)
  return reply.redirect(nextAfter(journeyOf(visit, draft), ''), 303)
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
  const all = directory.territories(level)
  const parents = [...new Set(all.map(({ parentId }) => parentId))]
  if (parents.length < 2) return { choices: all.map(option) }
  const groups = parents.map((parent) => ({
    label: parent === null
      ? ''
      : directory.byId(parent)?.name ?? '', choices: all.filter(({ parentId }) => parentId === parent).map(option),
  }))
  return { choices: [], groups }
}

const SEX = { male: 'nam', female: 'nu', other: undefined } as const

/** What an official has seen of the person is not typed again; an account that nobody has checked fills in nothing. */
async function knownAnswers({ rooms, actor }: Visit, form: FormDefinition | undefined): Promise<Json> {
  if (!form || actor?.level !== 2 || actor.personId === null) return {}
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
