import type { Package, PackageVocabulary } from '@motcua/contracts/packages.ts'
import type { RawForm } from '@motcua/forms/raw-form.ts'
import type { ReactNode } from 'react'
import { say } from '../../lib/language.ts'
import { CompetenceEditor } from './content/competence-editor.tsx'
import { ConsultationsEditor } from './content/consultations-editor.tsx'
import { FeeEditor } from './content/fee-editor.tsx'
import { LegalEditor } from './content/legal-editor.tsx'
import { LimitsEditor } from './content/limits-editor.tsx'
import { PapersEditor } from './content/papers-editor.tsx'
import { ResultEditor } from './content/result-editor.tsx'
import { TableChoice } from './content/table-choice.tsx'
import { DecisionsEditor } from './decisions/decisions-editor.tsx'
import { FormsEditor } from './forms/forms-editor.tsx'
import { type FormWords, keysOf } from './forms/form-operations.ts'
import { PACKAGE_PART } from './package-editor-texts.ts'
import { ProcessEditor } from './process/process-editor.tsx'

/** The parts of a package that have an editor here, in the order in which a procedure is written. */
export const PACKAGE_PARTS = [
  'papers', 'fee', 'limits', 'legal', 'competence', 'consultations', 'forms', 'process', 'decisions', 'result',
] as const
export type PackagePart = typeof PACKAGE_PARTS[number]

interface PartProps {
  value: Package
  vocabulary: PackageVocabulary
  onChange: (value: Package) => void
}

interface PackageEditorProps extends PartProps {
  part: PackagePart
  onPart: (part: PackagePart) => void
}

/** All that makes a service, part by part: a package in, the changed package out. It neither loads nor saves. */
export function PackageEditor({ part, onPart, value, vocabulary, onChange }: PackageEditorProps) {
  return (
    <div className="mc-stack">
      <div role="group" aria-label={say(PACKAGE_PART.parts)} className="mc-ways mc-ways-many">
        {PACKAGE_PARTS.map((one) => <button key={one} type="button" aria-pressed={one === part}
          onClick={() => onPart(one)}>{say(PACKAGE_PART[one])}</button>)}
      </div>
      <PartEditor key={part} part={part} value={value} vocabulary={vocabulary} onChange={onChange} />
    </div>
  )
}

function PartEditor({ part, value, vocabulary, onChange }: PartProps & { part: PackagePart }): ReactNode {
  const { content, procedure } = value
  const change = (changed: Partial<Package['content']>) => onChange({ ...value, content: { ...content, ...changed } })
  const words = vocabulary.dictionary as FormWords
  // A package keeps forms as forms.yaml writes them, of any shape; the compiler tells what they lack.
  const forms = value.forms as unknown as readonly RawForm[]
  switch (part) {
    case 'papers': return <>
      <PapersEditor value={content} vocabulary={vocabulary}
        onChange={({ components, sets }) => change({ components, sets })} />
      <TableChoice subject="papers" value={value} onChange={onChange} />
    </>
    case 'fee': return <>
      <FeeEditor value={content.fee} onChange={(fee) => change({ fee })} />
      <TableChoice subject="fee" value={value} onChange={onChange} />
    </>
    case 'limits': return <>
      <LimitsEditor value={content.limits} onChange={(limits) => change({ limits })} />
      <TableChoice subject="limit" value={value} onChange={onChange} />
    </>
    case 'legal': return <LegalEditor value={content.legalBasis} onChange={(legalBasis) => change({ legalBasis })} />
    case 'competence': return <CompetenceEditor value={content.competence} vocabulary={vocabulary}
      onChange={(competence) => {
        const rest = { ...content }
        delete rest.competence
        onChange({ ...value, content: competence ? { ...rest, competence } : rest })
      }} />
    case 'consultations': return <ConsultationsEditor value={content.consultations ?? []} vocabulary={vocabulary}
      onChange={(consultations) => {
        const rest = { ...content }
        delete rest.consultations
        onChange({ ...value, content: consultations.length > 0 ? { ...rest, consultations } : rest })
      }} />
    case 'forms': return <FormsEditor procedure={procedure} words={words} value={forms}
      onChange={(next) => onChange({ ...value, forms: next.map((form) => ({ ...form })) })} />
    case 'process': return <ProcessEditor
      name={procedure} value={value.process.bpmn} steps={content.steps} vocabulary={vocabulary}
      decisions={value.decisions.map(({ id }) => id)}
      onChange={(bpmn) => onChange({ ...value, process: { ...value.process, bpmn } })}
    />
    case 'decisions': return <DecisionsEditor value={value.decisions}
      onChange={(decisions) => onChange({ ...value, decisions })} />
    case 'result': return <ResultEditor
      value={content.result} vocabulary={vocabulary} questions={questionsOf(forms)}
      onChange={(result) => change({ result })}
    />
  }
}

function questionsOf(forms: readonly RawForm[]): { id: string; name: string }[] {
  const labels = new Map(forms.flatMap(({ pages }) => pages.flatMap(({ sections }) => sections.flatMap(({ fields }) =>
    fields.map(({ key, label }) => [key, label] as const)))))
  return [...new Set(forms.flatMap(keysOf))].map((key) => ({ id: key, name: `${labels.get(key) ?? ''} (${key})` }))
}
