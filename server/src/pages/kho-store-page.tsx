import { sayKinds } from '@motcua/contracts/file-faults.ts'
import { isDay } from '../kernel/civil-day.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import { storeOwnPaper } from '../modules/documents/public.ts'
import { khoPoliciesOf } from '../modules/reuse/public.ts'
import { inTransaction } from '../platform/db.ts'
import { DayParts } from './acting-page.tsx'
import { dayFrom } from './acting.ts'
import { Control, Select, TextInput } from './controls.tsx'
import { sendNotFound, sendStale } from './failures.tsx'
import { byName, showSize } from './in-words.ts'
import { type KhoOwner, addressOfKho, khoOwnerAsked, behalfOf } from './kho-owner.ts'
import { KHO, KHO_STORE } from './kho-texts.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { limitsOf, takeFiles } from './take-files.ts'
import { type Visit, fieldOf, requestIdOf, senderOf } from './visit.ts'

const LONGEST_NUMBER = 120

interface Typed { readonly type: string; readonly number: string; readonly validTo: string }

/**
 * Putting a paper into one's own Kho: a kind, a file, and what it says if one likes. Without script, too; with it, what
 * is too large is told before it is sent.
 */
export const khoStorePages = {
  'GET /kho/luu-giay-to': async (visit) => {
    const { cua } = visit.request.query as { readonly cua?: unknown }
    const owner = await khoOwnerAsked(visit, cua)
    return owner ? sendStore(visit, owner, [], { type: '', number: '', validTo: '' }) : sendNotFound(visit)
  },
  'POST /kho/luu-giay-to': store,
} satisfies PageHandlers

/** What may be used again, in the order of a dictionary. */
function typesHere({ rooms }: Visit) {
  return rooms.catalogue.documentTypes().filter(({ isReusable, isSecret }) => isReusable && !isSecret)
    .map(({ idOfData: value, name }) => ({ value, label: name, name })).sort(byName)
}

function sendStore(visit: Visit, owner: KhoOwner, mistakes: readonly Mistake[], typed: Typed) {
  const { say } = visit
  const { kinds, maxBytes } = limitsOf(visit)
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  return sendPage(visit, {
    title: say(KHO_STORE.title), isPersonal: true, mistakes, scripts: ['store-paper'],
    body: <>
      <BackLink visit={visit} href={addressOfKho(owner)}>{say(KHO.title)}</BackLink>
      <h1>{say(KHO_STORE.title)}</h1>
      {owner.publicId !== undefined && <p>{owner.name}</p>}
      <p>{say(KHO_STORE.intro)}</p>
      <PostForm visit={visit} action="/kho/luu-giay-to" requestId={crypto.randomUUID()} isUpload>
        {owner.publicId !== undefined && <input type="hidden" name="cua" value={owner.publicId} />}
        <Control id="loai" label={say(KHO_STORE.type)} error={faultOf('loai')}>
          {(described) => <Select {...described} name="loai" value={typed.type} prompt={say(KHO_STORE.choose)}
            choices={typesHere(visit)} />}
        </Control>
        <Control id="so-giay" label={say(KHO_STORE.number)} error={faultOf('so-giay')}>
          {(described) => <TextInput {...described} name="so-giay" value={typed.number} />}
        </Control>
        <DayParts visit={visit} name="han" label={say(KHO_STORE.validTo)} value={typed.validTo}
          fault={faultOf('han-ngay')} />
        <Control id="tep" label={say(KHO_STORE.file)} error={faultOf('tep')} hint={say(KHO_STORE.fileHint, {
          kinds: sayKinds(kinds), most: showSize(maxBytes),
        })}>
          {(described) => <input type="file" {...described} name="tep" lang={visit.language}
            accept={kinds.join(',')} data-most={maxBytes} />}
        </Control>
        <button type="submit">{say(KHO_STORE.send)}</button>
      </PostForm>
    </>,
  })
}

async function store(visit: Visit) {
  const { rooms, actor, say, today, reply } = visit
  if (!actor) return sendNotFound(visit)
  const { isFromHere, posted, files } = await takeFiles(visit, actor.accountId)
  if (!isFromHere) return sendStale(visit)
  const owner = await khoOwnerAsked(visit, fieldOf(posted, 'cua'))
  if (!owner) return sendNotFound(visit)
  const typed = {
    type: fieldOf(posted, 'loai'), number: cleanText(fieldOf(posted, 'so-giay')), validTo: dayFrom(posted, 'han'),
  }
  const [file, ...more] = files
  const mistakes: Mistake[] = []
  if (!typesHere(visit).some(({ value }) => value === typed.type))
    mistakes.push({ id: 'loai', text: say(KHO_STORE.noType) })
  if (typed.number.length > LONGEST_NUMBER) mistakes.push({ id: 'so-giay', text: say(KHO_STORE.longNumber) })
  if (typed.validTo !== '' && !(isDay(typed.validTo) && typed.validTo >= today))
    mistakes.push({ id: 'han-ngay', text: say(KHO_STORE.wrongDay) })
  if (!file?.upload) mistakes.push({ id: 'tep', text: file?.fault ?? say(KHO_STORE.noFile) })
  else if (more.length > 0) mistakes.push({ id: 'tep', text: say(KHO_STORE.manyFiles) })
  if (mistakes.length > 0 || !file?.upload) return sendStore(visit, owner, mistakes, typed)
  const { publicId: uploadId, size, sha256 } = file.upload
  const { quota } = khoPoliciesOf(visit.directory)
  const sender = senderOf(visit, actor.accountId, requestIdOf(posted), ['paper.store', { ...typed }, sha256])
  const done = await inTransaction(rooms, behalfOf(sender, actor.personId, owner), (ctx) => storeOwnPaper(ctx, {
    ownerId: owner.personId, uploadId, size, documentType: typed.type,
    number: typed.number === '' ? null : typed.number, validTo: typed.validTo === '' ? null : typed.validTo, quota,
  }), ({ publicId }) => ({ status: 201, body: { publicId } }))
  const list = addressOfKho(owner)
  if (done.ok) return reply.redirect(`${list}${list.includes('?') ? '&' : '?'}xong=luu`, 303)
  const why = {
    'kho-full': say(KHO_STORE.full, { papers: quota.papers, most: showSize(quota.bytes) }),
    'paper-kept-already': say(KHO_STORE.twice), 'signature-refused': say(KHO_STORE.signature),
    'scan-poor': say(KHO_STORE.poor),
    'upload-unknown': say(KHO_STORE.gone), 'request-reused': say(KHO.reused),
  }[done.refusal.code]
  return sendStore(visit, owner, [{ id: 'tep', text: why }], typed)
}
