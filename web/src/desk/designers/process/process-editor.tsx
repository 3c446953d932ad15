import type { PackageStep, PackageVocabulary } from '@motcua/contracts/packages.ts'
import { useQuery } from '@tanstack/react-query'
import { Suspense, lazy, useState } from 'react'
import { say } from '../../../lib/language.ts'
import { ErrorState } from '../../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../../ui/skeleton-list/skeleton-list.tsx'
import { useDesignLanguage, useProcessCheck } from '../designs-data.ts'
import { FileButtons } from '../file-buttons.tsx'
import { processOfSteps } from './blank-process.ts'
import { FindingsList } from './findings-list.tsx'
import { ACTION, PROCESS } from './process-texts.ts'
import type { PanelWords } from './properties-panel.tsx'
import { type StepLine, readStepLines, writeStepLines } from './step-lines.ts'
import { StepsTable } from './steps-table.tsx'

/** bpmn-js is the heaviest thing of the desk: it comes when somebody wants to draw. */
const ProcessBoard = lazy(() => import('./process-board.tsx'))

export interface ProcessEditorProps {
  /** Named in the file that is downloaded. */
  name: string
  /** BPMN; null where the process is the published steps, one after another. */
  value: string | null
  steps: readonly PackageStep[]
  vocabulary: PackageVocabulary
  /** Ids of the decision tables of the same package. */
  decisions: readonly string[]
  onChange: (bpmn: string) => void
}

/** The internal process of a procedure, drawn or written as a table: one BPMN, two ways to look at it. */
export function ProcessEditor(props: ProcessEditorProps) {
  const language = useDesignLanguage()
  const { steps, value } = props
  const opened = useQuery({
    queryKey: ['designs', 'of-steps', steps, value === null], enabled: value === null && language.isSuccess,
    queryFn: async () => processOfSteps(steps, language.data?.extension), staleTime: Infinity,
  })
  const xml = value ?? opened.data
  if (language.isError)
    return <ErrorState title={say(PROCESS.notChecked)} error={language.error} onRetry={() => void language.refetch()} />
  if (!language.data || xml === undefined) return <SkeletonList />
  return <OpenedProcess {...props} xml={xml} language={language.data} />
}

interface OpenedProps extends ProcessEditorProps {
  xml: string
  language: { readonly extension: unknown; readonly actions: readonly string[]; readonly deeds: readonly string[] }
}

function OpenedProcess({ name, xml, language, vocabulary, decisions, onChange }: OpenedProps) {
  const [isDrawing, setIsDrawing] = useState(false)
  const [wanted, setWanted] = useState<{ element: string }>()
  const check = useProcessCheck(xml)
  const problems = check.data?.problems ?? []
  const words = panelWords(vocabulary, language, decisions)
  const look = (element: string) => {
    setIsDrawing(true)
    setWanted({ element })
  }
  return (
    <div className="mc-stack">
      <div className="mc-row">
        <div role="group" aria-label={say(PROCESS.way)} className="mc-ways">
          <button type="button" aria-pressed={!isDrawing}
            onClick={() => setIsDrawing(false)}>{say(PROCESS.asTable)}</button>
          <button type="button" aria-pressed={isDrawing}
            onClick={() => setIsDrawing(true)}>{say(PROCESS.asDrawing)}</button>
        </div>
        <FileButtons
          fileName={`${name}.bpmn`} type="application/xml" content={xml} accept=".bpmn,.xml,application/xml,text/xml"
          importLabel={say(PROCESS.importFile)} exportLabel={say(PROCESS.exportFile)}
          onRead={async (text, file) => {
            if (await readStepLines(text, language.extension) === undefined) return say(PROCESS.notBpmn)
            onChange(text)
            return say(PROCESS.imported, { file })
          }}
        />
      </div>
      <FindingsList check={check} onLook={look} />
      {isDrawing ? <Suspense fallback={<p role="status">{say(PROCESS.loading)}</p>}>
        <ProcessBoard xml={xml} extension={language.extension} problems={problems} words={words} wanted={wanted}
          onChange={onChange} />
      </Suspense> : <TableOfSteps xml={xml} extension={language.extension} words={words} problems={problems}
        onChange={onChange} />}
    </div>
  )
}

function TableOfSteps({ xml, extension, words, problems, onChange }: Pick<OpenedProps, 'xml' | 'onChange'> & {
  extension: unknown
  words: PanelWords
  problems: Parameters<typeof StepsTable>[0]['problems']
}) {
  const read = useQuery({
    queryKey: ['designs', 'step-lines', xml], queryFn: async () => await readStepLines(xml, extension) ?? null,
    staleTime: Infinity, gcTime: 0, placeholderData: (before) => before,
  })
  if (read.data === null) return <p role="alert" className="mc-error">{say(PROCESS.notBpmn)}</p>
  if (!read.data) return <SkeletonList />
  const write = (lines: readonly StepLine[]) => void writeStepLines(xml, extension, lines).then(onChange)
  return <StepsTable steps={read.data} words={words} problems={problems} onChange={write} />
}

function panelWords(
  { roles, units }: PackageVocabulary, { actions, deeds }: OpenedProps['language'], decisions: readonly string[],
): PanelWords {
  const plain = (ids: readonly string[]) => ids.map((id) => ({ id, name: id }))
  return {
    roles, units: units.map(({ rule, name }) => ({ id: rule, name })),
    actions: actions.map((id) => ({
      id, name: Object.hasOwn(ACTION, id) ? say(ACTION[id as keyof typeof ACTION]) : id,
    })),
    deeds: plain(deeds), decisions: plain(decisions),
  }
}
