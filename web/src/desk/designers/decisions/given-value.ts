/** What somebody types to try a decision, as JSON of its type; nothing typed is null. A list or a context is JSON. */
export function givenValue(typed: string, type: string | null): unknown {
  const text = typed.trim()
  if (text === '') return null
  if (type === 'number') {
    const number = Number(text.replace(',', '.'))
    return Number.isNaN(number) ? text : number
  }
  if (type === 'boolean') return /^(true|có|đúng|1)$/iu.test(text)
  return /^[[{]/.test(text) ? jsonOf(text) ?? text : text
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
