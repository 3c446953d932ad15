import { compressPicture } from './compress-picture.ts'
import { say } from './page-language.ts'
import { SENDING } from './papers-page-texts.ts'
import { type OnItsWay, sendInPieces } from './send-in-pieces.ts'
import { type UploadRow, showSize, uploadRow } from './upload-row.ts'

/*
 * The script of the page of papers: what is chosen is sent at once, in pieces, one file after the other, since a slow
 * line does not get quicker by being shared. Without it the form under each paper does the same at one go.
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
  const [input, button] = [
    place.querySelector<HTMLInputElement>('input[type=file]'), place.querySelector<HTMLButtonElement>('button'),
  ]
  const csrf = place.querySelector<HTMLInputElement>('input[name=csrf]')?.value ?? ''
  if (!input || !button) return
  button.hidden = true
  const hint = document.createElement('p')
  hint.className = 'hint'
  hint.textContent = say(SENDING.cameraHint)
  const rows = document.createElement('ul')
  rows.className = 'files'
  place.append(hint, rows)
  input.addEventListener('change', () => {
    place.querySelector('form .error')?.remove() // what the server said of the last try, and not of a row
    for (const file of input.files ?? []) {
      const row = uploadRow(file.name, file.size)
      rows.append(row.element)
      begin({ place, input, csrf, file, row })
    }
    input.value = ''
  })
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
    onItsWay?.cancel()
    row.remove()
    input.focus()
  })
  queue = queue.then(async () => {
    if (isGone()) return
    const content = await makeSmaller(chosen)
    if (isGone()) return
    onItsWay = sendOne(chosen, content)
    const outcome = await onItsWay.outcome
    if (isGone()) return
    if (outcome.kind === 'taken') {
      await arrive(chosen)
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
      document.querySelector(`input[name=do][value="${CSS.escape(id)}"]`)?.closest('li')?.remove()
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

/** The list of what is there comes from the server, as without script; the row of the way goes. */
async function arrive({ place, file: { name }, row }: Chosen): Promise<void> {
  const has = place.closest('section')?.querySelector<HTMLElement>('[data-has]')
  speak(say(SENDING.arrived, { name }))
  for (const pause of FOLLOW_UPS) {
    await new Promise((done) => { setTimeout(done, pause) })
    const page = await fetch(location.pathname).then((answer) => answer.text()).catch(() => '')
    const fresh = new DOMParser().parseFromString(page, 'text/html')
      .querySelector(`[data-has="${CSS.escape(has?.dataset['has'] ?? '')}"]`)
    if (!fresh || !has) continue
    has.replaceWith(fresh)
    place.closest('section')?.classList.remove('faulty')
    row.remove()
    return
  }
  row.show()
  row.tell(say(SENDING.arrived, { name }))
}

document.querySelector('form.go-on')?.addEventListener('submit', (event) => {
  if (underWay === 0) return
  event.preventDefault()
  const text = say(SENDING.stillSending, { count: underWay })
  speak(text)
  const note = document.querySelector('p.still-sending') ?? document.createElement('p')
  note.className = 'note still-sending'
  note.textContent = text
  ;(event.currentTarget as HTMLElement).prepend(note)
})

addEventListener('beforeunload', (event) => { if (underWay > 0) event.preventDefault() })
