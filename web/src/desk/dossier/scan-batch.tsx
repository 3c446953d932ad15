import { Button } from '@mantine/core'
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import type { PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { BatchInput } from '../scan/batch-input.tsx'
import { PaperInput } from '../scan/paper-input.tsx'
import { SCAN } from '../scan/scan-texts.ts'
import { useActOnDossier } from './act-on-dossier.ts'

type Files = readonly PickedFile[]

interface ScanBatchProps {
  dossier: Pick<DossierDetail, 'id' | 'version' | 'number'>
  components: DossierDetail['components']
}

/** All papers of a received dossier scanned in one go, split by its separator sheets, and put in together. */
export function ScanBatch({ dossier, components }: ScanBatchProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [files, setFiles] = useState<Readonly<Record<string, Files>>>({})
  const [isTold, setIsTold] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const adding = useActOnDossier(dossier.id)
  const scanned = components.filter(({ mayScan }) => mayScan)
  const filled = scanned.filter(({ id }) => (files[id] ?? []).length > 0)
  const isReady = filled.length > 0 && filled.every(({ id }) => files[id]?.every(({ state }) => state === 'sent'))
  const close = () => {
    setIsOpen(false)
    setFiles({})
    setIsTold(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  const change = (id: string) => (to: (files: Files) => Files) =>
    setFiles((before) => ({ ...before, [id]: to(before[id] ?? []) }))
  const add = () => {
    setIsTold(!isReady)
    if (!isReady) return
    const body = {
      components: filled.map(({ id }) => ({
        component: id, files: (files[id] ?? []).flatMap(({ uploadId }) => uploadId ?? []),
      })),
    }
    adding.mutate({ noun: 'scans', body, version: dossier.version }, {
      onSuccess: () => {
        announce(say(SCAN.batchAdded, { count: filled.length }))
        close()
      },
    })
  }
  if (scanned.length === 0) return null
  return (
    <>
      <p>
        <button
          ref={opener} type="button" className="mc-link-button" aria-expanded={isOpen}
          onClick={() => isOpen ? close() : setIsOpen(true)}
        >
          {say(SCAN.batch)}
        </button>
      </p>
      {isOpen && (
        <div className="mc-inset" role="group" aria-label={say(SCAN.batch)}>
          {adding.error && <ErrorState title={say(SCAN.notAdded)} error={adding.error} />}
          <BatchInput
            sheets={`/api/dossiers/${dossier.id}/separators.pdf`} dossier={dossier.number}
            components={scanned.map((one) => ({ ...one, handling: 'submit' as const }))}
            onFile={(id, file) => change(id)((before) => [...before, file])}
          />
          {filled.map(({ id, name, documentType }) => (
            <div key={id}>
              <h3>{name}</h3>
              <PaperInput
                label={name} files={files[id] ?? []} onFiles={change(id)} asked={{ documentType, pages: 1 }}
                whose={{ dossier: dossier.id }}
              />
            </div>
          ))}
          {isTold && !isReady && <p className="mc-error" role="alert">{say(SCAN.nothingYet)}</p>}
          <div className="mc-row">
            <Button onClick={add} loading={adding.isPending}>{say(SCAN.addTo)}</Button>
            <Button variant="default" onClick={close}>{say(SCAN.cancel)}</Button>
          </div>
        </div>
      )}
    </>
  )
}
