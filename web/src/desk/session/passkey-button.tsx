import type { Session } from '@motcua/contracts/session.ts'
import { Button } from '@mantine/core'
import { CallError } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { PASSKEY } from './passkey-texts.ts'
import { canUsePasskeys } from './passkeys.ts'
import { usePasskey } from './sign-in.ts'

/** Signs in by a key of this machine or a security key, without a name or a password. */
export function PasskeyButton({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const proving = usePasskey(onSignedIn)
  if (!canUsePasskeys()) return null
  return (
    <div className="mc-stack">
      <Button type="button" variant="default" loading={proving.isPending} onClick={() => proving.mutate(undefined)}>
        {say(PASSKEY.signIn)}
      </Button>
      {proving.error && <p role="alert" className="mc-error">{whyNot(proving.error)}</p>}
    </div>
  )
}

/** Browsers say little of why: whoever pressed "cancel" is told the same as whoever has no key here. */
export function whyNot(error: Error): string {
  return error instanceof CallError ? error.message : say(PASSKEY.notDone)
}
