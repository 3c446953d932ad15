import { compressPicture } from '../lib/compress-picture.ts'
import { say } from './page-language.ts'
import { SENDING } from './papers-page-texts.ts'
import { type OnItsWay, sendInPieces } from './send-in-pieces.ts'
import { type UploadRow, showSize, uploadRow } from './upload-row.ts'

/*
 * The script of all pages that take papers: what is chosen is sent at once, in pieces, one file after the other, since
 * a slow line does not get quicker by being shared. Without it the form under each paper does the same at one go.
 */

const FOLLOW_UPS = [0, 1_000, 3_000, 8_000, 20_000]
let queue: Promise<unknown> = Promise.resolve()
let underWay = 0

/** Said by a screen reader when it changes; everybody else reads the rows. */
const spoken = document.createElement('p')
spoken.className = 'spoken'
spoken.setAttribute('role', 'status')
document.querySelector('main')?.append(spoken)

function speak(text: string): void {
  spoken.textContent = text
}

for (const place of document.querySelectorAll<HTMLElement>('[data-tep]')) take(place)

/** Takes over the form of one paper. */
function take(place: HTMLElement): void {
  const input = place.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) return
  const csrf = input.form?.querySelector<HTMLInputElement>('input[name=csrf]')?.value ?? ''
  const button = place.querySelector('button') // of a form of its own; none where it is a question among others
  if (button) button.hidden = true
  const hint = document.createElement('p')
  hint.className = 'hint'
  hint.textContent = say(SENDING.cameraHint)
  const rows = document.createElement('ul')
  rows.className = 'files'
  place.append(hint, rows)
  input.addEventListener('change', () => {
    paperOf(place)?.querySelector('.error')?.remove() // what the server said of the last try, and not of a row
    input.removeAttribute('aria-invalid')
    for (const file of input.files ?? []) {
      const row = uploadRow(file.name, file.size)
      if (place.closest('[data-photograph]')) showPicture(row.element, file)
      rows.append(row.element)
      begin({ place, input, csrf, file, row })
    }
    input.value = ''
  })
}

/** What is about to be sent, so that a wrong or crooked photograph is seen before anybody waits for it. */
function showPicture(row: HTMLElement, file: File): void {
  if (!file.type.startsWith('image/')) return
  const picture = document.createElement('img')
  picture.className = 'portrait'
  picture.alt = say(SENDING.picture, { name: file.name })
  picture.src = URL.createObjectURL(file)
  picture.onload = picture.onerror = () => { URL.revokeObjectURL(picture.src) }
  row.prepend(picture)
}

interface Chosen {
  readonly place: HTMLElement
  readonly input: HTMLInputElement
  readonly csrf: string
  readonly file: File
  readonly row: UploadRow
}

function begin(chosen: Chosen): void {
  const { input, file: { name }, row } = chosen
  const cancelled = new AbortController()
  const isGone = () => cancelled.signal.aborted
  let onItsWay: OnItsWay | undefined
  underWay += 1
  row.show()
  row.tell(say(SENDING.waiting))
  row.offer(say(SENDING.cancel), say(SENDING.cancelOne, { name }), () => {
    cancelled.abort()
    row.remove()
    input.focus()
    void onItsWay?.cancel().then(refresh) // the server may have had all of it by then
  })
  queue = queue.then(async () => {
    if (isGone()) return
    const content = await makeSmaller(chosen)
    if (isGone()) return
    onItsWay = sendOne(chosen, content)
    const outcome = await onItsWay.outcome
    if (isGone()) return
    if (outcome.kind === 'taken') {
      await arrive(chosen, isGone)
      return
    }
    if (outcome.kind === 'refused') {
      refuse(chosen, outcome.text)
      return
    }
    row.tell(say(SENDING.failed), true)
    speak(say(SENDING.failed))
    row.offer(say(SENDING.goOn), say(SENDING.goOnOne, { name }), () => begin(chosen))
  }).finally(() => { underWay -= 1 })
}

async function makeSmaller({ place, file, row }: Chosen): Promise<Blob> {
  const most = Number(place.dataset['anh'])
  if (!file.type.startsWith('image/') || file.size <= most) return file
  row.tell(say(SENDING.smaller))
  const content = await compressPicture(file, most)
  if (content === file) return file
  row.changed(content.size, say(SENDING.madeSmaller, { before: showSize(file.size), after: showSize(content.size) }))
  return content
}

function sendOne({ place, csrf, file, row }: Chosen, content: Blob): OnItsWay {
  let told = -1
  return sendInPieces({
    content, csrf, address: place.dataset['tep'] ?? '',
    name: content === file ? file.name : file.name.replace(/\.\w+$/, '.jpg'),
    onSent(bytes) {
      row.show(bytes)
      const quarter = Math.floor(bytes / content.size * 4)
      if (quarter === told) return
      told = quarter
      speak(`${file.name}: ${String(quarter * 25)} %`)
    },
    onCut() {
      row.tell(say(SENDING.cut), true)
      if (told !== -1) speak(say(SENDING.cut))
      told = -1
    },
    onPlace(id) {
      document.querySelector(`[name=do][value="${CSS.escape(id)}"]`)?.closest('li')?.remove()
    },
  })
}

function refuse({ file: { name }, input, row }: Chosen, text: string): void {
  row.show()
  row.tell(text, true)
  speak(say(SENDING.refused, { name, text }))
  row.offer(say(SENDING.close), say(SENDING.closeOne, { name }), () => {
    row.remove()
    input.focus()
  })
}

async function arrive({ place, input, file: { name }, row }: Chosen, isGone: () => boolean): Promise<void> {
  speak(say(SENDING.arrived, { name }))
  for (const pause of FOLLOW_UPS) {
    await new Promise((done) => { setTimeout(done, pause) })
    if (isGone()) return
    const page = await refresh()
    if (!page) continue
    takeBack(place, input, page.title)
    row.remove()
    return
  }
  row.show()
  row.tell(say(SENDING.arrived, { name }))
}

let asked = 0

/** What is there comes from the server, as without script; answers with that page, unless it was not to be had. */
async function refresh(): Promise<Document | undefined> {
  const nth = asked += 1
  const html = await fetch(location.pathname).then((answer) => answer.text()).catch(() => '')
  const page = new DOMParser().parseFromString(html, 'text/html')
  if (!page.querySelector('[data-has]')) return undefined
  if (nth !== asked) return page // somebody asked later, and brings it
  for (const has of document.querySelectorAll<HTMLElement>('[data-has]')) {
    const fresh = page.querySelector(`[data-has="${CSS.escape(has.dataset['has'] ?? '')}"]`)
    if (!fresh) continue
    fresh.prepend(...has.querySelectorAll('[data-form]')) // what only this form knows of
    if (fresh.outerHTML !== has.outerHTML) has.replaceWith(fresh)
  }
  return page
}

function paperOf(place: HTMLElement): HTMLElement | null {
  return place.closest<HTMLElement>('section, .field')
}

/** What was missing is there: the page says so no longer, in its title, its summary and the row. */
function takeBack(place: HTMLElement, input: HTMLInputElement, title: string): void {
  const paper = paperOf(place)
  paper?.classList.remove('faulty')
  paper?.querySelector('.error')?.remove()
  input.removeAttribute('aria-invalid')
  input.setAttribute('aria-describedby', `${input.id}-hint`)
  const summary = document.querySelector('section.summary')
  const head = summary?.querySelector('h2')
  if (!summary || !head) return
  for (const link of summary.querySelectorAll(`a[href="#${CSS.escape(input.id)}"]`)) link.closest('li')?.remove()
  const left = summary.querySelectorAll('li').length
  head.textContent = head.textContent.replace(/\d+/, String(left))
  if (left > 0) return
  summary.remove()
  document.title = title
}

document.querySelector<HTMLFormElement>('form.go-on')?.addEventListener('submit', (event) => {
  if (underWay === 0 || event.submitter?.classList.contains('quiet')) return
  event.preventDefault()
  const text = say(SENDING.stillSending, { count: underWay })
  speak(text)
  const note = document.querySelector('p.still-sending') ?? document.createElement('p')
  note.className = 'note still-sending'
  note.textContent = text
  ;(event.currentTarget as HTMLElement).prepend(note)
})

addEventListener('beforeunload', (event) => { if (underWay > 0) event.preventDefault() })
