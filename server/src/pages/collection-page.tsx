import { NO_ROW } from '../kernel/no-row.ts'
import { type Dossier, changeCollection, collectionPlaces } from '../modules/dossiers/public.ts'
import { deedOnOwn } from './act-on-dossier.ts'
import { Control, Select } from './controls.tsx'
import { DOSSIER } from './dossier-texts.ts'
import { sendDossier } from './dossier-page.tsx'
import { sendNotFound } from './failures.tsx'
import { FIELD } from './fill-form-texts.ts'
import { byName } from './in-words.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { findOwn, noteLookAgain } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'
import { TERRITORY } from './territory-texts.ts'
import { type Visit, fieldOf, postedBy } from './visit.ts'
import { sectionInWords } from './why-here.tsx'

/** The result of one's own dossier is collected at another counter. */
export const collectionPages = {
  'GET /ho-so/:id/noi-nhan-ket-qua': async (visit) => {
    const dossier = await findOwn(visit)
    return dossier ? sendChoice(visit, dossier, []) : sendNotFound(visit)
  },
  'POST /ho-so/:id/noi-nhan-ket-qua': (visit) => {
    const posted = postedBy(visit.request)
    const unitId = visit.directory.byPublicId(fieldOf(posted, 'noi-nhan'))?.id ?? NO_ROW
    return deedOnOwn(
      visit, 'dossier.collect', posted, (ctx, base) => changeCollection(ctx, visit.rooms, { ...base, unitId }),
      (dossier, { code }) => code === 'collection-not-there' || code === 'collection-there-already'
        ? sendChoice(visit, dossier, [{ id: 'noi-nhan', text: visit.say(TERRITORY.choosePlace) }])
        : sendDossier(visit, dossier, [{ id: 'noi-dung', text: visit.say(TERRITORY.notNow) }]),
    )
  },
} satisfies PageHandlers

async function sendChoice(visit: Visit, dossier: Dossier, mistakes: readonly Mistake[]) {
  await noteLookAgain(visit, dossier)
  const { say, rooms, directory } = visit
  const { publicId, number, procedureVersionId } = dossier
  const { procedure } = rooms.catalogue.version(procedureVersionId)
  const places = collectionPlaces(directory, procedure, dossier)
    .map((unit) => ({ value: unit.publicId, label: sectionInWords(visit, unit) }))
    .toSorted((a, b) => byName({ name: a.label }, { name: b.label }))
  return sendPage(visit, {
    title: say(TERRITORY.changeTitle), isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href={`/ho-so/${publicId}`}>{say(DOSSIER.back, { number })}</BackLink>
      <h1>{say(TERRITORY.changeTitle)}</h1>
      <p>{say(TERRITORY.changeHint)}</p>
      <PostForm visit={visit} action={`/ho-so/${publicId}/noi-nhan-ket-qua`} requestId={crypto.randomUUID()}>
        <Control id="noi-nhan" label={say(TERRITORY.place)} error={mistakes[0]?.text}>
          {(described) => <Select
            {...described} name="noi-nhan" value="" prompt={say(FIELD.choose)} choices={places}
          />}
        </Control>
        <button type="submit">{say(TERRITORY.changeNow)}</button>
      </PostForm>
      <p className="alone"><a href={`/ho-so/${publicId}`}>{say(TERRITORY.keep)}</a></p>
    </>,
  })
}
