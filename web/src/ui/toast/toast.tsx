import { useSyncExternalStore } from 'react'
import { say } from '../../lib/language.ts'
import { type Toast, currentToasts, dismiss, watchToasts } from './toast-store.ts'
import { TOAST } from './toast-texts.ts'

/** Where announcements stand: in the corner for the eye, in a polite live region for the ear. Once, in the shell. */
export function ToastHost() {
  const toasts = useSyncExternalStore(watchToasts, currentToasts, currentToasts)
  return (
    <div className="mc-toasts" role="status" aria-live="polite">
      {toasts.map((toast) => <ToastLine key={toast.id} toast={toast} />)}
    </div>
  )
}

/** One announcement, with what can be done about it and the way to put it away. */
export function ToastLine({ toast: { id, text, action } }: { toast: Toast }) {
  return (
    <div className="mc-toast">
      <span>{text}</span>
      {action && (
        <button
          type="button"
          className="mc-link-button"
          onClick={() => {
            dismiss(id)
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button" className="mc-toast-close" aria-label={say(TOAST.close)} onClick={() => dismiss(id)}
      >
        ✕
      </button>
    </div>
  )
}
