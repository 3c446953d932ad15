import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Feel } from '../../platform/feel/open-feel.ts'
import { contentChecksum } from '../../platform/fingerprint.ts'
import type { BpmnReader } from '../workflow/public.ts'
import type { PackageData } from './package-data.ts'

export interface PackageFile {
  readonly format: 'motcua-package'
  readonly version: 1
  readonly sha256: string
  readonly package: PackageData
}

/** A package as one file that another installation takes in; the same package gives the same file. */
export function writePackageFile(data: PackageData): PackageFile {
  return { format: 'motcua-package', version: 1, sha256: contentChecksum(data), package: data }
}

export type PackageFileRefusal = { readonly code: 'package-file-broken' } | { readonly code: 'package-file-hostile' }

/**
 * What a file brings, whose shape the door has looked at. Refused if it is not what its checksum was taken of, or if it
 * has XML that is made to do harm; whatever else is wrong with it the linter will say of the draft.
 */
export async function readPackageFile(
  file: PackageFile, { reader, feel }: { reader: Pick<BpmnReader, 'read'>; feel: Pick<Feel, 'read'> },
): Promise<Result<PackageData, PackageFileRefusal>> {
  if (contentChecksum(file.package) !== file.sha256) return refuse({ code: 'package-file-broken' })
  const { process: { bpmn }, decisions } = file.package
  const drawn = bpmn === null ? [] : (await reader.read(bpmn)).problems
  const tables = await Promise.all(decisions.map(({ dmn }) => feel.read(dmn)))
  const isHostile = drawn.some(({ code }) => HOSTILE.has(code)) || tables.some(({ ok: isRead }) => !isRead)
  return isHostile ? refuse({ code: 'package-file-hostile' }) : ok(file.package)
}

const HOSTILE: ReadonlySet<string> = new Set(['hostile', 'too-large', 'too-slow', 'not-bpmn'])
