/** What the papers of the house must agree on with its code; each check says what differs. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '../..')

/** Path from the root of the repository -> text. */
export type Tree = ReadonlyMap<string, string>
export type Check = (tree: Tree) => string[]

const isCode = (file: string) =>
  /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && /^(server|web|forms|contracts)\/src\//.test(file)
const readText = (tree: Tree, file: string) => tree.get(file) ?? ''
const rowsOf = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((found) => found.slice(1).join(' '))

/** What one list has and the other has not, said from both sides. */
function differences(code: Iterable<string>, paper: readonly string[], where: string): string[] {
  const known = new Set(code)
  const missing = [...known].filter((one) => !paper.includes(one)).map((one) => `${where} lacks ${one}`)
  const stale = paper.filter((one) => !known.has(one)).map((one) => `${where} has ${one}, the code has not`)
  const twice = paper.filter((one, n) => paper.indexOf(one) !== n).map((one) => `${where} has ${one} twice`)
  return [...missing, ...stale, ...twice]
}

/** Everything that is read of the code, with calls and constants found by name. */
class Sources {
  readonly #files: readonly ts.SourceFile[]
  readonly #calls = new Map<string, ts.CallExpression[]>()
  constructor(tree: Tree, within: (file: string) => boolean) {
    this.#files = [...tree].filter(([file]) => within(file))
      .map(([file, text]) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
    this.each((node) => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression))
        this.#calls.set(node.expression.text, [...this.callsOf(node.expression.text), node])
    })
  }

  each(visit: (node: ts.Node) => void): void {
    const walk = (node: ts.Node): void => { visit(node); ts.forEachChild(node, walk) }
    this.#files.forEach(walk)
  }

  callsOf(name: string): ts.CallExpression[] {
    return this.#calls.get(name) ?? []
  }

  /** The texts an expression may be, through constants, tables, choices and the arguments of whoever calls. */
  textsOf(node: ts.Node | undefined): string[] {
    if (node === undefined) return ['?']
    if (ts.isStringLiteralLike(node)) return [node.text]
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
      return this.textsOf(node.expression)
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap((one) => this.textsOf(one))
    if (ts.isTemplateExpression(node)) {
      return node.templateSpans.reduce((heads, { expression, literal }) =>
        heads.flatMap((head) => this.textsOf(expression).map((text) => `${head}${text}${literal.text}`)),
        [node.head.text])
    }
    if (ts.isElementAccessExpression(node)) return this.textsOf(node.expression)
    if (ts.isObjectLiteralExpression(node))
      return node.properties.flatMap((one) => this.textsOf(ts.isPropertyAssignment(one) ? one.initializer : undefined))
    if (ts.isIdentifier(node)) return this.#declarations(node).flatMap((one) => this.textsOf(one))
    return ['?']
  }

  /** The type of an event, which is an object or the name of one. */
  typesOf(node: ts.Node | undefined): string[] {
    if (node && ts.isAsExpression(node)) return this.typesOf(node.expression)
    if (node && ts.isIdentifier(node)) return this.#declarations(node).flatMap((one) => this.typesOf(one))
    if (!node || !ts.isObjectLiteralExpression(node)) return ['?']
    const property =
      node.properties.find((one) => one.name?.getText() === 'type') ?? node.properties.find(ts.isSpreadAssignment)
    if (property && ts.isSpreadAssignment(property)) return this.typesOf(property.expression)
    if (property && ts.isShorthandPropertyAssignment(property)) return this.textsOf(property.name)
    return this.textsOf(property && ts.isPropertyAssignment(property) ? property.initializer : undefined)
  }

  /** Whether a call speaks of that property: itself, or in what it is given by name, one step back. */
  says(call: ts.CallExpression, property: string): boolean {
    const names = (node: ts.Node): ts.Identifier[] => ts.isIdentifier(node) ? [node]
      : ts.isObjectLiteralExpression(node)
        ? node.properties.filter(ts.isSpreadAssignment).flatMap(({ expression }) => names(expression)) : []
    const given = call.arguments.flatMap(names).flatMap((name) => this.#declarations(name))
    return [call, ...given].some((node) => node?.getText().includes(property))
  }

  /** The nearest constant of that name; of a parameter, what callers give for it. */
  #declarations(name: ts.Identifier): (ts.Node | undefined)[] {
    for (
      let scope: ts.Node | undefined = name.parent;
      scope !== undefined;
      scope = scope.parent as ts.Node | undefined
    ) {
      if (ts.isFunctionDeclaration(scope)) {
        const index = scope.parameters.findIndex((one) => one.name.getText() === name.text)
        const calls = this.callsOf(scope.name?.text ?? '')
        const near = calls.filter((call) => call.getSourceFile() === name.getSourceFile())
        if (index >= 0) return (near.length > 0 ? near : calls).map((call) => call.arguments[index])
      }
      if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) continue
      for (const statement of scope.statements) {
        const found =
          ts.isVariableStatement(statement) &&
          statement.declarationList.declarations.find((one) => one.name.getText() === name.text)
        if (found) return [found.initializer]
      }
    }
    return [undefined]
  }
}

const TEXTS_OF_EVENTS = 'server/src/api/event-texts.ts'

/** Every event is on paper; whatever can stand in the history of a dossier, as its `dossierId` is said, has words. */
export const checkEvents: Check = (tree) => {
  const sources = new Sources(tree, (file) => isCode(file) && file.startsWith('server/'))
  const calls = ['recordEvent', 'recordEvents'].flatMap((name) => sources.callsOf(name))
  const types = new Set(calls.flatMap((call) => sources.typesOf(call.arguments[1])))
  const paper = rowsOf(readText(tree, 'docs/events.md'), /^\| `([a-z-]+\.[a-z-]+)` \|/gm)
  const shown = rowsOf(readText(tree, TEXTS_OF_EVENTS), /^ *'([a-z-]+\.[a-z-]+)':/gm)
  const inHistories = calls.filter((call) => sources.says(call, 'dossierId'))
    .flatMap((call) => sources.typesOf(call.arguments[1]))
  const ofDossiers = new Set([...types].filter((type) => type.startsWith('dossier.')).concat(inHistories))
  return [
    ...differences(types, paper, 'docs/events.md'),
    // Words may stand there for more: what was recorded of a dossier before is read for ever.
    ...differences(
      ofDossiers, shown.filter((type) => type.startsWith('dossier.') || ofDossiers.has(type)), 'api/event-texts.ts',
    ),
  ]
}

export const checkProblems: Check = (tree) => {
  const codes = new Set<string>()
  new Sources(tree, (file) => isCode(file) && file.startsWith('server/src/api/')).each((node) => {
    if (!ts.isPropertyAssignment(node) || !ts.isObjectLiteralExpression(node.initializer)) return
    const valueOf = (name: string) => node.initializer.getText().match(new RegExp(`\\b${name}: (\\d+)`))?.[1]
    const names = node.initializer.properties.map((one) => one.name?.getText())
    if (['status', 'title'].every((one) => names.includes(one)))
      codes.add(`${node.name.getText().replaceAll(`'`, '')} ${valueOf('status') ?? '?'}`)
  })
  return differences(
    codes, rowsOf(readText(tree, 'docs/problems.md'), /^\| `([a-z-]+)` \| (\d{3}) \|/gm), 'docs/problems.md',
  )
}

/** Words of the glossary are words of the code, and states and actions of a dossier are in it. */
export const checkGlossary: Check = (tree) => {
  const code = [...tree].filter(([file]) => isCode(file) || file.endsWith('.sql')).map(([, text]) => text).join('\n')
  const cells = rowsOf(readText(tree, 'docs/glossary.md'), /^\|[^|]+\| (`[^|]+`) \|/gm)
  const words = new Set(cells.flatMap((cell) => rowsOf(cell, /`([^`]+)`/g)))
  const lost = [...words].filter(
    (word) => !new RegExp(String.raw`(?<![\w-])${word.replaceAll('.', String.raw`\.`)}(?![\w-])`).test(code),
  )
  const matrix = readText(tree, 'server/src/modules/dossiers/domain/lifecycle.expected.csv').trim().split('\n').slice(1)
    .map((line) => line.split(','))
  const needed = new Set(
    matrix.flatMap(([state, , , action]) => [state, action]).filter((word) => word !== undefined && word !== ''),
  )
  return [...lost.map((word) => `docs/glossary.md has ${word}, the code has not`),
    ...[...needed].filter((word) => word !== undefined && !words.has(word)).map(
      (word) => `docs/glossary.md lacks ${String(word)}`,
    )]
}

const ACTS = /(?:(?:NĐ|TT|QĐ|NQ|CV|KH) \d[\d.]*(?:\/\d{4})?|QCVN \d+:\d{4}|(?:BLDS|BLLĐ) \d{4})/g

/** Each act that the code or a policy relies on stands in the list of law. */
export const checkLaw: Check = (tree) => {
  const paper = readText(tree, 'docs/law.md')
  const relied = [...tree].filter(
    ([file]) =>
      (isCode(file) || /\.(sql|typ)$|^data\/(policies|calendar)\.yaml$/.test(file)) && !file.includes('/golden/'),
  )
  const acts = new Set(relied.flatMap(([, text]) => text.match(ACTS) ?? []))
  return [...acts].filter((act) => !paper.includes(act)).map((act) => `docs/law.md lacks ${act}`)
}

/** Pictures that a script makes later. */
const PICTURES = [
  'trang-chu', 'thu-tuc', 'to-khai', 'kiem-tra', 'xac-nhan', 'theo-doi', 'dang-nhap', 'danh-sach', 'tiep-nhan', 'ho-so',
  'can-bo', 'giao-vai-tro', 'goi-chung', 'goi-giay-to', 'goi-phi', 'goi-to-khai', 'goi-bang-quyet-dinh', 'goi-quy-trinh',
  'goi-kiem-tra', 'goi-chay-thu', 'goi-duyet',
  'so-hoa-de-nghi', 'so-hoa-duyet', 'so-hoa-so-lieu', 'so-hoa-loai-giay-to', 'so-hoa-tiep-nhan', 'so-hoa-ton-dong',
  'kho', 'kho-luu-giay-to', 'kho-mot-giay-to', 'kho-chia-se', 'kho-ai-da-xem',
  'xac-minh', 'xac-minh-thu-hoi',
  'ky-y-kien', 'ky-nhieu-ho-so', 'cho-dong-dau', 'luu-tru-giao-nop', 'thu-dang-sua',
  'he-thong-ngoai', 'he-thong-ngoai-trong', 'he-thong-ngoai-khong-tra-loi', 'thu-bi-tu-choi', 'chenh-lech',
  'thu-den-cho-xem', 'thu-lien-thong',
  'doi-chieu-thu-tuc', 'doi-chieu-thu-tuc-khong-duoc', 'thu-tuc-ghi-khac', 'thu-tuc-lap-ban-soan', 'thu-tuc-giu-nhu-o-day',
  'phan-mem-ket-noi', 'phan-mem-dang-ky', 'phan-mem-khoa', 'phan-mem-thu-hoi', 'dia-chi-nhan-dang-ky',
  'dia-chi-nhan-dang-vap',
  'bo-phan', 'lich-truc', 'nang-suat', 'ngoai-tuyen', 'ngoai-tuyen-phieu', 'xe-thu', 'danh-gia',
  'buu-chinh-dat', 'buu-chinh', 'buu-chinh-quet', 'buu-chinh-buu-ta', 'ke-ket-qua',
  'thu-tien', 'thu-tien-hoi-lai', 'bien-lai', 'quy-thu', 'doi-soat',
  'sanh-may-lay-so', 'sanh-phieu', 'sanh-goi-so', 'sanh-bang', 'sanh-cho', 'lich-hen-dien-thoai',
  'mot-luot-hen', 'mot-luot-may-lay-so', 'mot-luot-dien-thoai', 'mot-luot-bang', 'mot-luot-quay',
  'mot-luot-man-hinh-phu', 'mot-luot-tiep-nhan', 'mot-luot-xong',
  'hai-buoc-quet', 'hai-buoc-khoi-phuc', 'hai-buoc-dang-nhap', 'hai-buoc-dat-lai', 'khoa-truy-cap',
  'dinh-danh-dang-nhap', 'dinh-danh-khong-thanh',
]
const BASES = ['', 'server', 'server/src', 'server/src/modules', 'docs']
const slugOf = (heading: string) =>
  heading
    .toLowerCase().replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-')

export const checkLinks: Check = (tree) => {
  const isThere = (path: string) =>
    tree.has(path) || [...tree.keys()].some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`))
  const headings = (file: string) => rowsOf(readText(tree, file), /^#+ (.+)$/gm).map(slugOf)
  return papersOf(tree).flatMap(([file, text]) => {
    const links = rowsOf(text, /\]\(([^)\s]+)\)/g).filter((link) => !/^https?:/.test(link)).filter((link) => {
      const [path = '', anchor] = link.split('#')
      const to = path === '' ? file : normalize(join(dirname(file), path))
      if (/^docs\/pictures\/[a-z-]+\.png$/.test(to))
        return !PICTURES.includes(to.slice('docs/pictures/'.length, -'.png'.length))
      return !isThere(to) || anchor !== undefined && !headings(to).includes(decodeURIComponent(anchor))
    })
    const paths = rowsOf(text, /`([\w.@-]+(?:\/[\w.@-]+)+\.(?:tsx?|mjs|md|sql|ya?ml|csv|json))`/g)
      .filter((path) => ![...BASES, dirname(file)].some((base) => isThere(normalize(join(base, path)))))
    return [...links, ...paths].map((one) => `${file} points at ${one}, which is not there`)
  })
}

export const checkScripts: Check = (tree) => {
  const { scripts } = JSON.parse(readText(tree, 'package.json')) as { scripts: Record<string, string> }
  const commands = rowsOf(readText(tree, 'server/src/app/main.ts'), /^ {2}'?([a-z-]+)'?: \[\s*'/gm)
  const called = papersOf(tree).flatMap(([file, text]) => rowsOf(text, /npx motcua ([a-z-]+)/g)
    .filter((name) => !commands.includes(name)).map((name) => `${file} calls the command ${name}, which is not there`))
  return called.concat(
    papersOf(tree).flatMap(([file, text]) =>
      [...rowsOf(text, /npm run ([\w:]+)/g), ...rowsOf(text, /npm (test|start)\b/g)]
        .filter((name) => !Object.hasOwn(scripts, name))
        .map((name) => `${file} calls the script ${name}, which is not there`),
    ),
  )
}

/** A number with the place of a province or a country; place 000 is never given out, 097-099 are neither. */
const PERSONAL = /^(?:0(?:0[1-9]|[1-8]\d|9[0-6])|[1-9]\d\d)\d{9}$/
/** A phone of ours as it is written with the country before it. */
const OUR_PHONE = /^840500000\d{3}$/
const UUID = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gi

export const checkNumbers: Check = (tree) =>
  [...tree]
    .filter(([file]) => !/package-lock\.json$/.test(file))
    .flatMap(([file, text]) =>
      [...text.replace(UUID, '').matchAll(/(?<![\w.])\d{12}(?!\w)/g)]
        .map(([number]) => number).filter((number) => PERSONAL.test(number) && !OUR_PHONE.test(number))
        .map((number) => `${file} has the personal number ${number}`),
    )

export function papersOf(tree: Tree): [string, string][] {
  return [...tree].filter(([file]) => file.endsWith('.md') && !file.startsWith('docs/plan/'))
}

/** All text files of the repository: what it holds, not what was brought in or made (`.gitignore`). */
export function readRepository(): Tree {
  const made = new Set(['.git', 'node_modules', 'dist', 'coverage', '.motcua'])
  const filesIn = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return made.has(entry.name) ? [] : filesIn(path)
      return entry.isFile() && !/\.(png|pdf|ttf|woff2?|ico|log|wasm)$/.test(entry.name) ? [path] : []
    })
  return new Map(filesIn('').map((file) => [file, readFileSync(join(root, file), 'utf8').normalize('NFC')]))
}

export const CHECKS: Readonly<Record<string, Check>> = {
  events: checkEvents, problems: checkProblems, glossary: checkGlossary, law: checkLaw, links: checkLinks,
  scripts: checkScripts, 'personal numbers': checkNumbers,
}
