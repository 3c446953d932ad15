/**
 * The first key that stands twice in one object of a JSON text, however it is spelt there; undefined where none does.
 * `JSON.parse` would keep the last of them, and nobody would see which was meant. Only for text that JSON.parse takes.
 */
export function repeatedKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = []
  // A string with what follows it, or a bracket: nothing else says where an object begins, or what is a key.
  for (const [token, spelt, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(undefined)
    else if (token === '}' || token === ']') open.pop()
    else if (spelt !== undefined && colon !== undefined) {
      const key = JSON.parse(spelt) as string
      const keys = open.at(-1)
      if (keys?.has(key)) return key
      keys?.add(key)
    }
  }
  return undefined
}
