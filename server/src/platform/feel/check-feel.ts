import { parseExpression, parseUnaryTests } from 'feelin'

/** A node of the tree of an expression. */
export type FeelNode = ReturnType<typeof parseExpression>['topNode']

const LONGEST = 10_000
const DEEPEST = 60
/** Words of one name; feelin takes time by the third power of them, half a minute for a thousand. */
const MOST_WORDS = 60
const WORDS = new Set([
  'and', 'or', 'if', 'then', 'else', 'for', 'in', 'return', 'some', 'every', 'satisfies', 'between', 'instance', 'of',
  'not', 'true', 'false', 'null', 'function', 'external',
])

/**
 * What is wrong with the way an expression is written, in words; undefined if it can be asked. feelin repairs what is
 * broken and says nothing. Names are not known here, so that every run of words may be one.
 */
export function faultOfFeel(text: string): string | undefined {
  if (text.trim() === '') return 'biểu thức trống'
  const tooMuch = faultOfSize(text)
  if (tooMuch !== undefined) return tooMuch
  const whole = treeOf(text)
  if (!whole.firstChild) return `“${text}”`
  return faultIn(whole, text, 0)
}

/** The same of the condition of a rule (unary tests), held to the same limits. */
export function faultOfTests(text: string): string | undefined {
  return faultOfSize(text) ?? faultIn(parseUnaryTests(text, {}, undefined).topNode, text, 0)
}

/** feelin takes a second for a list of 10,000 letters, and all memory for one of half a million. */
function faultOfSize(text: string): string | undefined {
  if (text.length > LONGEST) return `dài hơn ${String(LONGEST)} ký tự`
  return hasLongName(text) ? `có tên dài hơn ${String(MOST_WORDS)} từ` : undefined
}

/** The first place in a tree of FEEL that is no FEEL, in words. */
function faultIn(node: FeelNode, text: string, depth: number): string | undefined {
  if (depth > DEEPEST) return `lồng hơn ${String(DEEPEST)} tầng`
  if (node.type.isError) return `gần “${text.slice(Math.max(0, node.from - 10), node.to + 20)}”`
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const fault = faultIn(child, text, depth + 1)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** The tree of an expression in which every run of words counts as a name. */
export function treeOf(text: string): FeelNode {
  return parseExpression(text, namesIn(text), undefined).topNode
}

/** `hồ sơ.số bản > 2` has a name with a name in it; both of two words, which only a context can tell. */
function namesIn(text: string): Record<string, unknown> {
  const names: Record<string, unknown> = {}
  for (const path of pathsIn(text)) {
    let at = names
    for (const name of path.split('.').flatMap((run) => longestRun(run))) {
      const known = at[name]
      const next = typeof known === 'object' && known !== null ? known as Record<string, unknown> : {}
      at[name] = next
      at = next
    }
  }
  return names
}

function pathsIn(text: string): string[] {
  return Array.from(text.replace(/"(\\.|[^"\\])*"/g, '""').matchAll(PATH), ([path]) => path)
}

const PATH = /[\p{L}_?][\p{L}\p{N}_'’?-]*(?:[ .]+[\p{L}_?][\p{L}\p{N}_'’?-]*|[ ]+[0-9]+)*/gu

function hasLongName(text: string): boolean {
  return pathsIn(text).some((path) =>
    path.split('.').flatMap(longestRun).some((name) => name.split(' ').length > MOST_WORDS))
}

/** Words of the language end a name. */
function longestRun(run: string): string[] {
  const names: string[] = []
  let words: string[] = []
  for (const word of run.trim().split(/ +/)) {
    if (!WORDS.has(word)) words.push(word)
    else if (words.length > 0) {
      names.push(words.join(' '))
      words = []
    }
  }
  if (words.length > 0) names.push(words.join(' '))
  return names
}

/** Whether an expression is read in no time, however it is asked afterwards. */
export function isShortFeel(text: string): boolean {
  return text.length <= PLAIN && !hasLongName(text)
}

/** What may take long on little text: loops, filters, functions, and contexts that double. */
const SLOW_NODES = new Set([
  'ForExpression', 'QuantifiedExpression', 'FilterExpression', 'FunctionDefinition', 'Context', 'IterationContext',
])
/** Functions that take no longer than what they are given is long. Of other calls nobody knows: they count as slow. */
const QUICK_CALLS = new Set([
  'not', 'abs', 'floor', 'ceiling', 'decimal', 'round up', 'round down', 'round half up', 'round half down', 'modulo',
  'min', 'max', 'sum', 'count', 'mean', 'all', 'any', 'is defined', 'list contains', 'string', 'number',
  'string length', 'upper case', 'lower case', 'contains', 'starts with', 'ends with', 'substring',
  'substring before', 'substring after', 'day of week', 'week of year', 'month of year', 'today', 'now',
  'date', 'time', 'date and time', 'duration', 'years and months duration',
])
const PLAIN = 1_000

/** Whether an expression is done in no time whatever its variables are, and needs no thread that can be ended. */
export function isPlainFeel(text: string): boolean {
  const known = plain.get(text)
  if (known !== undefined) return known
  const isPlain = isShortFeel(text) && !hasSlow(treeOf(text), text)
  if (plain.size < MOST_KNOWN) plain.set(text, isPlain)
  return isPlain
}

const plain = new Map<string, boolean>()
const MOST_KNOWN = 10_000

function hasSlow(node: FeelNode, text: string): boolean {
  if (node.type.isError || SLOW_NODES.has(node.name) || isUnknownCall(node, text)) return true
  for (let child = node.firstChild; child; child = child.nextSibling) if (hasSlow(child, text)) return true
  return false
}

/** By the tree and not by the text: a comment, a bracket or a context may stand between a name and its call. */
function isUnknownCall({ name, firstChild }: FeelNode, text: string): boolean {
  if (name !== 'FunctionInvocation') return false
  if (firstChild?.name !== 'VariableName') return true
  return !QUICK_CALLS.has(text.slice(firstChild.from, firstChild.to).replaceAll(/\s+/g, ' '))
}
