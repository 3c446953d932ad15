import { Button } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { CallError } from '../../lib/call-error.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { useUndoDeed } from './undo-deed.ts'
import { currentUndo, holdUndo, watchUndo, withdrawUndo } from './undo-offer.ts'
import { UNDO } from './undo-texts.ts'

/**
 * What was done a moment ago, and the button that undoes it. First in the page, so that the next Tab after a deed comes
 * here; for the ear said once, since whoever listens to seconds hears nothing else. Once, in the shell.
 */
export function UndoBar() {
  const offer = useSyncExternalStore(watchUndo, currentUndo, currentUndo)
  const undoing = useUndoDeed()
  const isRefused = undoing.error instanceof CallError && undoing.error.status >= 400 && undoing.error.status < 500
  const close = () => {
    undoing.reset()
    withdrawUndo()
    focusContent()
  }
  const undo = () => {
    if (!offer || undoing.isPending) return
    holdUndo()
    undoing.mutate(offer, {
      onSuccess: () => {
        close()
        announce(say(UNDO.undone, { what: offer.what }))
      },
    })
  }
  const mayUndo = offer !== undefined && !(isRefused && isAbout(undoing.variables, offer))
  // Told of before there is anything to undo: then it is too late to look it up.
  useShortcuts([{ keys: 'z', name: say(UNDO.key), ...mayUndo && { run: undo } }])

  return (
    <div className={offer && 'mc-row mc-undo'}>
      <span role="status">
        {offer && (
          <>
            {say(UNDO.done, { what: offer.what })}
            <span className="mc-hidden"> {say(UNDO.aloud, { seconds: offer.seconds })}</span>
          </>
        )}
      </span>
      {offer && isAbout(undoing.variables, offer) && undoing.error && (
        <span role="alert" className="mc-error">
          {undoing.error.message}
        </span>
      )}
      {mayUndo && (
        <Button size="compact-sm" variant="default" onClick={undo} loading={undoing.isPending}>
          {say(UNDO.undo)}&nbsp;<span aria-hidden="true">{say(UNDO.left, { seconds: offer.secondsLeft })}</span>&nbsp;
          <kbd>Z</kbd>
        </Button>
      )}
      {offer?.next && (
        <button type="button" className="mc-link-button" onClick={offer.next.run}>
          {offer.next.label}
        </button>
      )}
      {offer && (
        <button type="button" className="mc-toast-close" aria-label={say(UNDO.close)} onClick={close}>
          ✕
        </button>
      )}
    </div>
  )
}

type Deed = { readonly dossierId: string; readonly version: number }

/** What the server said of the deed before this one is over. */
function isAbout(pressed: Deed | undefined, offer: Deed): boolean {
  return pressed?.dossierId === offer.dossierId && pressed.version === offer.version
}
