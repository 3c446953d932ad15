import { type BrowserContext, type Locator, type Page, errors } from 'playwright-core'

/** What a page heard, told by the page itself before anything in it could stop the event. */
export interface Heard {
  /** Kinds of events that only a mouse, a pen or a finger makes. */
  readonly pointer: string[]
  /** Keys that went down, Ctrl and its like counted too. */
  keys: number
}

/** Listens in the capture phase of the window, in every page of the context from now on. */
export async function listen(context: BrowserContext): Promise<Heard> {
  const heard: Heard = { pointer: [], keys: 0 }
  await context.exposeBinding('hear', (_source, what: string) => {
    if (what === 'key') heard.keys += 1
    else heard.pointer.push(what)
  })
  await context.addInitScript(() => {
    const tell = (what: string) => void (window as unknown as { hear(what: string): Promise<void> }).hear(what)
    const kinds = [
      'pointerdown', 'pointerup', 'pointermove', 'mousedown', 'mouseup', 'mousemove', 'dblclick', 'auxclick',
      'contextmenu', 'wheel', 'touchstart', 'touchend', 'dragstart',
    ]
    for (const kind of kinds) window.addEventListener(kind, () => tell(kind), { capture: true, passive: true })
    // Enter and Space click a button too; a pointer says of which kind it is.
    window.addEventListener('click', (event) => {
      if (!(event instanceof PointerEvent) || event.pointerType !== '') tell('click')
    }, { capture: true })
    window.addEventListener('keydown', () => tell('key'), { capture: true })
  })
  return heard
}

/** A person with a keyboard and nothing else. */
export class Keyboard {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key)
  }

  /** Letter by letter, into whatever has the focus. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
  }

  /** Waits until the cursor stands there. */
  async isAt(place: Locator): Promise<void> {
    try {
      await place.and(this.#page.locator(':focus')).waitFor({ timeout: 15_000 })
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error
      const here = await this.#page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))
      throw new Error(`the focus is not at ${String(place)} but at ${String(here)}`, { cause: error })
    }
  }

  /** Presses the key that a button shows behind its name, as whoever reads the screen does. */
  async pressKeyOf(button: Locator): Promise<void> {
    await this.press((await button.locator('kbd').innerText()).trim().toLowerCase())
  }
}
