import { fold } from '../../../kernel/vietnamese-text.ts'

/** Where the list of all files and what they are stands in a package, and where their sums stand for `sha256sum -c`. */
export const [MANIFEST, SUMS] = ['goi.xml', 'sha256sum.txt'] as const
export const MANIFEST_NAMESPACE = 'urn:motcua:goi-luu-tru:1'
/** The attribute by which a description says whose signature it bears. */
export const SEALED_BY = 'sealedBy'

/**
 * A signed copy is what an officer signed of a scan; an archive copy a paper as PDF/A, made by this program; a letter
 * the answer of an agency outside, a sent letter the package by which it was asked.
 */
export type PackedRole = 'component' | 'signed-copy' | 'archive-copy' | 'form' | 'letter' | 'sent-letter' | 'result' | 'data' | 'report'

/** A file of a package besides the two above. */
export interface PackedFile {
  /** In the package: folded letters, so that every program of every system finds it. */
  readonly path: string
  /** As people know it. */
  readonly name: string
  readonly role: PackedRole
  /** What it was handed in for. */
  readonly component?: string | undefined
  readonly mime: string
  /** Bytes. */
  readonly size: number
  /** 64 hexadecimal digits. */
  readonly sha256: string
  /** Of its signatures, where it can be signed. */
  readonly verdict?: string | undefined
  /** As of which moment the signatures were judged, where that is not when the package was made. */
  readonly judgedAt?: Date | undefined
}

/** A component of the version, and how it is there: digital, or why not. */
export interface PackedComponent {
  readonly id: string
  readonly name: string
  readonly how: 'digital' | 'reused' | 'data' | 'presented' | 'undigitised' | 'missing'
  readonly why?: string | undefined
}

export interface PackageManifest {
  readonly id: string
  readonly madeAt: Date
  /** Whose signature will stand in it; null, nobody's. */
  readonly sealedBy: string | null
  readonly dossier: Readonly<Record<string, string>>
  readonly retention: { readonly until: string | null; readonly article: string }
  /** Why it is whole enough, where something is not. */
  readonly reason: string | null
  readonly components: readonly PackedComponent[]
  readonly files: readonly PackedFile[]
  /** What became of the dossier, first things first. */
  readonly events: readonly { readonly type: string; readonly at: Date; readonly detail?: string | undefined }[]
}

/**
 * The description of a package as XML of our own, built as METS is (head, list of files, structure) with events as in
 * PREMIS: what is in it, whose, what each file is and its SHA-256, what was checked, how long it is kept (TT
 * 13/2023/TT-BNV Đ.3–5). Pure; the same package makes the same text.
 */
export function writeManifest(one: PackageManifest): string {
  const { dossier, retention, reason, components, files, events } = one
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<package xmlns="${MANIFEST_NAMESPACE}" id="${xml(one.id)}" createdAt="${one.madeAt.toISOString()}"`
    + `${one.sealedBy === null ? '' : ` ${SEALED_BY}="${xml(one.sealedBy)}"`}>`,
    '  <dossier>',
    ...Object.entries(dossier).map(([name, value]) => `    <field name="${xml(name)}">${xml(value)}</field>`),
    '  </dossier>',
    `  <retention${retention.until === null ? ' permanent="true"' : ` until="${retention.until}"`}>`
    + `${xml(retention.article)}</retention>`,
    ...reason === null ? [] : [`  <reason>${xml(reason)}</reason>`],
    '  <structure>',
    ...components.map(({ id, name, how, why }) =>
      `    <component id="${xml(id)}" how="${how}"${why === undefined ? '' : ` why="${xml(why)}"`}>${xml(name)}</component>`),
    '  </structure>',
    '  <files>',
    ...files.map(({ path, name, role, component, mime, size, sha256, verdict, judgedAt }) =>
      `    <file path="${xml(path)}" role="${role}"${component === undefined ? '' : ` component="${xml(component)}"`}`
      + ` mime="${xml(mime)}" size="${String(size)}" sha256="${sha256}"`
      + (verdict === undefined ? '' : ` signatures="${xml(verdict)}"`)
      + `${judgedAt === undefined ? '' : ` judgedAt="${judgedAt.toISOString()}"`}>${xml(name)}</file>`),
    '  </files>',
    '  <events>',
    ...events.map(({ type, at, detail }) =>
      `    <event type="${xml(type)}" at="${at.toISOString()}"${detail === undefined ? '' : ` detail="${xml(detail)}"`}/>`),
    '  </events>',
    '</package>',
    '',
  ].join('\n')
}

/** The sums of all files, the description among them, as `sha256sum -c` reads them. */
export function writeSums(files: readonly Pick<PackedFile, 'path' | 'sha256'>[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
}

/** Those sums by path; undefined where a line is none. */
export function readSums(text: string): Map<string, string> | undefined {
  const sums = new Map<string, string>()
  for (const line of text.split('\n').slice(0, -1)) {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? []
    if (sha256 === undefined || path === undefined || sums.has(path)) return undefined
    sums.set(path, sha256)
  }
  return text.endsWith('\n') ? sums : undefined
}

/** A name for a file in a package that no program stumbles over. */
export function packedName(name: string): string {
  const plain = fold(name).replace(/[^a-z0-9._-]+/g, '-').replace(/^[-.]+|-+$/g, '')
  const ending = /\.[a-z0-9]{1,8}$/.exec(plain)?.[0] ?? ''
  return (plain.slice(0, Math.min(plain.length - ending.length, 60)) || 'tep') + ending
}

/** Text in XML: what it cannot hold is left out, and what would be markup is written out. */
function xml(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/gu, '').replace(
    /[&<>"\n\r\t]/g, (sign) => `&#${String(sign.charCodeAt(0))};`,
  )
}
