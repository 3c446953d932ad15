/**
 * What a board of bpmn.io handed on and will be given back as its value. While somebody types, the value that comes
 * back may already be behind the board: taken in, it would write over what was typed since.
 */
export class HandedOn {
  private texts: readonly string[] = []

  /** The board shows this text. */
  begin(text: string): void {
    this.texts = [text]
  }

  /** The board made this text; false if it is the one that it made last. */
  add(text: string): boolean {
    if (this.texts.at(-1) === text) return false
    this.texts = [...this.texts, text]
    return true
  }

  /** Whether a value is one of the board's own on its way back, the newest or one before it. */
  has(text: string): boolean {
    const at = this.texts.lastIndexOf(text)
    if (at < 0) return false
    this.texts = this.texts.slice(at) // what is older does not come any more
    return true
  }
}
