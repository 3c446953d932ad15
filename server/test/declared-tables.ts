import ts from 'typescript'

export interface DeclaredColumn {
  readonly isNullable: boolean
  /** As TypeScript spells what is read: bigint, string, Date, … */ readonly type: string
}
export interface DeclaredTable { readonly file: string; readonly columns: Readonly<Record<string, DeclaredColumn>> }

export interface LiveColumn {
  readonly isNullable: boolean
  /** PostgreSQL's own name of the type: int8, text, timestamptz, … */
  readonly type: string
  /** Filled in by the database where a store leaves it out: identity, generated, or with a default. */
  readonly isFilledIn: boolean
}
/** Columns by table, `schema.table`. */
export type LiveTables = ReadonlyMap<string, Readonly<Record<string, LiveColumn>>>

/**
 * What a type in a store may stand for, as the driver hands it over: `numeric` as text. Other words, such as `State`,
 * are texts with a check.
 */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  bigint: ['int8'], number: ['int2', 'int4', 'float8'], boolean: ['bool'], Date: ['timestamptz'], Buffer: ['bytea'],
  string: ['text', 'uuid', 'inet', 'xid8', 'interval', 'date', 'numeric'], Day: ['date'],
}
/** Of column types that wrap what is read, what is written, what is changed, the first counts. */
const WRAPPERS = new Set(['ColumnType', 'Generated', 'GeneratedAlways'])

/**
 * The tables that sources declare for kysely: `'room.table': { … }` inside a type. By `schema.table`, as the database
 * spells it.
 */
export function tablesIn(sources: ReadonlyMap<string, string>): Map<string, DeclaredTable[]> {
  const tables = new Map<string, DeclaredTable[]>()
  for (const [file, text] of sources) {
    const visit = (node: ts.Node): void => {
      if (
        ts.isPropertySignature(node) &&
        ts.isStringLiteral(node.name) &&
        /^[a-z]+\.\w+$/.test(node.name.text) &&
        node.type &&
        ts.isTypeLiteralNode(node.type)
      ) {
        const columns = node.type.members.flatMap((member): [string, DeclaredColumn][] =>
          ts.isPropertySignature(member) && member.type
            ? [[snakeOf(member.name.getText()), columnOf(member.type)]]
            : [],
        )
        const name = snakeOf(node.name.text)
        tables.set(name, [...(tables.get(name) ?? []), { file, columns: Object.fromEntries(columns) }])
      }
      ts.forEachChild(node, visit)
    }
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true))
  }
  return tables
}

function columnOf(type: ts.TypeNode): DeclaredColumn {
  if (ts.isTypeReferenceNode(type) && WRAPPERS.has(type.typeName.getText())) {
    const [read] = type.typeArguments ?? []
    // `never` is read by SQL of its own, and stands for whatever is written.
    const shown = read?.kind === ts.SyntaxKind.NeverKeyword ? type.typeArguments?.[1] : read
    return shown ? columnOf(shown) : { isNullable: false, type: '' }
  }
  const parts = ts.isUnionTypeNode(type) ? type.types : [type]
  const isNull = (part: ts.TypeNode) => ts.isLiteralTypeNode(part) && part.literal.kind === ts.SyntaxKind.NullKeyword
  return {
    isNullable: parts.some(isNull),
    type: parts
      .filter((part) => !isNull(part)).map((part) => part.getText()).join(' | '),
  }
}

function snakeOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Where sources and database disagree, one line each; nothing if they say the same. */
export function differencesOf(declared: ReadonlyMap<string, readonly DeclaredTable[]>, live: LiveTables): string[] {
  return [...declared].flatMap(([name, tables]) => tables.flatMap(({ file, columns }) => {
    const there = live.get(name)
    if (!there) return [`${file}: there is no table ${name}`]
    const gone = Object.keys(columns)
      .filter((column) => !Object.hasOwn(there, column)).map((column) => `${file}: ${name} has no column ${column}`)
    const missing = Object.entries(there)
      .filter(([column, { isFilledIn }]) => !Object.hasOwn(columns, column) && !isFilledIn)
      .map(([column]) => `${file}: ${name}.${column} is not declared`)
    const wrong = Object.entries(columns).flatMap(([column, { isNullable, type }]) => {
      const real = Object.hasOwn(there, column) ? there[column] : undefined
      if (!real) return []
      const mayBeEither = type === 'Json' // null is JSON, too
      const emptiness =
        mayBeEither || real.isNullable === isNullable
          ? []
          : [`${file}: ${name}.${column} ${real.isNullable ? 'may be null' : 'is never null'}`]
      const fitting = Object.hasOwn(FITTING, type) ? FITTING[type] : undefined
      return fitting && !fitting.includes(real.type)
        ? [...emptiness, `${file}: ${name}.${column} is ${real.type}, not ${type}`]
        : emptiness
    })
    return [...gone, ...missing, ...wrong]
  })).sort()
}
