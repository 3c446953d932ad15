import { Button } from '@mantine/core'
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import type { PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { PaperInput } from '../scan/paper-input.tsx'
import { SCAN } from '../scan/scan-texts.ts'
import { useActOnDossier } from './act-on-dossier.ts'

interface AddScanProps {
  dossier: Pick<DossierDetail, 'id' | 'version'>
  component: Pick<DossierDetail['components'][number], 'id' | 'name' | 'documentType'>
}

/** Scans of one paper of a dossier that is received: opened by its button, put in together. */
export function AddScan({ dossier, component: { id, name, documentType } }: AddScanProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [files, setFiles] = useState<readonly PickedFile[]>([])
  const [isTold, setIsTold] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const adding = useActOnDossier(dossier.id)
  const close = () => {
    setIsOpen(false)
    setFiles([])
    setIsTold(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  const isReady = files.length > 0 && files.every(({ state }) => state === 'sent')
  const add = () => {
    setIsTold(!isReady)
    if (!isReady) return
    const uploads = files.flatMap(({ uploadId }) => uploadId ?? [])
    adding.mutate({
      noun: 'scans', body: { components: [{ component: id, files: uploads }] }, version: dossier.version,
    }, {
      onSuccess: () => {
        announce(say(SCAN.added, { label: name }))
        close()
      },
    })
  }
  return (
    <>
      <button
        ref={opener} type="button" className="mc-link-button" aria-expanded={isOpen}
        onClick={() => isOpen ? close() : setIsOpen(true)}
      >
        {say(SCAN.add)}<span className="mc-hidden">{say(SCAN.forPaper, { label: name })}</span>
      </button>
      {isOpen && (
        <div className="mc-inset" role="group" aria-label={say(SCAN.panel, { label: name })}>
          {adding.error && <ErrorState title={say(SCAN.notAdded)} error={adding.error} />}
          <PaperInput
            label={name} files={files} onFiles={setFiles} asked={{ documentType, pages: 1 }}
            whose={{ dossier: dossier.id }}
          />
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
