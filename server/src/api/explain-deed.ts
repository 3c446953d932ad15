import { DECIDED } from '@motcua/contracts/decided-texts.ts'
import { type SaidRefusedSignature, sayRefusedSignature } from '@motcua/contracts/signatures.ts'
import { type Text, filledText, sayIn } from '@motcua/contracts/texts.ts'
import type { MissingContent, MissingReason, TableFailed } from '../modules/dossiers/public.ts'
import type { KeyHolder } from '../platform/signing/key-ring.ts'
import { COMPONENT_FAULT, DEED } from './deed-texts.ts'
import { type FieldProblem, PROBLEM_TEXTS, type Tellable, type UnsaidProblem, faultAt, problemOf } from './problems.ts'
import { DUTY } from './work-problem-texts.ts'

interface Missing { readonly component: string; readonly name: string; readonly reason?: MissingReason }

/** The refusal of a deed with what it names: each component at its place in the body, or the step that is open. */
export function explainDeed(refusal: Tellable, body: unknown): UnsaidProblem {
  const known = refusal as Tellable & {
    readonly components?: readonly (string | Missing)[]; readonly step?: string; readonly names?: readonly string[]
    readonly fields?: readonly MissingContent[]
    readonly uploadId?: string; readonly holder?: KeyHolder; readonly signatures?: readonly SaidRefusedSignature[]
  }
  if (known.signatures !== undefined) return explainSignatures(refusal.code, known.signatures)
  if (known.components !== undefined)
    return problemOf(
      refusal.code, known.components.map((one) => atComponent(one, refusal.code, body)),
    )
  if (refusal.code === 'scan-poor') return problemOf(refusal.code, [atFile(known.uploadId, refusal.code, body)])
  if (refusal.code === 'decision-failed') return explainTable(refusal as TableFailed)
  if (known.step !== undefined)
    return problemOf(refusal.code, [], stepped(PROBLEM_TEXTS[refusal.code], known.step))
  if (known.names !== undefined && known.names.length > 0)
    return problemOf(refusal.code, [], named(PROBLEM_TEXTS[refusal.code], known.names.join(', ')))
  if (known.fields !== undefined) return explainContent(refusal.code, known.fields)
  if (known.holder) return explainKey(refusal.code, known.holder)
  if (refusal.code === 'opinion-not-signed') return problemOf(refusal.code, [faultAt('/isSigned', refusal.code)])
  if (refusal.code === 'head-reason-needed') return problemOf(refusal.code, [faultAt('/headReason', refusal.code)])
  if (refusal.code === 'reason-needed') return problemOf(refusal.code, [faultAt('/reason', refusal.code)])
  return problemOf(refusal.code)
}

/** Which files have signatures that do not do, each with why and what to do. */
function explainSignatures(code: Tellable['code'], refused: readonly SaidRefusedSignature[]): UnsaidProblem {
  const said = refused.map((one) => ({ vi: sayRefusedSignature('vi', one), en: sayRefusedSignature('en', one) }))
  const all = { vi: said.map(({ vi }) => vi).join(' '), en: said.map(({ en }) => en).join(' ') }
  return problemOf(code, said.map((text) => ({ pointer: '/components', code, text })), all)
}

/** Which words the result wants: they have no field in this deed, so that the sentence names them. */
function explainContent(code: Tellable['code'], fields: readonly MissingContent[]): UnsaidProblem {
  const names = fields.map(({ label }) => label).join('; ')
  const what = PROBLEM_TEXTS[code]
  return problemOf(code, [], {
    vi: sayIn('vi')(DEED.contentMissing, { what: what.vi, names }),
    en: sayIn('en')(DEED.contentMissing, { what: what.en, names }),
  })
}

/** What is the matter with whose key; beside the field of its PIN where that is what is wrong. */
function explainKey(code: Tellable['code'], { kind, name }: KeyHolder): UnsaidProblem {
  const ofPin = code === 'pin-needed' || code === 'pin-wrong'
  return problemOf(code, ofPin ? [faultAt(`/pins/${kind}`, code)] : [], withKey(PROBLEM_TEXTS[code], name))
}

/** Which table has no answer, and why: whoever sits there calls the administrator of the catalogue. */
export function explainTable({ code, subject, decision, text }: TableFailed): UnsaidProblem {
  const inLanguage = (language: 'vi' | 'en') => {
    const say = sayIn(language)
    return say(DEED.tableFailed, {
      what: PROBLEM_TEXTS[code][language], subject: say(DECIDED[`${subject}_what`]), decision, text,
    })
  }
  return problemOf(code, [], { vi: inLanguage('vi'), en: inLanguage('en') })
}

/** The first component that names this file. */
function atFile(file: string | undefined, code: Tellable['code'], body: unknown): FieldProblem {
  const listed = (body as { readonly components?: readonly { readonly files: readonly string[] }[] }).components ?? []
  const place = listed.findIndex(({ files }) => file !== undefined && files.includes(file))
  return faultAt(place < 0 ? '/components' : `/components/${String(place)}`, code)
}

function atComponent(one: string | Missing, code: Tellable['code'], body: unknown): FieldProblem {
  const id = typeof one === 'string' ? one : one.component
  const listed = (body as { readonly components?: readonly { readonly component: string }[] } | null)?.components ?? []
  const place = listed.findIndex(({ component }) => component === id)
  const pointer = `/components/${place < 0 ? id : String(place)}`
  if (typeof one === 'string') return faultAt(pointer, code)
  const { name, reason = 'not-digitised' } = one
  return { pointer, code: reason, text: filledText(COMPONENT_FAULT[reason], { name }) }
}

function named(what: Text, names: string): Text {
  return {
    vi: sayIn('vi')(DUTY.others, { what: what.vi, names }), en: sayIn('en')(DUTY.others, { what: what.en, names }),
  }
}

function withKey(what: Text, holder: string): Text {
  return {
    vi: sayIn('vi')(DEED.key, { what: what.vi, holder }), en: sayIn('en')(DEED.key, { what: what.en, holder }),
  }
}

function stepped(what: Text, step: string): Text {
  return {
    vi: sayIn('vi')(DEED.step, { what: what.vi, step }), en: sayIn('en')(DEED.step, { what: what.en, step }),
  }
}
