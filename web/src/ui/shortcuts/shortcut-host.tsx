import { useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { type Shortcut, currentShortcuts, listedShortcuts, shortcutFor } from './shortcut-registry.ts'
import { SHORTCUT } from './shortcut-texts.ts'
import { chooseSingleKeys, hasSingleKeys } from './single-keys.ts'

/** Listens to the keyboard for everyone, and shows on `?` what applies here. Once, in the shell. */
export function ShortcutHost() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [shown, setShown] = useState<readonly Shortcut[]>([])
  const [isOn, setIsOn] = useState(hasSingleKeys)

  const open = () => {
    setShown(currentShortcuts())
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('form button')?.focus() // Enter closes, and changes nothing
  }
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return
      const help: Shortcut = { keys: '?', name: say(SHORTCUT.name), run: open }
      const shortcut = shortcutFor(
        event, { isTyping: isTypedInto(event.target), hasSingleKeys: hasSingleKeys() }, [help, ...currentShortcuts()],
      )
      if (!shortcut) return
      event.preventDefault()
      shortcut.run?.()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  return (
    <>
      <button type="button" className="mc-link-button" onClick={open}><kbd>?</kbd> {say(SHORTCUT.name)}</button>
      <dialog ref={dialog} className="mc-shortcuts" aria-label={say(SHORTCUT.title)}>
        <h2>{say(SHORTCUT.title)}</h2>
        <ShortcutList shortcuts={listedShortcuts(shown, isOn)} />
        {isOn && <p className="mc-quiet">{say(SHORTCUT.typing)}</p>}
        <p>
          <label>
            <input
              type="checkbox"
              checked={isOn}
              aria-describedby="phim-mot-chu"
              onChange={(event) => {
                chooseSingleKeys(event.currentTarget.checked)
                setIsOn(event.currentTarget.checked)
              }}
            />{' '}
            {say(SHORTCUT.singleKeys)}
          </label>
          <br />
          <small id="phim-mot-chu" className="mc-quiet">{say(SHORTCUT.singleKeysHint)}</small>
        </p>
        <form method="dialog"><button>{say(SHORTCUT.close)}</button></form>
      </dialog>
    </>
  )
}

/** Keys with what they do. */
export function ShortcutList({ shortcuts }: { shortcuts: readonly Pick<Shortcut, 'keys' | 'name'>[] }) {
  return (
    <dl>
      {shortcuts.map(({ keys, name }) => (
        <div key={keys + name}>
          <dt>{keys.split('+').map((key) => <kbd key={key}>{labelOf(key)}</kbd>)}</dt>
          <dd>{name}</dd>
        </div>
      ))}
    </dl>
  )
}

const NAMED: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift', Enter: '↵', Home: 'Home', End: 'End', Escape: 'Esc', ArrowDown: '↓',
  ArrowRight: '→',
}

function labelOf(key: string): string {
  if (key === 'Space') return say(SHORTCUT.space)
  return NAMED[key] ?? key.toUpperCase()
}

function isTypedInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox], [type=radio], [type=file]), textarea, select'))
  )
}
