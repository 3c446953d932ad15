/**
 * One request id per press of a button. The same content tried again after a cut line keeps its id, so that the server
 * finds the first outcome; other content, or an answer that settles the press, gives a new one (the same id with
 * another body would be refused).
 */
export class RequestIds {
  #pressed: { readonly content: string; readonly id: string } | undefined

  idFor(...content: readonly unknown[]): string {
    const text = JSON.stringify(content)
    if (this.#pressed?.content !== text) this.#pressed = { content: text, id: crypto.randomUUID() }
    return this.#pressed.id
  }

  settle(): void {
    this.#pressed = undefined
  }
}
