import { type FeelNode, isShortFeel, treeOf } from './check-feel.ts'

/** The expressions of which one is the answer: both branches of an `if`, within each other too, else the whole text. */
export function branchesOfFeel(text: string): string[] {
  return isShortFeel(text) ? branchesIn(treeOf(text)).map((node) => textOf(node, text)) : [text]
}

/**
 * The contexts that an expression may give, alone or in a list, each with its names and the expressions behind them;
 * nothing of what it computes in another way. `{a: 1}` is one, `if x then [{a: 1}, {a: 2}] else {a: 3}` are three.
 */
export function contextsOfFeel(text: string): (readonly (readonly [name: string, text: string])[])[] {
  return isShortFeel(text) ? branchesIn(treeOf(text)).flatMap((node) => contextsIn(node, text)) : []
}

function branchesIn(node: FeelNode): FeelNode[] {
  const children = childrenOf(node)
  const [first, second] = children
  if (node.name === 'Expression' && children.length === 1 && first) return branchesIn(first)
  if (node.name === 'ParenthesizedExpression' && children.length === 3 && second) return branchesIn(second)
  const after = (word: string) => children[children.findIndex(({ name }) => name === word) + 1]
  const [then, other] = [after('then'), after('else')]
  return node.name === 'IfExpression' && then && other ? [...branchesIn(then), ...branchesIn(other)] : [node]
}

function contextsIn(node: FeelNode, text: string): (readonly (readonly [string, string])[])[] {
  if (node.name === 'List') return childrenOf(node).flatMap(branchesIn).flatMap((one) => contextsIn(one, text))
  if (node.name !== 'Context') return []
  return [childrenOf(node).filter(({ name }) => name === 'ContextEntry').flatMap((entry) => {
    const [key, value] = childrenOf(entry)
    return key && value ? [[textOf(key, text).replace(/^"(.*)"$/u, '$1'), textOf(value, text)] as const] : []
  })]
}

function childrenOf(node: FeelNode): FeelNode[] {
  const children: FeelNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

function textOf({ from, to }: FeelNode, text: string): string {
  return text.slice(from, to)
}
