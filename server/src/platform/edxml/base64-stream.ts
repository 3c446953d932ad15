import { EdxmlFault } from './edxml-fault.ts'

/**
 * Decodes base64 that comes in pieces. Space between the signs is passed over; a sign that is none, a length that does
 * not go out, or anything behind the end is `edxml-base64-wrong`: `Buffer` would drop it without a word.
 */
export function openBase64(): { push(text: string): Buffer; end(): void } {
  let [rest, isOver] = ['', false]
  return {
    push(text) {
      const signs = rest + text.replace(/[ \t\n]+/g, '')
      const whole = signs.slice(0, signs.length - signs.length % 4)
      rest = signs.slice(whole.length)
      if (whole === '') return EMPTY
      if (isOver || !/^[A-Za-z0-9+/]*={0,2}$/.test(whole)) wrong()
      isOver = whole.endsWith('=')
      const bytes = Buffer.from(whole, 'base64')
      // Bits that belong to no byte must be nought (RFC 4648, 3.5): one content has one spelling.
      if (isOver && bytes.subarray(bytes.length - bytes.length % 3).toString('base64') !== whole.slice(-4)) wrong()
      return bytes
    },
    end() {
      if (rest !== '') wrong()
    },
  }
}

const EMPTY = Buffer.alloc(0)

function wrong(): never {
  throw new EdxmlFault('edxml-base64-wrong')
}
